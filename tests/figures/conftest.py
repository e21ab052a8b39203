"""One figure of every sort that exercises describe, for the tests that hold for all of them."""

from fractions import Fraction
from typing import Any

import pytest

from exgen.algebra import Poly, polynomial, univariate
from exgen.figures.describe import (
    FALLS,
    RISES,
    ArrowField,
    Contours,
    DataPlot,
    Figure,
    Graph,
    Mark,
    Picture,
    Point,
    Scheme,
    SignDiagram,
)
from exgen.formula.build import decimal, point
from exgen.formula.tree import Call, Symbol, msg

F = Fraction


def xy(terms: dict[tuple[int, ...], Any]) -> Poly:
    return polynomial(terms, ("x", "y"))


def at(x: Any, y: Any) -> Point:
    return F(x), F(y)


def path(*points: tuple[Any, Any]) -> tuple[Point, ...]:
    return tuple(at(x, y) for x, y in points)


def figure(picture: Picture, width: float = 7.0, height: float = 5.0) -> Figure:
    return Figure("figure", picture, msg("WHAT WHO CANNOT SEE IT HEARS"), width, height)


SOURCE = polynomial({(4, 0): F(1, 4), (0, 2): F(1, 5)}, ("theta1", "theta2"))
BOWL = xy({(2, 0): 1, (0, 2): 3})
VALLEY = univariate([F(1, 4), 0, F(-7, 2), 6, 0], "theta")
DATA = tuple(at(x, y) for x, y in ((1, 2), (2, 3), (3, 5), (4, 4), (5, 6)))
FIELDS = (
    ("A", xy({(1, 0): 2}), xy({(0, 1): 2})),
    ("B", xy({(1, 0): -2}), xy({(0, 1): -2})),
    ("C", xy({(1, 0): 2}), xy({(0, 1): -2})),
    ("D", xy({(0, 1): -2}), xy({(1, 0): 2})),
)

