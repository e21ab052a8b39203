"""Intervals as sets of numbers, equations as sets of points: every way to write the same set is right."""

from fractions import Fraction

import pytest
from checker_exercises import single
from hypothesis import given
from hypothesis import strategies as st

from exgen.checker import Verdict, mark_part
from exgen.formula.build import add, equals, formula, minus, over, times
from exgen.formula.tree import Formula, Infinity, Interval, Negative, Root
from exgen.model import Answer, EquationAnswer, IntervalsAnswer

UP, DOWN = Infinity(), Negative(Infinity())


def mark(key: Answer, typed: str, language: str = "en") -> Verdict:
    return mark_part("answer", typed, exercise=single(key), language=language)


def interval(low: int | Formula, high: int | Formula, closed: str = "") -> Interval:
    return Interval(formula(low), formula(high), "[" in closed, "]" in closed)


OPEN = IntervalsAnswer((interval(2, 5),))
CLOSED = IntervalsAnswer((interval(2, 5, "[]"),))
OUTSIDE = IntervalsAnswer((interval(DOWN, 2, "]"), interval(5, UP, "[")))
RISING = IntervalsAnswer((interval(DOWN, -1), interval(1, UP)), ends_free=True)
SPLIT = IntervalsAnswer((interval(0, UP),), ends_free=True, splits=(formula(3),))


@pytest.mark.parametrize(
    ("key", "typed", "language", "outcome"),
    [
        (OPEN, "]2; 5[", "nl", "right"),
        (OPEN, "<2; 5>", "nl", "right"),
        (OPEN, "(2, 5)", "en", "right"),
        (OPEN, "2 < x < 5", "en", "right"),
        (OPEN, "[2, 5]", "en", "wrong"),
        (OPEN, "(2, 6)", "en", "wrong"),
        (OPEN, "(5, 2)", "en", "wrong"),
        (OPEN, "(2, 3] or (3, 5)", "en", "right"),
        (OPEN, "(2, 3) or (3, 5)", "en", "wrong"),
        (OPEN, "(2, 4) or (3, 5)", "en", "right"),
        (OPEN, "(2, 5) or (7, 8)", "en", "wrong"),
        (OPEN, "(2.0000001, 5)", "en", "wrong"),
        (CLOSED, "2 <= x <= 5", "en", "right"),
        (CLOSED, "[2, 5)", "en", "wrong"),
        (OUTSIDE, "(-inf, 2] ∪ [5, inf)", "en", "right"),
        (OUTSIDE, "x <= 2 or x >= 5", "en", "right"),
        (OUTSIDE, "x >= 5 or x <= 2", "en", "right"),
        (OUTSIDE, "]-∞; 2] ∪ [5; →[", "nl", "right"),
        (OUTSIDE, "x < 2 or x > 5", "en", "wrong"),
        (OUTSIDE, "x <= 2", "en", "wrong"),
        (RISING, "]-∞; -1] ∪ [1; ∞[", "nl", "right"),
        (RISING, "x < -1 or x > 1", "en", "right"),
        (RISING, "x < -1", "en", "wrong"),
        (SPLIT, "x > 0", "en", "right"),
        (SPLIT, "(0, 3) or (3, inf)", "en", "right"),
        (SPLIT, "[0, 3] or [3, inf)", "en", "right"),
        (SPLIT, "(0, 2) or (2, inf)", "en", "wrong"),
        (IntervalsAnswer(()), "none", "en", "right"),
        (IntervalsAnswer(()), "(0, 1)", "en", "wrong"),
        (IntervalsAnswer((interval(Negative(Root(formula(2))), Root(formula(2))),)), "-√2 < x < √2", "en", "right"),
        (OPEN, "2; 5", "en", "invalid"),
    ],
)
def test_intervals(key: IntervalsAnswer, typed: str, language: str, outcome: str) -> None:
    assert mark(key, typed, language).outcome == outcome


def test_remark_on_the_ends() -> None:
    remark = "The bounds are right. Look again at which of them belong to the interval."
    assert mark(OPEN, "[2, 5]").remark == remark
    assert mark(OPEN, "[2, 6]").remark == ""


ends = st.lists(st.integers(-9, 9), min_size=4, max_size=4, unique=True).map(sorted)


@given(ends, st.sampled_from(["[]", "[", "]", ""]), st.sampled_from(["[]", "[", "]", ""]), st.booleans())
def test_an_interval_is_compared_as_a_set(numbers: list[int], first: str, second: str, swapped: bool) -> None:
    a, b, c, d = numbers
    key = IntervalsAnswer((interval(a, b, first), interval(c, d, second)))
    pieces = [written(a, b, first), written(c, d, second)]
    assert mark(key, " or ".join(reversed(pieces) if swapped else pieces)).outcome == "right"
    assert mark(key, " or ".join([written(a, b, first), written(c, d + 1, second)])).outcome == "wrong"


def written(low: int, high: int, closed: str) -> str:
    return f"{'[' if '[' in closed else '('}{low}, {high}{']' if ']' in closed else ')'}"


LINE = EquationAnswer(equals("y", add(times(2, "x"), 1)), ("x", "y"))
PLANE = EquationAnswer(equals("z", minus(times(over(1, 2), "x"), "y")), ("x", "y", "z"))


@pytest.mark.parametrize(
    ("key", "typed", "outcome"),
    [
        (LINE, "y = 2x + 1", "right"),
        (LINE, "2x + 1", "right"),
        (LINE, "2x - y + 1 = 0", "right"),
        (LINE, "y - 3 = 2(x - 1)", "right"),
        (LINE, "-4x + 2y = 2", "right"),
        (LINE, "x = (y - 1)/2", "right"),
        (LINE, "t: y = 2x + 1", "right"),
        (LINE, "y = 2x", "wrong"),
        (LINE, "y = 2x + 1.0000001", "wrong"),
        (LINE, "0 = 0", "wrong"),
        (LINE, "2x", "wrong"),
        (LINE, "y = ", "invalid"),
        (PLANE, "z = x/2 - y", "right"),
        (PLANE, "x - 2y - 2z = 0", "right"),
        (PLANE, "x - 2y - z = 0", "wrong"),
        (EquationAnswer(equals("y", times(Root(formula(2)), "x")), ("x", "y")), "y - sqrt(2) x = 0", "right"),
    ],
)
def test_equations(key: EquationAnswer, typed: str, outcome: str) -> None:
    verdict = mark_part("answer", typed, exercise=single(key, variables=key.variables))
    assert verdict.outcome == outcome


@given(st.integers(-5, 5), st.integers(-5, 5), st.fractions(-4, 4, max_denominator=3).filter(bool))
def test_any_multiple_of_an_equation_is_the_same_line(slope: int, height: int, factor: Fraction) -> None:
    key = EquationAnswer(equals("y", add(times(slope, "x"), height)), ("x", "y"))
    same = f"({factor})*y = ({factor * slope})*x + ({factor * height})"
    other = f"({factor})*y = ({factor * slope})*x + ({factor * height + Fraction(1, 10**6)})"
    assert mark(key, same).outcome == "right"
    assert mark(key, other).outcome == "wrong"
