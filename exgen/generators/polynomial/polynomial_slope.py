"""The slope of the tangent at a point: differentiate, then fill in.

The sheet shows the graph with the point but no tangent, from which the slope could be read off; the key shows both.
"""

from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly, univariate
from exgen.board import shown
from exgen.figures.describe import Figure, Graph, Mark
from exgen.formula.build import equals, formula
from exgen.formula.tree import Formula, Message, Number, msg
from exgen.generator import Generator, Solved
from exgen.generators._derivatives import exponent_kept
from exgen.generators.polynomial._curve import (
    check_degree,
    check_not_huge,
    check_short_values,
    definition,
    derivative_line,
    derivative_step,
    head,
    named,
    value_line,
    with_origin,
)
from exgen.given import Field
from exgen.model import Mistake, NumberAnswer, Part, Space, Step
from exgen.rng import Stream

MARGIN = 3
"""How far a parabola's graph goes on at either side of the point, in axis units; higher degrees less far."""


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly
    point: Fraction


def sample(rng: Stream, level: int) -> Given:
    """The point and all but the last coefficients, then a last coefficient for which no two mistakes agree."""
    at, leading = _shape(rng, level)
    tails = [(b, c) for b in range(-9, 10) if b for c in (rng.nonzero(-9, 9), rng.nonzero(-9, 9))]
    tail = rng.first(tails, lambda t: _tells(univariate((*leading, *t)), at))
    assert tail is not None, (at, leading)
    return Given(univariate((*leading, *tail)), at)


def _shape(rng: Stream, level: int) -> tuple[Fraction, tuple[int, ...]]:
    """The place a, and the coefficients of x² and above, for which f′ differs at a and −a; smaller ones far from 0."""
    if level == 1:
        return Fraction(rng.choice((-5, -4, -3, -2, 2, 3, 4, 5))), (rng.between(1, 6),)
    if level == 2:
        at, most, square = rng.choice(((-1, 9, 9), (-2, 5, 9), (-3, 2, 6), (-4, 1, 4)))
        return Fraction(at), (rng.nonzero(-most, most), rng.nonzero(-square, square))
    if rng.chance(1, 2):
        at, most = rng.choice(((-2, 2), (-1, 3), (2, 2)))
        first = rng.nonzero(-most, most)
        square = rng.choice([n for n in range(-6, 7) if 2 * first * at**2 + n])
        return Fraction(at), (first, rng.nonzero(-5, 5) if rng.chance(1, 2) else 0, square)
    return Fraction(rng.choice((-3, -1, 1, 3)), 2), (2 * rng.nonzero(-4, 4), rng.nonzero(-9, 9))


def _tells(function: Poly, at: Fraction) -> bool:
    """Whether the slope is not 0 and differs from what every mistake gives."""
    values = [value for _, value in _wrong_values(function, at)]
    slope = function.diff("x").at({"x": at})
    return bool(slope) and len({slope, *values}) == len(values) + 1


def _wrong_values(function: Poly, at: Fraction) -> list[tuple[str, Fraction]]:
    (name,) = function.variables
    derivative = function.diff(name)
    return [
        ("height-for-slope", function.at({name: at})),
        ("sign-of-point", derivative.at({name: -at})),
        ("exponent-kept", exponent_kept(function, name).at({name: at})),
        ("constant-kept", derivative.at({name: at}) + function.constant_term),
    ]


def solve(given: Given, level: int) -> Solved:
    del level
    check_degree(given.function, 2)
    check_not_huge(given.function)
    check_short_values(given.function, given.point)
    (name,) = given.function.variables
    return Solved(
        variables=(name,),
        statement=(msg("Given: {function}.", function=definition(given.function, name)),),
        parts=(_part(given, name),),
        solution=_solution(given, name),
        figures=_figures(given),
    )


def _part(given: Given, name: str) -> Part:
    derivative = given.function.diff(name)
    asked = head(given.point, 1)
    return Part(
        name="slope",
        prompt=msg(
            "Calculate the slope of the tangent to the graph where {place}.", place=equals(name, shown(given.point))
        ),
        answer=NumberAnswer(shown(derivative.at({name: given.point}))),
        points=Fraction(2),
        space=Space("line", 3, lines=3, lead=asked),
        label=asked,
        mistakes=_mistakes(given),
        tips=(
            msg("The slope of the tangent at a point is the value of the derivative there."),
            msg("First the derivative: {line}.", line=derivative_line(given.function)),
        ),
    )


def _mistakes(given: Given) -> tuple[Mistake, ...]:
    values = dict(_wrong_values(given.function, given.point))
    said = {
        "height-for-slope": (
            msg("gave the height instead of the slope"),
            msg("That is the height of the graph there. For the slope you need the derivative."),
        ),
        "sign-of-point": (
            msg("lost the sign of the number"),
            msg("Look at the sign of {place}: put it in brackets when you substitute it.", place=shown(given.point)),
        ),
        "exponent-kept": (
            msg("did not lower the exponent"),
            msg("The exponent comes to the front, and then becomes one less."),
        ),
        "constant-kept": (msg("kept the constant term"), msg("What is the slope of a constant?")),
    }
    if given.point > 0:
        said["sign-of-point"] = (
            msg("substituted the opposite number"),
            msg("You substituted another number: look at its sign again."),
        )
    return tuple(Mistake(each, Number(values[each]), title, message) for each, (title, message) in said.items())


def _solution(given: Given, name: str) -> tuple[Step, ...]:
    derivative = given.function.diff(name)
    place = equals(name, shown(given.point))
    height, slope = given.function.at({name: given.point}), derivative.at({name: given.point})
    return (
        derivative_step(given.function, "slope"),
        Step(msg("Substitute {place}:", place=place), value_line(derivative, given.point, 1), Fraction(1), "slope"),
        Step(_meaning(named("P", given.point, height), slope), figure="tangent"),
    )


def _meaning(where: Formula, slope: Fraction) -> Message:
    """What the slope says about the graph."""
    if slope == 0:
        return msg("At {point} the tangent is horizontal.", point=where)
    if slope > 0:
        return msg(
            "At {point} the tangent rises by {amount} for each unit to the right.", point=where, amount=shown(slope)
        )
    return msg(
        "At {point} the tangent falls by {amount} for each unit to the right.", point=where, amount=shown(-slope)
    )


def _figures(given: Given) -> tuple[Figure, Figure]:
    (name,) = given.function.variables
    at, slope = given.point, given.function.diff(name).at({name: given.point})
    spot = (at, given.function.at({name: at}))
    margin = Fraction(MARGIN, given.function.degree() - 1)
    marks = (Mark(spot, formula("P")),)
    ends = with_origin(at, margin)
    place = equals(name, shown(at))
    return (
        Figure(
            "graph",
            Graph(given.function, ends, marks=marks),
            msg("The graph of {f} with the point {P} where {place}.", f=formula("f"), P=formula("P"), place=place),
            width=6.0,
            where="sheet",
        ),
        Figure(
            "tangent",
            Graph(given.function, ends, marks=marks, tangents=((spot, slope),)),
            msg("The graph of {f} with its tangent where {place}.", f=formula("f"), place=place),
            width=6.0,
        ),
    )


GENERATOR = Generator(
    title=msg("The slope of the tangent at a point"),
    topic="polynomial",
    revision=2,
    given=Given,
    fields=(
        Field("function", "function", msg("the function f in one variable")),
        Field("point", "number", msg("the place on the horizontal axis")),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("a parabola"),
        msg("degree 3 at a negative place"),
        msg("degree 4, or a place between whole numbers"),
    ),
)
