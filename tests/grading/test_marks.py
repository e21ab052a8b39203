"""Scores as the schools of a region write them."""

from fractions import Fraction

import pytest

from exgen.grading.marks import scales
from exgen.text import language


@pytest.mark.parametrize(
    ("code", "marks"),
    [
        ("en", ["83.3"]),
        ("nl", ["83.3"]),
        ("nl_BE", ["8.3", "16.7", "83.3"]),
        ("nl_NL", ["8.5"]),
    ],
)
def test_fifteen_points_of_eighteen(code: str, marks: list[str]) -> None:
    assert [str(float(scale.mark(Fraction(15), Fraction(18)))) for scale in scales(language(code))] == marks


@pytest.mark.parametrize(("points", "mark"), [(0, 1), (18, 10), (9, Fraction(11, 2))])
def test_the_dutch_mark_is_one_and_nine_times_the_share(points: int, mark: Fraction) -> None:
    (scale,) = scales(language("nl_NL"))
    assert scale.mark(Fraction(points), Fraction(18)) == mark


def test_a_half_is_rounded_up() -> None:
    (scale,) = scales(language("en"))
    assert scale.mark(Fraction(1), Fraction(16)) == Fraction(63, 10)


def test_nothing_to_earn_is_no_reason_to_fail() -> None:
    (scale,) = scales(language("en"))
    assert scale.mark(Fraction(0), Fraction(0)) == 100
