"""Proof that a number made of rationals and roots is zero: such a number cannot be small without being 0.

The bound is that of Burnikel, Funke, Mehlhorn, Schirra and Schmitt, "A separation bound for real algebraic
expressions" (2001). Write the number as U/L with algebraic integers U and L; u and l bound the sizes of all conjugates
of U and L, and D, the product of the degrees of the different roots, bounds the degree. The product of the conjugates
of U ≠ 0 is a whole number other than 0, so |U/L| ≥ 1/(u^(D−1)·l). Enclosing the number below that proves it to be 0,
without the minimal polynomial itself.
"""

from fractions import Fraction
from functools import reduce

from exgen.formula.evaluate.enclose import enclose
from exgen.formula.evaluate.errors import UnclearError
from exgen.formula.tree import Formula, Function, Group, Negative, Number, Power, Product, Quotient, Root, Sum

MOST_SEPARATION_BITS = 8_000
"""Beyond this the proof would take too long."""

_Size = tuple[int, int]
"""Upper bounds of log₂ u and log₂ l."""


def is_algebraic(tree: Formula) -> bool:
    """Whether the tree is made of rationals, arithmetic, whole powers, roots and absolute values only."""
    try:
        _size(tree, set())
    except UnclearError:
        return False
    return True


def separation_bits(tree: Formula) -> int:
    """A whole b such that an algebraic number `tree` is 0 or at least 2⁻ᵇ in size. UnclearError for other trees."""
    roots: set[Root] = set()
    upper, lower = _size(tree, roots)
    degree = reduce(lambda d, root: d * root.degree, roots, 1)
    return upper * (degree - 1) + lower + 1


def is_zero(tree: Formula) -> bool | None:
    """Whether an algebraic number is 0; None where the proof would take too long."""
    needed = separation_bits(tree)
    provable = needed <= MOST_SEPARATION_BITS
    for bits in (128, 512, 2048, 8192) if provable else (128, 512):
        value = enclose(tree, {}, bits)
        if not value.has(Fraction(0)):
            return False
        if provable and max(-value.low, value.high) * (1 << needed) < 1:
            return True
    return None


def _size(tree: Formula, roots: set[Root]) -> _Size:
    match tree:
        case Number(value=value):
            return abs(value.numerator).bit_length(), value.denominator.bit_length()
        case Group(content=of) | Negative(of=of) | Function(name="abs", argument=of):
            return _size(of, roots)
        case Sum(terms=terms) if terms:
            return reduce(_sum_size, (_size(term, roots) for term in terms))
        case Product(factors=factors):
            return _product_size([_size(factor, roots) for factor in factors])
        case Quotient(numerator=top, denominator=bottom):
            (a, b), (c, d) = _size(top, roots), _size(bottom, roots)
            return a + d, b + c
        case Power(base=base, exponent=Number(value=value)) if value.denominator == 1:
            upper, lower = _size(base, roots)
            sides = (upper, lower) if value >= 0 else (lower, upper)
            return sides[0] * abs(value.numerator), sides[1] * abs(value.numerator)
        case Root(radicand=radicand, degree=degree):
            upper, lower = _size(radicand, roots)
            roots.add(tree)
            return -(-(upper + (degree - 1) * lower) // degree), lower
    raise UnclearError(f"{type(tree).__name__} is not algebraic")


def _sum_size(a: _Size, b: _Size) -> _Size:
    return max(a[0] + b[1], a[1] + b[0]) + 1, a[1] + b[1]


def _product_size(sizes: list[_Size]) -> _Size:
    return sum(upper for upper, _ in sizes), sum(lower for _, lower in sizes)
