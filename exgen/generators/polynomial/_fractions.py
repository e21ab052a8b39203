"""Adding numbers on the board: fractions over one denominator first, the result cancelled last."""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from exgen.board import shown
from exgen.formula.build import neg, over
from exgen.formula.tree import Formula, Number, Sum


def sum_sides(values: Sequence[Fraction], fractional: bool = True) -> list[Formula]:
    """½ + ⅓, 3/6 + 2/6, 5/6: the sides of the line that adds these; decimals are added at once."""
    if not fractional:
        return [_added([shown(value) for value in values]), shown(sum(values, Fraction(0)))]
    below = lcm(*(value.denominator for value in values))
    total = sum(values, Fraction(0))
    sides = [_added([Number(value) for value in values])]
    if len({value.denominator for value in values}) > 1:
        sides.append(_added([over_denominator(value, below) for value in values]))
    if len(values) > 1 and total.denominator < below:
        sides.append(over_denominator(total, below))
    return [*sides, Number(total)]


def over_denominator(value: Fraction, below: int) -> Formula:
    """The number as a fraction with this denominator, not cancelled."""
    if below == 1:
        return Number(value)
    size = over(abs(value.numerator) * (below // value.denominator), below)
    return neg(size) if value < 0 else size


def _added(numbers: Sequence[Formula]) -> Formula:
    return numbers[0] if len(numbers) == 1 else Sum(tuple(numbers))
