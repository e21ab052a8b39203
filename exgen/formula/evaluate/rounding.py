"""Rounding that is certain, also of irrational values: the precision rises until only one answer is left."""

from fractions import Fraction

from exgen.algebra import round_half_away
from exgen.formula.evaluate.enclose import enclose
from exgen.formula.evaluate.equality import PRECISIONS, equal, sign
from exgen.formula.evaluate.errors import UnclearError
from exgen.formula.evaluate.exact import to_fraction
from exgen.formula.tree import Formula, Number


def rounded(tree: Formula, places: int) -> Fraction:
    """A number to `places` decimals, halves away from zero; negative places round to tens, hundreds and so on.

    Errors: NoValueError where it has no value, UnclearError where the rounding cannot be decided.
    """
    exact = to_fraction(tree)
    if exact is not None:
        return _rounded(exact, places)
    for bits in PRECISIONS:
        value = enclose(tree, {}, bits)
        low, high = _rounded(value.low, places), _rounded(value.high, places)
        if low == high:
            return low
        half = (low + high) / 2
        if bits >= PRECISIONS[1] and equal(tree, Number(half)):
            return _rounded(half, places)
    raise UnclearError("the rounding cannot be decided")


def _rounded(value: Fraction, places: int) -> Fraction:
    if places >= 0:
        return round_half_away(value, places)
    unit = power_of_ten(-places)
    return round_half_away(value / unit, 0) * unit


def magnitude(tree: Formula) -> int:
    """The k with 10^k ≤ |value| < 10^(k+1). ValueError for 0; errors as `rounded`."""
    exact = to_fraction(tree)
    if exact is not None:
        return _magnitude(abs(exact))
    if sign(tree) == 0:
        raise ValueError("0 has no magnitude")
    for bits in PRECISIONS:
        value = enclose(tree, {}, bits)
        if value.low <= 0 <= value.high:
            continue
        low, high = (_magnitude(abs(end)) for end in (value.low, value.high))
        if low == high:
            return low
        power = power_of_ten(max(low, high)) * (1 if value.low > 0 else -1)
        if bits >= PRECISIONS[1] and equal(tree, Number(power)):
            return max(low, high)
    raise UnclearError("the magnitude cannot be decided")


def _magnitude(value: Fraction) -> int:
    if value == 0:
        raise ValueError("0 has no magnitude")
    k = (value.numerator.bit_length() - value.denominator.bit_length()) * 30103 // 100000
    while value >= power_of_ten(k + 1):
        k += 1
    while value < power_of_ten(k):
        k -= 1
    return k


def power_of_ten(exponent: int) -> Fraction:
    """10 to any whole power, exactly."""
    return Fraction(10**exponent) if exponent >= 0 else Fraction(1, 10**-exponent)


def significant(tree: Formula, digits: int) -> Fraction:
    """A number to `digits` significant digits, halves away from zero; 0 stays 0. Errors as `rounded`."""
    if sign(tree) == 0:
        return Fraction(0)
    return rounded(tree, digits - 1 - magnitude(tree))
