"""Products of polynomials before like terms are taken together: 4x² − 10x + 6x − 15."""

from collections.abc import Sequence

from exgen.algebra import Poly, constant
from exgen.formula.build import formula, group, juxtapose, neg, times
from exgen.formula.tree import Formula, Sum


def pairs(one: Poly, other: Poly) -> list[tuple[Poly, Poly]]:
    """Every term of the one with every term of the other."""
    return [(s, t) for s in terms_of(one) for t in terms_of(other)]


def terms_of(polynomial: Poly) -> list[Poly]:
    return [Poly(polynomial.variables, (term,)) for term in polynomial.terms]


def added(terms: Sequence[Poly]) -> Formula:
    """Terms one after the other, like ones apart."""
    shown_terms = tuple(formula(term) for term in terms)
    return shown_terms[0] if len(shown_terms) == 1 else Sum(shown_terms)


def distributed(one: Poly, other: Poly) -> Formula:
    """All products of terms, worked out one by one."""
    return added([first * second for first, second in pairs(one, other)])


def has_like_terms(one: Poly, other: Poly) -> bool:
    """Whether two of the products of terms have the same power."""
    return len({(s * t).degree() for s, t in pairs(one, other)}) < len(pairs(one, other))


def term_times(term: Poly, factor: Poly) -> Formula:
    """−3x(2x + 5) or −(2x + 5); a 1 in front, or a factor of one term, gets its dot."""
    if len(factor.terms) == 1:
        return times(term, factor)
    one = constant(1, term.variables)
    if term == -one:
        return neg(group(factor))
    return times(1, group(factor)) if term == one else juxtapose(term, factor)
