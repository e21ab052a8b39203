"""The worked solution of sigmoid-values: each place by the definition of σ, or back from its value by the logarithm."""

from dataclasses import dataclass
from fractions import Fraction

from exgen.board import line, shown
from exgen.formula.build import Value, add, equals, formula, group, minus, neg, over, times
from exgen.formula.tree import Call, Formula, Function, Message, Number, Relation, Sign, Symbol, msg
from exgen.generators.descent._neuron import about, logistic, worked_out, z_sides
from exgen.model import Step

HALF = Fraction(1, 2)
ONE = Fraction(1)
Neuron = tuple[Fraction, Fraction]
"""The weight and the bias."""


@dataclass(frozen=True, slots=True)
class Row:
    """One place: what is stated there (z, x or p), then z, σ(z) and σ′(z) exactly."""

    stated: Fraction
    z: Formula
    value: Formula
    slope: Formula
    flatness: Fraction
    """Grows with the distance from the steepest place."""


def sigma_of(argument: Value, primes: int = 0) -> Formula:
    """σ(z) or σ′(z)"""
    return Call(Symbol("sigma", primes=primes), (formula(argument),))


def place_of(kind: str, row: Row) -> Relation:
    """z = 2, x = 2 or σ(z) = 0,8"""
    return equals(sigma_of("z") if kind == "p" else kind, shown(row.stated))


def solution(kind: str, neuron: Neuron | None, rows: tuple[Row, ...], steepest: int) -> tuple[Step, ...]:
    """The rule for the slope, every row of the table, and the steepest place."""
    rule = equals(sigma_of("z", 1), times(sigma_of("z"), group(minus(1, sigma_of("z")))))
    steps = [Step(msg("The slope of the sigmoid:"), rule)]
    if kind == "p":
        odds = over(minus(1, "p"), "p")
        solved = line(
            equals(over(1, add(1, Function("exp", neg("z")))), "p"),
            ("⇒", equals(add(1, Function("exp", neg("z"))), over(1, "p"))),
            ("⇒", equals(Function("exp", neg("z")), minus(over(1, "p"), 1), odds)),
        )
        back = line(
            equals(neg("z"), Function("ln", odds)),
            ("⇒", equals("z", neg(Function("ln", odds)), Function("ln", over("p", minus(1, "p"))))),
        )
        steps.append(
            Step(
                msg(
                    "Solve for {z}, with {p} the value of {function}:",
                    z=Symbol("z"),
                    p=Symbol("p"),
                    function=Symbol("sigma"),
                ),
                solved,
            )
        )
        steps.append(Step(None, back))
    for row in rows:
        steps += _back_steps(row) if kind == "p" else _row_steps(kind, neuron, row)
    place = place_of(kind, rows[steepest])
    told = msg("The largest slope is the one at {place}: there {z} is nearest to 0.", place=place, z=Symbol("z"))
    return (*steps, Step(told, None, ONE, "steepest"), Step(figure="curve"))


def _row_steps(kind: str, neuron: Neuron | None, row: Row) -> list[Step]:
    assert isinstance(row.z, Number)
    z = row.z.value
    steps = []
    text: Message | None = msg("At {place}:", place=place_of(kind, row))
    if neuron is not None:
        sides = z_sides(neuron[0], row.stated, neuron[1])
        steps.append(Step(text, line("z", *sides), ONE, "values"))
        text = None
    steps.append(Step(text, line(sigma_of(shown(z)), ("=", logistic(z)), about(row.value)), HALF, "values"))
    return [*steps, _slope_step(sigma_of(shown(z), 1), row, HALF)]


def _slope_step(left: Formula, row: Row, points: Fraction) -> Step:
    rest = minus(1, row.value)
    return Step(None, line(left, *worked_out(row.slope, (times, [row.value, rest]))), points, "values")


def _back_steps(row: Row) -> list[Step]:
    p = row.stated
    fraction = over(shown(p), shown(1 - p))
    sides: list[tuple[Sign, Value]] = [("=", Function("ln", fraction)), ("=", Function("ln", Number(p / (1 - p))))]
    found = line("z", *sides, about(row.z))
    return [
        Step(msg("At {place}:", place=place_of("p", row)), found, ONE, "values"),
        _slope_step(sigma_of("z", 1), row, ONE),
    ]
