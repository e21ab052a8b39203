"""Graphs: everything that must be seen is in view, and the valley is not a flat line below a steep curve."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from matplotlib.lines import Line2D

from exgen.algebra import univariate
from exgen.figures.axes import Frame
from exgen.figures.canvas import Canvas
from exgen.figures.describe import Figure, Graph, Mark
from exgen.figures.draw import draw
from exgen.figures.graph import draw_graph, fitted
from exgen.formula.tree import msg
from exgen.text import language

F = Fraction

NL = language("nl")
SQUARE = 14.1732

coefficients = st.fractions(-9, 9, max_denominator=6)
places = st.fractions(-6, 6, max_denominator=8)


def framed(graph: Graph, width: float = 8.0, height: float = 6.0) -> Frame:
    return draw_graph(Canvas(width / 2.54 * 72, height / 2.54 * 72), graph, NL)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(coefficients, min_size=1, max_size=5),
    st.lists(places, max_size=8),
    st.lists(places, max_size=3),
    places,
    st.sampled_from([None, (F(1), F(1)), (F(1, 2), F(5))]),
)
def test_all_steps_marks_and_tangent_points_are_in_view(
    leading: list[F],
    steps: list[F],
    marked: list[F],
    touch: F,
    grid: tuple[F, F] | None,
) -> None:
    function = univariate(leading, "theta")
    value = {x: function.at({"theta": x}) for x in (*steps, *marked, touch)}
    graph = Graph(
        function,
        (F(-3), F(3)),
        marks=tuple(Mark((x, value[x]), "P") for x in marked),
        tangents=(((touch, value[touch]), function.diff("theta").at({"theta": touch})),),
        steps=tuple(steps),
        grid=grid if max(map(abs, value.values())) < 100 else None,
        name="J",
    )
    frame = framed(graph)
    for x, y in value.items():
        assert frame.box.grown(1e-6).contains(frame.at(float(x), float(y)))
    assert frame.x[0] <= -3
    assert frame.x[1] >= 3


@settings(max_examples=25, deadline=None)
@given(st.lists(coefficients, min_size=2, max_size=5), st.lists(places, max_size=6))
def test_any_polynomial_can_be_drawn(leading: list[F], steps: list[F]) -> None:
    graph = Graph(univariate(leading), (F(-3), F(3)), steps=tuple(steps))
    assert draw(Figure("f", graph, msg("alt"), 6.0, 4.0), NL, "svg").startswith(b"<svg")


def test_a_quartic_is_cut_off_above_so_that_its_valleys_are_deep() -> None:
    function = univariate([F(1, 4), 0, F(-7, 2), 6, 0])
    low, high = fitted(function, (-6.0, 5.0), [])
    assert float(function.at({"x": -6})) > 150
    assert low == pytest.approx(float(function.at({"x": -3})), abs=0.01)
    assert float(function.at({"x": 1})) < high < 60


def test_a_parabola_shows_its_axis_when_that_is_near_and_not_when_far() -> None:
    assert fitted(univariate([1, 0, 1]), (-3.0, 3.0), [])[0] == 0
    assert fitted(univariate([1, 0, 100]), (-3.0, 3.0), [])[0] > 80


def test_a_stated_range_is_kept() -> None:
    frame = framed(Graph(univariate([1, 0, 0]), (F(-2), F(3)), (F(-1), F(4))))
    assert (frame.x, frame.y) == ((-2, 3), (-1, 4))


@pytest.mark.parametrize("grid", [(F(1), F(1)), (F(1), F(2)), (F(1, 2), F(1, 4))])
def test_grid_squares_are_5_mm_squares(grid: tuple[F, F]) -> None:
    graph = Graph(univariate([1, 0, -2]), (-3 * grid[0], 4 * grid[0]), (-5 * grid[1], 3 * grid[1]), grid=grid)
    frame = framed(graph, 8, 8)
    across = frame.at(float(grid[0]), 0)[0] - frame.at(0, 0)[0]
    up = frame.at(0, float(grid[1]))[1] - frame.at(0, 0)[1]
    assert across == pytest.approx(SQUARE, abs=0.01)
    assert up == pytest.approx(SQUARE, abs=0.01)


def test_too_many_squares_become_smaller_but_stay_squares() -> None:
    frame = framed(
        Graph(
            univariate([1, 0, -2]),
            (F(-10), F(10)),
            (F(-10), F(10)),
            grid=(F(1), F(1)),
        ),
        8,
        8,
    )
    across = frame.at(1, 0)[0] - frame.at(0, 0)[0]
    assert across == pytest.approx(frame.at(0, 1)[1] - frame.at(0, 0)[1])
    assert 8 < across < SQUARE


def test_a_secant_goes_through_both_points_and_is_not_dashed_like_a_tangent() -> None:
    canvas = Canvas(226.8, 170.1)
    one, other = (F(1), F(1)), (F(2), F(4))
    graph = Graph(univariate([1, 0, 0]), (F(0), F(3)), tangents=((one, F(2)),), secants=((one, other),))
    frame = draw_graph(canvas, graph, NL)
    drawn = [child for child in canvas.figure.get_children() if isinstance(child, Line2D)]
    straight = {str(line._dash_pattern): line for line in drawn if line.get_linestyle() == "--"}
    assert len(straight) == 2
    ends = [frame.at(0, -2), frame.at(3, 7)]
    assert any(np.allclose(line.get_xydata(), ends) for line in straight.values())


@pytest.mark.parametrize(
    ("function", "ends", "strokes"),
    [((1, 0, 0), (-2, 2), 0), ((1, 0, 50), (-2, 2), 2), ((1, -10, 25), (3, 7), 2), ((1, -10, 75), (3, 7), 4)],
)
def test_an_axis_that_leaves_out_0_is_broken(
    function: tuple[int, ...], ends: tuple[int, int], strokes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[tuple[tuple[float, float], ...]] = []
    line = Canvas.line

    def noted(self: Canvas, points: list[tuple[float, float]], **options: object) -> object:
        drawn.append(tuple(points))
        return line(self, points, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Canvas, "line", noted)
    framed(Graph(univariate(function), (F(ends[0]), F(ends[1]))))
    slanted = [p for p in drawn if len(p) == 2 and p[0][0] != p[1][0] and p[0][1] != p[1][1]]
    assert len(slanted) == strokes


@given(st.integers(1, 60), st.fractions(F(1, 4), 4, max_denominator=4))
def test_the_horizontal_axis_lies_clear_of_a_curve_above_0(height: int, steep: F) -> None:
    frame = framed(Graph(univariate((steep, 0, height)), (F(-2), F(2))))
    assert frame.y[0] < height
    assert frame.origin[1] < frame.at(0, height)[1] - 3
