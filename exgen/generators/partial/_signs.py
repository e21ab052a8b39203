"""The two-way choice of a sign, which gradient fields and contour maps ask alike."""

from fractions import Fraction

from exgen.formula.tree import msg
from exgen.model import Option


def sign_name(value: Fraction | int) -> str:
    """The option's name of a value that is not 0."""
    return "+" if value > 0 else "-"


def sign_options() -> tuple[Option, ...]:
    return (
        Option("+", msg("positive"), ("positive", "pos", "plus", "positief")),
        Option("-", msg("negative"), ("negative", "neg", "minus", "min", "negatief")),
    )
