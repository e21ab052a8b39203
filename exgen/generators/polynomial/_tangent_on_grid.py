"""A tangent on grid paper: the window of squares, and the two grid points at which the line is read."""

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from exgen.algebra import Poly
from exgen.errors import UserError
from exgen.figures.describe import Point

Square = tuple[Fraction, ...]
"""What one square is worth along the horizontal and the vertical axis."""

HALF = 7
"""Squares from the middle of the figure to its edges."""

APART = 3
"""The two grid points that are read are at least this many squares apart."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The tangent at `point`, the window's lowest corner in squares, and the grid points at which it is read."""

    function: Poly
    point: Fraction
    square: Square
    corner: tuple[int, int]
    first: Point
    second: Point

    @property
    def name(self) -> str:
        return self.function.variables[0]

    @property
    def slope(self) -> Fraction:
        return self.function.diff(self.name).at({self.name: self.point})

    @property
    def spot(self) -> Point:
        """The point of contact."""
        return self.point, self.function.at({self.name: self.point})


def drawn(function: Poly, at: Fraction, square: Square) -> Drawn:
    """UserError where the tangent does not meet two grid points far enough apart."""
    (name,) = function.variables
    across, up = square
    height, slope = function.at({name: at}), function.diff(name).at({name: at})
    corner = _corner(at / across), _corner(height / up)
    met = []
    for column in range(corner[0], corner[0] + 2 * HALF + 1):
        y = height + slope * (column * across - at)
        row = y / up
        if row.denominator == 1 and corner[1] <= row <= corner[1] + 2 * HALF:
            met.append((column * across, y))
    pairs = [(a, b) for a in met for b in met if a[0] < b[0] and _far(a, b, square)]
    if not pairs:
        raise UserError(
            "this tangent cannot be read off: it does not meet two grid points 3 squares apart; "
            "state another point or square"
        )
    first, second = min(pairs, key=lambda pair: ((at, height) not in pair, pair[0][0] != at, pair[1][0] - pair[0][0]))
    return Drawn(function, at, square, corner, first, second)


def _corner(squares: Fraction) -> int:
    """The lower end of a window of 2·HALF squares: around 0 where the place is well inside, else around the place."""
    return -HALF if abs(squares) < HALF - 1 else floor(squares) - HALF


def _far(a: Point, b: Point, square: Square) -> bool:
    return max(abs(a[0] - b[0]) / square[0], abs(a[1] - b[1]) / square[1]) >= APART
