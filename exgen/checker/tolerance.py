"""Whether a number is near enough to its key, exactly: the boundary counts as right, one digit past it does not.

A tolerance becomes a slack around the key, and |given − key| ≤ slack is decided by the certified sign of slack ± the
difference. For follow-through the question is turned round: for which keys would the given number be right?
"""

from collections.abc import Iterator
from fractions import Fraction

from exgen.algebra import decimal_places
from exgen.checker.finding import UndecidedError
from exgen.formula.evaluate import Enclosure, equal, magnitude, sign, to_fraction
from exgen.formula.evaluate.rounding import power_of_ten
from exgen.formula.reader import Written
from exgen.formula.tree import Formula, Function, Negative, Number, Product, Sum
from exgen.model import Tolerance

HALF = Fraction(1, 2)
UNITS_OF_ROUNDING = 2
"""Outside the tolerance by at most this many units of the last digit, a wrong answer looks like rounding."""


def within(given: Formula, expected: Formula, tolerance: Tolerance | None) -> bool:
    """Whether `given` is right for the key `expected`. UndecidedError where that cannot be proved either way."""
    if tolerance is None:
        same = equal(given, expected)
        if same is None:
            raise UndecidedError
        return same
    return _differs_by_at_most(given, expected, slack(expected, tolerance))


def looks_rounded(given: Formula, expected: Formula, tolerance: Tolerance) -> bool:
    """Whether a wrong answer is outside the tolerance by at most two units of the last digit."""
    unit = _unit(expected, tolerance)
    width, more = slack(expected, tolerance), UNITS_OF_ROUNDING * unit
    margin = Number(width.value + more) if isinstance(width, Number) else Sum((width, Number(more)))
    return unit > 0 and _differs_by_at_most(given, expected, margin)


def slack(expected: Formula, tolerance: Tolerance) -> Formula:
    """The largest difference from this key that is still right."""
    match tolerance.kind:
        case "abs":
            return Number(tolerance.value)
        case "rel":
            return Product((Number(tolerance.value), Function("abs", expected)))
        case "decimals":
            return Number(HALF * power_of_ten(-int(tolerance.value)))
    return Number(HALF * _significant_unit(expected, int(tolerance.value)))


def _significant_unit(expected: Formula, digits: int) -> Fraction:
    """The place value of the last of `digits` significant digits; 0 for 0, of which only 0 is right."""
    return Fraction(0) if sign(expected) == 0 else power_of_ten(magnitude(expected) - digits + 1)


def _unit(expected: Formula, tolerance: Tolerance) -> Fraction:
    """The place value of the last digit that the tolerance asks for."""
    match tolerance.kind:
        case "decimals":
            return power_of_ten(-int(tolerance.value))
        case "sigfigs":
            return _significant_unit(expected, int(tolerance.value))
    width = slack(expected, tolerance)
    return Fraction(0) if sign(width) == 0 else power_of_ten(magnitude(Product((Number(Fraction(2)), width))))


def _differs_by_at_most(a: Formula, b: Formula, margin: Formula) -> bool:
    if isinstance(a, Number) and isinstance(b, Number) and isinstance(margin, Number):
        return abs(a.value - b.value) <= margin.value
    difference = Sum((a, Negative(b)))
    signs = [sign(Sum((margin, side))) for side in (difference, Negative(difference))]
    if None in signs:
        raise UndecidedError
    return -1 not in signs


def tripled(expected: Formula, tolerance: Tolerance) -> Tolerance:
    """Three tolerances around `expected`: the distance that a known mistake keeps from the key."""
    if tolerance.kind in ("abs", "rel"):
        return Tolerance(tolerance.kind, 3 * tolerance.value)
    width = to_fraction(slack(expected, tolerance))
    return Tolerance("abs", 3 * (width or Fraction(0)))


def accepting(given: Enclosure, tolerance: Tolerance | None) -> Iterator[Enclosure]:
    """The keys for which `given` would be right, as closed intervals."""
    if tolerance is None:
        yield given
    elif tolerance.kind in ("abs", "decimals"):
        width = tolerance.value if tolerance.kind == "abs" else HALF * power_of_ten(-int(tolerance.value))
        yield Enclosure(given.low - width, given.high + width)
    elif given.low <= 0 <= given.high:
        yield given
    elif given.high < 0:
        for keys in accepting(Enclosure(-given.high, -given.low), tolerance):
            yield Enclosure(-keys.high, -keys.low)
    elif tolerance.kind == "rel":
        yield Enclosure(given.low / (1 + tolerance.value), _over_rest(given.high, tolerance.value))
    else:
        yield from _by_significant_digits(given, int(tolerance.value))


def _over_rest(value: Fraction, share: Fraction) -> Fraction:
    """value / (1 − share); with a tolerance of 100 % or more every larger key will do."""
    return value / (1 - share) if share < 1 else value * power_of_ten(100)


def _by_significant_digits(given: Enclosure, digits: int) -> Iterator[Enclosure]:
    start = magnitude(Number(given.low))
    for k in (start - 1, start, start + 1):
        width = HALF * power_of_ten(k - digits + 1)
        low = max(given.low - width, power_of_ten(k))
        high = min(given.high + width, power_of_ten(k + 1))
        if low <= high:
            yield Enclosure(low, high)


def lacks_digits(written: Written, tolerance: Tolerance | None) -> bool:
    """Whether a number has fewer digits than asked; what is no plain number has no digits to count."""
    if tolerance is None or written.decimals is None or written.kind == "fraction":
        return False
    if tolerance.kind == "decimals":
        return written.decimals < tolerance.value
    return tolerance.kind == "sigfigs" and written.significant is not None and written.significant < tolerance.value


def is_rounding_of(given: Formula, written: Written, expected: Formula) -> bool:
    """Whether a written decimal is an exact key cut or rounded at its last digit (0.33 for ⅓)."""
    if written.decimals is None or written.decimals < 1:
        return False
    exact = to_fraction(expected)
    if exact is not None:
        places = decimal_places(exact)
        if places is not None and places <= written.decimals:
            return False
    unit = Number(power_of_ten(-written.decimals))
    return _differs_by_at_most(given, expected, unit)
