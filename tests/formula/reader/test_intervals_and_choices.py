"""Intervals, their unions, and choices."""

import pytest

from exgen.formula.reader import Read, Unreadable, read_choice, read_intervals
from exgen.formula.tree import Infinity, Interval, Negative, Union

FAR = float("inf")
OPEN = [(2, 5, False, False)]
BELOW = [(-FAR, 2, False, True)]

INTERVALS = {
    "]2; 5[": OPEN,
    "(2; 5)": OPEN,
    "⟨2; 5⟩": OPEN,
    "<2; 5>": OPEN,
    "]2, 5[": OPEN,
    "(2,5)": OPEN,
    "2 < x < 5": OPEN,
    "5 > x > 2": OPEN,
    "x ∈ ]2; 5[": OPEN,
    "[2; 5]": [(2, 5, True, True)],
    "[2; 5[": [(2, 5, True, False)],
    "(2; 5]": [(2, 5, False, True)],
    "⟨2; 5]": [(2, 5, False, True)],
    "2 ≤ x < 5": [(2, 5, True, False)],
    "2 <= x <= 5": [(2, 5, True, True)],
    "5 >= x > 2": [(2, 5, False, True)],
    "x < 2": [(-FAR, 2, False, False)],
    "2 > x": [(-FAR, 2, False, False)],
    "x ≥ 2": [(2, FAR, True, False)],
    "2 <= x": [(2, FAR, True, False)],
    "]-∞; 2]": BELOW,
    "]−∞; 2]": BELOW,
    "(-inf; 2]": BELOW,
    "⟨←; 2]": BELOW,
    "<←; 2]": BELOW,
    "⟨<-; 2]": BELOW,
    "x <= 2": BELOW,
    "-∞ < x ≤ 2": BELOW,
    "[2; →⟩": [(2, FAR, True, False)],
    "[2; ->>": [(2, FAR, True, False)],
    "[2; +∞[": [(2, FAR, True, False)],
    r"[2; \infty[": [(2, FAR, True, False)],
    "]-∞; 2] ∪ [5; ∞[": [(-FAR, 2, False, True), (5, FAR, True, False)],
    "]-∞; 2] U [5; ∞[": [(-FAR, 2, False, True), (5, FAR, True, False)],
    "x ≤ 2 v x ≥ 5": [(-FAR, 2, False, True), (5, FAR, True, False)],
    "]-oo; 2]": BELOW,
    "]-oneindig; 2].": BELOW,
    "]-∞; 2] or [5; ∞[": [(-FAR, 2, False, True), (5, FAR, True, False)],
    "]-∞; 2] of [5; ∞[": [(-FAR, 2, False, True), (5, FAR, True, False)],
    "]-∞; 2]; [5; ∞[": [(-FAR, 2, False, True), (5, FAR, True, False)],
    "]-∞; 2], [5; ∞[": [(-FAR, 2, False, True), (5, FAR, True, False)],
    "]-∞; 2] en [5; ∞[": [(-FAR, 2, False, True), (5, FAR, True, False)],
    "x ≤ 2 of x ≥ 5": [(-FAR, 2, False, True), (5, FAR, True, False)],
    "x <= 2; x >= 5": [(-FAR, 2, False, True), (5, FAR, True, False)],
    "]-∞; ∞[": [(-FAR, FAR, False, False)],
    "ℝ": [(-FAR, FAR, False, False)],
    "(-(1+1); 2*3)": [(-2, 6, False, False)],
    "none": [],
    "geen": [],
    "∅": [],
}


def bounds(read, worth):
    assert isinstance(read, Read), read
    assert isinstance(read.tree, Union)
    assert len(read.written) == 2 * len(read.tree.parts)
    found = []
    for part in read.tree.parts:
        assert isinstance(part, Interval)
        low = -FAR if part.low == Negative(Infinity()) else worth(part.low)
        high = FAR if part.high == Infinity() else worth(part.high)
        found.append((low, high, part.low_closed, part.high_closed))
    return found


@pytest.mark.parametrize(("typed", "expected"), INTERVALS.items())
def test_every_way_to_write_intervals(either, worth, typed, expected):
    assert bounds(read_intervals(typed, either("x")), worth) == expected


def test_decimals_at_the_ends(en, nl, worth):
    assert bounds(read_intervals("]0,5; 3[", nl("x")), worth) == [(0.5, 3, False, False)]
    assert bounds(read_intervals("]0,5, 3[", nl("x")), worth) == [(0.5, 3, False, False)]
    assert bounds(read_intervals("x < 2,5", nl("x")), worth) == [(-FAR, 2.5, False, False)]
    assert bounds(read_intervals("]0.5, 3[", en("x")), worth) == [(0.5, 3, False, False)]
    assert isinstance(read_intervals("]0,5,3[", nl("x")), Unreadable)


def test_the_variable_may_be_a_label_of_the_part(either, worth):
    assert bounds(read_intervals("0 < lr < 1/4", either("theta", labels=("lr",))), worth) == [(0, 0.25, False, False)]


@pytest.mark.parametrize(
    "typed",
    [
        "[-∞; 2]",
        "]2; ∞]",
        "]∞; 2[",
        "]2; -∞[",
        "]2[",
        "]2; 3",
        "2; 3[",
        "]2; 3; 4[",
        "]; 3[",
        "3",
        "x",
        "x = 3",
        "x ≠ 3",
        "2 < x > 5",
        "2 < 3",
        "2 < x < 5 < 6",
        "x < 2 en x > 5",
        "x < 2 and x > 5",
        "x < 2, x > 5",
        "x < y",
        "x + 1 < 3",
        "]2; 3[ ]4; 5[",
        "]2; 3[ or",
        "]x; 3[",
        "stijgend",
        "<",
        "]∞+1; 3[",
    ],
)
def test_no_intervals(either, typed):
    assert isinstance(read_intervals(typed, either("x")), Unreadable)


OPTIONS = (
    ("a", ("minimum", "min")),
    ("b", ("maximum", "max")),
    ("c", ("zadelpunt", "zadel", "saddle")),
    ("+", ("positief",)),
    ("-", ("negatief", "nadert in één stap")),
)


@pytest.mark.parametrize(
    ("typed", "name"),
    {
        "b": "b",
        "B": "b",
        "B)": "b",
        "(b)": "b",
        "b.": "b",
        " b ": "b",
        "ｂ": "b",
        "max": "b",
        "Maximum.": "b",
        "saddle": "c",
        "ZADEL": "c",
        "+": "+",
        "-": "-",
        "−": "-",
        "–": "-",
        "positief": "+",
        "nadert in  een stap": "-",
    }.items(),
)
def test_a_letter_a_sign_or_a_word(typed, name):
    assert read_choice(typed, OPTIONS) == name


@pytest.mark.parametrize("typed", ["", " ", "d", "a b", "a, b", "maxi", "ab", "()", "?", "x" * 501, "\ud800"])
def test_no_choice(typed):
    found = read_choice(typed, OPTIONS)
    assert isinstance(found, Unreadable)
    assert 0 <= found.start <= found.end <= len(typed)


def test_who_types_no_option_is_told_them_as_the_sheet_prints_them():
    found = read_choice("de derde", (("1", ("lijn 1", "de eerste lijn")), ("=", ("gelijk", "beide")), ("C", ())))
    assert isinstance(found, Unreadable)
    assert dict(found.message.args)["options"] == "de eerste lijn, beide, C"
