"""The minimum by golden section search, the descent by slopes from differences."""

from fractions import Fraction
from typing import Any

import mpmath
import plain


def check(exercise: dict[str, Any]) -> None:
    given = exercise["given"]
    function = given["function"]
    (name,) = plain.names(function)
    minimum, theta, error = exercise["parts"]

    def height(place: Any) -> Any:
        return plain.value(function, **{name: place})

    lowest = _golden(height)
    place, value = plain.values(minimum["answer"])
    assert plain.close(place, lowest, 1e-9)
    assert plain.close(value, height(lowest), 1e-15)
    assert height(place) < min(height(place + h) for h in (Fraction(1, 10**6), Fraction(-1, 10**6)))
    at = _mp(plain.value(given["start"]))
    for _ in range(int(given["steps"])):
        at -= _mp(plain.value(given["learning_rate"])) * plain.difference(function, name, **{name: at})
    assert plain.close(plain.value(theta["answer"]), at, 1e-20)
    assert plain.close(plain.value(error["answer"]), abs(at - _mp(place)), 1e-20)


def _golden(height: Any) -> Any:
    """Where a function with one valley between −50 and 50 is lowest."""
    low, high = mpmath.mpf(-50), mpmath.mpf(50)
    ratio = (mpmath.sqrt(5) - 1) / 2
    while high - low > mpmath.mpf("1e-12"):
        left, right = high - ratio * (high - low), low + ratio * (high - low)
        if height(left) < height(right):
            high = right
        else:
            low = left
    return (low + high) / 2


def _mp(number: Any) -> Any:
    return mpmath.mpf(number.numerator) / number.denominator
