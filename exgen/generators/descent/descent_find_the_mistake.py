"""Find the first wrong line of a worked descent, and the right value there.

The descent is made with a mal-rule of the other descents; exactly one line is wrong, and the later lines follow from it
correctly, which the sheet says. Each line that can carry a mal-rule is equally likely.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from exgen.algebra import Poly
from exgen.board import is_short, shown
from exgen.errors import UserError
from exgen.formula.build import column, equals, formula
from exgen.formula.evaluate import names_in, to_poly
from exgen.formula.tree import Call, Formula, Message, Number, Polynomial, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators.descent import descent_1d, descent_2d
from exgen.generators.descent._lines import RULES, Written, descent_lines, kinds
from exgen.generators.descent._run import check_descent
from exgen.given import Field
from exgen.model import ChoiceAnswer, FormulaAnswer, Mistake, NumberAnswer, Option, Part, Space, Step
from exgen.rng import Stream

LARGEST = 500


@dataclass(frozen=True, slots=True)
class Given:
    function: Formula
    start: tuple[Fraction, ...]
    learning_rate: Fraction
    steps: int
    line: int
    mistake: str


def sample(rng: Stream, level: int) -> Given:
    """A descent as the other generators draw it, a line of it, and a mal-rule that suits there.

    A line may have none (the wrong value would be the right one, or grow too long): then the next line is taken.
    """
    function, start, rate, steps = _descent(rng, level)
    lines = rng.shuffled(range(1, len(kinds(len(start), steps)) + 1))
    for line in lines:
        rules = [name for name in RULES[kinds(len(start), steps)[line - 1]] if name]
        found = rng.first(rules, partial(_suits, function, start, rate, steps, line))
        if found is not None:
            return Given(Polynomial(function), start, rate, steps, line, found)
    raise AssertionError(f"no line of this descent can carry a mistake: {function}")


Descent = tuple[Poly, tuple[Fraction, ...], Fraction, int]


def _descent(rng: Stream, level: int) -> Descent:
    """Function, start, learning rate and number of steps."""
    if level == 3:
        coupled = descent_2d.sample(rng, 3)
        return coupled.function, coupled.start, coupled.learning_rate, 1
    plain = descent_1d.sample(rng, level)
    return plain.function, (plain.start,), plain.learning_rate, plain.steps


def _suits(function: Poly, start: tuple[Fraction, ...], rate: Fraction, steps: int, line: int, mistake: str) -> bool:
    """Whether the mal-rule changes the line, and all that follows stays short."""
    right = descent_lines(function, start, rate, steps)
    wrong = descent_lines(function, start, rate, steps, (line, mistake))
    if right is None or wrong is None or wrong[line - 1].value == right[line - 1].value:
        return False
    numbers = [w.value for w in wrong if isinstance(w.value, Fraction)]
    return all(n and is_short(n) and abs(n) <= LARGEST for n in numbers)


def solve(given: Given, level: int) -> Solved:
    del level
    function = _function(given.function)
    check_descent(function, given.learning_rate)
    if len(given.start) != len(function.variables):
        raise UserError(f"the start needs {len(function.variables)} coordinates, one for each variable")
    count = len(kinds(len(given.start), given.steps))
    if not 1 <= given.line <= count:
        raise UserError(f"this descent has lines 1 to {count}, no line {given.line}")
    right = descent_lines(function, given.start, given.learning_rate, given.steps)
    wrong = descent_lines(function, given.start, given.learning_rate, given.steps, (given.line, given.mistake))
    if right is None or wrong is None or wrong[given.line - 1].value == right[given.line - 1].value:
        raise UserError(f"the mistake {given.mistake} cannot be made on line {given.line} here; state another line")
    return Solved(
        variables=function.variables,
        statement=_statement(given, function, wrong),
        parts=(_line_part(given, count), _value_part(given, function, right, wrong)),
        solution=_solution(given, right, wrong),
    )


def _function(shown_function: Formula) -> Poly:
    poly = to_poly(shown_function, tuple(sorted(names_in(shown_function))))
    if poly is None or len(poly.variables) > 2:
        raise UserError("the function must be a polynomial in one or two variables")
    return poly


def _statement(given: Given, function: Poly, wrong: tuple[Written, ...]) -> tuple[Message, ...]:
    names = function.variables
    values = tuple(shown(v) for v in given.start)
    start = equals(names[0], values[0]) if len(names) == 1 else equals(column(*names), column(*values))
    return (
        msg(
            "This is gradient descent for {cost} from {start} with learning rate {rate}.",
            cost=equals(Call(Symbol("J"), tuple(formula(v) for v in names)), function),
            start=start,
            rate=equals("lr", shown(given.learning_rate)),
        ),
        *(msg("({n}) {line}", n=n, line=line.relation) for n, line in enumerate(wrong, 1)),
        msg("One line has a mistake. All later lines are worked out correctly from what is written above them."),
    )


def _line_part(given: Given, count: int) -> Part:
    options = tuple(
        Option(str(n), msg("line {n}", n=n), (f"line {n}", f"regel {n}", f"({n})")) for n in range(1, count + 1)
    )
    after = Mistake(
        "line-after",
        Symbol(str(given.line + 1)),
        msg("chose the line after it"),
        msg("That line follows correctly from what stands before it. Look further up."),
    )
    return Part(
        name="line",
        prompt=msg("Which line has the mistake?"),
        answer=ChoiceAnswer(options, str(given.line)),
        points=Fraction(1),
        space=Space("boxes"),
        mistakes=(after,) if given.line < count else (),
        tips=(
            msg("Do the descent yourself, line by line, and compare."),
            msg("First find the derivative and compare it with what stands there."),
        ),
    )


def _value_part(given: Given, function: Poly, right: tuple[Written, ...], wrong: tuple[Written, ...]) -> Part:
    key, repeated = _value(right[given.line - 1]), _value(wrong[given.line - 1])
    is_formula = isinstance(key, Polynomial)
    return Part(
        name="value",
        prompt=msg("What should the result of that line be?"),
        answer=FormulaAnswer(key, function.variables) if is_formula else NumberAnswer(key),
        points=Fraction(1),
        space=Space("line", 5, lines=2),
        mistakes=(
            Mistake(
                "wrong-value-repeated",
                repeated,
                msg("repeated the wrong value"),
                msg("That is what stands there now. Work that line out again."),
            ),
        ),
        tips=(
            msg("Use only what stands above that line: it is right."),
            msg("Write the formula first, then substitute the numbers."),
        ),
    )


def _value(line: Written) -> Polynomial | Number:
    return Polynomial(line.value) if isinstance(line.value, Poly) else shown(line.value)


def _solution(given: Given, right: tuple[Written, ...], wrong: tuple[Written, ...]) -> tuple[Step, ...]:
    steps = [Step(msg("Line {n} is right:", n=n), line.relation) for n, line in enumerate(right[: given.line - 1], 1)]
    steps.append(
        Step(
            msg("Line {n} is wrong, because {reason}:", n=given.line, reason=REASONS[given.mistake]),
            wrong[given.line - 1].relation,
            Fraction(1),
            "line",
        )
    )
    steps.append(Step(msg("It should be:"), right[given.line - 1].relation, Fraction(1), "value"))
    if given.line < len(wrong):
        steps.append(Step(msg("Every line after it is worked out correctly from what is written above it.")))
    return tuple(steps)


REASONS = {
    "factor-lost": msg("the factor from the exponent was lost"),
    "exponent-kept": msg("the exponent was not lowered"),
    "height-for-slope": msg("the height of the graph was taken instead of the slope"),
    "sign-lost": msg("the sign of a negative number was lost"),
    "coordinates-exchanged": msg("the coordinates were exchanged"),
    "old-slope": msg("the slope of the step before was used again"),
    "uphill": msg("the step was taken uphill"),
    "no-learning-rate": msg("the learning rate was left out"),
    "only-the-step": msg("only the step was written, not the new place"),
}

GENERATOR = Generator(
    title=msg("Find the mistake"),
    topic="descent",
    revision=1,
    given=Given,
    fields=(
        Field("function", "expression", msg("the cost function in one or two variables"), variables=("theta",)),
        Field("start", "point", msg("the start, as (5) or (-4, 2)")),
        Field("learning_rate", "number", msg("the learning rate, above 0")),
        Field("steps", "count", msg("the number of steps"), high=3),
        Field("line", "count", msg("the line with the mistake"), high=14),
        Field("mistake", "choice", msg("the mistake that is made there"), options=tuple(REASONS)),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("one step"),
        msg("two steps"),
        msg("two variables"),
    ),
)
