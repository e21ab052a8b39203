"""Gradient descent on the cost of a line: what regression does, by hand.

The start is a line with nice residuals, so the first row is whole; later rows are rounded to the stated decimals, and
the next one continues from the rounded values, exactly. A rate below 2/λ, λ the larger eigenvalue of the second
derivatives, makes the cost fall at every step; level 3 also shows what a larger one does.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from exgen.algebra import Poly, round_half_away
from exgen.board import shown
from exgen.errors import UserError
from exgen.figures.describe import DataPlot, Figure, Label
from exgen.formula.build import equals, formula, juxtapose, minus, over, times, words
from exgen.formula.build import point as vector
from exgen.formula.tree import Cases, Evaluated, Formula, Message, Polynomial, Relation, Sign, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators._cost_mistakes import slope_mistakes
from exgen.generators._data import (
    THETA,
    Data,
    check_data,
    cost_polynomial,
    cost_rule,
    general_slopes,
    line_head,
    line_rule,
    slope,
    told_points,
)
from exgen.generators._data_draw import draw_fit
from exgen.generators.descent._descent_linear_regression_solution import solution
from exgen.generators.descent._mistakes import exchanged, no_rate, old_slope, uphill
from exgen.generators.descent._run import Row, Run, check_descent, descend, rounding_rule, take_steps
from exgen.given import Field
from exgen.model import ChoiceAnswer, Column, Mistake, Option, Part, Space, TableAnswer
from exgen.rng import Stream

ONE = Fraction(1)
DECIMALS = 3
MOST_DRAWS = 200
RATES = tuple(Fraction(t) for t in ("0.01", "0.02", "0.05", "0.1", "0.15", "0.2", "0.25", "0.3", "0.4", "0.5"))
Trend = Literal["A", "B", "C"]
TOLD: dict[Trend, Message] = {
    "A": msg("it falls at every step"),
    "B": msg("it rises at every step"),
    "C": msg("it first falls, then rises"),
}
OPTIONS = (
    Option("A", TOLD["A"], ("falls", "daalt")),
    Option("B", TOLD["B"], ("rises", "stijgt")),
    Option("C", TOLD["C"], ("first falls, then rises", "daalt eerst, stijgt dan")),
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
    decimals = None if level == 1 else DECIMALS
    for _ in range(MOST_DRAWS):
        fit = draw_fit(rng, 2, 1, 5) if level == 1 else draw_fit(rng, 4, -2, 5)
        start, cost = (fit.theta0, fit.theta1), cost_polynomial(fit.points)
        gradient = tuple(cost.diff(v) for v in THETA)
        runs = [(rate, descend(gradient, start, rate, level, decimals)) for rate in _falling_rates(fit.points)[-3:]]
        telling = [rate for rate, run in runs if _is_telling(run) and _falls_clearly(cost, run)]
        if telling:
            return Given(fit.points, start, rng.choice(telling), level, decimals)
    raise AssertionError(level)


def _falls_clearly(cost: Poly, run: Run) -> bool:
    """Whether the first step takes off a tenth of the cost or more, so that the lines move where all can see it."""
    before, after = (cost.at(dict(zip(THETA, place, strict=True))) for place in run.places[:2])
    return after <= before * Fraction(9, 10)


def _is_telling(run: Run) -> bool:
    """Whether no slope of any row is 0 or as large as the other one: then each mistake shows."""
    return all(all(row.slopes) and abs(row.slopes[0]) != abs(row.slopes[1]) for row in run.rows)


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
    first = rng.weighted(((1, "A"), (8, "B"), (11, "C")))
    for trend in (first, "A"):
        cases = [(place, rate) for place in places for rate in (fine[-2:] if trend == "A" else large)]
        tried = rng.sample(cases, 20)
        found = next((case for case in tried if _goes(cost, gradient, *case, trend)), None)
        if found is not None:
            return Given(points, found[0], found[1], 3, DECIMALS)
    raise AssertionError(points)


def _goes(cost: Poly, gradient: tuple[Poly, ...], start: tuple[Fraction, Fraction], rate: Fraction, trend: str) -> bool:
    """Whether the cost goes this way (clearly, where it falls), all values stay below 1,000 and no slope is 0 or like
    the other."""
    run = descend(gradient, start, rate, 3, DECIMALS)
    costs = _costs(cost, run)
    values = [abs(v) for row in run.rows for v in (*row.slopes, *row.new)]
    clear = trend != "A" or _falls_clearly(cost, run)
    return clear and _is_telling(run) and max(*values, *costs) < 1000 and _trend(costs) == trend


def _trend(costs: list[Fraction]) -> Trend | None:
    """How the listed costs go; None where it is none of the three, or where two in a row are equal."""
    if any(later == earlier for earlier, later in itertools.pairwise(costs)):
        return None
    falls = [later < earlier for earlier, later in itertools.pairwise(costs)]
    if all(falls):
        return "A"
    if not any(falls):
        return "B"
    return "C" if falls == sorted(falls, reverse=True) else None


def _costs(cost: Poly, run: Run) -> list[Fraction]:
    """J before each step, as the table shows it."""
    return [_cost_value(cost, row, run) for row in run.rows]


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
        parts=(_table_part(given, cost, run), *(() if trend is None else (_trend_part(trend, len(run.rows)),))),
        solution=solution(given.points, given.learning_rate, run, None if trend is None else TOLD[trend]),
        figures=(_figure(given, run),),
    )


def _statement(given: Given, run: Run) -> tuple[Message | Formula, ...]:
    return (
        msg(
            "The line {line} is to fit the {n} data points {pair}: {points}.",
            line=line_rule(),
            n=len(given.points),
            pair=vector("x", "y"),
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
        space=Space("table", lines=min(2 + 2 * given.steps, 8)),
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
                difference=minus(line_head(), "y"),
                rule=equals(general.operands[0], general.operands[-1]),
            ),
        ),
    )


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


def _trend_rule(steps: int) -> Cases:
    """The option that fits the costs of the pupil's own table; every row but the ends may be the lowest."""

    def goes(signs: Sequence[Sign]) -> Formula:
        return Relation(tuple(Symbol(f"cost_{n}") for n in range(1, steps + 1)), tuple(signs))

    falls: list[Sign] = [">"] * (steps - 1)
    rises: list[Sign] = ["<"] * (steps - 1)
    turns = [(Symbol("C"), goes([*falls[:n], *rises[n:]])) for n in range(1, steps - 1)]
    return Cases(((Symbol("A"), goes(falls)), (Symbol("B"), goes(rises)), *turns))


def _trend_part(trend: Trend, steps: int) -> Part:
    wrong: Trend = "A" if trend != "A" else "B"
    return Part(
        name="trend",
        prompt=msg("What does {J} do in your table?", J=formula("J")),
        answer=ChoiceAnswer(OPTIONS, trend),
        points=ONE,
        space=Space("boxes"),
        rule=_trend_rule(steps),
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
    revision=2,
    given=Given,
    fields=(
        Field("points", "points", msg("the data points, such as (1; 3) (2; 5)"), low=2),
        Field("start", "point", msg("intercept and slope of the first line, such as (1; 2)"), low=2),
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
