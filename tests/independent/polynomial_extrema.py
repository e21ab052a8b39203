"""Extrema by comparing heights on a fine grid: every turn from falling to rising is a minimum, no other point is."""

from fractions import Fraction
from typing import Any

import plain

FINE, FAR = 32, 10
"""Grid places per unit, and how far the grid goes; drawn extrema lie within 6 of 0 at whole places."""


def check(exercise: dict[str, Any]) -> None:
    function = exercise["given"]["function"]
    (name,) = plain.names(function)
    heights = {i: plain.value(function, **{name: Fraction(i, FINE)}) for i in range(-FAR * FINE, FAR * FINE + 1)}
    inner = list(heights)[1:-1]
    minima = {(Fraction(i, FINE), heights[i]) for i in inner if heights[i - 1] > heights[i] < heights[i + 1]}
    maxima = {(Fraction(i, FINE), heights[i]) for i in inner if heights[i - 1] < heights[i] > heights[i + 1]}
    ends = [plain.value(function, **{name: Fraction(end)}) for end in (-(10**6), 10**6)]
    lowest = min([*ends, *heights.values()])
    best = {point for point in minima if point[1] == lowest}
    keys = {"minima": minima, "maxima": maxima, "global_minimum": best}
    for part in exercise["parts"]:
        answer = part["answer"]
        if part["kind"] == "choice":
            assert answer == ("yes" if best else "no")
            continue
        found = set() if answer == "none" else set(plain.points(answer))
        assert found == keys[part["name"]], part
