"""A marked sheet, and its report as JSON: the same answers give the same bytes.

Keys: `version, code, variant, language, exercises [{number, generator, level, parts [{name, label, items [{name,
label, outcome, tries, shown, typed [text], read_as, remark, mistake, follows}]}]}]`, and on every level `points` to be
earned, `first_points` earned at the first try and `final_points`. `outcome` is "right", "wrong", "invalid" or "blank".
Points are exact: a whole number, or else a text such as "3/2". Remarks are in the language of the sheet.
"""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from exgen.checker.mark import Answers, mark_exercise
from exgen.checker.result import ExerciseResult, Item, PartResult
from exgen.errors import UserError
from exgen.model import PLAIN_MARKING, MarkingScheme, Variant

REPORT_VERSION = 1

_NUMBERED = re.compile(r"\s*(\d+)\s*(?:\.\s*(?=[^\d\s]))?(.*?)\s*")


@dataclass(frozen=True, slots=True)
class Report:
    """One pupil's marked sheet."""

    code: str
    variant: int
    language: str
    exercises: tuple[ExerciseResult, ...]

    @property
    def points(self) -> Fraction:
        return sum((e.points for e in self.exercises), Fraction(0))

    @property
    def first(self) -> Fraction:
        return sum((e.first for e in self.exercises), Fraction(0))

    @property
    def final(self) -> Fraction:
        return sum((e.final for e in self.exercises), Fraction(0))


def mark_sheet(
    variant: Variant,
    answers: Answers,
    *,
    shown: Collection[str] = (),
    language: str = "en",
    scheme: MarkingScheme = PLAIN_MARKING,
) -> Report:
    """All exercises of a sheet. Answers are named by number and part: "3b", "3b.1", "3.steps.1.slope".

    Errors: UserError for a name that the sheet does not have.
    """
    by_number: dict[int, dict[str, str | Sequence[str]]] = {placed.number: {} for placed in variant.exercises}
    hidden: dict[int, list[str]] = {number: [] for number in by_number}
    for name, typed in answers.items():
        number, rest = _split(name, by_number)
        by_number[number][rest] = typed
    for name in shown:
        number, rest = _split(name, by_number)
        hidden[number].append(rest)
    results = tuple(
        mark_exercise(
            placed.exercise,
            by_number[placed.number],
            shown=hidden[placed.number],
            language=language,
            scheme=scheme,
            number=placed.number,
        )
        for placed in variant.exercises
    )
    return Report(variant.code, variant.number, language, results)


def _split(name: str, numbers: Mapping[int, object]) -> tuple[int, str]:
    """The exercise's number and the name in it; a sheet of one exercise needs no number."""
    found = _NUMBERED.fullmatch(name)
    if found and int(found[1]) in numbers:
        return int(found[1]), found[2]
    if not found and len(numbers) == 1:
        return next(iter(numbers)), name
    raise UserError(f'there is no answer "{name}" on this sheet; write the exercise and the part, such as 1a')


def report_json(report: Report) -> str:
    """The report as JSON text that ends with a newline; the keys are those above."""
    return json.dumps(report_data(report), ensure_ascii=False, indent=2) + "\n"


def report_data(report: Report) -> dict[str, Any]:
    """The report as plain data, its keys in a fixed order."""
    return {
        "version": REPORT_VERSION,
        "code": report.code,
        "variant": report.variant,
        "language": report.language,
        **_points(report),
        "exercises": [_exercise(result) for result in report.exercises],
    }


def _exercise(result: ExerciseResult) -> dict[str, Any]:
    parts = [_part(part) for part in result.parts]
    about = {"number": result.number, "generator": result.generator, "level": result.level}
    return {**about, **_points(result), "parts": parts}


def _part(part: PartResult) -> dict[str, Any]:
    items = [_item(item) for item in part.items]
    return {"name": part.name, "label": part.label, **_points(part), "items": items}


def _item(item: Item) -> dict[str, Any]:
    said = item.verdict
    return {
        "name": item.name,
        "label": item.label,
        "outcome": item.outcome,
        **_points(item),
        "tries": item.tries,
        "shown": item.shown,
        "typed": list(item.typed),
        "read_as": said.read_as if said else "",
        "remark": said.remark if said else "",
        "mistake": said.mistake if said else "",
        "follows": said.follows if said else "",
    }


def _points(of: Report | ExerciseResult | PartResult | Item) -> dict[str, int | str]:
    return {"points": _exact(of.points), "first_points": _exact(of.first), "final_points": _exact(of.final)}


def _exact(value: Fraction) -> int | str:
    return int(value) if value.denominator == 1 else str(value)
