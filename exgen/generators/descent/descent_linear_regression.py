"""Gradient descent on the cost of a line: what regression does, by hand.

The start is a line with nice residuals, so the first row is whole; later rows are rounded to the stated decimals, and
the next one continues from the rounded values, exactly. A rate below 2/λ, λ the larger eigenvalue of the second
derivatives, makes the cost fall at every step; level 3 also shows what a larger one does.
"""

import itertools
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from exgen.algebra import Poly, round_half_away
from exgen.board import evaluation, line, results, shown, update
from exgen.errors import UserError
from exgen.figures.describe import DataPlot, Figure, Label
from exgen.formula.build import equals, formula, group, juxtapose, minus, over, power, times, words
from exgen.formula.tree import Evaluated, Formula, Message, Polynomial, Sum, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators._cost_mistakes import slope_mistakes
from exgen.generators._data import (
    THETA,
    Data,
    Fit,
    check_data,
    cost_polynomial,
    cost_rule,
    general_slopes,
    line_rule,
    slope,
    told_points,
)
from exgen.generators._data_draw import draw_fit
from exgen.generators.descent._mistakes import exchanged, no_rate, old_slope, uphill
from exgen.generators.descent._run import Row, Run, check_descent, descend, rounding_rule, take_steps, told_heights
from exgen.given import Field
from exgen.model import ChoiceAnswer, Column, Mistake, Option, Part, Space, Step, TableAnswer
from exgen.rng import Stream

ONE = Fraction(1)
DECIMALS = 3
RATES = tuple(Fraction(t) for t in ("0.01", "0.02", "0.05", "0.1", "0.15", "0.2", "0.25", "0.3", "0.4", "0.5"))
Trend = Literal["A", "B", "C"]
OPTIONS = (
    Option("A", msg("it falls at every step"), ("falls", "daalt")),
    Option("B", msg("it rises at every step"), ("rises", "stijgt")),
    Option("C", msg("it first falls, then rises"), ("first falls, then rises", "daalt eerst, stijgt dan")),
)


@dataclass(frozen=True, slots=True)
class Given:
    points: Data
    start: tuple[Fraction, ...]
    learning_rate: Fraction
    steps: int = 2
    decimals: int | None = None


def sample(rng: Stream, level: int) -> Given:
    """Data with nice residuals, then a rate; on level 3 the way that the cost goes is chosen before."""
    if level == 3:
        return _draw_trend(rng)
    fit = draw_fit(rng, 2, 1, 5) if level == 1 else draw_fit(rng, 4, -2, 5)
    rate = rng.choice(_falling_rates(fit.points)[-3:])
    start = (fit.theta0, fit.theta1)
    return Given(fit.points, start, rate, level, None if level == 1 else DECIMALS)


def _bounds(points: Data) -> tuple[Fraction, Fraction]:
    """Mean x and mean x²: the second derivatives of J are 2, 2·mean x and 2·mean x²."""
    n = len(points)
    return sum((x for x, _ in points), Fraction(0)) / n, sum((x * x for x, _ in points), Fraction(0)) / n


def _falls(points: Data, rate: Fraction) -> bool:
    """Whether rate < 2/λ for the larger eigenvalue λ of the second derivatives."""
    mean, square = _bounds(points)
    bound = 1 / rate
    return bound > 1 and bound > square and (bound - 1) * (bound - square) > mean * mean


def _falling_rates(points: Data) -> tuple[Fraction, ...]:
    return tuple(rate for rate in RATES if _falls(points, rate))


