"""The worked solution of descent-versus-exact: J′ = 0, the steps one by one or by their factor, and what is left."""

from dataclasses import dataclass
from fractions import Fraction

from exgen.board import evaluation, is_short, line, results, shown, update
from exgen.formula.build import add, equals, formula, minus, point, power, times, words
from exgen.formula.tree import Call, Formula, Function, Relation, Sign, Symbol, Vector, msg, nmsg
from exgen.generators.descent._parabola import Parabola, factor_step
from exgen.generators.descent._run import Run
from exgen.model import Step, Tolerance

ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Scene:
    """What the parts and the solution share: the descent, its key, and how exactly that is asked.

    `run` holds the steps one by one; None where they are taken together, by the factor of the distance.
    """

    shape: Parabola
    start: Fraction
    rate: Fraction
    steps: int
    run: Run | None
    reached: Fraction
    tolerance: Tolerance | None

    @property
    def error(self) -> Fraction:
        return abs(self.reached - self.shape.lowest)

    @property
    def places(self) -> int | None:
        """The decimals of shown results, None for exact ones."""
        return None if self.tolerance is None else int(self.tolerance.value)


def solution(scene: Scene) -> tuple[Step, ...]:
    shape = scene.shape
    height = _height_line(shape)
    steps = [
        Step(msg("Derivative:"), shape.derivative_line()),
        Step(msg("The minimum is where the slope is 0:"), shape.minimum_line(), ONE, "minimum"),
        Step(msg("Its height:"), height, ONE, "minimum"),
        Step(msg("The minimum is the point {point}.", point=_point(shape))),
    ]
    steps += _factor_steps(scene) if scene.run is None else _run_steps(scene, scene.run)
    steps.append(Step(msg("The distance that is left:"), _distance_line(scene), ONE, "error"))
    steps += _check(scene)
    return (*steps, Step(msg("The steps on the graph:"), figure="descent"))


def _distance_line(scene: Scene) -> Relation:
    """|−3,048 − (−3)| = |−0,048| = 0,048 ≈ 0,05"""
    lowest, decimals = scene.shape.lowest, _decimals(scene)
    reached = shown(scene.reached, decimals)
    if lowest == 0:
        return line(Function("abs", reached), *_tail(scene))
    apart = Function("abs", minus(reached, shown(lowest)))
    if decimals is not None or scene.reached > lowest:
        return line(apart, *_tail(scene))
    return line(apart, ("=", Function("abs", shown(scene.reached - lowest))), *_tail(scene))


def _point(shape: Parabola) -> Vector:
    return point(shown(shape.lowest), shown(shape.height(shape.lowest)))


def _height_line(shape: Parabola) -> Relation:
    left = Call(Symbol("J"), (shown(shape.lowest),))
    if shape.lowest == 0:
        return equals(left, shown(shape.height(shape.lowest)))
    return evaluation(left, shape.function, {shape.name: shape.lowest})


def _decimals(scene: Scene) -> int | None:
    """How many decimals the place is rounded to in a line, None where it is written exactly."""
    return None if is_short(scene.reached) else scene.places


def _tail(scene: Scene) -> tuple[tuple[Sign, Formula], ...]:
    if _decimals(scene) is not None:
        return (("≈", shown(scene.error, scene.places)),)
    return results(scene.error, scene.places)


def _run_steps(scene: Scene, run: Run) -> list[Step]:
    shape, places = scene.shape, run.shown_decimals
    steps = [Step(msg("Gradient descent:"), equals("lr", shown(scene.rate)))]
    for row in run.rows:
        old, slope, new = row.old[0], row.slopes[0], row.exact_new[0]
        here = Call(Symbol("J", primes=1), (shown(old),))
        steps.append(Step(None, evaluation(here, shape.derivative, {shape.name: old}, places)))
        steps.append(Step(None, update(shape.name, old, scene.rate, slope, new, places), ONE, "theta"))
    return steps


def _factor_steps(scene: Scene) -> list[Step]:
    shape, rate, count = scene.shape, scene.rate, scene.steps
    distance, q = scene.start - shape.lowest, shape.factor(rate)
    start = minus(shown(scene.start), shown(shape.lowest)) if shape.lowest else shown(scene.start)
    left = times(shown(distance), power(shown(q), count))
    after: tuple[tuple[Sign, Formula], ...] = results(distance * q**count, None if is_short(distance * q**count) else 5)
    total = add(shown(shape.lowest), left) if shape.lowest else left
    place = words(msg("{name} after step {n}", name=formula(shape.name), n=count))
    return [
        factor_step(shape),
        Step(
            msg("So every step multiplies the distance to the minimum by {q}:", q=Symbol("q")),
            shape.factor_line(rate),
            ONE,
            "theta",
        ),
        Step(
            msg("The difference from the minimum at the start:"),
            line(start, ("=", shown(distance))),
        ),
        Step(nmsg("After one step:", "After {n} steps:", count), line(left, *after)),
        Step(
            msg("Add the place of the minimum:"),
            line(place, ("=", total), *results(scene.reached, scene.places)),
            ONE,
            "theta",
        ),
    ]


def _check(scene: Scene) -> list[Step]:
    """On the lower levels: the same distance from the start's, times the factor once for every step."""
    q, first = abs(scene.shape.factor(scene.rate)), abs(scene.start - scene.shape.lowest)
    if scene.run is None or scene.run.decimals is not None or not is_short(q):
        return []
    product = times(shown(first), power(shown(q), scene.steps))
    text = msg("Check: every step multiplies the distance by {factor}:", factor=shown(q))
    return [Step(text, line(product, *results(first * q**scene.steps, scene.places)))]
