"""What a teacher states is read exactly, in her own notation, or refused with one sentence that names the field."""

from fractions import Fraction
from typing import Any

import pytest

from exgen.algebra import polynomial, univariate
from exgen.errors import UserError
from exgen.formula.tree import Polynomial, Product, msg
from exgen.given import Field, Kind
from exgen.reading import read_given


def field(kind: Kind, **more: Any) -> Field:
    return Field("it", kind, msg("it"), **more)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("number", "0,1", Fraction(1, 10)),
        ("number", "-3/4", Fraction(-3, 4)),
        ("number", 0.1, Fraction(1, 10)),
        ("number", 7, Fraction(7)),
        ("count", "3", 3),
        ("point", "(-4; 2)", (Fraction(-4), Fraction(2))),
        ("point", "(-4, 2)", (Fraction(-4), Fraction(2))),
        ("point", [0.5, 2], (Fraction(1, 2), Fraction(2))),
        ("numbers", "0,1; 0,2; 0,3", (Fraction(1, 10), Fraction(1, 5), Fraction(3, 10))),
        ("points", "(1; 2) (3; 4,5)", ((1, 2), (3, Fraction(9, 2)))),
        ("points", [[1, 2], [3, 4.5]], ((1, 2), (3, Fraction(9, 2)))),
        ("function", "3x² − 2x", univariate((3, -2, 0))),
        ("function", "f(x) = 0,5x^2", univariate((Fraction(1, 2), 0, 0))),
        ("function", "3t^2", univariate((3, 0, 0), "t")),
    ],
)
def test_stated_values_are_exact(kind: Kind, typed: Any, value: Any) -> None:
    assert read_given(field(kind), typed, "nl") == value


def test_a_function_keeps_the_variables_of_its_field() -> None:
    read = read_given(field("function", variables=("x", "y")), "x^3 + 5", "en")
    assert read == polynomial({(3, 0): 1, (0, 0): 5}, ("x", "y"))


def test_an_expression_keeps_its_brackets_and_nothing_else() -> None:
    product = read_given(field("expression", variables=("x", "y")), "(x+2y)(x-y)", "en")
    assert isinstance(product, Product)
    assert isinstance(read_given(field("expression", variables=("x", "y")), "y + 2x", "en"), Polynomial)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("number", "abc"),
        ("number", "√2"),
        ("number", "1.000"),
        ("number", True),
        ("number", float("nan")),
        ("number", float("inf")),
        ("number", [1]),
        ("count", "2,5"),
        ("count", "0"),
        ("count", "101"),
        ("function", "x^"),
        ("function", "1/x"),
        ("function", "sin(x)"),
        ("function", "x + y"),
        ("function", "9^9^9^9"),
        ("function", "x/0"),
        ("functions", 3),
        ("point", "3; "),
        ("points", "1; 2"),
        ("points", "(1; 2) and more"),
        ("choice", "maybe"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_about_the_field(kind: Kind, typed: Any) -> None:
    with pytest.raises(UserError, match=r"^it: ") as problem:
        read_given(field(kind, options=("yes", "no")), typed, "nl")
    assert "\n" not in str(problem.value)
