"""Equality is proved, not guessed: by normal form, by separation bound, at fixed points only where nothing else can."""

from fractions import Fraction
from itertools import combinations

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from exgen.algebra import polynomial
from exgen.formula.build import add, formula, juxtapose, minus, neg, over, power, times
from exgen.formula.evaluate import UndefinedError, equal, sign, to_fraction, to_poly
from exgen.formula.tree import Constant, Formula, Function, Negative, Number, Power, Product, Root, Sum, Symbol

PI, E = Constant("pi"), Constant("e")


def root(value: int | Formula, degree: int = 2) -> Root:
    return Root(formula(value), degree)


def sigmoid(value: object) -> Function:
    return Function("sigmoid", formula(value))  # type: ignore[arg-type]


EQUAL = [
    (root(add(3, times(2, root(2)))), add(1, root(2))),
    (times(root(2), root(3)), root(6)),
    (over(1, root(2)), over(root(2), 2)),
    (root(8), times(2, root(2))),
    (root(Fraction(1, 3)), over(root(3), 3)),
    (power(root(2), 4), formula(4)),
    (root(16, 4), formula(2)),
    (root(4, 4), root(2)),
    (root(add(2, root(3))), over(add(root(6), root(2)), 2)),
    (root(add(7, times(5, root(2))), 3), add(1, root(2))),
    (power(2, Fraction(1, 2)), root(2)),
    (times(power(PI, 2), E), times(E, PI, PI)),
    (times(root(6), PI), times(root(2), root(3), PI)),
    (over(minus(power("x", 2), 1), minus("x", 1)), add("x", 1)),
    (add(over(1, "x"), over(1, "y")), over(add("x", "y"), juxtapose("x", "y"))),
    (sigmoid("x"), over(1, add(1, power(E, neg("x"))))),
    (sigmoid(Fraction(1, 2)), over(1, add(1, Function("exp", formula(Fraction(-1, 2)))))),
    (root(power("x", 2)), Function("abs", Symbol("x"))),
    (Function("ln", power("x", 2)), times(2, Function("ln", Symbol("x")))),
    (Function("ln", E), formula(1)),
    (times(Function("exp", Symbol("x")), Function("exp", Symbol("y"))), Function("exp", add("x", "y"))),
    (Function("abs", minus(1, root(2))), minus(root(2), 1)),
]
UNEQUAL = [
    (root(add(3, times(2, root(2)))), add(1, root(2), Fraction(1, 10**40))),
    (root(2), formula(Fraction(14142135623730951, 10**16))),
    (PI, formula(Fraction(355, 113))),
    (PI, root(add(power(PI, 2), Fraction(1, 10**30)))),
    (root(power("x", 2)), Symbol("x")),
    (sigmoid("x"), sigmoid(neg("x"))),
    (times(Fraction(1, 10**12), "x"), formula(0)),
    (formula(Fraction(1, 10**60)), formula(0)),
    (Function("exp", formula(-300)), formula(0)),
    (add("x", Fraction(1, 10**30)), Symbol("x")),
]


@pytest.mark.parametrize(("a", "b"), EQUAL)
def test_equal(a: Formula, b: Formula) -> None:
    assert equal(a, b) is True


@pytest.mark.parametrize(("a", "b"), UNEQUAL)
def test_unequal(a: Formula, b: Formula) -> None:
    assert equal(a, b) is False


