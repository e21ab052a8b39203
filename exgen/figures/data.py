"""Data points with lines and sigmoids through them, each line with its own dashes and its label beside it."""

from collections.abc import Callable, Sequence
from math import atan2, exp, pi

from exgen.figures import style
from exgen.figures.axes import Frame, Names, Range, draw_axes, margins, number_axes
from exgen.figures.canvas import XY, Canvas
from exgen.figures.describe import DataPlot, Label
from exgen.figures.lettering import mathtext, number_printer
from exgen.figures.placing import Request, place
from exgen.formula.build import formula
from exgen.text import Language

_SAMPLES = 120
_EDGE = 0.08
_SHARES = (0.92, 0.85, 0.75, 0.65, 0.97, 0.5, 0.3, 0.15, 0.05)
"""Where along its visible part a line may bear its label, the best place first."""
_APART = 18.0
"""So far from the nearest other line, in points, a label cannot be taken for that line's."""

Rule = Callable[[float], float]


def draw_data(canvas: Canvas, picture: DataPlot, language: Language) -> Frame:
    """Draws the picture on the whole canvas; returns where its ranges lie."""
    names = Names(
        mathtext(formula(picture.x_name), language),
        mathtext(formula(picture.y_name), language),
        number_printer(language),
    )
    curves = _curves(picture)
    x = _across(picture)
    y = _up(picture, [rule for _, rule in curves], x)
    frame = Frame(margins(x, y, names, canvas.box), x, y)
    draw_axes(canvas, frame, names)
    every = [_spots(rule, frame) for _, rule in curves]
    requests = []
    for i, (label, spots) in enumerate(zip((label for label, _ in curves), every, strict=True)):
        canvas.line(spots, dash=style.DASHES[i % len(style.DASHES)], clip=frame.box.grown(1.0), matters=1.5)
        requests.append(_named(mathtext(label, language), spots, every[:i] + every[i + 1 :], frame))
    for px, py in picture.points:
        canvas.dot(frame.at(float(px), float(py)))
    number_axes(canvas, frame, names)
    place(canvas, requests)
    return frame


def _curves(picture: DataPlot) -> list[tuple[Label, Rule]]:
    lines = [(label, _line(float(a), float(b))) for label, a, b in picture.lines]
    return lines + [(label, _sigmoid(float(w), float(b))) for label, w, b in picture.sigmoids]


def _line(intercept: float, slope: float) -> Rule:
    return lambda x: intercept + slope * x


def _sigmoid(weight: float, bias: float) -> Rule:
    def value(x: float) -> float:
        z = max(min(weight * x + bias, 500.0), -500.0)
        return 1 / (1 + exp(-z))

    return value


def _across(picture: DataPlot) -> Range:
    """All points, 0 where it is near, and the bend of every sigmoid as far as it is near."""
    values = [float(x) for x, _ in picture.points] or [0.0]
    low, high = min(values), max(values)
    size = (high - low) or 2.0
    ends = [(-float(b) + side * 4) / float(w) for _, w, b in picture.sigmoids if w for side in (-1, 1)]
    reach = max(size, 4.0)
    near = [min(max(end, low - reach), high + reach) for end in ends]
    near += [0.0] if low - size <= 0 <= high + size else []
    return _edged(min([low, *near]), max([high, *near]))


def _up(picture: DataPlot, rules: Sequence[Rule], x: Range) -> Range:
    """All points and 0, and of the lines what lies not too far from the points."""
    values = [0.0, *(float(y) for _, y in picture.points)]
    if picture.sigmoids:
        values.append(1.0)
    low, high = min(values), max(values)
    size = (high - low) or 1.0
    ends = [rule(at) for rule in rules for at in x]
    seen = [min(max(value, low - 0.5 * size), high + 0.5 * size) for value in ends]
    return _edged(min([low, *seen]), max([high, *seen]))


def _edged(low: float, high: float) -> Range:
    """The range with room at the ends that are not 0."""
    if low == high:
        return low - 1.0, high + 1.0
    size = high - low
    return (low - _EDGE * size if low else 0.0), (high + _EDGE * size if high else 0.0)


def _spots(rule: Rule, frame: Frame) -> list[XY]:
    xs = [frame.x[0] + (frame.x[1] - frame.x[0]) * i / _SAMPLES for i in range(_SAMPLES + 1)]
    return [frame.at(x, rule(x)) for x in xs]


def _named(text: str, spots: Sequence[XY], others: Sequence[Sequence[XY]], frame: Frame) -> Request:
    """A label beside the visible part of the line, rather at its right end.

    Where other lines run near, it stands where they are far away, on the side that is turned away from the nearest.
    """
    seen = [i for i, at in enumerate(spots) if frame.box.contains(at)] or [len(spots) - 1]
    places = [seen[round(share * (len(seen) - 1))] for share in _SHARES]
    if not others:
        return Request(text, tuple(spots[i] for i in places), _rise(spots, seen) + pi / 2, clearance=1.0)
    ahead = {i: min((spots[i][1] - other[i][1] for other in others), key=abs) for i in places}
    best = next((i for i in places if abs(ahead[i]) >= _APART), max(places, key=lambda i: abs(ahead[i])))
    side = 1 if ahead[best] >= 0 else -1
    free = [i for i in places if ahead[i] * side >= abs(ahead[best]) / 2]
    near = tuple(spots[i] for i in sorted(free, key=lambda i: i != best))
    return Request(text, near, _rise(spots, seen) + side * pi / 2, pull=8.0, clearance=1.0)


def _rise(spots: Sequence[XY], seen: Sequence[int]) -> float:
    (x, y), (to_x, to_y) = spots[seen[0]], spots[seen[-1]]
    return atan2(to_y - y, to_x - x)
