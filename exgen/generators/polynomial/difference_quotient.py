"""The difference quotient at a point, beside the derivative that it comes near.

Values that go on beyond four decimals are asked rounded; the quotient itself always ends. Each later answer follows
from the earlier ones by its rule, so that a slip in f(a + h) costs its point once.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from exgen.algebra import Poly, univariate
from exgen.board import LONGEST_DECIMAL, filled_in, is_short, line, shown
from exgen.errors import UserError
from exgen.formula.build import add, equals, formula, minus, over, words
from exgen.formula.tree import Formula, Message, Number, msg
from exgen.generator import Generator, Solved
from exgen.generators._derivatives import exponent_kept, factor_lost
from exgen.generators.polynomial._curve import LONGEST, check_degree, check_not_huge, definition, derivative_line, head
from exgen.generators.polynomial._difference_quotient_solution import figures, solution
from exgen.generators.polynomial._secant import Work, written_quotient
from exgen.given import Field
from exgen.model import Mistake, NumberAnswer, Part, Space, Tolerance
from exgen.rng import Stream

MOST = 9
LEVEL_2_PLACES = (-5, -4, -3, -2, -1, 2, 3, 4, 5)
LEVEL_3_PLACES = (-3, -2, -1, 2, 3)
"""Without 1, where x and its powers are equal, so that no mistake in the derivative shows."""


WORKED = 12.0
"""A line on which a value is worked out and written, cm."""


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly
    point: Fraction
    h: Fraction


def sample(rng: Stream, level: int) -> Given:
    """The place, the step and the first coefficients, then last ones for which no two answers or mistakes agree."""
    if level == 1:
        return rng.choice(_plain_squares())
    head_terms, at, step = _shape(rng, level)
    tails = [(b, c) for b in range(-MOST, MOST + 1) if b for c in (rng.nonzero(-MOST, MOST), rng.nonzero(-MOST, MOST))]
    tail = rng.first(tails, lambda t: _tells(Work(univariate((*head_terms, *t)), at, step)))
    assert tail is not None, (head_terms, at)
    return Given(univariate((*head_terms, *tail)), at, step)


@cache
def _plain_squares() -> tuple[Given, ...]:
    places = [Fraction(n) for n in (-5, -4, -3, 3, 4, 5)]
    every = (
        Given(univariate((c, 0, 0)), at, step)
        for c in range(-MOST, MOST + 1)
        if c
        for at in places
        for step in (Fraction(1), Fraction(1, 2))
    )
    return tuple(each for each in every if _tells(Work(each.function, each.point, each.h)))


def _shape(rng: Stream, level: int) -> tuple[tuple[int, ...], Fraction, Fraction]:
    """The coefficients of x² and above, the place and the step."""
    if level == 2:
        return (rng.nonzero(-6, 6),), Fraction(rng.choice(LEVEL_2_PLACES)), Fraction(1, 10)
    top, at = rng.nonzero(-3, 3), rng.choice(LEVEL_3_PLACES)
    square = rng.choice([n for n in range(-5, 6) if 2 * top * at + n])
    return (top, square), Fraction(at), Fraction(rng.sign(), 100)


def _tells(work: Work) -> bool:
    """Whether no answer is 0 or hides a mistake, and f(a) is not also the slope."""
    near = [work.f_a + work.h, work.f_a + work.value(work.h), work.f_ah]
    slopes = [
        work.derivative,
        *(p.at({"x": work.a}) for p in (exponent_kept(work.function, "x"), factor_lost(work.function, "x"))),
    ]
    answers = (work.f_a, work.f_ah, work.quotient, work.derivative)
    return (
        all(answers) and len(set(near)) == 3 and len(set(slopes)) == 3 and work.f_a not in (work.derivative, -work.f_ah)
    )


def solve(given: Given, level: int) -> Solved:
    del level
    check_degree(given.function, 2)
    check_not_huge(given.function)
    if not given.h:
        raise UserError("h is divided by and cannot be 0; state a small number such as 0.1")
    work = Work(given.function, given.point, given.h)
    if any(max(abs(v.numerator), v.denominator) > LONGEST for v in (work.f_a, work.f_ah, work.quotient)):
        raise UserError("the values are too long to work out by hand; state a simpler point and h")
    return Solved(
        variables=(work.name,),
        statement=_statement(work),
        parts=_parts(work),
        solution=solution(work),
        figures=figures(work),
    )


def _statement(work: Work) -> tuple[Message | Formula, ...]:
    return (
        msg(
            "Given: {function}, with {place} and {step}. The difference quotient is:",
            function=definition(work.function, work.name),
            place=equals("a", shown(work.a)),
            step=equals("h", shown(work.h)),
        ),
        written_quotient("a", add("a", "h"), formula("h")),
    )


def _parts(work: Work) -> tuple[Part, ...]:
    return (_value_part(work), _near_part(work), _quotient_part(work), _derivative_part(work), _difference_part(work))


def _answer(value: Fraction) -> NumberAnswer:
    """Exact where it ends within four decimals, else right to four."""
    return NumberAnswer(shown(value), None if is_short(value) else Tolerance("decimals", Fraction(LONGEST_DECIMAL)))


def _asked(value: Fraction, asked: Formula) -> Message:
    if is_short(value):
        return msg("Calculate {value}.", value=asked)
    return msg("Calculate {value} to {n} decimals.", value=asked, n=LONGEST_DECIMAL)


def _value_part(work: Work) -> Part:
    asked = head(work.a)
    return Part(
        name="f_a",
        prompt=_asked(work.f_a, asked),
        answer=_answer(work.f_a),
        points=Fraction(1),
        space=Space("line", WORKED, lead=asked),
        label=asked,
        mistakes=(),
        tips=(
            msg("Substitute {place}.", place=equals(work.name, shown(work.a))),
            _start(work, work.a),
        ),
    )


def _start(work: Work, x: Fraction) -> Message:
    """The number filled in, nothing worked out."""
    return msg("Start with {start}.", start=line(head(x), ("=", filled_in(work.function, {work.name: x}))))


def _near_part(work: Work) -> Part:
    asked = head(work.a + work.h)
    return Part(
        name="f_ah",
        prompt=_asked(work.f_ah, asked),
        answer=_answer(work.f_ah),
        points=Fraction(1),
        space=Space("line", WORKED, lead=asked),
        label=asked,
        mistakes=(
            Mistake(
                "h-added-to-value",
                add("f_a", "h"),
                msg("added {h} to the value", h=formula("h")),
                msg("Add {h} to {a} before you substitute, not to the value.", h=formula("h"), a=formula("a")),
            ),
            Mistake(
                "values-added",
                add("f_a", Number(work.value(work.h))),
                msg("added the values at {a} and {h}", a=formula("a"), h=formula("h")),
                msg("Substitute the sum {sum} as one number.", sum=add("a", "h")),
            ),
        ),
        tips=(
            msg(
                "Substitute the number a little further on: {place}.",
                place=line(add("a", "h"), ("=", add(shown(work.a), shown(work.h)))),
            ),
            _start(work, work.a + work.h),
        ),
    )


def _quotient_part(work: Work) -> Part:
    asked = words(msg("difference quotient"))
    undivided = Mistake(
        "not-divided",
        minus("f_ah", "f_a"),
        msg("forgot to divide by {h}", h=formula("h")),
        msg("That is the change in height. Which number do you still divide by?"),
    )
    return Part(
        name="quotient",
        prompt=msg("Calculate the difference quotient.")
        if is_short(work.f_ah)
        else msg("Calculate the difference quotient; go on with the unrounded values."),
        answer=_answer(work.quotient),
        points=Fraction(1),
        space=Space("line", 3, lines=1, lead=asked),
        label=asked,
        rule=over(minus("f_ah", "f_a"), "h"),
        mistakes=(
            *((undivided,) if work.h != 1 else ()),
            Mistake(
                "values-added-up",
                over(add("f_ah", "f_a"), "h"),
                msg("lost a minus sign in the numerator"),
                msg("Subtract the first value, also when it is negative: use brackets."),
            ),
        ),
        tips=(
            msg("Change in height divided by change in place."),
            msg(
                "Subtract {first} from {second}, then divide by {h}.",
                first=head(work.a),
                second=head(work.a + work.h),
                h=shown(work.h),
            ),
        ),
    )


def _derivative_part(work: Work) -> Part:
    asked = head(work.a, 1)
    function, place = work.function, {work.name: work.a}
    return Part(
        name="derivative",
        prompt=_asked(work.derivative, asked),
        answer=_answer(work.derivative),
        points=Fraction(1),
        space=Space("line", 3, lines=1, lead=asked),
        label=asked,
        mistakes=(
            Mistake(
                "exponent-kept",
                Number(exponent_kept(function, work.name).at(place)),
                msg("did not lower the exponent"),
                msg("The exponent comes to the front, and then becomes one less."),
            ),
            Mistake(
                "factor-lost",
                Number(factor_lost(function, work.name).at(place)),
                msg("lost the factor from the exponent"),
                msg("The exponent does not vanish: it comes to the front as a factor."),
            ),
        ),
        tips=(
            msg("Find the derivative, then substitute {place}.", place=equals(work.name, shown(work.a))),
            msg("First the derivative: {line}.", line=derivative_line(function)),
        ),
    )


def _difference_part(work: Work) -> Part:
    return Part(
        name="difference",
        prompt=msg("Calculate the difference: difference quotient minus derivative."),
        answer=_answer(work.difference),
        points=Fraction(1),
        space=Space("line", 3),
        label=words(msg("difference")),
        rule=minus("quotient", "derivative"),
        mistakes=(
            Mistake(
                "order-exchanged",
                minus("derivative", "quotient"),
                msg("subtracted the other way round"),
                msg("Begin with the difference quotient and subtract the derivative."),
            ),
        ),
        tips=(
            msg("Subtract the derivative from the difference quotient."),
            msg("The closer {h} is to 0, the smaller this difference should be.", h=formula("h")),
        ),
    )


GENERATOR = Generator(
    title=msg("Difference quotient and derivative"),
    topic="polynomial",
    revision=1,
    given=Given,
    fields=(
        Field("function", "function", msg("the function f in one variable")),
        Field("point", "number", msg("the place a")),
        Field("h", "number", msg("the step h, not 0")),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("one square, a step of 1 or 0.5"),
        msg("a parabola, a step of 0.1"),
        msg("degree 3, a step of 0.01 to either side"),
    ),
)
