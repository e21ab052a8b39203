"""Reads .xlsx files that others have saved: answers, and the teacher's own points in results.

Nothing is computed: a cell with a formula gives its text, because typing -1/2 into a spreadsheet makes the formula
=-1/2 of it. Numbers come back in the notation of the sheet's language.
"""

import warnings
import zlib
from collections.abc import Collection, Iterator
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from typing import Any
from zipfile import BadZipFile, ZipFile

from exgen.errors import UserError
from exgen.grading.cells import Row, restored
from exgen.text import Language

SIGNATURE = b"PK\x03\x04"
MOST_BYTES = 200_000_000
"""Of the unpacked file."""
MOST_ROWS, MOST_COLUMNS = 10_000, 2_000


def read_xlsx(content: bytes, source: str, speech: Language, titles: Collection[str] = ()) -> tuple[Row, ...]:
    """The rows that hold something, of a sheet with one of these titles or of the first. UserError when broken."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_BYTES:
                raise UserError(f"{source}: this spreadsheet is too large")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return tuple(_rows(content, speech, titles))
    except (
        BadZipFile,
        KeyError,
        ValueError,
        IndexError,
        TypeError,
        AttributeError,
        OSError,
        SyntaxError,
        EOFError,
        zlib.error,
    ):
        raise UserError(
            f"{source}: this is no spreadsheet that can be read; save it again as .xlsx or as CSV"
        ) from None


def _rows(content: bytes, speech: Language, titles: Collection[str]) -> Iterator[Row]:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(content), read_only=True)
    try:
        sheet = next((book[name] for name in book.sheetnames if name in titles), book.worksheets[0])
        sheet.reset_dimensions()
        for line, cells in enumerate(islice(sheet.iter_rows(), MOST_ROWS), 1):
            row = tuple(_text(cell, speech).strip() for cell in cells[:MOST_COLUMNS])
            if any(row):
                yield Row(line, row)
    finally:
        book.close()


def _text(cell: Any, speech: Language) -> str:
    """What a cell holds, as one would type it."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return _localised(str(getattr(value, "text", value)).removeprefix("="), speech)
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return _localised(_digits(value), speech)
    if isinstance(value, datetime | date):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    return restored(str(value))


def _digits(value: float) -> str:
    """A number with the fifteen digits that a spreadsheet shows, never with an exponent of its own."""
    if isinstance(value, float) and abs(value) < 1e15:
        text = f"{value:.15g}"
        return text if "e" not in text else f"{value:.20f}".rstrip("0").rstrip(".")
    return str(value)


def _localised(text: str, speech: Language) -> str:
    """Numbers and lists of a file, which are always written the English way, in the notation of the language."""
    if speech.notation.decimal == ".":
        return text
    return text.replace(",", ";").replace(".", ",")
