"""Contour maps: right angles are right, heights are true and nice."""

from fractions import Fraction
from math import degrees, radians

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.lines import Line2D
from matplotlib.text import Text

from exgen.algebra import polynomial
from exgen.figures.axes import Frame
from exgen.figures.canvas import Canvas
from exgen.figures.contours import between, draw_contours, nice_levels
from exgen.figures.describe import Contours, Mark
from exgen.figures.draw import compose
from exgen.registry import generate
from exgen.text import language

F = Fraction

NL = language("nl")
BOWL = polynomial({(2, 0): 1, (0, 2): 3}, ("x", "y"))


def drawn(picture: Contours, width: float = 200, height: float = 200) -> tuple[Canvas, Frame]:
    canvas = Canvas(width, height)
    return canvas, draw_contours(canvas, picture, NL)


ends = st.tuples(st.integers(-6, 0), st.integers(1, 6)).map(lambda pair: (F(pair[0]), F(pair[1])))


@settings(max_examples=15, deadline=None)
@given(ends, ends, st.floats(120, 400), st.floats(120, 400))
def test_both_axes_have_equal_units(x: tuple[F, F], y: tuple[F, F], width: float, height: float) -> None:
    canvas, frame = drawn(Contours(BOWL, x, y, labels=False), width, height)
    across = frame.at(1, 0)[0] - frame.at(0, 0)[0]
    assert across == pytest.approx(frame.at(0, 1)[1] - frame.at(0, 0)[1])
    assert canvas.box.holds(frame.box)


@settings(max_examples=20, deadline=None)
@given(st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(-9, 9), min_size=1, max_size=5))
def test_any_polynomial_has_a_map(terms: dict[tuple[int, ...], int]) -> None:
    drawn(Contours(polynomial(terms, ("x", "y")), (F(-3), F(3)), (F(-3), F(3)), labels=True))


def test_every_drawn_curve_has_one_of_the_heights() -> None:
    levels = (F(2), F(5), F(9))
    canvas, frame = drawn(Contours(BOWL, (F(-4), F(4)), (F(-4), F(4)), levels))
    found = set()
    for line in canvas.figure.get_children():
        if isinstance(line, Line2D) and line.get_linewidth() == 0.6:
            x = frame.x[0] + (np.asarray(line.get_xdata()) - frame.box.left) / frame.box.width * 8
            y = frame.y[0] + (np.asarray(line.get_ydata()) - frame.box.bottom) / frame.box.height * 8
            heights = x**2 + 3 * y**2
            assert np.ptp(heights) < 0.02
            found.add(round(float(heights.mean())))
    assert found == {2, 5, 9}


def test_heights_of_a_bowl_are_equally_spaced() -> None:
    x = np.linspace(-4, 4, 81)
    levels = nice_levels(x[None, :] ** 2 + 3 * x[:, None] ** 2)
    assert levels == tuple(F(n) for n in (5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60))


def test_heights_grow_where_the_function_explodes() -> None:
    x, y = np.linspace(-5, 5, 101), np.linspace(-3, 3, 61)
    levels = nice_levels(x[None, :] ** 4 / 4 + y[:, None] ** 2 / 5)
    assert min(levels) <= 1
    assert max(levels) >= 100
    assert list(levels) == sorted(set(levels))


def test_a_constant_has_no_level_curves() -> None:
    assert nice_levels(np.full((5, 5), 3.0)) == ()


def test_labels_print_the_heights() -> None:
    canvas, _ = drawn(Contours(BOWL, (F(-4), F(4)), (F(-4), F(4)), (F(5, 2), F(20)), labels=True))
    texts = {child.get_text() for child in canvas.figure.get_children() if isinstance(child, Text)}
    assert {"$2{,}5$", "$20$"} <= texts


def test_marks_and_paths_outside_widen_the_map() -> None:
    picture = Contours(
        BOWL,
        (F(-1), F(1)),
        (F(-1), F(1)),
        marks=(Mark((F(3), F(0)), "P"),),
        paths=(("A", ((F(0), F(-4)),)),),
    )
    _, frame = drawn(picture)
    assert frame.x[1] > 3
    assert frame.y[0] < -4


@pytest.mark.parametrize(
    ("ways", "free"), [((), 45), ((0, 90), 225), ((10, 100, 190, 280), 55), ((0, 180), 90), ((-135,), 45)]
)
def test_a_label_is_wanted_in_the_widest_gap_between_arrows(ways: tuple[float, ...], free: float) -> None:
    assert degrees(between([radians(way) for way in ways])) % 360 == pytest.approx(free)


@pytest.mark.parametrize("seed", range(1, 13))
def test_no_letters_cover_an_arrow(seed: int) -> None:
    arrows = next(f for f in generate("descent-path", level=1, seed=seed).figures if f.name == "arrows")
    canvas = compose(arrows, language("en"))
    drawn = [(x, y) for x, y, matters in canvas.obstacles if matters == 2.0]
    assert drawn
    assert not [at for box in canvas.letters for at in drawn if box.contains(at)]
