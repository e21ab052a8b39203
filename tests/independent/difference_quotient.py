"""The five values from the function's own values; the derivative by central differences at high precision."""

from fractions import Fraction
from typing import Any

import plain


def check(exercise: dict[str, Any]) -> None:
    given = exercise["given"]
    function, a, h = given["function"], plain.value(given["point"]), plain.value(given["h"])
    (name,) = plain.names(function)
    low, high = plain.value(function, **{name: a}), plain.value(function, **{name: a + h})
    slope = plain.difference(function, name, **{name: a})
    quotient = (high - low) / h
    expected: dict[str, Any] = {"f_a": low, "f_ah": high, "quotient": quotient}
    for part in exercise["parts"]:
        answer = plain.value(part["answer"])
        if part["name"] == "derivative":
            assert plain.close(answer, slope)
        elif part["name"] == "difference":
            assert plain.close(answer + Fraction(slope_of(slope)), quotient)
        else:
            assert answer == expected[part["name"]], part


def slope_of(slope: Any) -> Fraction:
    """A slope near a multiple of a ten-thousandth, as that fraction."""
    return Fraction(round(slope * 10**4), 10**4)
