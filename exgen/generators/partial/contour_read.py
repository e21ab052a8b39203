"""Reading a contour map: a height, the signs of the slopes at a point, and where it is steepest.

The function is drawn, not printed. Its map is drawn so that a curve runs through the point, and so that the highest of
the marked points is not the steepest one: closeness of the curves is to be read, not their heights.
"""

from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly, polynomial
from exgen.board import shown
from exgen.errors import UserError
from exgen.figures.describe import Contours, Figure, Mark
from exgen.formula.build import formula
from exgen.formula.tree import Message, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators.partial._contour_read_solution import solution
from exgen.generators.partial._function import partial_symbol
from exgen.generators.partial._gradient import (
    Values,
    called,
    check_point,
    gradient_of,
    values_at,
)
from exgen.generators.partial._landscapes import (
    CURVES,
    LETTERS,
    REACH,
    clear_places,
    curve_step,
    height_at,
    landscapes,
    marked_points,
    steepness,
)
from exgen.generators.partial._map import Range, map_levels
from exgen.generators.partial._signs import sign_name, sign_options
from exgen.given import Field
from exgen.model import ChoiceAnswer, Mistake, NumberAnswer, Option, Part, Space
from exgen.rng import Stream

NAMES = ("x", "y")


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly
    point: Values
    marked_points: tuple[Values, ...]


def sample(rng: Stream, level: int) -> Given:
    """A landscape, the signs at P, P, the marked points, and last the height that P shall have."""
    shape = polynomial(rng.choice(landscapes(level)), NAMES)
    signs = (rng.sign(), rng.sign())
    point = rng.choice([p for p, found in clear_places(shape).items() if found == signs])
    where = (Fraction(point[0]), Fraction(point[1]))
    marked = marked_points(rng, shape, point)
    height = curve_step(shape) * rng.nonzero(-4, 15)
    return Given(shape + (height - height_at(shape, where)), where, marked)


