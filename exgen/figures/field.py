"""Fields of arrows, several side by side for comparison.

Directions are what is to be read, so arrows grow only slowly with the length of their vectors. Each begins at its
point: that is where the vector belongs.
"""

from fractions import Fraction
from itertools import islice
from math import ceil, hypot

from exgen.algebra import Poly
from exgen.figures import style
from exgen.figures.axes import Frame, Names, Range, border_margins, draw_border
from exgen.figures.canvas import XY, Box, Canvas, arrow_parts
from exgen.figures.contours import draw_marks
from exgen.figures.describe import ArrowField
from exgen.figures.lettering import bold, mathtext, number_printer, size_of
from exgen.figures.placing import Request, place
from exgen.figures.scale import multiples, nice_steps
from exgen.formula.build import formula
from exgen.text import Language

_MOST = 10
"""No more than this many steps from one end of a row of arrows to the other,"""
_SPACING = 13.0
"""and fewer where arrows would stand closer than this many points."""
_SHORTEST, _LONGEST = 0.42, 0.85
"""The lengths of arrows in steps."""
_ROOM = Fraction(95, 100)
"""The room around the outer arrows in steps."""
_BETWEEN = 10.0


def draw_field(canvas: Canvas, picture: ArrowField, language: Language) -> tuple[Frame, ...]:
    """Draws the fields on the whole canvas; returns where the ranges of each lie."""
    across, up = picture.fields[0][1].variables
    names = Names(mathtext(formula(across), language), mathtext(formula(up), language), number_printer(language))
    titles = [bold(mathtext(name, language)) for name, _, _ in picture.fields]
    frames, step = _laid_out(canvas.box, picture, names, any(titles))
    requests: list[Request] = []
    for frame, title, (_, u, v) in zip(frames, titles, picture.fields, strict=True):
        draw_border(canvas, frame, names)
        if title:
            canvas.write(title, frame.box.left, frame.box.top + 4, size=style.TEXT + 1)
        _arrows(canvas, frame, (u, v), picture, step)
        requests += draw_marks(canvas, picture.marks, frame, language)
    place(canvas, requests, halo=False)
    return frames


def _laid_out(room: Box, picture: ArrowField, names: Names, titled: bool) -> tuple[tuple[Frame, ...], Fraction]:
    """The frames, and the step between the places of arrows: the smallest that leaves arrows room enough."""
    widest = max(picture.x[1] - picture.x[0], picture.y[1] - picture.y[0])
    frames: tuple[Frame, ...] = ()
    step = widest
    for step in islice(nice_steps(float(widest) / _MOST), 6):
        x, y = _reached(picture.x, step), _reached(picture.y, step)
        frames = _frames(room, len(picture.fields), x, y, names, titled)
        if float(step) * frames[0].box.width / (x[1] - x[0]) >= _SPACING:
            break
    return frames, step


def _reached(given: tuple[Fraction, Fraction], step: Fraction) -> Range:
    """The range with room for the arrows that begin at its ends."""
    return float(given[0] - step * _ROOM), float(given[1] + step * _ROOM)


def _frames(room: Box, count: int, x: Range, y: Range, names: Names, titled: bool) -> tuple[Frame, ...]:
    """Equal rectangles with equal units, in the arrangement that makes them largest."""
    arrangements = [_grid(room, count, columns, x, y, names, titled) for columns in range(1, count + 1)]
    return max(arrangements, key=lambda frames: frames[0].box.width)


def _grid(room: Box, count: int, columns: int, x: Range, y: Range, names: Names, titled: bool) -> tuple[Frame, ...]:
    rows = ceil(count / columns)
    head = sum(size_of("$A$", style.TEXT + 1)[1:]) + 5 if titled else 4.0
    cell_width = (room.width - _BETWEEN * (columns - 1)) / columns
    cell_height = (room.height - _BETWEEN / 2 * (rows - 1)) / rows
    left, below = border_margins(y, names, cell_height)
    width, height = cell_width - left - 5, cell_height - below - head
    unit = max(min(width / (x[1] - x[0]), height / (y[1] - y[0])), 1e-3)
    across, up = unit * (x[1] - x[0]), unit * (y[1] - y[0])
    frames = []
    for i in range(count):
        row, column = divmod(i, columns)
        start_x = room.left + column * (cell_width + _BETWEEN) + left + (width - across) / 2
        start_y = room.top - row * (cell_height + _BETWEEN / 2) - head - (height - up) / 2 - up
        frames.append(Frame(Box(start_x, start_y, start_x + across, start_y + up), x, y))
    return tuple(frames)


def _arrows(canvas: Canvas, frame: Frame, field: tuple[Poly, Poly], picture: ArrowField, step: Fraction) -> None:
    spacing = frame.at(float(step), 0)[0] - frame.at(0, 0)[0]
    vectors = _vectors(frame, field, picture, step)
    longest = max(hypot(*vector) for _, vector in vectors) or 1.0
    shafts, heads, still = [], [], []
    for (x, y), (u, v) in vectors:
        length = hypot(u, v)
        if length < 1e-9 * longest:
            still.append([(x + dx, y + dy) for dx, dy in ((-1, 0), (0, -1), (1, 0), (0, 1))])
            continue
        long = spacing * (_SHORTEST + (_LONGEST - _SHORTEST) * (length / longest) ** 0.5)
        tip = (x + u / length * long, y + v / length * long)
        shaft, head = arrow_parts((x, y), tip, 0.6)
        shafts.append(((x, y), shaft))
        heads.append(head)
        canvas.avoid([(x, y), *head, head[0]], 4.0)
    canvas.rules(shafts, width=0.8, grey=style.BLACK, layer=style.LINES)
    canvas.fill(heads + still)


def _vectors(frame: Frame, field: tuple[Poly, Poly], picture: ArrowField, step: Fraction) -> list[tuple[XY, XY]]:
    """Where the arrows begin, in points, and the vectors there."""
    across, up = field[0].variables
    found = []
    for x in multiples(step, float(picture.x[0]), float(picture.x[1])):
        for y in multiples(step, float(picture.y[0]), float(picture.y[1])):
            here = {across: x, up: y}
            found.append((frame.at(float(x), float(y)), (float(field[0].at(here)), float(field[1].at(here)))))
    return found
