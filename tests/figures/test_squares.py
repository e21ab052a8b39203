"""Empty grid paper: squares of exactly 5 mm, as many as fit."""

import pytest
from matplotlib.patches import PathPatch

from exgen.figures.canvas import Canvas
from exgen.figures.squares import draw_squares
from exgen.figures.style import SQUARE


@pytest.mark.parametrize(("width", "height", "columns", "rows"), [(6.0, 6.0, 12, 12), (8.0, 5.2, 16, 10)])
def test_the_squares_are_5_mm(width: float, height: float, columns: int, rows: int) -> None:
    canvas = Canvas(width / 2.54 * 72, height / 2.54 * 72)
    draw_squares(canvas)
    (patch,) = (child for child in canvas.figure.get_children() if isinstance(child, PathPatch))
    vertices = patch.get_path().vertices
    assert len(vertices) == 2 * (columns + 1 + rows + 1)
    box = patch.get_path().get_extents()
    assert box.width == pytest.approx(columns * SQUARE, abs=0.6)
    assert box.height == pytest.approx(rows * SQUARE, abs=0.6)
    assert box.x0 >= 0
    assert box.x1 <= canvas.box.width
