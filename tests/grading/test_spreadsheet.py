"""Spreadsheets of others are read and nothing in them runs; a broken one is refused in a sentence."""

import io
from datetime import datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from exgen.errors import UserError
from exgen.grading import spreadsheet
from exgen.grading.spreadsheet import read_xlsx
from exgen.text import language


def book(*values: Any, title: str = "Sheet", before: str = "") -> bytes:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    if before:
        sheet.title = before
        sheet = made.create_sheet(title)
    sheet.title = title
    sheet.append(values)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("value", "english", "dutch"),
    [
        (3, "3", "3"),
        (-3.0, "-3", "-3"),
        (0.1 + 0.2, "0.3", "0,3"),
        (1e-7, "0.0000001", "0,0000001"),
        (1.0176, "1.0176", "1,0176"),
        (1234567, "1234567", "1234567"),
        ("1,5", "1,5", "1,5"),
        ("'=1+1", "=1+1", "=1+1"),
        ("=-1/2", "-1/2", "-1/2"),
        ("=1.5*2", "1.5*2", "1,5*2"),
        (True, "True", "True"),
        (datetime(2026, 2, 1), "2026-02-01 00:00:00", "2026-02-01 00:00:00"),
    ],
)
def test_a_cell_comes_back_as_one_would_type_it(value: Any, english: str, dutch: str) -> None:
    for code, text in (("en", english), ("nl", dutch)):
        (row,) = read_xlsx(book(value), "f", language(code))
        assert row.cells == (text,)


def test_the_sheet_with_the_title_is_read_wherever_it_stands() -> None:
    content = book("found", title="Scores", before="Notes")
    assert read_xlsx(content, "f", language("en"), {"Scores"})[0].cells == ("found",)


@pytest.mark.parametrize("content", [b"PK\x03\x04 not really", b"PK\x03\x04", b""])
def test_what_is_no_spreadsheet_is_refused(content: bytes) -> None:
    with pytest.raises(UserError, match="f: this is no spreadsheet that can be read"):
        read_xlsx(content, "f", language("en"))


def test_a_zip_file_that_is_no_spreadsheet_is_refused() -> None:
    stream = io.BytesIO()
    with ZipFile(stream, "w") as packed:
        packed.writestr("readme.txt", "x")
    with pytest.raises(UserError, match="f: this is no spreadsheet"):
        read_xlsx(stream.getvalue(), "f", language("en"))


@pytest.mark.parametrize("kept", [100, 1000, 3000])
def test_half_a_spreadsheet_is_refused(kept: int) -> None:
    with pytest.raises(UserError, match="f: this is no spreadsheet"):
        read_xlsx(book("x")[:kept], "f", language("en"))


def test_a_damaged_sheet_inside_is_refused() -> None:
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(book("x"))) as whole, ZipFile(stream, "w") as damaged:
        for part in whole.namelist():
            content = whole.read(part)
            damaged.writestr(part, content[: len(content) // 2] if "sheet1" in part else content)
    with pytest.raises(UserError, match="f: this is no spreadsheet"):
        read_xlsx(stream.getvalue(), "f", language("en"))


def test_a_file_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MOST_BYTES", 100_000)
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 200_000)
    with pytest.raises(UserError, match="too large"):
        read_xlsx(stream.getvalue(), "f", language("en"))
