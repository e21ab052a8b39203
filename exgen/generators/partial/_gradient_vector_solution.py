"""The worked solution of a gradient and its length, and the map in the key that shows it."""

from fractions import Fraction

from exgen.algebra import Poly
from exgen.figures.describe import Contours, Figure, Mark
from exgen.formula.build import column, equals, formula
from exgen.formula.tree import Function, Message, msg
from exgen.generators.partial._expansion import expansion
from exgen.generators.partial._function import Stated, partial_symbol
from exgen.generators.partial._gradient import (
    NABLA,
    Values,
    called,
    components,
    derivative_steps,
    gradient_of,
    length_line,
    value_steps,
    values_at,
)
from exgen.generators.partial._map import map_levels
from exgen.model import Step

ONE = Fraction(1)
REACH = Fraction(5, 2)
"""The key's map goes this far from the point."""


def solution(f: Stated, point: Values, has_figure: bool) -> tuple[Step, ...]:
    gradient, values = gradient_of(f.poly), values_at(gradient_of(f.poly), point)
    at_point = called(NABLA, [formula("P")])
    steps = list(expansion(f, "f"))
    steps += derivative_steps(f.poly, ONE, "gradient")
    symbols = column(*(partial_symbol(v, of="f") for v in f.variables))
    steps.append(Step(msg("Together as a vector:"), equals(NABLA, symbols, column(*gradient))))
    steps += value_steps(f.poly, point, ONE, "gradient_at_point")
    steps.append(Step(msg("The gradient at {point}:", point=formula("P")), equals(at_point, components(values))))
    steps.append(Step(msg("Its length:"), length_line(Function("abs", at_point), values), ONE, "length"))
    if has_figure:
        steps.append(Step(_across_the_contour() if any(values) else None, figure="gradient"))
    return tuple(steps)


def _across_the_contour() -> Message:
    return msg(
        "The gradient stands at right angles to the contour through {point} and points uphill.", point=formula("P")
    )


def gradient_map(function: Poly, point: Values) -> Figure:
    """The map around the point, with the curve through it: the gradient stands at right angles to that."""
    slopes = values_at(gradient_of(function), point)
    x, y = ((v - REACH, v + REACH) for v in point)
    height = function.at(dict(zip(function.variables, point, strict=True)))
    return Figure(
        "gradient",
        Contours(
            function,
            x,
            y,
            map_levels(function, x, y, height),
            marks=(Mark((point[0], point[1]), formula("P")),),
            labels=True,
            arrows=(((point[0], point[1]), (slopes[0], slopes[1]), NABLA),) if any(slopes) else (),
        ),
        msg("A contour map of {f} with the gradient as an arrow at {point}.", f=formula("f"), point=formula("P")),
        width=7.0,
        height=7.0,
    )
