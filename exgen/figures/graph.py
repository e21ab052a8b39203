"""The graph of a polynomial with points, tangents, secants and the steps of a descent on it."""

from collections.abc import Sequence
from fractions import Fraction
from math import atan2, floor, pi

from exgen.algebra import Poly
from exgen.figures import style
from exgen.figures.axes import Frame, Names, Range, draw_axes, margins, number_axes
from exgen.figures.canvas import XY, Box, Canvas
from exgen.figures.describe import Graph, Point
from exgen.figures.lettering import mathtext, number_printer
from exgen.figures.placing import Request, place
from exgen.figures.scale import nice_steps, outward
from exgen.figures.steps import draw_steps
from exgen.formula.build import formula
from exgen.formula.tree import Call, Symbol
from exgen.text import Language

SAMPLES = 400
_EDGE = 0.06
"""The room kept between what must be seen and the edge, as a share of the range."""
_TO_ZERO = 1.25
"""How far the range of heights is stretched to show 0, as a share of it: so that axes cross where readers expect it."""


def draw_graph(canvas: Canvas, graph: Graph, language: Language) -> Frame:
    """Draws the picture on the whole canvas; returns where its ranges lie."""
    variable = graph.function.variables[0]
    head = formula(variable)
    names = Names(
        mathtext(head, language), mathtext(Call(Symbol(graph.name), (head,)), language), number_printer(language)
    )
    frame = frame_of(canvas.box, graph, names)
    if graph.grid:
        _squares(canvas, frame, graph.grid)
    draw_axes(canvas, frame, names)
    for at, slope in graph.tangents:
        canvas.line(_through(at, slope, frame), width=0.9, dash=style.DASHED, clip=frame.box)
    for at, other in graph.secants:
        slope = (other[1] - at[1]) / (other[0] - at[0])
        canvas.line(_through(at, slope, frame), width=1.1, dash=style.DOTTED, clip=frame.box)
    canvas.line([frame.at(x, y) for x, y in _curve(graph.function, frame)], clip=frame.box, matters=1.5)
    requests = _marks(canvas, graph, frame, language) + _steps(canvas, graph, frame, language)
    number_axes(canvas, frame, names, unit=graph.grid, halo=graph.grid is not None)
    place(canvas, requests, halo=graph.grid is not None)
    return frame


def _through(at: Point, slope: Fraction, frame: Frame) -> list[XY]:
    """The line through a point, from the left edge to the right."""
    x, y = float(at[0]), float(at[1])
    return [frame.at(edge, y + float(slope) * (edge - x)) for edge in frame.x]


def frame_of(room: Box, graph: Graph, names: Names) -> Frame:
    """The ranges and the rectangle of the drawing."""
    x, y = _ranges(graph)
    box = margins(x, y, names, room)
    if graph.grid is None:
        return Frame(box, x, y)
    return _on_squares(graph, x, y, box, names, room)