def solve(given: Given, level: int) -> Solved:
    del level
    f, point, marked = given.function, given.point, given.marked_points
    check_point(f, point)
    if len(marked) != len(LETTERS):
        raise UserError(f"state {len(LETTERS)} marked points, such as (1; 2) (3; 1) (-2; 0) (-1; -3)")
    for spot in marked:
        check_point(f, spot)
    if len({point, *marked}) <= len(marked):
        raise UserError("the point and the marked points must be at different places")
    slopes = values_at(gradient_of(f), point)
    if not all(slopes):
        raise UserError("at this point a slope is 0, so it has no sign; state another point")
    by_slope = sorted(zip(LETTERS, marked, strict=True), key=lambda pair: steepness(f, pair[1]))
    if steepness(f, by_slope[-1][1]) == steepness(f, by_slope[-2][1]):
        raise UserError("two of the marked points are equally steep; state other ones")
    steepest = by_slope[-1][0]
    map_ = _drawn(given)
    return Solved(
        variables=f.variables,
        statement=(
            msg(
                "This contour map shows a function {f}. The numbers are the heights of the curves.",
                f=called("f", f.variables),
            ),
        ),
        parts=(
            _value_part(f, point, map_),
            *_sign_parts(f, slopes),
            _steepest_part(f, marked, steepest, by_slope[0][0]),
        ),
        solution=solution(f, point, marked, slopes, steepest),
        figures=(
            Figure(
                "map",
                Contours(
                    f,
                    map_.x,
                    map_.y,
                    map_.levels,
                    marks=(
                        Mark((point[0], point[1]), formula("P")),
                        *(Mark((s[0], s[1]), formula(letter)) for letter, s in zip(LETTERS, marked, strict=True)),
                    ),
                    labels=True,
                ),
                msg(
                    "A contour map with heights, a point {point} on one of the curves and four marked points A, B, C "
                    "and D.",
                    point=formula("P"),
                ),
                width=10.0,
                height=10.0,
                where="sheet",
            ),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Map:
    x: Range
    y: Range
    levels: tuple[Fraction, ...]
    step: Fraction


def _drawn(given: Given) -> _Map:
    """The map from −4 to 4, larger where a point lies outside, with a curve through the point."""
    farthest = max(abs(v) for spot in (given.point, *given.marked_points) for v in spot)
    reach = REACH if farthest < REACH else farthest + 1
    across = (-reach, reach)
    levels = map_levels(given.function, across, across, height_at(given.function, given.point), CURVES)
    return _Map(across, across, levels, levels[1] - levels[0] if len(levels) > 1 else Fraction(0))


def _value_part(f: Poly, point: Values, map_: _Map) -> Part:
    height = height_at(f, point)
    higher, lower = height + map_.step, height - map_.step
    label = called("f", ["P"])
    return Part(
        name="value",
        prompt=msg("Read off the height of {point}.", point=formula("P")),
        answer=NumberAnswer(shown(height), None, "number"),
        points=Fraction(1),
        space=Space("line", 3, lead=label),
        label=label,
        names=("f(P)", "f"),
        mistakes=tuple(
            Mistake(name, shown(wrong), text, _follow())
            for name, wrong, text in (
                ("next-curve", higher, msg("read the height of the next higher curve")),
                ("curve-before", lower, msg("read the height of the next lower curve")),
            )
            if wrong in map_.levels
        ),
        tips=(
            msg("All points of a curve have the same height. On which curve does {point} lie?", point=formula("P")),
            msg(
                "Follow the curve through {point} to its number, or count from a curve that has one.",
                point=formula("P"),
            ),
        ),
    )


def _follow() -> Message:
    return msg("That is the height of a curve beside it. Follow the curve through {point} itself.", point=formula("P"))


def _sign_parts(f: Poly, slopes: Values) -> tuple[Part, ...]:
    ways = (
        msg("Do the heights rise or fall when you go to the right from {point}?", point=formula("P")),
        msg("Do the heights rise or fall when you go up from {point}?", point=formula("P")),
    )
    parts = []
    for i, name in enumerate(f.variables):
        symbol = partial_symbol(name, of="f")
        parts.append(
            Part(
                name=f"sign_{NAMES[i]}",
                prompt=msg("What is the sign of {slope} at {point}?", slope=symbol, point=formula("P")),
                answer=ChoiceAnswer(sign_options(), sign_name(slopes[i])),
                points=Fraction(i),
                space=Space("boxes"),
                label=called(symbol, ["P"]),
                mistakes=_sign_mistakes(slopes, i, ways[i]),
                tips=(
                    msg("{slope} is the slope in the direction of {name}.", slope=symbol, name=formula(name)),
                    ways[i],
                ),
                needs=("sign_x",) if i else (),
            )
        )
    return tuple(parts)


def _sign_mistakes(slopes: Values, i: int, way: Message) -> tuple[Mistake, ...]:
    """A wrong sign is that of the other slope where the two differ, else that of the way down."""
    wrong = Symbol(sign_name(-slopes[i]))
    if slopes[0] * slopes[1] < 0:
        return (Mistake("variables-exchanged", wrong, msg("gave the sign of the other slope"), way),)
    return (Mistake("downhill", wrong, msg("looked downhill instead of to the right or up"), way),)


def _steepest_part(f: Poly, marked: tuple[Values, ...], steepest: str, flattest: str) -> Part:
    highest = max(zip(LETTERS, marked, strict=True), key=lambda pair: height_at(f, pair[1]))[0]
    mistakes = []
    if highest != steepest:
        mistakes.append(
            Mistake(
                "highest",
                Symbol(highest),
                msg("chose the highest point"),
                msg("That point is high, but is it steep there? Look at how close the curves are to each other."),
            )
        )
    if flattest not in (steepest, highest):
        mistakes.append(
            Mistake(
                "flattest",
                Symbol(flattest),
                msg("chose the flattest point"),
                msg("There the curves are far apart. What does that say about the slope?"),
            )
        )
    return Part(
        name="steepest",
        prompt=msg("At which of the marked points is {f} the steepest?", f=formula("f")),
        answer=ChoiceAnswer(
            tuple(
                Option(letter, msg("point {letter}", letter=formula(letter)), (f"point {letter}", f"punt {letter}"))
                for letter in LETTERS
            ),
            steepest,
        ),
        points=Fraction(1),
        space=Space("boxes"),
        mistakes=tuple(mistakes),
        tips=(
            msg("Steep means: the height changes much over a short distance."),
            msg("Compare how far apart the curves are around each of the four points."),
        ),
    )


GENERATOR = Generator(
    title=msg("Reading a contour map"),
    topic="partial",
    revision=2,
    given=Given,
    fields=(
        Field("function", "function", msg("the function f of two variables, which is drawn"), variables=NAMES),
        Field("point", "point", msg("the point, as (1, 2)"), low=2),
        Field("marked_points", "points", msg("four marked points, as (1, 2) (3, 1) (-2, 0) (-1, -3)"), low=2),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("ellipses: a bowl or a hill"),
        msg("a saddle"),
        msg("two valleys or two hills"),
    ),
)
