"""The pupils in a class list, as schools' programs write them: a workbook, or CSV in any encoding and with any
separator, with or without a head.

With a head the columns are found by what they are called; a name is in the column that is called so, or in the first
and last name together. Without one the name is the first cell that is no number, and a number before it is the number
in the class.
"""

from collections.abc import Sequence
from pathlib import Path

from exgen.cli.options import MOST_VARIANTS
from exgen.cli.textfiles import read_bytes, read_rows, text_of
from exgen.errors import UserError
from exgen.worksheet.pupil import Pupil

_WHOLE = ("name", "naam", "student", "leerling", "pupil", "full name", "volledige naam", "student name")
_FIRST = ("first name", "voornaam", "given name", "firstname", "roepnaam")
_LAST = ("last name", "achternaam", "familienaam", "surname", "lastname", "naam", "family name")
_NUMBER = ("class number", "klasnummer", "klasnr", "number", "nummer", "nr", "no", "volgnummer", "#")
_ID = ("id", "student id", "student number", "leerlingnummer", "stamnummer", "studentnummer", "login", "username")


def read_students(path: Path) -> tuple[Pupil, ...]:
    """The pupils in a class list, in its order. UserError where there are none, or too many."""
    rows = _rows(path)
    head = [cell.casefold().rstrip(".:") for cell in rows[0]] if rows else []
    names = _name_columns(head)
    number, mark = _column(head, _NUMBER), _column(head, _ID)
    found = [_under_head(row, names, number, mark) for row in rows[1:]] if names else [_without(row) for row in rows]
    pupils = tuple(pupil for pupil in found if pupil.name)
    if not pupils:
        raise UserError(f'{path}: there is no name in this class list; write one a line, or under a head "Name"')
    if len(pupils) > MOST_VARIANTS:
        raise UserError(
            f"{path}: a class set has at most {MOST_VARIANTS:,} variants, this list has {len(pupils):,} names"
        )
    return pupils


def _rows(path: Path) -> list[list[str]]:
    """The rows of a CSV file or of a workbook's first sheet."""
    content = read_bytes(path)
    if not content.startswith(b"PK\x03\x04"):
        return read_rows(text_of(content, path))
    from exgen.grading.spreadsheet import read_xlsx
    from exgen.text import language

    return [list(row.cells) for row in read_xlsx(content, str(path), language("en"))]


def _under_head(row: Sequence[str], names: Sequence[int], number: int | None, mark: int | None) -> Pupil:
    return Pupil(" ".join(filter(None, (_cell(row, place) for place in names))), _cell(row, number), _cell(row, mark))


def _without(row: Sequence[str]) -> Pupil:
    numbered = len(row) > 1 and row[0].rstrip(".").isdigit()
    return Pupil(_cell(row, 1), row[0].rstrip(".")) if numbered else Pupil(_cell(row, 0))


def _cell(row: Sequence[str], place: int | None) -> str:
    return " ".join(row[place].split()) if place is not None and place < len(row) else ""


def _column(head: Sequence[str], words: Sequence[str]) -> int | None:
    return next((head.index(word) for word in words if word in head), None)


def _name_columns(head: Sequence[str]) -> tuple[int, ...]:
    """The columns of a head that make up the name; none where the first row is no head."""
    first, last = _column(head, _FIRST), _column(head, _LAST)
    if first is not None:
        return (first,) if last is None else (first, last)
    whole = _column(head, _WHOLE)
    return () if whole is None else (whole,)
