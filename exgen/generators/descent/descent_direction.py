"""The sign of the slope decides the direction of a step: read from a graph, computed, and compared at three points.

The drawn point has slope, height and place with signs of their own, so that a pupil who looks at the height or at θ
itself is found out as often as not. Sign and direction go in a pair: only both right earn the point.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from exgen.algebra import Poly, univariate
from exgen.board import evaluation, shown
from exgen.errors import UserError
from exgen.figures.describe import Figure, Graph, Mark
from exgen.formula.build import chain, equals, formula
from exgen.formula.tree import Call, Evaluated, Formula, Function, Message, Polynomial, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators._derivatives import factor_lost
from exgen.generators.descent._valleys import with_zeros
from exgen.given import Field
from exgen.model import ChoiceAnswer, Column, Mistake, NumberAnswer, Option, Part, Space, Step, TableAnswer
from exgen.rng import Stream

ONE = Fraction(1)
LETTERS = "ABCDEF"
SIGNS = (
    Option("+", msg("positive"), ("positive", "positief", "pos", "plus")),
    Option("-", msg("negative"), ("negative", "negatief", "neg", "min", "minus")),
)


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
    constant = rng.choice([d for d in range(-9, 10) if height + d not in (0, slope)])
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
    tail = _pair(scene, drawn=level != 2)
    parts = {
        1: tail,
        2: (_slope_part(scene), *tail),
        3: (_table_part(scene), *tail, _largest_part(scene)),
    }[level]
    return Solved(
        variables=(scene.name,),
        statement=_statement(scene, level),
        parts=parts,
        solution=_solution(scene, level),
        figures=(_figure(scene, level),),
    )


@dataclass(frozen=True, slots=True)
class Scene:
    """The function with its derivative, and the slope and height at every place."""

    function: Poly
    derivative: Poly
    places: tuple[Fraction, ...]
    slopes: tuple[Fraction, ...]
    heights: tuple[Fraction, ...]
    label: Formula
    """Where the direction is asked: a point of the graph, or a place."""

    @property
    def name(self) -> str:
        return self.function.variables[0]

    @property
    def lead(self) -> Formula:
        return Call(Symbol("J", primes=1), (formula(self.name),))

    def steepest(self) -> int:
        """Which place has the largest slope, whatever its sign."""
        return max(range(len(self.slopes)), key=lambda n: abs(self.slopes[n]))


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
        mistakes=_slope_mistakes(scene, shown(place)),
        tips=_slope_tips(scene),
    )


def _slope_tips(scene: Scene) -> tuple[Message, ...]:
    return (
        msg("The slope is the value of the derivative at that place."),
        msg("The derivative is {derivative}.", derivative=equals(scene.lead, scene.derivative)),
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
        Mistake(
            "factor-lost",
            Evaluated(Polynomial(factor_lost(scene.function, scene.name)), at),
            msg("lost the factor from the exponent"),
            msg("The exponent does not vanish: it comes to the front as a factor."),
        ),
    )
    if min(scene.places) > 0:
        return mistakes
    return (
        *mistakes,
        Mistake(
            "sign-of-place",
            Evaluated(Polynomial(scene.derivative), ((scene.name, Function("abs", place)),)),
            msg("lost the sign of a negative number"),
            msg("Look at the sign: write a negative number in brackets before you multiply."),
        ),
    )


def _table_part(scene: Scene) -> Part:
    columns = (
        Column("point", msg("point"), "given"),
        Column(scene.name, formula(scene.name), "given"),
        Column("slope", scene.lead, mistakes=_slope_mistakes(scene, Symbol(scene.name)), names=("J'",)),
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


def _pair(scene: Scene, *, drawn: bool) -> tuple[Part, ...]:
    positive = scene.slopes[0] > 0
    name = formula(scene.name)
    moves = (
        Option("grows", msg("{name} grows", name=name), ("grow", "larger", "groter", "wordt groter")),
        Option("shrinks", msg("{name} shrinks", name=name), ("shrink", "smaller", "kleiner", "wordt kleiner")),
    )
    right, wrong = ("shrinks", "grows") if positive else ("grows", "shrinks")
    second = (
        msg("Follow the graph from a little left of {place} to a little right of it.", place=scene.label)
        if drawn
        else msg("Look at the value of the derivative that you have found.")
    )
    sign = Part(
        name="sign",
        prompt=msg("Is the slope at {place} positive or negative?", place=scene.label),
        answer=ChoiceAnswer(SIGNS, "+" if positive else "-"),
        points=Fraction(0),
        space=Space("boxes"),
        mistakes=_sign_mistakes(scene),
        tips=(
            msg("The slope is positive where the graph rises from left to right, negative where it falls."),
            second,
        ),
    )
    grow = Part(
        name="grow",
        prompt=msg("Does {name} grow or shrink in the first step from {place}?", name=name, place=scene.label),
        answer=ChoiceAnswer(moves, right),
        points=ONE,
        space=Space("boxes"),
        mistakes=(
            Mistake(
                "along-the-slope",
                Symbol(wrong),
                msg("stepped along the slope"),
                msg("That way {J} rises. The step is subtracted: which sign does that give?", J=formula("J")),
            ),
        ),
        tips=(
            msg("Gradient descent goes down. On which side of the point is the graph lower?"),
            msg("The new {name} is the old one less learning rate times slope.", name=name),
        ),
        needs=("sign",),
    )
    return sign, grow


def _sign_mistakes(scene: Scene) -> tuple[Mistake, ...]:
    """Whose sign the wrong one is: that of the height, or else that of the place."""
    slope, height, place = scene.slopes[0], scene.heights[0], scene.places[0]
    wrong = Symbol("-" if slope > 0 else "+")
    if height * slope < 0:
        return (
            Mistake(
                "sign-of-height",
                wrong,
                msg("looked at the sign of the height"),
                msg("Above or below the axis says nothing about the slope. Does the graph rise or fall there?"),
            ),
        )
    if place * slope < 0:
        return (
            Mistake(
                "sign-of-place",
                wrong,
                msg("looked at the sign of the place"),
                msg("Left or right of zero says nothing about the slope. Does the graph rise or fall there?"),
            ),
        )
    return ()


def _largest_part(scene: Scene) -> Part:
    letters = LETTERS[: len(scene.places)]
    options = tuple(
        Option(letter, equals(scene.name, shown(place))) for letter, place in zip(letters, scene.places, strict=True)
    )
    right = letters[scene.steepest()]
    highest = letters[max(range(len(letters)), key=lambda n: scene.heights[n])]
    signed = letters[max(range(len(letters)), key=lambda n: scene.slopes[n])]
    mistakes = []
    if highest != right:
        mistakes.append(
            Mistake(
                "height-for-steepness",
                Symbol(highest),
                msg("took the highest point for the steepest"),
                msg("High is not steep. The step depends on the slope only."),
            )
        )
    if signed not in (right, highest):
        mistakes.append(
            Mistake(
                "sign-for-size",
                Symbol(signed),
                msg("took a negative slope for a small one"),
                msg("The sign of the slope tells the direction. How large the step is depends on its size."),
            )
        )
    return Part(
        name="largest",
        prompt=msg("Where is the first step largest?"),
        answer=ChoiceAnswer(options, right),
        points=ONE,
        space=Space("boxes"),
        mistakes=tuple(mistakes),
        tips=(
            msg("The step is learning rate times slope, and the learning rate is the same everywhere."),
            msg("Compare the slopes without their signs."),
        ),
    )


def _solution(scene: Scene, level: int) -> tuple[Step, ...]:
    steps = [] if level == 1 else [Step(msg("Derivative:"), equals(scene.lead, scene.derivative))]
    if level > 1:
        part = "slope" if level == 2 else "slopes"
        for letter, place in zip(LETTERS, scene.places, strict=False):
            text = msg("Slope at {place}:", place=Symbol(letter)) if level == 3 else msg("Slope:")
            here = Call(Symbol("J", primes=1), (shown(place),))
            found = _value_at(here, scene, place)
            steps.append(Step(text, found, ONE, part))
    steps += _direction_steps(scene)
    if level == 3:
        steps.append(_largest_step(scene))
    if level == 2:
        steps.append(Step(msg("The graph with its tangent at this place:"), figure="graph"))
    return tuple(steps)


def _value_at(left: Formula, scene: Scene, place: Fraction) -> Formula:
    if place == 0:
        return equals(left, shown(scene.derivative.constant_term))
    return evaluation(left, scene.derivative, {scene.name: place})


def _direction_steps(scene: Scene) -> list[Step]:
    name, place, height = formula(scene.name), scene.label, Symbol("J")
    if scene.slopes[0] > 0:
        return [
            Step(msg("At {place} the graph rises from left to right: the slope is positive.", place=place)),
            Step(
                msg(
                    "The step goes against the slope, to the left: {name} shrinks and {J} falls.",
                    name=name,
                    J=Symbol("J"),
                ),
                None,
                ONE,
                "grow",
            ),
        ]
    return [
        Step(msg("At {place} the graph falls from left to right: the slope is negative.", place=place)),
        Step(
            msg("The step goes against the slope, to the right: {name} grows and {J} falls.", name=name, J=height),
            None,
            ONE,
            "grow",
        ),
    ]


def _largest_step(scene: Scene) -> Step:
    order = sorted(range(len(scene.slopes)), key=lambda n: -abs(scene.slopes[n]))
    sizes = [Function("abs", shown(scene.slopes[n])) for n in order]
    compared = sizes[0]
    chained = chain(compared, *(piece for size in sizes[1:] for piece in (">", size)))
    return Step(
        msg(
            "The step is learning rate times slope. Compare the sizes: the largest first step is at {point}.",
            point=Symbol(LETTERS[order[0]]),
        ),
        chained,
        ONE,
        "largest",
    )


def _figure(scene: Scene, level: int) -> Figure:
    low, high = min(*scene.places, Fraction(0)), max(*scene.places, Fraction(0))
    labels = [Symbol("P")] if len(scene.places) == 1 else [Symbol(letter) for letter in LETTERS]
    marks = tuple(
        Mark((place, height), label) for place, height, label in zip(scene.places, scene.heights, labels, strict=False)
    )
    if level == 1 and scene.function.degree() == 2:
        a, b, _ = scene.function.coefficients()
        lowest = -b / (2 * a)
        reach = abs(scene.places[0] - lowest) + 1
        low, high = min(low, lowest - reach), max(high, lowest + reach)
    tangents = (((scene.places[0], scene.heights[0]), scene.slopes[0]),) if level == 2 else ()
    return Figure(
        "graph",
        Graph(scene.function, (low - 1, high + 1), marks=marks, tangents=tangents, name="J"),
        msg("The graph of the cost function with a marked point.")
        if len(marks) == 1
        else msg("The graph of the cost function with marked points."),
        height=7.0 if level == 1 else 5.0,
        where="key" if level == 2 else "both",
    )


GENERATOR = Generator(
    title=msg("The direction of a step"),
    topic="descent",
    revision=1,
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
