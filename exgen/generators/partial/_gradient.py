"""The gradient of a function f and its length, as the exercises about gradients state them and work them out.

A length is exact: a whole number, a fraction or a root with its square factors in front (√52 = 2√13). Where it is a
root, a pupil may also give two decimals, which is what a calculator shows.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import isqrt

from exgen.algebra import Poly
from exgen.board import evaluation, line, shown
from exgen.errors import UserError
from exgen.formula.build import Value, column, equals, formula, juxtapose
from exgen.formula.tree import (
    Call,
    Formula,
    Gradient,
    Message,
    Number,
    Polynomial,
    Power,
    Relation,
    Root,
    Sum,
    Symbol,
    msg,
)
from exgen.generators.partial._function import derivation, partial_symbol
from exgen.generators.partial._partials import check_size
from exgen.model import Step, Tolerance

Values = tuple[Fraction, ...]

NABLA = Gradient(Symbol("f"))
"""∇f"""

LENGTH_DECIMALS = 2
ROUNDED_LENGTH = Tolerance("decimals", Fraction(LENGTH_DECIMALS))
LENGTH_NAMES = ("|∇f(P)|", "|∇f|", "length", "lengte")
MOST_TRIED = 10_000
"""Square factors are looked for up to the square of this number; a larger one stays under the root."""


def called(head: Value, arguments: Sequence[Value]) -> Call:
    """f_x(1; 2)"""
    return Call(formula(head), tuple(formula(a) for a in arguments))


def definition(function: Value, names: Sequence[str]) -> Relation:
    """f(x, y) = …"""
    return equals(called("f", names), function)


def place(name: str, values: Values) -> Call:
    """P(1; 2)"""
    return called(name, [shown(v) for v in values])


def gradient_of(function: Poly) -> tuple[Poly, ...]:
    return tuple(function.diff(name) for name in function.variables)


def values_at(gradient: tuple[Poly, ...], at: Values) -> Values:
    where = dict(zip(gradient[0].variables, at, strict=True))
    return tuple(g.at(where) for g in gradient)


def check_point(function: Poly, at: Values) -> None:
    """UserError unless the point has a coordinate for each variable."""
    names = function.variables
    if len(at) != len(names):
        raise UserError(
            f"the point needs {len(names)} coordinates, one for each of {', '.join(names)}, but it has {len(at)}"
        )


def check_lengths(*vectors: Values) -> None:
    """UserError where a vector or the root for its length has more digits than a pupil may type."""
    for values in vectors:
        square = square_sum(values)
        check_size([*values, Fraction(square.numerator * square.denominator)])


def derivative_steps(function: Poly, points: Fraction, part: str) -> list[Step]:
    """The partial derivatives, one line each."""
    return [Step(_by(function.variables, name), _derived(function, name), points, part) for name in function.variables]


def _derived(function: Poly, name: str) -> Relation:
    """f_x = 2y · 3x² − 0 = 6x²y, or at once where the terms are finished as they are (f_x = y for xy)."""
    symbol, place = partial_symbol(name, of="f"), function.variables.index(name)
    powers = [(e[place], sum(e) - e[place]) for e, _ in function.terms]
    if all(power == 1 or (power > 1 and not others) for power, others in powers) or powers == [(0, powers[0][1])]:
        return equals(symbol, function.diff(name))
    return derivation(symbol, function, name)


def _by(names: tuple[str, ...], name: str) -> Message:
    others = [formula(v) for v in names if v != name]
    if len(others) == 1:
        return msg("With respect to {name}; {other} is a constant:", name=formula(name), other=others[0])
    return msg("With respect to {name}; the other letters are constants:", name=formula(name))


def value_steps(function: Poly, at: Values, points: Fraction, part: str, point_name: str = "P") -> list[Step]:
    """The values of the partial derivatives at a point, one line each."""
    first = msg("Substitute {point}:", point=place(point_name, at))
    return [
        Step(first if i == 0 else None, _filled_in(function, name, at), points, part)
        for i, name in enumerate(function.variables)
    ]


def _filled_in(function: Poly, name: str, at: Values) -> Relation:
    derivative = function.diff(name)
    here = called(partial_symbol(name, of="f"), [shown(v) for v in at])
    if derivative.is_constant:
        return equals(here, shown(derivative.constant_term))
    return evaluation(here, derivative, dict(zip(function.variables, at, strict=True)))


def components(values: Values) -> Formula:
    return column(*(shown(v) for v in values))


def square_sum(values: Values) -> Fraction:
    return sum((v * v for v in values), Fraction(0))


def length_of(values: Values) -> Formula:
    """√(u² + v² + …), square factors in front of the root."""
    return root_of(square_sum(values))


def length_value(values: Values) -> Fraction:
    """The length of a vector that has a rational one."""
    value = length_of(values)
    assert isinstance(value, Number)
    return value.value


def is_rational_length(values: Values) -> bool:
    return exact_root(square_sum(values)) is not None


def length_tolerance(values: Values) -> Tolerance | None:
    """Two decimals where the length is no fraction, else exact."""
    return None if is_rational_length(values) else ROUNDED_LENGTH


def root_of(square: Fraction) -> Formula:
    """The root of a number ≥ 0: a fraction where it is one, else a whole number times a root."""
    exact = exact_root(square)
    if exact is not None:
        return shown(exact)
    under = square.numerator * square.denominator
    outside = next(d for d in range(min(isqrt(under), MOST_TRIED), 0, -1) if under % (d * d) == 0)
    factor = Fraction(outside, square.denominator)
    root = Root(shown(under // outside**2))
    return root if factor == 1 else juxtapose(factor, root)


def length_line(left: Value, values: Values) -> Relation:
    """|∇f| = √(3² + 4²) = √(9 + 16) = √25 = 5, or … = √52 = 2√13 ≈ 7.21; components that are 0 are left out."""
    counted = [v for v in values if v] or [Fraction(0)]
    squares = Root(_added([Power(shown(v), Number(Fraction(2))) for v in counted]))
    total = square_sum(values)
    added = Root(_added([shown(v * v) for v in counted]))
    sides = line(left, ("=", squares), ("=", added), ("=", Root(shown(total))), ("=", length_of(values)))
    if is_rational_length(values):
        return sides
    return Relation((*sides.operands, rounded_root(total)), (*sides.signs, "≈"))


def _added(terms: Sequence[Formula]) -> Formula:
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))


def rounded_root(square: Fraction, places: int = LENGTH_DECIMALS) -> Formula:
    """The root of `square` to a number of decimals, exactly rounded."""
    scaled = square * 100**places
    nearest = (isqrt(4 * scaled.numerator // scaled.denominator) + 1) // 2
    return shown(Fraction(nearest, 10**places), places)


def exact_root(square: Fraction) -> Fraction | None:
    """The root of a number ≥ 0 where it is a fraction, else None."""
    top, bottom = isqrt(square.numerator), isqrt(square.denominator)
    return Fraction(top, bottom) if top * top == square.numerator and bottom * bottom == square.denominator else None


def as_polynomials(polys: Sequence[Poly]) -> tuple[Formula, ...]:
    return tuple(Polynomial(p) for p in polys)
