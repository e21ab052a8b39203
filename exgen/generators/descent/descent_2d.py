"""Gradient descent in two variables: the gradient as a vector, then a table of both slopes and both new places.

The source sheet writes the gradient of its exercise as one sum; here it is the vector that it is. Levels 1 and 2 are
separable, so that each parameter can be followed by itself; level 3 couples them.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from exgen.algebra import Poly, polynomial
from exgen.board import at, evaluation, shown, update
from exgen.errors import UserError
from exgen.figures.describe import Contours, Figure
from exgen.formula.build import add, column, equals, formula, minus, neg, times, words
from exgen.formula.tree import (
    Call,
    Derivative,
    Evaluated,
    Formula,
    Function,
    Gradient,
    Message,
    Polynomial,
    Relation,
    Symbol,
    msg,
)
from exgen.formula.tree import Vector as VectorNode
from exgen.generator import Generator, Solved
from exgen.generators._derivatives import exponent_kept, factor_lost
from exgen.generators.descent._mistakes import exchanged, no_rate, old_slope, power_of_negative, slopes_added, uphill
from exgen.generators.descent._run import (
    RATES,
    Run,
    check_descent,
    descend,
    far_apart,
    heights_fall,
    rounding_rule,
    take_steps,
    told_heights,
)
from exgen.given import Field
from exgen.model import Column, Mistake, Part, Space, Step, TableAnswer, VectorAnswer
from exgen.rng import Stream

NAMES = ("theta1", "theta2")
Pair = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly
    start: Pair
    learning_rate: Fraction
    steps: int = 2
    decimals: int | None = None


def sample(rng: Stream, level: int) -> Given:
    """A function of the level, a learning rate that suits it, and a start that suits both: there always is one."""
    steps = 1 if level == 1 else 2
    function, rate, starts = _coupled_case(rng) if level == 3 else _separable_case(rng, level)
    start = rng.first(starts, lambda place: _suits(function, place, rate, steps))
    assert start is not None, (function, rate)
    return Given(function, start, rate, steps)


def _coupled_case(rng: Stream) -> tuple[Poly, Fraction, list[Pair]]:
    a, b, c = rng.choice(_coupled())
    rate = rng.choice([r for r in RATES if _rate_suits(a, b, c, r)])
    whole = [Fraction(n) for n in range(-5, 6) if n]
    starts = [(s, t) for s in whole for t in whole if abs(s) != abs(t)]
    return polynomial({(2, 0): a, (1, 1): b, (0, 2): c}, NAMES), rate, starts


def _separable_case(rng: Stream, level: int) -> tuple[Poly, Fraction, list[Pair]]:
    first, second = rng.choice(_first_terms(level)), rng.choice(_squares(level))
    one, other = (first, second) if rng.chance(1, 2) else (second, first)
    rate = rng.choice([r for r in RATES if _starts(*one, r, level) and _starts(*other, r, level)])
    starts = [(s, t) for s in _starts(*one, rate, level) for t in _starts(*other, rate, level)]
    return polynomial({(one[1], 0): one[0], (0, other[1]): other[0]}, NAMES), rate, starts


def _first_terms(level: int) -> tuple[tuple[Fraction, int], ...]:
    """(coefficient, exponent) of the term that makes the exercise: on level 2 as in the source, a higher power."""
    if level == 1:
        return tuple((Fraction(a), 2) for a in range(1, 7))
    quartics = tuple((a, 4) for a in (Fraction(1, 4), Fraction(1, 2), Fraction(1)))
    return (*quartics, *((a, 3) for a in (Fraction(1, 3), Fraction(2, 3), Fraction(1), Fraction(2))))


def _squares(level: int) -> tuple[tuple[Fraction, int], ...]:
    whole = tuple((Fraction(b), 2) for b in range(1, 7))
    parts = tuple((b, 2) for b in (Fraction(1, 5), Fraction(1, 2), Fraction(2, 5), Fraction(1, 4)))
    return whole if level == 1 else parts + whole


@cache
def _starts(c: Fraction, n: int, rate: Fraction, steps: int) -> tuple[Fraction, ...]:
    """The starts from which c·θⁿ falls at every step with values of at most four decimals and no slope of 0.

    A cube has no minimum: there the places stay where it falls towards its flat point.
    """
    term = polynomial({(n,): c}, ("theta",))
    found = []
    for start in range(-9, 10):
        run = _descends(term, (Fraction(start),), rate, steps) if abs(start) > 1 else None
        if run is not None and (n % 2 == 0 or all(place > 0 for (place,) in run.places)):
            found.append(Fraction(start))
    return tuple(found)


def _descends(function: Poly, start: tuple[Fraction, ...], rate: Fraction, steps: int) -> Run | None:
    gradient = tuple(function.diff(v) for v in function.variables)
    try:
        run = descend(gradient, start, rate, steps, None)
    except UserError:
        return None
    points = [dict(zip(function.variables, p, strict=True)) for p in run.places]
    falls = heights_fall(tuple(function.at(p) for p in points))
    slopes = [g.at(p) for g in gradient for p in points]
    moves = all(slopes) and all(all(p) for p in run.places)
    return run if run.decimals is None and falls and moves and all(abs(s) <= 200 for s in slopes) else None


def _suits(function: Poly, start: tuple[Fraction, ...], rate: Fraction, steps: int) -> bool:
    """Whether the descent is nice and no first value of a mal-rule comes near another."""
    run = _descends(function, start, rate, steps)
    if run is None:
        return False
    row = run.rows[0]
    together = sum(row.slopes, Fraction(0))
    return all(
        far_apart(
            [row.new[i], row.old[i] + rate * row.slopes[i], row.old[i] - row.slopes[i], row.old[i] - rate * together]
        )
        for i in (0, 1)
    ) and far_apart([abs(row.slopes[0]), abs(row.slopes[1])])


@cache
def _coupled() -> tuple[tuple[int, int, int], ...]:
    """The a, b, c of aθ₁² + bθ₁θ₂ + cθ₂² with one minimum and a learning rate that suits."""
    return tuple(
        (a, b, c)
        for a in range(1, 6)
        for c in range(1, 6)
        for b in (*range(-6, 0), *range(1, 7))
        if 4 * a * c > b * b and a != c and any(_rate_suits(a, b, c, r) for r in RATES)
    )


def _rate_suits(a: int, b: int, c: int, rate: Fraction) -> bool:
    """Whether rate < 2/λ for the larger eigenvalue λ of the second derivatives: then every step goes down."""
    bound = 2 / rate
    return bound > 2 * max(a, c) and (bound - 2 * a) * (bound - 2 * c) > b * b


def solve(given: Given, level: int) -> Solved:
    check_descent(given.function, given.learning_rate)
    names = given.function.variables
    if len(given.start) != len(names):
        raise UserError(f"the start needs {len(names)} coordinates, one for each of {', '.join(names)}")
    gradient = tuple(given.function.diff(v) for v in names)
    run = descend(gradient, given.start, given.learning_rate, given.steps, given.decimals)
    if not any(run.rows[0].slopes):
        raise UserError("the gradient at the start is 0, so no step would move; state another start")
    return Solved(
        variables=names,
        statement=_statement(given, run),
        parts=(_gradient_part(given.function, gradient), _table_part(given, run)),
        solution=_solution(given, gradient, run),
        figures=(_figure(given, run),),
    )


def _place(names: tuple[str, ...], values: tuple[Fraction, ...]) -> Relation:
    return equals(column(*names), column(*(shown(v) for v in values)))


def _slope(name: str) -> Formula:
    return Derivative(Symbol("J"), (name,), partial=True)


def _statement(given: Given, run: Run) -> tuple[Message | Formula, ...]:
    names = given.function.variables
    cost = equals(Call(Symbol("J"), tuple(formula(v) for v in names)), given.function)
    return (
        msg(
            "The cost function is {cost}. Start at {start} with learning rate {rate}.",
            cost=cost,
            start=_place(names, given.start),
            rate=equals("lr", shown(given.learning_rate)),
        ),
        *rounding_rule(run),
    )


def _gradient_part(function: Poly, gradient: tuple[Poly, ...]) -> Part:
    names = function.variables
    lead = Gradient(Symbol("J"))

    def wrong(rule: "tuple[Poly, ...]") -> Formula:
        return VectorNode(tuple(Polynomial(p) for p in rule))

    return Part(
        name="gradient",
        prompt=msg("Find the gradient {gradient}, as a vector.", gradient=lead),
        answer=VectorAnswer(tuple(Polynomial(g) for g in gradient), names),
        points=Fraction(len(names)),
        space=Space("line", 10, lead=lead),
        label=lead,
        names=("∇J", "gradient", "J'"),
        mistakes=(
            Mistake(
                "components-exchanged",
                wrong(tuple(reversed(gradient))),
                msg("exchanged the components"),
                msg("Which variable comes first? The first component is the derivative with respect to that one."),
            ),
            Mistake(
                "exponent-kept",
                wrong(tuple(exponent_kept(function, v) for v in names)),
                msg("did not lower the exponents"),
                msg("The exponent comes to the front, and then becomes one less."),
            ),
            Mistake(
                "factor-lost",
                wrong(tuple(factor_lost(function, v) for v in names)),
                msg("lost the factors from the exponents"),
                msg("The exponent does not vanish: it comes to the front as a factor."),
            ),
            Mistake(
                "components-added",
                add(*(Polynomial(g) for g in gradient)),
                msg("added the components of the gradient to one number"),
                msg("The gradient is a vector: it has one component for each variable."),
            ),
        ),
        tips=(
            msg("The gradient holds the partial derivatives. While you use one variable, the other is just a number."),
            msg(
                "The first component is {derivative}: every term without {name} gives 0.",
                derivative=_slope(names[0]),
                name=formula(names[0]),
            ),
        ),
    )


def _table_part(given: Given, run: Run) -> Part:
    names = given.function.variables
    slopes = tuple(f"slope{i}" for i in range(1, len(names) + 1))
    new = tuple(f"new_{v}" for v in names)
    rows = tuple(
        (formula(number), *(shown(v) for v in (*row.old, *row.slopes, *row.new)))
        for number, row in enumerate(run.rows, 1)
    )
    columns = (
        Column("step", msg("step"), "given"),
        *(Column(v, formula(v), "carried") for v in names),
        *(_slope_column(given, i, run) for i in range(len(names))),
        *(_new_column(given, i, slopes, run) for i in range(len(names))),
    )
    return Part(
        name="steps",
        prompt=take_steps(given.steps),
        answer=TableAnswer(
            columns,
            rows,
            tuple((v, shown(s)) for v, s in zip(names, given.start, strict=True)),
            tuple(zip(names, new, strict=True)),
        ),
        points=Fraction(2 * len(names) * given.steps),
        space=Space("table"),
        tips=(
            msg(
                "{rule}, and the same for {other}.",
                rule=equals(
                    words(msg("new {name}", name=formula(names[0]))), minus(names[0], times("lr", _slope(names[0])))
                ),
                other=formula(names[1]),
            ),
            msg("Step 1: substitute {start} into the gradient.", start=_place(names, given.start)),
        ),
    )


def _slope_column(given: Given, i: int, run: Run) -> Column:
    names = given.function.variables
    here: dict[str, Formula] = {v: Symbol(v) for v in names}
    rule = at(f"gradient_{i + 1}", **here)
    mistakes = []
    if given.start[i] < 0:
        without_sign = {**here, names[i]: Function("abs", Symbol(names[i]))}
        coupled = _is_coupled(given.function)
        mistakes.append(power_of_negative(at(f"gradient_{i + 1}", **without_sign) if coupled else neg(rule)))
    mistakes.append(
        Mistake(
            "factor-lost",
            Evaluated(Polynomial(factor_lost(given.function, names[i])), tuple(here.items())),
            msg("lost the factor from the exponent"),
            msg("The exponent does not vanish: it comes to the front as a factor."),
        )
    )
    if i == 1 and _is_coupled(given.function):
        moved = minus(names[0], times("learning_rate", "slope1"))
        mistakes.append(
            Mistake(
                "new-place-too-early",
                at("gradient_2", **{names[0]: moved, names[1]: Symbol(names[1])}),
                msg("used the new {name} in the same step", name=formula(names[0])),
                msg("Both slopes belong to the same place: the one before the step."),
            )
        )
    return Column(
        f"slope{i + 1}",
        _slope(names[i]),
        tolerance=run.tolerance,
        rule=rule,
        mistakes=tuple(mistakes),
        names=(f"∂J/∂{names[i]}", f"dJ/d{names[i]}", f"J_{names[i]}", "slope"),
    )


def _new_column(given: Given, i: int, slopes: tuple[str, ...], run: Run) -> Column:
    name, slope = given.function.variables[i], slopes[i]
    return Column(
        f"new_{name}",
        msg("new {name}", name=formula(name)),
        tolerance=run.tolerance,
        rule=minus(name, times("learning_rate", slope)),
        mistakes=(
            uphill(name, slope),
            no_rate(name, slope),
            slopes_added(name, slopes),
            exchanged(name, slopes[1 - i]),
            old_slope(name, slope),
        ),
        names=(name,),
    )


def _is_coupled(function: Poly) -> bool:
    return any(sum(1 for e in exponents if e) > 1 for exponents, _ in function.terms)


def _solution(given: Given, gradient: tuple[Poly, ...], run: Run) -> tuple[Step, ...]:
    names = given.function.variables
    places = run.shown_decimals
    steps = [
        Step(msg("Start values:"), _place(names, given.start)),
        Step(
            msg("Gradient:"),
            equals(Gradient(Symbol("J")), column(*(_slope(v) for v in names)), column(*gradient)),
            Fraction(len(names)),
            "gradient",
        ),
        Step(msg("Learning rate:"), equals("lr", shown(given.learning_rate))),
    ]
    for number, row in enumerate(run.rows, 1):
        point = dict(zip(names, row.old, strict=True))
        if number > 1:
            steps.append(Step(msg("Repeat with {place}.", place=_place(names, row.old))))
        first = msg("Slopes in step {n}:", n=number)
        for i, name in enumerate(names):
            slope_line = evaluation(_slope(name), gradient[i], point, places)
            steps.append(Step(first if i == 0 else None, slope_line, Fraction(1), "steps"))
        first = msg("Update in step {n}:", n=number)
        for i, name in enumerate(names):
            new_line = update(name, row.old[i], given.learning_rate, row.slopes[i], row.exact_new[i], places)
            steps.append(Step(first if i == 0 else None, new_line, Fraction(1), "steps"))
        steps.append(Step(msg("After step {n}:", n=number), _after(names, row.new, run)))
    heights = tuple(given.function.at(dict(zip(names, p, strict=True))) for p in run.places)
    steps.append(Step(told_heights("J", heights, places)))
    steps.append(Step(figure="descent"))
    return tuple(steps)


def _after(names: tuple[str, ...], values: tuple[Fraction, ...], run: Run) -> Formula:
    """The place after a step; values with more decimals than asked are also shown rounded."""
    exact = _place(names, values)
    rounded = column(*(shown(v, run.shown_decimals) for v in values))
    if run.decimals is not None or run.shown_decimals is None or all(v * 100 % 1 == 0 for v in values):
        return exact
    return _approximately(exact, rounded)


def _approximately(exact: Relation, rounded: Formula) -> Formula:
    return Relation((*exact.operands, rounded), (*exact.signs, "≈"))


def _figure(given: Given, run: Run) -> Figure:
    xs, ys = [p[0] for p in run.places] + [Fraction(0)], [p[1] for p in run.places] + [Fraction(0)]
    reach = max(max(xs) - min(xs), max(ys) - min(ys), Fraction(1))
    margin = reach / 6
    middle_x, middle_y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    half = reach / 2 + margin
    return Figure(
        "descent",
        Contours(
            given.function,
            (middle_x - half, middle_x + half),
            (middle_y - half, middle_y + half),
            paths=(("", tuple((p[0], p[1]) for p in run.places)),),
        ),
        msg("A contour map of the cost function with the path of the descent."),
        width=7.0,
        height=7.0,
    )


GENERATOR = Generator(
    title=msg("Gradient descent in two variables"),
    topic="descent",
    revision=1,
    given=Given,
    fields=(
        Field("function", "function", msg("the cost function in two variables"), variables=NAMES),
        Field("start", "point", msg("the start, as (-4, 2)")),
        Field("learning_rate", "number", msg("the learning rate, above 0")),
        Field("steps", "count", msg("the number of steps"), required=False, high=20),
        Field("decimals", "count", msg("round every value to this many decimals"), required=False, low=0, high=10),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("two squares, one step"),
        msg("a higher power and a square, two steps"),
        msg("coupled variables, two steps"),
    ),
)
