"""What the parts of descent-direction share, its worked solution and its figure."""

from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly
from exgen.board import evaluation, shown
from exgen.figures.describe import Figure, Graph, Mark, Point
from exgen.formula.build import chain, equals, formula
from exgen.formula.tree import Call, Formula, Function, Symbol, msg
from exgen.model import Step

ONE = Fraction(1)
LETTERS = "ABCDEF"


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


def solution(scene: Scene, level: int) -> tuple[Step, ...]:
    steps = []
    if level > 1:
        steps.append(Step(msg("Derivative:"), equals(scene.lead, scene.derivative), ONE, "derivative"))
        part = "slope" if level == 2 else "slopes"
        for letter, place in zip(LETTERS, scene.places, strict=False):
            text = msg("Slope at {place}:", place=Symbol(letter)) if level == 3 else msg("Slope:")
            here = Call(Symbol("J", primes=1), (shown(place),))
            found = _value_at(here, scene, place)
            steps.append(Step(text, found, ONE, part))
    steps += _direction_steps(scene)
    if level == 3:
        steps += _largest_steps(scene)
    told = (
        msg("The graph with its tangents at these places:")
        if level == 3
        else msg("The graph with its tangent at this place:")
    )
    return (*steps, Step(told, figure="tangents"))


def _value_at(left: Formula, scene: Scene, place: Fraction) -> Formula:
    if place == 0:
        return equals(left, shown(scene.derivative.constant_term))
    return evaluation(left, scene.derivative, {scene.name: place})


def _direction_steps(scene: Scene) -> list[Step]:
    name, place = formula(scene.name), scene.label
    if scene.slopes[0] > 0:
        return [
            Step(msg("At {place} the graph rises from left to right: the slope is positive.", place=place)),
            Step(
                msg(
                    "The step goes against the slope, to the left: {J} falls that way, and {name} shrinks.",
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
            msg(
                "The step goes against the slope, to the right: {J} falls that way, and {name} grows.",
                name=name,
                J=Symbol("J"),
            ),
            None,
            ONE,
            "grow",
        ),
    ]


def _largest_steps(scene: Scene) -> list[Step]:
    order = sorted(range(len(scene.slopes)), key=lambda n: -abs(scene.slopes[n]))
    sizes = [Function("abs", shown(scene.slopes[n])) for n in order]
    compared = chain(sizes[0], *(piece for size in sizes[1:] for piece in (">", size)))
    told = msg("So the first step is largest at {point}.", point=Symbol(LETTERS[order[0]]))
    return [
        Step(msg("The step is learning rate times slope. Compare the sizes of the slopes:"), compared),
        Step(told, None, ONE, "largest"),
    ]


def figures(scene: Scene, level: int) -> tuple[Figure, ...]:
    """The graph to read from (none where the slope is to be computed), and in the key the same with tangents."""
    slopes = zip(scene.places, scene.heights, scene.slopes, strict=True)
    tangents = tuple(((place, height), slope) for place, height, slope in slopes)
    one = len(scene.places) == 1
    plain = Figure(
        "graph",
        _graph(scene, level, ()),
        msg("The graph of the cost function with a marked point.")
        if one
        else msg("The graph of the cost function with marked points."),
        height=7.0 if level == 1 else 5.0,
        where="sheet",
    )
    explained = Figure(
        "tangents",
        _graph(scene, level, tangents),
        msg("The graph of the cost function with its tangent at the marked point.")
        if one
        else msg("The graph of the cost function with its tangents at the marked points."),
        where="key",
    )
    return (explained,) if level == 2 else (plain, explained)


def _graph(scene: Scene, level: int, tangents: tuple[tuple[Point, Fraction], ...]) -> Graph:
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
    return Graph(scene.function, (low - 1, high + 1), marks=marks, tangents=tangents, name="J")
