"""Tangent planes: the height at the point, and slopes by central differences that the plane must share."""

from fractions import Fraction
from typing import Any

import plain


def check(exercise: dict[str, Any]) -> None:
    function = exercise["given"]["function"]
    x, y = plain.values(exercise["given"]["point"])
    here = {"x": x, "y": y}
    slope_x, slope_y = (plain.difference(function, name, **here) for name in ("x", "y"))
    for part in exercise["parts"]:
        if part["name"] == "plane":
            left, right = part["answer"].split(" = ")
            assert left == "z"
            for dx, dy in ((0, 0), (1, 0), (0, 1), (Fraction(7, 2), -3)):
                wanted = plain.value(function, **here) + slope_x * _mp(dx) + slope_y * _mp(dy)
                assert plain.close(plain.value(right, x=x + dx, y=y + dy), wanted), part
        else:
            p, q = plain.values(exercise["given"]["near"])
            wanted = plain.value(function, **here) + slope_x * _mp(p - x) + slope_y * _mp(q - y)
            assert plain.close(plain.value(part["answer"]), wanted), part


def _mp(number: Any) -> Any:
    import mpmath

    exact = Fraction(number)
    return mpmath.mpf(exact.numerator) / exact.denominator
