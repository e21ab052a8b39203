"""Known mistakes with the cost of a line: in the table of residuals, in the mean and in the two slopes."""

from dataclasses import replace

from exgen.algebra import Poly
from exgen.board import with_decimals
from exgen.formula.build import add, juxtapose, minus, neg, over, power, times
from exgen.formula.evaluate import to_poly
from exgen.formula.tree import Call, Formula, Polynomial, Symbol, msg
from exgen.generators._data import THETA
from exgen.model import Mistake

REVERSED = msg("Look at the order: the height of the line comes first, then {y} is subtracted.", y=Symbol("y"))
TOOK_REVERSED = msg("took {wrong}", wrong=minus("y", Call(Symbol("h"), (Symbol("x"),))))


def height_mistakes() -> tuple[Mistake, ...]:
    return (
        Mistake(
            "parameters-exchanged",
            add("theta1", times("theta0", "x")),
            msg("exchanged the two parameters"),
            msg("Which of the two parameters is multiplied by {x}?", x=Symbol("x")),
        ),
        Mistake(
            "constant-lost",
            times("theta1", "x"),
            msg("left out the constant term"),
            msg("The line has two terms. Which one is missing?"),
        ),
        Mistake(
            "gave-y",
            Symbol("y"),
            msg("gave the {y} of the data", y=Symbol("y")),
            msg("That is the {y} of the data point. How high is the line there?", y=Symbol("y")),
        ),
    )


def residual_mistakes() -> tuple[Mistake, ...]:
    return (Mistake("reversed", minus("y", "h"), TOOK_REVERSED, REVERSED),)


def square_mistakes() -> tuple[Mistake, ...]:
    return (
        Mistake(
            "doubled",
            times(2, "residual"),
            msg("doubled instead of squaring"),
            msg("A square is a number times itself, not times 2."),
        ),
        Mistake(
            "negative-square",
            neg(power("residual", 2)),
            msg("made a square negative"),
            msg("A number times itself is never negative."),
        ),
    )


def product_mistakes() -> tuple[Mistake, ...]:
    return (
        Mistake(
            "times-y",
            times("residual", "y"),
            msg("multiplied by {y}", y=Symbol("y")),
            msg("Look at the head of the column: by which coordinate do you multiply?"),
        ),
        Mistake(
            "height-times-x",
            times("h", "x"),
            msg("multiplied the height instead of the difference"),
            msg("Multiply the difference between line and data, not the height of the line."),
        ),
    )


def square_of_sum() -> Mistake:
    return Mistake(
        "square-of-sum",
        power("sum_residual", 2),
        msg("squared the sum instead of adding the squares"),
        msg("First square every difference, then add. The square of a sum is something else."),
    )


def mean_lost(total: Formula) -> Mistake:
    """The total for the mean."""
    return Mistake(
        "mean-lost",
        total,
        msg("left out the factor {factor}", factor=over(1, "n")),
        msg("The cost is a mean. What do you still divide by?"),
    )


def cost_mistakes(count: int) -> tuple[Mistake, ...]:
    mean = over("sum_square", count)
    return (
        mean_lost(Symbol("sum_square")),
        Mistake(
            "half-of-mean",
            over(mean, 2),
            msg("used the factor {factor}", factor=over(1, juxtapose(2, "n"))),
            msg("Some books halve the mean. Look at the factor in front of the sum here."),
        ),
        Mistake(
            "square-of-sum",
            over(power("sum_residual", 2), count),
            msg("squared the sum instead of adding the squares"),
            msg("First square every difference, then add. The square of a sum is something else."),
        ),
        Mistake(
            "squares-forgotten",
            over("sum_residual", count),
            msg("forgot the squares"),
            msg("Positive and negative differences cancel here. What does the cost do with each of them first?"),
        ),
    )


def slope_mistakes(right: Formula, other: Formula, count: int, *, by_theta1: bool) -> tuple[Mistake, ...]:
    """The mistakes in a partial derivative, as a formula or a number; `other` is the one by the other parameter."""
    last = (
        Mistake(
            "x-lost",
            other,
            msg("left out the factor {factor}", factor=Symbol("x")),
            msg("Chain rule: the derivative of what is inside the brackets also counts. What is it here?"),
        )
        if by_theta1
        else Mistake(
            "x-too-many",
            other,
            msg("put in a factor {factor}", factor=Symbol("x")),
            msg("Chain rule: what is the derivative of what is inside the brackets by this parameter?"),
        )
    )
    return (
        Mistake(
            "mean-lost",
            times(count, right),
            msg("left out the factor {factor}", factor=over(1, "n")),
            msg("The factor in front of the sum stays when you differentiate."),
        ),
        Mistake(
            "two-lost",
            over(right, 2),
            msg("lost the 2 of the square"),
            msg("The derivative of a square has a factor 2."),
        ),
        Mistake("reversed", neg(right), TOOK_REVERSED, REVERSED),
        last,
    )


def poly_slope_mistakes(right: Poly, other: Poly, count: int, *, by_theta1: bool) -> tuple[Mistake, ...]:
    """The same for formulas in θ₀ and θ₁, each worked out as a pupil would write it."""
    return tuple(
        replace(mistake, rule=_worked_out(mistake.rule))
        for mistake in slope_mistakes(Polynomial(right), Polynomial(other), count, by_theta1=by_theta1)
    )


def _worked_out(rule: Formula) -> Formula:
    poly = to_poly(rule, THETA)
    assert poly is not None, rule
    return with_decimals(poly)


def expanded_mistakes(cost: Poly, count: int) -> tuple[Mistake, ...]:
    """Mistakes in J worked out: n lost, and (a + b)² read as a² + b²."""
    without_double = Poly(cost.variables, tuple(t for t in cost.terms if max(t[0]) != 1))
    return (
        mean_lost(with_decimals(cost * count)),
        Mistake(
            "double-products-lost",
            with_decimals(without_double),
            msg("left out the double products"),
            msg("A square of three terms has six terms: three squares and three double products."),
        ),
    )
