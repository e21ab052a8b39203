"""Exact real numbers p + q√d, so that the heights of extrema are compared exactly, never as decimals.

The derivative of a cubic or of most quartics has such zeros. All zeros of one polynomial that this module finds share
their d (or are rational), so sums, products and comparisons stay within one field.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cmp_to_key
from math import isqrt

from exgen.algebra import Poly, factors
from exgen.errors import UserError

MOST_DIVISOR = 10_000
"""Square factors of a radicand are taken out up to the square of this."""


@dataclass(frozen=True, slots=True)
class Surd:
    """p + q√d with a whole d ≥ 2 that is no square, or the rational p (q = 0, d = 1)."""

    p: Fraction
    q: Fraction = Fraction(0)
    d: int = 1

    def __add__(self, other: "Surd") -> "Surd":
        return _surd(self.p + other.p, self.q + other.q, max(self.d, other.d))

    def __sub__(self, other: "Surd") -> "Surd":
        return _surd(self.p - other.p, self.q - other.q, max(self.d, other.d))

    def __mul__(self, other: "Surd") -> "Surd":
        d = max(self.d, other.d)
        return _surd(self.p * other.p + self.q * other.q * d, self.p * other.q + self.q * other.p, d)

    @property
    def sign(self) -> int:
        """1, 0 or −1, by squaring: of p and q√d the larger in size decides."""
        first, second = _sign(self.p), _sign(self.q)
        if first * second >= 0:
            return first or second
        return first if self.p**2 > self.q**2 * self.d else second

    def floor(self) -> int:
        """The largest whole number that is not above it."""
        size = self.q**2 * self.d
        root = isqrt(size.numerator // size.denominator)
        guess = int(self.p) + (root if self.q >= 0 else -root)
        while (self - Surd(Fraction(guess))).sign < 0:
            guess -= 1
        while (self - Surd(Fraction(guess + 1))).sign >= 0:
            guess += 1
        return guess


def _surd(p: Fraction, q: Fraction, d: int) -> Surd:
    return Surd(p, q, d) if q else Surd(p)


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)


def value_at(function: Poly, place: Surd) -> Surd:
    """The polynomial in one variable at this place."""
    total = Surd(Fraction(0))
    for c in function.coefficients():
        total = total * place + Surd(c)
    return total


def compare(a: Surd, b: Surd) -> int:
    """1 where a > b, 0 where they are equal, −1 where a < b; both rational or with one d."""
    return (a - b).sign


def between(low: Surd, high: Surd) -> Fraction:
    """A short rational strictly between two numbers, low < high."""
    parts = 1
    while True:
        candidate = Surd(Fraction((low * Surd(Fraction(parts))).floor() + 1, parts))
        if compare(candidate, high) < 0:
            return candidate.p
        parts *= 2


def real_zeros(function: Poly) -> tuple[tuple[Surd, int], ...]:
    """The different real zeros with their multiplicities, ascending.

    UserError where they are neither rational nor square roots of one kind.
    """
    found: list[tuple[Surd, int]] = []
    for factor, times in factors(function)[1]:
        if factor.degree() > 2:
            raise UserError("the derivative has zeros that are no fractions or square roots; state another function")
        found += [(zero, times) for zero in _zeros(factor.coefficients())]
    if len({zero.d for zero, _ in found if zero.q}) > 1:
        raise UserError("the derivative has different kinds of square roots as zeros; state another function")
    return tuple(sorted(found, key=cmp_to_key(_by_place)))


def _by_place(a: tuple[Surd, int], b: tuple[Surd, int]) -> int:
    return compare(a[0], b[0])


def _zeros(coefficients: tuple[Fraction, ...]) -> list[Surd]:
    if len(coefficients) == 2:
        return [Surd(-coefficients[1] / coefficients[0])]
    a, b, c = coefficients
    under = int(b * b - 4 * a * c)
    if under < 0:
        return []
    outside, inside = _square_part(under)
    return [Surd(-b / (2 * a), sign * outside / (2 * a), inside) for sign in (-1, 1)]


def _square_part(number: int) -> tuple[int, int]:
    """(s, r) with number = s²r."""
    outside, divisor = 1, 2
    while divisor * divisor <= number and divisor <= MOST_DIVISOR:
        while number % (divisor * divisor) == 0:
            number //= divisor * divisor
            outside *= divisor
        divisor += 1
    return outside, number
