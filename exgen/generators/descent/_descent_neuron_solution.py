"""The worked solution of descent-neuron: forward, loss, chain rule and update, values rounded only where shown."""

from collections.abc import Sequence
from fractions import Fraction

from exgen.board import line, shown
from exgen.formula.build import add, equals, formula, group, juxtapose, minus, over, power, times, words
from exgen.formula.evaluate import sign
from exgen.formula.tree import (
    BigSum,
    Derivative,
    Formula,
    Function,
    Group,
    Negative,
    Sum,
    Symbol,
    msg,
    nmsg,
)
from exgen.generators.descent._neuron import (
    Filled,
    Pass,
    Point,
    Side,
    about,
    logistic,
    rounded_number,
    worked_out,
    z_sides,
)
from exgen.model import Step

SLOPE = juxtapose("y", group(minus(1, "y")))
"""y(1 − y)"""


def solution(done: tuple[Pass, ...], rate: Fraction, last_loss: Formula) -> tuple[Step, ...]:
    """Each pass of `done` line by line, and a check: `last_loss` is the loss after the last step."""
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
        steps += _update_steps(one, rate, suffix)
    steps.append(_check_step(done[0].loss, last_loss))
    steps.append(Step(figure="neuron"))
    return tuple(steps)


def _point_steps(one: Pass, p: Point, part: str) -> list[Step]:
    z = line("z", ("=", add(juxtapose("w", "x"), "b")), *z_sides(one.w, p.x, one.b))
    text = msg("Data point with {x} and {t}:", x=equals("x", shown(p.x)), t=equals("t", shown(p.t)))
    rest = Sum((shown(1), Negative(p.output)))
    return [
        Step(text, z),
        Step(None, line("y", *_output_sides(p))),
        Step(None, line(minus("y", "t"), *worked_out(p.error, (lambda y: minus(y, shown(p.t)), [p.output])))),
        Step(None, line(SLOPE, *worked_out(p.slope, (times, [p.output, rest]))), Fraction(1), part),
    ]


def _output_sides(p: Point) -> tuple[Side, ...]:
    """σ(−2), 1/(1 + e²) and the value"""
    return (("=", Function("sigmoid", shown(p.z))), ("=", logistic(p.z)), about(p.output))


def _loss_step(one: Pass, part: str) -> Step:
    """L = ½((0,5 − 1)² + (0,1192 − 0)²) = ½(0,25 + 0,0142) ≈ 0,1321"""
    n = len(one.points)

    def filled_in(*outputs: Formula) -> Formula:
        return _mean(1, [power(group(minus(y, shown(p.t))), 2) for y, p in zip(outputs, one.points, strict=True)])

    first: Filled = (filled_in, [p.output for p in one.points])
    squared: Filled = (lambda *squares: _mean(1, squares), [power(p.error, 2) for p in one.points])
    rule: tuple[Side, ...] = (("=", power(group(minus("y", "t")), 2)),) if n == 1 else ()
    sides = worked_out(one.loss, first, *((squared,) if n > 1 else ()))
    return Step(msg("Loss:"), line("L", *rule, *sides), Fraction(1), part)


def _mean(numerator: int, terms: Sequence[Formula]) -> Formula:
    """½(a + b), the factor left out where it is 1."""
    total, factor = terms[0] if len(terms) == 1 else Sum(tuple(terms)), Fraction(numerator, len(terms))
    if factor == 1:
        return total
    return times(factor, total) if len(terms) == 1 else juxtapose(factor, group(total))


def _slope(name: str) -> Formula:
    """∂L/∂w"""
    return Derivative(Symbol("L"), (name,), partial=True)


def _chain_steps(n: int) -> list[Step]:
    index = "i" if n > 1 else ""
    y, t, x = (Symbol(name, index=index) for name in "ytx")
    inner = (Group(minus(y, t)), juxtapose(y, group(minus(1, y))), x)
    whole = times(2, *inner) if n == 1 else juxtapose(over(2, "n"), BigSum(times(*inner), "i", formula(1), Symbol("n")))
    rule = Step(
        msg(
            "Chain rule: the square gives 2 times the error, {sigma} gives {slope}, and {z} gives {x}:",
            sigma=Symbol("sigma"),
            slope=SLOPE,
            z=Symbol("z"),
            x=Symbol("x"),
        ),
        equals(_slope("w"), whole),
    )
    same = msg(
        "{derivative} is the same without {x}, because {z} gives 1 there.",
        derivative=_slope("b"),
        x=Symbol("x"),
        z=Symbol("z"),
    )
    front = msg("Here {factor}.", factor=line(over(2, "n"), ("=", over(2, n)), ("=", shown(Fraction(2, n)))))
    return [rule, Step(same), *([Step(front)] if n > 1 else [])]


def _slope_steps(one: Pass, suffix: str) -> list[Step]:
    steps, deltas = [], [p.delta for p in one.points]
    for place, p in enumerate(one.points):
        text = nmsg("For the data point:", "For each data point:", len(deltas)) if place == 0 else None
        head = times(group(minus("y", "t")), SLOPE)
        steps.append(Step(text, line(head, *worked_out(p.delta, (times, [p.error, p.slope])))))

    def by_w(*numbers: Formula) -> Formula:
        return _mean(2, [times(d, shown(p.x)) for d, p in zip(numbers, one.points, strict=True)])

    def by_b(*numbers: Formula) -> Formula:
        return _mean(2, numbers)

    for name, build, value in (("w", by_w, one.dw), ("b", by_b, one.db)):
        said = line(_slope(name), *worked_out(value, (build, deltas)))
        steps.append(Step(None, said, Fraction(1), f"dL_d{name}{suffix}"))
    return steps


def _update_steps(one: Pass, rate: Fraction, suffix: str) -> list[Step]:
    steps = []
    for name, old, by, new in (("w", one.w, one.dw, one.new_w), ("b", one.b, one.db, one.new_b)):

        def filled_in(slope: Formula, old: Fraction = old) -> Formula:
            return Sum((shown(old), Negative(times(shown(rate), slope))))

        said = line(
            words(msg("new {name}", name=Symbol(name))),
            ("=", minus(name, times("lr", _slope(name)))),
            *worked_out(new, (filled_in, [by])),
        )
        text = msg("Update:") if name == "w" else None
        steps.append(Step(text, said, Fraction(1), f"{name}{suffix}"))
    return steps


def _check_step(before: Formula, after: Formula) -> Step:
    """The loss after the last step, from the rounded parameters, beside the first."""
    values = {"before": rounded_number(before), "after": rounded_number(after)}
    if sign(minus(after, before)) == -1:
        return Step(msg("Check: the new loss is about {after}, smaller than {before}.", **values))
    return Step(
        msg(
            "Check: the new loss is about {after}, not smaller than {before}: the learning rate is too large.", **values
        )
    )
