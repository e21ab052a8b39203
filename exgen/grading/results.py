"""The results of a class as CSV and JSON, for other programs."""

import json
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from exgen.checker import report_data
from exgen.formula.printers import plain
from exgen.formula.tree import Message, msg
from exgen.grading.cells import write_csv
from exgen.grading.columns import union, who_titles
from exgen.grading.marking import ClassReport, Marked, Paper
from exgen.grading.marks import scales
from exgen.grading.own_points import HEADING
from exgen.grading.statistics import ExerciseStatistics, statistics
from exgen.grading.summary import amount, unread
from exgen.grading.words import SIGN_NAMES

CLASS_VERSION = 1


def results_csv(report: ClassReport) -> bytes:
    """A row for each pupil: scores, and the points of every answer."""
    return write_csv(_scores(report), report.speech)


def answers_csv(report: ClassReport) -> bytes:
    """A row for each answer of each pupil: what was typed, how it was read, what it earned, the remark."""
    return write_csv(_answers(report), report.speech)


def results_json(report: ClassReport) -> bytes:
    """Everything, as docs/grading.md lists it. Points are exact: a whole number, or a text such as "3/2"."""
    data = {
        "version": CLASS_VERSION,
        "title": report.worksheet.title,
        "language": report.speech.code,
        "invalid": report.invalid,
        "pupils": [_pupil(paper, report) for paper in report.papers],
        "not_understood": [
            {"name": p.entry.name, "number": p.entry.number, "label": label, "typed": typed, "why": why}
            for p, label, typed, why in unread(report)
        ],
        "exercises": [_exercise(each, report) for each in statistics(report)],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _scores(report: ClassReport) -> Iterator[tuple[str, ...]]:
    say, labels = report.speech.text, [label for label, _ in union(report.worksheet.variants)]
    head = (*who_titles(report.with_ids), msg("Points"), HEADING, msg("Total"), msg("Out of"))
    marks = scales(report.speech)
    yield (*map(say, head), *(say(scale.title) for scale in marks), *labels)
    for paper in report.papers:
        by_label = {each.at.label: each for each in paper.places}
        points = (None if paper.entry.empty else paper.points, paper.own or None, paper.total_if_any, paper.maximum)
        numbers = (*points, *(paper.mark(scale) for scale in marks))
        earned = (_digits(by_label[label].item.final, report) if label in by_label else "" for label in labels)
        yield (*_who(paper, report), *(_digits(each, report) for each in numbers), *earned)


def _answers(report: ClassReport) -> Iterator[tuple[str, ...]]:
    say = report.speech.text
    head = (
        *(*who_titles(report.with_ids), msg("Part"), msg("Verdict"), msg("Points"), msg("Out of")),
        *(msg("Typed"), msg("Read as"), msg("Remark")),
    )
    yield tuple(map(say, head))
    for paper in report.papers:
        for each in paper.places:
            yield (*_who(paper, report), *_answer(each, report))


def _who(paper: Paper, report: ClassReport) -> tuple[str, ...]:
    entry = paper.entry
    return (entry.name, entry.number, *((entry.id,) if report.with_ids else ()), str(entry.variant.number))


def _answer(each: Marked, report: ClassReport) -> tuple[str, ...]:
    verdict = each.item.verdict
    said = (each.typed, verdict.read_as, verdict.remark) if verdict else ("", "", "")
    points = (_digits(each.item.final, report), _digits(each.at.points, report))
    return (each.at.label, report.speech.text(SIGN_NAMES[each.sign]), *points, *said)


def _digits(value: Fraction | None, report: ClassReport) -> str:
    if value is None:
        return ""
    return plain(amount(value), report.speech.notation).replace("−", "-")


def _pupil(paper: Paper, report: ClassReport) -> dict[str, Any]:
    return {
        "name": paper.entry.name,
        "number": paper.entry.number,
        "id": paper.entry.id,
        "variant": paper.entry.variant.number,
        "handed_in": not paper.entry.empty,
        "points": _exact(paper.points),
        "own_points": _exact(paper.own),
        "total": _exact(paper.total),
        "out_of": _exact(paper.maximum),
        "marks": {_say(scale.title, report): _tenths(paper.mark(scale)) for scale in scales(report.speech)},
        "report": report_data(paper.report),
    }


def _exercise(each: ExerciseStatistics, report: ClassReport) -> dict[str, Any]:
    return {
        "number": each.number,
        "generator": each.generator,
        "level": each.level,
        "pupils": each.pupils,
        "points": _exact(each.points),
        "average": _exact(each.average),
        "share": _exact(each.share),
        "parts": [
            {
                "label": place.label,
                "name": place.name,
                "points": _exact(place.points),
                "pupils": place.pupils,
                "right": place.right,
                "blank": place.blank,
                "not_understood": place.unread,
                "average": _exact(place.average),
                "wrong": [
                    {
                        "answer": wrong.text,
                        "count": wrong.count,
                        "variants": list(wrong.variants),
                        "mistake": _say(wrong.mistake, report) if wrong.mistake else "",
                    }
                    for wrong in place.wrong
                ],
            }
            for place in each.places
        ],
        "mistakes": [
            {"name": mistake.name, "title": _say(mistake.title, report), "count": mistake.count}
            for mistake in each.mistakes
        ],
        "practise": f"{each.practise[0]}:{each.practise[1]}" if each.practise else "",
    }


def _say(message: Message, report: ClassReport) -> str:
    return report.speech.text(message)


def _tenths(mark: Fraction | None) -> float | None:
    return None if mark is None else float(mark)


def _exact(value: Fraction) -> int | str:
    return int(value) if value.denominator == 1 else str(value)