def fitted(function: Poly, x: Range, wanted: Sequence[float]) -> Range:
    """The heights to show: all that are wanted, hills and valleys, and as much of the steep ends as leaves those
    readable. 0 is in view where that costs little; else the axis lies clear of the curve."""
    values = [y for _, y in _samples(function, x)]
    turning = [b for a, b, c in zip(values, values[1:], values[2:], strict=False) if (b - a) * (c - b) <= 0]
    low, high = min(values), max(values)
    keep = [*wanted, *turning]
    if keep:
        least, most = min(keep), max(keep)
        ordered = sorted(values)
        room = 0.45 * (most - least)
        low = min(least, max(low, min(least - room, ordered[len(ordered) // 8])))
        high = max(most, min(high, max(most + room, ordered[len(ordered) * 7 // 8])))
    span = high - low or 1.0
    if low > 0:
        step = next(nice_steps(span / 8))
        below = low - float(step) / 4
        low = 0.0 if low <= _TO_ZERO * span else float(outward(below, below, step)[0])
    high = 0.0 if 0 > high >= -_TO_ZERO * span else high
    return low, high


def _ranges(graph: Graph) -> tuple[Range, Range]:
    """The ranges with everything that must be seen inside them, and some room around it."""
    value = graph.function.at
    name = graph.function.variables[0]
    points = [mark.at for mark in graph.marks] + [at for at, _ in graph.tangents]
    points += [(theta, value({name: theta})) for theta in graph.steps]
    xs, ys = [float(x) for x, _ in points], [float(y) for _, y in points]
    given = (float(graph.x[0]), float(graph.x[1]))
    x = _with_room(given, xs)
    if graph.y is not None:
        return x, _with_room((float(graph.y[0]), float(graph.y[1])), ys)
    return x, _with_room(fitted(graph.function, x, ys), [], _EDGE)


def _with_room(span: Range, inside: Sequence[float], edge: float = 0.0) -> Range:
    """The range grown to hold all values of `inside`, with an edge where it grew (or everywhere, if `edge`)."""
    low, high = min([span[0], *inside]), max([span[1], *inside])
    size = (high - low) or max(abs(low), 1.0)
    grow = _EDGE * size
    low -= grow if low < span[0] or (edge and low) or high == low else 0.0
    high += grow if high > span[1] or (edge and high) or high <= low else 0.0
    return low, high


def _on_squares(graph: Graph, x: Range, y: Range, box: Box, names: Names, room: Box) -> Frame:
    """Whole squares, of 5 mm where they fit, else smaller; heights that are not given fill the paper."""
    assert graph.grid is not None
    across, up = graph.grid
    left, right = outward(*x, across)
    bottom, top = outward(*y, up)
    columns, rows = int((right - left) / across), int((top - bottom) / up)
    side = min(style.SQUARE, box.width / columns, box.height / rows)
    spare = floor(box.height / side) - rows if graph.y is None else 0
    for extra in range(max(spare, 0)):
        bottom, top = (bottom - up, top) if extra % 2 else (bottom, top + up)
    rows = int((top - bottom) / up)
    x, y = (float(left), float(right)), (float(bottom), float(top))
    box = margins(x, y, names, room)
    side = min(side, box.width / columns, box.height / rows)
    start = box.left + (box.width - side * columns) / 2, box.bottom + (box.height - side * rows) / 2
    return Frame(Box(*start, start[0] + side * columns, start[1] + side * rows), x, y)


def _squares(canvas: Canvas, frame: Frame, grid: tuple[Fraction, Fraction]) -> None:
    box = frame.box
    columns = round((frame.x[1] - frame.x[0]) / float(grid[0]))
    rows = round((frame.y[1] - frame.y[0]) / float(grid[1]))
    upright = [box.left + box.width * i / columns for i in range(columns + 1)]
    level = [box.bottom + box.height * i / rows for i in range(rows + 1)]
    lines = [((x, box.bottom), (x, box.top)) for x in upright] + [((box.left, y), (box.right, y)) for y in level]
    canvas.rules(lines, width=style.GRID, grey=style.LIGHT)


def _samples(function: Poly, x: Range) -> list[XY]:
    coefficients = [float(c) for c in function.coefficients()]
    points = []
    for i in range(SAMPLES + 1):
        at = x[0] + (x[1] - x[0]) * i / SAMPLES
        value = 0.0
        for c in coefficients:
            value = value * at + c
        points.append((at, value))
    return points


def _curve(function: Poly, frame: Frame) -> list[XY]:
    """The samples that are in view, with one neighbour on either side of every stretch."""
    points = _samples(function, frame.x)
    low, high = frame.y
    seen = [low <= y <= high for _, y in points]
    kept = [
        point for i, point in enumerate(points) if seen[i] or (i and seen[i - 1]) or (i + 1 < len(seen) and seen[i + 1])
    ]
    return kept or points


def _marks(canvas: Canvas, graph: Graph, frame: Frame, language: Language) -> list[Request]:
    requests = []
    for mark in graph.marks:
        at = frame.at(float(mark.at[0]), float(mark.at[1]))
        canvas.dot(at)
        requests.append(Request(mathtext(mark.label, language), (at,), _outside(graph.function, mark.at[0], frame)))
    return requests


def _outside(function: Poly, x: Fraction, frame: Frame) -> float:
    """The direction across the curve, away from the side to which it bends."""
    name = function.variables[0]
    slope = function.diff(name).at({name: x})
    bend = function.diff(name, 2).at({name: x})
    rise = float(slope) * frame.box.height / (frame.y[1] - frame.y[0])
    along = atan2(rise, frame.box.width / (frame.x[1] - frame.x[0]))
    return along - pi / 2 if bend > 0 or (bend == 0 and slope > 0) else along + pi / 2


def _steps(canvas: Canvas, graph: Graph, frame: Frame, language: Language) -> list[Request]:
    name = graph.function.variables[0]
    spots = [frame.at(float(x), float(graph.function.at({name: x}))) for x in graph.steps]
    return draw_steps(canvas, spots, [_outside(graph.function, x, frame) for x in graph.steps], language)
