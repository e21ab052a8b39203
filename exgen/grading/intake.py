"""A table of answers becomes entries: who handed in, which variant, and what was typed where.

A table that cannot be understood as a whole is refused with one sentence, because a column or a pupil taken for another
would make wrong scores silently. A single answer that cannot be used is kept aside for the teacher's eye.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from exgen.errors import UserError
from exgen.formula.tree import Message, msg
from exgen.grading.cells import Row
from exgen.grading.columns import About, Head, clashes, meanings, read_head, told_clash
from exgen.model import Variant, Worksheet

MOST_PUPILS = 5_000

_MONTH = (
    r"(?:jan(?:uary|uari)?|feb(?:ruary|ruari)?|mar(?:ch)?|mrt|maart|apr(?:il)?|may|mei|june?|juni?|july?|juli?|"
    r"aug(?:ust|ustus)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = re.compile(
    rf"\d{{1,2}}[-/ .]{_MONTH}(?:[-/ .]\d{{2,4}})?|{_MONTH}[-/ .]\d{{1,4}}|\d{{1,2}}[-/]\d{{1,2}}[-/](?:19|20)\d\d|"
    r"(?:19|20)\d\d-\d\d-\d\d(?:[ T]\d\d:\d\d:\d\d)?",
    re.IGNORECASE,
)


Who = tuple[str, str, str]
"""What tells a pupil from the others in the class: id, number and name in small letters."""


def identity(name: str, number: str, mark: str) -> Who:
    """The same for every way of writing a pupil in a table."""
    return (mark.casefold(), number.casefold(), " ".join(name.split()).casefold())


@dataclass(frozen=True, slots=True)
class Entry:
    """What one pupil handed in. `typed` is by column, in the order of the table; `aside` are answers that are not
    marked, each with the reason. `line` is the row of the table."""

    line: int
    name: str
    number: str
    id: str
    variant: Variant
    typed: tuple[tuple[str, str], ...]
    aside: tuple[tuple[str, str, Message], ...] = ()

    @property
    def who(self) -> Who:
        """What tells a pupil from the others in the class."""
        return identity(self.name, self.number, self.id)

    @property
    def shown(self) -> str:
        """The pupil's name, or number."""
        return self.name or self.number or self.id

    @property
    def empty(self) -> bool:
        """Whether nothing at all was handed in."""
        return not self.typed and not self.aside


def read_entries(rows: Sequence[Row], worksheet: Worksheet, source: str) -> tuple[Entry, ...]:
    """The entries of a table, in its order. UserError, with the line, where a row cannot be understood.

    A row without a name, a number and answers is left out: so begin the rows of a template without a class list.
    """
    if not rows:
        raise UserError(f"{source}: there is nothing in this file")
    head = read_head(rows[0].cells, worksheet.variants, source)
    if len(rows) - 1 > MOST_PUPILS:
        raise UserError(f"{source}: there are {len(rows) - 1:,} rows; a class has at most {MOST_PUPILS:,} pupils")
    find = _finder(worksheet)
    found: dict[Who, Entry] = {}
    for row in rows[1:]:
        entry = _entry(row, head, len(rows[0].cells), find, f"{source}, line {row.line}")
        if entry is None:
            continue
        if found.setdefault(entry.who, entry) is not entry:
            first = found[entry.who].line
            raise UserError(f"{source}, line {row.line}: {entry.shown} already stands in line {first}; add a number")
    if not found:
        raise UserError(f"{source}: there are no pupils in this file")
    return tuple(found.values())


Finder = Callable[[str, str, str, str], Variant]
"""The variant of a pupil from what stands under variant, code and name; the last is the place, for messages."""


def _entry(row: Row, head: Head, width: int, find: Finder, place: str) -> Entry | None:
    if any(row.cells[width:]):
        count = max(n for n, cell in enumerate(row.cells, 1) if cell)
        raise UserError(
            f"{place}: there are {count} cells in this row and {width} in the first; put quotes around cells"
        )
    cells = (*row.cells, *("",) * (width - len(row.cells)))
    said = {who: " ".join(cells[column].split()) for who, column in head.who}
    name, number, mark = _name(said), said.get("number", ""), said.get("id", "")
    answers = [(label, cells[column]) for label, column in head.answers if cells[column]]
    if not (name or number or mark):
        if answers:
            raise UserError(f"{place}: there are answers in this row, but no name or number")
        return None
    variant = find(said.get("variant", ""), said.get("code", ""), name, place)
    known = meanings(variant)
    for pair in clashes((label for label, _ in answers), known):
        raise UserError(f"{place}: {told_clash(pair)}")
    aside = {label: _problem(label, text, known) for label, text in answers}
    return Entry(
        row.line,
        name,
        number,
        mark,
        variant,
        tuple((label, text) for label, text in answers if aside[label] is None),
        tuple((label, text, why) for label, text in answers if (why := aside[label]) is not None),
    )


def _name(said: Mapping[About, str]) -> str:
    return said.get("name", "") or " ".join(filter(None, (said.get("first name"), said.get("last name"))))


def _problem(label: str, text: str, known: Mapping[str, object]) -> Message | None:
    """Why an answer is not marked."""
    if label not in known:
        return msg("This variant has no part {label}.", label=label)
    if _DATE.fullmatch(text):
        return msg("This looks like a date that the spreadsheet made of an answer. Format the cell as text.")
    return None


def _finder(worksheet: Worksheet) -> Finder:
    from exgen.worksheet import archive

    by_number = {str(variant.number): variant for variant in worksheet.variants}
    by_pupil: dict[str, Variant | None] = {}
    for variant in worksheet.variants:
        if variant.pupil:
            pupil = " ".join(variant.pupil.split()).casefold()
            by_pupil[pupil] = None if pupil in by_pupil else variant

    def find(number: str, code: str, name: str, place: str) -> Variant:
        wanted = number.removesuffix(".0")
        if wanted in by_number:
            return by_number[wanted]
        if code or len(wanted) > 6:
            try:
                return archive.find(worksheet, code or wanted)
            except UserError as error:
                raise UserError(f"{place}: {error}") from None
        if wanted:
            numbers = f"1 to {len(by_number)}" if len(by_number) > 1 else "only 1"
            raise UserError(f'{place}: there is no variant "{number}"; there is {numbers}')
        own = by_pupil.get(name.casefold())
        if own is None and len(worksheet.variants) > 1:
            raise UserError(f"{place}: say which variant {name or 'this pupil'} had, in a column called variant")
        return own or worksheet.variants[0]

    return find