def _draw_trend(rng: Stream) -> Given:
    """Five points, and a start from which the cost goes the chosen way with some rate; another way if none does."""
    points = draw_fit(rng, 5, -2, 5).points
    cost = cost_polynomial(points)
    gradient = tuple(cost.diff(v) for v in THETA)
    fine = _falling_rates(points)
    large = tuple(rate for rate in RATES if rate > fine[-1])[:2]
    places = [(Fraction(a), Fraction(b)) for a in range(-4, 5) for b in range(-3, 4) if a and b and a != b]
    first = rng.weighted(((4, "A"), (7, "B"), (9, "C")))
    for trend in (first, "A"):
        cases = [(place, rate) for place in places for rate in (fine[-2:] if trend == "A" else large)]
        tried = rng.sample(cases, 20)
        found = next((case for case in tried if _goes(cost, gradient, *case, trend)), None)
        if found is not None:
            return Given(points, found[0], found[1], 3, DECIMALS)
    raise AssertionError(points)


def _goes(cost: Poly, gradient: tuple[Poly, ...], start: tuple[Fraction, Fraction], rate: Fraction, trend: str) -> bool:
    """Whether the cost goes this way, all values stay below 1,000 and no first slope is 0 or like the other."""
    run = descend(gradient, start, rate, 3, DECIMALS)
    first = [abs(s) for s in run.rows[0].slopes]
    costs = _costs(cost, run)
    values = [abs(v) for row in run.rows for v in (*row.slopes, *row.new)]
    return all(first) and first[0] != first[1] and max(*values, *costs) < 1000 and _trend(costs) == trend


def _trend(costs: list[Fraction]) -> Trend | None:
    """How the listed costs go; None where it is none of the three."""
    falls = [later < earlier for earlier, later in itertools.pairwise(costs)]
    if all(falls):
        return "A"
    if not any(falls):
        return "B"
    return "C" if falls == sorted(falls, reverse=True) else None


def _costs(cost: Poly, run: Run) -> list[Fraction]:
    """J before each step, unrounded."""
    return [cost.at(dict(zip(THETA, row.old, strict=True))) for row in run.rows]


def solve(given: Given, level: int) -> Solved:
    check_data(given.points)
    if len(given.start) != 2:
        raise UserError("the start needs two values: the intercept and the slope of the first line, such as (1; 2)")
    cost = cost_polynomial(given.points)
    check_descent(cost, given.learning_rate)
    gradient = tuple(cost.diff(v) for v in THETA)
    run = descend(gradient, given.start, given.learning_rate, given.steps, given.decimals)
    if not any(run.rows[0].slopes):
        raise UserError("the start is the best line already, so no step would move; state another start")
    trend = _trend(_costs(cost, run)) if level == 3 and len(run.rows) > 1 else None
    return Solved(
        variables=THETA,
        statement=_statement(given, run),
        parts=(_table_part(given, cost, run), *(() if trend is None else (_trend_part(trend),))),
        solution=_solution(given, cost, run, trend),
        figures=(_figure(given, run),),
    )


def _statement(given: Given, run: Run) -> tuple[Message | Formula, ...]:
    return (
        msg(
            "The line {line} is to fit the {n} data points (x, y): {points}.",
            line=line_rule(),
            n=len(given.points),
            points=told_points(given.points),
        ),
        msg("The cost function is the mean of the squared differences:"),
        cost_rule(),
        msg(
            "Start with {first} and {second}. The learning rate is {rate}.",
            first=equals("theta0", shown(given.start[0])),
            second=equals("theta1", shown(given.start[1])),
            rate=equals("lr", shown(given.learning_rate)),
        ),
        *rounding_rule(run),
    )


# Parts


def _cost_value(cost: Poly, row: Row, run: Run) -> Fraction:
    value = cost.at(dict(zip(THETA, row.old, strict=True)))
    return value if run.decimals is None else round_half_away(value, run.decimals)


