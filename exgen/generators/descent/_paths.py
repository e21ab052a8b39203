"""Paths on a contour map: the one of gradient descent, and those that pupils take for it.

Pictures need no more than a few decimals, so every place is rounded to thousandths; what is asked about a path never
depends on these digits.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import isqrt

from exgen.algebra import Poly, round_half_away
from exgen.formula.tree import Message, msg

Place = tuple[Fraction, Fraction]
Path = tuple[Place, ...]
STEPS = 7
TURN = (Fraction(29, 41), Fraction(29, 41))
"""Cosine and sine of 45°, near enough for a drawing (29² + 29² = 1682, 41² = 1681)."""


@dataclass(frozen=True, slots=True)
class WrongPath:
    """A path that is not gradient descent, what is wrong with it, and what helps who chose it."""

    name: str
    path: Path
    title: Message
    hint: Message
    reason: Message


def slope_at(function: Poly, place: Place) -> Place:
    """The gradient."""
    x, y = function.variables
    at = {x: place[0], y: place[1]}
    return function.diff(x).at(at), function.diff(y).at(at)


def descent_path(function: Poly, start: Place, rate: Fraction, steps: int = STEPS) -> Path:
    return _walk(start, steps, lambda place: _moved(place, slope_at(function, place), -rate))


def wrong_paths(function: Poly, start: Place, rate: Fraction) -> tuple[WrongPath, ...]:
    """Uphill, along the curve, straight to the centre, and bent to the other side."""
    right = descent_path(function, start, rate)
    climb = _walk(start, 3, lambda place: _moved(place, slope_at(function, place), rate / 3))
    return (
        WrongPath(
            "uphill",
            climb,
            msg("chose the path uphill"),
            msg("On that path the function grows. Which way do the heights fall?"),
            msg("it leads uphill"),
        ),
        WrongPath(
            "along-the-curve",
            _along(function, start, right),
            msg("chose the path along a level curve"),
            msg("Along a level curve the height stays the same. Which way do the heights fall?"),
            msg("it follows a level curve, where the height stays the same"),
        ),
        WrongPath(
            "straight-to-the-centre",
            tuple((start[0] * (STEPS - k) / STEPS, start[1] * (STEPS - k) / STEPS) for k in range(STEPS + 1)),
            msg("chose the straight path to the centre"),
            msg("The descent does not know where the centre is: each step goes at right angles to the level curve."),
            msg("it goes straight to the centre, not at right angles to the level curves"),
        ),
        WrongPath(
            "bent-the-other-way",
            tuple(_mirrored(place, start) for place in right),
            msg("chose the path that bends the other way"),
            msg("Look at the first step: does it stand at right angles to the level curve?"),
            msg("its first step does not stand at right angles to the level curve"),
        ),
    )


def eight_directions(vector: Place) -> tuple[Place, ...]:
    """The vector and its seven turns by 45°, anticlockwise, all of about the same length."""
    c, s = TURN
    found = [vector]
    for _ in range(7):
        u, v = found[-1]
        found.append((u * c - v * s, u * s + v * c))
    return tuple(found)


def _walk(start: Place, steps: int, move: Callable[[Place], Place]) -> Path:
    path = [start]
    for _ in range(steps):
        path.append(move(path[-1]))
    return tuple(path)


def _moved(place: Place, vector: Place, times: Fraction) -> Place:
    return _short(place[0] + times * vector[0]), _short(place[1] + times * vector[1])


def _short(value: Fraction) -> Fraction:
    return round_half_away(value, 3)


def _mirrored(place: Place, start: Place) -> Place:
    """The place on the other side of the line from the centre to the start."""
    share = (place[0] * start[0] + place[1] * start[1]) / (start[0] ** 2 + start[1] ** 2)
    return _short(2 * share * start[0] - place[0]), _short(2 * share * start[1] - place[1])


def _along(function: Poly, start: Place, right: Path) -> Path:
    """A walk of about the same length on the level curve: half a step across the gradient, then a step from there."""
    length = sum((abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in pairwise(right)), Fraction(0))
    pieces = 3 * STEPS
    path = [start]
    for _ in range(pieces):
        middle = _across(function, path[-1], length / (2 * pieces))
        direction = slope_at(function, middle)
        path.append(_stepped(path[-1], direction, length / pieces))
    return tuple((_short(x), _short(y)) for x, y in path[::3])


def _across(function: Poly, place: Place, length: Fraction) -> Place:
    return _stepped(place, slope_at(function, place), length)


def _stepped(place: Place, slope: Place, length: Fraction) -> Place:
    """A step of about this length at right angles to the slope."""
    size = _root(slope[0] ** 2 + slope[1] ** 2)
    return place[0] - length * slope[1] / size, place[1] + length * slope[0] / size


def _root(square: Fraction) -> Fraction:
    """A square root to six decimals."""
    return Fraction(isqrt(int(square * 10**12)), 10**6)
