"""Rules are evaluated as the model says: names replaced once, then derivatives and evaluation bars worked out."""

from fractions import Fraction

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exgen.algebra import polynomial, univariate
from exgen.formula.build import add, chain, column, formula, juxtapose, minus, neg, over, point, power, times
from exgen.formula.evaluate import NoValueError, derivative, enclose, equal, substitute, to_fraction
from exgen.formula.evaluate.enclosure import exactly
from exgen.formula.tree import (
    BigSum,
    Cases,
    Constant,
    Derivative,
    Evaluated,
    Formula,
    Function,
    Gradient,
    Matrix,
    Number,
    Root,
    Symbol,
)

OWN_SLOPE = Evaluated(Symbol("derivative"), (("theta", Symbol("theta")),))


def value(tree: Formula, **env: Formula) -> Fraction | None:
    return to_fraction(substitute(tree, env))


def test_the_pupils_derivative_at_the_pupils_place() -> None:
    assert value(OWN_SLOPE, derivative=times(6, "theta"), theta=formula(Fraction(17, 10))) == Fraction(51, 5)
    assert value(OWN_SLOPE, derivative=formula(univariate((6, 0), "theta")), theta=formula(4)) == 24


def test_a_variable_inside_a_value_stays_a_variable() -> None:
    assert substitute(Symbol("a"), {"a": Symbol("b"), "b": formula(2)}) == Symbol("b")


def test_a_bound_name_is_its_own() -> None:
    rule = Evaluated(power("theta", 2), (("theta", neg("theta")),))
    assert value(rule, theta=formula(3)) == 9
    assert value(Evaluated(formula(univariate((1, 0, 0))), (("x", add("x", 1)),)), x=formula(2)) == 9


BY_SIZE = Cases(
    (
        (Symbol("small"), chain(0, "<", "q", "<", 1)),
        (Symbol("none"), chain("q", "=", 0)),
        (Symbol("large"), chain(Function("abs", Symbol("q")), "≥", 1)),
    )
)


@pytest.mark.parametrize(
    ("q", "expected"), [("1/2", "small"), ("0", "none"), ("1", "large"), ("-3", "large"), ("-1/2", None)]
)
def test_of_cases_the_first_that_holds_is_taken(q: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(NoValueError):
            substitute(BY_SIZE, {"q": formula(Fraction(q))})
    else:
        assert substitute(BY_SIZE, {"q": formula(Fraction(q))}) == Symbol(expected)


def test_cases_wait_for_a_value() -> None:
    with pytest.raises(NoValueError):
        substitute(BY_SIZE, {"q": times(2, "x")})
    assert substitute(BY_SIZE, {"q": minus(Root(formula(2)), 1)}) == Symbol("small")


def test_a_polynomial_takes_the_values_of_its_variables() -> None:
    assert value(formula(univariate((3, 0, -2))), x=formula(2)) == 10


def test_derivatives_of_what_a_name_stands_for() -> None:
    function = formula(polynomial({(4, 0): 1, (3, 2): 1, (0, 5): 1, (0, 0): 8}, ("x", "y")))
    mixed = substitute(Derivative(Derivative(Symbol("function"), ("x",)), ("y",)), {"function": function})
    assert equal(mixed, juxtapose(6, power("x", 2), "y")) is True
    both = substitute(Derivative(Symbol("function"), ("x", "y")), {"function": function})
    assert equal(both, mixed) is True


def test_the_gradient_has_a_component_for_each_variable() -> None:
    function = formula(polynomial({(2, 0): 3}, ("x", "y")))
    assert substitute(Gradient(Symbol("f")), {"f": function}, ("x", "y")) == point(
        formula(polynomial({(1, 0): 6}, ("x", "y")).over(("x",))), 0
    )


def test_arithmetic_with_vectors() -> None:
    v, w = column(3, 4), column(-1, 2)
    assert value(Function("abs", Symbol("v")), v=v) == 5
    assert value(juxtapose("v", "w"), v=v, w=w) == 5
    moved = substitute(minus("v", times(Fraction(1, 10), "w")), {"v": v, "w": w})
    assert [to_fraction(item) for item in moved.items] == [Fraction(31, 10), Fraction(19, 5)]  # type: ignore[attr-defined]
    unit = substitute(over("v", Function("abs", Symbol("v"))), {"v": v})
    assert [to_fraction(item) for item in unit.items] == [Fraction(3, 5), Fraction(4, 5)]  # type: ignore[attr-defined]


def test_determinants_and_sums() -> None:
    rows = ((formula(2), formula(1), formula(0)), (formula(1), formula(3), formula(1)), (Symbol("a"),) * 3)
    assert value(Matrix(rows, determinant=True), a=formula(1)) == 4
    assert value(BigSum(power("i", 2), "i", formula(1), Symbol("n")), n=formula(4)) == 30


def test_what_cannot_be_worked_out() -> None:
    with pytest.raises(NoValueError):
        substitute(BigSum(Symbol("i"), "i", formula(1), Symbol("n")), {})
    with pytest.raises(NoValueError):
        to_fraction(substitute(Symbol("v"), {"v": point(1, 2)}))


smooth = st.recursive(
    st.one_of(st.fractions(-3, 3, max_denominator=5).map(Number), st.just(Symbol("x"))),
    lambda inner: st.one_of(
        st.builds(add, inner, inner),
        st.builds(times, inner, inner),
        st.builds(lambda a, b: over(a, add(power(b, 2), 1)), inner, inner),
        st.builds(power, inner, st.integers(1, 3)),
        st.builds(lambda a: Root(add(power(a, 2), 1)), inner),
        st.builds(lambda a: Function("ln", add(power(a, 2), 1)), inner),
        st.builds(lambda a: Function("sigmoid", a), inner),
        st.builds(lambda a: power(Constant("e"), over(a, add(power(a, 2), 2))), inner),
        st.builds(lambda a: power(add(power(a, 2), 1), over("x", 3)), inner),
    ),
    max_leaves=5,
)


@given(smooth, st.fractions(-2, 2, max_denominator=7))
def test_the_derivative_is_the_limit_of_the_difference_quotient(tree: Formula, x: Fraction) -> None:
    h = Fraction(1, 10**12)

    def near(formula_: Formula, place: Fraction) -> mpmath.mpf:
        low = enclose(formula_, {"x": exactly(place)}, 300).low
        return mpmath.mpf(low.numerator) / low.denominator

    with mpmath.workdps(60):
        try:
            quotient = (near(tree, x + h) - near(tree, x - h)) / (2 * mpmath.mpf(h.numerator) / h.denominator)
            found = near(derivative(tree, "x"), x)
        except NoValueError:
            return
        assert abs(quotient - found) <= mpmath.mpf(10) ** -10 * (1 + abs(found)) ** 4
