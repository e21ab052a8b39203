"""A value by Horner's rule on the coefficients that divided differences give."""

from fractions import Fraction
from typing import Any

import plain
from interpolation import coefficients


def check(exercise: dict[str, Any]) -> None:
    given, (part,) = exercise["given"], exercise["parts"]
    at, total = plain.value(given["point"]), Fraction(0)
    for c in coefficients(given["function"]):
        total = total * at + c
    assert plain.value(part["answer"]) == total
