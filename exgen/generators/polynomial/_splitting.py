"""How a board takes a polynomial apart into factors that cannot be split, by the ways a class knows.

In this order: a root that is stated, a difference of squares, two numbers with a product and a sum (also in x²), a
root among the whole numbers or fractions, and a square completed to a difference of squares. What needs another way
is refused rather than factored without a reason.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

from exgen.algebra import Poly, rational_roots, univariate
from exgen.board import line, shown
from exgen.errors import UserError
from exgen.figures.describe import Figure
from exgen.formula.build import add, equals, formula, group, juxtapose, minus, neg, power
from exgen.formula.tree import Formula, Number, Polynomial, Relation, msg
from exgen.generators.polynomial._curve import head, shorter
from exgen.generators.polynomial._division import Horner, horner, linear
from exgen.generators.polynomial._factor_shape import factors, product_and_sum
from exgen.generators.polynomial._zeros import as_factor, in_factors
from exgen.model import Step


@dataclass(frozen=True, slots=True)
class Move:
    """One way that was taken: its lines, and the scheme of a division."""

    steps: tuple[Step, ...]
    scheme: Horner | None = None


def splitting(poly: Poly, stated: Fraction | None = None) -> list[Step]:
    """The steps for a primitive polynomial without a factor x, none where it cannot be split."""
    return [step for move in _moves(poly, stated) for step in move.steps]


def schemes(poly: Poly, stated: Fraction | None = None) -> tuple[Figure, ...]:
    """The drawings that stand in these steps."""
    return tuple(move.scheme.figure() for move in _moves(poly, stated) if move.scheme is not None)


def _moves(poly: Poly, stated: Fraction | None = None) -> list[Move]:
    if is_irreducible(poly):
        return []
    roots = rational_roots(poly)
    if poly.degree() > 2 and stated in roots:
        return _by_root(poly, stated)
    squares = squares_of(poly)
    if squares is not None:
        return [Move((_difference(poly, *squares),)), *_both(*_sum_and_difference(*squares))]
    half = in_half_powers(poly)
    if half is not None:
        return _product_and_sum(poly, half)
    if roots:
        return _by_root(poly, min(roots, key=lambda r: (r.denominator, abs(r))))
    completed = _completed(poly)
    if completed is None:
        raise UserError("no way known in class splits this function into factors; state another one")
    return [Move((_completing(poly, *completed),)), *_both(*_sum_and_difference(*completed))]


def is_irreducible(poly: Poly) -> bool:
    return sum(count for _, count in factors(poly)[1]) == 1


def _both(low: Poly, high: Poly) -> list[Move]:
    return [*_moves(low), *_moves(high)]


# A known root


def _by_root(poly: Poly, root: Fraction) -> list[Move]:
    """The division by x − root, and what the quotient gives; 2(x − ½) is written as 2x − 1."""
    (name,) = poly.variables
    scheme = horner(poly, root)
    divided = univariate(scheme.numbers[:-1], name)
    quotient = divided * Fraction(1, root.denominator)
    primitive = univariate((root.denominator, -root.numerator), name)
    text = msg("Because {fact}, divide by {divisor}.", fact=equals(head(Number(root)), 0), divisor=linear(name, root))
    sides = [juxtapose(linear(name, root), as_factor(divided)), juxtapose(as_factor(primitive), as_factor(quotient))]
    steps = (Step(text), *scheme.steps(), Step(msg("So:"), shorter(formula(poly), *sides)))
    return [Move(steps, scheme), *_moves(quotient)]


# A difference of squares


def squares_of(poly: Poly) -> tuple[Poly, Poly] | None:
    """a and b of a polynomial a² − b² of two terms, b a number."""
    if len(poly.terms) != 2 or poly.degree() % 2:
        return None
    first, last = poly.coefficients()[0], poly.constant_term
    a, b = _root(first), _root(-last)
    if a is None or b is None:
        return None
    (name,) = poly.variables
    return univariate((a, *([0] * (poly.degree() // 2))), name), univariate((b,), name)


def _root(square: Fraction) -> int | None:
    """The whole number with this square, above 0."""
    found = isqrt(int(square)) if square > 0 else 0
    return found if found and found * found == square else None


def _sum_and_difference(a: Poly, b: Poly) -> tuple[Poly, Poly]:
    return a - b, a + b


def _rule() -> Relation:
    return equals(minus(power("a", 2), power("b", 2)), juxtapose(minus("a", "b"), add("a", "b")))


def _difference(poly: Poly, a: Poly, b: Poly) -> Step:
    squares = minus(power(_base(a), 2), power(_base(b), 2))
    sides = [squares, juxtapose(*map(formula, _sum_and_difference(a, b)))]
    return Step(msg("A difference of squares, {rule}:", rule=_rule()), line(poly, *(("=", side) for side in sides)))


def _base(term: Poly) -> Formula:
    """3, x or 2x, to be squared."""
    return Number(term.constant_term) if term.is_constant else as_factor(term)


def _completed(poly: Poly) -> tuple[Poly, Poly] | None:
    """a = ex² + s and b = rx of e²x⁴ + px² + s² = (ex² + s)² − (rx)²."""
    listed = poly.coefficients()
    if len(listed) != 5 or listed[1] or listed[3]:
        return None
    e, s = _root(listed[0]), _root(listed[4])
    r = None if e is None or s is None else _root(2 * e * s - listed[2])
    if e is None or s is None or r is None:
        return None
    (name,) = poly.variables
    return univariate((e, 0, s), name), univariate((r, 0), name)


def _completing(poly: Poly, a: Poly, b: Poly) -> Step:
    squares = minus(power(Polynomial(a), 2), power(_base(b), 2))
    sides = [minus(Polynomial(a**2), Polynomial(b**2)), squares, in_factors(poly)]
    text = msg("Complete the square, then use {rule}:", rule=_rule())
    return Step(text, line(poly, *(("=", side) for side in sides)))


# Product and sum


def in_half_powers(poly: Poly) -> Poly | None:
    """The quadratic g of a polynomial g(x) or g(xᵐ) that splits over the rationals, in one variable."""
    degree = poly.degree()
    middle = degree // 2
    (name,) = poly.variables
    if degree % 2 or any(e not in (degree, middle, 0) for (e,), _ in poly.terms):
        return None
    half = univariate((poly.coefficients()[0], poly.coefficient((middle,)), poly.constant_term), name)
    return None if is_irreducible(half) else half


def _product_and_sum(poly: Poly, half: Poly) -> list[Move]:
    """Two numbers with product ac and sum b split the middle term; for a = 1 they stand in the factors."""
    raised = poly.degree() // 2
    listed = [factor for factor, times in factors(half)[1] for _ in range(times)]
    one, other = listed[-1], listed[0]
    (p, minus_r), (q, minus_s) = one.coefficients(), other.coefficients()
    product, total = product_and_sum(half)
    first, second = p * minus_s, q * minus_r
    told = Step(
        msg(
            "Two numbers with product {product} and sum {sum}: {one} and {other}.",
            product=shown(product),
            sum=shown(total),
            one=shown(first),
            other=shown(second),
        )
    )
    high, low = _in_power(one, raised), _in_power(other, raised)
    ends = in_factors(poly) if raised == 1 else _product(low, high)
    further = [] if raised == 1 else [*_moves(low), *([] if low == high else _moves(high))]
    if p == q == 1:
        return [Move((Step(told.text, line(poly, ("=", ends))),)), *further]
    x = univariate((1, *([0] * raised)), poly.variables[0])
    split = add(half.coefficients()[0] * x**2, first * x, second * x, poly.constant_term)
    grouped = add(juxtapose(formula(p * x), Polynomial(low)), _times_number(minus_r, low))
    text = msg("Split the middle term and take out in pairs:")
    chain = line(poly, ("=", split), ("=", grouped), ("=", ends))
    return [Move((told, Step(text), Step(None, chain))), *further]


def _in_power(factor: Poly, raised: int) -> Poly:
    """px^m + r for a factor px + r."""
    p, r = factor.coefficients()
    return univariate((p, *([0] * (raised - 1)), r), factor.variables[0])


def _product(low: Poly, high: Poly) -> Formula:
    return power(Polynomial(low), 2) if low == high else juxtapose(Polynomial(low), Polynomial(high))


def _times_number(number: Fraction, factor: Poly) -> Formula:
    whole = group(factor) if abs(number) == 1 else juxtapose(abs(number), Polynomial(factor))
    return neg(whole) if number < 0 else whole
