"""The sign of a polynomial between its zeros: the table behind rising and falling, convex and concave.

The board writes one line for each stretch of the axis: where it lies, the value at a place inside it, and what the
sign means there. The table itself follows as a figure, because arrows and columns are drawn, not written.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from exgen.algebra import Poly
from exgen.board import shown
from exgen.errors import UserError
from exgen.figures.describe import FALLS, RISES, Figure, Label, SignDiagram
from exgen.formula.build import formula
from exgen.formula.tree import Call, Formula, Infinity, Interval, Message, Negative, Relation, Symbol, msg
from exgen.generators.polynomial._surd import Surd, between, compare, real_zeros
from exgen.generators.polynomial._zeros import coordinate

ONE = Surd(Fraction(1))


@dataclass(frozen=True, slots=True)
class SignTable:
    """The different zeros ascending, and a place with its value in every stretch between and beside them."""

    poly: Poly
    zeros: tuple[Surd, ...]
    tests: tuple[Fraction, ...]
    values: tuple[Fraction, ...]

    @property
    def kept(self) -> tuple[Surd, ...]:
        """The zeros at which the sign stays the same."""
        pairs = zip(self.zeros, pairwise(self.values), strict=True)
        return tuple(zero for zero, (before, after) in pairs if (before > 0) == (after > 0))

    @property
    def changes(self) -> tuple[Surd, ...]:
        """The zeros at which the sign changes."""
        return tuple(zero for zero in self.zeros if zero not in self.kept)

    def where(self, positive: bool) -> tuple[Interval, ...]:
        """The intervals of this sign, joined over zeros that keep it; finite ends are closed."""
        found: list[Interval] = []
        for place, value in enumerate(self.values):
            if (value > 0) != positive:
                continue
            low, high = self._end(place - 1), self._end(place)
            if found and place and (self.values[place - 1] > 0) == positive:
                low = found.pop().low
            found.append(Interval(low, high, not _is_infinite(low), not _is_infinite(high)))
        return tuple(found)

    def _end(self, place: int) -> Formula:
        if place < 0:
            return Negative(Infinity())
        return coordinate(self.zeros[place]) if place < len(self.zeros) else Infinity()

    def board(self, head: str, primes: int) -> tuple[tuple[Formula | Message, Relation, bool], ...]:
        """For each stretch x < −1, the sign f′(−2) = 9 > 0 at a place in it, and whether it is positive."""
        rows = []
        for place, (test, value) in enumerate(zip(self.tests, self.values, strict=True)):
            called = Call(Symbol(head, primes=primes), (shown(test),))
            sign = Relation((called, shown(value), formula(0)), ("=", ">" if value > 0 else "<"))
            rows.append((self._stretch(place), sign, value > 0))
        return tuple(rows)

    def _stretch(self, place: int) -> Formula | Message:
        x = Symbol(self.poly.variables[0])
        if not self.zeros:
            same = Relation((x, shown(self.tests[0])), ("=",))
            return msg("every {x} the same sign as at {place}", x=x, place=same)
        if place == 0:
            return Relation((x, coordinate(self.zeros[0])), ("<",))
        if place == len(self.zeros):
            return Relation((x, coordinate(self.zeros[-1])), (">",))
        return Relation((coordinate(self.zeros[place - 1]), x, coordinate(self.zeros[place])), ("<", "<"))

    def figure(self, name: str, primes: int, meaning: Meaning) -> Figure:
        """The table drawn: the signs of f′ (or f″), and under them what they mean for f."""
        x = formula(self.poly.variables[0])
        slope, f = (Call(Symbol("f", primes=count), (x,)) for count in (primes, 0))
        places = tuple(coordinate(zero) for zero in self.zeros)
        signs: list[Label] = []
        meant: list[Label] = []
        for place, value in enumerate(self.values):
            signs += ["+" if value > 0 else "−", *["0"] * (place < len(places))]
            meant.append(meaning.positive if value > 0 else meaning.negative)
            if place < len(places):
                after = self.values[place + 1]
                meant.append("" if (value > 0) == (after > 0) else meaning.up if after > 0 else meaning.down)
        width = HEADING + STRETCH * len(self.values) + sum(WIDE if zero.q else NARROW for zero in self.zeros)
        alt = msg("The sign table of {slope}.", slope=slope)
        picture = SignDiagram(x, places, ((slope, tuple(signs)), (f, tuple(meant))))
        return Figure(name, picture, alt, width=min(width, WIDEST), height=ROW * 3)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What stands in the row of f: where the sign is + and −, and where it changes to + and to −."""

    positive: Label
    negative: Label
    up: Label
    down: Label


COURSE = Meaning(RISES, FALLS, msg("min"), msg("max"))
"""What the sign of f′ says."""

HEADING, STRETCH, NARROW, WIDE, WIDEST, ROW = 1.6, 1.6, 1.4, 2.6, 16.0, 0.7
"""Of the drawn table: the column of headings, a stretch, a rational and an irrational zero, all, and a row; cm."""


def sign_table(poly: Poly) -> SignTable:
    """Errors: UserError where the zeros cannot be written with fractions and square roots of one kind."""
    zeros = tuple(zero for zero, _ in real_zeros(poly))
    tests = _tests(zeros)
    name = poly.variables[0]
    return SignTable(poly, zeros, tests, tuple(poly.at({name: test}) for test in tests))


def signs_where_written(poly: Poly) -> SignTable | None:
    """The sign table; None where the zeros cannot be written down."""
    try:
        return sign_table(poly)
    except UserError:
        return None


def _tests(zeros: tuple[Surd, ...]) -> tuple[Fraction, ...]:
    if not zeros:
        return (Fraction(0),)
    left, right = Fraction((zeros[0] - ONE).floor()), Fraction((zeros[-1] + ONE).floor())
    if compare(Surd(right), zeros[-1]) <= 0:
        right += 1
    return (left, *(between(a, b) for a, b in pairwise(zeros)), right)


def _is_infinite(end: Formula) -> bool:
    return isinstance(end, Infinity) or (isinstance(end, Negative) and isinstance(end.of, Infinity))
