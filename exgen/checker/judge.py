"""Marking one place after the other: each answer by the key, then by what follows from the answers before it.

A `Judge` is one pupil's walk through one exercise. It remembers what every answered place is worth to the next ones:
an accepted value always carries on; a wrong one does, unless it leaves nothing to work out; a blank is worked out from
the last readable value before it; and after the solution was shown the key counts.
"""

from dataclasses import dataclass, field, replace

from exgen.checker import messages
from exgen.checker.compare import compare, has_tolerance, value_of
from exgen.checker.diagnose import diagnosed
from exgen.checker.environment import Known
from exgen.checker.finding import Finding, UndecidedError
from exgen.checker.follow_through import Consequence, by_rule, consequence, followed, is_same, is_trivial
from exgen.checker.own import own_value, worked_out
from exgen.checker.reading import read_answer, shown_as
from exgen.checker.slots import Place, Slot
from exgen.checker.verdict import Outcome, Verdict
from exgen.formula.evaluate import NoValueError, UndefinedError
from exgen.formula.printers import plain
from exgen.formula.reader import Read, Unreadable
from exgen.formula.tree import Message
from exgen.model import PLAIN_MARKING, Exercise, MarkingScheme
from exgen.text import Language


@dataclass(slots=True)
class Judge:
    """One pupil's answers to one exercise, marked in the order of the sheet."""

    exercise: Exercise
    language: Language
    scheme: MarkingScheme = PLAIN_MARKING
    known: dict[Slot, Known] = field(default_factory=dict)

    def mark(self, place: Place, typed: str) -> Verdict:
        """The verdict on what was typed at this place; what it is worth to later places is remembered."""
        return self.mark_read(place, typed, read_answer(typed, place, self.exercise, self.language))

    def mark_read(self, place: Place, typed: str, read: Read | Unreadable) -> Verdict:
        """The same for text that has been read already, as a cell of a row. An invalid answer changes nothing."""
        if isinstance(read, Unreadable):
            where = (read.start, read.end)
            return Verdict("invalid", typed, remark=self._say(read.message), place=where, example=read.example)
        try:
            return self._marked(place, typed, read)
        except (UndecidedError, NoValueError) as problem:
            said = messages.undefined() if isinstance(problem, UndefinedError) else messages.undecided()
            return Verdict("invalid", typed, remark=self._say(said), place=(0, len(typed)))

    def leave(self, place: Place) -> None:
        """Nothing readable here: the place is worth what follows from the last readable value, or the key."""
        self.known.pop(place.slot, None)
        if place.rule is None:
            return
        result = consequence(self.exercise, place, place.rule, self.known.get)
        known = None if result is None else worked_out(place, result)
        if known is not None:
            self.known[place.slot] = known

    def show(self, place: Place) -> None:
        """The solution was shown: from here on the place is worth its key."""
        self.known.pop(place.slot, None)

    def _marked(self, place: Place, typed: str, read: Read) -> Verdict:
        finding = compare(read, place.key, self.scheme)
        if finding.same_value:
            self._accept(place, read)
            return self._verdict(typed, place, read, finding)
        result = self._consequence(place)
        by_own = None if result is None else followed(read, place, result, self.scheme)
        if result is not None and by_own is not None and by_own.share > finding.share:
            if by_own.same_value:
                return self._follows(typed, place, read, by_own, result)
            finding = by_own
        mistake = diagnosed(self.exercise, place, read, self.known.get)
        self._remember_wrong(place, read)
        if mistake is not None:
            finding = replace(finding, remark=mistake.message)
        return self._verdict(typed, place, read, finding, mistake.name if mistake else "")

    def _consequence(self, place: Place) -> Consequence | None:
        """What follows from the pupil's own values, unless a mistake has left nothing to work out."""
        if place.rule is None:
            return None
        result = consequence(self.exercise, place, place.rule, self.known.get)
        if result is None or (result.wrong and is_trivial(self.exercise, place, result.tree, self.known.get)):
            return None
        return result

    def _accept(self, place: Place, read: Read) -> None:
        """What is right by the key carries on; just the key, unrounded, is nothing of the pupil's own."""
        key = value_of(place.key)
        same = key is None or not has_tolerance(place.key) or is_same(read.tree, key)
        if same and not self._is_rounded_key(place):
            self.known.pop(place.slot, None)
        else:
            self.known[place.slot] = own_value(place, read, exact=False, wrong=False, mistaken=False)

    def _is_rounded_key(self, place: Place) -> bool:
        """Whether the exercise rounds at this place, so that the key stands for what its rule gives before rounding."""
        key = value_of(place.key)
        if place.rule is None or key is None or not has_tolerance(place.key):
            return False
        before = by_rule(self.exercise, place, place.rule)
        return before is not None and not is_same(before, key)

    def _remember_wrong(self, place: Place, read: Read) -> None:
        if is_trivial(self.exercise, place, read.tree, self.known.get):
            self.known.pop(place.slot, None)
        else:
            self.known[place.slot] = own_value(place, read, exact=False, wrong=True, mistaken=True)

    def _follows(self, typed: str, place: Place, read: Read, finding: Finding, result: Consequence) -> Verdict:
        exact = is_same(read.tree, result.tree)
        self.known[place.slot] = own_value(place, read, exact=exact, wrong=result.wrong, mistaken=False)
        if not result.wrong:
            return self._verdict(typed, place, read, finding)
        source = result.source.source or read.tree
        remark = messages.follows if result.source.mistaken else messages.follows_further
        told = replace(finding, remark=remark(source)) if finding.right else finding
        follows = plain(source, self.language.notation)
        return replace(self._verdict(typed, place, read, told), follows=follows)

    def _verdict(self, typed: str, place: Place, read: Read, finding: Finding, mistake: str = "") -> Verdict:
        remark = "" if finding.remark is None else self._say(finding.remark)
        outcome: Outcome = "right" if finding.right else "wrong"
        return Verdict(outcome, typed, shown_as(read.tree, place, self.language), remark, finding.share, mistake)

    def _say(self, message: Message) -> str:
        return self.language.text(message)
