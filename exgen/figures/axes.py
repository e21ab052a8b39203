"""Axes as a textbook draws them: through the origin (or along the edge where 0 is not in view), with arrow heads,
names at their ends and numbers at nice whole steps, broken where 0 is out of view; and plain borders for maps.

Where a curve would run through a number, the number moves to the other side of its axis or is left out; on the
vertical axis all numbers move together where they can.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

from exgen.figures import style
from exgen.figures.canvas import XY, Box, Canvas
from exgen.figures.lettering import size_of
from exgen.figures.placing import clear
from exgen.figures.scale import multiples, nice_steps

Range = tuple[float, float]
Print = Callable[[Fraction], str]
"""How a number is printed on an axis, as mathtext."""

ARROW = 9.0
"""How far an axis runs past the drawing."""

_BREAK = (5.0, 8.0)
"""Where the strokes of a broken axis stand, from the corner of the axes."""

_GAP = 4.0
_TICK = 2.2


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the ranges `x` and `y` lie on the canvas."""

    box: Box
    x: Range
    y: Range

    def at(self, x: float, y: float) -> XY:
        return (
            self.box.left + (x - self.x[0]) / (self.x[1] - self.x[0]) * self.box.width,
            self.box.bottom + (y - self.y[0]) / (self.y[1] - self.y[0]) * self.box.height,
        )

    @property
    def origin(self) -> XY:
        """Where the axes cross, in points: at 0, or at the lower or left edge where 0 is out of view."""
        left = 0.0 if self.x[0] <= 0 <= self.x[1] else self.x[0]
        bottom = 0.0 if self.y[0] <= 0 <= self.y[1] else self.y[0]
        return self.at(left, bottom)


@dataclass(frozen=True, slots=True)
class Names:
    """What is printed at the axes: their names, and how numbers look."""

    x: str
    y: str
    number: Print


def margins(x: Range, y: Range, names: Names, room: Box) -> Box:
    """The part of `room` that is left for the drawing when axes, numbers and names have theirs."""
    right = room.right - ARROW - 3 - size_of(names.x, style.TEXT)[0]
    _, above, below = size_of(names.y, style.TEXT)
    top = room.top - 4 - max(above, 0.85 * style.TEXT) - below
    numbers = ticks(y, top - room.bottom, names.number, upright=True)
    widest = max((size_of(names.number(n), style.NUMBERS)[0] for n in numbers), default=0.0)
    share_x = -x[0] / (x[1] - x[0]) if x[0] <= 0 <= x[1] else 0.0
    share_y = -y[0] / (y[1] - y[0]) if y[0] <= 0 <= y[1] else 0.0
    left = room.left + max(widest + _GAP + 2 - share_x * (right - room.left), 10.0)
    bottom = room.bottom + max(style.NUMBERS + _GAP + 2 - share_y * (top - room.bottom), 3.0)
    return Box(left, bottom, right, top)


def ticks(
    span: Range, length: float, number: Print, *, upright: bool, unit: Fraction | None = None
) -> tuple[Fraction, ...]:
    """The numbers of an axis of `length` points that leave each other room; multiples of `unit` if there is one."""
    per_point = (span[1] - span[0]) / length
    if unit is None:
        whole = len(multiples(Fraction(1), *span)) >= 4
        candidates = nice_steps(max(12 * per_point, 1.0 if whole else 0.0))
    else:
        candidates = (unit * step for step in nice_steps(1))
    found: tuple[Fraction, ...] = ()
    for step in islice(candidates, 60):
        found = multiples(step, *span)
        widest = max((size_of(number(n), style.NUMBERS)[0] for n in found[:1] + found[-1:]), default=0.0)
        need = 17.0 if upright else max(widest + 7, 15.0)
        if float(step) / per_point >= need:
            break
    return found


