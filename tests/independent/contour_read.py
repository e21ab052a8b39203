"""The map read by small steps: heights beside the point, and the steepest place by walking around each marked point."""

from typing import Any

import mpmath
import plain

STEP = mpmath.mpf(10) ** -8


def check(exercise: dict[str, Any]) -> None:
    given = exercise["given"]
    names = plain.names(given["function"])
    value, *signs, steepest = exercise["parts"]
    here = [_mp(v) for v in plain.values(given["point"])]

    def height(place: list[Any]) -> Any:
        return plain.value(given["function"], **dict(zip(names, place, strict=True)))

    assert plain.close(plain.value(value["answer"]), height(here))
    for part, axis in zip(signs, (0, 1), strict=True):
        moved = [v + STEP * (i == axis) for i, v in enumerate(here)]
        assert part["answer"] == ("+" if height(moved) > height(here) else "-"), part
    climbs = []
    for spot in plain.points(given["marked_points"]):
        middle = [_mp(v) for v in spot]
        ring = [mpmath.mpf(k) * mpmath.pi / 90 for k in range(180)]
        around = [[middle[0] + STEP * mpmath.cos(a), middle[1] + STEP * mpmath.sin(a)] for a in ring]
        climbs.append(max(height(place) - height(middle) for place in around))
    assert "ABCD"[climbs.index(max(climbs))] == steepest["answer"]
    assert sorted(climbs)[-1] > sorted(climbs)[-2] * mpmath.mpf("1.3")


def _mp(number: Any) -> Any:
    return mpmath.mpf(number.numerator) / number.denominator
