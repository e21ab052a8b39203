"""The worked solution of a line's cost: the table, its sums, the derivation in general, formulas and values."""

from collections.abc import Sequence
from fractions import Fraction

from exgen.algebra import Poly, constant, variable
from exgen.board import evaluation, line, shown, with_decimals
from exgen.formula.build import add, equals, group, juxtapose, minus, neg, over, power, times
from exgen.formula.tree import Formula, Polynomial, Relation, Symbol, msg
from exgen.generators._data import (
    SUMS,
    THETA,
    Data,
    Fit,
    cost_head,
    formula_point,
    general_slopes,
    height_line,
    line_head,
    line_rule,
    mean_sides,
    residual_line,
    slope,
    sum_head,
    sum_line,
    summands,
)
from exgen.model import Step

ONE = Fraction(1)


def solution(fit: Fit, cost: Poly, level: int) -> tuple[Step, ...]:
    steps = _row_steps(fit)
    for name, values in zip(SUMS, summands(fit), strict=True):
        text = msg("Sums:") if name == "residual" else None
        steps.append(Step(text, sum_line(sum_head(name), values), ONE, "sums"))
    squares = sum(summands(fit)[1], Fraction(0))
    mean = line("J", ("=", _mean_of_squares()), *mean_sides(squares, fit.n))
    steps.append(Step(msg("Cost, the mean of the squares:"), mean, ONE, "cost"))
    steps += _general_steps()
    if level == 1:
        steps += [_value_from_sum(fit, i, ONE) for i in (0, 1)]
    else:
        steps += _expanded_steps(fit, cost) if level == 3 else []
        steps += _formula_steps(fit, cost, level)
        steps += _value_steps(fit, cost)
    steps.append(Step(figure="line"))
    return tuple(steps)


def _mean_of_squares() -> Formula:
    return juxtapose(over(1, "n"), sum_head("square"))


def _row_steps(fit: Fit) -> list[Step]:
    steps = []
    for (x, y), r in zip(fit.points, fit.residuals, strict=True):
        difference = group(minus(line_head(shown(x)), "y"))
        steps += [
            Step(msg("Data point {point}:", point=formula_point((x, y))), height_line(fit, x)),
            Step(None, residual_line(fit, x, y)),
            Step(None, _square_line(power(difference, 2), r)),
            Step(
                None,
                line(times(difference, shown(x)), ("=", times(shown(r), shown(x))), ("=", shown(r * x))),
                ONE,
                "residuals",
            ),
        ]
    return steps


def _square_line(left: Formula, r: Fraction) -> Relation:
    """(h(1) − y)² = (−4)² = 16"""
    return line(left, ("=", power(shown(r), 2) if r else shown(r)), ("=", shown(r * r)))


def _general_steps() -> list[Step]:
    first, second = general_slopes()
    return [
        Step(msg("With respect to {name}: the chain rule gives 2 times the brackets, times 1.", name=Symbol("theta0"))),
        Step(None, first),
        Step(
            msg(
                "With respect to {name}: the chain rule gives 2 times the brackets, times {x}.",
                name=Symbol("theta1"),
                x=Symbol("x", index="i"),
            )
        ),
        Step(None, second),
    ]


def _value_from_sum(fit: Fit, i: int, points: Fraction = Fraction(0)) -> Step:
    """∂J/∂θ₀ = 2/n · Σ(h(x) − y) = 2/4 · 6 = 3"""
    name = SUMS[0] if i == 0 else SUMS[2]
    total = sum(summands(fit)[0 if i == 0 else 2], Fraction(0))
    text = None
    if not points and i == 0:
        text = msg("Check with the sums of the table, the same:")
    elif i == 0:
        text = msg("With the sums of the table:")
    result = line(
        slope(THETA[i]),
        ("=", juxtapose(over(2, "n"), sum_head(name))),
        ("=", times(over(2, fit.n), shown(total))),
        ("=", shown(fit.slopes[i])),
    )
    return Step(text, result, points, f"J_{i}_at" if points else "")


