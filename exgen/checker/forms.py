"""The form of a formula as it was written: expanded, factored, simplified.

The value is compared elsewhere; here only the written tree counts. Order, signs in pairs and powers written out are
free in every form.
"""

from collections.abc import Iterator
from fractions import Fraction
from math import gcd

from exgen.algebra import Poly, factors
from exgen.formula.evaluate import names_in, to_fraction, to_poly
from exgen.formula.tree import Formula, Group, Negative, Number, Polynomial, Power, Product, Quotient, Sum, Symbol


def is_expanded(tree: Formula) -> bool:
    """A sum of monomials of which no two are alike; each has one number in front at most and each letter once."""
    seen = [_monomial(term) for term in _terms(tree)]
    return None not in seen and len(set(seen)) == len(seen)


def is_factored(tree: Formula, variables: tuple[str, ...]) -> bool:
    """A constant times powers of primitive factors that are irreducible over the rationals."""
    for factor in _bases(tree):
        if isinstance(factor, Symbol) or not names_in(factor):
            continue
        poly = to_poly(factor, variables)
        if poly is None or not is_expanded(factor) or not (_is_primitive(poly) and _is_irreducible(poly)):
            return False
    return True


def is_simplified(tree: Formula, variables: tuple[str, ...]) -> bool:
    """No like terms to collect, no numbers or equal letters to multiply, no common factor left in a fraction."""
    match tree:
        case Group(content=content) | Negative(of=content):
            return is_simplified(content, variables)
        case Quotient(numerator=top, denominator=bottom) if names_in(bottom):
            return _is_reduced(top, bottom, variables) and all(_is_tidy(side, variables) for side in (top, bottom))
    return _is_tidy(tree, variables)


def _is_tidy(tree: Formula, variables: tuple[str, ...]) -> bool:
    if is_expanded(tree):
        return True
    parts = list(_factors(tree))
    numbers = [part for part in parts if not names_in(part)]
    sums = [part for part in parts if names_in(part)]
    return len(parts) > 1 and len(numbers) <= 1 and all(map(is_expanded, sums)) and len(set(sums)) == len(sums)


def _is_reduced(top: Formula, bottom: Formula, variables: tuple[str, ...]) -> bool:
    """Whether numerator and denominator have no common factor; unknown where they are no polynomials: yes."""
    from exgen.algebra import gcd as common

    above, below = to_poly(top, variables), to_poly(bottom, variables)
    if above is None or below is None:
        return True
    return not above.is_zero and common(above, below).is_constant


# Pieces of a tree


def _terms(tree: Formula) -> Iterator[Formula]:
    """The terms of a sum, in all nested sums."""
    match tree:
        case Sum(terms=terms):
            for term in terms:
                yield from _terms(term)
        case Group(content=content):
            yield from _terms(content)
        case Polynomial(poly=poly) if len(poly.terms) > 1:
            for single in poly.terms:
                yield Polynomial(Poly(poly.variables, (single,)))
        case _:
            yield tree


def _factors(tree: Formula) -> Iterator[Formula]:
    """The factors of a product, also above a number; the sign is left out."""
    match tree:
        case Product(factors=factors):
            for factor in factors:
                yield from _factors(factor)
        case Group(content=content) | Negative(of=content):
            yield from _factors(content)
        case Quotient(numerator=top, denominator=bottom) if names_in(top) and not names_in(bottom):
            yield from _factors(top)
            yield bottom
        case _:
            yield tree


def _bases(tree: Formula) -> Iterator[Formula]:
    """The factors, of a whole power those of its base."""
    for factor in _factors(tree):
        match factor:
            case Power(base=base, exponent=Number(value=value)) if value.denominator == 1 and value > 0:
                yield from _bases(base)
            case _:
                yield factor


def _monomial(tree: Formula) -> frozenset[tuple[str, Fraction]] | None:
    """The letters of a monomial with their powers; None for what is none."""
    powers: dict[str, Fraction] = {}
    numbers = 0
    for factor in _factors(tree):
        match factor:
            case Symbol(name=name):
                letters = {name: Fraction(1)}
            case Power(base=Symbol(name=name), exponent=Number(value=value)) if value.denominator == 1 and value > 0:
                letters = {name: value}
            case Polynomial(poly=Poly(variables=variables, terms=((exponents, _),))):
                letters = {n: Fraction(e) for n, e in zip(variables, exponents, strict=True) if e}
            case _ if not names_in(factor):
                letters = {}
                numbers += _is_rational(factor)
            case _:
                return None
        if letters.keys() & powers.keys():
            return None
        powers |= letters
    return frozenset(powers.items()) if numbers <= 1 or _is_fraction(tree) else None


def _is_rational(tree: Formula) -> bool:
    return to_fraction(tree) is not None


def _is_fraction(tree: Formula) -> bool:
    """3x/4 has two numbers but nothing to work out."""
    match tree:
        case Negative(of=content) | Group(content=content):
            return _is_fraction(content)
        case Quotient(numerator=top, denominator=Number()):
            return sum(map(_is_rational, _factors(top))) <= 1
    return False


def _is_primitive(poly: Poly) -> bool:
    """Whole coefficients without a common divisor."""
    return all(c.denominator == 1 for _, c in poly.terms) and gcd(*(c.numerator for _, c in poly.terms)) == 1


def _is_irreducible(poly: Poly) -> bool:
    if poly.degree() == 1:
        return True
    found = factors(poly)[1]
    return len(found) == 1 and found[0][1] == 1
