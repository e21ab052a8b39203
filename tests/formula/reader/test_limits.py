"""Cost is bounded before evaluating: what passes is cheap, what does not is refused in milliseconds."""

from fractions import Fraction
from time import process_time

import pytest

from exgen.algebra import polynomial
from exgen.formula.reader import Read, Unreadable, check_cost, read_formula
from exgen.formula.tree import (
    Constant,
    Function,
    Negative,
    Number,
    Polynomial,
    Power,
    Product,
    Quotient,
    Root,
    Sum,
    Symbol,
    Vector,
)

TOO_LARGE = "This is too large to be an answer here."

X, Y, Z = (Symbol(name) for name in "xyz")


def n(value):
    return Number(Fraction(value))


HUGE = [
    "9^9^9^9",
    "(x+y)^6000",
    "(x+y)^99999",
    "(" * 51 + "x" + ")" * 51,
    "(" * 250 + ")" * 250,
    "(" * 1000,
    "[" * 1000 + "x" + "]" * 1000,
    "((9^9)^99)^99",
    "9" * 20_000,
    "9" * 61,
    "0." + "3" * 60,
    "x^101",
    "x^-101",
    "2^101",
    "(x^51)^2",
    "x^51*y^50",
    "(x+1)^20*(y+1)^20",
    "(x+y+z+1)^50",
    "1e101",
    "1e-101",
    "1e999999999999",
    "exp(1001)",
    "e^1001",
    "exp(-1001)",
    "sigmoid(2000)",
    "exp(exp(7))",
    "exp(1000*√2)",
    "e^(e^(e^x))",
    "2^(x^(y^z))",
    "2^(100π)",
    "x" * 501,
    " " * 501,
    "/".join("x" * 250),
    "^".join("2" * 250),
    "(" + "9" * 60 + ")^40",
    "1/(x+1)^60/(y+1)^60",
    "√(" * 51 + "2" + ")" * 51,
    "2^(1/101)",
    "|" * 400,
]


@pytest.mark.parametrize("typed", HUGE, ids=lambda typed: typed[:20])
def test_what_is_too_large_is_refused_in_milliseconds(either, typed):
    begin = process_time()
    found = read_formula(typed, either("x", "y", "z"))
    took = process_time() - begin
    assert isinstance(found, Unreadable)
    assert found.message.id == TOO_LARGE or typed.startswith(("|", "(((((", "[[["))
    assert 0 <= found.start <= found.end <= len(typed)
    assert took < 0.25


FITTING = [
    "(" * 50 + "x" + ")" * 50,
    "9" * 60,
    "x^100",
    "2^100",
    "9^99",
    "(x+1)^100",
    "(x+y)^19",
    "(x+1)^9*(y+1)^9",
    "exp(1000)",
    "e^-1000",
    "sigmoid(1000)",
    "e^(e^x)",
    "σ(σ(σ(σ(x))))",
    "1.02^50",
    "(1+√2)^30",
    "1/(x+1) + 1/(x+1) + 1/(x+2)",
    "1e100",
    "+".join(["1/3x"] * 100),
    "(x+1)" * 100,
    "2^(1/100)",
    "-" * 499 + "x",
]


@pytest.mark.parametrize("typed", FITTING, ids=lambda typed: typed[:20])
def test_what_fits_is_read(either, typed):
    assert isinstance(read_formula(typed, either("x", "y", "z")), Read)


@pytest.mark.parametrize(
    ("tree", "node"),
    [
        (Quotient(X, n(0)), Quotient(X, n(0))),
        (Quotient(X, Sum((n(2), Negative(n(2))))), Quotient(X, Sum((n(2), Negative(n(2)))))),
        (Sum((X, Power(n(0), n(-1)))), Power(n(0), n(-1))),
        (Sum((X, Root(n(-4)))), Root(n(-4))),
        (Power(n(-4), n(Fraction(1, 2))), Power(n(-4), n(Fraction(1, 2)))),
        (Function("ln", n(0)), Function("ln", n(0))),
        (Vector((X, Root(n(-1), 4))), Root(n(-1), 4)),
        (Product((X, Power(Sum((X, Y)), n(200)))), Power(Sum((X, Y)), n(200))),
    ],
)
def test_the_node_that_makes_the_trouble_is_named(tree, node):
    found = check_cost(tree)
    assert found is not None
    assert found.node == node


@pytest.mark.parametrize(
    "tree", [Root(n(-8), 3), Power(n(-8), n(Fraction(1, 3))), Power(n(0), n(0)), Function("abs", n(-3))]
)
def test_odd_roots_and_the_like_are_no_trouble(tree):
    assert check_cost(tree) is None


def test_polynomials_that_are_data_count_too():
    many = Polynomial(polynomial({(i, j): 1 for i in range(15) for j in range(15)}, ("x", "y")))
    assert check_cost(many) is None
    assert check_cost(Product((many, many))) is not None
    assert check_cost(Polynomial(polynomial({(101,): 1}, ("x",)))) is not None
    assert check_cost(Polynomial(polynomial({(0,): 10**2001}, ("x",)))) is not None


def test_deep_trees_from_elsewhere_are_refused_without_recursion():
    tree = X
    for _ in range(5_000):
        tree = Negative(tree)
    found = check_cost(tree)
    assert found is not None
    assert found.message.id == TOO_LARGE


def terms_after_expansion(tree):
    """The number of terms by honest expansion: polynomials as dictionaries from exponents to coefficients."""
    match tree:
        case Number(value=value):
            return {(): value} if value else {}
        case Symbol(name=name):
            return {((name, 1),): Fraction(1)}
        case Sum(terms=terms):
            total: dict = {}
            for part in map(terms_after_expansion, terms):
                for monomial, c in part.items():
                    total[monomial] = total.get(monomial, 0) + c
            return {m: c for m, c in total.items() if c}
        case Product(factors=factors):
            result = {(): Fraction(1)}
            for factor in map(terms_after_expansion, factors):
                result = _times(result, factor)
            return result
        case Power(base=base, exponent=Number(value=value)):
            return terms_after_expansion(Product((base,) * int(value)))
    raise AssertionError(tree)


def _times(left, right):
    result: dict = {}
    for first, a in left.items():
        for second, b in right.items():
            powers = dict(first)
            for name, power in second:
                powers[name] = powers.get(name, 0) + power
            monomial = tuple(sorted(powers.items()))
            result[monomial] = result.get(monomial, 0) + a * b
    return {m: c for m, c in result.items() if c}


@pytest.mark.parametrize("power", [1, 2, 5, 9, 15, 26, 27, 28, 30])
def test_the_bound_for_terms_is_sharp_for_powers_of_a_sum(power):
    tree = Power(Sum((X, Y, n(1))), n(power))
    fits = len(terms_after_expansion(tree)) <= 400
    assert (check_cost(tree) is None) is fits


@pytest.mark.parametrize("first", [3, 9, 19, 24])
@pytest.mark.parametrize("second", [3, 9, 19, 24])
def test_the_bound_for_terms_never_lets_more_through(first, second):
    tree = Product((Power(Sum((X, n(1))), n(first)), Power(Sum((Y, n(2))), n(second))))
    fits = len(terms_after_expansion(tree)) <= 400
    assert (check_cost(tree) is None) is fits


def test_constants_count_as_variables():
    assert check_cost(Power(Sum((X, Constant("pi"), Root(n(2)), n(1))), n(11))) is None
    assert check_cost(Power(Sum((X, Constant("pi"), Root(n(2)), n(1))), n(12))) is not None
