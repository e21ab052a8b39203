"""What a figure shows, as plain data; `figures/draw.py` draws it with matplotlib, which is imported only there.

A generator says what to show in the mathematics' own terms; sizes are centimetres on paper. `alt` is the text for
who cannot see it. `where` keeps a figure that would give the answer away off the sheet.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from exgen.algebra import Poly
from exgen.formula.tree import Formula, Message

Point = tuple[Fraction, Fraction]

Label = Formula | Message | str
"""What is printed in a figure: mathematics (italic letters), words to be translated, or literal text (upright)."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked point with a label beside it."""

    at: Point
    label: Label = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """The graph of a polynomial in one variable, with points, tangents (by point and slope, dashed), secants (by two
    points, dotted) and steps (the places visited one after the other on the curve). `grid` draws squares of the given
    size (x, y) in axis units, for reading off. `x` and `y` are the ranges shown; without `y` it is fitted. A range
    grows where a mark or a step lies outside it. `name` and the function's variable name the axes."""

    function: Poly
    x: tuple[Fraction, Fraction]
    y: tuple[Fraction, Fraction] | None = None
    marks: tuple[Mark, ...] = ()
    tangents: tuple[tuple[Point, Fraction], ...] = ()
    steps: tuple[Fraction, ...] = ()
    grid: tuple[Fraction, Fraction] | None = None
    name: str = "f"
    secants: tuple[tuple[Point, Point], ...] = ()


@dataclass(frozen=True, slots=True)
class Contours:
    """Level curves of a function of two variables, with marked points, paths of points and arrows (point, vector).

    Axis units are equal, and the axes bear the names of the function's two variables. Without `levels` they are nice
    heights at equal distances (at growing ones where the function climbs so fast that its valley would be empty).
    `labels` prints the heights on the curves. The places of a path without a name are numbered from 0. Arrows keep
    their proportions; all are shortened or lengthened by one factor when the longest would not be readable."""

    function: Poly
    x: tuple[Fraction, Fraction]
    y: tuple[Fraction, Fraction]
    levels: tuple[Fraction, ...] = ()
    marks: tuple[Mark, ...] = ()
    paths: tuple[tuple[Label, tuple[Point, ...]], ...] = ()
    arrows: tuple[tuple[Point, Point, Label], ...] = ()
    labels: bool = False


@dataclass(frozen=True, slots=True)
class ArrowField:
    """One to four vector fields (name, first component, second component), drawn as arrows over the same rectangle,
    side by side or two by two, whichever is larger. Longer arrows are longer vectors, but not in proportion."""

    fields: tuple[tuple[Label, Poly, Poly], ...]
    x: tuple[Fraction, Fraction]
    y: tuple[Fraction, Fraction]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class DataPlot:
    """Data points with lines (label, intercept, slope); `sigmoids` draws y = σ(wx + b) for (label, w, b)."""

    points: tuple[Point, ...]
    lines: tuple[tuple[Label, Fraction, Fraction], ...] = ()
    sigmoids: tuple[tuple[Label, Fraction, Fraction], ...] = ()
    x_name: str = "x"
    y_name: str = "y"


RISES, FALLS = "↗", "↘"
"""Entries of a sign diagram that are drawn as arrows."""


@dataclass(frozen=True, slots=True)
class SignDiagram:
    """The signs of a derivative and what they mean for the function, under the places where it is 0, left to right.

    Each row has a heading and 2n + 1 entries for n places: before the first, at it, between it and the next, and so on.
    An empty entry shows nothing."""

    variable: Formula
    places: tuple[Formula, ...]
    rows: tuple[tuple[Formula, tuple[Label, ...]], ...]


@dataclass(frozen=True, slots=True)
class Squares:
    """Empty grid paper, for a sketch: as many squares of 5 mm as the figure holds. It is room to work in, so a sheet
    without answer space leaves it out."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """Horner's scheme: rows of equally many numbers, "" where there is none. A bar stands right of the first column, a
    line above the last row, and in that row a short bar before the last number, the remainder."""

    rows: tuple[tuple[Label, ...], ...]


Picture = Graph | Contours | ArrowField | DataPlot | SignDiagram | Squares | Scheme


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of an exercise."""

    name: str
    picture: Picture
    alt: Message
    width: float = 7.0
    height: float = 5.0
    where: Literal["sheet", "key", "both"] = "key"

    @property
    def is_room(self) -> bool:
        """Whether it is paper to work on, with nothing to see in it."""
        return isinstance(self.picture, Squares)
