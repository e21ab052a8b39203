"""The questions of a sheet in the order in which a pupil is asked them.

A question is a part, or one cell of a part that is a table. Its label is what the sheet prints: exercise number and
letter (1b), for a cell also its place (1b.2); the only part of an exercise has no letter.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

from exgen.checker.slots import Place, places
from exgen.model import Exercise, Part, Placed, Variant

_LABEL = re.compile(r"(\d{1,4})\s*([a-z]?)\s*((?:[.]\s*\d{1,4})?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked at one prompt."""

    label: str
    part_label: str
    placed: Placed
    place: Place

    @property
    def exercise(self) -> Exercise:
        return self.placed.exercise

    @property
    def part(self) -> Part:
        return self.place.part

    @property
    def points(self) -> Fraction:
        return self.place.points

    @property
    def row(self) -> int | None:
        """The row of a cell in its table, from 0."""
        return self.place.slot.row


def questions(variant: Variant) -> tuple[Question, ...]:
    """All questions, tables cell by cell."""
    return tuple(_question(placed, place) for placed in variant.exercises for place in places(placed.exercise))


def _question(placed: Placed, place: Place) -> Question:
    letter, dot, cell = place.label.partition(".")
    part_label = f"{placed.number}{letter if len(placed.exercise.parts) > 1 else ''}"
    return Question(f"{part_label}{dot}{cell}", part_label, placed, place)


def shortened(asked: Sequence[Question], labels: Collection[str]) -> str:
    """Labels of questions for a message; a table all of whose cells are among them is named once (4a)."""
    named = []
    for question in asked:
        part = [q.label for q in asked if q.part_label == question.part_label]
        if question.label in labels:
            named.append(question.part_label if all(label in labels for label in part) else question.label)
    return ", ".join(dict.fromkeys(named))


def row_of(asked: Sequence[Question], question: Question) -> tuple[Question, ...]:
    """The question and, in a table, those to its right in its row."""
    here = asked.index(question)
    if question.row is None:
        return (question,)
    return tuple(q for q in asked[here:] if (q.part_label, q.row) == (question.part_label, question.row))


def find_questions(asked: Sequence[Question], label: str) -> tuple[Question, ...]:
    """The questions under a typed label: "1b", "1 B)", "1b.2"; "1b" is all of a table, "1" all of an exercise."""
    found = _LABEL.fullmatch(label.strip().rstrip(".):").strip())
    if not found:
        return ()
    number, letter, cell = found[1].lstrip("0"), found[2].lower(), re.sub(r"\s", "", found[3])
    wanted = {f"{number}{letter}{cell}"}
    if letter == "a":
        wanted |= {q.label for q in asked if q.label == f"{number}{cell}"} or {
            q.label for q in asked if not cell and q.part_label == number
        }
    named = tuple(q for q in asked if wanted & {q.label, q.part_label})
    return named or tuple(q for q in asked if not letter and not cell and str(q.placed.number) == number)
