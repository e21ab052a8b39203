"""Where a descent over two valleys ends is proved, also where it jumps over the hill."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exgen.errors import UserError
from exgen.generators.descent._valleys import follow, valleys, with_zeros

SHAPE = valleys(with_zeros(-3, 1, 2))


def test_the_nearest_minimum_need_not_be_reached() -> None:
    assert follow(SHAPE, Fraction(0), Fraction("0.05")).end == -3


def test_a_start_on_the_hill_stays() -> None:
    assert follow(SHAPE, Fraction(1), Fraction("0.05")).end == 1


def test_a_start_beside_the_hill_leaves_it() -> None:
    tiny = Fraction(1, 10**12)
    assert [follow(SHAPE, 1 + side * tiny, Fraction("0.05")).end for side in (-1, 1)] == [-3, 2]


def test_a_large_step_jumps_over_the_hill() -> None:
    descent = follow(SHAPE, Fraction(-5), Fraction("0.1"))
    assert descent.end == 2
    assert descent.jumps


@pytest.mark.parametrize(("start", "rate"), [("100", "0.1"), ("0", "0.1"), ("0.3", "0.3")])
def test_what_is_not_certain_is_no_exercise(start: str, rate: str) -> None:
    with pytest.raises(UserError):
        follow(SHAPE, Fraction(start), Fraction(rate))


@settings(max_examples=60, deadline=None)
@given(st.integers(-600, 400), st.integers(1, 98))
def test_floating_point_ends_at_the_same_minimum(start: int, rate: int) -> None:
    place, step = start / 100, rate / 1000
    try:
        end = follow(SHAPE, Fraction(start, 100), Fraction(rate, 1000)).end
    except UserError:
        return
    if end == SHAPE.hill:
        return
    for _ in range(5000):
        place -= step * (place + 3) * (place - 1) * (place - 2)
    assert place == pytest.approx(float(end), abs=1e-6)