def _table_part(given: Given, cost: Poly, run: Run) -> Part:
    columns = (
        Column("step", msg("step"), "given"),
        *(Column(v, formula(v), "carried") for v in THETA),
        _cost_column(given, cost, run),
        *(_slope_column(given, cost, i, run) for i in (0, 1)),
        *(_new_column(i, run) for i in (0, 1)),
    )
    rows = tuple(
        (formula(number), *(shown(v) for v in (*row.old, _cost_value(cost, row, run), *row.slopes, *row.new)))
        for number, row in enumerate(run.rows, 1)
    )
    start = tuple((v, shown(s)) for v, s in zip(THETA, given.start, strict=True))
    general = general_slopes()[0]
    return Part(
        name="steps",
        prompt=take_steps(given.steps),
        answer=TableAnswer(columns, rows, start, tuple((v, f"new_{v}") for v in THETA)),
        points=Fraction(5 * given.steps),
        space=Space("table"),
        tips=(
            msg(
                "{rule}, and the same for {other}.",
                rule=equals(
                    words(msg("new {name}", name=formula(THETA[0]))), minus(THETA[0], times("lr", slope(THETA[0])))
                ),
                other=formula(THETA[1]),
            ),
            msg(
                "First work out all differences {difference}. Then {rule}.",
                difference=minus(_h(), "y"),
                rule=equals(general.operands[0], general.operands[-1]),
            ),
        ),
    )


def _h() -> Formula:
    return line_rule().operands[0]


def _cost_column(given: Given, cost: Poly, run: Run) -> Column:
    right = Polynomial(cost)
    return Column(
        "cost",
        formula("J"),
        tolerance=run.tolerance,
        rule=right,
        mistakes=(
            Mistake(
                "mean-lost",
                times(len(given.points), right),
                msg("left out the factor {factor}", factor=over(1, "n")),
                msg("The cost is a mean. What do you still divide by?"),
            ),
            Mistake(
                "half-of-mean",
                over(right, 2),
                msg("used the factor {factor}", factor=over(1, juxtapose(2, "n"))),
                msg("Some books halve the mean. Look at the factor in front of the sum here."),
            ),
        ),
        names=("J", "cost"),
    )


def _slope_column(given: Given, cost: Poly, i: int, run: Run) -> Column:
    name = THETA[i]
    keys = [Polynomial(cost.diff(v)) for v in THETA]
    mistakes = slope_mistakes(keys[i], keys[1 - i], len(given.points), by_theta1=i == 1)
    if i == 1:
        moved = minus(THETA[0], times("learning_rate", "slope0"))
        too_early = Mistake(
            "new-place-too-early",
            Evaluated(keys[1], ((THETA[0], moved), (THETA[1], Symbol(THETA[1])))),
            msg("used the new {name} in the same step", name=formula(THETA[0])),
            msg("Both slopes belong to the same line: the one before the step."),
        )
        mistakes = (too_early, *mistakes)
    return Column(
        f"slope{i}",
        slope(name),
        tolerance=run.tolerance,
        rule=keys[i],
        mistakes=mistakes,
        names=(f"∂J/∂{name}", f"dJ/d{name}", f"J_{name}", f"J_{i}"),
    )


def _new_column(i: int, run: Run) -> Column:
    name, own, other = THETA[i], f"slope{i}", f"slope{1 - i}"
    return Column(
        f"new_{name}",
        msg("new {name}", name=formula(name)),
        tolerance=run.tolerance,
        rule=minus(name, times("learning_rate", own)),
        mistakes=(uphill(name, own), no_rate(name, own), exchanged(name, other), old_slope(name, own)),
        names=(name,),
    )


def _trend_part(trend: Trend) -> Part:
    wrong: Trend = "A" if trend != "A" else "B"
    return Part(
        name="trend",
        prompt=msg("What does {J} do in your table?", J=formula("J")),
        answer=ChoiceAnswer(OPTIONS, trend),
        points=ONE,
        space=Space("boxes"),
        mistakes=(
            Mistake(
                "always-falls" if wrong == "A" else "rises",
                Symbol(wrong),
                msg("expected the cost to fall whatever the rate")
                if wrong == "A"
                else msg("expected the cost to rise"),
                msg("Compare the costs of the rows in their order."),
            ),
        ),
        tips=(
            msg("Compare the costs of the rows in their order."),
            msg("A learning rate that is too large steps over the valley, and can end higher than it began."),
        ),
    )


# Worked solution


