"""The certified enclosure of a formula's value, its variables bound to numbers or to whole intervals.

At a single point the enclosure shrinks to the value as the precision rises; over an interval it holds every value
that the formula takes there, which is how a rounded number stands for all it may have been.
"""

from collections.abc import Mapping
from fractions import Fraction
from functools import reduce

from exgen.algebra import Poly
from exgen.formula.evaluate import enclosure as iv
from exgen.formula.evaluate.elementary import LARGEST_DEGREE
from exgen.formula.evaluate.enclosure import Enclosure, exactly
from exgen.formula.evaluate.errors import UnclearError, UndefinedError
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

Bindings = Mapping[str, Enclosure]


def enclose(tree: Formula, bindings: Bindings, bits: int = 128) -> Enclosure:
    """An interval that certainly holds the value of `tree`, about `bits` significant bits narrow at single points.

    Errors: UndefinedError where there is certainly no value, UnclearError where there may be none or a symbol has no
    binding, TooLargeError beyond the bounds.
    """
    return iv.trimmed(_enclosed(tree, bindings, bits), bits)


def _enclosed(tree: Formula, bindings: Bindings, bits: int) -> Enclosure:
    match tree:
        case Number(value=value):
            return exactly(value)
        case Symbol(name=name, primes=0, index="") if name in bindings:
            return bindings[name]
        case Constant(name="pi"):
            return iv.pi(bits)
        case Constant():
            return iv.exp(exactly(1), bits)
        case Group(content=content):
            return enclose(content, bindings, bits)
        case Negative(of=of):
            return iv.negative(enclose(of, bindings, bits))
        case Sum(terms=terms):
            return reduce(iv.total, (enclose(t, bindings, bits) for t in terms), exactly(0))
        case Product(factors=factors):
            return reduce(iv.product, (enclose(f, bindings, bits) for f in factors), exactly(1))
        case Quotient(numerator=top, denominator=bottom):
            return iv.product(enclose(top, bindings, bits), iv.inverse(enclose(bottom, bindings, bits)))
        case Power(base=base, exponent=exponent):
            return _power(base, exponent, bindings, bits)
        case Root(radicand=radicand, degree=degree):
            return iv.root(enclose(radicand, bindings, bits), degree, bits)
        case Function(name=name, argument=argument):
            return _function(name, enclose(argument, bindings, bits), bits)
        case Polynomial(poly=poly):
            return _polynomial(poly, bindings, bits)
    raise UnclearError(f"{type(tree).__name__} has no value by itself")


def _function(name: str, argument: Enclosure, bits: int) -> Enclosure:
    match name:
        case "exp":
            return iv.exp(argument, bits)
        case "ln":
            return iv.ln(argument, bits)
        case "sigmoid":
            return iv.sigmoid(argument, bits)
    return iv.size(argument)


def _power(base: Formula, exponent: Formula, bindings: Bindings, bits: int) -> Enclosure:
    raised = enclose(exponent, bindings, bits)
    if base == Constant("e"):
        return iv.exp(raised, bits)
    below = enclose(base, bindings, bits)
    exact = raised.low
    if raised.is_exact and exact.denominator == 1:
        return iv.whole_power(below, exact.numerator)
    if raised.is_exact and exact.denominator <= LARGEST_DEGREE:
        return iv.whole_power(iv.root(below, exact.denominator, bits), exact.numerator)
    if below.high <= 0:
        raise UndefinedError("a power of a number that is not positive")
    return iv.exp(iv.product(raised, iv.ln(below, bits)), bits)


def _polynomial(poly: Poly, bindings: Bindings, bits: int) -> Enclosure:
    value = exactly(0)
    for exponents, coefficient in poly.terms:
        term = exactly(coefficient)
        for name, power in zip(poly.variables, exponents, strict=True):
            if power:
                if name not in bindings:
                    raise UnclearError(f"{name} has no value")
                term = iv.product(term, iv.whole_power(bindings[name], power))
        value = iv.trimmed(iv.total(value, term), bits)
    return value


def bind(values: Mapping[str, Fraction]) -> dict[str, Enclosure]:
    """Bindings of exact values."""
    return {name: exactly(value) for name, value in values.items()}
