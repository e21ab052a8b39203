"""The errors of a line for data, mean squared ("mse") or mean absolute ("mae"), and which of two lines is better."""

from fractions import Fraction

from exgen.formula.build import chain
from exgen.formula.tree import Cases, Sign, Symbol, msg
from exgen.generators._data import Fit
from exgen.model import Option

OPTIONS = (
    Option("1", msg("the first line"), ("first", "h1", "line 1", "the first", "eerste", "lijn 1", "de eerste")),
    Option("2", msg("the second line"), ("second", "h2", "line 2", "the second", "tweede", "lijn 2", "de tweede")),
    Option("=", msg("both are equally good"), ("equal", "both", "equally good", "even goed", "beide", "gelijk")),
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


def better_rule(measure: str) -> Cases:
    """The option by the two errors that were calculated."""
    one, two = (f"{measure}_{i}" for i in (1, 2))
    signs: tuple[tuple[str, Sign], ...] = (("1", "<"), ("2", ">"), ("=", "="))
    return Cases(tuple((Symbol(option), chain(one, sign, two)) for option, sign in signs))


def disagree(fits: tuple[Fit, Fit]) -> bool:
    """Whether one error prefers the one line and the other error the other."""
    return {better_line(fits, measure) for measure in ("mse", "mae")} == {"1", "2"}
