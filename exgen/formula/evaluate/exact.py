"""Formulas as exact data: a polynomial over the rationals, or a rational number."""

from fractions import Fraction

from exgen.algebra import Poly, polynomial
from exgen.formula.evaluate.normal import normal
from exgen.formula.evaluate.quotients import Normal
from exgen.formula.tree import Formula, Number


def to_fraction(tree: Formula) -> Fraction | None:
    """The value of a formula that is a rational number, None for any other.

    Errors: NoValueError (see errors.py) where it has no value.
    """
    if isinstance(tree, Number):
        return tree.value
    return normal(tree).fraction()


def to_poly(tree: Formula, variables: tuple[str, ...]) -> Poly | None:
    """The formula as a polynomial in `variables`, None where it is none. Errors: NoValueError as above."""
    form = normal(tree)
    if list(form.denominator) != [()]:
        return None
    return _poly(form, variables)


def _poly(form: Normal, variables: tuple[str, ...]) -> Poly | None:
    if not form.generators <= set(variables):
        return None
    places = {name: i for i, name in enumerate(variables)}
    divisor = form.denominator[()]
    terms = {}
    for monomial, c in form.numerator.items():
        exponents = [0] * len(variables)
        for name, power in monomial:
            exponents[places[name]] = power
        terms[tuple(exponents)] = c / divisor
    return polynomial(terms, variables)
