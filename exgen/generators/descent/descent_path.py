"""The path of gradient descent on a contour map: the direction of the first step, and which of four paths it is.

On level 1 the map with its heights is all there is, and the direction is one of eight arrows. From level 2 the function
is printed and the direction is a vector. `arrangement` is one number for which three wrong paths there are, in what
order, and which arrow is the first, so that a stored exercise draws the same picture again.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations
from typing import Literal

from exgen.algebra import Poly, polynomial
from exgen.board import shown
from exgen.errors import UserError
from exgen.figures.describe import Contours, Figure, Mark
from exgen.formula.build import equals, formula, point
from exgen.formula.tree import Call, Message, Relation, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators._lettered import (
    LETTERS,
    Lettered,
    arrangement_field,
    letter_choice,
    letter_mistakes,
    lettered,
    right_letter,
)
from exgen.generators.descent._descent_path_solution import arrow_steps, path_steps, vector_steps
from exgen.generators.descent._paths import (
    Path,
    Place,
    WrongPath,
    descent_path,
    eight_directions,
    slope_at,
    wrong_paths,
)
from exgen.given import Field
from exgen.model import ChoiceAnswer, DirectionAnswer, Mistake, Option, Part, Space
from exgen.rng import Stream

NAMES = ("x", "y")
ARRANGEMENTS = 4 * 4 * 8
"""Four places for the right path, four choices of the wrong one left out, eight arrows to begin with."""


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly
    start: Place
    arrangement: int = 1


def sample(rng: Stream, level: int) -> Given:
    """A bowl of the level and a start well off its axes; every bowl has some."""
    function = rng.choice(_bowls(level))
    whole = [(s, t) for s in range(-4, 5) for t in range(-4, 5)]
    start = rng.first(whole, lambda p: _suits(function, (Fraction(p[0]), Fraction(p[1]))))
    assert start is not None, function
    return Given(function, (Fraction(start[0]), Fraction(start[1])), rng.between(1, ARRANGEMENTS))


@cache
def _bowls(level: int) -> tuple[Poly, ...]:
    """ax² + by², one of them at least three times the other, and on level 3 with a product term."""
    sizes = [(a, b) for a in range(1, 10) for b in range(1, 10) if 3 * min(a, b) <= max(a, b) <= 6 * min(a, b)]
    if level < 3:
        return tuple(polynomial({(2, 0): a, (0, 2): b}, NAMES) for a, b in sizes)
    return tuple(
        polynomial({(2, 0): a, (1, 1): c, (0, 2): b}, NAMES)
        for a, b in sizes
        for c in range(-4, 5)
        if c and 4 * c * c < 4 * a * b
    )


def _suits(function: Poly, start: Place) -> bool:
    """Whether the start is off the axes and far enough out, and the way down clearly not the way to the centre."""
    x, y = start
    if min(abs(x), abs(y)) < 1 or max(abs(x), abs(y)) < 2:
        return False
    u, v = slope_at(function, start)
    inwards, across = u * x + v * y, u * y - v * x
    return bool(u and v) and abs(u) != abs(v) and Fraction(2, 5) < abs(across) / inwards < 2


def solve(given: Given, level: int) -> Solved:
    f, start = given.function, given.start
    _check(f, start)
    slope = slope_at(f, start)
    paths = _arranged(given)
    if level == 1:
        arrow = _right_arrow(given)
        direction, first = _arrow_part(arrow), arrow_steps(arrow)
    else:
        direction, first = _vector_part(f, slope), vector_steps(f, start)
    return Solved(
        variables=f.variables,
        statement=_statement(f, start, level),
        parts=(direction, _path_part(paths)),
        solution=(*first, *path_steps(paths)),
        figures=_figures(given, level, paths),
    )


def _check(f: Poly, start: Place) -> None:
    if len(start) != 2:
        raise UserError("the start needs two coordinates")
    x, y = f.variables
    a, b, c = (f.coefficient(e) for e in ((2, 0), (1, 1), (0, 2)))
    if f.degree() != 2 or f.coefficient((1, 0)) or f.coefficient((0, 1)) or a <= 0 or 4 * a * c <= b * b:
        raise UserError(f"the function must be a bowl around (0, 0), such as {x}^2 + 3{y}^2")
    if not any(start):
        raise UserError("the start is the minimum itself, so no step would move; state another start")
    slope = slope_at(f, start)
    if start[0] * slope[1] == start[1] * slope[0]:
        raise UserError("from this start gradient descent goes straight to the centre; state one off the axes")


def _rate(f: Poly) -> Fraction:
    """A learning rate with which the path bends but does not jump over the valley."""
    a, b, c = (f.coefficient(e) for e in ((2, 0), (1, 1), (0, 2)))
    return 1 / (3 * (a + c + abs(b) / 2))


def _arranged(given: Given) -> Lettered[WrongPath]:
    number = (given.arrangement - 1) % 16
    wrong = wrong_paths(given.function, given.start, _rate(given.function))
    kept = list(combinations(wrong, 3))[number // 4]
    turned = kept[number % 3 :] + kept[: number % 3]
    return lettered(turned, number % 4)


def _arrows(given: Given) -> tuple[Place, ...]:
    """Eight arrows, numbered from 1; the one downhill is at a place that the arrangement says."""
    slope = slope_at(given.function, given.start)
    reach = max(abs(v) for v in given.start)
    size = abs(slope[0]) + abs(slope[1])
    down = (-slope[0] * reach * 2 / (3 * size), -slope[1] * reach * 2 / (3 * size))
    turned = eight_directions(down)
    first = (given.arrangement - 1) // 16
    return turned[first:] + turned[:first]


def _right_arrow(given: Given) -> int:
    """The number of the arrow downhill, from 1."""
    return (8 - (given.arrangement - 1) // 16) % 8 + 1


def _statement(f: Poly, start: Place, level: int) -> tuple[Message, ...]:
    if level == 1:
        return (
            msg(
                "The contour map shows a function {f} with its heights. Gradient descent starts at {P}.",
                f=_definition(f).operands[0],
                P=formula("P"),
            ),
        )
    return (
        msg(
            "Given: {function}. Gradient descent starts at {P}.",
            function=_definition(f),
            P=Call(Symbol("P"), tuple(shown(v) for v in start)),
        ),
    )


def _definition(f: Poly) -> Relation:
    return equals(Call(Symbol("f"), tuple(formula(v) for v in f.variables)), f)


def _arrow_part(right: int) -> Part:
    options = tuple(Option(str(n), msg("arrow {n}", n=n), (f"arrow {n}", f"pijl {n}")) for n in range(1, 9))
    uphill, one, other = (str((right - 1 + turn) % 8 + 1) for turn in (4, 2, 6))
    title = msg("followed the level curve")
    hint = msg("Along a level curve the height stays the same. Which way do the heights fall?")
    return Part(
        name="direction",
        prompt=msg("Which arrow is the direction of the first step?"),
        answer=ChoiceAnswer(options, str(right)),
        points=Fraction(1),
        space=Space("boxes"),
        mistakes=(
            Mistake("uphill", Symbol(uphill), msg("went uphill"), msg("Look at the heights: which way do they fall?")),
            Mistake("along-the-curve", Symbol(one), title, hint),
            Mistake("along-the-curve-back", Symbol(other), title, hint),
        ),
        tips=(
            msg("Gradient descent goes where the function falls the fastest: at right angles to the level curve."),
            msg("Two arrows stand at right angles to the level curve. Compare the heights on both sides."),
        ),
        figure="arrows",
    )


def _vector_part(f: Poly, slope: Place) -> Part:
    down = tuple(shown(-v) for v in slope)
    u, v = down
    return Part(
        name="direction",
        prompt=msg("Calculate a vector in the direction of the first step."),
        answer=DirectionAnswer(down),
        points=Fraction(2),
        space=Space("line", 5, lines=2),
        mistakes=(
            Mistake(
                "uphill",
                point(*slope),
                msg("gave the gradient itself"),
                msg("That vector points to where the function rises the fastest."),
            ),
            Mistake(
                "components-exchanged",
                point(v, u),
                msg("exchanged the components"),
                msg("The first component belongs to {name}.", name=formula(f.variables[0])),
            ),
            Mistake(
                "along-the-curve",
                point(-slope[1], slope[0]),
                msg("followed the level curve"),
                msg("Along a level curve the height stays the same. Which way do the heights fall?"),
            ),
        ),
        tips=(
            msg("The gradient points uphill. Gradient descent goes the opposite way."),
            msg("First find both partial derivatives, then substitute the coordinates of the start."),
        ),
    )


def _path_part(paths: Lettered[WrongPath]) -> Part:
    labels = [msg("path {letter}", letter=letter) for letter in LETTERS]
    return Part(
        name="path",
        prompt=msg("Which of the four paths is that of gradient descent?"),
        answer=letter_choice(labels, ("path", "pad"), right_letter(paths)),
        points=Fraction(1),
        space=Space("boxes"),
        mistakes=letter_mistakes(paths),
        tips=(
            msg("Each step goes downhill at right angles to the level curve through the place where it begins."),
            msg("First drop the paths that do not go downhill. Then compare the first steps of the others."),
        ),
        figure="paths",
    )


def _figures(given: Given, level: int, pictures: Lettered[WrongPath]) -> tuple[Figure, ...]:
    f, rate = given.function, _rate(given.function)
    paths = tuple(
        (letter, descent_path(f, given.start, rate) if wrong is None else wrong.path) for letter, wrong in pictures
    )
    choice = _map(
        given,
        "paths",
        msg("A contour map with four paths, A, B, C and D, that all begin at the point P."),
        paths=paths,
    )
    key = _map(
        given,
        "descent",
        msg("The contour map with the path of gradient descent."),
        paths=(("", descent_path(f, given.start, rate)),),
        where="key",
    )
    if level > 1:
        return (choice, key)
    arrows = tuple((given.start, arrow, str(n)) for n, arrow in enumerate(_arrows(given), 1))
    alt = msg("A contour map with its heights. From the point P go eight arrows, numbered anticlockwise.")
    return (_map(given, "arrows", alt, arrows=arrows), choice, key)


def _map(
    given: Given,
    name: str,
    alt: Message,
    *,
    paths: tuple[tuple[str, Path], ...] = (),
    arrows: tuple[tuple[Place, Place, str], ...] = (),
    where: Literal["sheet", "key"] = "sheet",
) -> Figure:
    picture = Contours(
        given.function,
        *_window(given),
        levels=_levels(given.function, given.start),
        marks=() if paths and not paths[0][0] else (Mark(given.start, formula("P")),),
        paths=paths,
        arrows=arrows,
        labels=True,
    )
    return Figure(name, picture, alt, width=7.5, height=7.5, where=where)


def _window(given: Given) -> tuple[Place, Place]:
    """A square around the centre and all paths, right and wrong ones, with a quarter of their size around them."""
    f, start, rate = given.function, given.start, _rate(given.function)
    places = [(Fraction(0), Fraction(0)), *descent_path(f, start, rate)]
    places += [place for wrong in wrong_paths(f, start, rate) for place in wrong.path]
    ends = [(min(values), max(values)) for values in zip(*places, strict=True)]
    half = max(high - low for low, high in ends) * 3 / 4
    (left, right), (bottom, top) = ends
    across, up = (left + right) / 2, (bottom + top) / 2
    return (across - half, across + half), (up - half, up + half)


def _levels(f: Poly, start: Place) -> tuple[Fraction, ...]:
    """Whole heights for the curves; one of them runs through the start."""
    height = f.at(dict(zip(f.variables, start, strict=True)))
    eighths = (1, 2, 4, 8, 12, 16, 24, 32, 40)
    return tuple(sorted({max(Fraction(height * n // 8), Fraction(1)) for n in eighths} | {height}))


GENERATOR = Generator(
    title=msg("The path of gradient descent"),
    topic="descent",
    revision=1,
    given=Given,
    fields=(
        Field("function", "function", msg("a bowl around (0, 0) in two variables"), variables=NAMES),
        Field("start", "point", msg("the start, as (1, 2)"), low=2),
        arrangement_field(ARRANGEMENTS),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("one of eight arrows, and one of four paths"),
        msg("the direction as a vector, and one of four paths"),
        msg("with a product term"),
    ),
)
