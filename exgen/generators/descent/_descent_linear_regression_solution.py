"""The worked solution of descent-linear-regression: the slopes from the sums, then row after row of the table."""

from fractions import Fraction

from exgen.board import evaluation, is_short, line, results, shown, update
from exgen.formula.build import equals, group, juxtapose, minus, over, power
from exgen.formula.tree import Formula, Message, Polynomial, Relation, Sign, Sum, msg
from exgen.generators._data import THETA, Data, Fit, cost_polynomial, general_slopes, line_head, slope
from exgen.generators.descent._run import Row, Run, told_heights
from exgen.model import Step

ONE = Fraction(1)


def solution(points: Data, rate: Fraction, run: Run, trend: Message | None) -> tuple[Step, ...]:
    """The slopes in general and for these data, each row of the table, and `trend`: how the cost goes, if asked."""
    n, cost = len(points), cost_polynomial(points)
    steps = [Step(msg("The partial derivatives in general:"), general_slopes()[0]), Step(None, general_slopes()[1])]
    for i, name in enumerate(THETA):
        inside = Polynomial(cost.diff(name) * Fraction(n, 2))
        text = msg("For these data:") if i == 0 else None
        shape = line(slope(name), ("=", juxtapose(over(2, n), group(inside))), ("=", Polynomial(cost.diff(name))))
        steps.append(Step(text, shape))
    for number, row in enumerate(run.rows, 1):
        steps += _row_steps(Fit(points, row.old[0], row.old[1]), rate, run, number, row)
    places = [dict(zip(THETA, p, strict=True)) for p in run.places]
    steps.append(Step(told_heights("J", tuple(cost.at(p) for p in places), run.shown_decimals)))
    if trend is not None:
        steps.append(Step(msg("The cost in the table: {trend}.", trend=trend), None, ONE, "trend"))
    steps.append(Step(figure="lines"))
    return tuple(steps)


def _row_steps(fit: Fit, rate: Fraction, run: Run, number: int, row: Row) -> list[Step]:
    places, cost = run.shown_decimals, cost_polynomial(fit.points)
    point = dict(zip(THETA, row.old, strict=True))
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
    steps += [Step(None, evaluation(slope(v), cost.diff(v), point, places), ONE, "steps") for v in THETA]
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
        told = msg("{before}; {value}", before=told, value=shown(value))
    return told


def _cost_line(fit: Fit, places: int | None) -> Formula:
    """J = (1/4)((−3)² + (−1)² + 1² + 1²) = 12/4 = 3"""
    squares = Sum(tuple(power(shown(r), 2) if r else shown(r) for r in fit.residuals))
    total = fit.cost * fit.n
    added: tuple[tuple[Sign, Formula], ...] = (("=", over(shown(total), fit.n)),) if is_short(total) else ()
    return line("J", ("=", juxtapose(over(1, fit.n), group(squares))), *added, *results(fit.cost, places))