def draw_axes(canvas: Canvas, frame: Frame, names: Names) -> None:
    """Both axes with arrow heads and names, and two strokes through an axis that leaves out 0."""
    box, (x0, y0) = frame.box, frame.origin
    canvas.arrow((box.left, y0), (box.right + ARROW, y0), width=style.AXIS, matters=5.0)
    canvas.arrow((x0, box.bottom), (x0, box.top + ARROW), width=style.AXIS, matters=5.0)
    for along in _BREAK:
        if not frame.y[0] <= 0 <= frame.y[1]:
            canvas.line([(x0 - 3, y0 + along - 1.5), (x0 + 3, y0 + along + 1.5)], width=style.AXIS)
        if not frame.x[0] <= 0 <= frame.x[1]:
            canvas.line([(x0 + along - 1.5, y0 - 3), (x0 + along + 1.5, y0 + 3)], width=style.AXIS)
    _, above, below = size_of(names.x, style.TEXT)
    canvas.write(names.x, box.right + ARROW + 2, y0 - (above - below) / 2)
    width, above, below = size_of(names.y, style.TEXT)
    left = min(x0 + 5, canvas.box.right - width - 1)
    canvas.write(names.y, left, box.top + 3 + below)


def number_axes(
    canvas: Canvas,
    frame: Frame,
    names: Names,
    *,
    unit: tuple[Fraction, Fraction] | None = None,
    halo: bool = False,
) -> None:
    """Tick marks and numbers; draw the curves first, so that the numbers can keep clear of them. Labels that come later
    keep away from the row of numbers below."""
    x0, y0 = frame.origin
    xs = ticks(frame.x, frame.box.width, names.number, upright=False, unit=unit and unit[0])
    ys = ticks(frame.y, frame.box.height, names.number, upright=True, unit=unit and unit[1])
    through = frame.x[0] <= 0 <= frame.x[1] and frame.y[0] <= 0 <= frame.y[1]
    if through:
        xs, ys = tuple(n for n in xs if n), tuple(n for n in ys if n)
    marks = [((frame.at(float(n), 0)[0], y0 - _TICK), (frame.at(float(n), 0)[0], y0 + _TICK)) for n in xs]
    marks += [((x0 - _TICK, frame.at(0, float(n))[1]), (x0 + _TICK, frame.at(0, float(n))[1])) for n in ys]
    canvas.rules(marks, width=style.AXIS, grey=style.BLACK, layer=style.RULES)
    if through:
        zero = names.number(Fraction(0))
        corner = _below_left(zero, x0, y0)
        if _fits(canvas, corner):
            _write(canvas, zero, corner, halo)
    _row(canvas, [(names.number(n), _beside_x(names.number(n), frame.at(float(n), 0)[0], y0)) for n in xs], halo)
    beside = [(names.number(n), _beside_y(names.number(n), x0, frame.at(0, float(n))[1])) for n in ys]
    _row(canvas, _on_one_side(canvas, beside), halo)
    for away in (4, 8, 12):
        canvas.avoid([(frame.box.left, y0 - away), (frame.box.right, y0 - away)], 4.0)


def draw_border(canvas: Canvas, frame: Frame, names: Names) -> None:
    """A rectangle around a map, with numbers and the names of the axes outside, below and at the left."""
    box = frame.box
    corners = [(box.left, box.bottom), (box.right, box.bottom), (box.right, box.top), (box.left, box.top)]
    canvas.line([*corners, corners[0]], width=style.AXIS, matters=0.3, layer=style.RULES)
    across = [(n, frame.at(float(n), 0)[0]) for n in ticks(frame.x, box.width, names.number, upright=False)]
    up = [(n, frame.at(0, float(n))[1]) for n in ticks(frame.y, box.height, names.number, upright=True)]
    marks = [((x, box.bottom), (x, box.bottom + 3)) for _, x in across]
    marks += [((box.left, y), (box.left + 3, y)) for _, y in up]
    canvas.rules(marks, width=style.AXIS, grey=style.BLACK, layer=style.RULES)
    below = [(names.number(n), _beside_x(names.number(n), x, box.bottom - 1)[0]) for n, x in across]
    beside = [(names.number(n), _beside_y(names.number(n), box.left + 1, y)[0]) for n, y in up]
    for text, spot in below + beside:
        _write(canvas, text, spot)
    width, above, _ = size_of(names.x, style.TEXT)
    canvas.write(names.x, (box.left + box.right - width) / 2, box.bottom - style.NUMBERS - _GAP - above - 2)
    width, above, depth = size_of(names.y, style.TEXT)
    left = min([spot.left for _, spot in beside], default=box.left) - 5 - width
    canvas.write(names.y, left, (box.bottom + box.top - above + depth) / 2)


