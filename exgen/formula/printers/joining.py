"""Pieces become sums, products and powers: where dots, signs and brackets stand."""

from collections.abc import Sequence

from exgen.formula.printers.marks import (
    AFTER,
    BEFORE,
    FRACTION,
    GREEDY,
    NUMBER,
    POWER,
    PRODUCT,
    QUOTIENT,
    SUM,
    TALL,
    Marks,
    Piece,
)
from exgen.formula.printers.walker import Walker


def added(w: Walker, terms: Sequence[Piece]) -> Piece:
    """Terms with a plus between them, or a minus before those that have one."""
    if len(terms) == 1:
        return terms[0]
    plus, minus = w.signs["+"], w.signs["−"]
    last = len(terms) - 1
    text, flags = "", 0
    for place, term in enumerate(terms):
        if term.flags & GREEDY and place < last:
            term = w.fenced(term._replace(minus=False))._replace(minus=term.minus)
        if place:
            text += minus if term.minus else plus
        elif term.minus:
            text = w.signs["neg"]
        text += term.text
        flags |= term.flags
    return Piece(text, SUM, False, flags & (TALL | GREEDY))


def negated(w: Walker, piece: Piece) -> Piece:
    """The opposite, with brackets around what has a sign already or is a sum."""
    if piece.minus or piece.level <= SUM:
        piece = w.fenced(piece)
    return piece._replace(minus=True)


def joined(w: Walker, factors: Sequence[Piece], dots: Sequence[bool]) -> Piece:
    """Factors beside each other, with a dot before those that `dots` says or that cannot touch the one before.

    A minus of the first factor becomes the product's; any other signed factor is put in brackets.
    """
    if len(factors) == 1:
        return factors[0]
    marks, dot = w.marks, w.signs["·"]
    if not marks.touching:
        dots = (True,) * len(factors)
    last = len(factors) - 1
    first = before = factors[0]
    if first.level <= SUM or (first.level == QUOTIENT and not dots[1]) or first.flags & GREEDY:
        before = w.fenced(first._replace(minus=False))
    text = before.text
    flags = before.flags & BEFORE | before.flags & TALL
    for place in range(1, last + 1):
        factor = factors[place]
        if factor.minus or factor.level <= QUOTIENT or (factor.flags & GREEDY and place < last):
            factor = w.fenced(factor)
        if dots[place] or _apart(before, factor):
            text += dot + factor.text
        else:
            text = marks.beside(text, factor.text)
        flags |= factor.flags & TALL
        before = factor
    return Piece(text, PRODUCT, first.minus, flags | before.flags & (AFTER | GREEDY))


def _apart(left: Piece, right: Piece) -> bool:
    if left.flags & AFTER or right.flags & BEFORE:
        return True
    return bool(left.flags & NUMBER and right.flags & (NUMBER | FRACTION))


def raised(marks: Marks, base: Piece, exponent: str, whole: bool) -> Piece:
    """A power of a base that has its brackets already."""
    flags = base.flags & (BEFORE | AFTER | NUMBER | TALL)
    if not (marks.stacked or whole):
        flags |= AFTER
    return Piece(marks.power(base.text, exponent, whole), POWER, False, flags)
