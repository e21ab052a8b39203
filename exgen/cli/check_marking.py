"""Marks what is typed at a question, after what was typed at the earlier ones.

The checker works exercise by exercise and names places in its own way; here a sheet's questions meet it.
"""

from collections.abc import Mapping
from fractions import Fraction

from exgen.checker.mark import mark_part
from exgen.checker.verdict import Verdict
from exgen.cli.check_progress import Record
from exgen.cli.check_questions import Question, questions
from exgen.model import Variant
from exgen.text import Language


class Marker:
    """The questions of a variant, and the verdicts on answers to them."""

    def __init__(self, variant: Variant, speech: Language) -> None:
        self.asked = questions(variant)
        self._speech = speech

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
        )

    def cells(self, question: Question, line: str) -> tuple[str, ...]:
        """The answers in a line that fills several cells of a table."""
        from exgen.checker.reading import read_cells

        return read_cells(line, self._speech)


def earned(question: Question, verdict: Verdict) -> Fraction:
    """The points that a verdict is worth."""
    return question.points * verdict.share
