"""The steps counted by taking them, with slopes from differences and the minimum from a long descent."""

from fractions import Fraction
from typing import Any

import mpmath
import plain


def check(exercise: dict[str, Any]) -> None:
    given = exercise["given"]
    function = given["function"]
    (name,) = plain.names(function)
    start, rate, near = (_mp(plain.value(given[key])) for key in ("start", "learning_rate", "distance"))
    at_zero, at_one = (plain.difference(function, name, **{name: mpmath.mpf(n)}) for n in (0, 1))
    minimum = -at_zero / (at_one - at_zero)
    assert abs(plain.difference(function, name, **{name: minimum})) < 1e-20
    place, taken = start, 0
    while abs(place - minimum) >= near:
        place -= rate * (at_zero + (at_one - at_zero) * place)
        taken += 1
    (part,) = exercise["parts"]
    assert plain.value(part["answer"]) == taken


def _mp(number: Fraction) -> Any:
    return mpmath.mpf(number.numerator) / number.denominator
