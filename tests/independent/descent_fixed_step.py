"""Both tables again, the direction of a fixed step from which side is lower, the bouncing from a long run."""

from fractions import Fraction
from typing import Any

import mpmath
import plain

LONG = 40


def check(exercise: dict[str, Any]) -> None:
    given = exercise["given"]
    function = given["function"]
    (name,) = plain.names(function)
    start, size, rate = (plain.value(given[key]) for key in ("start", "step_size", "learning_rate"))
    parts = {part["name"]: part for part in exercise["parts"]}
    assert plain.is_derivative(parts["derivative"]["answer"], function, name)
    assert len(parts["fixed_steps"]["answer"]) == 4
    assert len(parts["steps"]["answer"]) == (2 if exercise["level"] == 1 else 3)
    place, current = start, size
    for number, row in enumerate(parts["fixed_steps"]["answer"], 1):
        assert plain.value(row["step"]) == number
        assert plain.value(row[name]) == place
        down = _goes_down(function, name, place)
        place += -current if down else current
        assert plain.value(row[f"new_{name}"]) == place
        if exercise["level"] == 3:
            assert plain.value(row["size"]) == current
            current /= 2
    visited = [start]
    for _ in range(LONG):
        visited.append(visited[-1] + (-size if _goes_down(function, name, visited[-1]) else size))
    assert visited[-1] == visited[-3]
    assert sorted(plain.values(parts["bounces"]["answer"])) == sorted(visited[-2:])
    place = start
    for number, row in enumerate(parts["steps"]["answer"], 1):
        assert plain.value(row["step"]) == number
        assert plain.value(row[name]) == place
        slope = plain.value(row["slope"])
        assert plain.close(plain.difference(function, name, **{name: place}), slope)
        place -= rate * slope
        assert plain.value(row[f"new_{name}"]) == place


def _goes_down(function: str, name: str, place: Fraction) -> bool:
    """Whether a smaller θ has the lower value: then the slope is positive."""
    near = mpmath.mpf("1e-15")
    left, right = (
        plain.value(function, **{name: mpmath.mpf(place.numerator) / place.denominator + h}) for h in (-near, near)
    )
    return bool(left < right)
