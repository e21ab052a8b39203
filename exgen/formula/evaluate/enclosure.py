"""Interval arithmetic: an `Enclosure` is certain to hold the value, and everything computed from it stays certain.

Ends are fractions, so that rational values stay exact (low = high) and a boundary counts as the boundary. Ends that
grow beyond what the precision needs are rounded outward; a single value never is.
"""

from dataclasses import dataclass
from fractions import Fraction

from exgen.formula.evaluate.elementary import exp_bounds, ln_bounds, pi_bounds, root_bounds
from exgen.formula.evaluate.errors import TooLargeError, UnclearError, UndefinedError

MOST_BITS = 20_000
"""Of a numerator or denominator; a typed answer within the reader's bounds stays far below."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """All numbers from low to high, both included."""

    low: Fraction
    high: Fraction

    @property
    def is_exact(self) -> bool:
        return self.low == self.high

    @property
    def width(self) -> Fraction:
        return self.high - self.low

    def has(self, value: Fraction) -> bool:
        return self.low <= value <= self.high

    def meets(self, other: "Enclosure") -> bool:
        return self.low <= other.high and other.low <= self.high


def exactly(value: Fraction | int) -> Enclosure:
    """The enclosure of a known rational."""
    return Enclosure(Fraction(value), Fraction(value))


def pi(bits: int) -> Enclosure:
    return Enclosure(*pi_bounds(bits))


def negative(a: Enclosure) -> Enclosure:
    return Enclosure(-a.high, -a.low)


def total(a: Enclosure, b: Enclosure) -> Enclosure:
    return Enclosure(a.low + b.low, a.high + b.high)


def product(a: Enclosure, b: Enclosure) -> Enclosure:
    if a.is_exact and b.is_exact:
        return exactly(a.low * b.low)
    corners = (a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high)
    return Enclosure(min(corners), max(corners))


def inverse(a: Enclosure) -> Enclosure:
    """1/a. UndefinedError for 0, UnclearError where a may be 0."""
    if a.has(Fraction(0)):
        raise UndefinedError("division by zero") if a.is_exact else UnclearError("the divisor may be zero")
    return Enclosure(1 / a.high, 1 / a.low)


def whole_power(a: Enclosure, exponent: int) -> Enclosure:
    """a to a whole power; 0⁰ is undefined."""
    if exponent < 0:
        return inverse(whole_power(a, -exponent))
    if exponent == 0:
        if a.has(Fraction(0)):
            raise UndefinedError("0 to the power 0") if a.is_exact else UnclearError("the base may be zero")
        return exactly(1)
    size = max(abs(end).numerator.bit_length() + end.denominator.bit_length() for end in (a.low, a.high))
    if size * exponent > 2 * MOST_BITS:
        raise TooLargeError("the power is too large to work out")
    ends = (a.low**exponent, a.high**exponent)
    if exponent % 2 == 0 and a.low < 0 < a.high:
        return Enclosure(Fraction(0), max(ends))
    return Enclosure(min(ends), max(ends))


def root(a: Enclosure, degree: int, bits: int) -> Enclosure:
    """The real root; of an odd degree also of a negative number. What is negative is left out of an even root."""
    if degree % 2 == 1 and a.low < 0:
        low = -root_bounds(-a.low, degree, bits)[1]
        high = root_bounds(a.high, degree, bits)[1] if a.high >= 0 else -root_bounds(-a.high, degree, bits)[0]
        return Enclosure(low, high)
    if a.high < 0:
        raise UndefinedError("an even root of a negative number")
    return Enclosure(root_bounds(max(a.low, Fraction(0)), degree, bits)[0], root_bounds(a.high, degree, bits)[1])


def exp(a: Enclosure, bits: int) -> Enclosure:
    return Enclosure(exp_bounds(a.low, bits)[0], exp_bounds(a.high, bits)[1])


def ln(a: Enclosure, bits: int) -> Enclosure:
    if a.high <= 0:
        raise UndefinedError("the logarithm of a number that is not positive")
    if a.low <= 0:
        raise UnclearError("the logarithm's argument may be negative")
    return Enclosure(ln_bounds(a.low, bits)[0], ln_bounds(a.high, bits)[1])


def sigmoid(a: Enclosure, bits: int) -> Enclosure:
    """1/(1 + e^(−a))."""
    return inverse(total(exactly(1), exp(negative(a), bits)))


def size(a: Enclosure) -> Enclosure:
    """The absolute value."""
    if a.low >= 0:
        return a
    if a.high <= 0:
        return negative(a)
    return Enclosure(Fraction(0), max(-a.low, a.high))


def trimmed(a: Enclosure, bits: int) -> Enclosure:
    """The same with long ends rounded outward to `bits` significant bits. TooLargeError past all bounds."""
    longest = max(max(end.numerator.bit_length(), end.denominator.bit_length()) for end in (a.low, a.high))
    if longest > MOST_BITS:
        raise TooLargeError("the value is too large to work out")
    if a.is_exact or longest <= 4 * bits:
        return a
    return Enclosure(_rounded_down(a.low, 2 * bits), -_rounded_down(-a.high, 2 * bits))


def _rounded_down(value: Fraction, bits: int) -> Fraction:
    shift = bits - value.numerator.bit_length() + value.denominator.bit_length()
    if shift >= 0:
        return Fraction((value.numerator << shift) // value.denominator, 1 << shift)
    return Fraction((value.numerator // (value.denominator << -shift)) << -shift)
