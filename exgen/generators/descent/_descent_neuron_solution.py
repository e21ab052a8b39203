"""The worked solution of descent-neuron: forward, loss, chain rule and update, values rounded only where shown."""

from fractions import Fraction

from exgen.algebra import round_half_away
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
    Number,
    Sign,
    Sum,
    Symbol,
    msg,
    nmsg,
)
from exgen.generators.descent._neuron import PLACES, Pass, Point, about, logistic, rounded_number
from exgen.model import Step


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
        Step(None, line(minus("y", "t"), _like(y, minus(y, shown(p.t))), (_worked_out(y, p.t, error), error))),
        Step(
            None,
            line(juxtapose("y", group(minus(1, "y"))), _like(y, multiplied), (about(p.slope)[0], slope)),
            Fraction(1),
            part,
        ),
    ]


def _worked_out(output: Number, target: Fraction, error: Number) -> Sign:
    """= where the printed numbers give the printed difference."""
    places = output.places or PLACES
    return "=" if round_half_away(output.value, places) - target == round_half_away(error.value, places) else "≈"


def _output_sides(p: Point) -> tuple[tuple[Sign, Formula], ...]:
    """σ(−2), 1/(1 + e²) and the value"""
    return (("=", Function("sigmoid", shown(p.z))), ("=", logistic(p.z)), about(p.output))


def _like(number: Formula, side: Formula) -> tuple[Sign, Formula]:
    """A side that holds the number: equal where the number is exact, else approximate."""
    return ("=" if getattr(number, "places", None) is None else "≈", side)


def _mean_side(terms: list[Formula], numerator: int, n: int) -> Formula:
    """½ · (a + b), the factor left out where it is 1."""
    total = terms[0] if len(terms) == 1 else Sum(tuple(terms))
    return total if numerator == n else times(Fraction(numerator, n), total)


def _loss_step(one: Pass, part: str) -> Step:
    squares: list[Formula] = [power(rounded_number(p.error), 2) for p in one.points]
    side = _mean_side(squares, 1, len(one.points))
    rule = (("=", power(group(minus("y", "t")), 2)),) if len(one.points) == 1 else ()
    said = line("L", *rule, _all_like(one, side), about(one.loss))
    return Step(msg("Loss:"), said, Fraction(1), part)


def _all_like(one: Pass, side: Formula) -> tuple[Sign, Formula]:
    exact = all(rounded_number(p.delta).places is None for p in one.points)
    return ("=" if exact else "≈", side)


def _slope(name: str) -> Formula:
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
            equals(_slope("w"), whole),
        ),
        Step(
            msg(
                "{derivative} is the same without {x}, because {z} gives 1 there.",
                derivative=_slope("b"),
                x=Symbol("x"),
                z=Symbol("z"),
            )
        ),
    ]


def _slope_steps(one: Pass, suffix: str) -> list[Step]:
    steps, n = [], len(one.points)
    for place, p in enumerate(one.points):
        head = times(group(minus("y", "t")), "y", group(minus(1, "y")))
        factors = times(rounded_number(p.error), rounded_number(p.slope))
        text = nmsg("For the data point:", "For each data point:", n) if place == 0 else None
        steps.append(Step(text, line(head, _like(rounded_number(p.slope), factors), about(p.delta))))
    deltas = [rounded_number(p.delta) for p in one.points]
    with_x: list[Formula] = [times(d, shown(p.x)) for d, p in zip(deltas, one.points, strict=True)]
    for name, terms, value in (("w", with_x, one.dw), ("b", list[Formula](deltas), one.db)):
        said = line(_slope(name), _all_like(one, _mean_side(terms, 2, n)), about(value))
        steps.append(Step(None, said, Fraction(1), f"dL_d{name}{suffix}"))
    return steps


def _update_steps(one: Pass, rate: Fraction, suffix: str) -> list[Step]:
    steps = []
    for name, old, by, new in (("w", one.w, one.dw, one.new_w), ("b", one.b, one.db, one.new_b)):
        step = Sum((shown(old), Negative(times(shown(rate), rounded_number(by)))))
        text = msg("Update:") if name == "w" else None
        said = line(
            words(msg("new {name}", name=Symbol(name))),
            ("=", minus(name, times("lr", _slope(name)))),
            _like(rounded_number(by), step),
            about(new),
        )
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
