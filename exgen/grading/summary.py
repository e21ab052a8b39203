"""What a teacher is told about a class, as lines of text: what to look at, then exercise by exercise."""

from collections.abc import Iterator
from fractions import Fraction

from exgen.algebra import round_half_away
from exgen.formula.tree import Message, Number, msg, nmsg
from exgen.grading.marking import ClassReport, Marked, Paper
from exgen.grading.marks import PLACES, scales
from exgen.grading.statistics import ExerciseStatistics, PlaceStatistics, WrongAnswer, statistics
from exgen.text import Language

SHOWN = 60
"""Characters of a typed answer that are shown."""


def amount(value: Fraction) -> Number:
    """A number as it is told: 2, 0.5, 13.33; never more than two decimals."""
    return Number(value, "decimal", None if (value * 100).denominator == 1 else 2)


def percent(share: Fraction) -> Number:
    """A share as a whole number of hundredths."""
    return Number(share * 100, "decimal", 0)


def short(text: str) -> str:
    """Typed text on one line that is not too long."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"


def unread(report: ClassReport) -> Iterator[tuple[Paper, str, str, str]]:
    """The answers that could not be read or not be used: paper, label, what was typed, why."""
    for paper in report.papers:
        labels = {each.at.label for each in paper.places if each.sign == "unread"}
        for each in paper.places:
            if each.sign == "unread" and each.item.verdict is not None:
                yield paper, each.at.label, each.typed, each.item.verdict.remark
        for label, typed, why in paper.entry.aside:
            if label not in labels and not any(other.startswith(f"{label}.") for other in labels):
                yield paper, label, typed, report.speech.text(why)


def remarks(report: ClassReport) -> Iterator[tuple[Paper, Marked]]:
    """Every answer that is not simply right, pupil by pupil; blanks too."""
    for paper in report.handed_in:
        for each in paper.places:
            if each.sign != "right" or (each.item.verdict and each.item.verdict.remark):
                yield paper, each


def lines(report: ClassReport) -> Iterator[str]:
    """The summary, in the sheet's language."""
    say = report.speech.text
    yield say(_head(report))
    yield from _means(report)
    absent = [paper.entry.shown for paper in report.papers if paper.entry.empty]
    if absent:
        yield say(msg("No answers: {names}.", names=", ".join(absent)))
    found = list(unread(report))
    if found:
        yield ""
        yield say(
            nmsg(
                "{n} answer was not understood; look at it:",
                "{n} answers were not understood; look at them:",
                len(found),
            )
        )
        for paper, label, typed, why in found:
            yield f"  {paper.entry.shown}, {label}: {short(typed)} ({why})"
    for each in statistics(report):
        yield ""
        yield from _exercise(each, report.speech)


def _head(report: ClassReport) -> Message:
    return nmsg("{title}: {n} pupil", "{title}: {n} pupils", len(report.handed_in), title=report.worksheet.title)


def _means(report: ClassReport) -> Iterator[str]:
    papers = report.handed_in
    maximum = max((paper.maximum for paper in papers), default=Fraction(0))
    if not maximum:
        return
    mean = sum((paper.total for paper in papers), Fraction(0)) / len(papers)
    yield report.speech.text(msg("Average: {points} of {total} points", points=amount(mean), total=amount(maximum)))
    for scale in scales(report.speech):
        marks = sum((scale.mark(paper.total, paper.maximum) for paper in papers), Fraction(0)) / len(papers)
        mean_mark = amount(round_half_away(marks, PLACES))
        if scale.kind == "mark":
            yield report.speech.text(msg("Average mark: {mark}", mark=mean_mark))
        else:
            yield report.speech.text(msg("Average: {mark}", mark=scale.told(mean_mark)))


def _exercise(each: ExerciseStatistics, speech: Language) -> Iterator[str]:
    say = speech.text
    yield say(
        msg(
            "Exercise {number}, {title}: {points} of {total} points on average ({share} %)",
            number=each.number,
            title=each.title,
            points=amount(each.average),
            total=amount(each.points),
            share=percent(each.share),
        )
    )
    for place in each.places:
        yield f"  {say(told_place(place))}"
        for wrong in place.wrong:
            yield f"      {say(told_wrong(wrong))}"
    for mistake in each.mistakes:
        yield f"  {say(told_mistake(mistake.count, each.pupils, mistake.title))}"
    if each.practise:
        yield f"  {say(told_practise(*each.practise, speech.code))}"


def told_place(place: PlaceStatistics) -> Message:
    counts = msg(
        "{label}: {right} of {n} right",
        label=place.label,
        right=place.right,
        n=place.pupils,
    )
    if place.blank:
        counts = msg("{before}, {n} blank", before=counts, n=place.blank)
    if place.unread:
        counts = msg("{before}, {n} not understood", before=counts, n=place.unread)
    return counts


def told_wrong(wrong: WrongAnswer) -> Message:
    """ "2 × −12 (variant 3): went uphill"."""
    told = msg("{n} × {answer}", n=wrong.count, answer=short(wrong.text))
    if wrong.variants:
        numbers = ", ".join(map(str, wrong.variants))
        told = nmsg(
            "{before} (variant {numbers})",
            "{before} (variants {numbers})",
            len(wrong.variants),
            before=told,
            numbers=numbers,
        )
    return told if wrong.mistake is None else msg("{before}: {mistake}", before=told, mistake=wrong.mistake)


def told_mistake(count: int, pupils: int, title: Message) -> Message:
    return msg("{n} of {total} {mistake}", n=count, total=pupils, mistake=title)


def told_practise(generator: str, level: int, language: str) -> Message:
    """The command for more practice, in the language of the sheet."""
    spoken = "" if language == "en" else f" --language {language}"
    return msg("Practise: exgen make --exercise {exercise}", exercise=f"{generator}:{level}:3{spoken}")
