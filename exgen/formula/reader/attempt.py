"""The frame of every reader: length and emptiness first, and a problem in places of the typed text.

The examples show how an answer of a kind is typed in the sheet's notation; they are the same for every exercise, so
that none gives an answer away.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from exgen.formula.notation import Notation
from exgen.formula.reader.context import Context
from exgen.formula.reader.problem import MisreadError, Unreadable, too_large
from exgen.formula.reader.tokens import Text, tokenise
from exgen.formula.tree import msg

MOST_CHARACTERS = 500

T = TypeVar("T")


def attempt(typed: str, context: Context, example: str, read: Callable[[Text], T]) -> T | Unreadable:
    """What `read` makes of the text, or why it is none; `example` is typed text that would be read."""
    if len(typed) > MOST_CHARACTERS:
        return Unreadable(too_large(), MOST_CHARACTERS, len(typed))
    text = _without_stop(tokenise(typed, context))
    if not text.tokens:
        return Unreadable(msg("There is no answer here yet."), len(typed), len(typed), example)
    try:
        return read(text)
    except MisreadError as problem:
        return unreadable(text, problem, example)


def _without_stop(text: Text) -> Text:
    """Without the full stop of a sentence; after digits it belongs to the number (5.)."""
    tokens = text.tokens
    stops = len(tokens) > 1 and tokens[-1].text == "." and tokens[-2].kind not in ("digits", "mark")
    return replace(text, tokens=tokens[:-1]) if stops else text


def unreadable(text: Text, problem: MisreadError, example: str) -> Unreadable:
    """The problem in places of the typed text."""
    start, end = text.source.place(problem.start, problem.end)
    return Unreadable(problem.message, start, end, example if problem.advice else "")


def number_example(notation: Notation) -> str:
    """-2.5"""
    return f"-2{notation.decimal}5"


def formula_example(context: Context) -> str:
    """4x^3 - 2y in the exercise's own names."""
    if not context.names:
        return f"4 - 2*0{context.notation.decimal}1"
    first, last = context.names[0], context.names[-1]
    return f"4{first}^3 - 2{last}"


def values_example(notation: Notation, count: int, left: str, right: str) -> str:
    """(0.5, 1.25, 2), with as many values and these brackets."""
    mark = notation.decimal
    values = [f"0{mark}5", f"1{mark}25", *(str(n) for n in range(2, count))][: max(count, 1)]
    return left + f"{notation.separator} ".join(values) + right
