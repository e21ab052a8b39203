"""What a class found hard, exercise by exercise: shares, the commonest wrong answers, known mistakes, what to practise.

Exercises are compared over variants by their generator, level and how manieth they are, because variants may have them
in another order; places by their stable names. Pupils who handed in nothing are not counted. A known mistake is
counted once a pupil and exercise, however many cells it spoiled.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from exgen.formula.tree import Message, msg
from exgen.grading.columns import labelled
from exgen.grading.marking import ClassReport, Marked
from exgen.model import Exercise, Placed, Variant

MOST_WRONG = 3
"""The wrong answers that are told for a place."""

HARD, SHAKY = Fraction(1, 2), Fraction(3, 4)
"""Below these shares of the points an exercise is practised again, one level lower or at the same level."""

_ROW_MISTAKES = {
    "row-skipped": msg("put values in another row"),
    "columns-exchanged": msg("exchanged two columns"),
}

Kind = tuple[str, int, int]
"""An exercise over all variants: its generator, level and how manieth of these it is."""


@dataclass(frozen=True, slots=True)
class WrongAnswer:
    """A wrong answer as it was read, how many gave it to the same question, and on which variants that question is
    (none where the whole class has it). `mistake` says what explains it, if anything does."""

    text: str
    count: int
    variants: tuple[int, ...]
    mistake: Message | None


@dataclass(frozen=True, slots=True)
class PlaceStatistics:
    """A part or cell: how many pupils had it, and what became of their answers; `average` is in points."""

    label: str
    name: str
    points: Fraction
    pupils: int
    right: int
    blank: int
    unread: int
    average: Fraction
    wrong: tuple[WrongAnswer, ...]

    @property
    def share(self) -> Fraction:
        return Fraction(self.right, self.pupils) if self.pupils else Fraction(0)


@dataclass(frozen=True, slots=True)
class MistakeCount:
    name: str
    title: Message
    count: int


@dataclass(frozen=True, slots=True)
class ExerciseStatistics:
    """An exercise over the class; `average` is in points, `share` that of all points there were to earn."""

    number: int
    generator: str
    level: int
    title: Message
    points: Fraction
    pupils: int
    average: Fraction
    share: Fraction
    places: tuple[PlaceStatistics, ...]
    mistakes: tuple[MistakeCount, ...]

    @property
    def practise(self) -> tuple[str, int] | None:
        """A generator and a level that the class should do more of."""
        if self.share >= SHAKY:
            return None
        return self.generator, max(1, self.level - 1) if self.share < HARD else self.level


@dataclass(frozen=True, slots=True)
class _Done:
    """One pupil's exercise."""

    variant: int
    exercise: Exercise
    places: tuple[Marked, ...]


def statistics(report: ClassReport) -> tuple[ExerciseStatistics, ...]:
    """The statistics of every exercise that somebody had, in the order of the first variant's sheet."""
    done: dict[Kind, list[_Done]] = {}
    for paper in report.handed_in:
        variant = paper.entry.variant
        for kind, placed in kinds(variant):
            marked = tuple(each for each in paper.places if each.at.placed is placed)
            done.setdefault(kind, []).append(_Done(variant.number, placed.exercise, marked))
    listed = kinds(report.worksheet.variants[0])
    return tuple(_exercise(placed, done[kind], report.invalid == "skip") for kind, placed in listed if kind in done)


def kinds(variant: Variant) -> tuple[tuple[Kind, Placed], ...]:
    """What each exercise of a variant is over all variants, in the order of the sheet."""
    seen: Counter[tuple[str, int]] = Counter()
    found: list[tuple[Kind, Placed]] = []
    for placed in variant.exercises:
        key = (placed.exercise.generator, placed.exercise.level)
        found.append(((*key, seen[key]), placed))
        seen[key] += 1
    return tuple(found)


def _exercise(placed: Placed, done: Sequence[_Done], skip: bool) -> ExerciseStatistics:
    exercise = placed.exercise
    counted = [[m for m in each.places if not (skip and m.sign == "unread")] for each in done]
    earned = sum((m.item.final for marked in counted for m in marked), Fraction(0))
    possible = sum((m.at.points for marked in counted for m in marked), Fraction(0))
    return ExerciseStatistics(
        number=placed.number,
        generator=exercise.generator,
        level=exercise.level,
        title=exercise.title,
        points=exercise.points,
        pupils=len(done),
        average=earned / len(done),
        share=earned / possible if possible else Fraction(1),
        places=tuple(_places(placed, done, skip)),
        mistakes=_mistakes(done),
    )


def _places(placed: Placed, done: Sequence[_Done], skip: bool) -> Iterator[PlaceStatistics]:
    """By stable name; a place that only longer variants have comes after the others, with its own label there."""
    found: dict[str, list[tuple[_Done, Marked]]] = {}
    for each in done:
        for marked in each.places:
            found.setdefault(marked.item.name, []).append((each, marked))
    own = {at.place.slot.name: at.label for at in labelled(Variant(1, "", (placed,)))}
    for name, cells in found.items():
        at = cells[0][1].at
        signs = Counter(marked.sign for _, marked in cells)
        pupils = len(cells) - (signs["unread"] if skip else 0)
        earned = sum((marked.item.final for _, marked in cells), Fraction(0))
        yield PlaceStatistics(
            label=own.get(name, at.label),
            name=name,
            points=at.points,
            pupils=pupils,
            right=signs["right"] + signs["follows"],
            blank=signs["blank"],
            unread=signs["unread"],
            average=earned / pupils if pupils else Fraction(0),
            wrong=_wrong_answers(cells),
        )


def _wrong_answers(cells: Sequence[tuple[_Done, Marked]]) -> tuple[WrongAnswer, ...]:
    """The commonest first, then in the order in which the class gave them."""
    questions = {each.exercise.given for each, _ in cells}
    groups: dict[tuple[object, str], list[tuple[_Done, Marked]]] = {}
    for each, marked in cells:
        if marked.sign in ("wrong", "partly") and marked.item.verdict is not None:
            groups.setdefault((each.exercise.given, marked.item.verdict.read_as), []).append((each, marked))
    common = sorted(groups.items(), key=lambda group: -len(group[1]))[:MOST_WRONG]
    return tuple(
        WrongAnswer(
            text,
            len(group),
            tuple(sorted({each.variant for each, _ in group})) if len(questions) > 1 else (),
            next((title for _, marked in group for title in [mistake_title(marked)] if title is not None), None),
        )
        for (_, text), group in common
    )


def _mistakes(done: Sequence[_Done]) -> tuple[MistakeCount, ...]:
    """Once a pupil, the commonest first; one name may have a title for each place ("by x instead of y")."""
    counts: Counter[tuple[str, Message]] = Counter()
    for each in done:
        made = ((m.item.verdict.mistake, mistake_title(m)) for m in each.places if m.item.verdict is not None)
        counts.update({(name, title): None for name, title in made if title is not None}.keys())
    return tuple(MistakeCount(name, title, count) for (name, title), count in counts.most_common())


def mistake_title(marked: Marked) -> Message | None:
    """What the pupil did, where a known mistake explains the answer: "left out the learning rate"."""
    name = marked.item.verdict.mistake if marked.item.verdict else ""
    known = {mistake.name: mistake.title for mistake in marked.at.place.mistakes}
    return {**_ROW_MISTAKES, **known}.get(name) if name else None
