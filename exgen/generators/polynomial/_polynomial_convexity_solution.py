"""The worked solution of convexity: the second derivative, its sign in each part, the inflection points."""

from fractions import Fraction

from exgen.algebra import Poly
from exgen.figures.describe import Figure, Graph, Mark
from exgen.formula.build import equals, formula
from exgen.formula.tree import FiniteSet, Formula, Message, Relation, Union, Vector, msg
from exgen.generators.polynomial._curve import derivative_line, head, value_line
from exgen.generators.polynomial._sign_table import Meaning, SignTable
from exgen.generators.polynomial._surd import Surd, value_at
from exgen.generators.polynomial._where_zero import zero_steps
from exgen.generators.polynomial._zeros import coordinate
from exgen.model import Step

INFLECTION = msg("inflection")
SHAPE = Meaning(msg("convex"), msg("concave"), INFLECTION, INFLECTION)
"""What the sign of f″ says."""


def points_at(function: Poly, zeros: tuple[Surd, ...]) -> FiniteSet:
    """The points of the graph of `function` at these places."""
    return FiniteSet(tuple(Vector((coordinate(zero), coordinate(value_at(function, zero)))) for zero in zeros))


def solution(function: Poly, table: SignTable, name: str, *, asks_global: bool) -> tuple[Step, ...]:
    """The board; `table` holds the signs of f″."""
    return (
        Step(msg("Derivative:"), derivative_line(function)),
        Step(msg("The derivative of that:"), derivative_line(function.diff(name), 2), Fraction(1), "second_derivative"),
        *zero_steps(head(name, 2), table.poly, table.zeros, msg("The second derivative has no zeros:"), "convex"),
        Step(msg("The sign of {second} in each part:", second=head(name, 2))),
        *(Step(_meaning(*row)) for row in table.board("f", 2)),
        Step(figure="signs"),
        _convex_end(table),
        *_inflection(function, table, name),
        *_global(table, asks_global),
        Step(figure="curve"),
    )


def _meaning(part: Formula | Message, sign: Formula, positive: bool) -> Message:
    if positive:
        return msg("For {part}: {sign}, so {f} is convex.", part=part, sign=sign, f=formula("f"))
    return msg("For {part}: {sign}, so {f} is concave.", part=part, sign=sign, f=formula("f"))


def _convex_end(table: SignTable) -> Step:
    intervals = table.where(True)
    if not intervals:
        return Step(msg("{f} is convex nowhere.", f=formula("f")), None, Fraction(1), "convex")
    return Step(msg("{f} is convex on:", f=formula("f")), Union(intervals), Fraction(1), "convex")


def _inflection(function: Poly, table: SignTable, name: str) -> list[Step]:
    """A point for the zeros that keep their sign or for the first height, the other for the conclusion."""
    second = head(name, 2)
    kept = [
        msg("At {place}, {second} is 0 but keeps its sign.", place=_place(name, zero), second=second)
        for zero in table.kept
    ]
    if not table.changes:
        both = [*kept, msg("So there is no inflection point.")]
        return [Step(text, None, Fraction(2, len(both)), "inflection") for text in both]
    steps = [Step(text) for text in kept]
    for number, zero in enumerate(table.changes):
        height = _height(function, zero)
        steps.append(Step(msg("Height:"), height, Fraction(0 if number else 1), "" if number else "inflection"))
    return [*steps, _conclusion(points_at(function, table.changes), second)]


def _conclusion(points: FiniteSet, second: Formula) -> Step:
    if len(points.items) == 1:
        text = msg("{second} changes its sign there, so the inflection point is:", second=second)
        return Step(text, points.items[0], Fraction(1), "inflection")
    text = msg("{second} changes its sign there, so the inflection points are:", second=second)
    return Step(text, points, Fraction(1), "inflection")


def _place(name: str, zero: Surd) -> Formula:
    return equals(name, coordinate(zero))


def _height(function: Poly, zero: Surd) -> Relation:
    if zero.q or not zero.p:
        return equals(head(coordinate(zero)), coordinate(value_at(function, zero)))
    return value_line(function, zero.p)


def _global(table: SignTable, asked: bool) -> list[Step]:
    """What convexity everywhere says about minima, which is why a course on descent asks for it."""
    points, part = (Fraction(1), "local_is_global") if asked else (Fraction(0), "")
    if not table.where(False):
        told = msg("{f} is convex everywhere, so a local minimum is the global one.", f=formula("f"))
        return [Step(told, None, points, part)]
    told = msg("{f} is not convex everywhere, so a local minimum need not be the global one.", f=formula("f"))
    return [Step(told, None, points, part)] if asked else []


def figure(function: Poly, table: SignTable, name: str) -> Figure:
    """The graph with its inflection points marked."""
    places = [Fraction((z * Surd(Fraction(1000))).floor(), 1000) if z.q else z.p for z in table.zeros]
    ends = (min([*places, Fraction(-1)]) - 1, max([*places, Fraction(1)]) + 1)
    changing = [p for p, z in zip(places, table.zeros, strict=True) if z in table.changes]
    marks = tuple(Mark((place, function.at({name: place}))) for place in changing)
    alt = msg("The graph of {f} with its inflection points, if it has any.", f=formula("f"))
    return Figure("curve", Graph(function, ends, marks=marks), alt, width=6.0)
