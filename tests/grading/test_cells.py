"""No text that goes out can run as a formula, and what comes back is what went out."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exgen.errors import UserError
from exgen.grading.cells import harmless, read_csv, restored, write_csv
from exgen.text import language

DANGEROUS = ["=1+1", "+31 6", "@SUM(A1)", "-2+3", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "＝1+1", " =1+1", "'=1"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-3", "+3", "-3,5", "-0.25", "24", "x^2 - 1", "6θ", "(-4; 2)", "Zoë", "−64", ""])
def test_numbers_and_harmless_text_stay_as_they_are(text: str) -> None:
    assert harmless(text) == restored(text) == text


@given(st.one_of(st.text(), st.text("'=+-@\t 1x", max_size=8)))
def test_reading_takes_away_what_writing_put_in_front(text: str) -> None:
    assert restored(harmless(text)) == text


@given(st.text("'=+-@\t\r\n1x;,\"", max_size=8))
def test_no_cell_of_our_files_begins_as_a_formula(text: str) -> None:
    (cell,) = next(csv.reader(io.StringIO(write_csv([(text,)], language("en")).decode("utf-8-sig"), newline="")), [""])
    number = cell.lstrip("+-").replace(".", "").replace(",", "").isdigit()
    assert number or not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_dutch_files_have_semicolons_and_english_ones_commas() -> None:
    rows = [("a", "b;c", 'd"e')]
    assert write_csv(rows, language("nl")) == b'\xef\xbb\xbfa;"b;c";"d""e"\r\n'
    assert write_csv(rows, language("en")) == b'\xef\xbb\xbfa,b;c,"d""e"\r\n'


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_any_separator_is_found_in_the_first_line(separator: str) -> None:
    text = separator.join(["name", "1a", "1b"]) + "\r\n" + separator.join(["Zoë", '"2,5; 3"', "x"]) + "\r\n"
    assert [row.cells for row in read_csv(text, "f")] == [("name", "1a", "1b"), ("Zoë", "2,5; 3", "x")]


def test_the_separator_that_excel_states_is_believed() -> None:
    assert [row.cells for row in read_csv("sep=|\nname|1,5|a,b\n", "f")] == [("name", "1,5", "a,b")]


def test_lines_are_numbered_as_in_the_file() -> None:
    text = 'name;1a\n\n"two\nlines";x\nlast;y\n'
    assert [row.line for row in read_csv(text, "f")] == [1, 3, 5]


def test_a_quotation_mark_that_is_never_closed_is_told_with_its_line() -> None:
    with pytest.raises(UserError, match="f, line 2: this CSV is broken"):
        read_csv('name;1a\nZoë;"x\nBas;y\n', "f")
