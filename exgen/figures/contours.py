"""Contour maps: level curves of a function of two variables, with points, paths and arrows.

The units of both axes are equal always: the gradient stands at right angles to the level curves only then. Heights
are equally spaced, so that close curves mean a steep slope, as on a hiking map.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import islice, pairwise
from math import atan2, cos, hypot, pi
from typing import TYPE_CHECKING, Any

from exgen.algebra import Poly
from exgen.figures import style
from exgen.figures.axes import Frame, Names, Range, border_margins, draw_border
from exgen.figures.canvas import XY, Box, Canvas
from exgen.figures.describe import Contours, Label, Mark, Point
from exgen.figures.lettering import mathtext, number_printer, size_of
from exgen.figures.placing import Request, clear, place
from exgen.figures.scale import multiples, nice_steps
from exgen.figures.steps import draw_steps, together
from exgen.formula.build import formula
from exgen.text import Language

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CELLS = 120
_COUNT = 10
"""About how many level curves there are when the description names none."""


def draw_contours(canvas: Canvas, picture: Contours, language: Language) -> Frame:
    """Draws the picture on the whole canvas; returns where its ranges lie."""
    across, up = picture.function.variables
    names = Names(mathtext(formula(across), language), mathtext(formula(up), language), number_printer(language))
    frame = equal_frame(canvas.box, _span(picture, 0), _span(picture, 1), names)
    draw_border(canvas, frame, names)
    xs, ys, heights = _heights(picture.function, frame)
    levels = picture.levels or nice_levels(heights)
    curves = _curves(xs, ys, heights, levels, frame)
    for _, lines in curves:
        for line in lines:
            canvas.line(line, width=0.6, grey=style.MIDDLE, clip=frame.box, matters=0.25)
    requests = draw_marks(canvas, picture.marks, frame, language, picture.arrows)
    requests += _paths(canvas, picture, frame, language) + _arrows(canvas, picture, frame, language)
    place(canvas, requests, frame.box)
    if picture.labels:
        _label(canvas, [(names.number(level), lines) for level, lines in curves], frame.box)
    return frame


def equal_frame(room: Box, x: Range, y: Range, names: Names) -> Frame:
    """The largest rectangle in which both axes have equal units, in the middle of the room."""
    left, below = border_margins(y, names, room.height)
    width, height = room.width - left - 6, room.height - below - 6
    unit = min(width / (x[1] - x[0]), height / (y[1] - y[0]))
    across, up = unit * (x[1] - x[0]), unit * (y[1] - y[0])
    start = (room.left + left + (width - across) / 2, room.bottom + below + (height - up) / 2)
    return Frame(Box(*start, start[0] + across, start[1] + up), x, y)


def nice_levels(heights: "NDArray[Any]") -> tuple[Fraction, ...]:
    """Heights at equal distances; at distances 1, 2, 5, 10 … where more than half of the map would lie in the lowest
    tenth and so stay empty."""
    import numpy as np

    low, high = float(heights.min()), float(heights.max())
    if not high > low:
        return ()
    step = min(islice(nice_steps((high - low) / _COUNT / 2), 4), key=lambda s: abs((high - low) / float(s) - _COUNT))
    if (float(np.median(heights)) - low) / (high - low) >= 0.1:
        return _within(multiples(step, low, high), low, high)
    base = multiples(next(nice_steps((high - low) / 100)), low, high)[0]
    growing = islice(nice_steps((high - low) / 400), 10)
    return _within((base, *(base + s for s in growing)), low, high)


def draw_marks(
    canvas: Canvas,
    marks: Sequence[Mark],
    frame: Frame,
    language: Language,
    arrows: Sequence[tuple[Point, Point, Label]] = (),
) -> list[Request]:
    """Dots; returns the wishes for their labels: between the arrows that begin at the dot."""
    requests = []
    for mark in marks:
        at = frame.at(float(mark.at[0]), float(mark.at[1]))
        canvas.dot(at)
        ways = [atan2(float(v), float(u)) for start, (u, v), _ in arrows if start == mark.at]
        requests.append(Request(mathtext(mark.label, language), (at,), between(ways)))
    return requests


def between(ways: Sequence[float]) -> float:
    """The middle of the widest gap between these directions; of equal ones the nearest to north-east."""
    if not ways:
        return pi / 4
    turned = sorted(way % (2 * pi) for way in ways)
    gaps = [(later - way, (way + later) / 2) for way, later in pairwise([*turned, turned[0] + 2 * pi])]
    widest = max(gap for gap, _ in gaps)
    return max((middle for gap, middle in gaps if gap > widest - 0.01), key=lambda middle: cos(middle - pi / 4))


def _span(picture: Contours, axis: int) -> Range:
    """A range with all points inside it, and a little room around those that lay outside."""
    low, high = (float(end) for end in (picture.x, picture.y)[axis])
    points = [mark.at for mark in picture.marks] + [at for _, path in picture.paths for at in path]
    values = [float(at[axis]) for at in points + [at for at, _, _ in picture.arrows]]
    least, most = min([low, *values]), max([high, *values])
    room = 0.04 * (most - least)
    return (least - room if least < low else low), (most + room if most > high else high)


def _heights(function: Poly, frame: Frame) -> tuple["NDArray[Any]", "NDArray[Any]", "NDArray[Any]"]:
    import numpy as np

    xs, ys = np.linspace(*frame.x, _CELLS + 1), np.linspace(*frame.y, _CELLS + 1)
    heights = np.zeros((len(ys), len(xs)))
    for (i, j), c in function.terms:
        heights += float(c) * np.outer(ys**j, xs**i)
    return xs, ys, heights


def _within(levels: Sequence[Fraction], low: float, high: float) -> tuple[Fraction, ...]:
    """The levels that have a curve: not the top nor the bottom itself."""
    edge = 1e-6 * (high - low)
    return tuple(level for level in levels if low + edge < level < high - edge)


def _curves(
    xs: "NDArray[Any]", ys: "NDArray[Any]", heights: "NDArray[Any]", levels: Sequence[Fraction], frame: Frame
) -> list[tuple[Fraction, list[list[XY]]]]:
    from contourpy import contour_generator

    generator = contour_generator(xs, ys, heights)
    found = []
    for level in levels:
        lines: list[Any] = list(generator.lines(float(level)))
        found.append((level, [[frame.at(x, y) for x, y in line] for line in lines if len(line) > 1]))
    return found


def _paths(canvas: Canvas, picture: Contours, frame: Frame, language: Language) -> list[Request]:
    """Every path with its own dashes and markers and its name at its end; paths without a name as numbered steps."""
    requests: list[Request] = []
    starts = [path[0] for _, path in picture.paths if path]
    shared = [frame.at(float(x), float(y)) for x, y in starts if starts.count((x, y)) > 1]
    for i, (name, path) in enumerate(picture.paths):
        spots = [frame.at(float(x), float(y)) for x, y in path]
        text = mathtext(name, language)
        if not text:
            requests += draw_steps(canvas, spots, [pi / 2] * len(spots), language)
            continue
        canvas.line(spots, width=1.0, dash=style.DASHES[i % len(style.DASHES)], matters=2.0)
        backwards = spots[::-1]
        shown = [backwards[group[0]] for group in together(backwards, 2.5 * style.DOT)]
        for spot in [spot for spot in shown if spot not in shared]:
            canvas.dot(spot, shape=style.MARKERS[i % len(style.MARKERS)], hollow=i % 2 == 1)
        requests.append(Request(text, tuple(shown[:3]), _onward(spots), leader=False))
    for start in shared:
        canvas.dot(start)
    return requests


def _onward(spots: Sequence[XY]) -> float:
    """The direction of the last step."""
    here, there = spots[-2:] if len(spots) > 1 else ((0.0, 0.0), (1.0, 1.0))
    return atan2(there[1] - here[1], there[0] - here[0])


def _arrows(canvas: Canvas, picture: Contours, frame: Frame, language: Language) -> list[Request]:
    unit = frame.box.width / (frame.x[1] - frame.x[0])
    vectors = [
        (frame.at(float(p), float(q)), (float(u) * unit, float(v) * unit)) for (p, q), (u, v), _ in picture.arrows
    ]
    scale = _readable(vectors, frame.box)
    requests = []
    for (start, (u, v)), (_, _, label) in zip(vectors, picture.arrows, strict=True):
        tip = start[0] + u * scale, start[1] + v * scale
        canvas.arrow(start, tip, width=1.0, matters=2.0)
        requests.append(Request(mathtext(label, language), (tip,), atan2(v, u), pull=12.0, clearance=0.5, leader=False))
    return requests


def _readable(vectors: Sequence[tuple[XY, XY]], box: Box) -> float:
    """One factor for all arrows: 1 where they fit and are seen, else so that the longest is a good length."""
    longest = max((hypot(*vector) for _, vector in vectors), default=0.0)
    if not longest:
        return 1.0
    inner = box.grown(-9.0)
    fits = all(inner.contains((at[0] + u, at[1] + v)) for at, (u, v) in vectors)
    if fits and longest >= 20:
        return 1.0
    return max(min(box.width, box.height) * 0.22, 20.0) / longest


def _label(canvas: Canvas, curves: Sequence[tuple[str, list[list[XY]]]], region: Box) -> None:
    """A height on each level curve (on its two longest pieces), upright, where it covers nothing else."""
    every = [line for _, lines in curves for line in lines]
    for text, lines in curves:
        for line in sorted(lines, key=len, reverse=True)[:2]:
            spot = _spot(canvas, text, line, [other for other in every if other is not line], region)
            if spot is not None:
                below = size_of(text, style.NUMBERS)[2]
                canvas.write(text, spot.left, spot.bottom + below, size=style.NUMBERS, halo=True)


def _spot(canvas: Canvas, text: str, line: list[XY], others: list[list[XY]], region: Box) -> Box | None:
    """The box on the curve that stays farthest from the neighbouring curves; None where all would cover something."""
    import numpy as np

    width, above, below = size_of(text, style.NUMBERS)
    height = above + below
    inner = region.grown(-2.0)
    centres = line[:: max(len(line) // 50, 1)]
    boxes = [Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2) for x, y in centres]
    boxes = [box for box in boxes if inner.holds(box)]
    free = clear(canvas, [box.grown(1.0) for box in boxes], limit=12.0)
    boxes = [box for box, is_free in zip(boxes, free, strict=True) if is_free]
    if not boxes:
        return None
    spots = np.array([at for other in others for at in other] or [(-1e3, -1e3)])
    edges = np.array([(b.left, b.bottom, b.right, b.top) for b in boxes])
    dx = np.maximum(edges[:, 0, None] - spots[:, 0], spots[:, 0] - edges[:, 2, None]).clip(min=0)
    dy = np.maximum(edges[:, 1, None] - spots[:, 1], spots[:, 1] - edges[:, 3, None]).clip(min=0)
    room = np.sqrt(dx * dx + dy * dy).min(axis=1).clip(max=6.0)
    best = int(np.argmax(np.round(room, 1)))
    return boxes[best] if room[best] > 0.8 else None
