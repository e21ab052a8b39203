"""Data plots: all points in view, lines that can be told apart and carry their labels."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.lines import Line2D
from matplotlib.text import Text

from exgen.figures.canvas import Canvas
from exgen.figures.data import draw_data
from exgen.figures.describe import DataPlot
from exgen.formula.tree import msg
from exgen.text import language

F = Fraction

NL = language("nl")
numbers = st.fractions(-20, 20, max_denominator=4)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(numbers, numbers), min_size=1, max_size=6),
    st.lists(st.tuples(st.just("line"), numbers, numbers), max_size=3),
    st.lists(st.tuples(st.just("σ"), numbers, numbers), max_size=2),
)
def test_all_points_are_in_view(
    points: list[tuple[F, F]],
    lines: list[tuple[str, F, F]],
    sigmoids: list[tuple[str, F, F]],
) -> None:
    frame = draw_data(Canvas(220, 170), DataPlot(tuple(points), tuple(lines), tuple(sigmoids)), NL)
    for x, y in points:
        assert frame.box.grown(1e-6).contains(frame.at(float(x), float(y)))


def test_every_line_has_its_own_dashes_and_its_label() -> None:
    canvas = Canvas(230, 170)
    lines = (
        (msg("start"), F(0), F(0)),
        ("na stap 1", F(1), F(1)),
        ("na stap 2", F(2), F(1, 2)),
    )
    draw_data(canvas, DataPlot(((F(1), F(2)), (F(4), F(3))), lines), NL)
    drawn = [c for c in canvas.figure.get_children() if isinstance(c, Line2D) and c.get_linewidth() == 1.2]
    patterns = {str(line.get_linestyle()) + str(line._dash_pattern) for line in drawn}
    assert len(drawn) == len(patterns) == 3
    texts = " ".join(c.get_text() for c in canvas.figure.get_children() if isinstance(c, Text))
    assert "start" in texts
    assert "na stap 1" in texts
    assert "na stap 2" in texts


def test_a_sigmoid_shows_its_bend() -> None:
    frame = draw_data(
        Canvas(230, 140),
        DataPlot(((F(2), F(1)), (F(-2), F(0))), sigmoids=(("", F(1), F(-1)),)),
        NL,
    )
    assert frame.x[0] <= -2
    assert frame.x[1] >= 4
    assert frame.y[0] <= 0
    assert frame.y[1] >= 1


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from([(2, -5, 1, -4), (2, -11, 1, -7), (-2, 10, -1, 5), (-1, 2, -2, 7), (-2, 12, -1, 5), (1, 3, 2, 1)])
)
def test_a_label_stands_nearer_to_its_own_line_than_to_the_other(lines: tuple[int, int, int, int]) -> None:
    (slope, start, other_slope, other_start) = (F(n) for n in lines)
    points = tuple((F(x), start + slope * x + (-1) ** x * 3) for x in range(1, 6))
    canvas = Canvas(198, 142)
    frame = draw_data(canvas, DataPlot(points, (("EEN", start, slope), ("TWEE", other_start, other_slope))), NL)
    texts = [c for c in canvas.figure.get_children() if isinstance(c, Text)]
    boxes = dict(zip((t.get_text() for t in texts), canvas.letters, strict=True))
    for name, own in (("EEN", 0), ("TWEE", 1)):
        box = next(b for text, b in boxes.items() if text == f"$\\text{{{name}}}$")
        x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        at = frame.x[0] + (x - frame.box.left) / (frame.box.right - frame.box.left) * (frame.x[1] - frame.x[0])
        heights = [frame.at(at, float(a) + float(b) * at)[1] for a, b in ((start, slope), (other_start, other_slope))]
        assert abs(y - heights[own]) < abs(y - heights[1 - own])
