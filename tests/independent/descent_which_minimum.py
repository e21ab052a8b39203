"""The end of every start by iterating in floating point, the minima by comparing heights on a fine grid."""

from fractions import Fraction
from itertools import pairwise
from typing import Any

import plain

STEPS = 4000


def check(exercise: dict[str, Any]) -> None:
    given = exercise["given"]
    (name,) = plain.names(given["function"])
    rate = plain.value(given["learning_rate"])
    table, lowest, best = exercise["parts"]
    heights = []
    for start, row in zip(plain.values(given["starts"]), table["answer"], strict=True):
        end, height = plain.value(row["reached"]), plain.value(row["height"])
        assert plain.value(row["start"]) == start
        assert abs(_end(given["function"], name, start, rate) - end) < 1e-4
        assert plain.value(given["function"], **{name: end}) == height
        heights.append((height, end))
    assert plain.value(best["answer"]) == min(heights)[1]
    grid = [Fraction(n, 4) for n in range(-28, 29)]
    bottom = min(grid, key=lambda place: plain.value(given["function"], **{name: place}))
    assert plain.value(lowest["answer"]) == bottom


def _end(function: str, name: str, start: Fraction, rate: Fraction) -> float:
    """Where the descent settles, with slopes from the exact third differences of a function of degree 4."""
    samples = [plain.value(function, **{name: Fraction(n)}) for n in range(5)]
    coefficients = _newton(samples)
    place, step = float(start), float(rate)
    for _ in range(STEPS):
        move = step * _slope(coefficients, place)
        place -= move
        if abs(move) < 1e-9:
            break
    return place


def _newton(samples: list[Fraction]) -> list[Fraction]:
    """The differences at 0, from which the polynomial follows (Newton's forward formula)."""
    found, row = [], samples
    while row:
        found.append(row[0])
        row = [b - a for a, b in pairwise(row)]
    return found


def _slope(differences: list[Fraction], x: float) -> float:
    """The derivative of Σ Δᵏ·C(x, k), each C(x, k) differentiated by hand."""
    _, d1, d2, d3, d4 = map(float, differences)
    return d1 + d2 * (2 * x - 1) / 2 + d3 * (3 * x**2 - 6 * x + 2) / 6 + d4 * (4 * x**3 - 18 * x**2 + 22 * x - 6) / 24
