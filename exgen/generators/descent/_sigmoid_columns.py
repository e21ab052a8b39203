"""The columns of a table about the sigmoid, z, σ(z) and σ′(z), with the known mistakes in each."""

from fractions import Fraction

from exgen.formula.build import add, minus, neg, over, power, times
from exgen.formula.tree import Constant, Function, Symbol, msg
from exgen.generators.descent._neuron import PLACES
from exgen.generators.descent._sigmoid_values_solution import HALF, sigma_of
from exgen.model import Column, Mistake, Tolerance

ROUND = Tolerance("decimals", Fraction(PLACES))


def value_column() -> Column:
    """σ(z), from the column `z`."""
    return Column(
        "sigma",
        sigma_of("z"),
        points=HALF,
        tolerance=ROUND,
        rule=Function("sigmoid", Symbol("z")),
        mistakes=(
            Mistake(
                "exponential",
                Function("exp", Symbol("z")),
                msg("took only the power of {e}", e=Constant("e")),
                msg("The power of e is a part of the denominator. What is done with it?"),
            ),
            Mistake(
                "exponent-sign",
                Function("sigmoid", neg("z")),
                msg("used {wrong} for {right}", wrong=Function("exp", Symbol("z")), right=Function("exp", neg("z"))),
                msg("Look at the sign in the exponent. For a positive z the output is above a half."),
            ),
        ),
        names=("sigma", "σ", "σ(z)", "y"),
    )


def slope_column(value: str, points: Fraction) -> Column:
    """σ′(z), from the column that holds σ(z)."""
    return Column(
        "slope",
        sigma_of("z", 1),
        points=points,
        tolerance=ROUND,
        rule=times(value, minus(1, value)),
        mistakes=(
            Mistake(
                "value-for-slope",
                Symbol(value),
                msg("gave {wrong} for {right}", wrong=sigma_of("z"), right=sigma_of("z", 1)),
                msg("The slope of σ is not its value, as it is for the power of e. Which product is it?"),
            ),
            Mistake(
                "only-rest",
                minus(1, value),
                msg("gave only {given}", given=minus(1, sigma_of("z"))),
                msg("That is the second factor. By what is it multiplied?"),
            ),
            Mistake(
                "value-squared",
                power(value, 2),
                msg("squared {value}", value=sigma_of("z")),
                msg("The two factors differ: the second one is what σ(z) lacks to 1."),
            ),
        ),
        names=("σ'", "σ'(z)"),
    )


def z_column() -> Column:
    """z = wx + b."""
    return Column(
        "z",
        Symbol("z"),
        rule=add(times("w", "x"), "b"),
        mistakes=z_mistakes(),
        names=("z",),
    )


def back_column() -> Column:
    """z, back from the column `p` with its σ(z)."""
    odds = over("p", minus(1, "p"))
    return Column(
        "z",
        Symbol("z"),
        tolerance=ROUND,
        rule=Function("ln", odds),
        mistakes=(
            Mistake(
                "logarithm-forgotten",
                odds,
                msg("forgot the logarithm"),
                msg("That is the power of e. Which exponent does it have?"),
            ),
            Mistake(
                "turned-over",
                Function("ln", over(minus(1, "p"), "p")),
                msg("turned the fraction over"),
                msg("Check the sign: is σ(z) above a half when z is positive?"),
            ),
            Mistake(
                "logarithm-of-value",
                Function("ln", Symbol("p")),
                msg("took the logarithm of {value}", value=sigma_of("z")),
                msg("First find the power of e from the equation. Then take the logarithm."),
            ),
            Mistake(
                "sigmoid-again",
                Function("sigmoid", Symbol("p")),
                msg("took {function} of the value", function=Symbol("sigma")),
                msg("The value of σ is given here. Which z has that value?"),
            ),
        ),
        names=("z",),
    )


def z_mistakes() -> tuple[Mistake, ...]:
    """What goes wrong in z = wx + b."""
    return (
        Mistake(
            "bias-lost",
            times("w", "x"),
            msg("left out the bias"),
            msg("The neuron also adds something that does not depend on x."),
        ),
        Mistake(
            "parameters-exchanged",
            add(times("b", "x"), "w"),
            msg("exchanged weight and bias"),
            msg("Which of the two is multiplied by x?"),
        ),
    )
