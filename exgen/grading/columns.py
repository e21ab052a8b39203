"""What the columns of an answer table mean: the pupil, and each place of the sheet by its label.

A column holds one cell of a table or a whole part ("4b.1", "4b"), as the sheet prints it; behind the label may stand
its points, which the template writes: "4b.1 (1 p)". Variants may differ in length, so a column means something for
each variant apart, and may mean nothing for some.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Literal

from exgen.checker.slots import Place, places
from exgen.errors import UserError
from exgen.formula.tree import Message, Number, msg
from exgen.model import Exercise, Placed, Variant
from exgen.text import LANGUAGES, Language, language

About = Literal["name", "first name", "last name", "number", "id", "variant", "code"]

_WHO: Mapping[About, tuple[str, ...]] = {
    "name": ("name", "naam", "student", "pupil", "leerling", "full name", "volledige naam"),
    "first name": ("first name", "firstname", "given name", "voornaam", "roepnaam"),
    "last name": ("last name", "lastname", "surname", "family name", "achternaam", "familienaam"),
    "number": ("number", "nummer", "no", "nr", "class number", "klasnummer", "klasnr", "volgnummer", "#"),
    "id": ("id", "student id", "student number", "leerlingnummer", "stamnummer", "studentnummer", "login", "username"),
    "variant": ("variant", "variante", "reeks"),
    "code": ("code",),
}
_POINTS = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True, slots=True)
class Answered:
    """A place of a variant as a column names it; `names` are those of its places, `asked` what the checker calls it."""

    number: int
    asked: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an answer table: which column says who the pupil is, and which holds which answer."""

    who: tuple[tuple[About, int], ...]
    answers: tuple[tuple[str, int], ...]
    """Labels and their columns."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A place with its number and label on a sheet ("4b.1")."""

    label: str
    placed: Placed
    place: Place

    @property
    def points(self) -> Fraction:
        return self.place.points


def labelled(variant: Variant) -> tuple[Labelled, ...]:
    """All places of a variant in the order of the sheet. The only part of an exercise has no letter."""
    return tuple(
        Labelled(_label(placed, place.label), placed, place)
        for placed in variant.exercises
        for place in _places(placed.exercise)
    )


@cache
def _places(exercise: Exercise) -> tuple[Place, ...]:
    return places(exercise)


def _label(placed: Placed, label: str) -> str:
    letter, dot, cell = label.partition(".")
    return f"{placed.number}{letter if len(placed.exercise.parts) > 1 else ''}{dot}{cell}"


def union(variants: Sequence[Variant]) -> tuple[tuple[str, Fraction | None], ...]:
    """Every label of any variant with the points it is worth, in the order of the sheets.

    In shuffled variants a label may be worth more on one sheet than on another: then there is no number to give.
    """
    found: dict[str, set[Fraction]] = {}
    for variant in variants:
        for each in labelled(variant):
            found.setdefault(each.label, set()).add(each.points)
    return tuple((label, min(found[label]) if len(found[label]) == 1 else None) for label in sorted(found, key=_order))


def _order(label: str) -> tuple[int, str, int]:
    found = re.fullmatch(r"(\d+)([a-z]?)\.?(\d*)", label)
    return (int(found[1]), found[2], int(found[3] or 0)) if found else (0, label, 0)


def headings(variants: Sequence[Variant], speech: Language) -> tuple[str, ...]:
    """The head of the answer template: who, and every label with its points."""
    who = who_titles(any(variant.pupil_id for variant in variants))
    columns = (title(label, p if p is None else Number(p, "decimal"), speech) for label, p in union(variants))
    return (*map(speech.text, who), *columns)


def title(label: str, points: Number | None, speech: Language) -> str:
    """What stands over the answers with a label; like the sheet it says nothing where there are no points."""
    if points is None or not points.value:
        return label
    return speech.text(msg("{label} ({points} p)", label=label, points=points))


def who_titles(with_ids: bool) -> tuple[Message, ...]:
    """The heads of the columns that say who a pupil is."""
    return (msg("Name"), msg("Number"), *((msg("ID"),) if with_ids else ()), msg("Variant"))


