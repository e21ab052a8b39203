"""Arrow fields: every arrow points where its vector points, and stays inside its frame."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from exgen.algebra import polynomial
from exgen.figures.canvas import Canvas
from exgen.figures.describe import ArrowField
from exgen.figures.field import draw_field
from exgen.text import language

F = Fraction

NL = language("nl")
OUTWARD = ("A", polynomial({(1, 0): 2}, ("x", "y")), polynomial({(0, 1): 6}, ("x", "y")))
AROUND = ("B", polynomial({(0, 1): -2}, ("x", "y")), polynomial({(1, 0): 2}, ("x", "y")))


def shafts(canvas: Canvas, width: float) -> np.ndarray:
    """Begin and end of all arrows: (arrows, 2, 2)."""
    for patch in canvas.figure.get_children():
        if isinstance(patch, PathPatch) and not patch.get_fill() and patch.get_linewidth() == width:
            path: Path = patch.get_path()
            return np.asarray(path.vertices).reshape(-1, 2, 2)
    raise AssertionError("no arrows")


def test_every_arrow_begins_at_its_point_and_has_the_direction_of_its_vector() -> None:
    canvas = Canvas(250, 250)
    (frame,) = draw_field(canvas, ArrowField((OUTWARD,), (F(-4), F(4)), (F(-4), F(4))), NL)
    arrows = shafts(canvas, 0.8)
    assert len(arrows) == 80
    unit = frame.box.width / (frame.x[1] - frame.x[0])
    for begin, end in arrows:
        x = frame.x[0] + (begin[0] - frame.box.left) / unit
        y = frame.y[0] + (begin[1] - frame.box.bottom) / unit
        assert x == pytest.approx(round(x), abs=1e-6)
        vector = np.array([2 * x, 6 * y])
        drawn = end - begin
        assert drawn @ vector / np.linalg.norm(drawn) / np.linalg.norm(vector) == pytest.approx(1)
        assert frame.box.contains((float(end[0]), float(end[1])))


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 4), st.integers(1, 8), st.integers(1, 8), st.integers(200, 420), st.integers(180, 420))
def test_frames_are_equal_inside_the_paper_and_have_equal_units(
    count: int, across: int, up: int, width: int, height: int
) -> None:
    canvas = Canvas(width, height)
    picture = ArrowField((OUTWARD, AROUND, OUTWARD, AROUND)[:count], (F(-across), F(across)), (F(-up), F(up)))
    frames = draw_field(canvas, picture, NL)
    assert len(frames) == count
    for frame in frames:
        assert canvas.box.holds(frame.box)
        assert frame.at(1, 0)[0] - frame.at(0, 0)[0] == pytest.approx(frame.at(0, 1)[1] - frame.at(0, 0)[1])
    for i, first in enumerate(frames):
        assert not any(first.box.meets(other.box) for other in frames[:i])


def test_four_fields_on_14_cm_are_at_least_5_cm_wide() -> None:
    canvas = Canvas(14 / 2.54 * 72, 14 / 2.54 * 72)
    frames = draw_field(canvas, ArrowField((OUTWARD, AROUND) * 2, (F(-4), F(4)), (F(-4), F(4))), NL)
    assert min(frame.box.width for frame in frames) / 72 * 2.54 > 5


def test_a_vector_0_is_a_dot() -> None:
    nothing = polynomial({}, ("x", "y"))
    canvas = Canvas(200, 200)
    draw_field(canvas, ArrowField((("", nothing, nothing),), (F(-1), F(1)), (F(-1), F(1))), NL)
    with pytest.raises(AssertionError, match="no arrows"):
        shafts(canvas, 0.8)
