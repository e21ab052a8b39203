"""Labels of every figure: large enough, on the paper, none over another; measured by matplotlib itself."""

import re
from fractions import Fraction

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from exgen.algebra import univariate
from exgen.figures.describe import Figure, Graph
from exgen.figures.draw import compose
from exgen.formula.tree import msg
from exgen.text import language


def _labels(figure: Figure) -> tuple[list[Text], list[Bbox], tuple[float, float]]:
    canvas = compose(figure, language("nl"))
    renderer = FigureCanvasAgg(canvas.figure).get_renderer()
    texts = [child for child in canvas.figure.get_children() if isinstance(child, Text)]
    boxes = [text.get_window_extent(renderer) for text in texts]
    return texts, boxes, (canvas.figure.bbox.width, canvas.figure.bbox.height)


def test_no_label_is_smaller_than_9_points(each: Figure) -> None:
    texts, _, _ = _labels(each)
    assert texts
    assert all(text.get_fontsize() >= 9 for text in texts)


def test_every_label_is_on_the_paper(each: Figure) -> None:
    texts, boxes, (width, height) = _labels(each)
    for text, box in zip(texts, boxes, strict=True):
        assert box.x0 >= -0.5, text
        assert box.x1 <= width + 0.5, text
        assert box.y0 >= -0.5, text
        assert box.y1 <= height + 0.5, text


def test_no_label_covers_another(each: Figure) -> None:
    texts, boxes, _ = _labels(each)
    for i, first in enumerate(boxes):
        for j, second in enumerate(boxes[:i]):
            across = min(first.x1, second.x1) - max(first.x0, second.x0)
            up = min(first.y1, second.y1) - max(first.y0, second.y0)
            assert min(across, up) <= 1.0, (texts[i].get_text(), texts[j].get_text())


@pytest.mark.parametrize(
    ("coefficients", "across", "left"),
    [((2, 24, 66), (-9, 1), False), ((3, -24, 50), (0, 8), True)],
    ids=["curve close at the left", "room at the left"],
)
def test_all_numbers_of_the_vertical_axis_stand_on_one_side(
    coefficients: tuple[int, ...], across: tuple[int, int], left: bool
) -> None:
    span = (Fraction(across[0]), Fraction(across[1]))
    picture = Graph(univariate(list(map(Fraction, coefficients)), "theta"), span, name="J")
    texts, boxes, _ = _labels(Figure("figure", picture, msg("WHAT WHO CANNOT SEE IT HEARS"), 7, 7))
    name = next(box for text, box in zip(texts, boxes, strict=True) if "J" in text.get_text())
    tens = [b for t, b in zip(texts, boxes, strict=True) if re.fullmatch(r"\$\d0\$", t.get_text())]
    assert len(tens) >= 3
    assert {box.x1 < name.x0 for box in tens} == {left}


def test_figures_are_black_white_and_grey(each: Figure) -> None:
    canvas = FigureCanvasAgg(compose(each, language("nl")).figure)
    canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())[..., :3].astype(int)
    assert (pixels.max(axis=2) - pixels.min(axis=2)).max() <= 2
    assert pixels.min() < 60