def meanings(variant: Variant) -> dict[str, Answered]:
    """What can stand over a column of answers: labels of places and of parts, and stable names ("4.steps.1.slope")."""
    found: dict[str, Answered] = {}
    for each in labelled(variant):
        number, place = each.placed.number, each.place
        one = Answered(number, place.slot.name, (place.slot.name,))
        found[each.label] = found[f"{number}.{place.slot.name}"] = one
        found.setdefault(f"{number}{place.label}", one)
        for label in {each.label.partition(".")[0], f"{number}{place.label.partition('.')[0]}"}:
            if place.slot.row is not None:
                before = found[label].names if label in found else ()
                found[label] = Answered(number, place.slot.part, (*before, *one.names))
    return found


def read_head(cells: Sequence[str], variants: Sequence[Variant], source: str) -> Head:
    """What each column of a table means. UserError names a column that no variant has, or that stands there twice."""
    known = {label for variant in variants for label in meanings(variant)}
    who: dict[About, int] = {}
    answers: dict[str, int] = {}
    for place, cell in enumerate(cells):
        text = " ".join(cell.split())
        if not text:
            continue
        means = _who(text)
        label = "" if means else _known_label(text, known, source)
        if means in who or label in answers:
            raise UserError(f'{source}: there are two columns "{text}"')
        if means:
            who[means] = place
        else:
            answers[label] = place
    _check_head(who, answers, variants, source)
    return Head(tuple(who.items()), tuple(answers.items()))


def _check_head(who: Mapping[About, int], answers: Mapping[str, int], variants: Sequence[Variant], source: str) -> None:
    if not answers:
        raise UserError(f"{source}: the first row names no part of the sheet, such as {union(variants)[0][0]}")
    if not {"name", "first name", "last name", "number", "id"} & who.keys():
        raise UserError(f"{source}: there is no column with the names or numbers of the pupils")
    printed = {label for label, _ in union(variants)}
    for variant in variants:
        for pair in clashes(answers, meanings(variant)):
            if not printed.issuperset(pair):
                raise UserError(f"{source}: {told_clash(pair)}")


def clashes(labels: Iterable[str], said: Mapping[str, Answered]) -> Iterator[tuple[str, str]]:
    """The columns that are for the same answer of a variant.

    On shuffled sheets the template itself has such: where "3a" is a part of one sheet, it may be a table "3a.1", "3a.2"
    or the only part "3" of another. There it matters only in a row that has both.
    """
    taken: dict[tuple[int, str], str] = {}
    for label in labels:
        for name in said[label].names if label in said else ():
            other = taken.setdefault((said[label].number, name), label)
            if other != label:
                yield other, label


def told_clash(pair: tuple[str, str]) -> str:
    """What is wrong with two columns."""
    return f"the columns {pair[0]} and {pair[1]} are for the same answer"


def _who(text: str) -> About | None:
    wanted = text.casefold().rstrip(".:")
    return next((who for who, words in _words().items() if wanted in words), None)


@cache
def _words() -> Mapping[About, frozenset[str]]:
    """The headings for each column about the pupil, those of the template in every language among them."""
    printed: Mapping[About, Message] = dict(zip(("name", "number", "id", "variant"), who_titles(True), strict=True))
    return {
        who: frozenset(words)
        | ({language(code).text(printed[who]).casefold() for code in LANGUAGES} if who in printed else set())
        for who, words in _WHO.items()
    }


def _known_label(text: str, known: set[str], source: str) -> str:
    for candidate in _candidates(text):
        if candidate in known:
            return candidate
    from difflib import get_close_matches

    near = get_close_matches(text.casefold(), sorted(known), n=1, cutoff=0.5)
    hint = f'; did you mean "{near[0]}"?' if near else ""
    raise UserError(f'{source}: no sheet has a part "{text}"{hint}')


def _candidates(text: str) -> Iterator[str]:
    """A heading as a label: without points behind it, in small letters, without blanks and closing marks."""
    bare = _POINTS.sub("", text)
    yield bare
    yield re.sub(r"[\s):]", "", bare).casefold()
