"""The student's dialogue: asks each part, says right, wrong or not understood, and lets her try again.

The session keeps a record per question; what an answer is worth is the checker's business, what stands on the screen
that of `check_text`, and what may be typed besides answers that of `check_words`. It ends with the score whichever way
it ends: the last question, stop, the end of the input or an interrupt.
"""

from dataclasses import replace
from fractions import Fraction

from exgen.checker.verdict import Verdict
from exgen.cli import check_words as words
from exgen.cli.check_marking import Marker, earned
from exgen.cli.check_progress import Progress, Record
from exgen.cli.check_questions import Question, find_questions, row_of, shortened
from exgen.cli.check_text import Text
from exgen.cli.screen import Screen
from exgen.formula.tree import Message


class Session:
    """One sitting with one variant of a sheet."""

    def __init__(self, marker: Marker, text: Text, screen: Screen, progress: Progress) -> None:
        self._marker, self._text, self._screen, self._progress = marker, text, screen, progress
        self._asked = marker.asked
        self._records = {question.label: Record() for question in self._asked}
        self._here = 0
        self._second = False
        self._introduced: Question | None = None

    def run(self) -> bool:
        """Asks until the sheet is done or the pupil stops; whether everything is right."""
        try:
            for line in self._text.opening():
                self._screen.say(line)
            line = self._resume()
            if line != words.STOP:
                self._ask_on(line)
        except KeyboardInterrupt:
            self._screen.say("")
            self._say(words.STOPPED)
        self._finish()
        return all(record.state == "right" for record in self._records.values())

    # Before and after

    def _resume(self) -> str:
        """Offers to go on with kept progress; "", the order to stop, or what is already the first answer.

        In a terminal the question is asked until it is answered; from a pipe, any other line is an answer.
        """
        kept = {label: record for label, record in self._progress.read().items() if label in self._records}
        if not kept:
            return ""
        self._say(words.GO_ON)
        line = self._screen.ask("> ")
        while self._screen.terminal and line is not None and not words.is_reply(line):
            self._say(words.YES_OR_NO)
            line = self._screen.ask("> ")
        line = words.STOP if line is None else line
        stopped = words.order(line) == words.STOP
        if stopped or words.yes_or_no(line):
            self._records |= kept
            self._here = self._next(-1)
        if stopped:
            return words.STOP
        return "" if words.is_reply(line) else line

    def _finish(self) -> None:
        records = self._records.values()
        final = sum((r.earned for r in records), Fraction(0))
        first = sum((r.first for r in records), Fraction(0))
        total = sum((q.points for q in self._asked), Fraction(0))
        unanswered = [q.label for q in self._asked if not self._is_done(q)]
        for line in self._text.summary(final, total, first, len(unanswered), shortened(self._asked, unanswered)):
            self._screen.say(line)
        if not unanswered:
            self._progress.forget()
        elif any(record != Record() for record in records):
            self._say(words.KEPT)

    # Asking

    def _ask_on(self, first: str = "") -> None:
        """Asks one question after the other; `first` is already typed."""
        typed = first
        while self._here < len(self._asked) or self._again():
            question = self._asked[self._here]
            self._introduce(question)
            line = typed or self._screen.ask(self._text.prompt(question))
            if line is None or words.order(line) == words.STOP:
                self._say(words.STOPPED)
                return
            self._here = self._turn(question, line)
            typed = ""

    def _again(self) -> bool:
        """Goes round once more, past what is still open; whether there is anything."""
        unanswered = [question.label for question in self._asked if not self._is_done(question)]
        if self._second or not unanswered:
            return False
        self._second = True
        self._here = self._next(-1)
        self._say(words.once_more(len(unanswered), shortened(self._asked, unanswered)))
        return True

    def _introduce(self, question: Question) -> None:
        for line in self._text.introduction(question, self._introduced):
            self._screen.say(line)
        self._introduced = question

    def _turn(self, question: Question, line: str) -> int:
        """What a typed line does; the place of the question to ask next."""
        order, target = words.order(line), self._target(question, line)
        if target is not None:
            self._introduced = None
            return self._asked.index(target)
        if order == words.HINT:
            return self._tip(question)
        if order == words.SOLUTION:
            return self._show(question)
        if order == words.SKIP:
            return self._skip(question)
        if order == words.BACK:
            return self._back()
        if order == words.HELP or not line.strip():
            self._say(words.ORDERS if order else words.NOTHING_TYPED)
            return self._here
        return self._answer(question, line)

    def _target(self, question: Question, line: str) -> Question | None:
        """The question that a line such as "1b" or "back 1b" goes to; a term of the exercise (2b) is an answer."""
        ordered = words.place_order(line)
        found = next(iter(find_questions(self._asked, ordered or line)), None)
        if found is None or ordered:
            return found
        bare = not any(c.isalpha() for c in line)
        term = any(name.casefold() == line.strip()[-1].casefold() for name in (*question.exercise.variables, "e"))
        return None if bare or term else found

    # Orders

    def _tip(self, question: Question) -> int:
        record, tips = self._records[question.label], question.part.tips
        if record.tips >= len(tips):
            self._say(words.NO_MORE_TIPS if tips else words.NO_TIPS)
            return self._here
        self._say(words.tip(record.tips + 1, tips[record.tips]))
        self._keep(question, replace(record, tips=record.tips + 1))
        return self._here

    def _show(self, question: Question) -> int:
        for line in self._text.solution(question):
            self._screen.say(line)
        part = [q for q in self._asked if q.part_label == question.part_label]
        if not all(self._records[q.label].state == "right" for q in part):
            self._say(words.SHOWN)
            for each in part:
                shown = replace(self._records[each.label], first=Fraction(0), earned=Fraction(0), state="shown")
                self._keep(each, shown)
        return self._next(self._here)

    def _skip(self, question: Question) -> int:
        if not self._is_done(question):
            self._keep(question, replace(self._records[question.label], state="skipped"))
        return self._next(self._here)

    def _back(self) -> int:
        if self._here == 0:
            self._say(words.FIRST)
            return 0
        self._introduced = None
        return self._here - 1

    # Answers

    def _answer(self, question: Question, line: str) -> int:
        row = row_of(self._asked, question)
        if len(row) == 2 and self._marker.is_one_or_two(line):
            self._say(words.one_or_two(line.strip(), self._marker.separately(line)))
            return self._here
        pieces = self._marker.cells(line) if len(row) > 1 else (line,)
        if len(pieces) != len(row):
            row, pieces = (question,), (line,)
        for each, piece in zip(row, pieces, strict=True):
            if not piece.strip():
                continue
            verdict = self._marker.mark(each, piece, self._records)
            for said in self._text.verdict(verdict, each.label if len(row) > 1 else "", again=True):
                self._screen.say(said)
            self._note(each, verdict)
            if verdict.outcome != "right":
                return self._asked.index(each)
        return self._next(self._asked.index(question) - 1 if len(row) > 1 else self._here)

    def _note(self, question: Question, verdict: Verdict) -> None:
        record = self._records[question.label]
        if verdict.outcome == "invalid":
            return
        if record.state == "shown":
            self._say(words.SHOWN_BEFORE)
            return
        points = earned(question, verdict)
        noted = replace(
            record,
            typed=verdict.typed,
            tries=record.tries + 1,
            first=record.first if record.tries else points,
            earned=max(record.earned, points),
            state="right" if verdict.outcome == "right" else record.state,
        )
        self._keep(question, noted)

    # Records

    def _keep(self, question: Question, record: Record) -> None:
        self._records[question.label] = record
        self._progress.keep(self._records)

    def _is_done(self, question: Question) -> bool:
        return self._records[question.label].state in ("right", "shown")

    def _next(self, place: int) -> int:
        """The next place that is not done; the number of questions where there is none."""
        later = range(place + 1, len(self._asked))
        return next((p for p in later if not self._is_done(self._asked[p])), len(self._asked))

    def _say(self, message: Message) -> None:
        self._screen.say(self._text.of(message))
