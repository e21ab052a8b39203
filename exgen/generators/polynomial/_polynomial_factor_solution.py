"""The board of polynomial-factor: what all terms have in common, then what is left, down to what cannot be split."""

from fractions import Fraction

from exgen.algebra import Poly
from exgen.board import line, shown
from exgen.formula.build import equals, formula, juxtapose, neg, times
from exgen.formula.tree import Formula, Product, Relation, Sum, msg
from exgen.generators.polynomial._curve import head
from exgen.generators.polynomial._factor_shape import Shape, factors
from exgen.generators.polynomial._products import terms_of
from exgen.generators.polynomial._splitting import is_irreducible, splitting
from exgen.generators.polynomial._zeros import as_factor, as_product, in_factors
from exgen.model import Step

ONE = Fraction(1)


def solution(shape: Shape, root: Fraction | None) -> tuple[Step, ...]:
    """The last line of the work earns the first point; where it would end in the result, it stops before that."""
    key = in_factors(shape.function)
    work = [*_outside(shape), *splitting(shape.rest, root)]
    last = work[-1]
    work[-1] = Step(last.text, _before(last.formula, key), ONE, "factored")
    end = line(head(shape.name), ("=", key))
    return (*work, Step(msg("So, completely factored:"), end, ONE, "factored"), _check(shape))


def _before(told: Formula | None, result: Formula) -> Formula | None:
    """A chain without its last side if that is the result; nothing where one side would remain."""
    if not isinstance(told, Relation) or told.operands[-1] != result:
        return told
    return Relation(told.operands[:-1], told.signs[:-1]) if len(told.operands) > 2 else None


def _outside(shape: Shape) -> list[Step]:
    """What all terms have in common, written as a factor of each where that is all there is to do."""
    if not shape.has_outside:
        return []
    told = (
        msg("Take out the minus sign:")
        if shape.is_minus_alone
        else msg("All terms have {factor} in common:", factor=formula(shape.outside))
    )
    if is_irreducible(shape.rest):
        sides: Formula = Sum(tuple(_times_term(shape.outside, term) for term in terms_of(shape.rest)))
    else:
        sides = _times_outside(shape, as_factor(shape.rest))
    return [Step(told, line(head(shape.name), ("=", shape.function), ("=", sides)))]


def _times_term(outside: Poly, term: Poly) -> Formula:
    """2x · 4x, and 2x · 7 with its minus sign in front."""
    subtracted = outside.terms[0][1] > 0 > term.terms[0][1]
    return neg(times(outside, -term)) if subtracted else times(outside, term)


def _times_outside(shape: Shape, inner: Formula) -> Formula:
    """scale · x^power · (inner)"""
    _, found = factors(shape.outside)
    outer = as_product(shape.scale, found)
    if shape.outside.is_constant and abs(shape.scale) == 1:
        return neg(inner) if shape.scale < 0 else inner
    if shape.scale < 0:
        return neg(juxtapose(as_product(-shape.scale, found), inner))
    return juxtapose(*(outer.factors if isinstance(outer, Product) else (outer,)), inner)


def _check(shape: Shape) -> Step:
    """Both forms have the same value at a small place that is no root."""
    place = next(Fraction(n) for n in range(1, 20) if shape.function.at({shape.name: Fraction(n)}))
    value = shape.function.at({shape.name: place})
    return Step(
        msg("Check: at {place} both forms give {value}.", place=equals(shape.name, shown(place)), value=shown(value))
    )
