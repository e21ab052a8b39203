"""The decimal mark and the separators, by the language of the sheet."""

from fractions import Fraction

import pytest

from exgen.formula.reader import Read, Unreadable, read_formula, read_number, read_set, read_vector
from exgen.formula.tree import FiniteSet, Number, Vector


def number(read):
    assert isinstance(read, Read), read
    assert isinstance(read.tree, Number)
    return read.tree.value


def values(read):
    assert isinstance(read, Read), read
    assert isinstance(read.tree, Vector | FiniteSet)
    return [number(Read(item, ())) for item in read.tree.items]


def F(typed):  # noqa: N802
    return Fraction(typed)


@pytest.mark.parametrize(
    ("typed", "value"),
    {
        "1,5": "1.5",
        "1.5": "1.5",
        "3,145": "3.145",
        "1,000": "1",
        ",5": "0.5",
        ".5": "0.5",
        "5,": "5",
        "5.": "5",
        "0.125": "0.125",
        "0.000": "0",
        "012.345": "12.345",
        "1234.567": "1234.567",
        "1.0000": "1",
        "1.23": "1.23",
        "1.234,5": "1234.5",
        "1.234.567": "1234567",
        "1.234.567,89": "1234567.89",
        "12\u00a0345": "12345",
        "12\u202f345,6": "12345.6",
        "1\u2009234\u2009567": "1234567",
        "1,5e3": "1500",
        "θ = 2,4": "2.4",
    }.items(),
)
def test_a_single_number_on_a_dutch_sheet(nl, typed, value):
    assert number(read_number(typed, nl("theta"))) == F(value)


@pytest.mark.parametrize(
    ("typed", "value"),
    {
        "1.5": "1.5",
        "1,5": "1.5",
        "3.145": "3.145",
        "1.000": "1",
        "0,125": "0.125",
        "12,5": "12.5",
        "1234,567": "1234.567",
        "1,234.5": "1234.5",
        "1,234,567": "1234567",
        "1,234,567.89": "1234567.89",
        "12\u00a0345.6": "12345.6",
        "1,5e3": "1500",
        "x = 1,5": "1.5",
    }.items(),
)
def test_a_single_number_on_an_english_sheet(en, typed, value):
    assert number(read_number(typed, en("x"))) == F(value)


@pytest.mark.parametrize(
    ("language", "typed", "whole", "decimal"),
    [
        ("nl", "1.000", "1000", "1,0"),
        ("nl", "3.145", "3145", "3,145"),
        ("nl", "123.456", "123456", "123,456"),
        ("nl", "1.500", "1500", "1,5"),
        ("en", "3,145", "3145", "3.145"),
        ("en", "1,000", "1000", "1.0"),
    ],
)
def test_three_digits_after_the_other_mark_are_undecidable(request, language, typed, whole, decimal):
    context = request.getfixturevalue(language)("x")
    for text, start in ((typed, 0), (f"2*{typed}x", 2)):
        found = read_formula(text, context)
        assert isinstance(found, Unreadable)
        assert dict(found.message.args) == {"number": typed, "whole": whole, "decimal": decimal}
        assert (found.start, found.end) == (start, start + len(typed))
        assert found.example == ""


def test_one_thousand_has_the_words_of_the_classroom(nl):
    found = read_number("1.000", nl())
    assert isinstance(found, Unreadable)
    assert found.message.id == "{number} can mean a thousand or one. Write {whole} or {decimal}."


@pytest.mark.parametrize(
    "typed", ["1,234,567", "1,234.5", "1.23.456", "0.123.456", "1.2.3", "1,2,3", "1..5", "1,,5", "."]
)
def test_other_marks_make_no_number_on_a_dutch_sheet(nl, typed):
    assert isinstance(read_number(typed, nl()), Unreadable)


@pytest.mark.parametrize("typed", ["1.234,5", "1.234.567", "12,34.5", "1,23,456", "1.2.3", "5,", ",", "1, 5"])
def test_other_marks_make_no_number_on_an_english_sheet(en, typed):
    assert isinstance(read_number(typed, en()), Unreadable)


@pytest.mark.parametrize("typed", ["12 345", "1 234 567", "12\u00a034", "1\u00a02345"])
def test_only_narrow_blanks_before_three_digits_join(either, typed):
    assert isinstance(read_number(typed, either()), Unreadable)


