"""Sizes of polynomials and their quotients: bounds that add and multiply like the formulas they stand for.

A `Side` bounds a polynomial, a `Size` a quotient of two. Rational numbers are small enough to be carried exactly. The
rough value `near` of what has no variables only guards exponents; no verdict depends on it.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from math import comb, inf, log10, prod

from exgen.algebra import Poly
from exgen.formula.tree import Formula

LOG_2 = 0.30103


@dataclass(frozen=True, slots=True)
class Side:
    """A bound for a polynomial: how many terms, the degree by each variable and in total, and the decimal logarithms of
    its coefficients' common denominator and of the largest coefficient times that."""

    terms: int
    degrees: tuple[tuple[Formula | str, int], ...]
    total: int
    numerators: float
    denominator: float


@dataclass(frozen=True, slots=True)
class Size:
    """A quotient of two polynomials; `value` where it is a rational number, `near` roughly where it has no variables.

    `bottom_of` are the trees that make the denominator; `towers` counts exponents with variables inside such exponents.
    """

    top: Side
    bottom: Side
    value: Fraction | None = None
    near: float | None = None
    bottom_of: tuple[Formula, ...] = ()
    towers: int = 0


ONE = Side(1, (), 0, 0.0, 0.0)


def tightened(side: Side) -> Side:
    """With the least of the bounds for the number of terms."""
    if side.terms == 1:
        return side
    variables = len(side.degrees)
    box = prod(degree + 1 for _, degree in side.degrees)
    least = min(side.terms, box, comb(side.total + variables, variables))
    return side if least == side.terms else replace(side, terms=least)


def rational(value: Fraction) -> Size:
    """The size of a number."""
    side = Side(1, (), 0, _digits(value.numerator), _digits(value.denominator - 1))
    return Size(side, ONE, value, _as_float(value))


def atom(name: Formula | str, near: float | None = None, towers: int = 0) -> Size:
    """The size of a variable, or of what counts as one."""
    return Size(Side(1, ((name, 1),), 1, 0.0, 0.0), ONE, None, near, (), towers)


def of_poly(poly: Poly) -> Size:
    """The size of a polynomial that is data already."""
    degrees = tuple((name, poly.degree(name)) for name in poly.used_variables())
    tops = max((_digits(c.numerator) for _, c in poly.terms), default=0.0)
    bottoms = max((_digits(c.denominator - 1) for _, c in poly.terms), default=0.0)
    return Size(Side(max(len(poly.terms), 1), degrees, max(poly.degree(), 0), tops + bottoms, bottoms), ONE)


def product(left: Size, right: Size) -> Size:
    """The size of a product."""
    if left.value is not None and right.value is not None:
        return rational(left.value * right.value)
    near = None if left.near is None or right.near is None else left.near * right.near
    top, bottom = _side_product(left.top, right.top), _side_product(left.bottom, right.bottom)
    return Size(top, bottom, None, near, left.bottom_of + right.bottom_of, max(left.towers, right.towers))


def total(left: Size, right: Size) -> Size:
    """The size of a sum, over one denominator where both have the same."""
    if left.value is not None and right.value is not None:
        return rational(left.value + right.value)
    near = None if left.near is None or right.near is None else left.near + right.near
    towers = max(left.towers, right.towers)
    if left.bottom_of == right.bottom_of:
        return Size(_side_sum(left.top, right.top), left.bottom, None, near, left.bottom_of, towers)
    top = _side_sum(_side_product(left.top, right.bottom), _side_product(right.top, left.bottom))
    return Size(top, _side_product(left.bottom, right.bottom), None, near, left.bottom_of + right.bottom_of, towers)


def inverse(size: Size, tree: Formula) -> Size:
    """The size of 1/tree, which is not 0."""
    if size.value is not None:
        return rational(1 / size.value)
    return Size(size.bottom, size.top, None, 1 / size.near if size.near else None, (tree,), size.towers)


def raised(size: Size, times: int) -> Size:
    """The size of a power with a whole exponent from 0, its value left out."""
    near = None if size.near is None else _float_power(size.near, times)
    top, bottom = _side_power(size.top, times), _side_power(size.bottom, times)
    return Size(top, bottom, None, near, size.bottom_of * times, size.towers)


def _digits(number: int) -> float:
    """An upper bound for the decimal logarithm."""
    return abs(number).bit_length() * LOG_2


def _as_float(value: Fraction) -> float:
    try:
        return float(value)
    except OverflowError:
        return inf if value > 0 else -inf


def _float_power(near: float, times: int) -> float:
    try:
        return near**times
    except OverflowError:
        return inf


def _merged(left: Side, right: Side, add: bool) -> tuple[tuple[Formula | str, int], ...]:
    degrees = dict(left.degrees)
    for name, degree in right.degrees:
        degrees[name] = degrees.get(name, 0) + degree if add else max(degrees.get(name, 0), degree)
    return tuple(degrees.items())


def _side_product(left: Side, right: Side) -> Side:
    if left is ONE or right is ONE:
        return left if right is ONE else right
    degrees = _merged(left, right, add=True)
    numerators = left.numerators + right.numerators + log10(min(left.terms, right.terms))
    denominator = left.denominator + right.denominator
    return Side(left.terms * right.terms, degrees, left.total + right.total, numerators, denominator)


def _side_sum(left: Side, right: Side) -> Side:
    degrees = _merged(left, right, add=False)
    highest = max(left.numerators + right.denominator, right.numerators + left.denominator)
    denominator = left.denominator + right.denominator
    return Side(left.terms + right.terms, degrees, max(left.total, right.total), highest + LOG_2, denominator)


def _side_power(side: Side, times: int) -> Side:
    if side is ONE or times == 0:
        return ONE
    degrees = tuple((name, degree * times) for name, degree in side.degrees)
    numerators = times * (side.numerators + log10(side.terms))
    return Side(side.terms**times, degrees, side.total * times, numerators, times * side.denominator)
