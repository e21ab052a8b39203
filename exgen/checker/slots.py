"""The places of an exercise where an answer goes: a part, or one asked cell of a part's table.

A slot has two names. The stable one is for files and programs ("slope", "steps.1.theta", rows from 1); the label is
what the sheet prints ("b", "b.3": the third asked cell of part b, row by row).
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from string import ascii_lowercase

from exgen.errors import UserError
from exgen.formula.tree import Formula
from exgen.model import Answer, Column, Exercise, Mistake, NumberAnswer, Part, TableAnswer

_NUMBER = re.compile(r"^\d+\s*")


@dataclass(frozen=True, slots=True)
class Slot:
    """One answer: `row` counts from 0; a part that is no table has no row and no column."""

    part: str
    row: int | None = None
    column: str = ""

    @property
    def name(self) -> str:
        return self.part if self.row is None else f"{self.part}.{self.row + 1}.{self.column}"


@dataclass(frozen=True, slots=True)
class Place:
    """A slot with all that the exercise says about it."""

    slot: Slot
    label: str
    part: Part
    key: Answer
    points: Fraction
    rule: Formula | None
    mistakes: tuple[Mistake, ...]
    names: tuple[str, ...]
    column: Column | None = None
    carried: tuple[tuple[str, str], ...] = ()
    """Of a table: the names that rows start from, each with the column that they take their value from."""


def places(exercise: Exercise) -> tuple[Place, ...]:
    """All slots of an exercise in the order of the sheet, tables row by row."""
    found: list[Place] = []
    for number, part in enumerate(exercise.parts):
        label = part_label(number)
        if isinstance(part.answer, TableAnswer):
            found += _cells(part, part.answer, label)
        else:
            slot = Slot(part.name)
            found.append(Place(slot, label, part, part.answer, part.points, part.rule, part.mistakes, part.names))
    return tuple(found)


def _cells(part: Part, table: TableAnswer, label: str) -> list[Place]:
    found: list[Place] = []
    for row, values in enumerate(table.rows):
        for column, value in zip(table.columns, values, strict=True):
            if column.role == "asked":
                slot = Slot(part.name, row, column.name)
                key = NumberAnswer(value, column.tolerance)
                at = f"{label}.{len(found) + 1}"
                about = (column.points, column.rule, column.mistakes, column.names)
                found.append(Place(slot, at, part, key, *about, column, table.carry))
    return found


def part_label(number: int) -> str:
    """a, b, c … for the parts of an exercise, from 0."""
    return ascii_lowercase[number]


def find(exercise: Exercise, name: str) -> tuple[Place, ...]:
    """The places that a stable name or a label means: one, a row ("steps.1") or a whole table ("steps", "b").

    A label may begin with the exercise's number ("3b.1"); the only part of an exercise needs no letter ("3", "3.1").
    UserError when there is no such place.
    """
    by_name: dict[str, list[Place]] = {}
    by_label: dict[str, list[Place]] = {}
    for place in places(exercise):
        slot = place.slot
        for wanted in {slot.name, slot.part, *([] if slot.row is None else [f"{slot.part}.{slot.row + 1}"])}:
            by_name.setdefault(wanted, []).append(place)
        for wanted in {place.label, place.label.partition(".")[0]}:
            by_label.setdefault(wanted, []).append(place)
            if len(exercise.parts) == 1:
                by_label.setdefault(wanted.lstrip(ascii_lowercase), []).append(place)
    label = _NUMBER.sub("", name.strip().casefold())
    found = by_name.get(name.strip()) or by_label.get(label)
    if not found:
        known = ", ".join(part.name for part in exercise.parts)
        raise UserError(f'there is no part "{name.strip()}"; the parts are {known}')
    return tuple(found)
