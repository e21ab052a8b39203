"""The second derivative, where the graph is convex, and its inflection points.

Convex and concave are told by the sign of f″; the everyday words for them are used both ways. A zero of f″ is an
inflection point only where the sign changes, so level 3 mixes functions with a double zero, with none and with two.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from exgen.algebra import Poly, constant, univariate
from exgen.board import is_short, line, shown
from exgen.figures.describe import Figure, Graph, Mark
from exgen.formula.build import equals, formula, point
from exgen.formula.tree import FiniteSet, Formula, Message, Polynomial, Relation, Union, Vector, msg
from exgen.generator import Generator, Solved
from exgen.generators._derivatives import factor_lost
from exgen.generators.polynomial._curve import (
    check_degree,
    check_not_huge,
    definition,
    derivative_line,
    head,
    left_sides,
    value_line,
)
from exgen.generators.polynomial._sign_table import SignTable, sign_table
from exgen.generators.polynomial._surd import Surd, value_at
from exgen.generators.polynomial._zeros import in_factors, listed, written
from exgen.given import Field
from exgen.model import FormulaAnswer, IntervalsAnswer, Mistake, Part, SetAnswer, Space, Step
from exgen.rng import Stream

MOST = 9
LARGEST = 500


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly


def sample(rng: Stream, level: int) -> Given:
    """A family, the zeros of f″, then one of the functions; a linear term and a constant do not change f″."""
    functions = rng.choice(_functions(rng.weighted(FAMILIES[level])))
    return Given(rng.choice(functions) + univariate((rng.nonzero(-MOST, MOST), rng.nonzero(-MOST, MOST))))


FAMILIES: dict[int, tuple[tuple[int, str], ...]] = {
    1: ((1, "cubic"),),
    2: ((1, "two"),),
    3: ((2, "double"), (1, "none"), (1, "halves")),
}


@cache
def _functions(family: str) -> tuple[tuple[Poly, ...], ...]:
    """The functions of a family with nice coefficients, grouped by f″ up to a factor."""
    groups = (
        tuple(f for f in (_twice_integrated(k * each) for k in _scales(family)) if _is_nice(f))
        for each in _shapes(family)
    )
    return tuple(group for group in groups if group)


def _shapes(family: str) -> list[Poly]:
    """What f″ is a multiple of."""
    small = range(-4, 5)
    if family == "cubic":
        return [univariate((1, -Fraction(n, 2))) for n in range(-8, 9) if n]
    if family == "two":
        return [univariate((1, -p)) * univariate((1, -q)) for p in small for q in small if p < q]
    if family == "double":
        return [univariate((1, -p)) ** 2 for p in small]
    if family == "none":
        return [univariate((1, b, c)) for b in small for c in range(1, 7) if b * b < 4 * c]
    return [univariate((1, -Fraction(p, 2))) * univariate((1, -q)) for p in (-3, -1, 1, 3) for q in range(-2, 3)]


def _scales(family: str) -> list[Fraction]:
    sizes = (6, 12, 18) if family == "cubic" else (3, 6, 12, 24)
    return [Fraction(sign * size) for size in sizes for sign in (-1, 1)]


def _twice_integrated(second: Poly) -> Poly:
    """The function without linear and constant term whose second derivative this is."""
    total = constant(0, second.variables)
    for (power,), c in second.terms:
        total = total + univariate((c / ((power + 1) * (power + 2)), *([0] * (power + 2))))
    return total


def _is_nice(function: Poly) -> bool:
    """Coefficients up to 9, whole ones for a cubic, halves and quarters besides for a quartic; short heights."""
    most = 4 if function.degree() == 4 else 1
    if any(abs(c) > MOST or c.denominator not in (1, 2, 4) or c.denominator > most for _, c in function.terms):
        return False
    zeros = sign_table(function.diff("x", 2)).zeros
    return all(is_short(value_at(function, zero).p) and abs(value_at(function, zero).p) <= LARGEST for zero in zeros)


def solve(given: Given, level: int) -> Solved:
    del level
    function = given.function
    check_degree(function, 3, 4)
    check_not_huge(function)
    (name,) = function.variables
    table = sign_table(function.diff(name, 2))
    return Solved(
        variables=(name,),
        statement=(msg("Given: {function}.", function=definition(function, name)),),
        parts=(_second_part(function, name), _convex_part(table, name), _points_part(function, table, name)),
        solution=_solution(function, table, name),
        figures=(_figure(function, table, name),),
    )


def _second_part(function: Poly, name: str) -> Part:
    lead = head(name, 2)
    first = function.diff(name)
    return Part(
        name="second_derivative",
        prompt=msg("Find the second derivative {derivative}.", derivative=lead),
        answer=FormulaAnswer(Polynomial(function.diff(name, 2)), (name,)),
        points=Fraction(1),
        space=Space("line", 10, lines=1, lead=lead),
        label=lead,
        names=left_sides(name, 2),
        mistakes=(
            Mistake(
                "first-derivative",
                Polynomial(first),
                msg("stopped at the first derivative"),
                msg("You took the derivative once. The second derivative is the derivative of that."),
            ),
            Mistake(
                "factor-lost",
                Polynomial(factor_lost(first, name)),
                msg("lost the factor from the exponent"),
                msg("The exponent does not vanish: it comes to the front as a factor."),
            ),
        ),
        tips=(
            msg("The second derivative is the derivative of the derivative."),
            msg("First the derivative: {line}.", line=derivative_line(function)),
        ),
    )


def _convex_part(table: SignTable, name: str) -> Part:
    key = table.where(True)
    mistakes = [
        Mistake(
            "parts-exchanged",
            Union(table.where(False)),
            msg("exchanged convex and concave"),
            msg("Look at the sign of {second} at one place of your interval.", second=head(name, 2)),
        )
    ]
    return Part(
        name="convex",
        prompt=msg("On which intervals is {f} convex? Give them all, or none.", f=formula("f")),
        answer=IntervalsAnswer(key, ends_free=True, splits=tuple(written(zero) for zero in table.kept)),
        points=Fraction(2),
        space=Space("line", 10, lines=3),
        mistakes=tuple(mistakes),
        tips=(
            msg("A function is convex where its second derivative is positive, concave where it is negative."),
            msg("First find where {second} is 0.", second=head(name, 2)),
        ),
    )


def _points_part(function: Poly, table: SignTable, name: str) -> Part:
    found = _points(function, table.changes)
    return Part(
        name="inflection",
        prompt=msg("Find all inflection points, as points {point}, or none.", point=point(name, head(name))),
        answer=SetAnswer(found.items, dimension=2),
        points=Fraction(2),
        space=Space("line", 8, lines=2),
        mistakes=_point_mistakes(function, table),
        tips=(
            msg("At an inflection point {second} is 0 and changes its sign.", second=head(name, 2)),
            msg("Then substitute the place into {f} for the height.", f=head(name)),
        ),
    )


def _points(function: Poly, zeros: tuple[Surd, ...]) -> FiniteSet:
    return FiniteSet(tuple(Vector((_number(zero), _number(value_at(function, zero)))) for zero in zeros))


def _number(value: Surd) -> Formula:
    """A coordinate: a decimal where it ends soon."""
    return written(value) if value.q else shown(value.p)


def _point_mistakes(function: Poly, table: SignTable) -> tuple[Mistake, ...]:
    """Only those that can be made here."""
    found = []
    if table.kept:
        found.append(
            Mistake(
                "sign-not-checked",
                _points(function, table.zeros),
                msg("counted a zero of the second derivative that keeps its sign"),
                msg("A zero of the second derivative is not enough: its sign must change there."),
            )
        )
    if table.changes:
        heights = _points(function.diff(function.variables[0]), table.changes)
        found.append(
            Mistake(
                "slope-for-height",
                heights,
                msg("used the derivative to find the height"),
                msg("The height is the value of {f}, not of its derivative.", f=formula("f")),
            )
        )
    return tuple(found)


# The worked solution


def _solution(function: Poly, table: SignTable, name: str) -> tuple[Step, ...]:
    return (
        Step(msg("Derivative:"), derivative_line(function)),
        Step(msg("The derivative of that:"), derivative_line(function.diff(name), 2), Fraction(1), "second_derivative"),
        *_zeros(table, name),
        Step(msg("The sign of {second} in each part:", second=head(name, 2))),
        *(Step(_meaning(*row)) for row in table.board("f", 2)),
        _convex_end(table),
        *_inflection(function, table, name),
        *_global(table),
        Step(figure="curve"),
    )


def _zeros(table: SignTable, name: str) -> list[Step]:
    second = head(name, 2)
    if not table.zeros:
        return [
            Step(
                msg("The second derivative has no zeros:"),
                Relation((second, formula(0)), ("≠",)),
                Fraction(1),
                "convex",
            )
        ]
    told = Step(msg("It is 0 where {zeros}.", zeros=listed(table.zeros_told())), None, Fraction(1), "convex")
    if table.poly.degree() == 1:
        return [told]
    return [Step(msg("In factors:"), line(second, ("=", table.poly), ("=", in_factors(table.poly)))), told]


def _meaning(part: Formula, sign: Formula, positive: bool) -> Message:
    if positive:
        return msg("For {part}: {sign}, so {f} is convex.", part=part, sign=sign, f=formula("f"))
    return msg("For {part}: {sign}, so {f} is concave.", part=part, sign=sign, f=formula("f"))


def _convex_end(table: SignTable) -> Step:
    intervals = table.where(True)
    if not intervals:
        return Step(msg("{f} is convex nowhere.", f=formula("f")), None, Fraction(1), "convex")
    return Step(msg("{f} is convex on:", f=formula("f")), Union(intervals), Fraction(1), "convex")


def _inflection(function: Poly, table: SignTable, name: str) -> list[Step]:
    steps = []
    for zero in table.kept:
        place, second = equals(name, written(zero)), head(name, 2)
        steps.append(Step(msg("At {place} {second} keeps its sign: no inflection point.", place=place, second=second)))
    if not table.changes:
        return [*steps, Step(msg("So there is no inflection point."), FiniteSet(()), Fraction(2), "inflection")]
    for number, zero in enumerate(table.changes):
        height = _height(function, zero)
        steps.append(Step(msg("Height:"), height, Fraction(0 if number else 1), "" if number else "inflection"))
    text = msg("{second} changes its sign there, so the inflection points are:", second=head(name, 2))
    return [*steps, Step(text, _points(function, table.changes), Fraction(1), "inflection")]


def _height(function: Poly, zero: Surd) -> Relation:
    if zero.q or not zero.p:
        return equals(head(written(zero)), _number(value_at(function, zero)))
    return value_line(function, zero.p)


def _global(table: SignTable) -> list[Step]:
    """What convexity everywhere says about minima, which is why a course on descent asks for it."""
    if table.where(False):
        return []
    return [Step(msg("{f} is convex everywhere, so a local minimum is the global one.", f=formula("f")))]


def _figure(function: Poly, table: SignTable, name: str) -> Figure:
    places = [Fraction((z * Surd(Fraction(1000))).floor(), 1000) if z.q else z.p for z in table.zeros]
    ends = (min([*places, Fraction(-1)]) - 1, max([*places, Fraction(1)]) + 1)
    changing = [p for p, z in zip(places, table.zeros, strict=True) if z in table.changes]
    marks = tuple(Mark((place, function.at({name: place}))) for place in changing)
    alt = msg("The graph of {f} with its inflection points, if it has any.", f=formula("f"))
    return Figure("curve", Graph(function, ends, marks=marks), alt, width=6.0)


GENERATOR = Generator(
    title=msg("Convex parts and inflection points"),
    topic="polynomial",
    revision=1,
    given=Given,
    fields=(Field("function", "function", msg("the function f of degree 3 or 4")),),
    sample=sample,
    solve=solve,
    levels=(
        msg("degree 3, one inflection point"),
        msg("degree 4, two inflection points"),
        msg("degree 4, where a zero of the second derivative need not be an inflection point"),
    ),
)
