"""A score as the schools of a region write it: on 10, 20 and 100 in Flanders, a mark from 1 to 10 in the Netherlands.

A mark is a straight line in the points, so that a spreadsheet can work it out again when the teacher adds points.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from exgen.algebra import round_half_away
from exgen.formula.tree import Message, Number, msg
from exgen.text import Language

PLACES = 1
"""Decimals of a mark, a half rounded away from zero."""


@dataclass(frozen=True, slots=True)
class Scale:
    """`lowest` for no points, `lowest + span` for all of them; `kind` says how it is written."""

    kind: Literal["out of", "percent", "mark"]
    lowest: int
    span: int

    @property
    def title(self) -> Message:
        """The head of a column of marks."""
        if self.kind == "out of":
            return msg("out of {points}", points=self.span)
        return msg("%") if self.kind == "percent" else msg("Mark")

    def told(self, mark: Number) -> Message:
        """A mark with its scale: "7.5 out of 10", "75 %"."""
        if self.kind == "out of":
            return msg("{mark} out of {points}", mark=mark, points=self.span)
        return msg("{mark} %", mark=mark) if self.kind == "percent" else msg("Mark: {mark}", mark=mark)

    def mark(self, points: Fraction, maximum: Fraction) -> Fraction:
        """The rounded mark; the highest where there was nothing to earn."""
        share = points / maximum if maximum else Fraction(1)
        return round_half_away(self.lowest + self.span * share, PLACES)


_PERCENT = Scale("percent", 0, 100)
_REGIONAL = {
    "nl_BE": (Scale("out of", 0, 10), Scale("out of", 0, 20), _PERCENT),
    "nl_NL": (Scale("mark", 1, 9),),
}


def scales(speech: Language) -> tuple[Scale, ...]:
    """The ways in which a score is written in a language."""
    return _REGIONAL.get(speech.code, (_PERCENT,))
