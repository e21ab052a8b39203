"""What marking an exercise gives: for every place the last verdict and the points, first try and final kept apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from exgen.checker.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Item:
    """One place: a part, or a cell of its table.

    `name` is stable ("steps.1.slope"), `label` is the sheet's ("b.1"). `typed` are all tries as typed, invalid ones
    too; `tries` counts the others. `verdict` is of the last answer that could be read, else of the last one, None
    where nothing was typed. `points` are there to be earned; `first` were earned with the first try, `final` with the
    last. `shown`: the solution was asked for, so that nothing is earned.
    """

    name: str
    label: str
    points: Fraction
    typed: tuple[str, ...] = ()
    tries: int = 0
    verdict: Verdict | None = None
    first: Fraction = Fraction(0)
    final: Fraction = Fraction(0)
    shown: bool = False

    @property
    def outcome(self) -> Literal["right", "wrong", "invalid", "blank"]:
        return "blank" if self.verdict is None else self.verdict.outcome


@dataclass(frozen=True, slots=True)
class PartResult:
    """The places of one part, in order."""

    name: str
    label: str
    items: tuple[Item, ...]

    @property
    def points(self) -> Fraction:
        return _total(item.points for item in self.items)

    @property
    def first(self) -> Fraction:
        return _total(item.first for item in self.items)

    @property
    def final(self) -> Fraction:
        return _total(item.final for item in self.items)


@dataclass(frozen=True, slots=True)
class ExerciseResult:
    """The parts of one exercise; `number` is its place on the sheet, 0 where it stands alone."""

    generator: str
    level: int
    parts: tuple[PartResult, ...]
    number: int = 0

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for part in self.parts for item in part.items)

    @property
    def points(self) -> Fraction:
        return _total(part.points for part in self.parts)

    @property
    def first(self) -> Fraction:
        return _total(part.first for part in self.parts)

    @property
    def final(self) -> Fraction:
        return _total(part.final for part in self.parts)


def _total(points: Iterable[Fraction]) -> Fraction:
    return sum(points, Fraction(0))
