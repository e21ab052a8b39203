"""Steps that coincide on paper share one label, whatever their order."""

from fractions import Fraction

from matplotlib.text import Text

from exgen.algebra import univariate
from exgen.figures.canvas import Canvas
from exgen.figures.describe import Graph
from exgen.figures.graph import draw_graph
from exgen.figures.steps import together
from exgen.text import language

F = Fraction


def numbers(steps: tuple[F, ...], code: str = "nl") -> set[str]:
    canvas = Canvas(200, 150)
    draw_graph(canvas, Graph(univariate([1, 0, 0]), (F(-3), F(5)), steps=steps), language(code))
    texts = (child.get_text() for child in canvas.figure.get_children() if isinstance(child, Text))
    return {text.removeprefix(r"$\mathbf{").removesuffix("}$") for text in texts if "mathbf" in text}


def test_separate_steps_are_numbered_from_0() -> None:
    assert numbers((F(4), F(2), F(1))) == {"0", "1", "2"}


def test_bouncing_steps_share_two_labels() -> None:
    assert numbers((F(2), F(-2), F(2), F(-2))) == {"0;2", "1;3"}


def test_settled_steps_share_a_range() -> None:
    assert numbers((F(4), *(F(1, 100) / n for n in range(1, 6)))) == {"0", "1–5"}


def test_groups_hold_every_place_once() -> None:
    spots = [(float(i % 7), 0.0) for i in range(40)]
    groups = together(spots, 1.5)
    assert sorted(i for group in groups for i in group) == list(range(40))
