"""A sheet of drawing paper in points, on top of a matplotlib `Figure` without axes.

Textbook axes, labels that avoid everything and squares of exactly 5 mm are easier to place by hand than to talk
matplotlib's own axes into; so matplotlib only sets lines and letters. The canvas remembers what it has drawn and where
(`dots` to avoid, `boxes` of letters): `placing.py` reads it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING

from exgen.figures import style
from exgen.figures.lettering import font, size_of
from exgen.figures.style import Dash

if TYPE_CHECKING:
    from matplotlib.artist import Artist

XY = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, from the lower left corner of the canvas."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def grown(self, by: float) -> "Box":
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )

    def holds(self, other: "Box") -> bool:
        return (
            self.left <= other.left
            and self.bottom <= other.bottom
            and other.right <= self.right
            and other.top <= self.top
        )

    def contains(self, at: XY) -> bool:
        return self.left <= at[0] <= self.right and self.bottom <= at[1] <= self.top


class Canvas:
    """Paper of a width and height in points; all places are points from its lower left corner."""

    def __init__(self, width: float, height: float) -> None:
        from matplotlib.figure import Figure
        from matplotlib.transforms import Affine2D

        self.box = Box(0.0, 0.0, width, height)
        self.figure = Figure(figsize=(width / 72, height / 72), dpi=72, facecolor="white")
        self.obstacles: list[tuple[float, float, float]] = []
        """Places that letters should avoid: x, y and how much it matters."""
        self.letters: list[Box] = []
        """The boxes of all letters so far."""
        self._points = Affine2D().scale(1 / 72) + self.figure.dpi_scale_trans

    def line(
        self,
        points: Sequence[XY],
        *,
        width: float = style.CURVE,
        dash: Dash = style.WHOLE,
        grey: float = style.BLACK,
        clip: Box | None = None,
        matters: float = 1.0,
        layer: float = style.LINES,
    ) -> None:
        """A polyline; `matters` says how badly letters avoid it (0: not at all)."""
        from matplotlib.lines import Line2D

        self._add(
            Line2D(
                [x for x, _ in points],
                [y for _, y in points],
                linewidth=width,
                linestyle=(0, [length / width for length in dash]) if dash else "solid",
                color=str(grey),
                dash_capstyle="butt",
                solid_capstyle="butt",
                solid_joinstyle="round",
                zorder=layer,
            ),
            clip,
        )
        if matters:
            self.avoid(points, matters, clip)

    def rules(self, lines: Sequence[tuple[XY, XY]], *, width: float, grey: float, layer: float = style.PAPER) -> None:
        """Many separate straight lines as one artist: grid paper, tick marks."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        if lines:
            vertices = [end for line in lines for end in line]
            path = Path(vertices, [Path.MOVETO, Path.LINETO] * len(lines))
            self._add(PathPatch(path, fill=False, edgecolor=str(grey), linewidth=width, capstyle="butt", zorder=layer))

    def fill(self, polygons: Sequence[Sequence[XY]], *, grey: float = style.BLACK, layer: float = style.LINES) -> None:
        """Filled polygons without an edge, as one artist."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        if polygons:
            paths = [Path([*polygon, polygon[0]], closed=True) for polygon in polygons]
            whole = Path.make_compound_path(*paths)
            self._add(PathPatch(whole, facecolor=str(grey), edgecolor="none", linewidth=0, zorder=layer))

    def dot(self, at: XY, *, shape: str = "o", hollow: bool = False, grey: float = style.BLACK) -> None:
        """A marker of the usual size."""
        from matplotlib.lines import Line2D

        size = 2 * style.DOT * (1.0 if shape == "o" else 1.1)
        self._add(
            Line2D(
                [at[0]],
                [at[1]],
                linestyle="none",
                marker=shape,
                markersize=size,
                markerfacecolor="white" if hollow else str(grey),
                markeredgecolor=str(grey),
                markeredgewidth=0.8,
                zorder=style.DOTS,
            )
        )
        r = style.DOT
        spots = [(at[0] + dx, at[1] + dy) for dx in (-r, 0, r) for dy in (-r, 0, r)]
        self.obstacles += [(x, y, 12.0) for x, y in spots]

    def arrow(
        self, start: XY, end: XY, *, width: float = style.THIN, grey: float = style.BLACK, matters: float = 1.0
    ) -> None:
        """A straight arrow whose tip is at `end`."""
        shaft, head = arrow_parts(start, end, width)
        self.line([start, shaft], width=width, grey=grey, matters=0)
        self.fill([head], grey=grey)
        if matters:
            self.avoid([start, end], matters)
            self.avoid([*head, head[0]], matters)

    def write(self, text: str, x: float, y: float, *, size: float = style.TEXT, halo: bool = False) -> Box:
        """Mathtext with the left end of its baseline at (x, y); returns its box. A halo blanks what lies below."""
        from matplotlib.patches import Rectangle
        from matplotlib.text import Text

        width, above, below = size_of(text, size)
        box = Box(x, y - below, x + width, y + above)
        if halo:
            ground = box.grown(0.8)
            self._add(
                Rectangle(
                    (ground.left, ground.bottom),
                    ground.width,
                    ground.height,
                    facecolor="white",
                    linewidth=0,
                    zorder=style.HALOS,
                )
            )
        self._add(Text(x, y, text, fontproperties=font(size), color="black", zorder=style.LETTERS, va="baseline"))
        self.letters.append(box)
        return box

    def avoid(self, points: Sequence[XY], matters: float, clip: Box | None = None) -> None:
        """Letters keep off the polyline through `points`, as far as it lies inside `clip`."""
        region = clip or self.box
        for (x0, y0), (x1, y1) in pairwise(points):
            pieces = min(max(int(hypot(x1 - x0, y1 - y0) / 2), 1), 2000)
            for i in range(pieces + 1):
                at = (x0 + (x1 - x0) * i / pieces, y0 + (y1 - y0) * i / pieces)
                if region.contains(at):
                    self.obstacles.append((*at, matters))

    def _add(self, artist: "Artist", clip: Box | None = None) -> None:
        from matplotlib.transforms import Bbox, TransformedBbox

        artist.set_transform(self._points)
        if clip is not None:
            bounds = Bbox.from_extents(clip.left, clip.bottom, clip.right, clip.top)
            artist.set_clip_box(TransformedBbox(bounds, self._points))
        self.figure.add_artist(artist)


def arrow_parts(start: XY, end: XY, width: float) -> tuple[XY, list[XY]]:
    """Where the shaft of an arrow ends, and the triangle of its head; short arrows have smaller heads."""
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    ux, uy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    head = min(4.0 + 2.2 * width, 0.6 * length)
    half = 0.36 * head
    back = (end[0] - ux * head, end[1] - uy * head)
    shaft = (end[0] - ux * head * 0.8, end[1] - uy * head * 0.8)
    return shaft, [end, (back[0] - uy * half, back[1] + ux * half), (back[0] + uy * half, back[1] - ux * half)]
