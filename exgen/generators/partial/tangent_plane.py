"""The tangent plane z = f(P) + f_x(P)(x − a) + f_y(P)(y − b), and on level 3 the height it gives nearby.

A nearby height is worked out from the pupil's own plane, so that a mistake in the plane costs its points once.
"""

from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly, constant, polynomial, variable
from exgen.board import at, shown
from exgen.errors import UserError
from exgen.formula.build import equals, formula, minus
from exgen.formula.tree import Formula, Message, Polynomial, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators.partial._function import stated
from exgen.generators.partial._partials import Values, called, check_letters, check_point
from exgen.generators.partial._plane import Plane, equation, rule_of
from exgen.generators.partial._tangent_plane_solution import estimate_steps, plane_steps
from exgen.given import Field
from exgen.model import EquationAnswer, Mistake, NumberAnswer, Part, Space
from exgen.rng import Stream

NAMES = ("x", "y")
ONE = Fraction(1)
TENTH = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class Given:
    function: Formula
    point: Values
    near: Values | None = None


def sample(rng: Stream, level: int) -> Given:
    function = _two_squares(rng) if level == 1 else _with_product(rng)
    whole = [Fraction(n) for n in range(-4, 5) if n]
    point = rng.first([(a, b) for a in whole for b in whole], lambda p: _tells(function, p))
    assert point is not None, function
    if level < 3:
        return Given(Polynomial(function), point)
    steps = [n * TENTH for n in (-2, -1, 1, 2)]
    nearby = [(point[0] + s, point[1] + t) for s in steps for t in steps]
    near = rng.first(nearby, lambda q: _moves(function, point, q))
    assert near is not None, (function, point)
    return Given(Polynomial(function), point, near)


def _coefficient(rng: Stream, most: int) -> Fraction:
    size = 1 if rng.chance(1, 5) else rng.between(2, most)
    return Fraction(-size if rng.chance(1, 3) else size)


def _two_squares(rng: Stream) -> Poly:
    """ax² + by² with a and b of different sizes, often with a constant."""
    a, b = (Fraction(rng.sign() * n if rng.chance(1, 2) else n) for n in rng.sample(range(1, 7), 2))
    end = Fraction(rng.nonzero(-9, 9)) if rng.chance(2, 3) else Fraction(0)
    return polynomial({(2, 0): a, (0, 2): b, (0, 0): end}, NAMES)


def _with_product(rng: Stream) -> Poly:
    """A product term with a power of each letter; no square of a sum (b² = 4ac), whose slopes are in proportion."""
    product = rng.choice([(1, 1), (1, 1), (2, 1), (1, 2)])
    a, b, c = (_coefficient(rng, 4) for _ in range(3))
    pure = rng.choice([(2, 2), (2, 2), (3, 2), (2, 3)])
    if product == (1, 1) and b * b == 4 * a * c:
        b = -b + 1 if b == -1 else b + 1
    return polynomial({(pure[0], 0): a, product: b, (0, pure[1]): c}, NAMES)


def _at(point: Values) -> dict[str, Fraction]:
    return dict(zip(NAMES, point, strict=True))


def _tells(function: Poly, point: Values) -> bool:
    """Whether no number of the plane is 0, the slopes differ in size, and all are small."""
    here = _at(point)
    height, slopes = function.at(here), [function.diff(v).at(here) for v in NAMES]
    end = height - slopes[0] * point[0] - slopes[1] * point[1]
    small = all(s and abs(s) <= 60 for s in slopes) and 0 < abs(height) <= 150 and 0 < abs(end) <= 300
    return small and abs(slopes[0]) != abs(slopes[1])


def _moves(function: Poly, point: Values, near: Values) -> bool:
    """Whether the height on the plane is neither that of the graph nor that of the point."""
    return _height_on_plane(function, point, near) not in (function.at(_at(near)), function.at(_at(point)))


def _height_on_plane(function: Poly, point: Values, near: Values) -> Fraction:
    here = _at(point)
    moved = zip(NAMES, near, point, strict=True)
    return function.at(here) + sum((function.diff(v).at(here) * (q - p) for v, q, p in moved), Fraction(0))


def solve(given: Given, level: int) -> Solved:
    f = stated(given.function)
    check_letters(f, 2)
    check_point(f, given.point)
    if level == 3 and given.near is None:
        raise UserError("level 3 also needs near, a point near the first one, such as (1.1, 2)")
    if given.near is not None and len(given.near) != len(f.variables):
        raise UserError("near needs two coordinates, such as (1.1, 2)")
    if given.near == given.point:
        raise UserError("near is the point itself; state a point beside it, such as (1.1, 2) beside (1, 2)")
    here = dict(zip(f.variables, given.point, strict=True))
    slopes = tuple(f.poly.diff(v).at(here) for v in f.variables)
    letter = next(name for name in ("z", "w", "v") if name not in f.variables)
    plane = Plane(f, given.point, f.poly.at(here), slopes, letter)
    parts = [_plane_part(plane)]
    if given.near is not None:
        parts.append(_estimate_part(plane, given.near))
    return Solved(
        variables=(*f.variables, letter),
        statement=(_statement(plane, given.function),),
        parts=tuple(parts),
        solution=(*plane_steps(plane), *estimate_steps(plane, given.near)),
    )


