"""Real zeros and factors of a polynomial as a board writes them.

A zero stands over one fraction line, (−1 + √5)/2, and a product begins with its constant, 2(x − 3)(x + 1).
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm

from exgen.algebra import Poly, factors, univariate
from exgen.board import shown
from exgen.errors import UserError
from exgen.formula.build import over, power
from exgen.formula.tree import (
    FiniteSet,
    Formula,
    Message,
    Negative,
    Number,
    Polynomial,
    Product,
    Root,
    Sum,
    Symbol,
    msg,
)
from exgen.generators.polynomial._surd import Surd, real_zeros

CLOSEST = Fraction(10**9)


def zeros(function: Poly) -> tuple[Surd, ...]:
    """The different real zeros, ascending. UserError where one is neither rational nor a square root."""
    found: list[Surd] = []
    for factor, _ in factors(function)[1]:
        if factor.degree() > 2:
            raise UserError("the function has zeros that are no fractions or square roots; state another function")
        found += [zero for zero, _ in real_zeros(factor)]
    return ascending(found)


def ascending(found: Iterable[Surd]) -> tuple[Surd, ...]:
    return tuple(sorted(found, key=lambda zero: (zero * Surd(CLOSEST)).floor()))


def written(zero: Surd) -> Formula:
    """(−1 + √5)/2, 3 − 2√2, or a rational as a whole number or fraction.

    A decimal would make a set such as {0,5} ambiguous where the comma is the decimal mark.
    """
    if not zero.q:
        return Number(zero.p)
    below = lcm(zero.p.denominator, zero.q.denominator)
    term = signed_root(zero.q * below, zero.d)
    above = Sum((Number(zero.p * below), term)) if zero.p else term
    return above if below == 1 else over(above, below)


def coordinate(value: Surd) -> Formula:
    """(−1 + √5)/2, or a rational as the other values of an exercise: a decimal where it ends soon."""
    return written(value) if value.q else shown(value.p)


def signed_root(size: Fraction, radicand: int) -> Formula:
    """A whole multiple of a square root: −2√3."""
    root: Formula = Root(Number(Fraction(radicand)))
    if abs(size) != 1:
        root = Product((Number(abs(size)), root))
    return root if size > 0 else Negative(root)


def zero_set(found: Sequence[Surd]) -> FiniteSet:
    return FiniteSet(tuple(written(zero) for zero in found))


def listed(pieces: Sequence[Formula]) -> Message:
    """x = 1, x = 2 or x = 3."""
    said = msg("{piece}", piece=pieces[0])
    for piece in pieces[1:-1]:
        said = msg("{before}, {after}", before=said, after=piece)
    return msg("{before} or {after}", before=said, after=pieces[-1]) if len(pieces) > 1 else said


def in_factors(function: Poly) -> Formula:
    """The constant, then the primitive factors that are irreducible over the rationals: 2x(x − 3)²."""
    scale, found = factors(function)
    return as_product(scale, [(factor, times) for factor, times in found])


def as_product(scale: Fraction, found: Sequence[tuple[Poly, int]]) -> Formula:
    """A constant times powers of polynomials, 1 and −1 left to the sign."""
    pieces: list[Formula] = [] if abs(scale) == 1 and found else [Number(abs(scale))]
    for factor, times in found:
        base = as_factor(factor)
        pieces.append(base if times == 1 else power(base, times))
    whole = pieces[0] if len(pieces) == 1 else Product(tuple(pieces))
    return whole if scale > 0 else Negative(whole)


def as_factor(factor: Poly) -> Formula:
    """A polynomial as a factor; the variable alone as a symbol."""
    (name,) = factor.variables
    return Symbol(name) if factor.terms == univariate((1, 0), name).terms else Polynomial(factor)
