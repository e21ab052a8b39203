"""Rows become entries; a row that could be taken for another pupil's is refused."""

import pytest

from exgen.errors import UserError
from exgen.grading.cells import Row
from exgen.grading.intake import Entry, read_entries
from exgen.model import Worksheet
from exgen.worksheet.build import build
from exgen.worksheet.pupil import Pupil
from exgen.worksheet.spec import from_requests

HEAD = ("Naam", "Nummer", "Variant", "1", "2a", "2b.1")


def entries(worksheet: Worksheet, *rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> tuple[Entry, ...]:
    return read_entries([Row(line, cells) for line, cells in enumerate((head, *rows), 1)], worksheet, "f")


def test_a_row_says_who_which_variant_and_what(two_variants: Worksheet) -> None:
    (entry,) = entries(two_variants, ("Zoë  Janssens", "7", "2", "-3", "", "x"))
    assert (entry.name, entry.number, entry.variant.number) == ("Zoë Janssens", "7", 2)
    assert entry.typed == (("1", "-3"), ("2b.1", "x"))


def test_rows_of_the_template_that_nobody_filled_in_are_left_out(two_variants: Worksheet) -> None:
    assert len(entries(two_variants, ("Bas", "", "1"), ("", "", "2"))) == 1


def test_the_worksheet_code_may_stand_for_the_variant(two_variants: Worksheet) -> None:
    code = two_variants.variants[1].code
    (entry,) = entries(two_variants, ("Bas", code.lower(), "x"), head=("name", "code", "1"))
    assert entry.variant.number == 2
    (entry,) = entries(two_variants, ("Bas", code, "x"), head=("name", "variant", "1"))
    assert entry.variant.number == 2


def test_a_pupil_of_the_class_list_needs_no_variant() -> None:
    spec = from_requests(("polynomial-slope:1",))
    worksheet = build(spec, seed=3, variants=range(1, 3), pupils=(Pupil("Zoë"), Pupil("Bas")))
    found = entries(worksheet, ("bas", "1"), ("ZOË", "2"), head=("name", "1"))
    assert [entry.variant.number for entry in found] == [2, 1]


@pytest.mark.parametrize(
    "text",
    ["1-feb", "1-Feb", "feb-50", "mrt-10", "1/02/2026", "1-2-2026", "2026-02-01", "2026-02-01 00:00:00", "3 okt."],
)
def test_what_a_spreadsheet_made_a_date_of_is_kept_aside(text: str, two_variants: Worksheet) -> None:
    (entry,) = entries(two_variants, ("Bas", "", "1", text))
    assert entry.typed == ()
    assert [label for label, _, _ in entry.aside] == ["1"]


@pytest.mark.parametrize("text", ["1/2", "-1/2", "3/50", "2-1", "1-2-3", "1e4", "max", "dec", "1/2/3"])
def test_answers_that_only_look_like_dates_are_not(text: str, two_variants: Worksheet) -> None:
    (entry,) = entries(two_variants, ("Bas", "", "1", text))
    assert entry.typed == (("1", text),)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([("Bas", "", "3", "x")], 'f, line 2: there is no variant "3"; there is 1 to 2'),
        ([("Bas", "", "", "x")], "f, line 2: say which variant Bas had, in a column called variant"),
        ([("Bas", "", "ABCDE-FGHJ-KMNPQ", "x")], "f, line 2: "),
        ([("Bas", "", "1"), ("bas", "", "2")], "f, line 3: bas already stands in line 2; add a number"),
        ([("", "", "1", "x")], "f, line 2: there are answers in this row, but no name or number"),
        ([("Bas", "", "1", "2", "5", "6", "7")], "f, line 2: there are 7 cells in this row and 6 in the first"),
        ([("", "", "1")], "f: there are no pupils in this file"),
    ],
)
def test_a_row_that_cannot_be_understood_is_refused(
    rows: list[tuple[str, ...]], sentence: str, two_variants: Worksheet
) -> None:
    with pytest.raises(UserError) as refused:
        entries(two_variants, *rows)
    assert str(refused.value).startswith(sentence)


def test_two_pupils_of_one_name_are_told_apart_by_their_numbers(two_variants: Worksheet) -> None:
    assert len(entries(two_variants, ("Bas", "1", "1"), ("Bas", "2", "1"))) == 2
