"""How a language writes numbers, lists and intervals; the catalogue of the language says which."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from exgen.formula.tree import Message


def _untranslated(message: Message) -> str:
    """English text without arguments: what formulas without words need."""
    return message.id


@dataclass(frozen=True, slots=True)
class Notation:
    """`decimal` stands before decimals, `separator` between values ("," or ";"; a blank follows it where printed).

    `intervals`: "outward" ]2; 5[, "angle" ⟨2; 5⟩ or "round" (2, 5). `say` gives the words of a `Words` node as plain
    text in the language.
    """

    decimal: Literal[".", ","] = "."
    separator: Literal[",", ";"] = ","
    intervals: Literal["outward", "angle", "round"] = "round"
    say: Callable[[Message], str] = _untranslated


ENGLISH = Notation()
DATA = Notation(intervals="outward")
"""The plain English notation of JSON and of `exgen.check_answer`: `]2, 5[` cannot be taken for a point."""
