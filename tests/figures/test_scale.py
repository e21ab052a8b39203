"""Nice numbers are exact, ascending and few."""

from fractions import Fraction
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exgen.figures.scale import multiples, nice_steps, outward

F = Fraction


def test_steps_are_1_2_5_times_powers_of_ten() -> None:
    assert list(islice(nice_steps(0.3), 5)) == [F(1, 2), 1, 2, 5, 10]
    assert list(islice(nice_steps(1), 3)) == [1, 2, 5]


@given(st.floats(1e-6, 1e9))
def test_steps_begin_just_above_what_is_needed(least: float) -> None:
    first = next(nice_steps(least))
    assert least * 0.999999 <= float(first) <= least * 2.51


def test_multiples_are_exact_and_hold_both_ends() -> None:
    assert multiples(F(1, 10), -0.2, 0.3) == (
        F(-1, 5),
        F(-1, 10),
        0,
        F(1, 10),
        F(1, 5),
        F(3, 10),
    )


@given(st.floats(-1e4, 1e4), st.floats(0, 1e3), st.sampled_from([F(1), F(1, 2), F(1, 3), F(5)]))
def test_outward_holds_the_range_in_whole_steps(low: float, size: float, step: F) -> None:
    first, last = outward(low, low + size, step)
    assert (first / step).denominator == (last / step).denominator == 1
    assert float(first) <= low + 1e-6
    assert float(last) >= low + size - 1e-6
    assert float(last - first) == pytest.approx(size, abs=2.001 * float(step))