def square_of_three() -> Formula:
    return power(group(add("theta0", juxtapose("theta1", "x"), neg("y"))), 2)


def needed_sums() -> dict[str, Formula]:
    return {
        "x": Symbol("x"),
        "xx": power("x", 2),
        "y": Symbol("y"),
        "xy": juxtapose("x", "y"),
        "yy": power("y", 2),
    }


def _data_sums(points: Data) -> dict[str, tuple[Fraction, ...]]:
    return {
        "x": tuple(x for x, _ in points),
        "xx": tuple(x * x for x, _ in points),
        "y": tuple(y for _, y in points),
        "xy": tuple(x * y for x, y in points),
        "yy": tuple(y * y for _, y in points),
    }


def _data_sum_steps(fit: Fit, wanted: Sequence[str]) -> list[Step]:
    heads, values = needed_sums(), _data_sums(fit.points)
    found = []
    for place, key in enumerate(wanted):
        text = msg("Sums over the data:") if place == 0 else None
        found.append(Step(text, sum_line(juxtapose(Symbol("Sigma"), heads[key]), values[key])))
    return found


def _inside(points: Data, i: int) -> Poly:
    """Σ(θ₀ + θ₁x − y), or with each term times x, as a polynomial."""
    weights = [ONE if i == 0 else x for x, _ in points]
    total = constant(0, THETA)
    for weight, (x, y) in zip(weights, points, strict=True):
        height = variable("theta0", THETA) + variable("theta1", THETA) * x - y
        total = total + height * weight
    return total


def _expanded_steps(fit: Fit, cost: Poly) -> list[Step]:
    expanded = add(
        power("theta0", 2),
        juxtapose(2, "x", "theta0", "theta1"),
        juxtapose(power("x", 2), power("theta1", 2)),
        neg(juxtapose(2, "y", "theta0")),
        neg(juxtapose(2, "x", "y", "theta1")),
        power("y", 2),
    )
    squared = line(square_of_three(), ("=", expanded))
    total = cost * fit.n
    result = line(cost_head(), ("=", juxtapose(over(1, fit.n), group(Polynomial(total)))), ("=", with_decimals(cost)))
    return [
        Step(msg("Expand the square of one residual:"), squared),
        *_data_sum_steps(fit, ("x", "xx", "y", "xy", "yy")),
        Step(msg("Add over the {n} data points and divide by {n}:", n=fit.n), result, Fraction(2), "J"),
    ]


def _formula_steps(fit: Fit, cost: Poly, level: int) -> list[Step]:
    if level == 3:
        texts = (msg("Differentiate the expanded cost:"), None)
        return [
            Step(text, line(slope(v), ("=", Polynomial(cost.diff(v)))), ONE, f"J_{i}")
            for i, (v, text) in enumerate(zip(THETA, texts, strict=True))
        ]
    steps = _data_sum_steps(fit, ("x", "xx", "y", "xy"))
    for i, name in enumerate(THETA):
        inside = Polynomial(_inside(fit.points, i))
        result = line(slope(name), ("=", juxtapose(over(2, fit.n), group(inside))), ("=", Polynomial(cost.diff(name))))
        text = msg("With {line} the sums become formulas:", line=line_rule()) if i == 0 else None
        steps.append(Step(text, result, ONE, f"J_{i}"))
    return steps


def _value_steps(fit: Fit, cost: Poly) -> list[Step]:
    place = {"theta0": fit.theta0, "theta1": fit.theta1}
    steps = []
    for i, name in enumerate(THETA):
        text = msg(
            "Substitute {first} and {second}:",
            first=equals("theta0", shown(fit.theta0)),
            second=equals("theta1", shown(fit.theta1)),
        )
        steps.append(Step(text if i == 0 else None, evaluation(slope(name), cost.diff(name), place), ONE, f"J_{i}_at"))
    return [*steps, _value_from_sum(fit, 0), _value_from_sum(fit, 1)]
