"""Empty grid paper of 5 mm squares, in the middle of its figure."""

from exgen.figures import style
from exgen.figures.canvas import Canvas

_HAIR = 0.01
"""Of a square: lengths in points are rounded, so twelve squares may be a hair wider than their figure."""


def draw_squares(canvas: Canvas) -> None:
    """As many whole squares as the canvas holds."""
    side, room = style.SQUARE, canvas.box.grown(-style.GRID / 2)
    columns, rows = (int(length / side + 2 * style.GRID / side + _HAIR) for length in (room.width, room.height))
    side = min(side, room.width / columns, room.height / rows)
    left, bottom = (room.width - columns * side) / 2 + room.left, (room.height - rows * side) / 2 + room.bottom
    right, top = left + columns * side, bottom + rows * side
    upright = [((left + i * side, bottom), (left + i * side, top)) for i in range(columns + 1)]
    level = [((left, bottom + i * side), (right, bottom + i * side)) for i in range(rows + 1)]
    canvas.rules(upright + level, width=style.GRID, grey=style.MIDDLE)