def border_margins(frame_y: Range, names: Names, height: float) -> tuple[float, float]:
    """What a border needs at the left and below, in points."""
    numbers = ticks(frame_y, height, names.number, upright=True)
    widest = max((size_of(names.number(n), style.NUMBERS)[0] for n in numbers), default=0.0)
    left = widest + _GAP + 5 + size_of(names.y, style.TEXT)[0]
    return left, style.NUMBERS + _GAP + 4 + sum(size_of(names.x, style.TEXT)[1:])


def _beside_x(text: str, x: float, y: float) -> list[Box]:
    """The places of a number on the horizontal axis: below, above. A minus sign counts half for its middle."""
    sign = size_of("$-$", style.NUMBERS)[0] if text.startswith(("$-", "${-}")) else 0.0
    left = x - (size_of(text, style.NUMBERS)[0] + sign / 2) / 2
    return [_box(text, left, y - _GAP - _digit()), _box(text, left, y + _GAP)]


def _beside_y(text: str, x: float, y: float) -> list[Box]:
    """The places of a number on the vertical axis: left, right."""
    baseline = y - _digit() / 2
    return [
        _box(text, x - _GAP - size_of(text, style.NUMBERS)[0], baseline),
        _box(text, x + _GAP, baseline),
    ]


def _below_left(text: str, x: float, y: float) -> Box:
    return _box(text, x - _GAP + 1 - size_of(text, style.NUMBERS)[0], y - _GAP + 1 - _digit())


def _digit() -> float:
    """The height of digits, so that all numbers of a row stand on one line."""
    return size_of("$0$", style.NUMBERS)[1]


def _box(text: str, left: float, baseline: float) -> Box:
    width, above, below = size_of(text, style.NUMBERS)
    return Box(left, baseline - below, left + width, baseline + above)


def _on_one_side(canvas: Canvas, wanted: Sequence[tuple[str, list[Box]]]) -> Sequence[tuple[str, list[Box]]]:
    """The numbers with only the first side of the axis that has room for them all, or with both sides."""
    for side in (0, 1):
        if all(_fits(canvas, boxes[side]) for _, boxes in wanted):
            return [(text, [boxes[side]]) for text, boxes in wanted]
    return wanted


def _row(canvas: Canvas, wanted: Sequence[tuple[str, list[Box]]], halo: bool) -> None:
    """Numbers of one axis where there is room; if none would be left, in their first places all the same."""
    written = 0
    for text, boxes in wanted:
        spot = next((box for box in boxes if _fits(canvas, box)), None)
        if spot is not None:
            _write(canvas, text, spot, halo)
            written += 1
    if not written:
        for text, boxes in wanted:
            if canvas.box.holds(boxes[0]) and not any(boxes[0].meets(other) for other in canvas.letters):
                _write(canvas, text, boxes[0], halo)


def _fits(canvas: Canvas, box: Box) -> bool:
    return canvas.box.holds(box) and clear(canvas, [box.grown(0.7)])[0]


def _write(canvas: Canvas, text: str, box: Box, halo: bool = False) -> None:
    below = size_of(text, style.NUMBERS)[2]
    canvas.write(text, box.left, box.bottom + below, size=style.NUMBERS, halo=halo)
