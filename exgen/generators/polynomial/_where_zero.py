"""The lines of a board that find where a derivative is 0: in factors or by the discriminant, then the zeros.

What every term shares comes out first, 3x³ − 9x² + 6x = 3x(x² − 3x + 2) = 3x(x − 2)(x − 1). What is left of degree 3
or more needs a zero found by trial, which the board says before it divides.
"""

from collections.abc import Sequence
from fractions import Fraction

from exgen.algebra import Poly, constant, factors, univariate
from exgen.board import evaluation, line, shown
from exgen.formula.build import add, equals, formula, minus, neg, over, power, times
from exgen.formula.tree import Call, Formula, Message, PlusMinus, Product, Relation, Root, Sign, Symbol, msg
from exgen.generators.polynomial._curve import shorter
from exgen.generators.polynomial._surd import Surd
from exgen.generators.polynomial._zeros import (
    as_factor,
    as_product,
    coordinate,
    in_factors,
    listed,
    signed_root,
    written,
)
from exgen.model import Step

ONE = Fraction(1)


def zero_steps(called: Call, poly: Poly, zeros: Sequence[Surd], none: Message, part: str) -> list[Step]:
    """Where `called`, which is `poly`, is 0; the last line earns a point of `part` and says `none` without zeros."""
    if poly.degree() == 2 and (not zeros or zeros[0].q):
        steps = _by_discriminant(poly, zeros) if poly.coefficients()[1] else _by_square(poly, zeros)
    else:
        steps = _factored(called, poly)
    if not zeros:
        return [*steps, Step(none, Relation((called, formula(0)), ("≠",)), ONE, part)]
    places = listed([equals(poly.variables[0], coordinate(zero)) for zero in zeros])
    return [*steps, Step(msg("{value} is 0 where {zeros}.", value=called, zeros=places), None, ONE, part)]


def _factored(called: Call, poly: Poly) -> list[Step]:
    """f′(x) = 3x² − 12x + 9 = 3(x² − 4x + 3) = 3(x − 3)(x − 1), where that is another way to write it."""
    (name,) = poly.variables
    scale, found = factors(poly)
    letter = univariate((1, 0), name)
    shared = [(factor, times) for factor, times in found if factor.terms == letter.terms]
    rest = [factor for factor, times in found for _ in range(times) if factor.terms != letter.terms]
    by_trial = _easiest(rest) if len(rest) > 2 else None
    outside = [(by_trial, 1)] if by_trial else []
    if by_trial:
        rest.remove(by_trial)
    left = [(_multiplied(rest, name), 1)] if rest else []
    factored = shorter(called, poly, as_product(scale, [*shared, *outside, *left]), in_factors(poly))
    if poly.degree() < 2 or len(factored.operands) < 3:
        return []
    return [*([_trial(called, poly, by_trial)] if by_trial else []), Step(msg("In factors:"), factored)]


def _easiest(found: Sequence[Poly]) -> Poly | None:
    """The linear factor whose zero is tried first: whole numbers before fractions, small ones before large."""
    linear = [factor for factor in found if factor.degree() == 1]
    return min(linear, key=lambda f: (_zero(f).denominator, abs(_zero(f)), _zero(f) < 0), default=None)


def _zero(factor: Poly) -> Fraction:
    a, b = factor.coefficients()
    return -b / a


def _multiplied(found: Sequence[Poly], name: str) -> Poly:
    product = constant(1, (name,))
    for factor in found:
        product = product * factor
    return product


def _trial(called: Call, poly: Poly, factor: Poly) -> Step:
    """f′(1) = 1³ − 3 · 1² + 2 = 0, so x − 1 is a factor."""
    at = _zero(factor)
    value = evaluation(Call(called.head, (shown(at),)), poly, {poly.variables[0]: at})
    return Step(msg("A zero found by trial, so {factor} is a factor:", factor=as_factor(factor)), value)


def _by_square(poly: Poly, zeros: Sequence[Surd]) -> list[Step]:
    """3x² − 6 = 0 ⇔ x² = 2 ⇔ x = ±√2, or a square that would be negative."""
    (name,) = poly.variables
    a, _, c = poly.coefficients()
    lines: list[Formula] = [equals(poly, 0), equals(power(name, 2), shown(-c / a))]
    if zeros:
        lines.append(equals(name, PlusMinus(None, written(zeros[-1]))))
    alone = Step(msg("The square alone:"), Relation(tuple(lines), tuple[Sign, ...]("⇔" for _ in lines[1:])))
    return [alone] if zeros else [alone, Step(msg("It is negative, and a square never is."))]


def _by_discriminant(poly: Poly, zeros: Sequence[Surd]) -> list[Step]:
    steps = [Step(msg("Discriminant:"), _discriminant(poly))]
    if not zeros:
        return steps
    a, b, _ = poly.coefficients()
    rule = over(PlusMinus(neg("b"), Root(formula("D"))), Product((formula(2), Symbol("a"))))
    root, size = Root(shown(_value_of_d(poly))), abs(zeros[0].q * 2 * a)
    sides: list[Formula] = [rule, _over(PlusMinus(shown(-b), root), 2 * a)]
    if size != 1:
        worked = signed_root(size, zeros[0].d)
        sides.append(_over(PlusMinus(shown(-b), worked), 2 * a))
    return [*steps, Step(msg("Quadratic formula:"), equals(poly.variables[0], *sides))]


def _over(above: Formula, below: Fraction) -> Formula:
    return above if below == 1 else over(above, shown(below))


def _value_of_d(poly: Poly) -> Fraction:
    a, b, c = poly.coefficients()
    return b**2 - 4 * a * c


def _discriminant(poly: Poly) -> Relation:
    """D = b² − 4ac = 6² − 4 · 3 · 18 = 36 − 216 = −180 < 0"""
    a, b, c = poly.coefficients()
    value = _value_of_d(poly)
    rule = minus(power("b", 2), Product((formula(4), Symbol("a"), Symbol("c"))))
    filled = minus(power(shown(b), 2), times(4, shown(a), shown(c)))
    worked = add(shown(b**2), shown(-4 * a * c))
    found = line("D", ("=", rule), ("=", filled), ("=", worked), ("=", shown(value)))
    return Relation((*found.operands, formula(0)), (*found.signs, "<")) if value < 0 else found
