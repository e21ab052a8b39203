"""Tolerances are exact: the boundary is right, one digit past it is wrong, and no binary float decides anything."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import exgen
from exgen.checker.tolerance import accepting, tripled, within
from exgen.formula.evaluate.enclosure import exactly
from exgen.formula.tree import Constant, Number, Root
from exgen.model import Tolerance


def outcome(expected: str, given_: str, **tolerance: object) -> str:
    return exgen.check_answer(expected, given_, kind="number", tolerance=tolerance or None).outcome  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("expected", "given_", "tolerance", "right"),
    [
        ("45.8", "46", {"abs": "0.2"}, True),
        ("45.8", "46.0", {"abs": "0.2"}, True),
        ("45.8", "46.0000001", {"abs": "0.2"}, False),
        ("45.8", "45.6", {"abs": "0.2"}, True),
        ("45.8", "45.5999999", {"abs": "0.2"}, False),
        ("0.3", "0.1+0.2", {"abs": "0"}, True),
        ("200", "202", {"rel": "0.01"}, True),
        ("200", "202.0000001", {"rel": "0.01"}, False),
        ("-200", "-198", {"rel": "0.01"}, True),
        ("-200", "-197.9999999", {"rel": "0.01"}, False),
        ("0", "0", {"rel": "0.5"}, True),
        ("0", "0.0000000001", {"rel": "0.5"}, False),
        ("0.4985", "0.499", {"decimals": 3}, True),
        ("0.4985", "0.498", {"decimals": 3}, True),
        ("0.4985", "0.4985", {"decimals": 3}, True),
        ("0.4985", "0.49900000001", {"decimals": 3}, False),
        ("0.4985", "0.49799999999", {"decimals": 3}, False),
        ("1.0176", "1.02", {"decimals": 2}, True),
        ("1.0176", "1.01", {"decimals": 2}, False),
        ("1.0176", "1.0126", {"decimals": 2}, True),
        ("1.0176", "1.01259999", {"decimals": 2}, False),
        ("12345", "12300", {"sigfigs": 3}, True),
        ("12345", "12395", {"sigfigs": 3}, True),
        ("12345", "12395.0001", {"sigfigs": 3}, False),
        ("0.00012345", "0.000123", {"sigfigs": 3}, True),
        ("0.00012345", "0.000124", {"sigfigs": 3}, False),
        ("9.996", "10.0", {"sigfigs": 3}, True),
        ("1000", "1005", {"sigfigs": 3}, True),
        ("1000", "994.9999", {"sigfigs": 3}, False),
        ("0", "0", {"sigfigs": 2}, True),
        ("0", "1e-30", {"sigfigs": 2}, False),
        ("1e-10", "1.004e-10", {"sigfigs": 3}, True),
        ("1e-10", "1.006e-10", {"sigfigs": 3}, False),
        ("1/3", "1/3", {}, True),
        ("1/3", "0.3333333333333333", {}, False),
        ("1e-12", "0", {}, False),
        ("1e-12", "1.0000001e-12", {}, False),
        ("sqrt(2)", "1.4142135623730950488016887242096980785696718753769", {}, False),
        ("sqrt(2)", "1.414", {"decimals": 3}, True),
        ("sqrt(2)", "1.415", {"decimals": 3}, False),
        ("sqrt(2)", "1.4147135623730950488016887242096980785696718753769", {"abs": "0.0005"}, True),
        ("sqrt(2)", "1.4147135623730950488016887242096980785696718753770", {"abs": "0.0005"}, False),
        ("pi", "3.14", {"sigfigs": 3}, True),
        ("pi", "22/7", {"decimals": 2}, True),
        ("pi", "22/7", {"decimals": 3}, False),
    ],
)
def test_the_boundary_is_the_boundary(expected: str, given_: str, tolerance: dict[str, object], right: bool) -> None:
    assert outcome(expected, given_, **tolerance) == ("right" if right else "wrong")


fractions = st.fractions(-1000, 1000, max_denominator=10**5)
tolerances = st.one_of(
    st.builds(lambda v: Tolerance("abs", v), st.fractions(0, 2, max_denominator=1000)),
    st.builds(lambda v: Tolerance("rel", v), st.fractions(0, Fraction(9, 10), max_denominator=1000)),
    st.builds(lambda n: Tolerance("decimals", Fraction(n)), st.integers(0, 5)),
    st.builds(lambda n: Tolerance("sigfigs", Fraction(n)), st.integers(1, 5)),
)


def table_says(given_: Fraction, key: Fraction, tolerance: Tolerance) -> bool:
    """The table of the contract, written out with fractions alone."""
    difference, value = abs(given_ - key), tolerance.value
    if tolerance.kind == "abs":
        return difference <= value
    if tolerance.kind == "rel":
        return difference <= value * abs(key)
    if tolerance.kind == "decimals":
        return difference * 2 * 10**value <= 1
    if key == 0:
        return difference == 0
    k = 0
    while abs(key) >= Fraction(10) ** (k + 1):
        k += 1
    while abs(key) < Fraction(10) ** k:
        k -= 1
    return difference <= Fraction(10) ** (k - int(value) + 1) / 2


@given(fractions, fractions, tolerances)
def test_within_says_what_the_table_says(key: Fraction, shift: Fraction, tolerance: Tolerance) -> None:
    for given_ in (key + shift, key + shift / 1000, key):
        assert within(Number(given_), Number(key), tolerance) is table_says(given_, key, tolerance)


@given(fractions, fractions, tolerances)
def test_the_accepting_keys_are_those_for_which_it_is_right(
    key: Fraction, shift: Fraction, tolerance: Tolerance
) -> None:
    given_ = key + shift / 500
    accepted = any(keys.has(key) for keys in accepting(exactly(given_), tolerance))
    assert accepted is table_says(given_, key, tolerance)


@given(fractions.filter(bool), st.fractions(-3, 3), tolerances)
def test_three_tolerances(key: Fraction, share: Fraction, tolerance: Tolerance) -> None:
    def fits(given_: Fraction, slack: Tolerance) -> bool:
        return within(Number(given_), Number(key), slack)

    if fits(key + share, tolerance):
        assert fits(key + 3 * share, tripled(Number(key), tolerance))
    if not fits(key + share, tolerance):
        assert not fits(key + 3 * share, tripled(Number(key), tolerance))


def test_irrational_against_irrational() -> None:
    root = Root(Number(Fraction(2)))
    assert within(Constant("pi"), root, Tolerance("abs", Fraction(1728, 1000)))
    assert not within(Constant("pi"), root, Tolerance("abs", Fraction(1727, 1000)))
