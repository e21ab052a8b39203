"""The teacher's own points, which she writes into the results and which survive marking again."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from exgen.errors import UserError
from exgen.formula.tree import Message, msg
from exgen.grading.columns import who_titles
from exgen.grading.intake import Entry, Who, identity
from exgen.grading.spreadsheet import read_xlsx
from exgen.text import LANGUAGES, Language, language

HEADING = msg("Own points")
SCORES = msg("Scores")

_NUMBER = re.compile(r"[+-]?(?:\d{1,6}(?:[.,]\d{1,6})?|[.,]\d{1,6}|\d{1,6}/[1-9]\d{0,5})")

Own = Mapping[Who, Fraction]
"""Own points by `Entry.who`."""


def read_own_points(content: bytes, source: str, speech: Language) -> Own:
    """The own points in a results.xlsx. UserError where one is no number, or where this is no file of results."""
    rows = read_xlsx(content, source, speech, _said(SCORES))
    head = rows[0].cells if rows else ()
    name, number, mark, own = (_column(head, title) for title in (*who_titles(True)[:3], HEADING))
    if name is None or number is None or own is None:
        raise UserError(f"{source}: this is no file of results; move it or choose another --out")
    found: dict[Who, Fraction] = {}
    for row in rows[1:]:
        cells = (*row.cells, *("",) * len(head))
        if cells[own]:
            who = identity(cells[name], cells[number], "" if mark is None else cells[mark])
            found[who] = _points(cells[own], f"{source}, line {row.line}")
    return found


def _column(head: Sequence[str], title: Message) -> int | None:
    return next((place for place, cell in enumerate(head) if cell in _said(title)), None)


def _said(message: Message) -> frozenset[str]:
    """The words in every language: results may be older than a catalogue."""
    return frozenset(language(code).text(message) for code in LANGUAGES)


def _points(text: str, place: str) -> Fraction:
    if not _NUMBER.fullmatch(text):
        raise UserError(f'{place}: own points are a number, not "{text}"')
    return Fraction(text.replace(",", "."))


def check_kept(own: Own, entries: Sequence[Entry], source: str) -> None:
    """UserError where own points would be lost, because their pupil is not among the entries any more."""
    lost = sorted(own.keys() - {entry.who for entry in entries})
    if lost:
        mark, number, name = lost[0]
        raise UserError(f"{source}: the own points of {name or number or mark} would be lost; --force drops them")
