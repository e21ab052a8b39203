"""The rates of change of f in every direction from a point, exactly, and the worked solution that finds them."""

from fractions import Fraction

from exgen.algebra import Poly
from exgen.board import line, shown
from exgen.figures.describe import Contours, Figure, Mark
from exgen.formula.build import add, equals, formula, neg, over, times
from exgen.formula.tree import Formula, Function, Message, Relation, Symbol, msg
from exgen.generators.partial._gradient import (
    NABLA,
    Values,
    called,
    components,
    derivative_steps,
    is_rational_length,
    length_line,
    length_of,
    length_value,
    root_of,
    rounded_root,
    square_sum,
    value_steps,
)
from exgen.generators.partial._map import map_levels
from exgen.model import Step

ONE = Fraction(1)

LABEL = called(Symbol("D_v"), ["P"])
LENGTH = Function("abs", called(NABLA, ["P"]))
REACH = Fraction(5, 2)
"""The key's map goes this far from the point."""
ARROW = Fraction(3, 2)
"""How long its arrows are; only their directions count."""
ASCENT, DESCENT, LEVEL = Symbol("u"), Symbol("w"), Symbol("t")


def inner_product(g: Values, v: Values) -> Fraction:
    return g[0] * v[0] + g[1] * v[1]


def rate_along(g: Values, v: Values) -> Formula:
    """∇f · v / |v|, exactly."""
    inner, square = inner_product(g, v), square_sum(v)
    if is_rational_length(v):
        return shown(inner / length_value(v))
    size = root_of(inner * inner / square)
    return neg(size) if inner < 0 else size


def across(g: Values) -> Values:
    """At right angles to the gradient, to the right."""
    return abs(g[1]), -g[0] if g[1] > 0 else g[0]


def direction_map(f: Poly, point: Values, v: Values, g: Values, level: int) -> Figure:
    """The map around the point with the gradient, the stated way and on level 3 the way along the curve."""
    ways: list[tuple[Formula, Values]] = [(NABLA, g), (formula("v"), v)]
    if level == 3:
        ways.append((LEVEL, across(g)))
    x, y = ((c - REACH, c + REACH) for c in point)
    height = f.at(dict(zip(f.variables, point, strict=True)))
    start = (point[0], point[1])
    return Figure(
        "directions",
        Contours(
            f,
            x,
            y,
            map_levels(f, x, y, height),
            marks=(Mark(start, formula("P")),),
            arrows=tuple((start, _drawn(way), label) for label, way in ways),
            labels=True,
        ),
        msg(
            "A contour map of {f} with the directions of the gradient and of {v} as arrows at {point}.",
            f=formula("f"),
            v=formula("v"),
            point=formula("P"),
        ),
        width=7.0,
        height=7.0,
    )


def _drawn(way: Values) -> tuple[Fraction, Fraction]:
    """The way as an arrow of a fixed length, near enough to draw it."""
    first, second = (Fraction(float(c) / float(square_sum(way)) ** 0.5).limit_denominator(10**6) for c in way)
    return first * ARROW, second * ARROW


def _which_side(g: Values, v: Values) -> Message:
    """Why the rate has its sign, to be seen on the map."""
    inner = inner_product(g, v)
    if not inner:
        return msg("The rate is 0: {v} stands at right angles to the gradient.", v=formula("v"))
    if inner > 0:
        return msg(
            "The rate is positive: the angle between {v} and the gradient is less than a right angle.", v=formula("v")
        )
    return msg(
        "The rate is negative: the angle between {v} and the gradient is more than a right angle.", v=formula("v")
    )


def solution(f: Poly, point: Values, v: Values, g: Values, level: int) -> tuple[Step, ...]:
    """The lines for the vector v and the gradient g of f at the point."""
    at_point = called(NABLA, ["P"])
    rate, part = "directional_derivative", Fraction(0)
    steps = [*derivative_steps(f, part, ""), *value_steps(f, point, part, "")]
    steps.append(Step(msg("The gradient at {point}:", point=formula("P")), equals(at_point, components(g)), ONE, rate))
    size = length_line(Function("abs", formula("v")), v)
    if square_sum(v) == 1:
        steps.append(Step(msg("The vector has length 1 already:"), size))
    else:
        steps.append(Step(msg("The length of the vector:"), size, ONE, rate))
    steps.append(Step(msg("The rate in its direction:"), _rate_line(g, v), ONE, rate))
    steps.append(Step(_which_side(g, v)))
    up, down = equals(ASCENT, components(g)), equals(DESCENT, components((-g[0], -g[1])))
    steps.append(Step(msg("Fastest up is the direction of the gradient:"), up, ONE, "ascent"))
    steps.append(Step(msg("Fastest down is the opposite direction:"), down, ONE, "descent"))
    if level == 3:
        steps.append(
            Step(msg("The largest rate is the length of the gradient:"), length_line(LENGTH, g), ONE, "largest_rate")
        )
        steps += _level_steps(g)
    return (*steps, Step(figure="directions"))


def _level_steps(g: Values) -> list[Step]:
    """t = (20, 4), for ∇f(P) · t = 4 · 20 − 20 · 4 = 0."""
    way = across(g)
    products = add(*(times(shown(a), shown(b)) for a, b in zip(g, way, strict=True)))
    return [
        Step(
            msg("No change at right angles to the gradient; exchange its components and change one sign:"),
            equals(LEVEL, components(way)),
            ONE,
            "no_change",
        ),
        Step(
            msg("Check, the inner product is 0:"),
            line(times(called(NABLA, ["P"]), LEVEL), ("=", products), ("=", shown(0))),
        ),
    ]


def _rate_line(g: Values, v: Values) -> Relation:
    """D = ∇f · v/|v| = (6 · 3 + 4 · 4)/5 = 34/5 = 6.8, without the division where the length is 1."""
    rule = times(called(NABLA, ["P"]), "v")
    products = add(*(times(shown(a), shown(b)) for a, b in zip(g, v, strict=True)))
    values = add(*(shown(a * b) for a, b in zip(g, v, strict=True)))
    inner = shown(inner_product(g, v))
    if square_sum(v) == 1:
        return line(LABEL, ("=", rule), ("=", products), ("=", values), ("=", inner))
    length = length_of(v)
    divided = over(rule, Function("abs", formula("v")))
    told = line(
        LABEL,
        ("=", divided),
        ("=", over(products, length)),
        ("=", over(values, length)),
        ("=", over(inner, length)),
        ("=", rate_along(g, v)),
    )
    if is_rational_length(v) or not inner_product(g, v):
        return told
    size = rounded_root(inner_product(g, v) ** 2 / square_sum(v))
    return Relation((*told.operands, neg(size) if inner_product(g, v) < 0 else size), (*told.signs, "≈"))
