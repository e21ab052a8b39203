"""The lines of a board that find where a derivative is 0: in factors or by the discriminant, then the zeros."""

from collections.abc import Sequence
from fractions import Fraction

from exgen.algebra import Poly
from exgen.board import line, shown
from exgen.formula.build import equals, formula, minus, power, times
from exgen.formula.tree import Call, Message, Product, Relation, Symbol, msg
from exgen.generators.polynomial._curve import shorter
from exgen.generators.polynomial._surd import Surd
from exgen.generators.polynomial._zeros import coordinate, in_factors, listed
from exgen.model import Step


def zero_steps(called: Call, poly: Poly, zeros: Sequence[Surd], none: Message, part: str) -> list[Step]:
    """Where `called`, which is `poly`, is 0; the last line earns a point of `part` and says `none` without zeros."""
    by_discriminant = poly.degree() == 2 and (not zeros or zeros[0].q != 0)
    steps = [Step(msg("Discriminant:"), _discriminant(poly))] if by_discriminant else _factored(called, poly)
    if not zeros:
        return [*steps, Step(none, Relation((called, formula(0)), ("≠",)), Fraction(1), part)]
    places = listed([equals(poly.variables[0], coordinate(zero)) for zero in zeros])
    return [*steps, Step(msg("It is 0 where {zeros}.", zeros=places), None, Fraction(1), part)]


def _factored(called: Call, poly: Poly) -> list[Step]:
    """f′(x) = 3x² − 3 = 3(x − 1)(x + 1), where that is another way to write it."""
    factored = shorter(called, poly, in_factors(poly))
    says_more = poly.degree() > 1 and len(factored.operands) > 2
    return [Step(msg("In factors:"), factored)] if says_more else []


def _discriminant(poly: Poly) -> Relation:
    """D = b² − 4ac = 6² − 4 · 3 · 18 = −180 < 0"""
    a, b, c = poly.coefficients()
    value = b**2 - 4 * a * c
    rule = minus(power("b", 2), Product((formula(4), Symbol("a"), Symbol("c"))))
    filled = minus(power(shown(b), 2), times(4, shown(a), shown(c)))
    found = line("D", ("=", rule), ("=", filled), ("=", shown(value)))
    return Relation((*found.operands, formula(0)), (*found.signs, "<")) if value < 0 else found
