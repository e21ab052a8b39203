"""Cells of spreadsheets and CSV files: no text that goes out can run as a formula, and what comes back is read.

A spreadsheet takes a CSV cell that begins with = + - or @ for a formula. Such text gets an apostrophe in front, unless
it is a plain number; reading takes exactly that apostrophe away again. In .xlsx files text is stored as text.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exgen.errors import UserError
from exgen.text import Language

BYTE_ORDER_MARK = "\ufeff"

_STARTS = "=+\\-@\t\r\n＝＋－＠"
_RISKY = re.compile(rf"'*[ \u00a0]*[{_STARTS}]")
_MARKED = re.compile(rf"'+[ \u00a0]*[{_STARTS}]")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_SEPARATOR_LINE = re.compile(r"sep=(.)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table that somebody filled in; `line` is where it stands, from 1."""

    line: int
    cells: tuple[str, ...]


def harmless(text: str) -> str:
    """The text as a CSV cell that no spreadsheet runs."""
    return f"'{text}" if _RISKY.match(text) and not _PLAIN_NUMBER.fullmatch(text) else text


def restored(cell: str) -> str:
    """What `harmless` was given."""
    return cell[1:] if _MARKED.match(cell) else cell


def write_csv(rows: Iterable[Sequence[str]], speech: Language) -> bytes:
    """CSV that a spreadsheet of this language opens by a double click: byte order mark, its separator."""
    separator = ";" if speech.notation.decimal == "," else ","
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return (BYTE_ORDER_MARK + stream.getvalue()).encode("utf-8")


def read_csv(text: str, source: str) -> tuple[Row, ...]:
    """The rows of CSV text that are not blank; the separator is the commonest of ; , and tab in the first line.

    UserError with the line where a quotation mark is never closed.
    """
    body = text.removeprefix(BYTE_ORDER_MARK)
    first, _, rest = body.partition("\n")
    stated = _SEPARATOR_LINE.fullmatch(first)
    if stated:
        body, skipped, separator = rest, 1, stated[1]
    else:
        unquoted = re.sub(r'"[^"]*"', "", next((line for line in body.splitlines() if line.strip()), ""))
        skipped, separator = 0, max(";\t,", key=unquoted.count)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator, strict=True)
    found: list[Row] = []
    line = skipped + 1
    try:
        for cells in reader:
            row = Row(line, tuple(restored(cell).strip() for cell in cells))
            line = reader.line_num + skipped + 1
            if any(row.cells):
                found.append(row)
    except csv.Error as error:
        raise UserError(f"{source}, line {line}: this CSV is broken ({error})") from None
    return tuple(found)
