"""Certified bounds for roots, π, exp and ln of a rational number, in whole-number arithmetic.

Every function returns two fractions with the exact value between them, about `bits` significant bits apart: sums are
taken twice, once with every division rounded down and once with every division rounded up. No binary floating point,
so a verdict that follows from these bounds is a proof, the same on every machine.
"""

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from math import isqrt

from exgen.formula.evaluate.errors import TooLargeError

Bounds = tuple[Fraction, Fraction]

LARGEST_EXPONENT = 20_000
"""Of exp: what a bounded answer at a bounded point can reach."""

LARGEST_DEGREE = 100
"""Of a root that is taken in whole numbers; a power with a larger denominator goes by exp and ln."""

_GUARD = 32


def whole_root(number: int, degree: int) -> int:
    """The largest whole r with r^degree ≤ number, for number ≥ 0."""
    if degree == 2:
        return isqrt(number)
    if number < 2:
        return number
    guess = 1 << -(-number.bit_length() // degree)
    while True:
        better = ((degree - 1) * guess + number // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better


def exact_root(value: Fraction, degree: int) -> Fraction | None:
    """The rational root of a value ≥ 0, None when it is irrational."""
    top, bottom = whole_root(value.numerator, degree), whole_root(value.denominator, degree)
    exact = top**degree == value.numerator and bottom**degree == value.denominator
    return Fraction(top, bottom) if exact else None


def root_bounds(value: Fraction, degree: int, bits: int) -> Bounds:
    """The root of a value ≥ 0; both bounds are the root where it is rational."""
    exact = exact_root(value, degree)
    if exact is not None:
        return exact, exact
    magnitude = (value.numerator.bit_length() - value.denominator.bit_length()) // degree
    shift = max(bits - magnitude, 0)
    scaled = (value.numerator << (degree * shift)) // value.denominator
    low = whole_root(scaled, degree)
    return Fraction(low, 1 << shift), Fraction(low + 1, 1 << shift)


@lru_cache(maxsize=64)
def pi_bounds(bits: int) -> Bounds:
    """π by Machin's formula, 16 arctan(1/5) − 4 arctan(1/239)."""
    places = bits + _GUARD
    fifth, small = _arctan_of_inverse(5, places), _arctan_of_inverse(239, places)
    low, high = 16 * fifth[0] - 4 * small[1], 16 * fifth[1] - 4 * small[0]
    return Fraction(low, 1 << places), Fraction(high, 1 << places)


def _arctan_of_inverse(number: int, places: int) -> tuple[int, int]:
    """arctan(1/number)·2^places between two whole numbers: each of the n terms is off by less than 1."""
    power, total, terms = (1 << places) // number, 0, 0
    while power:
        total += (-1) ** terms * (power // (2 * terms + 1))
        power //= number * number
        terms += 1
    slack = 2 * terms + 2
    return total - slack, total + slack


@lru_cache(maxsize=4096)
def exp_bounds(value: Fraction, bits: int) -> Bounds:
    """e to the power `value`. TooLargeError beyond ±20,000."""
    if value == 0:
        return Fraction(1), Fraction(1)
    if abs(value) > LARGEST_EXPONENT:
        raise TooLargeError(f"exp of {value.numerator // value.denominator} is not worked out")
    if value < 0:
        low, high = exp_bounds(-value, bits)
        return 1 / high, 1 / low
    halvings = int(value).bit_length() + 8
    places = bits + 2 * halvings + _GUARD
    numerator, denominator = value.numerator << places, value.denominator << halvings
    low_power = _exp_series(numerator // denominator, places, _down)
    high_power = _exp_series(_up(numerator, denominator), places, _up)
    one = 1 << places
    for _ in range(halvings):
        low_power, high_power = low_power * low_power // one, _up(high_power * high_power, one)
    return Fraction(low_power, one), Fraction(high_power, one)


def _exp_series(argument: int, places: int, divide: Callable[[int, int], int]) -> int:
    """Σ xⁿ/n! for 0 ≤ x < 2⁻⁷ as whole numbers over 2^places; what is left out is less than the last term."""
    one = 1 << places
    total, term, n = one, one, 1
    while term > 1:
        term = divide(divide(term * argument, one), n)
        total += term
        n += 1
    return total + term if divide is _up else total


def ln_bounds(value: Fraction, bits: int) -> Bounds:
    """The natural logarithm of a value > 0, from ln x = 2 artanh((x − 1)/(x + 1)) for x near 1 and k·ln 2."""
    if value == 1:
        return Fraction(0), Fraction(0)
    doublings = value.numerator.bit_length() - value.denominator.bit_length()
    near = value / Fraction(2) ** doublings
    if near > Fraction(4, 3):
        near, doublings = near / 2, doublings + 1
    places = bits + abs(doublings).bit_length() + _GUARD
    low, high = _twice_artanh((near - 1) / (near + 1), places)
    if doublings:
        two_low, two_high = _ln_two(places)
        low += doublings * (two_low if doublings > 0 else two_high)
        high += doublings * (two_high if doublings > 0 else two_low)
    return Fraction(low, 1 << places), Fraction(high, 1 << places)


@lru_cache(maxsize=64)
def _ln_two(places: int) -> tuple[int, int]:
    return _twice_artanh(Fraction(1, 3), places)


def _twice_artanh(z: Fraction, places: int) -> tuple[int, int]:
    """2 artanh z = 2 Σ z^(2n+1)/(2n+1) for |z| ≤ 1/3, between two whole numbers over 2^places."""
    if z < 0:
        low, high = _twice_artanh(-z, places)
        return -high, -low
    return _artanh_series(z, places, _down), _artanh_series(z, places, _up)


def _artanh_series(z: Fraction, places: int, divide: Callable[[int, int], int]) -> int:
    one = 1 << places
    power = divide(z.numerator << places, z.denominator)
    square = divide(power * power, one)
    total, n = 0, 1
    while power > 1:
        total += divide(2 * power, n)
        power = divide(power * square, one)
        n += 2
    return total + 2 * power + 2 if divide is _up else total


def _down(numerator: int, denominator: int) -> int:
    return numerator // denominator


def _up(numerator: int, denominator: int) -> int:
    return -(-numerator // denominator)
