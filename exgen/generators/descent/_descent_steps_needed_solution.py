"""The worked solution that counts steps, by a list of distances or by logarithms, and its figure."""

import math
from fractions import Fraction

from exgen.board import is_short, line, results, shown
from exgen.figures.describe import Figure, Graph
from exgen.formula.build import chain, equals, minus, over, power, times
from exgen.formula.tree import Formula, Function, Relation, Symbol, msg
from exgen.generators.descent._parabola import Parabola, factor_step, visible_steps
from exgen.model import Step

ONE = Fraction(1)
LISTED = 10
"""Up to so many steps every distance is written down; beyond, the worked solution uses logarithms."""


def solution(shape: Parabola, start: Fraction, rate: Fraction, bound: Fraction, count: int) -> tuple[Step, ...]:
    """The steps to within `bound` of the minimum's place, `count` of them."""
    first, shrink = abs(start - shape.lowest), abs(shape.factor(rate))
    apart = Function("abs", minus(shown(start), shown(shape.lowest)))
    steps = [
        Step(msg("Derivative:"), shape.derivative_line()),
        Step(msg("The minimum is where the slope is 0:"), shape.minimum_line()),
        Step(msg("The distance at the start:"), equals(apart, shown(first))),
        factor_step(shape),
        Step(
            msg("So each time the distance is multiplied by {q}:", q=Symbol("q")),
            shape.factor_line(rate),
            ONE,
            "steps",
        ),
    ]
    if shape.factor(rate) < 0:
        steps.append(
            Step(
                msg(
                    "The sign only says that it changes sides: the distance is multiplied by {size}.",
                    size=shown(shrink),
                )
            )
        )
    steps += (_listed if count <= LISTED else _by_logarithm)(first, shrink, bound, count)
    steps.append(Step(msg("So the number of steps is:"), equals("k", count), ONE, "steps"))
    return (*steps, Step(msg("The first steps:"), figure="descent"))


def _listed(distance: Fraction, shrink: Fraction, bound: Fraction, count: int) -> list[Step]:
    """Every distance until it is small enough; the last two decide."""
    steps = []
    for number in range(1, count + 1):
        text = msg("Distance after step {n}:", n=number)
        done = number == count
        found = _distance_line(distance, shrink, bound, last=done)
        steps.append(Step(text, found, ONE if done else Fraction(0), "steps" if done else ""))
        distance *= shrink
    return steps


def _distance_line(before: Fraction, shrink: Fraction, bound: Fraction, *, last: bool) -> Relation:
    exact = is_short(before)
    product = times(shown(before, None if exact else 4), shown(shrink))
    after = before * shrink
    tail = results(after, None if is_short(after) else 4) if exact else (("≈", shown(after, 4)),)
    return line(product, *tail, ("<" if last else ">", shown(bound)))


def _by_logarithm(first: Fraction, shrink: Fraction, bound: Fraction, count: int) -> list[Step]:
    """Solve first · qᵏ < bound for k, and check the two steps around it."""
    ratio = bound / first
    shrunk = power(shown(shrink), "k")
    after = shrunk if first == 1 else times(shown(first), shrunk)
    logarithms = Function("ln", shown(shrink)), Function("ln", _exact(ratio))
    limit = Fraction(round(100 * math.log(ratio) / math.log(shrink)), 100)
    divided = Step(msg("Divide by {number}:", number=shown(first)), chain(shrunk, "<", _exact(ratio)))
    return [
        Step(msg("After {k} steps the distance must be small enough:", k=Symbol("k")), chain(after, "<", shown(bound))),
        *(() if first == 1 else (divided,)),
        Step(msg("Take logarithms:"), chain(times("k", logarithms[0]), "<", logarithms[1])),
        Step(
            msg("The logarithm of {q} is negative, so the sign < turns round:", q=shown(shrink)),
            chain("k", ">", over(logarithms[1], logarithms[0]), "≈", shown(limit, 2)),
            ONE,
            "steps",
        ),
        Step(msg("Check one step earlier:"), _check_line(first, shrink, count - 1, bound)),
        Step(msg("Check this step:"), _check_line(first, shrink, count, bound)),
    ]


def _exact(value: Fraction) -> Formula:
    return shown(value) if is_short(value) else over(shown(value.numerator), shown(value.denominator))


def _check_line(first: Fraction, shrink: Fraction, count: int, bound: Fraction) -> Relation:
    value, shrunk = first * shrink**count, power(shown(shrink), count)
    return line(
        shrunk if first == 1 else times(shown(first), shrunk),
        ("≈", shown(value, 4)),
        ("<" if value < bound else ">", shown(bound)),
    )


def figure(shape: Parabola, start: Fraction, rate: Fraction, count: int) -> Figure:
    distance, q = start - shape.lowest, shape.factor(rate)
    places = tuple(shape.lowest + distance * q**n for n in range(min(count, visible_steps(q)) + 1))
    reach = abs(distance) * Fraction(6, 5)
    return Figure(
        "descent",
        Graph(shape.function, (shape.lowest - reach, shape.lowest + reach), steps=places, name="J"),
        msg("The graph of the cost function with the first steps of the descent."),
    )
