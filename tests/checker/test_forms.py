"""Formulas: value first, then the form that the part asks. Order, signs in pairs and powers written out are free."""

from fractions import Fraction

import pytest
from checker_exercises import single
from hypothesis import given
from hypothesis import strategies as st

from exgen.algebra import factors, polynomial, univariate
from exgen.checker import mark_part
from exgen.checker.forms import is_factored
from exgen.formula.build import add, formula, juxtapose, minus, over, power
from exgen.formula.tree import Formula, Polynomial, Power, Product
from exgen.model import FormulaAnswer, MarkingScheme

Z_X = formula(polynomial({(3, 0): 4, (2, 2): 3}, ("x", "y")))
QUADRATIC = formula(univariate((2, 4, -6)))
"""2(x − 1)(x + 3)"""
FRACTION = over(add("x", 1), minus("x", 2))


def key(value: Formula, form: str = "") -> FormulaAnswer:
    return FormulaAnswer(value, ("x", "y"), form)  # type: ignore[arg-type]


NOT_FACTORED = "Equal, but it can be factored further."
NOT_EXPANDED = "Equal, but not expanded yet."
NOT_SIMPLIFIED = "Equal, but it can be simplified."


@pytest.mark.parametrize(
    ("asked", "typed", "outcome", "remark"),
    [
        (key(Z_X), "4x^3 + 3x^2y^2", "right", ""),
        (key(Z_X), "Z_x = 3y²x² + 4x³", "right", ""),
        (key(Z_X), "x^2(4x + 3y^2)", "right", ""),
        (key(Z_X), "8/2 x^3 + x*x*y*y*3", "right", ""),
        (key(Z_X), "4x^3 + 3x^2y", "wrong", ""),
        (key(Z_X), "4x^3 + 3x^2y^2 + 10^-30", "wrong", ""),
        (key(Z_X), "sqrt(16)x^3 + 3x^2y^2", "right", ""),
        (key(QUADRATIC, "expanded"), "2x^2 + 4x - 6", "right", ""),
        (key(QUADRATIC, "expanded"), "-6 + 4x + 2x^2", "right", ""),
        (key(QUADRATIC, "expanded"), "2(x-1)(x+3)", "wrong", NOT_EXPANDED),
        (key(QUADRATIC, "expanded"), "2x^2 + 6x - 2x - 6", "wrong", NOT_EXPANDED),
        (key(QUADRATIC, "expanded"), "2x*x + 4x - 6", "wrong", NOT_EXPANDED),
        (key(QUADRATIC, "expanded"), "2x^2 + 4x - 2*3", "wrong", NOT_EXPANDED),
        (key(QUADRATIC, "expanded"), "-(6 - 4x - 2x^2)", "wrong", NOT_EXPANDED),
        (key(QUADRATIC, "expanded"), "2x^2 + 4x - 5", "wrong", ""),
        (key(formula(univariate((Fraction(1, 2), 1))), "expanded"), "x/2 + 1", "right", ""),
        (key(formula(univariate((Fraction(3, 4), 1))), "expanded"), "3x/4 + 1", "right", ""),
        (key(QUADRATIC, "factored"), "2(x-1)(x+3)", "right", ""),
        (key(QUADRATIC, "factored"), "(x+3)*2*(x-1)", "right", ""),
        (key(QUADRATIC, "factored"), "-2(1-x)(x+3)", "right", ""),
        (key(QUADRATIC, "factored"), "2(1-x)(-x-3)", "right", ""),
        (key(QUADRATIC, "factored"), "(2x-2)(x+3)", "wrong", NOT_FACTORED),
        (key(QUADRATIC, "factored"), "2(x^2+2x-3)", "wrong", NOT_FACTORED),
        (key(QUADRATIC, "factored"), "2x^2+4x-6", "wrong", NOT_FACTORED),
        (key(QUADRATIC, "factored"), "2(x-1)(x+2)", "wrong", ""),
        (key(formula(univariate((1, 4, 4))), "factored"), "(x+2)^2", "right", ""),
        (key(formula(univariate((1, 4, 4))), "factored"), "(x+2)(x+2)", "right", ""),
        (key(formula(univariate((1, 0, -1, 0))), "factored"), "x(x-1)(x+1)", "right", ""),
        (key(formula(univariate((1, 0, -1, 0))), "factored"), "x(x^2-1)", "wrong", NOT_FACTORED),
        (key(formula(univariate((1, 0, -1, 0))), "factored"), "-x(1-x)(1+x)", "right", ""),
        (key(formula(univariate((1, 0, 1))), "factored"), "x^2 + 1", "right", ""),
        (key(formula(univariate((1, 0, -2))), "factored"), "x^2 - 2", "right", ""),
        (key(formula(univariate((6, 0, 0))), "factored"), "6x^2", "right", ""),
        (key(formula(univariate((Fraction(1, 2), 0, Fraction(-1, 2)))), "factored"), "(x-1)(x+1)/2", "right", ""),
        (key(formula(univariate((Fraction(1, 2), 0, Fraction(-1, 2)))), "factored"), "1/2(x-1)(x+1)", "right", ""),
        (key(FRACTION, "simplified"), "(x+1)/(x-2)", "right", ""),
        (key(FRACTION, "simplified"), "(x^2+x)/(x^2-2x)", "wrong", NOT_SIMPLIFIED),
        (key(QUADRATIC, "simplified"), "2x^2+4x-6", "right", ""),
        (key(QUADRATIC, "simplified"), "2(x-1)(x+3)", "right", ""),
        (key(QUADRATIC, "simplified"), "x^2+x^2+4x-6", "wrong", NOT_SIMPLIFIED),
    ],
)
def test_value_then_form(asked: FormulaAnswer, typed: str, outcome: str, remark: str) -> None:
    verdict = mark_part("answer", typed, exercise=single(asked))
    assert (verdict.outcome, verdict.remark) == (outcome, remark)


