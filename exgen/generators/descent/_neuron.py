"""One neuron y = σ(wx + b), exactly: its outputs, loss and slopes as formula trees, rounded only when shown.

The values are no rational numbers, so they stay trees of σ; `about` rounds them with certainty. Nothing here is a
floating-point number.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import decimal_places
from exgen.board import LONGEST_DECIMAL, shown
from exgen.formula.build import over
from exgen.formula.evaluate import rounded, to_fraction
from exgen.formula.tree import Formula, Function, Negative, Number, Power, Product, Sign, Sum, Symbol
from exgen.generators._data import Data
from exgen.model import Tolerance

PLACES = 4
MOST_PLACES = 8
"""Decimals of a number in a worked line, where fewer would not give the line's result."""

CLOSE = Tolerance("abs", Fraction(1, 1000))
"""Rounding every intermediate value to four decimals stays within this."""

ONE = Number(Fraction(1))
TWO = Number(Fraction(2))


def sigma(z: Fraction) -> Formula:
    """σ(z), which is ½ at 0."""
    return Number(Fraction(1, 2)) if z == 0 else Function("sigmoid", shown(z))


def sigma_slope(y: Formula) -> Formula:
    """y(1 − y)"""
    return Product((y, Sum((ONE, Negative(y)))))


def rounded_number(value: Formula, places: int = PLACES) -> Number:
    """The value to four decimals or `places`, without zeros at the end where it is exact."""
    exact = to_fraction(value) if not _is_irrational(value) else None
    if exact is not None and _is_short(exact):
        return shown(exact)
    return Number(rounded(value, places), "decimal", places)


def about(value: Formula) -> tuple[Sign, Formula]:
    """How the value ends a line: "= 0,25", or "≈ 0,1192"."""
    number = rounded_number(value)
    return ("=" if number.places is None else "≈", number)


Side = tuple[Sign, Formula]
Filled = tuple[Callable[..., Formula], Sequence[Formula]]
"""How a side is made of numbers, and the values that they stand for."""


def worked_out(result: Formula, *sides: Filled) -> tuple[Side, ...]:
    """Sides with numbers filled in, one after the other, and the result to four decimals.

    The numbers get four decimals, and more where four would give another result: who checks a line on a calculator
    finds what stands there.
    """
    end, found = rounded_number(result), []
    for build, values in sides:
        numbers = _precise_enough(build, values, end)
        found.append((_sign(all(number.places is None for number in numbers)), build(*numbers)))
    return (*found, (_sign(to_fraction(found[-1][1]) == end.value), end))


def _precise_enough(build: Callable[..., Formula], values: Sequence[Formula], end: Number) -> list[Number]:
    for places in range(PLACES, MOST_PLACES + 1):
        numbers = [rounded_number(value, places) for value in values]
        if rounded(build(*numbers), PLACES) == rounded(end, PLACES):
            break
    return numbers


def _sign(is_exact: bool) -> Sign:
    return "=" if is_exact else "≈"


def _is_short(value: Fraction) -> bool:
    ends = decimal_places(value)
    return ends is not None and ends <= LONGEST_DECIMAL


def _is_irrational(value: Formula) -> bool:
    """Whether σ of a number other than 0 occurs: then the value is rational only by chance."""
    match value:
        case Function():
            return True
        case Number() | Symbol():
            return False
        case Sum(terms=parts) | Product(factors=parts):
            return any(map(_is_irrational, parts))
        case Negative(of=inner) | Power(base=inner):
            return _is_irrational(inner)
    return True


@dataclass(frozen=True, slots=True)
class Point:
    """What the neuron does with one data point: all as exact formulas."""

    x: Fraction
    t: Fraction
    z: Fraction
    output: Formula
    error: Formula
    slope: Formula

    @property
    def delta(self) -> Formula:
        """(y − t)·y(1 − y)"""
        return Product((self.error, self.slope))


@dataclass(frozen=True, slots=True)
class Pass:
    """One step: all points, the loss, both partial derivatives and the new parameters."""

    w: Fraction
    b: Fraction
    points: tuple[Point, ...]
    loss: Formula
    dw: Formula
    db: Formula
    new_w: Formula
    new_b: Formula


def forward(x: Fraction, t: Fraction, w: Fraction, b: Fraction) -> Point:
    z = w * x + b
    if z == 0:
        half = Fraction(1, 2)
        return Point(x, t, z, shown(half), shown(half - t), shown(half * half))
    y = sigma(z)
    error = y if t == 0 else Sum((y, shown(-t)))
    return Point(x, t, z, y, error, sigma_slope(y))


def one_pass(points: Data, w: Fraction, b: Fraction, rate: Fraction) -> Pass:
    """The neuron on all data points, and the step that follows."""
    done = tuple(forward(x, t, w, b) for x, t in points)
    n = len(done)
    loss = _short(_mean(tuple(Power(p.error, TWO) for p in done), Fraction(1, n)))
    dw = _short(_mean(tuple(Product((shown(p.x), p.delta)) for p in done), Fraction(2, n)))
    db = _short(_mean(tuple(p.delta for p in done), Fraction(2, n)))
    return Pass(w, b, done, loss, dw, db, _short(_moved(w, rate, dw)), _short(_moved(b, rate, db)))


def _short(value: Formula) -> Formula:
    """A value in which no σ is left, as the one number that it is."""
    exact = None if _is_irrational(value) else to_fraction(value)
    return value if exact is None else shown(exact)


def _mean(terms: tuple[Formula, ...], factor: Fraction) -> Formula:
    total = terms[0] if len(terms) == 1 else Sum(terms)
    return total if factor == 1 else Product((Number(factor), total))


def _moved(old: Fraction, rate: Fraction, slope: Formula) -> Formula:
    return Sum((shown(old), Negative(Product((shown(rate), slope)))))


def passes(points: Data, w: Fraction, b: Fraction, rate: Fraction, steps: int) -> tuple[Pass, ...]:
    """`steps` steps; each later one starts from w and b rounded to four decimals, as the exercise says."""
    found = [one_pass(points, w, b, rate)]
    while len(found) < steps:
        last = found[-1]
        found.append(one_pass(points, rounded(last.new_w, PLACES), rounded(last.new_b, PLACES), rate))
    return tuple(found)


def z_sides(w: Fraction, x: Fraction, b: Fraction) -> tuple[Side, ...]:
    """0,5 · 2 − 1, then 1 − 1, then 0; nothing is added where the bias is 0."""
    terms = (Product((shown(w), shown(x)), dot=True), shown(w * x))
    sums = [Sum((term, shown(b))) if b else term for term in terms]
    return (*(("=", side) for side in sums), ("=", shown(w * x + b)))


def logistic(z: Fraction) -> Formula:
    """1/(1 + e^(−z)), the exponent worked out: 1/(1 + e^0,75)."""
    return over(1, Sum((ONE, Function("exp", shown(-z)))))
