"""What a pupil is told about one answer."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from exgen.checker import messages
from exgen.text import Language

Outcome = Literal["right", "wrong", "invalid"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Right, wrong or invalid; an invalid answer could not be read as what is asked and never counts as a try.

    `typed` is the raw text. `read_as` is what was understood, in the sheet's own notation ("" when invalid). `remark`
    helps, in the sheet's language, without telling the answer. `share` is the part of the points earned, from 0 to 1.
    `mistake` names a known mistake. `follows` is the earlier value that a consistent answer follows from ("θ = 1.7").
    `place` is the stretch of `typed` that was not understood, and `example` what would be.
    """

    outcome: Outcome
    typed: str
    read_as: str = ""
    remark: str = ""
    share: Fraction = Fraction(0)
    mistake: str = ""
    follows: str = ""
    place: tuple[int, int] | None = None
    example: str = ""


def sentence(verdict: Verdict, language: Language) -> str:
    """The verdict as one or more sentences: what was read, the remark, and for an invalid answer that it is no try."""
    if verdict.outcome == "invalid":
        said = [verdict.remark]
        if verdict.example:
            said.append(language.text(messages.for_example(verdict.example)))
        return " ".join([*said, language.text(messages.no_try())])
    if verdict.outcome == "right":
        if verdict.follows or not verdict.remark:
            return " ".join(filter(None, [language.text(messages.correct(verdict.read_as)), verdict.remark]))
        return verdict.remark
    return " ".join(filter(None, [language.text(messages.not_yet(verdict.read_as)), verdict.remark]))
