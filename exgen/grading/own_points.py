"""The teacher's own points, which she writes into the results and which survive marking again."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from exgen.errors import UserError
from exgen.formula.tree import msg
from exgen.grading.columns import who_titles
from exgen.grading.intake import Entry, Who, identity
from exgen.grading.spreadsheet import read_xlsx
from exgen.text import Language

HEADING = msg("Own points")
SCORES = msg("Scores")

_NUMBER = re.compile(r"[+-]?(?:\d{1,6}(?:[.,]\d{1,6})?|[.,]\d{1,6}|\d{1,6}/[1-9]\d{0,5})")

Own = Mapping[Who, Fraction]
"""Own points by `Entry.who`."""


def read_own_points(content: bytes, source: str, speech: Language) -> Own:
    """The own points in a results.xlsx. UserError where one is no number, or where this is no file of results."""
    rows = read_xlsx(content, source, speech, speech.text(SCORES))
    *who, _ = (speech.text(message) for message in who_titles(True))
    heading = speech.text(HEADING)
    head = list(rows[0].cells) if rows else []
    if heading not in head or not set(who[:2]) <= set(head):
        raise UserError(f"{source}: this is no file of results in {speech.code}; move it or choose another --out")
    own = head.index(heading)
    found: dict[Who, Fraction] = {}
    for row in rows[1:]:
        cells = (*row.cells, *("",) * len(head))
        if cells[own]:
            place = f"{source}, line {row.line}"
            name, number, mark = (cells[head.index(title)] if title in head else "" for title in who)
            found[identity(name, number, mark)] = _points(cells[own], place)
    return found


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