FIGURES = {
    "descent": figure(Graph(univariate([3, 0, 0], "theta"), at(-5, 5), steps=(F(4), F(8, 5), F(16, 25)), name="J")),
    "settling": figure(
        Graph(univariate([1, 0, 0], "theta"), at(-3, 5), steps=tuple(4 * F(3, 5) ** k for k in range(11)), name="J")
    ),
    "bouncing": figure(
        Graph(
            univariate([1, -6, 9], "theta"),
            at(-1, 7),
            steps=(F(0), F(6), F(0), F(6)),
            name="J",
        )
    ),
    "valleys": figure(
        Graph(
            VALLEY,
            at(-5, 4),
            marks=tuple(Mark((x, VALLEY.at({"theta": x})), n) for x, n in ((F(-4), "A"), (F(0), "B"), (F(3), "C"))),
            name="J",
        ),
        8,
        6,
    ),
    "slope": figure(
        Graph(
            univariate([F(1, 2), -1, -2]),
            at(-4, 6),
            at(-5, 6),
            marks=(Mark(at(3, "-1/2"), Symbol("P")),),
            tangents=((at(3, "-1/2"), F(2)),),
            grid=at(1, 1),
        ),
        8,
        8,
    ),
    "unequal units": figure(
        Graph(
            univariate([2, -4, -6]),
            at(-3, 5),
            marks=(Mark(at(2, -6), "P"),),
            tangents=((at(2, -6), F(4)),),
            grid=at("1/2", 2),
        ),
        8,
        8,
    ),
    "coordinates": figure(
        Graph(
            univariate([1, -2, 0, 3]),
            at(-1, 3),
            marks=(Mark(at("3/2", "15/8"), point(decimal(F(3, 2)), decimal(F(15, 8)))),),
            tangents=((at("3/2", "15/8"), F(3, 4)),),
        )
    ),
    "away from 0": figure(Graph(univariate([1, -10, 30]), at(2, 9), marks=(Mark(at(5, 5), "T"),))),
    "source map": figure(
        Contours(
            SOURCE,
            at(-5, 5),
            at(-3, 3),
            paths=(("", path((-4, 2), ("2.4", "1.92"), ("1.0176", "1.8432"))),),
            labels=True,
        ),
        9,
        6.5,
    ),
    "saddle": figure(
        Contours(
            xy({(2, 0): 1, (0, 2): 1, (1, 1): -4}),
            at(-4, 4),
            at(-4, 4),
            labels=True,
            marks=(Mark(at(0, 0), "O"), Mark(at(2, -1), "P")),
        ),
        7,
        7,
    ),
    "stated heights": figure(
        Contours(
            xy({(2, 0): 1, (0, 2): 4}),
            at(-6, 6),
            at(-4, 4),
            tuple(F(h) for h in range(5, 45, 5)),
            (Mark(at(3, 1), "P"), Mark(at(-4, "3/2"), "Q"), Mark(at(0, "-5/2"), "R")),
            labels=True,
        ),
        9,
        6.5,
    ),
    "four paths": figure(
        Contours(
            BOWL,
            at(-5, 5),
            at(-4, 4),
            paths=(
                ("A", path((4, 2), ("3.2", "0.8"), ("2.56", "0.32"), ("2.05", "0.13"), ("1.64", "0.05"))),
                ("B", path((4, 2), ("3.2", "1.6"), ("2.4", "1.2"), ("1.6", "0.8"))),
                ("C", path((4, 2), ("4.3", "2.8"), ("4.6", "3.7"))),
                ("D", path((4, 2), ("2.6", "2.6"), (1, 3), ("-0.8", "3.05"))),
            ),
        ),
        7,
        7,
    ),
    "arrows": figure(
        Contours(
            BOWL,
            at(-4, 4),
            at(-4, 4),
            arrows=tuple(
                (at(2, 1), at(u, v), f"{n}")
                for n, (u, v) in enumerate(
                    (
                        (1, 0),
                        ("0.7", "0.7"),
                        (0, 1),
                        ("-0.7", "0.7"),
                        (-1, 0),
                        ("-0.7", "-0.7"),
                        (0, -1),
                        ("0.7", "-0.7"),
                    )
                )
            ),
        ),
        7,
        7,
    ),
    "four fields": figure(ArrowField(FIELDS, at(-4, 4), at(-4, 4), (Mark(at(2, -1), Symbol("P")),)), 14, 14),
    "two fields": figure(ArrowField(FIELDS[:2], at(-2, 2), at(-1, 1)), 14, 6),
    "lines": figure(
        DataPlot(
            DATA,
            (
                (msg("start"), F(0), F(0)),
                (msg("step {n}", n=1), F(4, 5), F(7, 5)),
                ("ŷ", F(1, 2), F(1)),
            ),
        ),
        8,
        6,
    ),
    "neuron": figure(
        DataPlot(
            path((2, 1), (-2, 0)),
            sigmoids=(("start", F(1, 2), F(-1)), ("later", F("0.6375"), F("-0.9438"))),
        ),
        8,
    ),
    "signs": figure(
        SignDiagram(
            Symbol("x"),
            (decimal(-2), decimal(F(1, 2))),
            (
                (Call(Symbol("f", primes=2), (Symbol("x"),)), ("−", "0", "−", "0", "+")),
                (Call(Symbol("f"), (Symbol("x"),)), (FALLS, "", FALLS, msg("inflection"), RISES)),
            ),
        ),
        9,
        2.1,
    ),
    "scheme": figure(
        Scheme(
            (
                ("", decimal(1), decimal(0), decimal(-5), decimal(11)),
                (decimal(-3), "", decimal(-3), decimal(9), decimal(-12)),
                ("", decimal(1), decimal(-3), decimal(4), decimal(-1)),
            )
        ),
        6,
        1.95,
    ),
}


@pytest.fixture(params=FIGURES.values(), ids=FIGURES.keys())
def each(request: pytest.FixtureRequest) -> Figure:
    """Every figure in turn."""
    assert isinstance(request.param, Figure)
    return request.param


@pytest.fixture
def figures() -> dict[str, Figure]:
    return FIGURES
