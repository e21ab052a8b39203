"""What follows from the pupil's own second derivative: where it is positive, and the points where its sign changes.

A rule sees an earlier answer only through its values and derivatives, so the formula is taken apart at 0: of
g(x) = ax² + bx + c these are c = g(0), b = g′(0) and 2a = g″(0). A formula of a higher degree has no consequence; only
the key counts after it.
"""

from fractions import Fraction

from exgen.algebra import Poly
from exgen.formula.build import chain, minus, neg, over, power, times
from exgen.formula.tree import (
    Cases,
    Derivative,
    Evaluated,
    FiniteSet,
    Formula,
    Infinity,
    Interval,
    Number,
    Polynomial,
    Relation,
    Root,
    Sign,
    Sum,
    Symbol,
    Union,
    Vector,
)

OWN = "second_derivative"
"""The name of the part that is followed."""

LEFT, RIGHT = neg(Infinity()), Infinity()
ZERO = Number(Fraction(0))
TURNED: dict[Sign, Sign] = {">": "<", "<": ">", "≤": "≥", "=": "=", "≠": "≠"}


def own_convex(name: str) -> Cases:
    """The rule "the intervals where the pupil's own second derivative is positive"."""
    a, b, c, d = _parts(name)
    zero, (low, high) = neg(over(c, b)), _zeros(a, b, d)
    return Cases(
        (
            (Union((_from(zero, RIGHT),)), _where(name, a, "=", b, ">")),
            (Union((_from(LEFT, zero),)), _where(name, a, "=", b, "<")),
            (Union((_from(LEFT, low), _from(high, RIGHT))), _where(name, a, ">", d, ">")),
            (Union((_from(LEFT, RIGHT),)), _where(name, a, ">", d, "≤")),
            (Union((_from(high, low),)), _where(name, a, "<", d, ">")),
            (Union(()), _where(name, a, "<", d, "≤")),
        )
    )


def own_inflection(function: Poly, name: str) -> Cases:
    """The rule "the points of the graph where the pupil's own second derivative changes its sign"."""
    a, b, c, d = _parts(name)
    ends = tuple(_point(function, name, zero) for zero in _zeros(a, b, d))
    return Cases(
        (
            (FiniteSet((_point(function, name, neg(over(c, b))),)), _where(name, a, "=", b, "≠")),
            (FiniteSet(ends), _where(name, a, ">", d, ">")),
            (FiniteSet(ends[::-1]), _where(name, a, "<", d, ">")),
            (FiniteSet(()), _where(name, a, "≠", d, "≤")),
        )
    )


def _at_zero(name: str, order: int) -> Formula:
    """A derivative of the pupil's own formula, at 0."""
    own = Symbol(OWN)
    return Evaluated(Derivative(own, (name,) * order) if order else own, ((name, ZERO),))


def _parts(name: str) -> tuple[Formula, Formula, Formula, Formula]:
    """a, b, c and the discriminant."""
    a, b, c = over(_at_zero(name, 2), 2), _at_zero(name, 1), _at_zero(name, 0)
    return a, b, c, minus(power(b, 2), times(4, a, c))


def _zeros(a: Formula, b: Formula, d: Formula) -> tuple[Formula, Formula]:
    """Both by the quadratic formula, the one with −√D first; that is the smaller one where a > 0."""
    below, root = times(2, a), Root(d)
    return over(minus(neg(b), root), below), over(Sum((neg(b), root)), below)


def _where(name: str, a: Formula, sign: Sign, other: Formula, its_sign: Sign) -> Relation:
    """Degree 2 or less, and both values with these signs."""
    third, fourth = _at_zero(name, 3), _at_zero(name, 4)
    return chain(third, "=", ZERO, "=", fourth, "=", ZERO, TURNED[sign], a, sign, ZERO, TURNED[its_sign], other)


def _from(low: Formula, high: Formula) -> Interval:
    """With its finite ends."""
    return Interval(low, high, low != LEFT, high != RIGHT)


def _point(function: Poly, name: str, place: Formula) -> Vector:
    return Vector((place, Evaluated(Polynomial(function), ((name, place),))))
