"""Gradient descent on the loss of one neuron: forward, loss, chain rule, new weight and bias.

All keys are exact expressions in σ; what is printed is rounded from them with certainty. Where a second step follows,
the exercise says that it starts from w and b rounded to four decimals, so that its keys are exact again.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from exgen.board import line, shown
from exgen.errors import UserError
from exgen.figures.describe import DataPlot, Figure
from exgen.formula.build import add, equals, formula, group, juxtapose, minus, neg, over, power, times, words
from exgen.formula.evaluate import sign
from exgen.formula.tree import (
    BigSum,
    Derivative,
    Formula,
    Function,
    Group,
    Message,
    Negative,
    Sign,
    Sum,
    Symbol,
    msg,
    nmsg,
)
from exgen.generator import Generator, Solved
from exgen.generators._data import Data, check_data, told_points
from exgen.generators.descent._neuron import PLACES, Pass, Point, about, logistic, passes, rounded_number
from exgen.generators.descent._neuron_parts import pass_parts
from exgen.given import Field
from exgen.model import Step
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
    done = passes(given.points, given.w, given.b, given.learning_rate, given.steps)
    n, steps = len(given.points), len(done)
    return Solved(
        variables=("w", "b"),
        statement=_statement(given),
        parts=tuple(part for number in range(steps) for part in pass_parts(done[number], number, steps, n)),
        solution=_solution(given, done),
        figures=(_figure(given, done),),
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
    y = Symbol("y")
    neuron = equals(y, Function("sigmoid", add(juxtapose("w", "x"), "b")))
    sigmoid = equals(Function("sigmoid", Symbol("z")), over(1, add(1, Function("exp", neg("z")))))
    rounding = (
        msg("Give {n} decimals, and work on with unrounded values.", n=PLACES)
        if given.steps == 1
        else msg(
            "Give {n} decimals. Round {w} and {b} to {n} decimals after each step and continue with those.",
            n=PLACES,
            w=Symbol("w"),
            b=Symbol("b"),
        )
    )
    return (
        msg("A neuron works out {neuron}, with {sigmoid}.", neuron=neuron, sigmoid=sigmoid),
        nmsg(
            "The data point (x, t) is {points}; t is the target.",
            "The data points (x, t) are {points}; t is the target.",
            len(given.points),
            points=told_points(given.points),
        ),
        msg("The loss is the mean of the squared errors: {loss}.", loss=_loss_rule(len(given.points))),
        msg(
            "Start with {w} and {b}. The learning rate is {rate}.",
            w=equals("w", shown(given.w)),
            b=equals("b", shown(given.b)),
            rate=equals("lr", shown(given.learning_rate)),
        ),
        rounding,
    )


def _loss_rule(n: int) -> Formula:
    if n == 1:
        return equals("L", power(group(minus("y", "t")), 2))
    error = minus(Symbol("y", index="i"), Symbol("t", index="i"))
    return equals("L", juxtapose(over(1, n), BigSum(power(Group(error), 2), "i", formula(1), formula(n))))


# Worked solution


def _solution(given: Given, done: tuple[Pass, ...]) -> tuple[Step, ...]:
    steps: list[Step] = []
    for number, one in enumerate(done):
        suffix = f"_{number + 1}" if number else ""
        if number:
            told = msg(
                "Step {n}, with {first} and {second}:",
                n=number + 1,
                first=equals("w", shown(one.w)),
                second=equals("b", shown(one.b)),
            )
            steps.append(Step(told))
        for p in one.points:
            steps += _point_steps(one, p, f"outputs{suffix}")
        steps.append(_loss_step(one, f"loss{suffix}"))
        steps += _chain_steps(len(one.points)) if not number else []
        steps += _slope_steps(one, suffix)
        steps += _update_steps(given, one, suffix)
    steps.append(_check_step(given, done))
    steps.append(Step(figure="neuron"))
    return tuple(steps)


def _point_steps(one: Pass, p: Point, part: str) -> list[Step]:
    y, error, slope = (rounded_number(v) for v in (p.output, p.error, p.slope))
    rest = rounded_number(Sum((shown(1), Negative(p.output))))
    z = line(
        "z",
        ("=", add(juxtapose("w", "x"), "b")),
        ("=", Sum((times(shown(one.w), shown(p.x)), shown(one.b)))),
        ("=", Sum((shown(one.w * p.x), shown(one.b)))),
        ("=", shown(p.z)),
    )
    text = msg("Data point with {x} and {t}:", x=equals("x", shown(p.x)), t=equals("t", shown(p.t)))
    multiplied = times(y, rest)
    return [
        Step(text, z),
        Step(None, line("y", *_output_sides(p))),
        Step(None, line(minus("y", "t"), _like(y, minus(y, shown(p.t))), (about(p.error)[0], error))),
        Step(
            None,
            line(juxtapose("y", group(minus(1, "y"))), _like(y, multiplied), (about(p.slope)[0], slope)),
            Fraction(1),
            part,
        ),
    ]


def _output_sides(p: Point) -> tuple[tuple[Sign, Formula], ...]:
    """σ(−2), 1/(1 + e²) and the value"""
    worked_out = logistic(p.z)
    sides: tuple[tuple[Sign, Formula], ...] = (("=", Function("sigmoid", shown(p.z))),)
    return (*sides, *((("=", worked_out),) if worked_out is not None else ()), about(p.output))


def _like(number: Formula, side: Formula) -> tuple[Sign, Formula]:
    """A side that holds the number: equal where the number is exact, else approximate."""
    return ("=" if getattr(number, "places", None) is None else "≈", side)


def _mean_side(terms: list[Formula], numerator: int, n: int) -> Formula:
    """1/2 · (a + b), the factor left out where it is 1."""
    total = terms[0] if len(terms) == 1 else Sum(tuple(terms))
    return total if numerator == n else times(shown(numerator) if n == 1 else over(numerator, n), total)


def _loss_step(one: Pass, part: str) -> Step:
    squares: list[Formula] = [power(rounded_number(p.error), 2) for p in one.points]
    side = _mean_side(squares, 1, len(one.points))
    said = line("L", _all_like(one, side), about(one.loss))
    return Step(msg("Loss:"), said, Fraction(1), part)


def _all_like(one: Pass, side: Formula) -> tuple[Sign, Formula]:
    exact = all(rounded_number(p.delta).places is None for p in one.points)
    return ("=" if exact else "≈", side)


def slope(name: str) -> Formula:
    """∂L/∂w"""
    return Derivative(Symbol("L"), (name,), partial=True)


def _chain_steps(n: int) -> list[Step]:
    index = "i" if n > 1 else ""
    y, t, x = (Symbol(name, index=index) for name in "ytx")
    inner = (Group(minus(y, t)), y, Group(minus(1, y)))
    body: Formula = times(*inner, x)
    whole = times(2, *inner, x) if n == 1 else juxtapose(over(2, n), BigSum(body, "i", formula(1), formula(n)))
    return [
        Step(
            msg(
                "Chain rule: the square gives 2 times the error, {sigma} gives {slope}, and z gives {x}:",
                sigma=Symbol("sigma"),
                slope=juxtapose("y", group(minus(1, "y"))),
                x=Symbol("x"),
            ),
            equals(slope("w"), whole),
        ),
        Step(
            msg("{derivative} is the same without {x}, because z gives 1 there.", derivative=slope("b"), x=Symbol("x"))
        ),
    ]


def _slope_steps(one: Pass, suffix: str) -> list[Step]:
    steps = []
    for place, p in enumerate(one.points):
        head = times(group(minus("y", "t")), "y", group(minus(1, "y")))
        factors = times(rounded_number(p.error), rounded_number(p.slope))
        text = msg("For each data point:") if place == 0 else None
        steps.append(Step(text, line(head, _like(rounded_number(p.slope), factors), about(p.delta))))
    n = len(one.points)
    deltas = [rounded_number(p.delta) for p in one.points]
    with_x: list[Formula] = [times(d, shown(p.x)) for d, p in zip(deltas, one.points, strict=True)]
    for name, terms, value in (("w", with_x, one.dw), ("b", list[Formula](deltas), one.db)):
        said = line(slope(name), _all_like(one, _mean_side(terms, 2, n)), about(value))
        steps.append(Step(None, said, Fraction(1), f"dL_d{name}{suffix}"))
    return steps


def _update_steps(given: Given, one: Pass, suffix: str) -> list[Step]:
    steps = []
    for name, old, by, new in (("w", one.w, one.dw, one.new_w), ("b", one.b, one.db, one.new_b)):
        step = Sum((shown(old), Negative(times(shown(given.learning_rate), rounded_number(by)))))
        text = msg("Update:") if name == "w" else None
        said = line(
            words(msg("new {name}", name=Symbol(name))),
            ("=", minus(name, times("lr", slope(name)))),
            _like(rounded_number(by), step),
            about(new),
        )
        steps.append(Step(text, said, Fraction(1), f"{name}{suffix}"))
    return steps


def _check_step(given: Given, done: tuple[Pass, ...]) -> Step:
    """The loss after the last step, from the rounded parameters, beside the first."""
    after = passes(given.points, given.w, given.b, given.learning_rate, len(done) + 1)[-1].loss
    before = done[0].loss
    values = {"before": rounded_number(before), "after": rounded_number(after)}
    if sign(minus(after, before)) == -1:
        return Step(msg("Check: the new loss is about {after}, smaller than {before}.", **values))
    return Step(
        msg(
            "Check: the new loss is about {after}, not smaller than {before}: the learning rate is too large.", **values
        )
    )


def _figure(given: Given, done: tuple[Pass, ...]) -> Figure:
    last = passes(given.points, given.w, given.b, given.learning_rate, len(done) + 1)[-1]
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
        Field("points", "points", msg("the data points (x; t), such as (2; 1) (-2; 0)")),
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
