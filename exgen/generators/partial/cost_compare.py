"""Two lines for the same data: which one fits better, by the mean squared error.

Positive and negative differences cancel, so it is their squares that are averaged; level 3 compares the mean absolute
error too, which now and then prefers the other line. Now and then both lines are equally good.
"""

from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from exgen.algebra import Poly, univariate
from exgen.board import shown
from exgen.errors import UserError
from exgen.figures.describe import DataPlot, Figure
from exgen.formula.build import add, equals, juxtapose, minus, over, point, power
from exgen.formula.tree import Call, Formula, Function, Message, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators._cost_mistakes import REVERSED, TOOK_REVERSED
from exgen.generators._data import Data, Fit, check_data, told_points
from exgen.generators.partial._cost_compare_draws import APART, draw_residuals
from exgen.generators.partial._cost_compare_solution import solution
from exgen.generators.partial._line_errors import OPTIONS, better_line, better_rule, disagree, error, error_label
from exgen.given import Field
from exgen.model import ChoiceAnswer, Column, Mistake, NumberAnswer, Part, Space, TableAnswer
from exgen.rng import Stream

ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Given:
    points: Data
    lines: tuple[Poly, ...]


def sample(rng: Stream, level: int) -> Given:
    """Two lines that cross at a data point, then differences that both keep small; either line comes first."""
    count = {1: 3, 2: 4, 3: 5}[level]
    low = rng.between(0, 3)
    xs = tuple(sorted(rng.sample(range(low, low + count + 1), count)))
    slopes, height = rng.choice(_SLOPES), rng.between(-3, 6)
    crossing = xs[rng.between(1, count - 2)]
    first, second = ((height - slope * crossing, slope) for slope in slopes)
    gaps = tuple(second[0] - first[0] + (second[1] - first[1]) * x for x in xs)
    wishes = [(3, ""), (2, "mse")] if level < 3 else [(1, ""), (4, "mse"), (3, "mae"), (3, APART)]
    residuals = draw_residuals(rng, gaps, rng.weighted(wishes))
    points = tuple((Fraction(x), Fraction(first[0] + first[1] * x - r)) for x, r in zip(xs, residuals, strict=True))
    lines = tuple(univariate((slope, start), "x") for start, slope in (first, second))
    return Given(points, lines[::-1] if rng.chance(1, 2) else lines)


_SLOPES = tuple((b, d) for b, d in product((-2, -1, 1, 2), repeat=2) if abs(b - d) == 1)
"""Slopes of two lines that differ by 1."""


def solve(given: Given, level: int) -> Solved:
    check_data(given.points)
    if len(given.lines) != 2:
        raise UserError("this exercise compares two lines; state them as 2x + 1; x + 3")
    if any(h.degree() > 1 or len(h.variables) != 1 for h in given.lines):
        raise UserError("each of the two must be a line of degree 1 at most, such as 2x + 1")
    fits = (_fit(given, 0), _fit(given, 1))
    if fits[0].residuals == fits[1].residuals:
        raise UserError("the two lines agree at all data points; state two different ones")
    measures = ("mse", "mae") if level == 3 else ("mse",)
    values = tuple(_value_part(fits[i], i, m) for m in measures for i in (0, 1))
    better = tuple(_better_part(fits, m, both=len(measures) > 1) for m in measures)
    return Solved(
        variables=("x",),
        statement=_statement(given, level),
        parts=(_table_part(fits), *values, *better),
        solution=solution(fits, measures),
        figures=(_figure(fits),),
    )


def _fit(given: Given, i: int) -> Fit:
    h = given.lines[i]
    return Fit(given.points, h.constant_term, h.coefficient((1,)))


def _in_x(h: Poly) -> Poly:
    """A line in the letter of the data, whatever letter it was stated in."""
    return univariate((h.coefficient((1,)), h.constant_term), "x")


def _head(i: int) -> Formula:
    """h₁(x)"""
    return Call(Symbol(f"h{i + 1}"), (Symbol("x"),))


def _statement(given: Given, level: int) -> tuple[Message, ...]:
    told = msg(
        "Two lines are to fit the {n} data points {pair}: {points}.",
        n=len(given.points),
        pair=point("x", "y"),
        points=told_points(given.points),
    )
    lines = msg(
        "The first line is {first}, the second is {second}.",
        first=equals(_head(0), _in_x(given.lines[0])),
        second=equals(_head(1), _in_x(given.lines[1])),
    )
    mse = msg(
        "The mean squared error (MSE) of a line is the mean of the squares of its differences {difference}.",
        difference=minus(Call(Symbol("h"), (Symbol("x"),)), "y"),
    )
    mae = msg("The mean absolute error (MAE) is the mean of their sizes, without sign.")
    return (told, lines, mse, mae) if level == 3 else (told, lines, mse)


# Parts


def _table_part(fits: tuple[Fit, Fit]) -> Part:
    columns = (
        Column("x", Symbol("x"), "given"),
        Column("y", Symbol("y"), "given"),
        *(_residual_column(fits[i], i) for i in (0, 1)),
    )
    pairs = zip(fits[0].points, fits[0].residuals, fits[1].residuals, strict=True)
    rows = tuple((shown(x), shown(y), shown(r), shown(s)) for (x, y), r, s in pairs)
    return Part(
        name="residuals",
        prompt=msg("Calculate the differences of both lines. Fill in the table."),
        answer=TableAnswer(columns, rows),
        points=Fraction(len(rows)),
        space=Space("table"),
        tips=(
            msg(
                "A residual is the height of the line less the height of the data point: {rule}.",
                rule=minus(_head(0), "y"),
            ),
            msg("First row: substitute {x} into both lines.", x=equals("x", shown(fits[0].points[0][0]))),
        ),
    )


