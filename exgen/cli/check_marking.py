"""Marks what is typed at a question, after what was typed at the earlier ones.

The checker works exercise by exercise and names places in its own way; here a sheet's questions meet it.
"""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from exgen.checker.mark import mark_part
from exgen.checker.verdict import Verdict
from exgen.cli.check_progress import Record
from exgen.cli.check_questions import Question, questions
from exgen.model import PLAIN_MARKING, MarkingScheme, Variant
from exgen.text import Language


class Marker:
    """The questions of a variant, and the verdicts on answers to them."""

    def __init__(self, variant: Variant, speech: Language, scheme: MarkingScheme = PLAIN_MARKING) -> None:
        self.asked = questions(variant)
        self._variant = variant
        self._speech = speech
        self._scheme = scheme

    def mark(self, question: Question, typed: str, records: Mapping[str, Record]) -> Verdict:
        """The verdict on a typed answer; `records` hold the answers so far."""
        same = [q for q in self.asked if q.placed == question.placed and q != question]
        earlier = {q.place.slot.name: records[q.label].typed for q in same if records[q.label].typed}
        shown = {q.place.slot.name for q in same if records[q.label].state == "shown"}
        return mark_part(
            question.place.slot.name,
            typed,
            exercise=question.exercise,
            earlier=earlier,
            shown=shown,
            language=self._speech.code,
            scheme=self._scheme,
        )

    def report(self, typed: Mapping[str, str]) -> str:
        """The report, as JSON, on answers by the label of their question."""
        from exgen.checker.report import mark_sheet, report_json

        named = {f"{q.placed.number}.{q.place.slot.name}": typed[q.label] for q in self.asked if q.label in typed}
        return report_json(mark_sheet(self._variant, named, language=self._speech.code, scheme=self._scheme))

    def cells(self, line: str) -> tuple[str, ...]:
        """The answers in a line that fills several cells of a table, blank ones too.

        What separates them stands in no brackets: a semicolon, a comma with a blank behind it, or any comma where the
        language separates values by commas. A comma in one number (1,234 or 0,5) separates nothing.
        """
        text = line.strip()
        if text[:1] in ("(", "[") and list(_depths(text)).index(0) == len(text) - 1:
            text = text[1:-1]
        commas = _COMMA if self._speech.notation.separator == "," else _COMMA_BLANK
        depths = tuple(_depths(text))
        for separator in (_SEMICOLON, commas):
            places = [found.span() for found in separator.finditer(text) if depths[found.start()] == 0]
            if places:
                ends = (0, *(end for _, end in places)), (*(start for start, _ in places), len(text))
                return tuple(text[start:end].strip() for start, end in zip(*ends, strict=True))
        return (line,)

    def is_one_or_two(self, line: str) -> bool:
        """Whether a line may be one number with a decimal comma as well as two, where commas separate values."""
        return self._speech.notation.separator == "," and _ONE_OR_TWO.fullmatch(line.strip()) is not None

    def separately(self, line: str) -> tuple[str, str]:
        """The two ways to write what can be one number or two: 7.2 and 7; 2."""
        text = line.strip()
        return text.replace(",", self._speech.notation.decimal), text.replace(",", "; ")


_SEMICOLON = re.compile("[;；]")
_ONE_OR_TWO = re.compile(r"[-+−]?\d+,(?!\d{3}$)\d+")
_COMMA_BLANK = re.compile(r",\s+")
_COMMA = re.compile(r",\s+|,(?!\d{3}(?!\d))")


def _depths(text: str) -> Iterator[int]:
    """How many brackets are open after each character."""
    depth = 0
    for character in text:
        depth += (character in "([{") - (character in ")]}")
        yield depth


def earned(question: Question, verdict: Verdict) -> Fraction:
    """The points that a verdict is worth."""
    return question.points * verdict.share
