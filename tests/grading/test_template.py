"""The template goes out, through a spreadsheet program, and comes back."""

import csv
import io
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from class_of_thirty import KEY, thirty

from exgen.cli.grade import _rows
from exgen.errors import UserError
from exgen.grading.columns import headings, labelled
from exgen.grading.intake import Entry, read_entries
from exgen.grading.template import CSV, XLSX, template_files
from exgen.model import Worksheet
from exgen.text import language
from exgen.worksheet.build import build
from exgen.worksheet.pupil import Pupil
from exgen.worksheet.spec import from_requests

CLASS = (Pupil("Zoë Janssens", "1"), Pupil("=HYPERLINK(A1)", "2"), Pupil("-Bas", "3"))
DUTCH = language("nl")


@pytest.fixture(scope="module")
def sheet() -> Worksheet:
    return build(from_requests(("polynomial-slope:1", "descent-1d:1"), language="nl"), seed=3,
                 variants=range(1, 4), pupils=CLASS)  # fmt: skip


def parsed(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def saved_by_excel(rows: list[list[str]], encoding: str, separator: str) -> bytes:
    """The table as a Dutch Excel saves it: "CSV UTF-8", "Unicode text" or plain "CSV"."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)


def entries(path: Path, content: bytes, worksheet: Worksheet) -> tuple[Entry, ...]:
    path.write_bytes(content)
    return read_entries(_rows(path, DUTCH), worksheet, path.name)


def test_a_class_has_a_row_for_each_pupil(sheet: Worksheet) -> None:
    rows = parsed(template_files(sheet)[CSV])
    assert rows[0][3:6] == ["1 (2 p)", "2a (1 p)", "2b.1 (1 p)"]
    assert [row[:3] for row in rows[1:]] == [
        ["Zoë Janssens", "1", "1"], ["'=HYPERLINK(A1)", "2", "2"], ["'-Bas", "3", "3"],
    ]  # fmt: skip


@pytest.mark.parametrize(("encoding", "separator"), [("utf-8-sig", ";"), ("utf-16", "\t"), ("cp1252", ";")])
def test_the_csv_comes_back_from_a_dutch_excel(encoding: str, separator: str, sheet: Worksheet, tmp_path: Path) -> None:
    rows = parsed(template_files(sheet)[CSV])
    for row, answers in zip(rows[1:], (["-3,5", "6·x"], ["½", "-3"], ["1,5", ""]), strict=True):
        row[3:5] = answers
    found = entries(tmp_path / "a.csv", saved_by_excel(rows, encoding, separator), sheet)
    assert [(e.name, e.number, e.variant.number) for e in found] == [
        ("Zoë Janssens", "1", 1), ("=HYPERLINK(A1)", "2", 2), ("-Bas", "3", 3),
    ]  # fmt: skip
    assert [e.typed for e in found] == [(("1", "-3,5"), ("2a", "6·x")), (("1", "½"), ("2a", "-3")), (("1", "1,5"),)]


def filled(content: bytes, values: dict[str, Any]) -> bytes:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content))
    for cell, value in values.items():
        book.active[cell] = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_the_spreadsheet_comes_back(sheet: Worksheet, tmp_path: Path) -> None:
    content = filled(template_files(sheet)[XLSX], {"D2": "1/2", "E2": "-3", "D3": -3.5, "E3": "4x^3", "D4": "=-1/2"})
    found = entries(tmp_path / "a.xlsx", content, sheet)
    assert [e.name for e in found] == ["Zoë Janssens", "=HYPERLINK(A1)", "-Bas"]
    assert [e.typed for e in found] == [(("1", "1/2"), ("2a", "-3")), (("1", "-3,5"), ("2a", "4x^3")), (("1", "-1/2"),)]


def test_every_cell_of_the_spreadsheet_is_text_and_none_a_formula(sheet: Worksheet) -> None:
    from openpyxl import load_workbook

    made = load_workbook(io.BytesIO(template_files(sheet)[XLSX])).active
    assert made is not None
    assert {cell.data_type for row in made for cell in row} <= {"s", "n"}
    assert made["A3"].value == "=HYPERLINK(A1)"
    assert made["A3"].data_type == "s"
    assert made["D2"].number_format == "@"


def test_rows_that_a_teacher_adds_are_text_too(sheet: Worksheet) -> None:
    with ZipFile(io.BytesIO(template_files(sheet)[XLSX])) as packed:
        columns = re.findall(r"<col [^>]*>", packed.read("xl/worksheets/sheet1.xml").decode())
    assert columns
    assert all('style="' in column for column in columns)


def test_a_school_number_has_a_column_of_its_own() -> None:
    pupils = (Pupil("Zoë", "", "s123"), Pupil("Bas", "", "s124"))
    worksheet = build(from_requests(("polynomial-slope:1",)), seed=3, variants=range(1, 3), pupils=pupils)
    rows = list(csv.reader(io.StringIO(template_files(worksheet)[CSV].decode("utf-8-sig"))))
    assert rows[0][:4] == ["Name", "Number", "ID", "Variant"]
    assert rows[1][:4] == ["Zoë", "", "s123", "1"]


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert template_files(thirty("nl")) == template_files(thirty("nl"))
    assert len(parsed(template_files(thirty("nl"))[CSV])[0]) == 3 + len(KEY)


@pytest.fixture(scope="module")
def shuffled() -> Worksheet:
    """Exercise 1 is a table 1a.1 … on some sheets and choices 1a, 1b, 1c on others."""
    requests = from_requests(("contour-read:2", "cost-compare:2", "polynomial-graph-slope:2", "polynomial-slope:2"))
    return build(replace(requests, order="shuffled"), seed=3, variants=range(1, 9))


def test_the_template_of_shuffled_sheets_can_be_filled_in(shuffled: Worksheet, tmp_path: Path) -> None:
    rows = list(csv.reader(io.StringIO(template_files(shuffled)[CSV].decode("utf-8-sig"))))
    for row, variant in zip(rows[1:], shuffled.variants, strict=True):
        own = {each.label for each in labelled(variant)}
        row[0] = f"Pupil {variant.number}"
        row[3:] = ["1" if head.split()[0] in own else "" for head in rows[0][3:]]
    found = entries(tmp_path / "a.csv", saved_by_excel(rows, "utf-8-sig", ";"), shuffled)
    assert all(not entry.aside for entry in found)
    assert [[label for label, _ in entry.typed] for entry in found] == [
        sorted((each.label for each in labelled(variant)), key=[head.split()[0] for head in rows[0]].index)
        for variant in shuffled.variants
    ]


def test_an_answer_under_both_of_two_columns_is_refused(shuffled: Worksheet, tmp_path: Path) -> None:
    rows = list(csv.reader(io.StringIO(template_files(shuffled)[CSV].decode("utf-8-sig"))))
    heads = [head.split()[0] for head in rows[0]]
    placed = next(each for each in shuffled.variants[0].exercises if each.exercise.generator == "cost-compare")
    rows[1][0] = "Zoë"
    for label in (f"{placed.number}a", f"{placed.number}a.1"):
        rows[1][heads.index(label)] = "1"
    with pytest.raises(UserError, match=rf"line 2: the columns {placed.number}a and {placed.number}a.1 are for the"):
        entries(tmp_path / "a.csv", saved_by_excel(rows, "utf-8-sig", ";"), shuffled)


def test_the_head_has_no_points_where_sheets_differ_or_there_are_none(shuffled: Worksheet) -> None:
    worth: dict[str, set[Fraction]] = {}
    for variant in shuffled.variants:
        for each in labelled(variant):
            worth.setdefault(each.label, set()).add(each.points)
    heads = dict(head.partition(" ")[::2] for head in headings(shuffled.variants, language("en"))[3:])
    differ = {label for label, points in worth.items() if len(points) > 1}
    assert differ
    assert {label for label, points in heads.items() if not points} == differ | {
        label for label, points in worth.items() if points == {0}
    }


def test_what_is_not_on_a_shuffled_sheet_is_grey(shuffled: Worksheet) -> None:
    from openpyxl import load_workbook

    made = load_workbook(io.BytesIO(template_files(shuffled)[XLSX])).active
    assert made is not None
    heads = [str(cell.value).split()[0] for cell in made[1]]
    for variant, row in zip(shuffled.variants, made.iter_rows(min_row=2), strict=True):
        white = {head for head, cell in zip(heads, row, strict=True) if cell.fill.fgColor.rgb == "00000000"}
        assert white - {"Name", "Number", "Variant"} == {each.label for each in labelled(variant)}
