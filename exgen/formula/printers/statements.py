"""Vectors, sets, intervals, relations, derivations and words in formulas."""

from exgen.formula.printers.marks import AFTER, ATOM, BEFORE, GREEDY, POWER, RELATION, SUM, TALL, Piece
from exgen.formula.printers.walker import Handlers, Walker
from exgen.formula.tree import (
    Aligned,
    Blank,
    Cases,
    FiniteSet,
    Formula,
    Infinity,
    Interval,
    Matrix,
    Negative,
    Relation,
    Union,
    Vector,
    Words,
)

_BETWEEN_STATEMENTS = {"⇒", "⇔", ":"}
_ENDS = {
    "outward": (("[", "]"), ("]", "[")),
    "angle": (("[", "⟨"), ("]", "⟩")),
    "round": (("[", "("), ("]", ")")),
}
"""Left and right brackets by notation: closed and open."""


def _vector(w: Walker, node: Vector) -> Piece:
    if node.column and w.stacked:
        items = [w.text(item) for item in node.items]
        return Piece(w.marks.column(items, w.separator(node.items)), ATOM, False, TALL)
    listed = w.listed(node.items)
    tall = listed.flags & TALL
    return Piece(w.marks.fence("(", listed.text, ")", bool(tall)), ATOM, False, tall)


def _matrix(w: Walker, node: Matrix) -> Piece:
    rows = [[w.text(item) for item in row] for row in node.rows]
    entries = [item for row in node.rows for item in row]
    return Piece(w.marks.matrix(rows, w.separator(entries), node.determinant), ATOM, False, TALL)


def _finite_set(w: Walker, node: FiniteSet) -> Piece:
    if not node.items:
        return Piece(w.signs["∅"], ATOM)
    listed = w.listed(node.items)
    tall = listed.flags & TALL
    return Piece(w.marks.fence("{", listed.text, "}", bool(tall)), ATOM, False, tall)


def _interval(w: Walker, node: Interval) -> Piece:
    low_infinite, high_infinite = _is_infinite(node.low), _is_infinite(node.high)
    lefts, rights = _ENDS[w.notation.intervals]
    left = lefts[0 if node.low_closed and not low_infinite else 1]
    right = rights[0 if node.high_closed and not high_infinite else 1]
    ends = [w.piece(node.low), w.piece(node.high)]
    texts = [w.full(end) for end in ends]
    if w.notation.intervals == "angle":
        texts = [
            w.signs["⟵"] if low_infinite else texts[0],
            w.signs["⟶"] if high_infinite else texts[1],
        ]
    tall = (ends[0].flags | ends[1].flags) & TALL
    body = w.marks.listing(texts, w.separator((node.low, node.high)))
    return Piece(w.marks.fence(left, body, right, bool(tall)), ATOM, False, tall)


def _is_infinite(end: Formula) -> bool:
    return isinstance(end, Infinity) or (isinstance(end, Negative) and isinstance(end.of, Infinity))


def _union(w: Walker, node: Union) -> Piece:
    if not node.parts:
        return Piece(w.signs["∅"], ATOM)
    if len(node.parts) == 1:
        return w.piece(node.parts[0])
    parts = [w.at_least(POWER, part) for part in node.parts]
    tall = TALL if any(p.flags & TALL for p in parts) else 0
    return Piece(w.signs["∪"].join(p.text for p in parts), SUM, False, tall)


def _relation(w: Walker, node: Relation) -> Piece:
    between = set(node.signs) <= _BETWEEN_STATEMENTS
    text, tall = "", 0
    for place, operand in enumerate(node.operands):
        piece = w.piece(operand)
        inner = set(operand.signs) if isinstance(operand, Relation) else _BETWEEN_STATEMENTS
        if piece.level == RELATION and not (between and not inner & _BETWEEN_STATEMENTS):
            piece = w.fenced(piece)
        if place:
            text += w.signs[node.signs[place - 1]]
        text += w.full(piece)
        tall |= piece.flags & TALL
    return Piece(text, RELATION, False, tall)


def _aligned(w: Walker, node: Aligned) -> Piece:
    lines = [
        (
            w.text(line.left) if line.left is not None else "",
            w.signs[line.sign],
            w.text(line.right),
            w.message(line.note) if line.note is not None else "",
        )
        for line in node.lines
    ]
    return Piece(w.marks.aligned(lines), RELATION, False, TALL)


def _cases(w: Walker, node: Cases) -> Piece:
    rows = [(w.text(value), w.text(condition)) for value, condition in node.rows]
    return Piece(w.marks.cases(rows, w.notation.separator), ATOM, False, GREEDY | TALL)


def _words(w: Walker, node: Words) -> Piece:
    return Piece(w.message(node.message), ATOM, False, BEFORE | AFTER)


def _blank(w: Walker, node: Blank) -> Piece:
    return Piece(w.marks.blank(node.width_cm), ATOM, False, BEFORE | AFTER)


HANDLERS: Handlers = {
    Vector: _vector,
    Matrix: _matrix,
    FiniteSet: _finite_set,
    Interval: _interval,
    Union: _union,
    Relation: _relation,
    Aligned: _aligned,
    Cases: _cases,
    Words: _words,
    Blank: _blank,
}
