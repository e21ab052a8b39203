"""The three kinds of a critical point of two variables, and what the second derivatives say about it."""

from fractions import Fraction

from exgen.formula.tree import msg
from exgen.model import Option

KINDS = (
    Option("minimum", msg("a minimum"), ("min", "minima", "dal", "dalpunt", "valley")),
    Option("maximum", msg("a maximum"), ("max", "maxima", "berg", "bergtop", "hill")),
    Option("saddle", msg("a saddle point"), ("saddle point", "saddlepoint", "zadel", "zadelpunt")),
)


def kind_of(xx: Fraction, xy: Fraction, yy: Fraction) -> str | None:
    """The name of the kind by the second derivatives; None where the determinant is 0 and they do not tell."""
    determinant = xx * yy - xy * xy
    if determinant == 0:
        return None
    if determinant < 0:
        return "saddle"
    return "minimum" if xx > 0 else "maximum"
