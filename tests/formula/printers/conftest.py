"""Random trees that have a value, and that value computed from the tree itself.

π and e stand for fixed rationals, and ln, σ, roots and fractional powers for arbitrary rational functions: what is
tested is what a printed formula says, not what a logarithm is. All values are exact.
"""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import strategies as st

from exgen.algebra import polynomial
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

NAMES = ("x", "y", "theta1", "theta2", "Z_x", "lr", "Delta_x", "mse_1")
VALUES = dict(zip(NAMES, map(Fraction, ("3/2", "-5/3", "7/4", "-2/7", "11/5", "1/9", "-13/8", "17/3")), strict=True))
PI, E = Fraction(22, 7), Fraction(19, 7)

fractions = st.fractions(-9, 9, max_denominator=8)
numbers = st.builds(Number, st.integers(-12, 12).map(Fraction) | fractions) | st.builds(
    Number, st.integers(-999, 999).map(lambda n: Fraction(n, 100)), st.just("decimal")
)
symbols = st.sampled_from(NAMES).map(Symbol)
exponents = st.tuples(st.integers(0, 3), st.integers(0, 2))
polynomials = st.dictionaries(exponents, fractions, max_size=3).flatmap(
    lambda terms: st.sampled_from([("x", "y"), ("theta1", "theta2"), ("lr", "Z_x")]).map(
        lambda names: Polynomial(polynomial(terms, names))
    )
)
leaves = numbers | symbols | st.builds(Constant, st.sampled_from(["pi", "e"])) | polynomials


def _branches(inner: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    several = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Sum, several),
        st.builds(Product, several, st.booleans()),
        st.builds(Negative, inner),
        st.builds(Quotient, inner, inner),
        st.builds(Power, inner, inner | st.integers(-3, 4).map(lambda n: Number(Fraction(n)))),
        st.builds(Group, inner),
        st.builds(Root, inner, st.integers(2, 5)),
        st.builds(Function, st.sampled_from(["exp", "ln", "sigmoid", "abs"]), inner),
    )


def root(value: Fraction, degree: int) -> Fraction:
    return raised(value, Fraction(1, degree))


def raised(base: Fraction, exponent: Fraction) -> Fraction:
    if exponent.denominator == 1 and abs(exponent) <= 4:
        return base ** int(exponent)
    return (base + Fraction(1, 5)) * (exponent - Fraction(2, 3)) / 11


def ln(value: Fraction) -> Fraction:
    return value / 5 - 8


def sigmoid(value: Fraction) -> Fraction:
    return 4 - value / 13


def value_of(node: Formula) -> Fraction:
    """The value of a tree, by its meaning. ZeroDivisionError where it has none."""
    match node:
        case Number(value):
            return value
        case Symbol(name):
            return VALUES[name]
        case Constant(name):
            return PI if name == "pi" else E
        case Polynomial(poly):
            return poly.at(VALUES)
        case Sum(terms):
            return sum(map(value_of, terms), Fraction(0))
        case Product(factors):
            product = Fraction(1)
            for factor in factors:
                product *= value_of(factor)
            return product
        case Negative(of):
            return -value_of(of)
        case Quotient(above, below):
            return value_of(above) / value_of(below)
        case Power(base, exponent):
            return raised(value_of(base), value_of(exponent))
        case Group(content):
            return value_of(content)
        case Root(radicand, degree):
            return root(value_of(radicand), degree)
        case Function(name, argument):
            argument_value = value_of(argument)
            functions: dict[str, Callable[[Fraction], Fraction]] = {
                "exp": lambda v: raised(E, v),
                "ln": ln,
                "sigmoid": sigmoid,
                "abs": abs,
            }
            return functions[name](argument_value)
    raise AssertionError(node)


@pytest.fixture(scope="session")
def trees() -> st.SearchStrategy[Formula]:
    return st.recursive(leaves, _branches, max_leaves=9)


@pytest.fixture(scope="session")
def value() -> Callable[[Formula], Fraction]:
    """`value_of`, also for the parsers of the tests."""
    return value_of


@pytest.fixture(scope="session")
def meanings() -> tuple[dict[str, Fraction], dict[str, Callable[..., Fraction]]]:
    """What printed names and functions stand for, ASCII and Unicode."""
    unicode = ("x", "y", "θ₁", "θ₂", "Z_x", "lr", "Δx", "MSE₁")
    names = VALUES | dict(zip(unicode, VALUES.values(), strict=True)) | {"pi": PI, "π": PI, "e": E}
    functions: dict[str, Callable[..., Fraction]] = {
        "pow": raised,
        "root": root,
        "sqrt": lambda v: root(v, 2),
        "cbrt": lambda v: root(v, 3),
        "exp": lambda v: raised(E, v),
        "ln": ln,
        "σ": sigmoid,
        "sigmoid": sigmoid,
        "abs": abs,
    }
    return names, functions
