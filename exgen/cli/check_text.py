"""What the dialogue puts on the screen, as lines of plain text in the sheet's language.

The sheet lies beside the keyboard, so a question is shown as the sheet words it, and a figure only named.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from exgen.checker.verdict import Verdict, sentence
from exgen.cli import check_words as words
from exgen.cli.check_questions import Question
from exgen.cli.screen import TIE, caret, columns
from exgen.formula.printers import plain
from exgen.formula.tree import Formula, Message, Number
from exgen.model import Block, ChoiceAnswer, Column, DataTable, PointsAnswer, Step, TableAnswer, Variant, Worksheet
from exgen.text import Language

INDENT = "  "


class Text:
    """The lines of one dialogue. `encoding` and `width` are the screen's; they decide where a caret stands."""

    def __init__(self, worksheet: Worksheet, variant: Variant, speech: Language, encoding: str, width: int) -> None:
        self._worksheet, self._variant, self._speech = worksheet, variant, speech
        self._encoding, self._width = encoding, width

    def of(self, message: Message | Formula) -> str:
        """A message or formula as text."""
        if isinstance(message, Formula):
            return plain(message, self._speech.notation)
        return "".join(run if isinstance(run, str) else self._tied(run) for run in self._speech.runs(message))

    def opening(self) -> Iterator[str]:
        yield " · ".join(piece for piece in (self._worksheet.title, self._variant.code) if piece)
        yield self.of(words.ORDERS)

    def introduction(self, question: Question, before: Question | None) -> Iterator[str]:
        """What a pupil must read before this question, after `before`: statement, part, row of a table."""
        exercise, part = question.exercise, question.part
        other = before is None or before.placed != question.placed
        if other:
            yield ""
            yield self.of(words.heading(question.placed.number, len(self._variant.exercises), exercise.title))
            for block in exercise.statement:
                yield from self._block(block)
            if any(figure.where != "key" and not figure.is_room for figure in exercise.figures):
                yield INDENT + self.of(words.ON_PAPER)
        if other or before is None or before.part_label != question.part_label:
            yield ""
            yield f"{question.part_label}) {self.of(part.prompt)}{self._worth(part.points)}"
            yield from self._options(question)
        other_row = before is None or (before.part_label, before.row) != (question.part_label, question.row)
        if question.row is not None and isinstance(part.answer, TableAnswer) and other_row:
            yield from self._row(part.answer, question.row)

    def prompt(self, question: Question) -> str:
        """What stands before the cursor: the label, and the left-hand side where there is one."""
        left = question.place.column.heading if question.place.column else question.part.label
        if left is None:
            return f"{question.label}: "
        text = self.of(left)
        if "\n" in text or columns(text) > self._width // 2:
            return f"{question.label}: "
        return f"{question.label}: {text} = " if isinstance(left, Formula) else f"{question.label}: {text}: "

    def verdict(self, verdict: Verdict, label: str = "", *, again: bool = False) -> Iterator[str]:
        """The verdict on a typed answer; `label` says which of several it is about."""
        if verdict.place is not None:
            yield from caret(verdict.typed, verdict.place[0], self._encoding, self._width)
        said = sentence(verdict, self._speech)
        if again and verdict.outcome == "wrong" and not verdict.remark:
            said = f"{said} {self.of(words.TRY_AGAIN)}"
        yield INDENT + (f"{label}: " if label else "") + said

    def solution(self, question: Question) -> Iterator[str]:
        """The worked solution of the question's part, and its answer."""
        from exgen.render.answers import say

        part = question.part
        for step in steps_of(question.exercise.solution, part.name):
            if step.text is not None:
                yield INDENT + self.of(step.text)
            if step.formula is not None:
                yield from self._lines(step.formula)
        answer = (
            self._table(part.answer) if isinstance(part.answer, TableAnswer) else self.of(say(part.answer, part.label))
        )
        yield INDENT + self.of(words.answer(answer)) if "\n" not in answer else answer

    def summary(self, final: Fraction, total: Fraction, first: Fraction, count: int, unanswered: str) -> Iterator[str]:
        """How it ended; `count` questions are open, `unanswered` names them."""
        yield ""
        yield self.of(words.score(amount(final), amount(total), amount(first)))
        if count:
            yield self.of(words.still_open(count, unanswered))

    def result(self, points: Fraction, total: Fraction, count: int, blank: str) -> Iterator[str]:
        """What a file of answers earns; `count` are blank, `blank` names them."""
        yield ""
        yield self.of(words.result(amount(points), amount(total)))
        if count:
            yield self.of(words.left_blank(count, blank))

    # Pieces

    def _tied(self, formula: Formula) -> str:
        """A formula in running text, kept on one line where it is short."""
        text = self.of(formula)
        return text.replace(" ", TIE) if columns(text) <= self._width // 2 else text

    def _worth(self, points: Fraction) -> str:
        return f" ({self.of(words.worth(amount(points)))})".replace(" p", f"{TIE}p") if points else ""

    def _block(self, block: Block) -> Iterator[str]:
        if isinstance(block, DataTable):
            head = [self.of(heading) for heading in block.headings]
            yield from aligned([head, *([self.of(cell) for cell in row] for row in block.rows)])
        elif isinstance(block, Formula):
            yield from self._lines(block)
        else:
            yield INDENT + self.of(block)

    def _lines(self, formula: Formula) -> Iterator[str]:
        for line in self.of(formula).split("\n"):
            yield INDENT * 2 + line

    def _options(self, question: Question) -> Iterator[str]:
        answer = question.part.answer
        if isinstance(answer, ChoiceAnswer):
            from exgen.render.answers import letter_of

            for option in answer.options:
                letter = letter_of(option)
                yield INDENT * 2 + (f"{letter}) " if letter else "– ") + self.of(option.label)
        elif isinstance(answer, PointsAnswer):
            yield INDENT * 2 + ", ".join(self.of(kind.label) for kind in answer.kinds)

    def _row(self, answer: TableAnswer, row: int) -> Iterator[str]:
        printed = [
            f"{self.of(column.heading)} = {self.of(cell)}"
            for column, cell in zip(answer.columns, answer.rows[row], strict=True)
            if _printed(column, row)
        ]
        if printed:
            yield INDENT + "; ".join(printed)

    def _table(self, answer: TableAnswer) -> str:
        from exgen.render.tables import shown_cell

        head = [self.of(column.heading) for column in answer.columns]
        rows = [
            [self.of(shown_cell(column, cell)) for column, cell in zip(answer.columns, row, strict=True)]
            for row in answer.rows
        ]
        return "\n".join(aligned([head, *rows]))


def _printed(column: Column, row: int) -> bool:
    return column.role == "given" or (column.role == "carried" and row == 0)


def amount(value: Fraction) -> Number:
    """Points as they are written: 2, 0.5."""
    return Number(value, "decimal")


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows of cells as lines with their columns under each other."""
    widths = [max(columns(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        cells = (cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True))
        yield (INDENT * 2 + "  ".join(cells)).rstrip()


def steps_of(solution: Sequence[Step], part: str) -> tuple[Step, ...]:
    """The steps that lead to a part: those that earn its points, and the steps without points just before them."""
    found: list[Step] = []
    waiting: list[Step] = []
    for step in solution:
        waiting.append(step)
        if step.part == part:
            found += waiting
        if step.part:
            waiting = []
    return tuple(found)
