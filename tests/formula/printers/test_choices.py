"""What the brief of a format asks, one claim a test."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exgen.algebra import polynomial
from exgen.formula.build import add, decimal, formula, group, juxtapose, minus, neg, over, point, power, times, words
from exgen.formula.notation import DATA, ENGLISH, Notation
from exgen.formula.printers import PRINTERS, latex, mathml, plain, typed, typst
from exgen.formula.tree import (
    Aligned,
    Call,
    Constant,
    FiniteSet,
    Formula,
    Function,
    Infinity,
    Interval,
    Line,
    Negative,
    Number,
    Root,
    Symbol,
    msg,
)
from exgen.text import language

DUTCH = language("nl").notation


@given(st.fractions(-100, 100, max_denominator=400), st.integers(0, 4))
def test_decimals_are_rounded_half_away_from_zero(value: Fraction, places: int) -> None:
    shown = plain(decimal(value, places)).replace("−", "-")
    assert len(shown.partition(".")[2]) == places
    assert abs(Fraction(shown) - value) <= Fraction(1, 2 * 10**places)
    if abs(Fraction(shown) - value) == Fraction(1, 2 * 10**places):
        assert abs(Fraction(shown)) > abs(value)
    assert not (Fraction(shown) == 0 and shown.startswith("-"))


@given(st.fractions(-100, 100, max_denominator=400), st.none() | st.integers(0, 4))
def test_typed_numbers_are_exact(value: Fraction, places: int | None) -> None:
    assert Fraction(typed(decimal(value, places))) == value


def test_a_decimal_that_never_ends_is_a_fraction() -> None:
    assert plain(decimal(Fraction(1, 3))) == "1/3"
    assert plain(decimal(Fraction(1, 3), 2)) == "0.33"


def test_thousands_are_not_grouped() -> None:
    for printer in (latex, typst, plain, typed):
        assert printer(formula(1234567)) == "1234567"


def test_the_decimal_comma_takes_no_space() -> None:
    number = decimal(Fraction(3, 2))
    assert latex(number, DUTCH) == "1{,}5"
    assert typst(number, DUTCH) == '1","5'
    assert mathml(number, DUTCH) == "<math><mn>1,5</mn></math>"
    assert plain(number, DUTCH) == typed(number, DUTCH) == "1,5"


def test_values_are_separated_as_the_language_does_and_symbols_by_commas() -> None:
    assert typed(point(decimal(Fraction(1, 2)), decimal(Fraction(5, 4))), DUTCH) == "(0,5; 1,25)"
    assert plain(Call(Symbol("Z"), (Symbol("x"), Symbol("y"))), DUTCH) == "Z(x, y)"
    assert plain(Call(Symbol("Z"), (Symbol("x"), formula(2))), DUTCH) == "Z(x; 2)"


def test_json_gets_the_plain_english_notation() -> None:
    source = polynomial({(3, 0): 4, (2, 2): 3}, ("x", "y"))
    assert typed(formula(source), DATA) == "4*x^3 + 3*x^2*y^2"
    assert typed(point(Fraction(12, 5), Fraction(48, 25)), DATA) == "(12/5, 48/25)"
    assert typed(FiniteSet((formula(1), formula(3))), DATA) == "{1, 3}"
    assert typed(Interval(formula(2), formula(5)), DATA) == "]2, 5["
    assert typed(Root(formula(5)), DATA) == "sqrt(5)"
    assert typed(Function("exp", formula(2)), DATA) == "exp(2)"
    assert typed(Function("sigmoid", formula(Fraction(1, 2))), DATA) == "sigmoid(1/2)"
    assert typed(Constant("pi"), DATA) == "pi"


@pytest.mark.parametrize(
    ("style", "finite", "endless"),
    [("outward", "]2; 5]", "]−∞; 2["), ("angle", "⟨2; 5]", "⟨←; 2⟩"), ("round", "(2; 5]", "(−∞; 2)")],
)
def test_intervals_have_the_brackets_of_the_language(style: str, finite: str, endless: str) -> None:
    notation = Notation(",", ";", style)  # type: ignore[arg-type]
    assert plain(Interval(formula(2), formula(5), False, True), notation) == finite
    below = Interval(Negative(Infinity()), formula(2), True, False)
    assert plain(below, notation) == endless


@pytest.mark.parametrize(
    ("tree", "printed"),
    [
        (add("x", -3), "x − 3"),
        (add(neg("x"), neg(juxtapose(-3, "y"))), "−x − (−3y)"),
        (add("x", neg(add("y", 1))), "x − (y + 1)"),
        (neg(neg("x")), "−(−x)"),
        (times(6, -4), "6 · (−4)"),
        (times(-4, 6), "−4 · 6"),
        (juxtapose(2, neg("x")), "2(−x)"),
        (juxtapose("x", 3), "x · 3"),
        (juxtapose(2, power(3, 2)), "2 · 3²"),
        (juxtapose(2, power(-3, 2)), "2 · (−3)²"),
        (juxtapose(1, group(add("x", 1))), "(x + 1)"),
        (juxtapose(-1, add("x", 1)), "−(x + 1)"),
        (juxtapose(1, 5), "1 · 5"),
        (power(neg("x"), 2), "(−x)²"),
        (neg(power("x", 2)), "−x²"),
        (power(power("x", 2), 3), "(x²)³"),
        (power(over("a", "b"), "n"), "(a/b)^n"),
        (power("x", over(1, 2)), "x^(1/2)"),
        (power(add("x", 1), 1), "x + 1"),
        (over(neg("a"), "b"), "−a/b"),
        (over("a", neg("b")), "a/(−b)"),
        (over("a", juxtapose("b", "c")), "a/(bc)"),
        (minus("a", over(neg("b"), "c")), "a − (−b/c)"),
        (juxtapose(over(2, 7), "x"), "(2/7)x"),
        (juxtapose(Fraction(1, 4), power("theta1", 4)), "¼θ₁⁴"),
        (juxtapose("lr", group("x")), "lr · (x)"),
        (juxtapose("Z_x", "Delta_x"), "Z_x · Δx"),
    ],
)
def test_brackets_dots_and_signs(tree: Formula, printed: str) -> None:
    assert plain(tree) == printed


def test_brackets_grow_only_where_they_must() -> None:
    assert latex(power(add("x", 1), 2)) == "(x + 1)^2"
    assert latex(power(over("x", 2), 2)) == r"\left(\frac{x}{2}\right)^2"
    assert 'stretchy="false"' in mathml(group("x"))
    assert "stretchy" not in mathml(group(over("x", 2)))


def test_a_fraction_is_small_as_a_coefficient_and_on_one_line_in_an_exponent() -> None:
    assert latex(juxtapose(Fraction(1, 4), "x")) == r"\tfrac{1}{4}x"
    assert latex(formula(Fraction(1, 4))) == r"\frac{1}{4}"
    assert latex(power("x", Fraction(1, 4))) == "x^{1/4}"


def test_formulas_in_words_are_set_as_mathematics() -> None:
    said = words(msg("from {f} to {g}", f=power("theta1", 2), g=msg("{h} & more", h=decimal(Fraction(1, 2)))))
    assert latex(said, DUTCH) == r"\text{from }\theta_1^2\text{ to }0{,}5\text{ \& more}"
    assert typst(said, DUTCH) == '"from "θ_(1)^(2)" to "0","5" & more"'
    assert plain(said, DUTCH) == "from θ₁² to 0,5 & more"


@given(st.text(st.characters(codec="ascii", exclude_categories=("Cc",)), min_size=1))
def test_literal_text_cannot_become_markup(text: str) -> None:
    said = words(msg("{name}", name=text))
    notation = replace(ENGLISH, say=DUTCH.say)
    quoted = typst(said, notation)
    assert quoted[0] == quoted[-1] == '"'
    assert quoted[1:-1].replace("\\\\", "").replace('\\"', "").count('"') == 0
    assert mathml(said, notation).count("<") == 4
    inside = latex(said, notation).removeprefix(r"\text{").removesuffix("}")
    for escaped in (r"\textbackslash{}", r"\textasciicircum{}", r"\textasciitilde{}", "$<$", "$>$", "$|$"):
        inside = inside.replace(escaped, "")
    for special in "\\{}$&#%_":
        inside = inside.replace("\\" + special, "")
    assert not set(inside) & set("\\{}$&#%_^~")


def test_a_derivation_has_a_line_for_each_step_aligned_at_the_signs() -> None:
    steps = Aligned((Line(Symbol("theta"), "=", minus(4, 1)), Line(None, "≈", formula(3), msg("rounded"))))
    assert plain(steps).split("\n") == ["θ = 4 − 1", "  ≈ 3       rounded"]
    assert latex(steps).count("&=") == latex(steps).count(r"&\approx") == 1


def test_display_is_the_only_difference_a_printer_may_make_of_it() -> None:
    fraction = Number(Fraction(1, 2))
    assert mathml(fraction, display=True).startswith('<math display="block">')
    for printer in PRINTERS.values():
        assert printer(fraction, ENGLISH, display=True)