def test_forty_terms_that_differ_in_the_last_coefficient() -> None:
    terms = [juxtapose(k + 2, power("x", k % 8), power("y", k // 8)) for k in range(40)]
    other = [*terms[:-1], juxtapose(Fraction(41 * 10**9 + 1, 10**9), power("x", 7), power("y", 4))]
    assert equal(add(*terms), add(*reversed(terms))) is True
    assert equal(add(*terms), add(*other)) is False


def test_a_division_by_zero_is_undefined() -> None:
    with pytest.raises(UndefinedError):
        equal(over("x", minus("y", "y")), Symbol("x"))


def test_sums_of_many_roots_are_decided() -> None:
    primes = (2, 3, 5, 7, 11)
    square = power(add(*map(root, primes)), 2)
    expanded = add(28, *(times(2, root(p * q)) for p, q in combinations(primes, 2)))
    assert equal(square, expanded) is True
    assert equal(square, add(expanded, Fraction(1, 10**20))) is False


numbers = st.integers(-6, 6).map(lambda n: Number(Fraction(n)))
surds = st.recursive(
    st.one_of(numbers, st.integers(1, 12).map(root)),
    lambda inner: st.one_of(
        st.builds(add, inner, inner), st.builds(minus, inner, inner), st.builds(times, inner, inner)
    ),
    max_leaves=6,
)


def in_sympy(tree: Formula) -> sympy.Expr:
    match tree:
        case Number(value=value):
            return sympy.Rational(value.numerator, value.denominator)
        case Root(radicand=radicand, degree=degree):
            return in_sympy(radicand) ** sympy.Rational(1, degree)
        case Sum(terms=terms):
            return sympy.Add(*map(in_sympy, terms))
        case Product(factors=factors):
            return sympy.Mul(*map(in_sympy, factors))
        case Negative(of=of):
            return -in_sympy(of)
    raise AssertionError(tree)


@given(surds, surds)
def test_surds_are_equal_when_sympy_says_so(a: Formula, b: Formula) -> None:
    difference = sympy.expand(in_sympy(a) - in_sympy(b))
    same = difference == 0 or sympy.minimal_polynomial(difference, sympy.Symbol("t")) == sympy.Symbol("t")
    assert equal(a, b) is bool(same)
    number = difference.evalf(60)
    assert sign(minus(a, b)) == (0 if same else (1 if number > 0 else -1))


coefficients = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.fractions(-9, 9, max_denominator=6), max_size=7
)


@given(coefficients, coefficients, st.fractions(-3, 3, max_denominator=7), st.fractions(-3, 3, max_denominator=7))
def test_the_polynomial_of_a_product_has_its_values(
    p: dict[tuple[int, int], Fraction], q: dict[tuple[int, int], Fraction], x: Fraction, y: Fraction
) -> None:
    def value(terms: dict[tuple[int, int], Fraction]) -> Fraction:
        return sum((c * x**i * y**j for (i, j), c in terms.items()), Fraction(0))

    tree = minus(times(written(p), written(q)), written(p))
    found = to_poly(tree, ("x", "y"))
    assert found is not None
    assert found.at({"x": x, "y": y}) == value(p) * value(q) - value(p)
    assert equal(tree, formula(found)) is True
    assert equal(tree, add(formula(found), juxtapose(Fraction(1, 10**9), power("x", 8)))) is False


def written(terms: dict[tuple[int, int], Fraction]) -> Formula:
    return Sum(tuple(Product((Number(c), *_powers(e))) for e, c in terms.items()))


def _powers(exponents: tuple[int, int]) -> list[Formula]:
    pairs = zip("xy", exponents, strict=True)
    return [Power(Symbol(name), Number(Fraction(e))) for name, e in pairs if e]


def test_what_is_no_polynomial() -> None:
    assert to_poly(over(1, "x"), ("x",)) is None
    assert to_poly(root(Symbol("x")), ("x",)) is None
    assert to_poly(add("x", "y"), ("x",)) is None
    assert to_poly(add("x", root(2)), ("x",)) is None
    assert to_poly(over(juxtapose(4, "x"), 2), ("x",)) == polynomial({(1,): 2}, ("x",))


def test_rational_values_of_every_node() -> None:
    assert to_fraction(root(Fraction(9, 4))) == Fraction(3, 2)
    assert to_fraction(sigmoid(0)) == Fraction(1, 2)
    assert to_fraction(Function("abs", formula(Fraction(-2, 3)))) == Fraction(2, 3)
    assert to_fraction(power(Fraction(2, 3), -2)) == Fraction(9, 4)
    assert to_fraction(power(-8, Fraction(1, 3))) == -2
    assert to_fraction(times(root(2), root(2))) == 2
    assert to_fraction(root(2)) is None
