"""Reading a union of intervals in plain notation: `]-inf, 2] or [3, inf[`."""

from fractions import Fraction
from typing import Any

import mpmath
import plain


def read(text: str) -> list[tuple[Any, Any]]:
    """The ends of each interval; whether they belong to it is left out."""
    return [] if text == "none" else [_ends(piece) for piece in text.split(" or ")]


def contains(intervals: list[tuple[Any, Any]], place: Fraction) -> bool:
    """Whether a place lies inside one of them."""
    number = mpmath.mpf(place.numerator) / place.denominator
    return any(low < number < high for low, high in intervals)


def ends_within(intervals: list[tuple[Any, Any]], far: int) -> bool:
    """Whether all finite ends lie inside the grid that is compared, and the intervals apart from each other."""
    ends = [end for interval in intervals for end in interval]
    return all(mpmath.isinf(end) or abs(end) < far for end in ends) and ends == sorted(set(ends))


def _ends(piece: str) -> tuple[Any, Any]:
    low, high = piece.strip()[1:-1].split(",")
    return _end(low.strip()), _end(high.strip())


def _end(text: str) -> Any:
    infinite = {"-inf": -mpmath.inf, "inf": mpmath.inf}
    if text in infinite:
        return infinite[text]
    found = plain.value(text)
    return mpmath.mpf(found.numerator) / found.denominator if isinstance(found, Fraction) else found
