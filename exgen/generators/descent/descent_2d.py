"""Gradient descent in two variables: the gradient as a vector, then a table of both slopes and both new places.

The source sheet writes the gradient of its exercise as one sum; here it is the vector that it is. Levels 1 and 2 are
separable, so that each parameter can be followed by itself; level 3 couples them.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from exgen.algebra import Poly, polynomial
from exgen.board import shown
from exgen.errors import UserError
from exgen.formula.build import add, equals, formula
from exgen.formula.tree import Call, Formula, Gradient, Message, Polynomial, Symbol, msg
from exgen.formula.tree import Vector as VectorNode
from exgen.generator import Generator, Solved
from exgen.generators._derivatives import exponent_kept, factor_lost
from exgen.generators.descent._descent_2d_solution import figure, place, slope_in, solution
from exgen.generators.descent._descent_2d_table import table_part
from exgen.generators.descent._run import RATES, Run, check_descent, descend, far_apart, heights_fall, rounding_rule
from exgen.given import Field
from exgen.model import Mistake, Part, Space, VectorAnswer
from exgen.rng import Stream

NAMES = ("theta1", "theta2")
LEAST_STEP = Fraction(1, 20)
"""A first step that is smaller in one direction shows nothing."""
LEAST_LATER_STEP = Fraction(1, 100)
"""A later step that is smaller is lost in rounding: the new value would be the old one."""
SLOWEST = Fraction(1, 10)
"""The least part of the distance to the origin that the first step goes."""
FAST_RATES = RATES[1:]
"""Without the smallest, with which a square hardly moves."""

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
    rate = rng.choice([r for r in FAST_RATES if _rate_suits(a, b, c, r)])
    whole = [Fraction(n) for n in range(-5, 6) if n]
    starts = [(s, t) for s in whole for t in whole if abs(s) != abs(t)]
    return polynomial({(2, 0): a, (1, 1): b, (0, 2): c}, NAMES), rate, starts


def _separable_case(rng: Stream, level: int) -> tuple[Poly, Fraction, list[Pair]]:
    first, second = rng.choice(_first_terms(level)), rng.choice(_squares(level))
    one, other = (first, second) if rng.chance(1, 2) else (second, first)
    rate = rng.choice([r for r in FAST_RATES if _starts(*one, r, level) and _starts(*other, r, level)])
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
    moves = moves and all(abs(rate * slope) >= LEAST_STEP for slope in run.rows[0].slopes)
    moves = moves and all(abs(rate * slope) >= LEAST_LATER_STEP for row in run.rows for slope in row.slopes)
    return run if run.decimals is None and falls and moves and all(abs(s) <= 200 for s in slopes) else None


def _suits(function: Poly, start: tuple[Fraction, ...], rate: Fraction, steps: int) -> bool:
    """Whether the descent is nice and no first value of a mal-rule comes near another."""
    run = _descends(function, start, rate, steps)
    if run is None:
        return False
    row = run.rows[0]
    together = sum(row.slopes, Fraction(0))
    moved, away = sum((rate * s) ** 2 for s in row.slopes), sum(p**2 for p in row.old)
    return (
        moved >= SLOWEST**2 * away
        and all(
            far_apart(
                [
                    row.new[i],
                    row.old[i] + rate * row.slopes[i],
                    row.old[i] - row.slopes[i],
                    row.old[i] - rate * together,
                ]
            )
            for i in (0, 1)
        )
        and far_apart([abs(row.slopes[0]), abs(row.slopes[1])])
    )


@cache
def _coupled() -> tuple[tuple[int, int, int], ...]:
    """The a, b, c of aθ₁² + bθ₁θ₂ + cθ₂² with one minimum and a learning rate that suits."""
    return tuple(
        (a, b, c)
        for a in range(1, 6)
        for c in range(1, 6)
        for b in (*range(-6, 0), *range(1, 7))
        if 4 * a * c > b * b and a != c and any(_rate_suits(a, b, c, r) for r in FAST_RATES)
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
        parts=(_gradient_part(given.function, gradient), table_part(given.function, run)),
        solution=solution(given.function, given.learning_rate, run),
        figures=(figure(given.function, run),),
    )


def _statement(given: Given, run: Run) -> tuple[Message | Formula, ...]:
    names = given.function.variables
    cost = equals(Call(Symbol("J"), tuple(formula(v) for v in names)), given.function)
    return (
        msg(
            "The cost function is {cost}. Start at {start} with learning rate {rate}.",
            cost=cost,
            start=place(names, given.start),
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
                VectorNode((add(*(Polynomial(g) for g in gradient)),)),
                msg("added the components of the gradient to one number"),
                msg("The gradient is a vector: it has one component for each variable."),
            ),
        ),
        tips=(
            msg("The gradient holds the partial derivatives. While you use one variable, the other is just a number."),
            msg(
                "The first component is {derivative}: every term without {name} gives 0.",
                derivative=slope_in(names[0]),
                name=formula(names[0]),
            ),
        ),
    )


GENERATOR = Generator(
    title=msg("Gradient descent in two variables"),
    topic="descent",
    revision=3,
    given=Given,
    fields=(
        Field("function", "function", msg("the cost function in two variables"), variables=NAMES),
        Field("start", "point", msg("the start, as (-4, 2)"), low=2),
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
