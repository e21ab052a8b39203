"""Rising and falling by comparing heights at neighbouring places of a fine grid, far beyond the last bend."""

from fractions import Fraction
from itertools import pairwise
from typing import Any

import plain
from stretches import contains, ends_within, read

FINE, FAR = 8, 12
"""Grid places per unit, and how far the grid goes; drawn zeros of f′ are halves within 6 of 0."""


def check(exercise: dict[str, Any]) -> None:
    function = exercise["given"]["function"]
    (name,) = plain.names(function)
    heights = [plain.value(function, **{name: Fraction(i, FINE)}) for i in range(-FAR * FINE, FAR * FINE + 1)]
    for part in exercise["parts"]:
        intervals = read(part["answer"])
        assert ends_within(intervals, FAR)
        for place, (before, after) in enumerate(pairwise(heights)):
            middle = Fraction(2 * place + 1, 2 * FINE) - FAR
            moves = after > before if part["name"] == "increasing" else after < before
            assert contains(intervals, middle) == moves, (part["name"], middle)
