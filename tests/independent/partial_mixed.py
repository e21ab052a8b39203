"""Mixed partial derivatives by central differences at high precision."""

from typing import Any

import mpmath
import plain

POINTS = [{"x": mpmath.mpf("1.3"), "y": mpmath.mpf("-0.7")}, {"x": mpmath.mpf("-2.1"), "y": mpmath.mpf("1.9")}]


def check(exercise: dict[str, Any]) -> None:
    function = exercise["given"]["function"]
    for part in exercise["parts"]:
        before, last = _before(part["name"])
        source = function if before == "Z" else _answer(exercise, before)
        for point in POINTS:
            assert plain.close(plain.value(part["answer"], **point), plain.difference(source, last, **point)), part


def _before(name: str) -> tuple[str, str]:
    """The function to differentiate and the variable, other than the solution's way for the third derivative."""
    return {"Z_x": ("Z", "x"), "Z_y": ("Z", "y"), "Z_xy": ("Z_y", "x"), "Z_xxy": ("Z_xy", "x")}[name]


def _answer(exercise: dict[str, Any], name: str) -> str:
    return next(str(part["answer"]) for part in exercise["parts"] if part["name"] == name)