def _solution(given: Given, cost: Poly, run: Run, trend: Trend | None) -> tuple[Step, ...]:
    n = len(given.points)
    steps = [Step(msg("The partial derivatives in general:"), general_slopes()[0]), Step(None, general_slopes()[1])]
    for i, name in enumerate(THETA):
        inside = Polynomial(cost.diff(name) * Fraction(n, 2))
        text = msg("For these data:") if i == 0 else None
        shape = line(slope(name), ("=", juxtapose(over(2, n), group(inside))), ("=", Polynomial(cost.diff(name))))
        steps.append(Step(text, shape))
    for number, row in enumerate(run.rows, 1):
        steps += _row_steps(given, cost, run, number, row)
    places = [dict(zip(THETA, p, strict=True)) for p in run.places]
    steps.append(Step(told_heights("J", tuple(cost.at(p) for p in places), run.shown_decimals)))
    if trend is not None:
        told = next(option.label for option in OPTIONS if option.name == trend)
        assert isinstance(told, Message)
        steps.append(Step(msg("The cost in the table: {trend}.", trend=told), None, ONE, "trend"))
    steps.append(Step(figure="lines"))
    return tuple(steps)


def _row_steps(given: Given, cost: Poly, run: Run, number: int, row: Row) -> list[Step]:
    places = run.shown_decimals
    point = dict(zip(THETA, row.old, strict=True))
    fit = Fit(given.points, row.old[0], row.old[1])
    steps = [
        Step(
            msg(
                "Step {n}, with {first} and {second}:",
                n=number,
                first=equals(THETA[0], shown(row.old[0])),
                second=equals(THETA[1], shown(row.old[1])),
            )
        ),
        Step(msg("The differences {difference}: {values}.", difference=minus(_h(), "y"), values=_listed(fit))),
        Step(None, _cost_line(fit, places), ONE, "steps"),
    ]
    steps += [Step(None, evaluation(slope(v), cost.diff(v), point, places), ONE, "steps") for v in THETA]
    for i, name in enumerate(THETA):
        new_line = update(name, row.old[i], given.learning_rate, row.slopes[i], row.exact_new[i], places)
        text = msg("Update in step {n}:", n=number) if i == 0 else None
        steps.append(Step(text, new_line, ONE, "steps"))
    return steps


def _listed(fit: Fit) -> Message:
    told = msg("{value}", value=shown(fit.residuals[0]))
    for value in fit.residuals[1:]:
        told = msg("{before}; {value}", before=told, value=shown(value))
    return told


def _cost_line(fit: Fit, places: int | None) -> Formula:
    """J = 1/4 · (1² + (−2)² + …) = 2,5"""
    squares = Sum(tuple(power(shown(r), 2) if r else shown(r) for r in fit.residuals))
    return line("J", ("=", juxtapose(over(1, fit.n), group(squares))), *results(fit.cost, places))


def _figure(given: Given, run: Run) -> Figure:
    labels: list[Label] = [msg("start"), *(str(n) for n in range(1, len(run.places)))]
    return Figure(
        "lines",
        DataPlot(
            tuple((x, y) for x, y in given.points),
            tuple((label, a, b) for label, (a, b) in zip(labels, run.places, strict=True)),
        ),
        msg("The data points with the first line and the lines after each step."),
    )


GENERATOR = Generator(
    title=msg("Regression by gradient descent"),
    topic="descent",
    revision=1,
    given=Given,
    fields=(
        Field("points", "points", msg("the data points, such as (1; 3) (2; 5)")),
        Field("start", "point", msg("intercept and slope of the first line, such as (1; 2)")),
        Field("learning_rate", "number", msg("the learning rate, above 0")),
        Field("steps", "count", msg("the number of steps"), required=False, high=20),
        Field("decimals", "count", msg("round every value to this many decimals"), required=False, low=0, high=10),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("two data points, one step"),
        msg("four data points, two steps rounded to 3 decimals"),
        msg("five data points, three steps, also with a rate that is too large"),
    ),
)
