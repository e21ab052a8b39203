"""The heights at which a contour map draws its curves, so that one of them runs through a stated point.

Only then can the height of the point be read off, and only then does the gradient stand at right angles to a curve
that can be seen.
"""

from fractions import Fraction
from math import ceil, floor

from exgen.algebra import Poly

Range = tuple[Fraction, Fraction]

CURVES = 11
"""At most about so many curves a map has, where no other number is asked."""
AROUND = 6
"""At most so many curves lie on one side of a critical point."""
_MESH = 8


def map_levels(function: Poly, x: Range, y: Range, through: Fraction, curves: int = CURVES) -> tuple[Fraction, ...]:
    """Heights at equal, nice distances over the map, one of them `through`; ascending.

    The least and the greatest height are left out: there a curve shrinks to a point.
    """
    low, high = heights(function, x, y)
    step = nice_step((high - low) / curves)
    if not step:
        return (through,)
    first, last = ceil((low - through) / step), floor((high - through) / step)
    found = (through + k * step for k in range(first, last + 1))
    return tuple(level for level in found if low < level < high or level == through)


def levels_around(function: Poly, x: Range, y: Range, middle: Fraction, *, through: bool) -> tuple[Fraction, ...]:
    """Heights that lie 1, 4, 9 … nice steps from `middle`, the height of a critical point, so that the curves near it
    are seen; with the height itself where curves run `through` the point, as at a saddle. Ascending.
    """
    low, high = heights(function, x, y)
    step = nice_step(max(high - middle, middle - low) / AROUND**2)
    found = {middle + sign * k * k * step for k in range(1, AROUND + 1) for sign in (-1, 1)}
    return tuple(sorted({level for level in found if low < level < high} | ({middle} if through else set())))


def heights(function: Poly, x: Range, y: Range) -> Range:
    """The least and greatest value at the points of a mesh over the map."""
    across, up = function.variables
    found = [
        function.at({across: x[0] + (x[1] - x[0]) * i / _MESH, up: y[0] + (y[1] - y[0]) * j / _MESH})
        for i in range(_MESH + 1)
        for j in range(_MESH + 1)
    ]
    return min(found), max(found)


def nice_step(least: Fraction) -> Fraction:
    """The first of 1, 2, 5, 10, 20 … (or 0.5, 0.2 …) that is not below `least`; 0 where that is 0."""
    if least <= 0:
        return Fraction(0)
    power = Fraction(1)
    while power > least:
        power /= 10
    while power * 10 <= least:
        power *= 10
    return next(power * n for n in (1, 2, 5, 10) if power * n >= least)
