"""Convexity by comparing each height of a fine grid with its two neighbours, and f″ by numerical differences."""

from fractions import Fraction
from itertools import pairwise
from typing import Any

import plain
from stretches import contains, ends_within, read

FINE, FAR = 8, 10
"""Grid places per unit, and how far the grid goes; drawn zeros of f″ are halves within 5 of 0."""


def check(exercise: dict[str, Any]) -> None:
    function = exercise["given"]["function"]
    (name,) = plain.names(function)
    second, convex, inflection, *whole = exercise["parts"]
    answer = second["answer"]
    step = Fraction(1, 10**6)

    def height(place: Fraction) -> Any:
        return plain.value(function, **{name: place})

    def bend(place: Fraction, h: Fraction) -> Any:
        return (height(place - h) - 2 * height(place) + height(place + h)) / h**2

    for place in (Fraction(-7, 3), Fraction(2, 5), Fraction(11, 4)):
        assert plain.close(bend(place, step), plain.value(answer, **{name: place}), 1e-9)
    intervals = read(convex["answer"])
    assert ends_within(intervals, FAR)
    middles = [Fraction(2 * i + 1, 2 * FINE) for i in range(-FAR * FINE, FAR * FINE)]
    signs = [bend(middle, step) > 0 for middle in middles]
    for middle, positive in zip(middles, signs, strict=True):
        assert contains(intervals, middle) == positive, middle
    for part in whole:
        assert part["answer"] == ("yes" if all(signs) else "no")
    changes = [(a + b) / 2 for (a, p), (b, q) in pairwise(zip(middles, signs, strict=True)) if p != q]
    found = set() if inflection["answer"] == "none" else set(plain.points(inflection["answer"]))
    assert found == {(place, height(place)) for place in changes}