def _statement(plane: Plane, function: Formula) -> Message:
    definition = equals(called("f", list(plane.f.variables)), function)
    return msg("Given: {function} and the point {point}.", function=definition, point=plane.place)


def _plane_part(plane: Plane) -> Part:
    return Part(
        name="plane",
        prompt=msg(
            "Find the equation of the tangent plane to the graph of {f} at {point}.", f=formula("f"), point=formula("P")
        ),
        answer=EquationAnswer(equation(plane, plane.poly), (*plane.f.variables, plane.letter)),
        points=Fraction(4),
        space=Space("line", 8, lines=5, lead=formula(plane.letter)),
        names=(plane.letter, "T", "L"),
        mistakes=_mistakes(plane),
        tips=(
            msg("The plane is {rule}.", rule=equation(plane, rule_of(plane))),
            msg("First calculate the height {height}.", height=called("f", ["P"])),
        ),
    )


def _mistakes(plane: Plane) -> tuple[Mistake, ...]:
    names, nowhere = plane.f.variables, (Fraction(0), Fraction(0))
    opposite = tuple(-v for v in plane.point)
    moving = constant(plane.height, names)
    for name, away in zip(names, plane.point, strict=True):
        moving = moving + plane.f.poly.diff(name) * (variable(name, names) - away)
    first, second = names
    pairs = (
        (
            "height-missing",
            plane.with_shift(Fraction(0), plane.point),
            msg("left out the height at the point"),
            msg("Substitute the point into your plane. Does it have the height of the graph there?"),
        ),
        (
            "point-not-subtracted",
            plane.with_shift(plane.height, nowhere),
            msg("used {x} and {y} instead of the distance to the point", x=formula(first), y=formula(second)),
            msg(
                "The slopes count from the point on: how far are {x} and {y} from it?",
                x=formula(first),
                y=formula(second),
            ),
        ),
        (
            "point-added",
            plane.with_shift(plane.height, opposite),
            msg("added the coordinates of the point instead of subtracting them"),
            msg("Substitute the point into your plane: each pair of brackets should give 0 there."),
        ),
        (
            "not-evaluated",
            moving,
            msg("did not substitute the point into the partial derivatives"),
            msg("A plane has the same slopes everywhere: substitute the point into the partial derivatives."),
        ),
        (
            "slopes-exchanged",
            plane.with_shift(plane.height, plane.point, (plane.slopes[1], plane.slopes[0])),
            msg("exchanged the two slopes"),
            msg("The slope along {x} belongs to the brackets with {x}.", x=formula(first)),
        ),
    )
    return tuple(Mistake(name, equation(plane, wrong), title, told) for name, wrong, title, told in pairs)


def _estimate_part(plane: Plane, near: Values) -> Part:
    places = tuple(Symbol(f"near_{i}") for i in (1, 2))
    label = called("f", [shown(v) for v in near])
    rule = at("plane_right", **dict(zip(plane.f.variables, places, strict=True)))
    there = dict(zip(plane.f.variables, near, strict=True))
    value = plane.poly.at(there)
    return Part(
        name="estimate",
        prompt=msg("Estimate {height} with the tangent plane.", height=label),
        answer=NumberAnswer(shown(value), form="number"),
        points=ONE,
        space=Space("line", 3, lines=2),
        rule=rule,
        mistakes=(
            Mistake(
                "only-the-change",
                minus(rule, shown(plane.height)),
                msg("gave only the change of the height"),
                msg("That is how much the height changes. What is the height there?"),
            ),
            Mistake(
                "function-itself",
                shown(plane.f.poly.at(there)),
                msg("used the function itself"),
                msg("That is the height of the graph. The question is about the height of the plane."),
            ),
            Mistake(
                "height-of-the-point",
                shown(plane.height),
                msg("gave the height at the point itself"),
                msg("The new point is a little further on: how much does the plane rise or fall there?"),
            ),
        ),
        tips=(
            msg("Near the point the plane has almost the same height as the graph."),
            msg("Substitute {values} into the equation of the plane.", values=_coordinates(plane, near)),
        ),
    )


def _coordinates(plane: Plane, near: Values) -> Message:
    first, second = (equals(name, shown(v)) for name, v in zip(plane.f.variables, near, strict=True))
    return msg("{first} and {second}", first=first, second=second)


GENERATOR = Generator(
    title=msg("The tangent plane"),
    topic="partial",
    revision=2,
    given=Given,
    fields=(
        Field("function", "expression", msg("the function f of two variables"), variables=NAMES),
        Field("point", "point", msg("the point, as (1, 2)"), low=2),
        Field("near", "point", msg("a point nearby, as (1.1, 2)"), low=2, required=False),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("two squares"),
        msg("a product term"),
        msg("with an estimate of the height nearby"),
    ),
)
