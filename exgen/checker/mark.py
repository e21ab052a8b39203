"""Marking typed answers: one part or cell, an exercise, a whole sheet.

Answers are named as slots.py says, by stable names ("slope", "steps.1.theta") or by the sheet's labels ("b", "3b.1").
A row or a whole table may be typed at once ("24; 1,6"). Several texts under one name are tries, in order.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from exgen.checker.judge import Judge
from exgen.checker.reading import read_answer, read_cells
from exgen.checker.result import ExerciseResult, Item, PartResult
from exgen.checker.rows import row_remarks
from exgen.checker.slots import Place, Slot, find, part_label, places
from exgen.checker.verdict import Verdict
from exgen.errors import UserError
from exgen.formula.reader import Read, Unreadable
from exgen.formula.tree import Formula
from exgen.model import PLAIN_MARKING, Exercise, MarkingScheme, Part
from exgen.text import language as language_of

Answers = Mapping[str, str | Sequence[str]]
NOTHING: Answers = {}


@dataclass(slots=True)
class _Entry:
    """What was typed for one place: the texts, and what each was read as."""

    typed: list[str] = field(default_factory=list)
    reads: list[Read | Unreadable] = field(default_factory=list)


def mark_part(
    part: Part | str,
    typed: str,
    *,
    exercise: Exercise,
    earlier: Answers = NOTHING,
    shown: Collection[str] = (),
    language: str = "en",
    scheme: MarkingScheme = PLAIN_MARKING,
) -> Verdict:
    """The verdict on one typed answer.

    `part` is a part, or the name or label of a part or cell. `earlier` are the answers typed so far, for
    follow-through; `shown` names the places of which the solution was shown. Errors: UserError for a name that the
    exercise does not have, or one that means several cells (mark those with `mark_exercise`).
    """
    wanted = find(exercise, part if isinstance(part, str) else part.name)
    if len(wanted) > 1:
        cells = ", ".join(place.slot.name for place in wanted[:2])
        raise UserError(f"{wanted[0].part.name} has several cells; answer them one by one ({cells} …)")
    slot = wanted[0].slot
    others = {name: text for name, text in earlier.items() if all(p.slot != slot for p in find(exercise, name))}
    result = mark_exercise(exercise, {**others, slot.name: typed}, shown=shown, language=language, scheme=scheme)
    found = next(item.verdict for item in result.items if item.name == slot.name)
    return found or Judge(exercise, language_of(language)).mark(wanted[0], typed)


def mark_exercise(
    exercise: Exercise,
    answers: Answers,
    *,
    shown: Collection[str] = (),
    language: str = "en",
    scheme: MarkingScheme = PLAIN_MARKING,
    number: int = 0,
) -> ExerciseResult:
    """All places of an exercise with what was typed for them; blank ones too.

    The verdict and the final points are those of the last try that could be read, the first points those of the
    first. Errors: UserError for a name that the exercise does not have.
    """
    judge = Judge(exercise, language_of(language), scheme)
    entries = _entries(exercise, answers, judge)
    hidden = {place.slot for name in shown for place in find(exercise, name)}
    items: dict[Slot, Item] = {}
    for place in places(exercise):
        items[place.slot] = _item(judge, place, entries.get(place.slot, _Entry()), place.slot in hidden)
    items = _with_row_remarks(exercise, items, entries, judge)
    items = _with_needs(exercise, items)
    parts = []
    for index, part in enumerate(exercise.parts):
        of_part = tuple(item for slot, item in items.items() if slot.part == part.name)
        parts.append(PartResult(part.name, part_label(index), of_part))
    return ExerciseResult(exercise.generator, exercise.level, tuple(parts), number)


def _entries(exercise: Exercise, answers: Answers, judge: Judge) -> dict[Slot, _Entry]:
    """What was typed, by place; names that mean several cells are taken apart."""
    entries: dict[Slot, _Entry] = {}
    for name, texts in answers.items():
        wanted = find(exercise, name)
        for text in [texts] if isinstance(texts, str) else texts:
            if not text.strip():
                continue
            for place, read in _reads(text, wanted, judge):
                entry = entries.setdefault(place.slot, _Entry())
                entry.typed.append(text)
                entry.reads.append(read)
    return entries


def _reads(text: str, wanted: tuple[Place, ...], judge: Judge) -> Iterator[tuple[Place, Read | Unreadable]]:
    """A text for one place, or for the cells of a row or table."""
    if len(wanted) == 1:
        yield wanted[0], read_answer(text, wanted[0], judge.exercise, judge.language)
    else:
        yield from read_cells(text, wanted, judge.exercise, judge.language)


def _item(judge: Judge, place: Place, entry: _Entry, hidden: bool) -> Item:
    """The place's item; afterwards the judge knows what it is worth to later places."""
    judge.leave(place)
    verdicts = [judge.mark_read(place, text, read) for text, read in zip(entry.typed, entry.reads, strict=True)]
    if hidden:
        judge.show(place)
    valid = [verdict for verdict in verdicts if verdict.outcome != "invalid"]
    last = (valid or verdicts)[-1] if verdicts else None
    earned = (
        [Fraction(0), Fraction(0)] if hidden or not valid else [v.share * place.points for v in (valid[0], valid[-1])]
    )
    typed = tuple(entry.typed)
    return Item(place.slot.name, place.label, place.points, typed, len(valid), last, earned[0], earned[1], hidden)


def _with_row_remarks(
    exercise: Exercise, items: dict[Slot, Item], entries: Mapping[Slot, _Entry], judge: Judge
) -> dict[Slot, Item]:
    """The items of tables with the remarks that only a whole row allows."""
    rows: dict[tuple[str, int], list[Place]] = {}
    for place in places(exercise):
        if place.slot.row is not None:
            rows.setdefault((place.slot.part, place.slot.row), []).append(place)
    values = {slot: tree for slot, entry in entries.items() for tree in _last_tree(entry)}
    verdicts = {slot: item.verdict for slot, item in items.items() if item.verdict is not None}
    for part in exercise.parts:
        table = [row for (name, _), row in rows.items() if name == part.name]
        verdicts = row_remarks(table, values, verdicts, judge.language)
    return {slot: replace(item, verdict=verdicts.get(slot)) for slot, item in items.items()}


def _last_tree(entry: _Entry) -> list[Formula]:
    return [read.tree for read in entry.reads if isinstance(read, Read)][-1:]


def _with_needs(exercise: Exercise, items: dict[Slot, Item]) -> dict[Slot, Item]:
    """The items without the points of parts whose partners are not right."""
    changed = dict(items)
    for part in exercise.parts:
        needed = [item for slot, item in items.items() if slot.part in part.needs]
        right = all(item.outcome == "right" for item in needed)
        at_once = all(item.outcome == "right" and item.tries == 1 for item in needed)
        for slot, item in items.items():
            if slot.part == part.name and needed:
                first, final = item.first if at_once else Fraction(0), item.final if right else Fraction(0)
                changed[slot] = replace(item, first=first, final=final)
    return changed
