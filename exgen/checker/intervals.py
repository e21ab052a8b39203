"""Unions of intervals as sets of numbers: two ways to write the same set are the same answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cmp_to_key

from exgen.checker import messages
from exgen.checker.finding import Finding, UndecidedError, right, wrong
from exgen.formula.evaluate import sign
from exgen.formula.tree import Formula, Infinity, Interval, Negative, Number, Sum
from exgen.model import IntervalsAnswer


@dataclass(frozen=True, slots=True)
class _End:
    """An end of an interval: a number, or an infinity by its sign."""

    value: Formula
    infinite: int = 0


@dataclass(frozen=True, slots=True)
class _Piece:
    low: _End
    high: _End
    low_closed: bool
    high_closed: bool


def compare_intervals(given: Sequence[Interval], key: IntervalsAnswer) -> Finding:
    """Right when both describe the same set, up to finite ends where these are free and to allowed splits."""
    splits = [_End(split) for split in key.splits]
    mine, theirs = (_merged([_piece(i) for i in intervals], splits) for intervals in (given, key.intervals))
    if mine is None or theirs is None or len(mine) != len(theirs):
        return wrong()
    pairs = list(zip(mine, theirs, strict=True))
    if any(_order(a.low, b.low) or _order(a.high, b.high) for a, b in pairs):
        return wrong()
    if key.ends_free or all(_same_ends(a, b) for a, b in pairs):
        return right()
    return wrong(messages.ends_of_interval())


def _same_ends(a: _Piece, b: _Piece) -> bool:
    return (a.low_closed, a.high_closed) == (b.low_closed, b.high_closed)


def _piece(interval: Interval) -> _Piece:
    low, high = _end(interval.low), _end(interval.high)
    low_closed, high_closed = interval.low_closed and not low.infinite, interval.high_closed and not high.infinite
    return _Piece(low, high, low_closed, high_closed)


def _end(tree: Formula) -> _End:
    match tree:
        case Infinity():
            return _End(Number(Fraction(0)), 1)
        case Negative(of=Infinity()):
            return _End(Number(Fraction(0)), -1)
    return _End(tree)


def _order(a: _End, b: _End) -> int:
    """−1, 0 or 1 as a lies left of, on or right of b."""
    if a.infinite or b.infinite:
        return (a.infinite > b.infinite) - (a.infinite < b.infinite)
    found = sign(Sum((a.value, Negative(b.value))))
    if found is None:
        raise UndecidedError
    return found


def _merged(pieces: list[_Piece], splits: list[_End]) -> list[_Piece] | None:
    """The pieces from left to right with those joined that touch; None when one is empty or runs backwards."""
    if any(_order(p.low, p.high) >= 0 for p in pieces):
        return None
    pieces = sorted(pieces, key=cmp_to_key(_by_low_end))
    merged: list[_Piece] = []
    for piece in pieces:
        if merged and _joins(merged[-1], piece, splits):
            merged[-1] = _union(merged[-1], piece)
        else:
            merged.append(piece)
    return merged


def _by_low_end(a: _Piece, b: _Piece) -> int:
    return _order(a.low, b.low)


def _joins(left: _Piece, right: _Piece, splits: list[_End]) -> bool:
    gap = _order(right.low, left.high)
    if gap:
        return gap < 0
    return left.high_closed or right.low_closed or any(_order(split, right.low) == 0 for split in splits)


def _union(left: _Piece, right: _Piece) -> _Piece:
    """The two as one; at a common end it is closed where one of them is."""
    low_closed = left.low_closed or (right.low_closed and _order(left.low, right.low) == 0)
    further = _order(right.high, left.high)
    if further < 0:
        return replace(left, low_closed=low_closed)
    closed = right.high_closed or (left.high_closed and further == 0)
    return _Piece(left.low, right.high, low_closed, closed)
