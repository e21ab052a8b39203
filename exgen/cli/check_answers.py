"""Answers that are given at once: one on the command line, or a file of them.

A file has an answer a line, `1a: 4x^3`, or in CSV form `1a;4x^3` or `1a,"2,4"`: a label, one separator, and the answer
to the end of the line. Blank lines and lines that begin with # are left out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from exgen.checker.verdict import Verdict
from exgen.cli.check_marking import Marker, earned
from exgen.cli.check_progress import Record
from exgen.cli.check_questions import Question, find_questions
from exgen.cli.textfiles import read_text
from exgen.formula.tree import msg
from exgen.told import ToldError, about

_LINE = re.compile(r'\s*"?\s*(\d+\s*[A-Za-z]?\s*(?:\.\s*\d+)?)\s*\)?"?\s*[:;,\t]\s*(.*?)\s*')
_HEAD = re.compile(r'\s*"?(label|part|question|deel|vraag|oefening|exercise)\b.*', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marked:
    """A question and the verdict on its answer."""

    question: Question
    verdict: Verdict

    @property
    def points(self) -> Fraction:
        return earned(self.question, self.verdict)


def read_answers(path: Path) -> tuple[tuple[str, str], ...]:
    """Labels and answers of a file, in its order. UserError names the line that is none."""
    found: list[tuple[str, str]] = []
    for number, line in enumerate(read_text(path).splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#") or (not found and _HEAD.fullmatch(line)):
            continue
        parts = _LINE.fullmatch(line)
        if parts is None:
            where = msg("{path}, line {line}", path=str(path), line=number)
            how = msg('write a label, a colon and the answer, such as "1a: 4x^3"')
            raise ToldError(msg("{source}: {said}", source=where, said=how))
        found.append((parts[1].strip(), _unquoted(parts[2])))
    if not found:
        raise ToldError(about(str(path), msg("there are no answers in this file")))
    return tuple(found)


def _unquoted(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('""', '"')
    return text


def assign(marker: Marker, answers: Sequence[tuple[str, str]], source: str = "") -> dict[str, str]:
    """What is typed at each question, by its label; a blank answer of a file is left out.

    UserError, after `source`, for a label that the sheet does not have, or that is answered twice.
    """
    typed: dict[str, str] = {}
    for label, answer in answers:
        for question, piece in _assigned(marker, label, answer, source):
            if question.label in typed:
                raise ToldError(about(source, msg("{label} is answered twice", label=question.label)))
            if piece.strip() or (answer == piece and not source):
                typed[question.label] = piece
    return typed


def _assigned(marker: Marker, label: str, answer: str, source: str) -> Iterator[tuple[Question, str]]:
    """Which question gets which piece of an answer; a table takes several pieces."""
    wanted = find_questions(marker.asked, label)
    if not wanted:
        on_sheet = labels(marker.asked)
        no_part = msg("there is no part {label} on this sheet; it has {labels}", label=label.strip(), labels=on_sheet)
        raise ToldError(about(source, no_part))
    if len({q.part_label for q in wanted}) > 1:
        which = msg("{label} has several parts; say which: {labels}", label=label.strip(), labels=labels(wanted))
        raise ToldError(about(source, which))
    pieces = marker.cells(answer) if len(wanted) > 1 else (answer,)
    if len(pieces) > len(wanted):
        too_many = msg(
            "{label} has {cells} cells, but {values} values are given",
            label=label.strip(),
            cells=len(wanted),
            values=len(pieces),
        )
        raise ToldError(about(source, too_many))
    return zip(wanted, pieces, strict=False)


def labels(asked: Sequence[Question]) -> str:
    """The labels of parts, for a message."""
    return ", ".join(dict.fromkeys(q.part_label for q in asked))


def mark_answers(marker: Marker, typed: Mapping[str, str]) -> Iterator[Marked]:
    """The verdicts on answers by the label of their question, in the order of the sheet."""
    records = {question.label: Record() for question in marker.asked}
    for question in marker.asked:
        if question.label in typed:
            answer = typed[question.label]
            verdict = marker.mark(question, answer, records)
            if verdict.outcome != "invalid":
                records[question.label] = replace(records[question.label], typed=answer)
            yield Marked(question, verdict)
