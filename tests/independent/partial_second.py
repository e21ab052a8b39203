"""Second partial derivatives from values of the function alone, by second differences at high precision."""

from typing import Any

import mpmath
import plain

SOMEWHERE = ((1.25, -0.75, 2.5), (-2.125, 1.875, 0.625))


def check(exercise: dict[str, Any]) -> None:
    function = exercise["given"]["function"]
    letters = plain.names(function)
    asked = [part["name"] for part in exercise["parts"]]
    assert asked == ["Z_xx", "Z_yy", "Z_xy", *(["Z_yz"] if "z" in letters else [])]
    for coordinates in SOMEWHERE:
        point = dict(zip(letters, map(mpmath.mpf, coordinates), strict=False))
        for part in exercise["parts"]:
            first, second = part["name"].removeprefix("Z_")
            assert plain.close(plain.value(part["answer"], **point), _second(function, first, second, point)), part


def _second(function: str, first: str, second: str, point: dict[str, Any]) -> Any:
    """(Z(a+h, b+h) − Z(a+h, b−h) − Z(a−h, b+h) + Z(a−h, b−h)) / 4h², also where both steps are along one letter."""
    with mpmath.workdps(120):
        h = mpmath.mpf(10) ** -20
        total = mpmath.mpf(0)
        for one in (1, -1):
            for two in (1, -1):
                there = dict(point)
                there[first] += one * h
                there[second] += two * h
                total += one * two * plain.value(function, **there)
        return total / (4 * h * h)
