"""Rounding is certain, halves go away from zero, and a range ends exactly where it ends."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exgen.formula.build import add, formula, minus, over, power, times
from exgen.formula.evaluate import Enclosure, magnitude, reaches, rounded, sign, significant
from exgen.formula.evaluate.enclosure import exactly
from exgen.formula.tree import Constant, Formula, Function, Number, Root, Symbol

ROOT2 = Root(formula(2))
HIDDEN_HALF = over(minus(Root(add(3, times(2, ROOT2))), ROOT2), 2)
"""½, written so that no enclosure can tell."""


@pytest.mark.parametrize(
    ("tree", "places", "expected"),
    [
        (formula(Fraction("0.4985")), 3, "0.499"),
        (formula(Fraction("-0.4985")), 3, "-0.499"),
        (formula(Fraction("0.125")), 2, "0.13"),
        (formula(Fraction("1.0176")), 2, "1.02"),
        (formula(Fraction(1250)), -2, "1300"),
        (Function("sigmoid", formula(-2)), 4, "0.1192"),
        (ROOT2, 4, "1.4142"),
        (Constant("pi"), 10, "3.1415926536"),
        (HIDDEN_HALF, 0, "1"),
        (times(-1, HIDDEN_HALF), 0, "-1"),
        (times(Fraction(1, 10**9), Constant("e")), 12, "0.000000002718"),
    ],
)
def test_rounded(tree: Formula, places: int, expected: str) -> None:
    assert rounded(tree, places) == Fraction(expected)


@pytest.mark.parametrize(
    ("tree", "digits", "expected"),
    [
        (formula(Fraction("9.996")), 3, "10"),
        (formula(Fraction("0.00012345")), 2, "0.00012"),
        (formula(Fraction(123456)), 2, "120000"),
        (formula(0), 3, "0"),
        (Function("exp", formula(-30)), 3, "9.36e-14"),
        (Constant("pi"), 3, "3.14"),
        (times(20, HIDDEN_HALF), 1, "10"),
    ],
)
def test_significant(tree: Formula, digits: int, expected: str) -> None:
    assert significant(tree, digits) == Fraction(expected)


@given(st.fractions(-1000, 1000, max_denominator=10**6), st.integers(0, 5))
def test_rounding_agrees_with_decimal_arithmetic(value: Fraction, places: int) -> None:
    with localcontext() as context:
        context.prec = 400
        halfway = value * 10**places * 2
        if halfway.denominator == 1:
            expected = Decimal(int(halfway)) / 2
        else:
            expected = Decimal(value.numerator) / Decimal(value.denominator) * 10**places
        assert rounded(Number(value), places) * 10**places == int(expected.quantize(Decimal(1), ROUND_HALF_UP))


@given(st.integers(2, 10**6), st.integers(0, 30))
def test_roots_round_as_mpmath_says(number: int, places: int) -> None:
    with mpmath.workdps(80):
        scaled = mpmath.sqrt(number) * mpmath.mpf(10) ** places
        assert rounded(Root(formula(number)), places) * 10**places == int(mpmath.floor(scaled + mpmath.mpf("0.5")))


@given(st.fractions(Fraction(1, 10**9), 10**9))
def test_the_magnitude_is_the_power_of_ten_below(value: Fraction) -> None:
    k = magnitude(Number(-value))
    assert Fraction(10) ** k <= value < Fraction(10) ** (k + 1)


def test_signs_of_what_is_hardly_different_from_zero() -> None:
    assert sign(minus(Root(add(3, times(2, ROOT2))), add(1, ROOT2))) == 0
    assert sign(minus(Constant("pi"), Fraction(31415926535897932384626433, 10**25))) == 1
    assert sign(Function("exp", formula(-900))) == 1


BOX = {"t": Enclosure(Fraction("1.815"), Fraction("1.825"))}


@pytest.mark.parametrize(
    ("tree", "low", "high"),
    [
        (power("t", 3), Fraction("1.815") ** 3, Fraction("1.825") ** 3),
        (minus(4, times(2, "t")), Fraction("0.35"), Fraction("0.37")),
        (minus(power("t", 2), times(2, "t")), Fraction("-0.335775"), Fraction("-0.319375")),
        (power(minus("t", Fraction("1.82")), 2), Fraction(0), Fraction("0.000025")),
        (over(1, "t"), 1 / Fraction("1.825"), 1 / Fraction("1.815")),
    ],
)
def test_a_range_includes_its_ends_and_nothing_beyond(tree: Formula, low: Fraction, high: Fraction) -> None:
    hair = Fraction(1, 10**30)
    for inside in (low, high, (low + high) / 2):
        assert reaches(tree, BOX, exactly(inside))
    for outside in (low - hair, high + hair):
        assert not reaches(tree, BOX, exactly(outside))


def test_a_range_over_two_variables() -> None:
    box = {"t": Enclosure(Fraction(1), Fraction(2)), "s": Enclosure(Fraction(10), Fraction(11))}
    tree = minus("t", times(Fraction(1, 10), "s"))
    assert reaches(tree, box, exactly(Fraction("-0.1")))
    assert reaches(tree, box, exactly(Fraction(1)))
    assert not reaches(tree, box, exactly(Fraction("1.0000001")))


@given(st.fractions(-2, 2), st.fractions(0, 1), st.fractions(-3, 3))
def test_whatever_is_taken_in_the_box_is_reached(low: Fraction, width: Fraction, shift: Fraction) -> None:
    box = {"t": Enclosure(low, low + width)}
    tree = add(power("t", 3), times(shift, "t"), Function("sigmoid", Symbol("t")))
    inside = low + width / 3
    value = inside**3 + shift * inside
    assert reaches(minus(tree, Function("sigmoid", formula(inside))), box, exactly(value))
