"""A score as the schools of a region write it: on 10, 20 and 100 in Flanders, a mark from 1 to 10 in the Netherlands.

A mark is a straight line in the points, so that a spreadsheet can work it out again when the teacher adds points.
"""

from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import round_half_away
from exgen.formula.tree import Message, msg
from exgen.text import Language

PLACES = 1
"""Decimals of a mark, a half rounded away from zero."""


@dataclass(frozen=True, slots=True)
class Scale:
    """`lowest` for no points, `lowest + span` for all of them."""

    title: Message
    lowest: int
    span: int

    def mark(self, points: Fraction, maximum: Fraction) -> Fraction:
        """The rounded mark; the highest where there was nothing to earn."""
        share = points / maximum if maximum else Fraction(1)
        return round_half_away(self.lowest + self.span * share, PLACES)


_PERCENT = Scale(msg("%"), 0, 100)
_REGIONAL = {
    "nl_BE": (Scale(msg("out of 10"), 0, 10), Scale(msg("out of 20"), 0, 20), _PERCENT),
    "nl_NL": (Scale(msg("Mark"), 1, 9),),
}


def scales(speech: Language) -> tuple[Scale, ...]:
    """The ways in which a score is written in a language."""
    return _REGIONAL.get(speech.code, (_PERCENT,))
