"""Functions f(x) as the exercises on slopes state them, and the lines about them that return on every board.

The power rule is written out with the exponent still beside the coefficient (5 · 4x³), because that is the step in
which pupils go wrong; a slope is the derivative with the number filled in.
"""

from fractions import Fraction
from unicodedata import normalize

from exgen.algebra import Poly, univariate
from exgen.board import evaluation, shown
from exgen.errors import UserError
from exgen.formula.build import Value, equals, formula, point
from exgen.formula.printers import plain
from exgen.formula.tree import Call, Formula, Message, Negative, Number, Product, Relation, Sum, Symbol, Vector, msg
from exgen.model import Step

LONGEST = 10**12
"""Above this, a value or its denominator is too long for a sheet."""

LARGEST_TERM = 256
"""The most that a term of a drawn function may be worth where its height is worked out."""

NEAR = 6
"""How far from 0 a place may lie for its figure to show 0 too."""


def head(at: Formula | Fraction | str, primes: int = 0) -> Call:
    """f(x), f′(x) or f′(3)."""
    return Call(Symbol("f", primes=primes), (shown(at) if isinstance(at, Fraction) else formula(at),))


def definition(function: Formula | Poly, name: str) -> Relation:
    """f(x) = …"""
    return equals(head(name), function)


def by_power_rule(function: Poly, name: str) -> Formula:
    """The derivative with every exponent still a factor: 5 · 4x³ − 3 · 2x + 7 + 0."""
    terms: list[Formula] = []
    for (power,), c in function.terms:
        terms.append(
            Negative(_lowered(power, abs(c), name)) if c < 0 and (power or terms) else _lowered(power, abs(c), name)
        )
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))


def _lowered(power: int, size: Fraction, name: str) -> Formula:
    """One term, without its sign, after the power rule."""
    if power == 0:
        return Number(Fraction(0))
    if power == 1:
        return Number(size)
    inner = formula(univariate((power, *([0] * (power - 1))), name))
    return inner if size == 1 else Product((Number(size), inner), dot=True)


def derivative_line(function: Poly, primes: int = 1) -> Relation:
    """f′(x) = 5 · 4x³ − 3 · 2x + 7 + 0 = 20x³ − 6x + 7; `function` is f⁽ᵖʳⁱᵐᵉˢ ⁻ ¹⁾."""
    (name,) = function.variables
    return shorter(head(name, primes), by_power_rule(function, name), function.diff(name))


def shorter(first: Formula, *sides: Value) -> Relation:
    """A chain of equal sides, without those that are written just as the one before."""
    kept = [first]
    for side in map(formula, sides):
        if _as_written(side) != _as_written(kept[-1]):
            kept.append(side)
    return equals(*kept)


def _as_written(side: Formula) -> str:
    """The side in plain text, ½ and 1/2 alike."""
    return normalize("NFKC", plain(side)).replace("\N{FRACTION SLASH}", "/")


def derivative_step(function: Poly, part: str, points: int = 1) -> Step:
    """The derivative by the power rule, for the points of a part."""
    return Step(msg("Derivative:"), derivative_line(function), Fraction(points), part)


def value_line(function: Poly, at: Fraction, primes: int = 0) -> Relation:
    """f(3) = 2 · 3² − 5 = 18 − 5 = 13; `function` is the derivative where there are primes."""
    return evaluation(head(at, primes), function, {function.variables[0]: at})


def pair(x: Fraction, y: Fraction) -> Vector:
    """A point of the graph as (3; −2)."""
    return point(shown(x), shown(y))


def named(letter: str, x: Fraction, y: Fraction) -> Call:
    """A point with its name: P(3; −2)."""
    return Call(Symbol(letter), (shown(x), shown(y)))


def with_origin(at: Fraction, margin: Fraction) -> tuple[Fraction, Fraction]:
    """The stretch of the axis to draw around a place, on past 0 where that is near, so that the axes cross at 0."""
    left, right = at - margin, at + margin
    past = Fraction(1, 2)
    return (min(left, -past), max(right, past)) if abs(at) <= NEAR else (left, right)


def has_small_terms(function: Poly, at: Fraction) -> bool:
    """Whether the value at this place is added up from numbers of a size for mental arithmetic."""
    return all(abs(c * at**power) <= LARGEST_TERM for (power,), c in function.terms)


def power_rule_tip() -> Message:
    return msg("Take the derivative term by term: the exponent comes to the front and then becomes one less.")


def first_term_tip(function: Poly) -> Message:
    """The derivative of the first term, which is never the whole answer."""
    (name,) = function.variables
    first = Poly(function.variables, function.terms[:1])
    return msg("The derivative of {term} is {result}.", term=formula(first), result=formula(first.diff(name)))


def left_sides(name: str, primes: int = 1) -> tuple[str, ...]:
    """The names that may stand before a typed derivative."""
    marks = "'" * primes
    return (f"f{marks}({name})", f"f{marks}", f"df/d{name}") if primes == 1 else (f"f{marks}({name})", f"f{marks}")


def check_degree(function: Poly, low: int, high: int | None = None) -> None:
    """UserError unless the degree is from `low` to `high`."""
    degree = max(function.degree(), 0)
    if degree < low or (high is not None and degree > high):
        wanted = (
            f"degree {low}" if low == high else f"degree {low} or more" if high is None else f"degree {low} or {high}"
        )
        raise UserError(f"this exercise needs a function of {wanted}; this one has degree {degree}")


def check_not_huge(function: Poly) -> None:
    """UserError where the numbers grow beyond what anyone works out by hand."""
    if function.degree() > 12 or any(max(abs(c.numerator), c.denominator) > 10**6 for _, c in function.terms):
        raise UserError(
            "this function is too large for an exercise; state one of degree 12 at most with shorter numbers"
        )


def check_short_values(function: Poly, at: Fraction) -> None:
    """UserError where the height or the slope at this place is too long to work out by hand."""
    (name,) = function.variables
    values = (each.at({name: at}) for each in (function, function.diff(name)))
    if any(max(abs(value.numerator), value.denominator) > LONGEST for value in values):
        raise UserError("the values at this place are too long to work out by hand; state a simpler point")
