"""Invalid, not wrong: what is refused, with which sentence, and where the caret stands."""

import pytest

from exgen.formula.reader import (
    Unreadable,
    read_equation,
    read_formula,
    read_intervals,
    read_matrix,
    read_number,
    read_points,
    read_row,
    read_set,
    read_vector,
)

READERS = (
    read_formula,
    read_number,
    read_equation,
    read_vector,
    read_set,
    read_intervals,
    read_matrix,
    read_points,
    lambda typed, context: read_row(typed, context, 2),
)


@pytest.mark.parametrize(
    "typed",
    [
        "3 cm",
        "50%",
        "€5",
        "3°",
        "about 3",
        "dus 3",
        "1/0",
        "2/(3-3)",
        "0^-1",
        "sqrt(-4)",
        "√(1-2)",
        "(-4)^(1/2)",
        "ln(0)",
        "inf",
        "-inf",
        "∞",
        "nan",
        "NaN",
        "0x1F",
        "0b101",
        "0o17",
        "1_000",
        '"3"',
        "'3'",
        "",
        "   ",
        "\u200b",
        "(3",
        "3)",
        "(3]",
        "((3)",
        "()",
        "a",
        "a - a + 3",
        "0a",
        "log(2)",
        "3!",
        "3 +",
        "*3",
        "3 // 2",
        "2 = 3",
        "x = y = 3",
        "3 < 4",
        "±3",
        "3; 4",
        "None",
        "True",
        "lambda x: 3",
        "__import__('os')",
        "1j",
        "3,4,5",
        "3e_",
        "x^",
        "^2",
        "²",
        "₁",
        "f(3)",
        "3#4",
        "{3}",
        "3…",
        "?",
        "\ud800",
        "\x00",
        "3\x003",
        "\ue000",
        "مرحبا",
        "٣",
        "🙂",
    ],
)
def test_it_is_no_number_on_any_sheet(either, typed):
    found = read_number(typed, either("x", "y"))
    assert isinstance(found, Unreadable)
    assert 0 <= found.start <= found.end <= len(typed)


@pytest.mark.parametrize("typed", ["2x", "x", "x - x + 3", "0x", "x^0"])
def test_a_formula_where_a_number_is_asked_asks_to_fill_in(either, typed):
    found = read_number(typed, either("x"))
    assert isinstance(found, Unreadable)
    assert found.message.id == "A number is asked: fill in the value for {name}."
    assert typed[found.start : found.end] == "x"


@pytest.mark.parametrize(
    ("typed", "marked", "sentence"),
    [
        ("2*", "", "Something is missing after '{text}'."),
        ("(2 + )3", ")", "Something is missing after '{text}'."),
        ("2 + * 3", "*", "Something is missing after '{text}'."),
        ("3 cm", "cm", "'{text}' is not known here; this is about {names}."),
        ("2x + z", "z", "'{text}' is not known here; this is about {names}."),
        ("x₁ + 1", "x₁", "'{text}' is not known here; this is about {names}."),
        ("2(x + 1", "(", "This bracket is not closed."),
        ("2x + 1)", ")", "The bracket '{bracket}' was not opened."),
        ("(x + 1]", "(x + 1]", "This bracket is closed by one of another kind."),
        ("1 + 2/(3-3)", "2/(3-3)", "This divides by zero."),
        ("1 + √(-4)", "√(-4)", "There is no even root of a negative number."),
        ("x + 3; 4", ";", "One value is asked here, not several."),
        ("2 + 12 3", "12 3", "Between these two numbers something is missing."),
        ("3x5", "x5", "'{text}' can be read in two ways. Write {name}^{number} or {number}{name}."),
        ("1 + x/yx", "yx", "It is not clear what is divided by. Use brackets, as in x/(2y) or (x/2)y."),
        ("2√2x", "x", "It is not clear how far the root goes. Use brackets, as in √(2x) or √(2)*x."),
        ("2 + |x|y|x|", "|x|y|x|", "These bars can pair up in two ways. Write abs( )."),
        ("2 + х", "х", "This '{letter}' only looks like {plain}: type the letter {plain}."),
        ("x = 2 = 3", "=", "There is more than one = here. Write only the result."),
        ("2x = 3", "2x", "Left of the sign '=' only a name can stand, not '{text}'."),
        ("x + ∞", "∞", "Infinity is no number to calculate with."),
        ("2 # 3", "#", "'{text}' is not understood here."),
        (r"2\int x", r"\int", "'{text}' is not understood here."),
        ("", "", "There is no answer here yet."),
        ("f(x) =", "", "Something is missing here."),
        ("= 3", "=", "Something is missing before this sign."),
        ("2 1/2x", "2 1/2", None),
        ("9" * 61 + "x", "9" * 61, "This is too large to be an answer here."),
    ],
)
def test_one_sentence_and_a_caret_under_the_place(either, typed, marked, sentence):
    found = read_formula(typed, either("x", "y"))
    assert isinstance(found, Unreadable)
    assert typed[found.start : found.end] == marked
    assert sentence in (found.message.id, None)


def test_the_caret_counts_what_was_typed_and_not_what_became_of_it(either):
    typed = "\u200b\u200b 𝑥²⁺³ + \\frac{1}{2} ＋ z"
    found = read_formula(typed, either("x", "y"))
    assert isinstance(found, Unreadable)
    assert typed[found.start : found.end] == "z"


def test_the_example_is_in_the_sheets_notation(en, nl):
    for context, number, vector in ((en(), "-2.5", "(0.5, 1.25, 2)"), (nl(), "-2,5", "(0,5; 1,25; 2)")):
        missing, empty = read_number("2*", context), read_vector("", context, 3)
        assert isinstance(missing, Unreadable)
        assert isinstance(empty, Unreadable)
        assert (missing.example, empty.example) == (number, vector)


@pytest.mark.parametrize("letter", "хасеоруαο", ids=lambda c: f"{ord(c):04X}")
def test_a_letter_that_only_looks_latin_is_refused(either, letter):
    assert isinstance(read_formula(f"2{letter}", either("x", "a", "c", "e", "o", "p", "y")), Unreadable)


def test_every_example_is_itself_readable(either):
    context = either("x", "y")
    for reader in READERS:
        found = reader("", context)
        assert isinstance(found, Unreadable)
        assert not isinstance(reader(found.example, context), Unreadable), found.example
