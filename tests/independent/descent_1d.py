"""The descent again, with slopes from central differences and decimal rounding of its own."""

from fractions import Fraction
from typing import Any

import mpmath
import plain


def check(exercise: dict[str, Any]) -> None:
    given = exercise["given"]
    (name,) = plain.names(given["function"])
    derivative, steps = exercise["parts"]
    assert plain.is_derivative(derivative["answer"], given["function"], name)
    decimals = int(given["decimals"]) if "decimals" in given else None
    place, rate = plain.value(given["start"]), plain.value(given["learning_rate"])
    assert len(steps["answer"]) == int(given["steps"])
    for number, row in enumerate(steps["answer"], 1):
        assert plain.value(row["step"]) == number
        assert plain.value(row[name]) == place
        slope = _rational(plain.difference(given["function"], name, **{name: place}), decimals)
        place = _rounded(place - rate * slope, decimals)
        assert plain.value(row["slope"]) == slope
        assert plain.value(row[f"new_{name}"]) == place


def _rational(number: Any, decimals: int | None) -> Fraction:
    """The rational near a high-precision number: exact descents here end within 8 decimals."""
    near = Fraction(str(mpmath.nstr(number, 35))).limit_denominator(10**12)
    assert plain.close(near, number)
    return _rounded(near, decimals)


def _rounded(number: Fraction, decimals: int | None) -> Fraction:
    return number if decimals is None else plain.rounded(number, decimals)
