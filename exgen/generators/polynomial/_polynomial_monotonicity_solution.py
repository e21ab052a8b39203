"""The worked solution of rising and falling: where f′ is 0, its sign in each part, what that means for f."""

from fractions import Fraction

from exgen.algebra import Poly
from exgen.figures.describe import Figure, Graph, Mark
from exgen.formula.build import equals, formula
from exgen.formula.tree import Formula, Message, Union, msg
from exgen.generators.polynomial._curve import derivative_step, head
from exgen.generators.polynomial._sign_table import SignTable
from exgen.generators.polynomial._surd import Surd
from exgen.generators.polynomial._where_zero import zero_steps
from exgen.generators.polynomial._zeros import coordinate
from exgen.model import Step


def solution(function: Poly, table: SignTable) -> tuple[Step, ...]:
    """The board; `table` holds the signs of f′."""
    (name,) = function.variables
    return (
        derivative_step(function, "increasing"),
        *zero_steps(head(name, 1), table.poly, table.zeros, msg("The derivative has no zeros:"), "decreasing"),
        Step(msg("The sign of {slope} in each part:", slope=head(name, 1))),
        *(Step(_meaning(*row)) for row in table.board("f", 1)),
        *_kept(table, name),
        Step(figure="signs"),
        _end(table, True),
        _end(table, False),
        Step(figure="course"),
    )


def _meaning(part: Formula | Message, sign: Formula, rises: bool) -> Message:
    if rises:
        return msg("For {part}: {sign}, so {f} rises.", part=part, sign=sign, f=formula("f"))
    return msg("For {part}: {sign}, so {f} falls.", part=part, sign=sign, f=formula("f"))


def _kept(table: SignTable, name: str) -> list[Step]:
    """What a zero without a change of sign means."""
    return [
        Step(
            msg(
                "At {place}, {slope} is 0 but keeps its sign: {f} goes on in the same direction.",
                place=equals(name, coordinate(zero)),
                slope=head(name, 1),
                f=formula("f"),
            )
        )
        for zero in table.kept
    ]


def _end(table: SignTable, rising: bool) -> Step:
    intervals = table.where(rising)
    part = "increasing" if rising else "decreasing"
    if not intervals:
        said: Message = (
            msg("{f} rises nowhere.", f=formula("f")) if rising else msg("{f} falls nowhere.", f=formula("f"))
        )
        return Step(said, None, Fraction(1), part)
    said = msg("{f} rises on:", f=formula("f")) if rising else msg("{f} falls on:", f=formula("f"))
    return Step(said, Union(intervals), Fraction(1), part)


def figure(function: Poly, table: SignTable) -> Figure:
    """The graph with the zeros of f′ marked."""
    places = [_near(zero) for zero in table.zeros] or [Fraction(0)]
    margin = max((places[-1] - places[0]) / 3, Fraction(2) if function.degree() == 2 else Fraction(1))
    marks = tuple(Mark((place, function.at({function.variables[0]: place}))) for place in places if table.zeros)
    return Figure(
        "course",
        Graph(function, (places[0] - margin, places[-1] + margin), marks=marks),
        msg("The graph of {f} with the points where its slope is 0.", f=formula("f")),
        width=6.0,
    )


def _near(zero: Surd) -> Fraction:
    """The zero, to a thousandth where it is irrational."""
    return Fraction((zero * Surd(Fraction(1000))).floor(), 1000) if zero.q else zero.p
