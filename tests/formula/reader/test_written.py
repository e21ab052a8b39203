"""How a value was written: its kind, its decimals and digits, whether it is reduced and worked out."""

import pytest

from exgen.formula.reader import Read, Written, read_number, read_vector


def written(typed, context):
    read = read_number(typed, context)
    assert isinstance(read, Read), read
    return read.written[0]


@pytest.mark.parametrize(
    ("typed", "kind", "decimals", "significant"),
    [
        ("3", "integer", 0, 1),
        ("-120", "integer", 0, 3),
        ("1.82", "decimal", 2, 3),
        ("-1.82", "decimal", 2, 3),
        ("x = 1.820", "decimal", 3, 4),
        ("0.050", "decimal", 3, 2),
        ("5.", "decimal", 0, 1),
        ("(2.5)", "decimal", 1, 2),
        ("1.2e-3", "scientific", 4, 2),
        ("12e3", "scientific", -3, 2),
        ("1.2*10^-3", "scientific", 4, 2),
        ("-1.20·10⁴", "scientific", -2, 3),
        ("0", "integer", 0, 1),
    ],
)
def test_a_plain_number_says_the_place_of_its_last_digit(en, typed, kind, decimals, significant):
    assert written(typed, en("x")) == Written(kind, decimals, significant)


def test_a_dutch_decimal_counts_the_same(nl):
    assert written("1,82", nl()) == Written("decimal", 2, 3)


@pytest.mark.parametrize(
    ("typed", "kind", "reduced"),
    [
        ("3/2", "fraction", True),
        ("-3/2", "fraction", True),
        ("6/4", "fraction", False),
        ("-6/4", "fraction", False),
        ("6/-4", "fraction", False),
        ("4/2", "fraction", False),
        ("3/1", "fraction", False),
        ("½", "fraction", True),
        (r"\frac{6}{4}", "fraction", False),
        ("1 1/2", "mixed", True),
        ("1 2/4", "mixed", False),
    ],
)
def test_a_fraction_says_whether_it_is_reduced(either, typed, kind, reduced):
    found = written(typed, either())
    assert (found.kind, found.reduced, found.worked_out) == (kind, reduced, True)


@pytest.mark.parametrize(
    "typed", ["√2", "2√3", "√2/2", "1 + √2", "(1+√5)/2", "-√(2/3)", "10^3", "3*10^4", "2pi", "√2 + π"]
)
def test_roots_and_powers_of_ten_are_worked_out(either, typed):
    assert written(typed, either()).worked_out


@pytest.mark.parametrize(
    "typed", ["6*4", "4 - 1/2", "2^3", "1/2/3", "√(1+3)", "2*3√2", "1+2+√2", "σ(0)", "ln 2", "2*-3", "1+1", "(1+1)/2"]
)
def test_other_arithmetic_is_not_worked_out(either, typed):
    assert written(typed, either()) == Written("expression", worked_out=False)


def test_every_component_of_a_vector_says_how_it_was_written(en):
    read = read_vector("(1.50, 6/4)", en(), 2)
    assert isinstance(read, Read)
    assert read.written == (Written("decimal", 2, 3), Written("fraction", reduced=False))
