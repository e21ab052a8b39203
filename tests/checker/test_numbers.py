"""Remarks on numbers: digits, fractions, rounding, arithmetic left to do; in both languages, never with the answer."""

from fractions import Fraction

import pytest
from checker_exercises import number, single

from exgen.checker import Verdict, mark_part
from exgen.formula.build import formula, over, times
from exgen.formula.tree import Constant, Formula, Root
from exgen.model import PLAIN_MARKING, MarkingScheme, NumberAnswer, Tolerance

ROUNDED = "Nearly: this looks like rounding. Round only at the end."


def mark(key: NumberAnswer, typed: str, language: str = "en", scheme: MarkingScheme = PLAIN_MARKING) -> Verdict:
    return mark_part("answer", typed, exercise=single(key), language=language, scheme=scheme)


def about(value: Formula, kind: str, size: str) -> NumberAnswer:
    return NumberAnswer(value, Tolerance(kind, Fraction(size)))  # type: ignore[arg-type]


THIRD = NumberAnswer(over(1, 3))
TWO_PLACES = about(number("1.0176"), "decimals", "2")


@pytest.mark.parametrize(
    ("key", "typed", "outcome", "remark"),
    [
        (TWO_PLACES, "1.02", "right", ""),
        (TWO_PLACES, "1.0176", "right", ""),
        (about(number("2.5"), "decimals", "2"), "2.5", "right", ""),
        (about(number("2.4976"), "decimals", "2"), "2.5", "right", "Correct. Give it to 2 decimals."),
        (about(number("2.5"), "decimals", "1"), "2.5", "right", ""),
        (about(number("2.5"), "decimals", "2"), "5/2", "right", ""),
        (about(number("2.01"), "decimals", "1"), "2", "right", "Correct. Give it to 1 decimal."),
        (about(Constant("pi"), "sigfigs", "3"), "3.14", "right", ""),
        (about(number("3.0001"), "sigfigs", "3"), "3.0", "right", "Correct. Give it to 3 significant digits."),
        (about(number("1230"), "sigfigs", "3"), "1.23e3", "right", ""),
        (TWO_PLACES, "1.03", "wrong", ROUNDED),
        (TWO_PLACES, "0.9926", "wrong", ROUNDED),
        (TWO_PLACES, "0.9925", "wrong", ""),
        (about(number("45.8"), "abs", "0.2"), "46.2", "wrong", ROUNDED),
        (about(number("45.8"), "abs", "0.2"), "46.21", "wrong", ""),
        (THIRD, "0.33", "wrong", "0.33 is rounded. Give the exact value, for example as a fraction."),
        (THIRD, "0.3333", "wrong", "0.3333 is rounded. Give the exact value, for example as a fraction."),
        (THIRD, "0.35", "wrong", ""),
        (
            NumberAnswer(over(2, 3)),
            "0.66",
            "wrong",
            "0.66 is rounded. Give the exact value, for example as a fraction.",
        ),
        (NumberAnswer(number("1.6")), "1.7", "wrong", ""),
        (
            NumberAnswer(number("1.0176")),
            "1.02",
            "wrong",
            "1.02 is rounded. Give the exact value, for example as a fraction.",
        ),
        (
            NumberAnswer(Root(formula(2))),
            "1.41",
            "wrong",
            "1.41 is rounded. Give the exact value, for example as a fraction.",
        ),
        (NumberAnswer(over(3, 2)), "6/4", "right", "Correct. This fraction can be simplified."),
        (NumberAnswer(over(3, 2)), "1 1/2", "right", ""),
        (NumberAnswer(over(3, 2)), "1.5", "right", ""),
        (NumberAnswer(formula(24)), "6*4", "right", ""),
        (NumberAnswer(formula(24)), "48/2", "right", "Correct. This fraction can be simplified."),
        (NumberAnswer(formula(24), form="number"), "6*4", "wrong", "Equal, but work it out."),
        (NumberAnswer(formula(24), form="number"), "24", "right", ""),
        (NumberAnswer(over(3, 2), form="number"), "3/2", "right", ""),
        (NumberAnswer(over(3, 2), form="number"), "1+1/2", "wrong", "Equal, but work it out."),
        (NumberAnswer(times(2, Root(formula(3))), form="number"), "2 sqrt(3)", "right", ""),
        (NumberAnswer(formula(1200), form="number"), "1.2*10^3", "right", ""),
        (NumberAnswer(formula(25)), "24", "wrong", ""),
    ],
)
def test_remarks(key: NumberAnswer, typed: str, outcome: str, remark: str) -> None:
    verdict = mark(key, typed)
    assert (verdict.outcome, verdict.remark) == (outcome, remark)
    assert verdict.typed == typed
    assert verdict.read_as


@pytest.mark.parametrize(
    ("key", "typed", "remark"),
    [
        (about(number("2.4976"), "decimals", "2"), "2,5", "Klopt. Schrijf je antwoord met 2 decimalen."),
        (TWO_PLACES, "1,03", "Bijna: dit lijkt op een afrondingsfout. Rond pas op het einde af."),
        (THIRD, "0,33", "0,33 is een afronding. Geef de exacte waarde, bijvoorbeeld als breuk."),
        (NumberAnswer(over(3, 2)), "6/4", "Klopt. Je kunt deze breuk nog vereenvoudigen."),
        (NumberAnswer(formula(24), form="number"), "6*4", "Gelijk, maar reken het nog uit."),
    ],
)
def test_remarks_in_dutch(key: NumberAnswer, typed: str, remark: str) -> None:
    assert mark(key, typed, "nl").remark == remark


def test_shares_of_the_points() -> None:
    assert mark(TWO_PLACES, "1.02").share == 1
    assert mark(TWO_PLACES, "1.1").share == 0
    assert mark(NumberAnswer(formula(24), form="number"), "6*4").share == Fraction(1, 2)
    strict = MarkingScheme(digits_share=Fraction(3, 4))
    assert mark(about(number("2.5"), "decimals", "2"), "2.5", scheme=strict).share == Fraction(3, 4)


@pytest.mark.parametrize("typed", ["", "  ", "2*", "x", "1/0", "9^9^9^9", "twelve", "sqrt(-4)", "nan", "0x10", "(((1"])
def test_what_is_not_understood_is_invalid_and_no_answer(typed: str) -> None:
    verdict = mark(THIRD, typed)
    assert verdict.outcome == "invalid"
    assert verdict.remark
    assert not verdict.read_as
    assert verdict.share == 0
    assert verdict.typed == typed
    start, end = verdict.place or (-1, -1)
    assert 0 <= start <= end <= len(typed)


def test_a_formula_where_a_number_is_asked_is_invalid() -> None:
    verdict = mark(THIRD, "2x + 1")
    assert verdict.outcome == "invalid"
    assert "fill in" in verdict.remark


def test_a_value_that_is_hidden_from_every_bound_is_undecided_not_wrong() -> None:
    zero = "sqrt(2)*sqrt(3)-sqrt(6)"
    assert mark(THIRD, f"1/({zero})").outcome == "invalid"
