"""A sign table as it stands on a board: places along the top, signs and zeros under them, arrows for the function.

Columns at a place are as wide as their widest entry; the stretches between share the rest of the paper, so that the
arrows all have one size.
"""

from collections.abc import Sequence
from itertools import accumulate

from exgen.figures import style
from exgen.figures.canvas import Canvas
from exgen.figures.describe import FALLS, RISES, Label, SignDiagram
from exgen.figures.lettering import mathtext, size_of
from exgen.text import Language

_PAD = 5.0
"""Between an entry and the edge of its column, points."""
_ARROW = 20.0
"""The longest arrow, across."""
_MIDDLE = 0.34
"""Of the size of letters: how high the middle of a digit stands above its baseline."""


def draw_sign_diagram(canvas: Canvas, picture: SignDiagram, language: Language) -> None:
    """Draws the diagram on the whole canvas."""
    top: list[Label] = [""] * (2 * len(picture.places) + 1)
    top[1::2] = picture.places
    rows: list[list[Label]] = [[picture.variable, *top], *([head, *entries] for head, entries in picture.rows)]
    box = canvas.box.grown(-style.AXIS)
    edges = [box.left + x for x in accumulate(_widths(rows, box.width, language), initial=0.0)]
    height = box.height / len(rows)
    for number, row in enumerate(rows):
        middle = box.top - (number + 0.5) * height
        for place, entry in enumerate(row):
            left, right = edges[place], edges[place + 1]
            if entry in (RISES, FALLS):
                _arrow(canvas, (left + right) / 2, middle, min(_ARROW, right - left - 2 * _PAD), height, entry == RISES)
            elif entry != "":
                _write(canvas, entry, (left + right) / 2, middle, language)
    _rules(canvas, edges, height, len(rows))


def _widths(rows: Sequence[Sequence[Label]], room: float, language: Language) -> list[float]:
    """Of every column: entries at a place and headings as they need, stretches an equal share of what is left."""
    texts = [[_width(row[place], language) for row in rows] for place in range(len(rows[0]))]
    needed = [max(column) + 2 * _PAD for column in texts]
    fixed = sum(width for place, width in enumerate(needed) if place == 0 or place % 2 == 0)
    stretches = len(needed) // 2
    share = (room - fixed) / stretches
    return [width if place == 0 or place % 2 == 0 else share for place, width in enumerate(needed)]


def _width(entry: Label, language: Language) -> float:
    if entry in ("", RISES, FALLS):
        return 0.0
    return size_of(mathtext(entry, language), style.TEXT)[0]


def _write(canvas: Canvas, entry: Label, x: float, y: float, language: Language) -> None:
    text = mathtext(entry, language)
    width, _, _ = size_of(text, style.TEXT)
    canvas.write(text, x - width / 2, y - _MIDDLE * style.TEXT)


def _arrow(canvas: Canvas, x: float, y: float, across: float, height: float, rises: bool) -> None:
    up = 0.26 * height if rises else -0.26 * height
    canvas.arrow((x - across / 2, y - up), (x + across / 2, y + up), width=0.9, matters=0)


def _rules(canvas: Canvas, edges: Sequence[float], height: float, rows: int) -> None:
    """A line under the places, thinner ones between the rows, and one beside the headings."""
    box = canvas.box.grown(-style.AXIS)
    for row in range(1, rows):
        y = box.top - row * height
        canvas.line([(box.left, y), (box.right, y)], width=style.AXIS if row == 1 else style.THIN, matters=0)
    canvas.line([(edges[1], box.bottom), (edges[1], box.top)], width=style.AXIS, matters=0)
