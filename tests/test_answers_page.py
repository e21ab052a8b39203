"""docs/answers.md is true: every answer that it shows is read as it says, in Dutch and in English."""

import re
from pathlib import Path

import pytest

from exgen import check_answer
from exgen.formula.reader import Context, Unreadable, read_equation, read_intervals, read_set
from exgen.text import language

PAGE = Path(__file__).resolve().parent.parent.joinpath("docs", "answers.md").read_text(encoding="utf-8")
SPANS = re.compile(r"`([^`]+)`")
NAMES = ("theta1", "x", "y", "z")

READERS = {"set": read_set, "intervals": read_intervals, "equation": read_equation}


def rows(first_heading: str) -> list[list[str]]:
    """The cells of the rows of the table whose first heading this is."""
    table = PAGE.split(f"\n| {first_heading} |", 1)[1].split("\n\n", 1)[0]
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()[2:]]


EQUAL = [(typed, SPANS.findall(row[1])[0]) for row in rows("typed") for typed in SPANS.findall(row[0])]
KINDS = [(row[0], typed) for row in rows("asked") if row[0] in READERS for typed in SPANS.findall(row[1])]
REFUSED = SPANS.findall(PAGE.split("\nNot understood: ", 1)[1].split("\n\n", 1)[0])


def test_the_page_shows_examples() -> None:
    assert len(EQUAL) > 40
    assert {kind for kind, _ in KINDS} == set(READERS)
    assert len(REFUSED) > 8


@pytest.mark.parametrize(("typed", "meant"), EQUAL)
def test_an_answer_is_read_as_the_page_says(typed: str, meant: str) -> None:
    names = tuple(name for name in NAMES if name in meant)
    assert check_answer(meant, typed, variables=names).outcome == "right"


@pytest.mark.parametrize(("typed", "meant"), [pair for pair in EQUAL if "." in pair[0]])
def test_a_dutch_sheet_takes_the_comma(typed: str, meant: str) -> None:
    assert check_answer(meant, typed.replace(".", ","), language="nl").outcome == "right"


@pytest.mark.parametrize("code", ["en", "nl"])
@pytest.mark.parametrize(("kind", "typed"), KINDS)
def test_other_kinds_are_read(kind: str, typed: str, code: str) -> None:
    read = READERS[kind](typed, Context(language(code).notation, NAMES))
    assert not isinstance(read, Unreadable)


@pytest.mark.parametrize("code", ["en", "nl"])
@pytest.mark.parametrize("key", ["x + y + z", "12"])
@pytest.mark.parametrize("typed", REFUSED)
def test_what_is_not_understood_costs_nothing(typed: str, key: str, code: str) -> None:
    assert check_answer(key, typed, language=code, variables=NAMES).outcome == "invalid"


@pytest.mark.parametrize(("typed", "code"), [("1.000", "nl"), ("1,000", "en")])
def test_one_or_a_thousand_is_asked(typed: str, code: str) -> None:
    assert f"`{typed}`" in PAGE
    assert check_answer("1000", typed, language=code).outcome == "invalid"


@pytest.mark.parametrize(
    ("expected", "given", "tolerance", "outcome"),
    [
        ("1/2", "0.5", None, "right"),
        ("1/3", "0.33", None, "wrong"),
        ("46", "45.8", {"abs": "0.2"}, "right"),
        ("46", "45.799", {"abs": "0.2"}, "wrong"),
        ("50", "49", {"rel": "0.02"}, "right"),
        ("50", "48.99", {"rel": "0.02"}, "wrong"),
        ("1/8", "0.12", {"decimals": 2}, "right"),
        ("1/8", "0.13", {"decimals": 2}, "right"),
        ("1/8", "0.125", {"decimals": 2}, "right"),
        ("1/8", "0.131", {"decimals": 2}, "wrong"),
        ("1234", "1230", {"sigfigs": 3}, "right"),
        ("1234", "1228", {"sigfigs": 3}, "wrong"),
    ],
)
def test_tolerances_include_their_boundary(
    expected: str, given: str, tolerance: dict[str, str] | None, outcome: str
) -> None:
    assert check_answer(expected, given, tolerance=tolerance).outcome == outcome
