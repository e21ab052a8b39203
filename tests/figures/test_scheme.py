"""Horner's scheme: numbers of a column end under each other, the bars and the line between them."""

from fractions import Fraction
from itertools import pairwise

from matplotlib.text import Text

from exgen.figures.canvas import Canvas
from exgen.figures.describe import Figure, Scheme
from exgen.figures.draw import compose
from exgen.formula.tree import Number, msg
from exgen.text import language

ROWS = (
    ("", Number(Fraction(1)), Number(Fraction(0)), Number(Fraction(-5)), Number(Fraction(11))),
    (Number(Fraction(-3)), "", Number(Fraction(-3)), Number(Fraction(9)), Number(Fraction(-12))),
    ("", Number(Fraction(1)), Number(Fraction(-3)), Number(Fraction(4)), Number(Fraction(-1))),
)


def drawn() -> Canvas:
    return compose(Figure("scheme", Scheme(ROWS), msg("alt"), 6.0, 1.95), language("en"))


def test_every_number_is_written_once_and_on_the_paper() -> None:
    canvas = drawn()
    texts = [child for child in canvas.figure.get_children() if isinstance(child, Text) and child.get_text()]
    assert len(texts) == sum(entry != "" for row in ROWS for entry in row)
    for box in canvas.letters:
        assert canvas.box.holds(box)


def test_the_numbers_of_a_column_end_under_each_other() -> None:
    ends: dict[int, set[int]] = {}
    boxes = iter(drawn().letters)
    for row in ROWS:
        for place, entry in enumerate(row):
            if entry != "":
                ends.setdefault(place, set()).add(round(next(boxes).right))
    for place, found in ends.items():
        assert max(found) - min(found) <= 1, place
    rights = [max(found) for _, found in sorted(ends.items())]
    assert all(b - a > 15 for a, b in pairwise(rights))
