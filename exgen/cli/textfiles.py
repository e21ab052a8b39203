"""Text and CSV files as they come from other people's programs: any encoding, any separator."""

import csv
import re
from pathlib import Path

from exgen.errors import UserError

MOST_BYTES = 10_000_000


def read_text(path: Path) -> str:
    """A text file in UTF-8, UTF-16 with a byte order mark, or Windows-1252. UserError where it cannot be read."""
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror})") from None
    if len(content) > MOST_BYTES:
        raise UserError(f"{path}: this file is too large")
    if content.startswith(b"PK\x03\x04"):
        raise UserError(f"{path}: this is a workbook; save it as CSV in your spreadsheet program and give that file")
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UserError(f"{path}: this is no text file")


def read_rows(text: str) -> list[list[str]]:
    """The rows of CSV text, blank ones left out; the separator is what Excel's "sep=;" in the first line says,
    else the commonest of ; , and tab in the first line."""
    lines = [line for line in text.splitlines() if line.strip()]
    stated = re.fullmatch(r"sep=(.)", lines[0].strip(" \"'"), re.IGNORECASE) if lines else None
    lines = lines[1:] if stated else lines
    separator = stated[1] if stated else max(";\t,", key=lines[0].count) if lines else ";"
    rows = ([cell.strip() for cell in row] for row in csv.reader(lines, delimiter=separator))
    return [row for row in rows if any(row)]
