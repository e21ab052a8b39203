"""The names in a class list, as schools' programs write them: in any encoding, with any separator, with or without a
head. A name is in the column that is called so, in the first and last name together, or in the first column."""

from collections.abc import Sequence
from pathlib import Path

from exgen.cli.options import MOST_VARIANTS
from exgen.cli.textfiles import read_rows, read_text
from exgen.errors import UserError

_WHOLE = ("name", "naam", "student", "leerling", "pupil", "full name", "volledige naam")
_FIRST = ("first name", "voornaam", "given name", "firstname")
_LAST = ("last name", "achternaam", "familienaam", "surname", "lastname", "naam")


def read_students(path: Path) -> tuple[str, ...]:
    """The names in a class list, in its order. UserError where there are none, or too many."""
    rows = read_rows(read_text(path))
    head = [cell.casefold() for cell in rows[0]] if rows else []
    places = _name_columns(head)
    names = [" ".join(row[p] for p in places or (0,) if p < len(row) and row[p]) for row in rows[bool(places) :]]
    found = tuple(" ".join(name.split()) for name in names if name)
    if not found:
        raise UserError(f"{path}: there is no name in this class list")
    if len(found) > MOST_VARIANTS:
        raise UserError(
            f"{path}: a class set has at most {MOST_VARIANTS:,} variants, this list has {len(found):,} names"
        )
    return found


def _name_columns(head: Sequence[str]) -> tuple[int, ...]:
    """The columns of a head that make up the name; none where the first row is no head."""
    first = next((head.index(word) for word in _FIRST if word in head), None)
    last = next((head.index(word) for word in _LAST if word in head), None)
    if first is not None:
        return (first,) if last is None else (first, last)
    return next(((head.index(word),) for word in _WHOLE if word in head), ())
