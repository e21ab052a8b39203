"""The teacher's own points, which she writes into the results and which survive marking again."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from exgen.errors import UserError
from exgen.formula.tree import Message, msg
from exgen.grading.intake import Entry
from exgen.grading.spreadsheet import read_xlsx
from exgen.text import Language

HEADING = msg("Own points")
SCORES = msg("Scores")

_NUMBER = re.compile(r"[+-]?(?:\d{1,6}(?:[.,]\d{1,6})?|[.,]\d{1,6}|\d{1,6}/[1-9]\d{0,5})")

Own = Mapping[tuple[str, str], Fraction]
"""Own points by `Entry.who`."""


def read_own_points(content: bytes, source: str, speech: Language) -> Own:
    """The own points in a results.xlsx. UserError where one is no number, or where this is no file of results."""
    rows = read_xlsx(content, source, speech, speech.text(SCORES))
    wanted: tuple[Message, ...] = (msg("Name"), msg("Number"), HEADING)
    names = [speech.text(message) for message in wanted]
    head = list(rows[0].cells) if rows else []
    if any(name not in head for name in names):
        raise UserError(f"{source}: this is no file of results in {speech.code}; move it or choose another --out")
    name, number, own = (head.index(each) for each in names)
    found: dict[tuple[str, str], Fraction] = {}
    for row in rows[1:]:
        cells = (*row.cells, *("",) * len(head))
        if cells[own]:
            place = f"{source}, line {row.line}"
            who = (cells[number].casefold(), " ".join(cells[name].split()).casefold())
            found[who] = _points(cells[own], place)
    return found


def _points(text: str, place: str) -> Fraction:
    if not _NUMBER.fullmatch(text):
        raise UserError(f'{place}: own points are a number, not "{text}"')
    return Fraction(text.replace(",", "."))


def check_kept(own: Own, entries: Sequence[Entry], source: str) -> None:
    """UserError where own points would be lost, because their pupil is not among the entries any more."""
    lost = sorted(own.keys() - {entry.who for entry in entries})
    if lost:
        number, name = lost[0]
        raise UserError(f"{source}: the own points of {name or number} would be lost; --force drops them")
