"""Text and CSV files as they come from other people's programs: any encoding, any separator."""

import csv
import re
from pathlib import Path

from exgen.formula.tree import msg
from exgen.told import ToldError, about, unreadable

MOST_BYTES = 10_000_000


def read_text(path: Path) -> str:
    """A text file in UTF-8, UTF-16 with a byte order mark, or Windows-1252. UserError where it cannot be read."""
    return text_of(read_bytes(path), path)


def read_bytes(path: Path) -> bytes:
    """What a file holds. UserError where it cannot be read or is too large."""
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise unreadable(path, error) from None
    if len(content) > MOST_BYTES:
        raise ToldError(about(str(path), msg("this file is too large")))
    return content


def text_of(content: bytes, path: Path) -> str:
    """The text that these bytes of a file are, as `read_text`."""
    if content.startswith(b"PK\x03\x04"):
        workbook = msg("this is a workbook; save it as CSV in your spreadsheet program and give that file")
        raise ToldError(about(str(path), workbook))
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ToldError(about(str(path), msg("this is no text file")))


def read_rows(text: str) -> list[list[str]]:
    """The rows of CSV text, blank ones left out; the separator is what Excel's "sep=;" in the first line says,
    else the commonest of ; , and tab in the first line."""
    lines = [line for line in text.splitlines() if line.strip()]
    stated = re.fullmatch(r"sep=(.)", lines[0].strip(" \"'"), re.IGNORECASE) if lines else None
    lines = lines[1:] if stated else lines
    separator = stated[1] if stated else max(";\t,", key=lines[0].count) if lines else ";"
    rows = ([cell.strip() for cell in row] for row in csv.reader(lines, delimiter=separator))
    return [row for row in rows if any(row)]
