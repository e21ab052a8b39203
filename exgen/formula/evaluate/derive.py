"""The derivative of a formula: of a polynomial in its normal form, of anything else by the rules of the course."""

from fractions import Fraction

from exgen.algebra import Poly, polynomial
from exgen.formula.evaluate.errors import NoValueError, UnclearError
from exgen.formula.evaluate.exact import to_poly
from exgen.formula.evaluate.walk import names_in
from exgen.formula.tree import (
    Constant,
    Formula,
    Function,
    Group,
    Negative,
    Number,
    Polynomial,
    Power,
    Product,
    Quotient,
    Root,
    Sum,
    Symbol,
)

ZERO = Number(Fraction(0))
ONE = Number(Fraction(1))


def derivative(tree: Formula, name: str) -> Formula:
    """The derivative by `name`; all other names are constants. UnclearError for a node that is no expression."""
    names = names_in(tree)
    if name not in names:
        return ZERO
    try:
        poly = to_poly(tree, tuple(sorted(names)))
    except NoValueError:
        poly = None
    return by_rules(tree, name) if poly is None else Polynomial(_polynomial(poly, name))


def _polynomial(poly: Poly, name: str) -> Poly:
    place = poly.variables.index(name)
    terms = {
        tuple(e - 1 if i == place else e for i, e in enumerate(exponents)): c * exponents[place]
        for exponents, c in poly.terms
        if exponents[place]
    }
    return polynomial(terms, poly.variables)


def by_rules(tree: Formula, name: str) -> Formula:
    """The same by the rules alone, nothing expanded: its size is bounded by that of the tree."""
    if name not in names_in(tree):
        return ZERO
    match tree:
        case Symbol():
            return ONE
        case Polynomial(poly=poly):
            return Polynomial(_polynomial(poly, name))
        case Group(content=content):
            return by_rules(content, name)
        case Negative(of=of):
            return Negative(by_rules(of, name))
        case Sum(terms=terms):
            return Sum(tuple(by_rules(term, name) for term in terms if name in names_in(term)))
        case Product(factors=factors):
            return Sum(
                tuple(_with_derived(factors, i, name) for i in range(len(factors)) if name in names_in(factors[i]))
            )
        case Quotient(numerator=top, denominator=bottom):
            first = Product((by_rules(top, name), bottom))
            second = Product((top, by_rules(bottom, name)))
            return Quotient(Sum((first, Negative(second))), Power(bottom, Number(Fraction(2))))
        case Power(base=base, exponent=exponent):
            return _power(base, exponent, name)
        case Root(radicand=radicand, degree=degree):
            below = Product((Number(Fraction(degree)), Power(tree, Number(Fraction(degree - 1)))))
            return Quotient(by_rules(radicand, name), below)
        case Function(name=function, argument=argument):
            return Product((_outer(tree, function, argument), by_rules(argument, name)))
    raise UnclearError(f"{type(tree).__name__} is no expression")


def _with_derived(factors: tuple[Formula, ...], place: int, name: str) -> Formula:
    return Product((*factors[:place], by_rules(factors[place], name), *factors[place + 1 :]))


def _power(base: Formula, exponent: Formula, name: str) -> Formula:
    if exponent == ONE:
        return by_rules(base, name)
    if name not in names_in(exponent):
        lower = Power(base, Sum((exponent, Number(Fraction(-1)))))
        return Product((exponent, lower, by_rules(base, name)))
    inner = Product((by_rules(exponent, name), _ln(base)))
    if name in names_in(base):
        inner_of_base = Quotient(Product((exponent, by_rules(base, name))), base)
        return Product((Power(base, exponent), Sum((inner, inner_of_base))))
    return Product((Power(base, exponent), inner))


def _ln(base: Formula) -> Formula:
    return ONE if base == Constant("e") else Function("ln", base)


def _outer(tree: Formula, function: str, argument: Formula) -> Formula:
    match function:
        case "exp":
            return tree
        case "ln":
            return Quotient(ONE, argument)
        case "sigmoid":
            return Product((tree, Sum((ONE, Negative(tree)))))
    return Quotient(argument, tree)
