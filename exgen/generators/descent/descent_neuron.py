"""Gradient descent on the loss of one neuron: forward, loss, chain rule, new weight and bias.

All keys are exact expressions in σ; what is printed is rounded from them with certainty. Where a second step follows,
the exercise says that it starts from w and b rounded to four decimals, so that its keys are exact again.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from exgen.board import shown
from exgen.errors import UserError
from exgen.figures.describe import DataPlot, Figure
from exgen.formula.build import add, equals, formula, group, juxtapose, minus, neg, over, point, power
from exgen.formula.evaluate import to_fraction
from exgen.formula.tree import (
    BigSum,
    Formula,
    Function,
    Group,
    Message,
    Symbol,
    msg,
    nmsg,
)
from exgen.generator import Generator, Solved
from exgen.generators._data import Data, check_data, told_points
from exgen.generators.descent._descent_neuron_solution import solution
from exgen.generators.descent._neuron import PLACES, Pass, passes
from exgen.generators.descent._neuron_parts import pass_parts
from exgen.given import Field
from exgen.rng import Stream

MOST_POINTS = 4
HALVES = tuple(Fraction(n, 2) for n in range(-5, 6))
"""The z-values of drawn exercises."""
WEIGHTS = tuple(Fraction(n, 2) for n in (-4, -3, -2, -1, 1, 2, 3, 4))
RATES = tuple(Fraction(t) for t in ("0.25", "0.5", "0.75", "1"))


@dataclass(frozen=True, slots=True)
class Given:
    points: Data
    w: Fraction
    b: Fraction
    learning_rate: Fraction
    steps: int = 1


def sample(rng: Stream, level: int) -> Given:
    """The z-values first, then the weight and the points that give them, and targets that leave an error."""
    w, xs, zs = rng.choice(_settings(1 if level == 1 else 2))
    targets = tuple(_target(rng, z) for z in zs)
    if len(set(targets)) == 1 and len(xs) > 1:
        targets = (targets[0], 1 - targets[0])
    points = tuple((x, Fraction(t)) for x, t in zip(xs, targets, strict=True))
    return Given(points, w, zs[0] - w * xs[0], rng.choice(RATES), 2 if level == 3 else 1)


def _target(rng: Stream, z: Fraction) -> int:
    """0 or 1; where the output is near one of them, the other."""
    if abs(z) >= Fraction(3, 2):
        return 0 if z > 0 else 1
    return rng.below(2)


@cache
def _settings(count: int) -> tuple[tuple[Fraction, tuple[Fraction, ...], tuple[Fraction, ...]], ...]:
    """(w, x-values, z-values) of one or two points with a bias from −3 to 3 that is not 0.

    Opposite z-values have opposite errors, so that ∂L/∂b would be 0: they do not occur.
    """
    wholes = [Fraction(n) for n in (-3, -2, 2, 3)] if count == 1 else [Fraction(n) for n in (-3, -2, -1, 1, 2, 3)]
    found: list[tuple[Fraction, tuple[Fraction, ...], tuple[Fraction, ...]]] = []
    for w in WEIGHTS:
        for first in HALVES:
            for x in wholes:
                bias = first - w * x
                if abs(bias) > 3 or bias in (0, w):
                    continue
                if count == 1:
                    found.append((w, (x,), (first,)))
                found += [
                    (w, (x, other), (first, w * other + bias))
                    for other in wholes
                    if count == 2 and other != x and w * other + bias in HALVES and w * other + bias != -first
                ]
    return tuple(found)


def solve(given: Given, level: int) -> Solved:
    check_data(given.points, 1, MOST_POINTS)
    _check(given)
    *done, last = passes(given.points, given.w, given.b, given.learning_rate, given.steps + 1)
    if all(to_fraction(slope) == 0 for slope in (done[0].dw, done[0].db)):
        raise UserError("both slopes are 0 here, so no step would move; state other data or another start")
    n, steps = len(given.points), len(done)
    return Solved(
        variables=("w", "b"),
        statement=_statement(given),
        parts=tuple(part for number in range(steps) for part in pass_parts(done[number], number, steps, n)),
        solution=solution(tuple(done), given.learning_rate, last.loss),
        figures=(_figure(given, last),),
    )


def _check(given: Given) -> None:
    if given.learning_rate <= 0:
        raise UserError("the learning rate must be above 0")
    if any(not 0 <= t <= 1 for _, t in given.points):
        raise UserError("every target t must lie from 0 to 1, where the outputs of the neuron are")
    values = [given.w, given.b, given.learning_rate, *(x for x, _ in given.points)]
    if any(abs(v) > 100 or v.denominator > 1000 for v in values) or any(
        abs(given.w * x + given.b) > 20 for x, _ in given.points
    ):
        raise UserError("choose smaller numbers: every z = wx + b must lie from -20 to 20")


def _statement(given: Given) -> tuple[Message | Formula, ...]:
    n = len(given.points)
    neuron = equals("y", Function("sigmoid", add(juxtapose("w", "x"), "b")))
    rounding = (
        msg("Give {n} decimals, and continue with unrounded values.", n=PLACES)
        if given.steps == 1
        else msg(
            "Give {n} decimals. Round {w} and {b} to {n} decimals after each step and continue with those.",
            n=PLACES,
            w=Symbol("w"),
            b=Symbol("b"),
        )
    )
    return (
        msg("A neuron works out {neuron}. The sigmoid is:", neuron=neuron),
        equals(Function("sigmoid", Symbol("z")), over(1, add(1, Function("exp", neg("z"))))),
        nmsg(
            "The data point {pair} is {points}; {t} is the target.",
            "The data points {pair} are {points}; {t} is the target.",
            n,
            pair=point("x", "t"),
            points=told_points(given.points),
            t=Symbol("t"),
        ),
        *_loss_rule(n),
        msg(
            "Start with {w} and {b}. The learning rate is {rate}.",
            w=equals("w", shown(given.w)),
            b=equals("b", shown(given.b)),
            rate=equals("lr", shown(given.learning_rate)),
        ),
        rounding,
    )


def _loss_rule(n: int) -> tuple[Message | Formula, ...]:
    if n == 1:
        loss = equals("L", power(group(minus("y", "t")), 2))
        return (msg("The loss is the squared error: {loss}.", loss=loss),)
    error = minus(Symbol("y", index="i"), Symbol("t", index="i"))
    return (
        msg("The loss is the mean of the squared errors, with {n}:", n=equals("n", n)),
        equals("L", juxtapose(over(1, "n"), BigSum(power(Group(error), 2), "i", formula(1), Symbol("n")))),
    )


def _figure(given: Given, last: Pass) -> Figure:
    return Figure(
        "neuron",
        DataPlot(
            tuple((x, t) for x, t in given.points),
            sigmoids=((msg("start"), given.w, given.b), (msg("after"), last.w, last.b)),
        ),
        msg("The data points with the output of the neuron before and after the descent."),
    )


GENERATOR = Generator(
    title=msg("Gradient descent for one neuron"),
    topic="descent",
    revision=1,
    given=Given,
    fields=(
        Field("points", "points", msg("the data points (x; t), such as (2; 1) (-2; 0)"), low=2),
        Field("w", "number", msg("the weight")),
        Field("b", "number", msg("the bias")),
        Field("learning_rate", "number", msg("the learning rate, above 0")),
        Field("steps", "count", msg("the number of steps"), required=False, high=3),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("one data point, one step"),
        msg("two data points, one step"),
        msg("two data points, two steps"),
    ),
)
