"""Puts labels beside their points so that none covers another, nor, if it can be helped, a line or a dot.

Every label has some hundred places around its point, near ones first; a place costs its distance, the lines it would
cover and, far more, letters it would cover. The labels settle one after the other and then once more with all others
in place. A label that had to go far gets a thin line to its point.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING, Any

from exgen.figures import style
from exgen.figures.canvas import XY, Box, Canvas
from exgen.figures.lettering import size_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

_GAPS = (2.0, 4.0, 7.0, 11.0, 16.0, 23.0, 32.0, 44.0, 60.0, 80.0)
_TURNS = 16
_LEADER = 11.0
_FORBIDDEN = 1e6


@dataclass(frozen=True, slots=True)
class Request:
    """A label wanted near one of some points (the first is liked best), preferably in a direction (radians)."""

    text: str
    near: tuple[XY, ...]
    towards: float = pi / 4
    pull: float = 2.5
    """What it costs to stand at right angles to that direction."""
    size: float = style.TEXT
    clearance: float = style.DOT
    leader: bool = True


@dataclass(frozen=True, slots=True)
class _Place:
    box: Box
    anchor: XY
    gap: float
    cost: float


def place(canvas: Canvas, requests: Iterable[Request], region: Box | None = None, halo: bool = True) -> None:
    """Writes the labels on the canvas, inside `region` (the whole canvas without one)."""
    wanted = [r for r in requests if r.text]
    ground = (region or canvas.box).grown(-1.0)
    options = [_places(canvas, request, ground) for request in wanted]
    chosen: list[_Place] = []
    for mine in options:
        chosen.append(_best(mine, chosen))
    for i, mine in enumerate(options):
        chosen[i] = _best(mine, chosen[:i] + chosen[i + 1 :])
    for request, spot in zip(wanted, chosen, strict=True):
        _, _, below = size_of(request.text, request.size)
        canvas.write(request.text, spot.box.left, spot.box.bottom + below, size=request.size, halo=halo)
        if request.leader and spot.gap >= _LEADER:
            canvas.line([_nearest(spot.box, spot.anchor), spot.anchor], width=style.THIN, grey=style.MIDDLE, matters=0)


def clear(canvas: Canvas, boxes: Sequence[Box], limit: float = 2.0) -> list[bool]:
    """For each box, whether letters in it would cover no other letters and next to nothing else."""
    import numpy as np

    if not boxes:
        return []
    edges = np.array([(b.left, b.bottom, b.right, b.top) for b in boxes])
    return [bool(free) for free in (_letters(canvas, edges) == 0) & (_covered(canvas, edges) <= limit)]


def _places(canvas: Canvas, request: Request, ground: Box) -> list[_Place]:
    """All places for a label with what they cost by themselves, cheapest first."""
    import numpy as np

    width, above, below = size_of(request.text, request.size)
    half_w, half_h = width / 2, (above + below) / 2
    boxes, anchors, gaps, costs = [], [], [], []
    for rank, anchor in enumerate(request.near):
        for gap in _GAPS:
            reach = gap + request.clearance
            for turn in range(_TURNS):
                angle = request.towards + turn * 2 * pi / _TURNS
                x, y = _centre(anchor, angle, half_w, half_h, reach)
                boxes.append(Box(x - half_w, y - half_h, x + half_w, y + half_h))
                anchors.append(anchor)
                gaps.append(gap)
                costs.append(0.7 * gap + request.pull * (1 - cos(angle - request.towards)) + 1.5 * rank)
    edges = np.array([(b.left - 1, b.bottom - 0.5, b.right + 1, b.top + 0.5) for b in boxes])
    total = np.array(costs) + 2.0 * _covered(canvas, edges)
    total += _FORBIDDEN * _letters(canvas, edges)
    inside = (edges[:, 0] >= ground.left) & (edges[:, 1] >= ground.bottom)
    inside &= (edges[:, 2] <= ground.right) & (edges[:, 3] <= ground.top)
    total += np.where(inside, 0.0, 4 * _FORBIDDEN)
    order = np.argsort(total, kind="stable")
    return [_Place(boxes[i], anchors[i], gaps[i], float(total[i])) for i in order]


def _centre(anchor: XY, angle: float, half_w: float, half_h: float, reach: float) -> XY:
    """The centre of a box at an angle from the anchor, whose nearest point is `reach` away."""
    ux, uy = cos(angle), sin(angle)
    dx = max(min(ux * 1.6, 1.0), -1.0) * half_w + ux * reach
    dy = max(min(uy * 1.6, 1.0), -1.0) * half_h + uy * reach
    return anchor[0] + dx, anchor[1] + dy


def _covered(canvas: Canvas, edges: "NDArray[Any]") -> "NDArray[Any]":
    """For each box, how much of what is drawn it covers."""
    import numpy as np

    if not canvas.obstacles:
        return np.zeros(len(edges))
    spots = np.array(canvas.obstacles)
    x, y, weight = spots[:, 0], spots[:, 1], spots[:, 2]
    left, bottom, right, top = (edges[:, i, None] for i in range(4))
    inside = (x > left) & (x < right) & (y > bottom) & (y < top)
    return np.asarray(inside @ weight, dtype=float)


def _letters(canvas: Canvas, edges: "NDArray[Any]") -> "NDArray[Any]":
    """For each box, how many boxes of letters it meets."""
    import numpy as np

    if not canvas.letters:
        return np.zeros(len(edges))
    others = np.array([(b.left, b.bottom, b.right, b.top) for b in canvas.letters])
    meets = (edges[:, 0, None] < others[:, 2]) & (others[:, 0] < edges[:, 2, None])
    meets &= (edges[:, 1, None] < others[:, 3]) & (others[:, 1] < edges[:, 3, None])
    return np.asarray(meets.sum(axis=1), dtype=float)


def _best(options: Sequence[_Place], others: Sequence[_Place]) -> _Place:
    """The cheapest place that meets none of the others' boxes; they are tried in order of cost."""
    boxes = [other.box.grown(0.8) for other in others]
    free = (option for option in options if not any(option.box.meets(box) for box in boxes))
    return next(free, options[0])


def _nearest(box: Box, at: XY) -> XY:
    """The point of the box nearest to `at`."""
    return min(max(at[0], box.left), box.right), min(max(at[1], box.bottom), box.top)
