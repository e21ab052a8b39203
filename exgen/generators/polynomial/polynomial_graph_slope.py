"""The slope of a tangent read off on grid paper: no formula, two grid points on the line, rise over run.

The point and the tangent are drawn first, through grid points; a curve that bends away from the tangent follows. The
function is given to the figure and never printed. On level 3 a square is not one unit along each axis.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from exgen.algebra import Poly, univariate
from exgen.board import shown
from exgen.errors import UserError
from exgen.figures.describe import Figure, Graph, Mark, Point
from exgen.formula.build import Value, formula, minus, over
from exgen.formula.tree import Formula, Message, Number, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators.polynomial._curve import check_degree, check_not_huge, head, named, shorter
from exgen.generators.polynomial._tangent_on_grid import HALF, Drawn, Square, drawn
from exgen.given import Field
from exgen.model import Mistake, NumberAnswer, Part, Space, Step, Tolerance
from exgen.rng import Stream

ONE = Fraction(1)
P, Q, R = Symbol("P"), Symbol("Q"), Symbol("R")


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly
    point: Fraction
    square: Square = (ONE, ONE)


def sample(rng: Stream, level: int) -> Given:
    """The slope and the squares, then a grid point whose height no mistake could give, then how the curve bends."""
    slope, square = rng.choice(_slopes(level))
    across, up = square
    column, row = rng.between(-4, 4), rng.first(range(-4, 5), lambda j: _tells(slope, square, j * up))
    assert row is not None, (slope, square)
    at, height = column * across, row * up
    steep = abs(slope) * across / up
    bend = rng.sign() * rng.choice(_bends(steep)) * up / across**2
    away = univariate((1, -at))
    function = away**2 * bend + away * slope + height
    if level > 1 and steep <= 1 and rng.chance(1, 2):
        function = function + away**3 * (rng.sign() * Fraction(1, 16) * up / across**3)
    return Given(function, at, square)


def _bends(steep: Fraction) -> tuple[Fraction, ...]:
    """How fast the curve leaves the tangent, in squares: faster from a steep one, so that they can be told apart."""
    quarters = (1, 2) if steep <= 1 else (2, 3) if steep <= 2 else (4, 5, 6)
    return tuple(Fraction(n, 4) for n in quarters)


@cache
def _slopes(level: int) -> list[tuple[Fraction, Square]]:
    """The slopes of a level with the squares they are drawn on."""
    whole = [Fraction(n) for n in range(-4, 5) if n]
    parts = [sign * part for part in (Fraction(1, 2), Fraction(1, 3), Fraction(3, 2)) for sign in (1, -1)]
    if level < 3:
        return [(slope, (ONE, ONE)) for slope in (whole if level == 1 else whole + parts)]
    squares = [(ONE, Fraction(n)) for n in (2, 5, 10)] + [(Fraction(2), ONE), (Fraction(2), Fraction(5))]
    squares.append((Fraction(1, 2), ONE))
    drawn = [Fraction(sign * n, 2) for n in (1, 2, 3, 4, 6) for sign in (1, -1)]
    pairs = [(s * up / across, (across, up)) for across, up in squares for s in drawn]
    return [pair for pair in pairs if _tells(*pair, Fraction(1000))]


def _tells(slope: Fraction, square: Square, height: Fraction) -> bool:
    """Whether the mistakes that can be made here keep three tolerances apart from the slope and each other."""
    across, up = square
    values = [slope, -slope, height]
    values += [slope * across / up] if across != up else [1 / slope] if abs(slope) != 1 else []
    apart = 3 * tolerance(slope)
    return all(abs(a - b) > apart for i, a in enumerate(values) for b in values[i + 1 :])


def tolerance(slope: Fraction) -> Fraction:
    """How far a reading may be off."""
    return Fraction(1, 10) * max(ONE, abs(slope))


def solve(given: Given, level: int) -> Solved:
    del level
    check_degree(given.function, 2)
    check_not_huge(given.function)
    if len(given.square) != 2 or min(given.square) <= 0:
        raise UserError("square: state two numbers above 0, what a square is worth along each axis, such as (1; 2)")
    picture = drawn(given.function, given.point, given.square)
    return Solved(
        variables=(picture.name,),
        statement=(msg("The figure shows the graph of {f} with its tangent at {P}.", f=formula("f"), P=P),),
        parts=(_part(picture),),
        solution=_solution(picture),
        figures=_figures(picture),
    )


def _part(picture: Drawn) -> Part:
    asked = head(picture.point, 1)
    return Part(
        name="slope",
        prompt=msg("Read off the slope of the tangent."),
        answer=NumberAnswer(shown(picture.slope), Tolerance("abs", tolerance(picture.slope))),
        points=Fraction(2),
        space=Space("line", 3, lines=2, lead=asked),
        label=asked,
        mistakes=_mistakes(picture),
        tips=(
            msg(
                "Look for two grid points on the line. The slope is the change in height divided by the change across."
            ),
            msg("{P} is a point of the tangent. Go along the line to another grid point.", P=P)
            if picture.spot in (picture.first, picture.second)
            else msg("Choose two grid points that are far apart: then you read off more exactly."),
        ),
    )


def _mistakes(picture: Drawn) -> tuple[Mistake, ...]:
    slope, (across, up) = picture.slope, picture.square
    found = [
        Mistake(
            "sign-lost",
            Number(-slope),
            msg("lost the sign of the slope"),
            msg("Follow the line from left to right: does it rise or fall?"),
        ),
        Mistake(
            "height-for-slope",
            Number(picture.spot[1]),
            msg("gave the height instead of the slope"),
            msg("That is the height of the point. The slope says how steep the line is."),
        ),
    ]
    if across != up:
        found.append(
            Mistake(
                "squares-for-units",
                Number(slope * across / up),
                msg("counted squares instead of units"),
                msg("Look at the numbers along the axes: a square is not one unit there."),
            )
        )
    if slope and (across == up or _inverse_tells(picture)):
        found.append(
            Mistake(
                "run-over-rise",
                Number(1 / slope),
                msg("divided the change across by the change in height"),
                msg("It is the other way round: the change in height goes on top."),
            ),
        )
    return tuple(found)


def _inverse_tells(picture: Drawn) -> bool:
    """Whether 1/m keeps three tolerances from the other numbers, so that none of them is left out because of it."""
    slope, (across, up) = picture.slope, picture.square
    others = (slope, -slope, picture.spot[1], slope * across / up)
    return all(abs(1 / slope - other) > 3 * tolerance(slope) for other in others)


def _letters(picture: Drawn) -> tuple[tuple[Symbol, Point], tuple[Symbol, Point]]:
    """The two points that are read, each with its name: P is the point of contact."""
    first = P if picture.first == picture.spot else Q
    second = P if picture.second == picture.spot else R if first == Q else Q
    return (first, picture.first), (second, picture.second)


def _solution(picture: Drawn) -> tuple[Step, ...]:
    (one, a), (two, b) = _letters(picture)
    rise, run = b[1] - a[1], b[0] - a[0]
    sides: Sequence[Value] = (
        over(Symbol("Delta_y"), Symbol(f"Delta_{picture.name}")),
        over(_change(a[1], b[1]), _change(a[0], b[0])),
        over(shown(rise), shown(run)),
        shown(picture.slope),
    )
    derivation = shorter(head(picture.point, 1), *sides)
    return (
        Step(_read(one, a, two, b), None, ONE, "slope"),
        Step(msg("The slope:"), derivation, ONE, "slope"),
        Step(figure="read"),
    )


def _read(one: Symbol, a: Point, two: Symbol, b: Point) -> Message:
    return msg(
        "The tangent goes through the grid points {first} and {second}.",
        first=named(one.name, *a),
        second=named(two.name, *b),
    )


def _change(before: Fraction, after: Fraction) -> Formula:
    """4 − (−2), nothing worked out."""
    return minus(shown(after), shown(before))


def _figures(picture: Drawn) -> tuple[Figure, Figure]:
    across, up = picture.square
    left, low = picture.corner
    graph = Graph(
        picture.function,
        (left * across, (left + 2 * HALF) * across),
        (low * up, (low + 2 * HALF) * up),
        marks=(Mark(picture.spot, P),),
        tangents=((picture.spot, picture.slope),),
        grid=(across, up),
    )
    marks = {point: letter for letter, point in _letters(picture)} | {picture.spot: P}
    read = Graph(
        graph.function,
        graph.x,
        graph.y,
        marks=tuple(Mark(point, letter) for point, letter in marks.items()),
        tangents=graph.tangents,
        grid=graph.grid,
    )
    alt = msg("The graph of {f} on grid paper, with a tangent at the point {P}.", f=formula("f"), P=P)
    return (
        Figure("graph", graph, alt, width=8.0, height=8.0, where="sheet"),
        Figure("read", read, msg("The same graph with the two grid points."), width=8.0, height=8.0),
    )


GENERATOR = Generator(
    title=msg("Read the slope off a graph"),
    topic="polynomial",
    revision=1,
    given=Given,
    fields=(
        Field("function", "function", msg("the function f, which is drawn and not printed")),
        Field("point", "number", msg("the place on the horizontal axis")),
        Field("square", "point", msg("what a square is worth along each axis, as (1, 2)"), low=2, required=False),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("a whole slope"),
        msg("also halves and thirds"),
        msg("axes with unequal units"),
    ),
)
