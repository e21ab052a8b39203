"""Changes of Z: true ones by filling in, estimated ones by the slope along the straight way to the new point."""

from fractions import Fraction
from typing import Any

import mpmath
import plain


def check(exercise: dict[str, Any]) -> None:
    given, parts = exercise["given"], {part["name"]: part for part in exercise["parts"]}
    function, here = given["function"], plain.values(given["point"])
    assert ("changes" in parts) == ("learning_rate" in given)
    if "changes" in parts:
        rate = plain.value(given["learning_rate"])
        at = dict(zip("xy", here, strict=True))
        moves = plain.values(parts["changes"]["answer"])
        for name, move in zip("xy", moves, strict=True):
            assert plain.close(move, -_mp(rate) * plain.difference(function, name, **at)), parts["changes"]
    else:
        moves = plain.values(given["changes"])

    def height(share: Any) -> Any:
        x, y = (_mp(start) + share * _mp(move) for start, move in zip(here, moves, strict=True))
        return plain.value(function, x=x, y=y)

    assert plain.close(plain.value(parts["true_change"]["answer"]), height(1) - height(0))
    with mpmath.workdps(80):
        h = mpmath.mpf(10) ** -20
        slope = (height(h) - height(-h)) / (2 * h)
    assert plain.close(plain.value(parts["estimate"]["answer"]), slope)


def _mp(number: Fraction) -> Any:
    return mpmath.mpf(number.numerator) / number.denominator
