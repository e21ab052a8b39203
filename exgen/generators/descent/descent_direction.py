"""The sign of the slope decides the direction of a step: read from a graph, computed, and compared at three points.

The drawn point has slope, height and place with signs of their own, so that a pupil who looks at the height or at θ
itself is found out as often as not. Sign and direction go in a pair: only both right earn the point.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from exgen.algebra import Poly, univariate
from exgen.board import shown
from exgen.errors import UserError
from exgen.formula.build import equals, formula
from exgen.formula.tree import Call, Evaluated, Formula, Function, Message, Polynomial, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators._derivatives import factor_lost
from exgen.generators.descent._derivative_part import derivative_part, own_slope
from exgen.generators.descent._descent_direction_choices import largest_part, pair
from exgen.generators.descent._descent_direction_solution import LETTERS, ONE, Scene, figures, solution
from exgen.generators.descent._mistakes import lost_factor
from exgen.generators.descent._valleys import with_zeros
from exgen.given import Field
from exgen.model import Column, Mistake, NumberAnswer, Part, Space, TableAnswer
from exgen.rng import Stream


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly
    points: tuple[Fraction, ...]


def sample(rng: Stream, level: int) -> Given:
    """The sign of the slope first, then a function and a place that have it."""
    if level == 1:
        return _on_a_parabola(rng)
    return _computed(rng) if level == 2 else _three_points(rng)


def _on_a_parabola(rng: Stream) -> Given:
    """The place, its height and the distance to the minimum, each with a sign of its own."""
    place, height = rng.nonzero(-5, 5), rng.nonzero(-6, 6)
    a, distance = rng.choice([(Fraction(a, 2), d) for a in (1, 2, 4) for d in (1, 2, 3, 4) if 3 <= a * d * d <= 18])
    lowest = place - rng.sign() * distance
    bottom = height - a * distance**2
    return Given(univariate((a, -2 * a * lowest, a * lowest**2 + bottom), "theta"), (Fraction(place),))


def _computed(rng: Stream) -> Given:
    cube, square, place, rest = rng.choice(_beginnings())
    wanted = rng.sign()
    linear = rng.choice([c for c in range(-9, 10) if c and (rest + c) * wanted > 0])
    function = univariate((cube, square, linear, 0), "theta")
    slope, height = rest + linear, function.at({"theta": place})
    wrong_slope = factor_lost(function, "theta").at({"theta": place})
    constant = rng.choice([d for d in range(-9, 10) if height + d not in (0, slope, wrong_slope)])
    return Given(function + constant, (Fraction(place),))


@cache
def _beginnings() -> list[tuple[int, int, int, int]]:
    """Coefficients of θ³ and θ², a place, and the slope there of these two terms, small enough to go either way."""
    listed = [(a, b, p, 3 * a * p * p + 2 * b * p) for a in range(3) for b in range(-6, 7) for p in range(-4, 5)]
    return [(a, b, p, rest) for a, b, p, rest in listed if b and p and (a or b > 0) and abs(rest) <= 8]


def _three_points(rng: Stream) -> Given:
    function, triples = rng.choice(_quartics())
    return Given(function + rng.nonzero(-9, 9), rng.shuffled(rng.choice(triples)))


Triple = tuple[Fraction, Fraction, Fraction]


@cache
def _quartics() -> list[tuple[Poly, list[Triple]]]:
    """Functions with two valleys, and the triples of places of which one is clearly the steepest."""
    found = []
    for before, after in ((1, 1), (1, 4), (2, 2), (2, 5), (3, 3), (4, 1), (5, 2)):
        for hill in range(-3, 4):
            function = with_zeros(hill - before, hill, hill + after)
            if max(abs(c) for _, c in function) <= 12:
                triples = _clear_triples(function, range(hill - before - 1, hill + after + 2))
                found += [(function, triples)] if len(triples) > 2 else []
    return found


def _clear_triples(function: Poly, places: range) -> list[Triple]:
    derivative = function.diff("theta")
    slopes = {Fraction(p): derivative.at({"theta": p}) for p in places}
    steep = [p for p in slopes if slopes[p] and abs(slopes[p]) <= 40]
    triples = [(p, q, r) for p in steep for q in steep for r in steep if p < q < r]
    return [triple for triple in triples if _is_clear([slopes[p] for p in triple])]


def _is_clear(slopes: list[Fraction]) -> bool:
    """Whether the steepest is clear, no two slopes are equally steep, and both signs occur."""
    sizes = sorted(abs(s) for s in slopes)
    return sizes[0] < sizes[1] and 4 * sizes[1] <= 3 * sizes[2] and min(slopes) < 0 < max(slopes)


def solve(given: Given, level: int) -> Solved:
    scene = _scene(given, level)
    tail = pair(scene, level)
    derivative = derivative_part(scene.function)
    parts = {
        1: tail,
        2: (derivative, _slope_part(scene), *tail),
        3: (derivative, _table_part(scene), *tail, largest_part(scene)),
    }[level]
    return Solved(
        variables=(scene.name,),
        statement=_statement(scene, level),
        parts=parts,
        solution=solution(scene, level),
        figures=figures(scene, level),
    )


def _scene(given: Given, level: int) -> Scene:
    name = given.function.variables[0]
    derivative = given.function.diff(name)
    if level < 3 and len(given.points) != 1:
        raise UserError("on this level the exercise is about one point; state one, or level 3")
    if level == 3 and not 2 <= len(set(given.points)) == len(given.points) <= len(LETTERS):
        raise UserError(f"state 2 to {len(LETTERS)} different points to compare")
    slopes = tuple(derivative.at({name: p}) for p in given.points)
    if 0 in slopes:
        raise UserError("the slope at one of the points is 0, so no step would move there; state another point")
    sizes = sorted(abs(s) for s in slopes)
    if level == 3 and sizes[-1] == sizes[-2]:
        raise UserError("the two steepest points are equally steep, so none has the largest step; state another point")
    heights = tuple(given.function.at({name: p}) for p in given.points)
    label = equals(name, shown(given.points[0])) if level == 2 else Symbol("P" if level == 1 else "A")
    return Scene(given.function, derivative, given.points, slopes, heights, label)


def _statement(scene: Scene, level: int) -> tuple[Message, ...]:
    if level == 1:
        return (
            msg(
                "The graph shows a cost function {J}. Gradient descent starts at point {P}.",
                J=formula("J"),
                P=scene.label,
            ),
        )
    cost = msg("The cost function is {cost}.", cost=equals(Call(Symbol("J"), (formula(scene.name),)), scene.function))
    if level == 2:
        return (msg("{cost} Gradient descent starts at {start}.", cost=cost, start=scene.label),)
    return (
        cost,
        msg("Points of its graph are marked. Gradient descent may start at any of them, with the same learning rate."),
    )


def _slope_part(scene: Scene) -> Part:
    place = scene.places[0]
    label = Call(Symbol("J", primes=1), (shown(place),))
    return Part(
        name="slope",
        prompt=msg("Calculate the slope {slope}.", slope=label),
        answer=NumberAnswer(shown(scene.slopes[0])),
        points=ONE,
        space=Space("line", 3, lines=2, lead=label),
        label=label,
        names=(f"J'({scene.name})", "J'"),
        rule=own_slope(scene.name, shown(place)),
        mistakes=_slope_mistakes(scene, shown(place)),
        tips=_slope_tips(scene),
    )


def _slope_tips(scene: Scene) -> tuple[Message, ...]:
    return (
        msg("The slope is the value of the derivative at that place."),
        msg(
            "Substitute {place} into {derivative}.",
            place=equals(scene.name, shown(scene.places[0])),
            derivative=scene.lead,
        ),
    )


def _slope_mistakes(scene: Scene, place: Formula) -> tuple[Mistake, ...]:
    at = ((scene.name, place),)
    mistakes = (
        Mistake(
            "height-for-slope",
            Evaluated(Polynomial(scene.function), at),
            msg("used the height instead of the slope"),
            msg("You filled in the function itself. The slope is the value of its derivative."),
        ),
        lost_factor(Evaluated(Polynomial(factor_lost(scene.function, scene.name)), at)),
    )
    if min(scene.places) > 0:
        return mistakes
    return (
        *mistakes,
        Mistake(
            "sign-of-place",
            own_slope(scene.name, Function("abs", place)),
            msg("lost the sign of a negative number"),
            msg("Look at the sign: write a negative number in brackets before you multiply."),
        ),
    )


def _table_part(scene: Scene) -> Part:
    columns = (
        Column("point", msg("point"), "given"),
        Column(scene.name, formula(scene.name), "given"),
        Column(
            "slope",
            scene.lead,
            rule=own_slope(scene.name, scene.name),
            mistakes=_slope_mistakes(scene, Symbol(scene.name)),
            names=("J'",),
        ),
    )
    rows = tuple(
        (Symbol(letter), shown(place), shown(slope))
        for letter, place, slope in zip(LETTERS, scene.places, scene.slopes, strict=False)
    )
    return Part(
        name="slopes",
        prompt=msg("Calculate the slope at each point. Fill in the table."),
        answer=TableAnswer(columns, rows),
        points=Fraction(len(rows)),
        space=Space("table"),
        tips=_slope_tips(scene),
    )


GENERATOR = Generator(
    title=msg("The direction of a step"),
    topic="descent",
    revision=2,
    given=Given,
    fields=(
        Field("function", "function", msg("the cost function in one variable"), variables=("theta",)),
        Field("points", "numbers", msg("the place, on level 3 places, such as (-2; 1; 3)")),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("read from the graph of a parabola"),
        msg("compute the slope at a place"),
        msg("compare three points of a function of degree 4"),
    ),
)
