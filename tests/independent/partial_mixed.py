"""First, mixed and third partial derivatives, each from values of the function alone at high precision."""

from typing import Any

import mpmath
import plain

POINTS = [{"x": mpmath.mpf("1.3"), "y": mpmath.mpf("-0.7")}, {"x": mpmath.mpf("-2.1"), "y": mpmath.mpf("1.9")}]


def check(exercise: dict[str, Any]) -> None:
    function = exercise["given"]["function"]
    asked = [part["name"] for part in exercise["parts"]]
    assert asked == ["Z_x", "Z_y", "Z_xy", *(["Z_xxy"] if exercise["level"] == 3 else [])]
    for part in exercise["parts"]:
        for point in POINTS:
            found = _differences(function, part["name"].removeprefix("Z_"), point)
            assert plain.close(plain.value(part["answer"], **point), found), part


def _differences(function: str, letters: str, point: dict[str, Any]) -> Any:
    """Central differences of central differences, one for each letter; about 10⁻³⁰ off."""
    with mpmath.workdps(150):
        h = mpmath.mpf(10) ** -20
        return _difference(function, letters, point, h)


def _difference(function: str, letters: str, point: dict[str, Any], h: Any) -> Any:
    if not letters:
        return plain.value(function, **point)
    name, rest = letters[-1], letters[:-1]
    ends = (_difference(function, rest, {**point, name: point[name] + step}, h) for step in (h, -h))
    above, below = ends
    return (above - below) / (2 * h)
