"""The walk through a formula tree, with what all handlers share: brackets, separators and words.

A walker belongs to one call: marks, notation, and whether it is inside an exponent, where fractions are written on one
line because stacked ones would be too small to read. What happens to each kind of node stands in `atoms`,
`arithmetic`, `calculus` and `statements`; each has a table of handlers by node type.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from exgen.formula.notation import Notation
from exgen.formula.printers.marks import ATOM, NUMBER, TALL, Marks, Piece
from exgen.formula.tree import Formula, Group, Message, Symbol

Handlers = Mapping[type[Formula], "Callable[[Walker, Any], Piece]"]

_PLACE = re.compile("\x02(\\d+)\x03")
_CONTROL = re.compile("[\x00-\x1f\x7f]")


class Walker:
    """Prints nodes with one set of marks in one notation."""

    __slots__ = ("_handlers", "marks", "notation", "signs", "stacked")

    def __init__(self, marks: Marks, notation: Notation, handlers: Handlers, stacked: bool) -> None:
        self.marks = marks
        self.notation = notation
        self.signs = marks.signs
        self.stacked = stacked
        self._handlers = handlers

    def piece(self, node: Formula) -> Piece:
        return self._handlers[type(node)](self, node)

    def text(self, node: Formula) -> str:
        """The whole node, its sign included, without brackets around it."""
        return self.full(self._handlers[type(node)](self, node))

    def full(self, piece: Piece) -> str:
        return self.signs["neg"] + piece.text if piece.minus else piece.text

    def in_exponent(self) -> "Walker":
        return Walker(self.marks, self.notation, self._handlers, False)

    def fenced(self, piece: Piece) -> Piece:
        """The piece in round brackets."""
        tall = piece.flags & TALL
        body = self.marks.fence("(", self.full(piece), ")", bool(tall))
        return Piece(body, ATOM, False, piece.flags & NUMBER | tall)

    def at_least(self, level: int, node: Formula) -> Piece:
        """The node, in brackets where it is signed or holds together less than `level`."""
        piece = self.piece(node)
        return self.fenced(piece) if piece.minus or piece.level < level else piece

    def in_brackets(self, node: Formula) -> Piece:
        """The node in one pair of brackets, also when it is a `Group` itself."""
        return self.piece(node) if type(node) is Group else self.fenced(self.piece(node))

    def listed(self, nodes: Iterable[Formula]) -> Piece:
        """Nodes with separators: commas between symbols, Z(x, y), else what the notation puts between values."""
        pieces = [self.piece(node) for node in nodes]
        text = self.marks.listing([self.full(p) for p in pieces], self.separator(nodes))
        return Piece(text, ATOM, False, _tallest(pieces))

    def separator(self, nodes: Iterable[Formula]) -> str:
        return "," if all(type(node) is Symbol for node in nodes) else self.notation.separator

    def message(self, message: Message) -> str:
        """A message with its formulas set as mathematics.

        The notation gives text only; so its formulas are put in as numbered places and printed where these end up.
        """
        formulas: list[Formula] = []
        said = self.notation.say(_with_places(message, formulas))
        runs = _PLACE.split(said)
        return "".join(
            self.text(formulas[int(run)]) if place % 2 else self.marks.text(run)
            for place, run in enumerate(runs)
            if run
        )


def _tallest(pieces: Iterable[Piece]) -> int:
    return TALL if any(p.flags & TALL for p in pieces) else 0


def _with_places(message: Message, formulas: list[Formula]) -> Message:
    def place(value: Formula | Message | str | int) -> Message | str | int:
        if isinstance(value, Message):
            return _with_places(value, formulas)
        if isinstance(value, Formula):
            formulas.append(value)
            return f"\x02{len(formulas) - 1}\x03"
        return _CONTROL.sub(" ", value) if isinstance(value, str) else value

    return replace(message, args=tuple((name, place(value)) for name, value in message.args))
