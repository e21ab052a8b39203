"""A calculation in columns as it is written by hand: numbers under each other, with a bar beside and a line under them.

All columns are as wide as the widest number needs, and numbers end under each other, so that digits of one place stand
in one column.
"""

from exgen.figures import style
from exgen.figures.canvas import Canvas
from exgen.figures.describe import Scheme
from exgen.figures.lettering import mathtext, size_of
from exgen.text import Language

_PAD = 7.0
"""Between a number and the right edge of its column, points."""
_MIDDLE = 0.34
"""Of the size of letters: how high the middle of a digit stands above its baseline."""


def draw_scheme(canvas: Canvas, picture: Scheme, language: Language) -> None:
    """Draws the scheme in the middle of the canvas, with its lines as far as its columns reach."""
    texts = [[mathtext(entry, language) for entry in row] for row in picture.rows]
    box = canvas.box.grown(-style.AXIS)
    columns = len(texts[0])
    widest = max(size_of(text, style.TEXT)[0] for row in texts for text in row if text)
    across = min(widest + 2 * _PAD, box.width / columns)
    left = box.left + (box.width - across * columns) / 2
    height = box.height / len(texts)
    for number, row in enumerate(texts):
        baseline = box.top - (number + 0.5) * height - _MIDDLE * style.TEXT
        for place, text in enumerate(row):
            if text:
                canvas.write(text, left + (place + 1) * across - _PAD - size_of(text, style.TEXT)[0], baseline)
    bottom, right = box.top - (len(texts) - 1) * height, left + columns * across
    canvas.line([(left, bottom), (right, bottom)], width=style.AXIS, matters=0)
    canvas.line([(left + across, box.bottom), (left + across, box.top)], width=style.AXIS, matters=0)
    canvas.line([(right - across, box.bottom), (right - across, bottom)], width=style.AXIS, matters=0)
