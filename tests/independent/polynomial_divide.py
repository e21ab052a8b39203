"""Dividend = divisor · quotient + remainder at many places, with a remainder of lower degree than the divisor."""

from fractions import Fraction
from typing import Any

import plain
from interpolation import coefficients


def check(exercise: dict[str, Any]) -> None:
    given = exercise["given"]
    (name,) = plain.names(given["dividend"])
    quotient, remainder = (part["answer"] for part in exercise["parts"])
    for place in range(-8, 9):
        at = {name: Fraction(place, 3)}
        product = plain.value(given["divisor"], **at) * plain.value(quotient, **at)
        assert plain.value(given["dividend"], **at) == product + plain.value(remainder, **at)
    assert len(coefficients(remainder)) < len(coefficients(given["divisor"]))
