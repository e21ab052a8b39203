"""A slip of feedback for each pupil: what was right, what was read where it was not, and a hint; never the answer.

One file for the class, as text and as a PDF by Typst; the templates `slips.*` of these formats place what is decided
here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from exgen.formula.tree import msg
from exgen.grading.marking import ClassReport, Marked, Paper
from exgen.grading.marks import scales
from exgen.grading.statistics import HARD
from exgen.grading.summary import amount, short
from exgen.grading.words import SIGN_NAMES, SIGNS
from exgen.render.dialects import clean
from exgen.text import Language


@dataclass(frozen=True, slots=True)
class SlipLine:
    label: str
    sign: str
    answer: str
    remark: str


@dataclass(frozen=True, slots=True)
class SlipExercise:
    title: str
    points: str
    lines: tuple[SlipLine, ...]


@dataclass(frozen=True, slots=True)
class Slip:
    """What one pupil gets, in words of the sheet's language."""

    name: str
    number: str
    about: str
    scores: tuple[str, ...]
    exercises: tuple[SlipExercise, ...]
    advice: str


@dataclass(frozen=True, slots=True)
class Slips:
    """The slips of a class; `legend` explains the signs. The booleans and the paper are those of the sheet."""

    title: str
    language: str
    legend: str
    slips: tuple[Slip, ...]
    paper: str
    large_print: bool
    readable: bool


def slips_text(report: ClassReport) -> bytes:
    """The slips as plain text."""
    return _rendered(report, "text").encode("utf-8")


def slips_pdf(report: ClassReport) -> tuple[bytes, tuple[str, ...]]:
    """The slips as a PDF, and the characters that no font has, which are left blank."""
    from exgen.render.typeset import missing, run_typst

    text = _rendered(report, "typst")
    return run_typst("slips.typ", {"slips.typ": text.encode("utf-8")}), missing(text)


def _rendered(report: ClassReport, name: str) -> str:
    from exgen.render.environment import render
    from exgen.render.formats import find_format

    format = find_format(name)
    return render(format, f"slips.{format.suffix}", document=slips(report))


def slips(report: ClassReport) -> Slips:
    """The slips of all pupils who handed something in."""
    layout = report.worksheet.layout
    signs = (f"{SIGNS[sign]} {report.speech.text(name)}" for sign, name in SIGN_NAMES.items())
    return Slips(
        title=report.worksheet.title,
        language=report.worksheet.language.replace("_", "-"),
        legend="; ".join(signs),
        slips=tuple(_slip(paper, report) for paper in report.handed_in),
        paper=layout.paper,
        large_print=layout.large_print,
        readable=layout.readable,
    )


def _slip(paper: Paper, report: ClassReport) -> Slip:
    speech, entry = report.speech, paper.entry
    about = msg("Variant {number}, code {code}", number=entry.variant.number, code=entry.variant.code)
    return Slip(
        name=entry.name,
        number=entry.number,
        about=speech.text(about),
        scores=tuple(_scores(paper, speech)),
        exercises=tuple(_exercises(paper, speech)),
        advice=_advice(paper, speech),
    )


def _scores(paper: Paper, speech: Language) -> Iterator[str]:
    total, maximum = amount(paper.total), amount(paper.maximum)
    yield speech.text(msg("Score: {earned} of {total} points.", earned=total, total=maximum))
    if paper.own:
        yield speech.text(msg("Points from your teacher among them: {points}.", points=amount(paper.own)))
    for scale in scales(speech):
        yield speech.text(scale.told(amount(scale.mark(paper.total, paper.maximum))))


def _exercises(paper: Paper, speech: Language) -> Iterator[SlipExercise]:
    for placed, result in zip(paper.entry.variant.exercises, paper.report.exercises, strict=True):
        points = msg("{earned} of {total}", earned=amount(result.final), total=amount(result.points))
        title = msg("{number}. {title}", number=placed.number, title=placed.exercise.title)
        marked = (each for each in paper.places if each.at.placed is placed)
        yield SlipExercise(speech.text(title), speech.text(points), tuple(map(_line, marked)))


def _line(marked: Marked) -> SlipLine:
    verdict = marked.item.verdict
    answer = (verdict.read_as or marked.typed) if verdict else ""
    return SlipLine(marked.at.label, SIGNS[marked.sign], short(answer), clean(verdict.remark) if verdict else "")


def _advice(paper: Paper, speech: Language) -> str:
    """What to practise: the exercises that earned less than half of their points."""
    hard = [
        speech.text(msg("exercise {number} ({title})", number=result.number, title=placed.exercise.title))
        for placed, result in zip(paper.entry.variant.exercises, paper.report.exercises, strict=True)
        if result.points and Fraction(result.final, result.points) < HARD
    ]
    return speech.text(msg("Practise: {exercises}.", exercises="; ".join(hard))) if hard else ""
