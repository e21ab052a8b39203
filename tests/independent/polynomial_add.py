"""The result has the sum or difference of the two values at more places than its degree."""

from fractions import Fraction
from typing import Any

import plain


def check(exercise: dict[str, Any]) -> None:
    given, (part,) = exercise["given"], exercise["parts"]
    (name,) = plain.names(given["p"])
    sign = {"+": 1, "-": -1}[given["operation"]]
    for place in range(-6, 7):
        at = {name: Fraction(place, 2)}
        expected = plain.value(given["p"], **at) + sign * plain.value(given["q"], **at)
        assert plain.value(part["answer"], **at) == expected
