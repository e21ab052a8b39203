"""Exercises built by hand, so that the checker is tested without the generators."""

from dataclasses import replace
from fractions import Fraction

from exgen.algebra import polynomial, univariate
from exgen.formula.build import add, formula, minus, over, point, power, times
from exgen.formula.tree import Derivative, Evaluated, Formula, Negative, Number, Symbol, msg
from exgen.model import (
    Answer,
    Column,
    Exercise,
    FormulaAnswer,
    Mistake,
    NumberAnswer,
    Part,
    TableAnswer,
    Tolerance,
    VectorAnswer,
)

ONE = Fraction(1)


def number(value: str) -> Number:
    return Number(Fraction(value), "decimal")


def decimals(places: int) -> Tolerance:
    return Tolerance("decimals", Fraction(places))


def part(name: str, answer: Answer, **more: object) -> Part:
    return Part(name, msg("What is it?"), answer, more.pop("points", ONE), **more)  # type: ignore[arg-type]


def exercise(
    *parts: Part, variables: tuple[str, ...] = ("x", "y"), given: dict[str, Formula] | None = None
) -> Exercise:
    return Exercise("test", 1, 1, 0, tuple((given or {}).items()), variables, msg("Test"), (), parts, ())


def single(answer: Answer, *, variables: tuple[str, ...] = ("x", "y"), **more: object) -> Exercise:
    """An exercise of one part, called "answer"."""
    return exercise(part("answer", answer, **more), variables=variables)


def mistake(name: str, rule: Formula) -> Mistake:
    return Mistake(name, rule, msg("did {name}", name=name), msg("Remark about {name}.", name=name))


SLOPE_RULE = Evaluated(Symbol("derivative"), (("theta", Symbol("theta")),))
UPDATE_RULE = minus("theta", times("learning_rate", "slope"))


def descent(tolerance: Tolerance | None = None, steps: int = 2) -> Exercise:
    """J = 3θ², θ = 4, learning rate 0.1: slope 24, θ = 1.6; slope 9.6, θ = 0.64."""
    theta, rows = Fraction(4), []
    for _ in range(steps):
        new = theta - 6 * theta / 10
        rows.append((Number(6 * theta, "decimal"), Number(new, "decimal")))
        theta = new
    uphill = mistake("uphill", add("theta", times("learning_rate", "slope")))
    no_rate = mistake("no-rate", minus("theta", "slope"))
    old_slope = mistake("old-slope", Symbol("previous_slope"))
    columns = (
        Column("slope", msg("slope"), tolerance=tolerance, rule=SLOPE_RULE, mistakes=(old_slope,)),
        Column(
            "new_theta", msg("new"), tolerance=tolerance, rule=UPDATE_RULE, mistakes=(uphill, no_rate), names=("theta",)
        ),
    )
    table = TableAnswer(columns, tuple(rows), (("theta", number("4")),), (("theta", "new_theta"),))
    derivative = part(
        "derivative",
        FormulaAnswer(formula(univariate((6, 0), "theta")), ("theta",)),
        rule=Derivative(Symbol("function"), ("theta",)),
        mistakes=(mistake("factor-lost", times(3, "theta")),),
    )
    given = {
        "function": formula(univariate((3, 0, 0), "theta")),
        "start": number("4"),
        "learning_rate": number("0.1"),
    }
    return exercise(derivative, part("steps", table, points=Fraction(2 * steps)), variables=("theta",), given=given)


def descent_2d(tolerance: Tolerance | None = None) -> Exercise:
    """J = ¼θ₁⁴ + ⅕θ₂², θ = (−4, 2), learning rate 0.1: (2.4, 1.92), then (1.0176, 1.8432)."""
    names = ("theta1", "theta2")
    function = polynomial({(4, 0): Fraction(1, 4), (0, 2): Fraction(1, 5)}, names)
    here = [Fraction(-4), Fraction(2)]
    rows = []
    for _ in range(2):
        slopes = [here[0] ** 3, here[1] * 2 / 5]
        here = [old - slope / 10 for old, slope in zip(here, slopes, strict=True)]
        rows.append(tuple(Number(v, "decimal") for v in (*slopes, *here)))
    at = tuple((name, Symbol(name)) for name in names)
    columns = tuple(
        Column(f"slope{i}", msg("slope"), tolerance=tolerance, rule=Evaluated(Symbol(f"gradient_{i}"), at))
        for i in (1, 2)
    ) + tuple(
        Column(
            f"new{i}",
            msg("new"),
            tolerance=tolerance,
            rule=minus(f"theta{i}", times("learning_rate", f"slope{i}")),
            names=(f"theta{i}",),
        )
        for i in (1, 2)
    )
    table = TableAnswer(
        columns,
        tuple(rows),
        (("theta1", number("-4")), ("theta2", number("2"))),
        (("theta1", "new1"), ("theta2", "new2")),
    )
    gradient = part("gradient", VectorAnswer((power("theta1", 3), times(over(2, 5), "theta2")), names))
    given = {"function": formula(function), "start": point(-4, 2), "learning_rate": number("0.1")}
    return exercise(gradient, part("steps", table, points=Fraction(8)), variables=names, given=given)


def with_tolerance(key: NumberAnswer, kind: str, value: str) -> NumberAnswer:
    return replace(key, tolerance=Tolerance(kind, Fraction(value)))  # type: ignore[arg-type]


def opposite(value: Formula) -> Formula:
    return Negative(value)
