"""The worked solution of fixed steps against gradient descent, and the figure of the fixed steps."""

from fractions import Fraction

from exgen.board import evaluation, shown, update
from exgen.figures.describe import Figure, Graph
from exgen.formula.build import equals, formula
from exgen.formula.tree import Call, Formula, Sum, Symbol, msg
from exgen.generators.descent._fixed_steps import Move, Scene
from exgen.generators.descent._parabola import Parabola
from exgen.generators.descent._run import told_in_turn
from exgen.model import Step

ONE = Fraction(1)


def solution(scene: Scene) -> tuple[Step, ...]:
    shape = scene.shape
    steps = [
        Step(msg("Derivative:"), equals(shape.lead(), shape.derivative), ONE, "derivative"),
        Step(msg("Fixed steps:")),
    ]
    for number, move in enumerate(scene.moves, 1):
        steps.append(_fixed_step(scene, number, move))
    low, high = map(shown, scene.bounce)
    if scene.halved:
        visited = told_in_turn(tuple(map(shown, scene.unhalved)))
        steps.append(
            Step(msg("Without halving {name} would go from {places}.", name=formula(shape.name), places=visited))
        )
        text = msg("So it would bounce between {low} and {high}, on either side of the minimum:", low=low, high=high)
    else:
        text = msg("From then on it goes between {low} and {high}, on either side of the minimum:", low=low, high=high)
    steps.append(Step(text, shape.minimum_line(), ONE, "bounces"))
    steps.append(Step(msg("Gradient descent:"), equals("lr", shown(scene.rate))))
    places = scene.run.shown_decimals
    for row in scene.run.rows:
        old, slope, new = row.old[0], row.slopes[0], row.exact_new[0]
        here = Call(Symbol("J", primes=1), (shown(old),))
        steps.append(Step(None, _slope_line(here, shape, old, places), ONE, "steps"))
        steps.append(Step(None, update(shape.name, old, scene.rate, slope, new, places), ONE, "steps"))
    if abs(shape.factor(scene.rate)) < 1:
        steps.append(Step(msg("Near the minimum the slope is small, so these steps become smaller by themselves.")))
    return (*steps, Step(msg("The fixed steps:"), figure="fixed"))


def _slope_line(left: Formula, shape: Parabola, place: Fraction, places: int | None = None) -> Formula:
    if place == 0:
        return equals(left, shown(shape.derivative.constant_term))
    return evaluation(left, shape.derivative, {shape.name: place}, places)


def _fixed_step(scene: Scene, number: int, move: Move) -> Step:
    shape, name = scene.shape, formula(scene.shape.name)
    slope = equals(Call(Symbol("J", primes=1), (shown(move.old),)), shown(shape.slope(move.old)))
    size = shown(move.size)
    down = move.new < move.old
    moved = Sum((shown(move.old), shown(-move.size if down else move.size)))
    change = (
        msg("{slope} is positive, so {name} shrinks by {size}:", slope=slope, name=name, size=size)
        if down
        else msg("{slope} is negative, so {name} grows by {size}:", slope=slope, name=name, size=size)
    )
    text = msg("Step {n}: {change}", n=number, change=change)
    return Step(text, equals(scene.shape.name, moved, shown(move.new)), ONE, "fixed_steps")


def figure(scene: Scene) -> Figure:
    places = (scene.moves[0].old, *(move.new for move in scene.moves))
    reach = max(abs(place - scene.shape.lowest) for place in places) + 1
    lowest = scene.shape.lowest
    return Figure(
        "fixed",
        Graph(scene.shape.function, (lowest - reach, lowest + reach), steps=places, name="J"),
        msg("The graph of the cost function with the places that the fixed steps visit."),
    )
