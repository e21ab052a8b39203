"""Remarks that only a whole row allows: its values stand in another row, or two of its columns are exchanged."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from exgen.checker import messages
from exgen.checker.finding import UndecidedError
from exgen.checker.slots import Place, Slot
from exgen.checker.tolerance import within
from exgen.checker.verdict import Verdict
from exgen.formula.evaluate import NoValueError
from exgen.formula.tree import Formula, Message
from exgen.model import NumberAnswer
from exgen.text import Language

Row = Sequence[Place]


def row_remarks(
    rows: Sequence[Row], values: Mapping[Slot, Formula], verdicts: Mapping[Slot, Verdict], language: Language
) -> dict[Slot, Verdict]:
    """The verdicts with a remark on each wrong cell of a row that is another row or has two columns exchanged.

    `rows` are the asked cells of a table, `values` what was read. A known mistake that was found already stays.
    """
    told = dict(verdicts)
    for row in rows:
        cells = [place.slot for place in row]
        plain = [s for s in cells if s in told and told[s].outcome == "wrong" and not told[s].mistake]
        if len(row) < 2 or not plain or any(slot not in values for slot in cells):
            continue
        found = _slip(row, rows, [values[slot] for slot in cells])
        if found is not None:
            name, remark = found
            for slot in plain:
                told[slot] = replace(told[slot], mistake=name, remark=language.text(remark))
    return told


def _slip(row: Row, rows: Sequence[Row], typed: Sequence[Formula]) -> tuple[str, Message] | None:
    if any(other is not row and _fits(typed, other) for other in rows):
        return "row-skipped", messages.row_skipped()
    for first, second in combinations(range(len(row)), 2):
        order = list(range(len(row)))
        order[first], order[second] = second, first
        if _fits([typed[place] for place in order], row):
            return "columns-exchanged", messages.columns_exchanged()
    return None


def _fits(typed: Sequence[Formula], row: Row) -> bool:
    """Whether these values are right in this row."""
    return all(_is_right(value, place) for value, place in zip(typed, row, strict=True))


def _is_right(value: Formula, place: Place) -> bool:
    if not isinstance(place.key, NumberAnswer):
        return False
    try:
        return within(value, place.key.value, place.key.tolerance)
    except (NoValueError, UndecidedError):
        return False
