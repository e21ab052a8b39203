"""The worked solution of descent-linear-regression: the slopes from the sums, then row after row of the table."""

from collections.abc import Sequence
from fractions import Fraction

from exgen.board import is_short, line, results, shown, update
from exgen.formula.build import equals, group, juxtapose, minus, over, power, times
from exgen.formula.tree import Formula, Message, Relation, Sign, Sum, msg
from exgen.generators._data import THETA, Data, Fit, cost_polynomial, general_slopes, line_head, slope
from exgen.generators.descent._run import Row, Run, told_heights
from exgen.model import Step

ONE = Fraction(1)


def solution(points: Data, rate: Fraction, run: Run, trend: Message | None) -> tuple[Step, ...]:
    """The slopes in general, each row of the table from the differences, and `trend`: how the cost goes, if asked."""
    cost = cost_polynomial(points)
    steps = [Step(msg("The partial derivatives in general:"), general_slopes()[0]), Step(None, general_slopes()[1])]
    for number, row in enumerate(run.rows, 1):
        steps += _row_steps(Fit(points, row.old[0], row.old[1]), rate, run, number, row)
    places = [dict(zip(THETA, p, strict=True)) for p in run.places]
    steps.append(Step(told_heights("J", tuple(cost.at(p) for p in places), run.shown_decimals)))
    if trend is not None:
        steps.append(Step(msg("The cost in the table: {trend}.", trend=trend), None, ONE, "trend"))
    steps.append(Step(figure="lines"))
    return tuple(steps)


def _row_steps(fit: Fit, rate: Fraction, run: Run, number: int, row: Row) -> list[Step]:
    places = run.shown_decimals
    steps = [
        Step(
            msg(
                "Step {n}, with {first} and {second}:",
                n=number,
                first=equals(THETA[0], shown(row.old[0])),
                second=equals(THETA[1], shown(row.old[1])),
            )
        ),
        Step(msg("The line {line} gives the values {values}.", line=_numbers_in(fit), values=_listed(_heights(fit)))),
        Step(
            msg(
                "The differences {difference}: {values}.",
                difference=minus(line_head(), "y"),
                values=_listed(fit.residuals),
            )
        ),
        Step(None, _cost_line(fit, places), ONE, "steps"),
    ]
    weighted = [times(shown(r), shown(x)) for r, (x, _) in zip(fit.residuals, fit.points, strict=True)]
    steps.append(Step(None, _slope_line(fit, 0, [shown(r) for r in fit.residuals], places), ONE, "steps"))
    steps.append(Step(None, _slope_line(fit, 1, weighted, places), ONE, "steps"))
    for i, name in enumerate(THETA):
        new_line = update(name, row.old[i], rate, row.slopes[i], row.exact_new[i], places)
        text = msg("Update in step {n}:", n=number) if i == 0 else None
        steps.append(Step(text, new_line, ONE, "steps"))
    return steps


def _numbers_in(fit: Fit) -> Relation:
    """h(x) = 6,94 − 3,04x"""
    risen = juxtapose(shown(fit.theta1), "x")
    if fit.theta1 == 0:
        return equals(line_head(), shown(fit.theta0))
    return equals(line_head(), risen if fit.theta0 == 0 else Sum((shown(fit.theta0), risen)))


def _heights(fit: Fit) -> tuple[Fraction, ...]:
    return tuple(fit.height(x) for x, _ in fit.points)


def _listed(values: tuple[Fraction, ...]) -> Message:
    told = msg("{value}", value=shown(values[0]))
    for value in values[1:]:
        told = msg("{before}, {value}", before=told, value=shown(value))
    return told


def _cost_line(fit: Fit, places: int | None) -> Formula:
    """J = (1/4)((−3)² + (−1)² + 1² + 1²) = 12/4 = 3"""
    squares = Sum(tuple(power(shown(r), 2) if r else shown(r) for r in fit.residuals))
    total = fit.cost * fit.n
    added: tuple[tuple[Sign, Formula], ...] = (("=", over(shown(total), fit.n)),) if is_short(total) else ()
    return line("J", ("=", juxtapose(over(1, fit.n), group(squares))), *added, *results(fit.cost, places))


def _slope_line(fit: Fit, i: int, terms: Sequence[Formula], places: int | None) -> Formula:
    """∂J/∂θ₀ = (2/4)(4 + 2 − 1 − 3) = (2/4) · 2 = 1"""
    value = fit.slopes[i]
    total = value * fit.n / 2
    added: tuple[tuple[Sign, Formula], ...] = (("=", times(over(2, fit.n), shown(total))),) if is_short(total) else ()
    summed = juxtapose(over(2, fit.n), group(Sum(tuple(terms))))
    return line(slope(THETA[i]), ("=", summed), *added, *results(value, places))
