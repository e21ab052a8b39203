"""The errors of a line for data, mean squared ("mse") or mean absolute ("mae"), and which of two lines is better."""

from fractions import Fraction

from exgen.formula.tree import Symbol, msg
from exgen.generators._data import Fit
from exgen.model import Option

OPTIONS = (
    Option("1", msg("the first line"), ("first", "line 1", "eerste", "lijn 1")),
    Option("2", msg("the second line"), ("second", "line 2", "tweede", "lijn 2")),
    Option("=", msg("both are equally good"), ("equal", "both", "even goed", "beide", "gelijk")),
)


def error(fit: Fit, measure: str) -> Fraction:
    """The mean squared error, or the mean absolute error."""
    return fit.cost if measure == "mse" else sum((abs(r) for r in fit.residuals), Fraction(0)) / fit.n


def error_label(measure: str, i: int) -> Symbol:
    """MSE₁ or MAE₂"""
    return Symbol(f"mse_{i + 1}" if measure == "mse" else f"MAE_{i + 1}")


def better_line(fits: tuple[Fit, Fit], measure: str) -> str:
    first, second = (error(fit, measure) for fit in fits)
    return "=" if first == second else ("1" if first < second else "2")
