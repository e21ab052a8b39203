"""Text in eighty columns: paragraphs folded behind a letter, points at the right, tables."""

import unicodedata
from collections.abc import Sequence
from textwrap import wrap

from markupsafe import Markup

from exgen.render.view import MisreadView, TableView

WIDTH = 80
_WRONG = 36
"""The widest column of wrong answers."""
NO_BREAK = "\u00a0"
"""A blank at which no line is broken, unless a formula is longer than a line."""
_BREAKS = ("=≈≠<≤>≥⇔⇒", "+−", "")
"""Where a formula longer than a line breaks: before relations, where that is not enough before signs, then anywhere."""


def fold(text: str, first: str = "", tail: str = "", *, indent: int = 0, hang: int = 0) -> Markup:
    """The text behind `first`, further lines `hang` columns behind its beginning, `tail` at the right end of the first
    line.

    Lines of the text stay lines; what cannot be divided at a blank is left too long.
    """
    start = " " * indent + str(first).replace(NO_BREAK, " ")
    rest = " " * (_width(start) + hang)
    room = WIDTH - len(rest) - (len(tail) + 2 if tail else 0)
    lines = [piece for line in str(text).split("\n") for piece in _wrapped(line, max(room, 20))]
    lines = [line.replace(NO_BREAK, " ") for line in lines or [""]]
    told = [(start if place == 0 else rest) + line for place, line in enumerate(lines)]
    if tail:
        told[0] = f"{told[0]}{' ' * max(WIDTH - _width(told[0]) - len(tail), 2)}{tail}"
    return Markup("\n".join(line.rstrip() for line in told))


def table_text(table: TableView, indent: int = 0, least: int = 1) -> Markup:
    """The table with columns side by side, numbers in the middle; `least` is the width of an empty cell."""
    rows = [*([table.head] if table.head else []), *table.rows]
    widths = [max(least, *(_width(row[place]) for row in rows)) for place in range(len(rows[0]))]
    lines = [" | ".join(_centred(str(c), w) for c, w in zip(row, widths, strict=True)) for row in rows]
    if table.head:
        lines.insert(1, "-+-".join("-" * width for width in widths))
    return Markup("\n".join((" " * indent + line).rstrip().replace(NO_BREAK, " ") for line in lines))


def misreads_text(misreads: Sequence[MisreadView], indent: int = 0) -> Markup:
    """A line for each wrong answer, with its letter where that changes; what the pupils did stands in one column."""
    letters = [f"{misread.letter}) " if misread.letter else "" for misread in misreads]
    before = ["", *letters]
    starts = [
        (letter if letter != last else " " * len(letter)) + str(misread.wrong)
        for misread, letter, last in zip(misreads, letters, before, strict=False)
    ]
    wide = min(max(map(_width, starts), default=0), _WRONG)
    lines = [
        fold(misread.what, start + " " * (max(wide - _width(start), 0) + 2), indent=indent)
        for misread, start in zip(misreads, starts, strict=True)
    ]
    return Markup("\n".join(lines))


def _wrapped(line: str, room: int) -> list[str]:
    if _width(line) <= room:
        return [line]
    text = " ".join(_loosened(word, room) for word in line.split(" "))
    kept = text[: len(text) - len(text.lstrip(" "))]
    return wrap(text, room, subsequent_indent=kept, break_long_words=False, break_on_hyphens=False)


def _loosened(formula: str, room: int, breaks: Sequence[str] = _BREAKS) -> str:
    """A formula that is longer than a line, with blanks at which it may break; its pieces stay as they are."""
    if _width(formula) <= room or not breaks:
        return formula
    return " ".join(_loosened(piece, room, breaks[1:]) for piece in _pieces(formula, breaks[0]))


def _pieces(formula: str, signs: str) -> list[str]:
    """The formula in pieces that begin with one of these signs outside brackets; without signs, all its pieces."""
    if not signs:
        return formula.split(NO_BREAK)
    pieces, depth, start = [], 0, 0
    for place, character in enumerate(formula):
        depth += (character in "({") - (character in ")}")
        sign, behind = formula[place + 1 : place + 2], formula[place + 2 : place + 3]
        if character == behind == NO_BREAK and sign in signs and depth == 0:
            pieces.append(formula[start:place])
            start = place + 1
    return [*pieces, formula[start:]]


def _centred(text: str, width: int) -> str:
    missing = width - _width(text)
    return " " * (missing // 2) + text + " " * (missing - missing // 2)


def _width(text: str) -> int:
    """Columns on a screen: marks that combine take none, wide letters two."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in str(text)
    )