@pytest.mark.parametrize("typed", ["1,5x", "1,5*2", "x + 1,5", "1,5/2", "2^1,5", "x = 1,5y"])
def test_a_comma_in_a_formula_is_unreadable_on_an_english_sheet(en, nl, typed):
    found = read_formula(typed, en("x", "y"))
    assert isinstance(found, Unreadable)
    assert typed[found.start : found.end] == ","
    assert isinstance(read_formula(typed, nl("x", "y")), Read)


def test_a_comma_in_an_argument(en, nl, worth):
    assert worth(read_number("σ(0,5)", nl())) == worth(read_number("σ(0.5)", en()))
    assert isinstance(read_number("σ(0,5)", en()), Unreadable)
    assert isinstance(read_number("σ(0, 5)", nl()), Unreadable)


@pytest.mark.parametrize(
    ("typed", "expected"),
    {
        "(2,3)": "2 3",
        "(1.2,3)": "1.2 3",
        "1, 3": "1 3",
        "1,3": "1 3",
        "(0,5; 1,25)": "0.5 1.25",
        "(0,5, 1,25)": "0.5 1.25",
        "(2, 3,5)": "2 3.5",
        "-1,-3": "-1 -3",
        "2; 3": "2 3",
        "1.000,5; 2": "1000.5 2",
    }.items(),
)
def test_two_values_on_a_dutch_sheet(nl, worth, typed, expected):
    read = read_vector(typed, nl("x", "y"), 2)
    assert isinstance(read, Read), read
    assert isinstance(read.tree, Vector)
    assert [worth(item) for item in read.tree.items] == list(map(float, expected.split()))


@pytest.mark.parametrize("typed", ["(2,5,3)", "(0,5,1,25)", "1,2,3", "(1, 2, 3)", "(0,5,-1)"])
def test_commas_that_do_not_give_two_values_are_unreadable(nl, typed):
    found = read_vector(typed, nl("x", "y"), 2)
    assert isinstance(found, Unreadable)
    assert dict(found.message.args)["example"] == "(0,5; 1,25)"


def test_three_commas_are_three_values_where_three_are_asked(nl):
    assert values(read_vector("(2,5,3)", nl(), 3)) == [2, 5, 3]


@pytest.mark.parametrize(
    ("typed", "expected"),
    {
        "(2, 3)": "2 3",
        "(2,3)": "2 3",
        "2, 3": "2 3",
        "(1.5, 2.5)": "1.5 2.5",
        "(1,5; 2)": "1.5 2",
        "0,5; 1,25": "0.5 1.25",
        "(1,234, 5)": "1 234 5",
        "3,145": "3 145",
    }.items(),
)
def test_values_on_an_english_sheet(en, typed, expected):
    assert values(read_vector(typed, en("x"), 2)) == list(map(F, expected.split()))


def test_undecidable_numbers_stay_so_in_a_vector(en, nl):
    assert isinstance(read_vector("(3,145; 2)", en(), 2), Unreadable)
    assert isinstance(read_vector("(1.000, 5)", nl(), 2), Unreadable)


@pytest.mark.parametrize(
    ("typed", "expected"), {"1,5": "1.5", "{1, 3}": "1 3", "1,5; 2": "1.5 2", "1, 2,5": "1 2.5"}.items()
)
def test_sets_on_a_dutch_sheet(nl, typed, expected):
    assert values(read_set(typed, nl("x"))) == list(map(F, expected.split()))


@pytest.mark.parametrize("typed", ["{1,3}", "1,3,5", "{1,3,5}"])
def test_a_dutch_set_that_can_be_read_in_two_ways(nl, typed):
    assert isinstance(read_set(typed, nl("x")), Unreadable)


@pytest.mark.parametrize(
    ("typed", "count", "expected"), [("{1,3}", 2, "1 3"), ("{1,3}", 1, "1.3"), ("1,3", 2, "1 3"), ("1,3", 3, "1.3")]
)
def test_the_number_of_items_decides_as_it_does_for_vectors(nl, typed, count, expected):
    assert values(read_set(typed, nl("x"), count)) == list(map(F, expected.split()))
    assert isinstance(read_set("{1,3}", nl("x"), 3), Unreadable)


def test_a_comma_separates_an_english_set(en):
    assert values(read_set("{1,3}", en("x"))) == [1, 3]
    assert values(read_set("1,5", en("x"))) == [1, 5]