def test_a_right_value_in_another_form_earns_its_share() -> None:
    exercise = single(key(QUADRATIC, "factored"))
    assert mark_part("answer", "(2x-2)(x+3)", exercise=exercise).share == Fraction(1, 2)
    third = MarkingScheme(form_share=Fraction(1, 3))
    assert mark_part("answer", "(2x-2)(x+3)", exercise=exercise, scheme=third).share == Fraction(1, 3)


def test_remarks_on_form_in_dutch() -> None:
    verdict = mark_part("answer", "(2x-2)(x+3)", exercise=single(key(QUADRATIC, "factored")), language="nl")
    assert verdict.remark == "Gelijk, maar je kunt nog verder ontbinden."


coefficients = st.lists(st.integers(-4, 4), min_size=2, max_size=4).filter(lambda c: c[0] != 0)


@given(coefficients, coefficients, st.integers(-3, 3).filter(bool))
def test_the_factors_of_a_product_are_factored_and_an_unfinished_product_is_not(
    first: list[int], second: list[int], constant: int
) -> None:
    product = univariate(first) * univariate(second) * constant
    scale, found = factors(product)
    tree = Product((formula(scale), *(Power(Polynomial(f), formula(n)) for f, n in found)))
    assert is_factored(tree, ("x",))
    if sum(n for _, n in found) > 1 and not all(len(f.terms) == 1 for f, _ in found):
        assert not is_factored(Polynomial(product * (1 / scale)), ("x",))


def test_the_fortieth_coefficient_counts() -> None:
    terms = [juxtapose(k + 2, power("x", k % 8), power("y", k // 8)) for k in range(40)]
    exercise = single(FormulaAnswer(add(*terms), ("x", "y")))
    typed = " + ".join(f"{k + 2}x^{k % 8}y^{k // 8}" for k in range(40)).replace("x^0", "").replace("y^0", "")
    assert mark_part("answer", typed, exercise=exercise).outcome == "right"
    assert mark_part("answer", typed.replace("41x^7y^4", "41.0000001x^7y^4"), exercise=exercise).outcome == "wrong"
