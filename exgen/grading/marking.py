"""Marks a class: every entry by the checker, exercise by exercise.

Equal answers to an equal exercise are marked once: in a class with one variant half the exercises are.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from exgen.checker import ExerciseResult, Item, Report, Verdict, mark_exercise
from exgen.grading.columns import Labelled, labelled, meanings
from exgen.grading.intake import Entry, Who
from exgen.grading.marks import Scale
from exgen.model import Worksheet
from exgen.text import Language, language

Invalid = Literal["wrong", "skip"]
"""What an answer that could not be read does to a score: it earns nothing, or its points are left out of it."""

Sign = Literal["right", "follows", "partly", "wrong", "unread", "blank"]


@dataclass(frozen=True, slots=True)
class Marked:
    """A place of a pupil's sheet, and what became of it."""

    at: Labelled
    item: Item

    @property
    def sign(self) -> Sign:
        verdict = self.item.verdict
        if verdict is None:
            return "blank"
        if verdict.outcome == "invalid":
            return "unread"
        if verdict.outcome == "right":
            return "follows" if verdict.follows else "right"
        return "partly" if self.item.final else "wrong"

    @property
    def typed(self) -> str:
        return self.item.typed[-1] if self.item.typed else ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A pupil's marked sheet. `own` are the teacher's points that come on top."""

    entry: Entry
    report: Report
    places: tuple[Marked, ...]
    maximum: Fraction
    own: Fraction = Fraction(0)

    @property
    def points(self) -> Fraction:
        return self.report.final

    @property
    def total(self) -> Fraction:
        return self.points + self.own

    @property
    def total_if_any(self) -> Fraction | None:
        """The total; None where neither pupil nor teacher has written anything."""
        return None if self.entry.empty and not self.own else self.total

    def mark(self, scale: Scale) -> Fraction | None:
        """The total as a mark, where there is one."""
        return None if self.total_if_any is None else scale.mark(self.total, self.maximum)


@dataclass(frozen=True, slots=True)
class ClassReport:
    """A marked class, in the order of the table."""

    worksheet: Worksheet
    speech: Language
    papers: tuple[Paper, ...]
    invalid: Invalid

    @property
    def with_ids(self) -> bool:
        """Whether pupils have an id of their own."""
        return any(paper.entry.id for paper in self.papers)

    @property
    def handed_in(self) -> tuple[Paper, ...]:
        """The papers with something on them."""
        return tuple(paper for paper in self.papers if not paper.entry.empty)


def mark_class(
    worksheet: Worksheet,
    entries: Sequence[Entry],
    *,
    own: Mapping[Who, Fraction] | None = None,
    invalid: Invalid = "wrong",
    progress: Callable[[int], object] = lambda _: None,
) -> ClassReport:
    """Marks all entries; `own` are the teacher's points by `Entry.who`. `progress` hears how many are done."""
    marker = _Marker(worksheet)
    papers = []
    for done, entry in enumerate(entries):
        progress(done)
        paper = marker.paper(entry, invalid)
        papers.append(replace(paper, own=(own or {}).get(entry.who, Fraction(0))))
    return ClassReport(worksheet, language(worksheet.language), tuple(papers), invalid)


class _Marker:
    """Marks entries of one worksheet, and remembers what it marked."""

    def __init__(self, worksheet: Worksheet) -> None:
        self._speech = language(worksheet.language)
        self._scheme = worksheet.marking
        self._marked: dict[tuple[int, int, tuple[tuple[str, str], ...]], ExerciseResult] = {}
        self._meanings = {variant.number: meanings(variant) for variant in worksheet.variants}
        self._labelled = {variant.number: labelled(variant) for variant in worksheet.variants}

    def paper(self, entry: Entry, invalid: Invalid) -> Paper:
        variant = entry.variant
        by_exercise: dict[int, list[tuple[str, str]]] = {placed.number: [] for placed in variant.exercises}
        for label, text in entry.typed:
            means = self._meanings[variant.number][label]
            by_exercise[means.number].append((means.asked, text))
        results = tuple(
            self._with_aside(self._exercise(entry, place, tuple(by_exercise[placed.number])), entry)
            for place, placed in enumerate(variant.exercises)
        )
        report = Report(variant.code, variant.number, self._speech.code, results)
        items = (item for result in results for item in result.items)
        places = tuple(Marked(*pair) for pair in zip(self._labelled[variant.number], items, strict=True))
        left_out = [m.at.points for m in places if invalid == "skip" and m.sign == "unread"]
        return Paper(entry, report, places, report.points - sum(left_out, Fraction(0)))

    def _exercise(self, entry: Entry, place: int, answers: tuple[tuple[str, str], ...]) -> ExerciseResult:
        key = (entry.variant.number, place, answers)
        if key not in self._marked:
            placed = entry.variant.exercises[place]
            self._marked[key] = mark_exercise(
                placed.exercise,
                dict(answers),
                language=self._speech.code,
                scheme=self._scheme,
                number=placed.number,
            )
        return self._marked[key]

    def _with_aside(self, result: ExerciseResult, entry: Entry) -> ExerciseResult:
        """The result with the answers that were kept aside as unread."""
        aside = dict(self._aside(entry, result.number))
        if not aside:
            return result
        parts = (replace(part, items=tuple(_unread(item, aside) for item in part.items)) for part in result.parts)
        return replace(result, parts=tuple(parts))

    def _aside(self, entry: Entry, number: int) -> Iterator[tuple[str, Verdict]]:
        for label, text, why in entry.aside:
            means = self._meanings[entry.variant.number].get(label)
            if means is not None and means.number == number:
                yield means.names[0], Verdict("invalid", text, remark=self._speech.text(why), place=(0, len(text)))


def _unread(item: Item, aside: Mapping[str, Verdict]) -> Item:
    verdict = aside.get(item.name)
    return item if verdict is None else replace(item, typed=(verdict.typed,), verdict=verdict)
