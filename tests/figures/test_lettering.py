"""Labels keep what the language printed, set as mathematics."""

from fractions import Fraction

import pytest

from exgen.figures.lettering import bold, mathtext, number_printer, size_of
from exgen.formula.build import add, decimal, equals, formula, point
from exgen.formula.tree import Call, Root, Symbol, msg
from exgen.text import language

EN, NL = language("en"), language("nl")


def test_names_are_italic_with_real_indices() -> None:
    assert mathtext(Symbol("x"), NL) == "$x$"
    assert mathtext(Symbol("theta1"), NL).replace(" ", "") == r"$\theta_{1}$"
    assert mathtext(Call(Symbol("J"), (Symbol("theta"),)), NL).replace(" ", "") == r"$J(\theta)$"


def test_numbers_follow_the_language() -> None:
    assert number_printer(NL)(Fraction(-5, 2)) == "${-}2{,}5$"
    assert number_printer(EN)(Fraction(-5, 2)) == "${-}2.5$"
    assert number_printer(EN)(Fraction(7)) == "$7$"


def test_points_have_the_separator_of_the_language() -> None:
    place = point(decimal(Fraction(3, 2)), decimal(Fraction(-1)))
    assert mathtext(place, NL) == "$(1{,}5;{-}1)$"
    assert mathtext(place, EN) == r"$(1.5{,}\ {-}1)$"


def test_words_stand_upright_and_messages_may_hold_formulas() -> None:
    assert mathtext("na stap 1", NL) == r"$\text{na stap 1}$"
    assert mathtext(msg("at {x}", x=Symbol("x")), EN) == r"$\text{at }x$"
    assert mathtext("", NL) == ""


@pytest.mark.parametrize("text", ["één", "50 % & meer", "{a}", "$5", r"a\b", "x_1^2", "Łódź", "x-as", "A − B", "~#"])
def test_any_literal_text_can_be_set(text: str) -> None:
    width, above, below = size_of(mathtext(text, NL), 10.0)
    assert width > 0
    assert above > 0
    assert below >= 0


def test_longer_formulas_can_be_set() -> None:
    from exgen.algebra import univariate
    from exgen.formula.build import formula

    shown = mathtext(equals("y", formula(univariate([Fraction(1, 2), -3, 0, 1]))), NL)
    assert size_of(shown, 10.0)[0] > 40
    assert "^{3}" in shown


def test_bold_words() -> None:
    assert bold(mathtext("A", NL)) == r"$\mathbf{A}$"
    assert size_of(bold(mathtext("6–10", NL)), 10.0)[0] > 15


def test_roots_are_set_with_their_radicand() -> None:
    for tree, inside in (
        (Root(formula(5)), r"\sqrt{5}"),
        (Root(Symbol("x")), r"\sqrt{x}"),
        (Root(add("x", 1)), r"\sqrt"),
    ):
        text = mathtext(tree, EN)
        assert inside in text
        assert size_of(text, 10)[0] > 0