def _residual_column(fit: Fit, i: int) -> Column:
    height = add(shown(fit.theta0), juxtapose(shown(fit.theta1), "x"))
    return Column(
        f"residual{i + 1}",
        minus(_head(i), "y"),
        points=Fraction(1, 2),
        rule=minus(height, "y"),
        mistakes=(
            Mistake("reversed", minus("y", height), TOOK_REVERSED, REVERSED),
            Mistake(
                "height-only",
                height,
                msg("gave the height of the line"),
                msg("That is how high the line is. How far is that from the data point?"),
            ),
        ),
    )


def _value_part(fit: Fit, i: int, measure: str) -> Part:
    cells = tuple(Symbol(f"residual{i + 1}_{row}") for row in range(1, fit.n + 1))
    sizes = add(*(Function("abs", cell) for cell in cells))
    squares = add(*(power(cell, 2) for cell in cells))
    total = squares if measure == "mse" else sizes
    label = error_label(measure, i)
    signed = Mistake(
        "signed-sum",
        over(add(*cells), fit.n),
        msg("averaged the differences with their signs"),
        msg("Positive and negative differences cancel. What is done with each of them first?"),
    )
    lost = Mistake(
        "mean-lost",
        total,
        msg("left out the factor {factor}", factor=over(1, "n")),
        msg("The error is a mean. What do you still divide by?"),
    )
    return Part(
        name=f"{measure}_{i + 1}",
        prompt=(
            msg("Calculate the mean squared error of line {n}.", n=i + 1)
            if measure == "mse"
            else msg("Calculate the mean absolute error of line {n}.", n=i + 1)
        ),
        answer=NumberAnswer(shown(error(fit, measure))),
        points=ONE,
        space=Space("line", 3, lines=1, lead=label),
        label=label,
        names=(f"{measure}_{i + 1}", measure.upper()),
        rule=over(total, fit.n),
        mistakes=(signed, lost, *_own_mistakes(measure, cells, sizes, squares, fit.n)),
        tips=(
            msg("Square every difference, add, and divide by the number of points.")
            if measure == "mse"
            else msg("Leave out the signs, add, and divide by the number of points."),
            msg("Use the column {head} of the table and divide by {n}.", head=minus(_head(i), "y"), n=fit.n),
        ),
    )


def _own_mistakes(
    measure: str, cells: tuple[Formula, ...], sizes: Formula, squares: Formula, n: int
) -> tuple[Mistake, ...]:
    if measure == "mae":
        return (
            Mistake(
                "squared-for-absolute",
                over(squares, n),
                msg("squared the differences"),
                msg("Here only the sign goes away: no squares."),
            ),
        )
    return (
        Mistake(
            "squares-forgotten",
            over(sizes, n),
            msg("forgot the squares"),
            msg("That is the mean of the sizes. What does the mean squared error do with each difference?"),
        ),
        Mistake(
            "square-of-sum",
            over(power(add(*cells), 2), n),
            msg("squared the sum instead of adding the squares"),
            msg("First square every difference, then add. The square of a sum is something else."),
        ),
    )


def _better_part(fits: tuple[Fit, Fit], measure: str, *, both: bool) -> Part:
    return Part(
        name="better" if measure == "mse" else "better_absolute",
        prompt=(
            msg("Which line fits better by the mean squared error?")
            if measure == "mse"
            else msg("Which line fits better by the mean absolute error?")
        ),
        answer=ChoiceAnswer(OPTIONS, better_line(fits, measure)),
        points=ONE,
        space=Space("boxes"),
        rule=better_rule(measure),
        mistakes=_better_mistakes(fits, measure, both=both),
        tips=(
            msg("Compare the two errors."),
            msg("A small error means that the line runs near the data."),
        ),
    )


def _better_mistakes(fits: tuple[Fit, Fit], measure: str, *, both: bool) -> tuple[Mistake, ...]:
    """The wrong line is that of the larger error, or of the other error where both are asked and do not agree."""
    right = better_line(fits, measure)
    if right == "=":
        return ()
    wrong = Symbol("2" if right == "1" else "1")
    if both and disagree(fits):
        hint = msg("There are two kinds of error. Which of them does this question ask about?")
        return (Mistake("other-error", wrong, msg("compared the other error"), hint),)
    hint = msg("An error says how badly a line fits. Which error does one want?")
    return (Mistake("larger-for-better", wrong, msg("took the larger error for the better one"), hint),)


def _figure(fits: tuple[Fit, Fit]) -> Figure:
    return Figure(
        "lines",
        DataPlot(
            tuple((x, y) for x, y in fits[0].points),
            tuple((Symbol(f"h{i + 1}"), fit.theta0, fit.theta1) for i, fit in enumerate(fits)),
        ),
        msg("The data points with both lines."),
    )


GENERATOR = Generator(
    title=msg("Which line fits better?"),
    topic="partial",
    revision=2,
    given=Given,
    fields=(
        Field("points", "points", msg("the data points, such as (1; 3) (2; 5)"), low=2),
        Field("lines", "functions", msg("the two lines, such as 2x + 1; x + 3")),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("three data points"),
        msg("four data points"),
        msg("five data points, the mean absolute error too"),
    ),
)
