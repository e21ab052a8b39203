"""What helps a teacher mark an exercise: tolerances, one follow-through example, and where wrong answers come from.

The values are worked out by the checker from the rules that the exercise carries, as it does for typed answers, so
that the key cannot promise what marking does not keep.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import groupby, islice
from operator import attrgetter

from exgen.checker.compare import asks_number, compare, value_of, with_value
from exgen.checker.diagnose import as_read, mistake_values
from exgen.checker.environment import Known
from exgen.checker.finding import UndecidedError
from exgen.checker.follow_through import consequence, is_trivial
from exgen.checker.slots import Place, places
from exgen.formula.build import decimal
from exgen.formula.evaluate import NoValueError, names_in
from exgen.formula.evaluate.walk import children
from exgen.formula.tree import FiniteSet, Formula, Message, Number, Symbol, Union, Vector, msg
from exgen.model import (
    PLAIN_MARKING,
    Answer,
    ChoiceAnswer,
    Exercise,
    Mistake,
    NumberAnswer,
    Option,
    PointsAnswer,
    SetAnswer,
    TableAnswer,
    Tolerance,
    VectorAnswer,
)
from exgen.render.answers import listed, option_text
from exgen.render.formatter import Formatter
from exgen.render.numbers import has_fraction, in_decimals, is_rounded, margin, readable, rounded
from exgen.render.view import MisreadView

_MOST_FOLLOWING = 3
_SHORT_LIST = 6


def remarks(exercise: Exercise, letters: tuple[str, ...]) -> tuple[Message, ...]:
    """Tolerances, parts that earn nothing alone, then a follow-through example where one answer builds on another."""
    return (*_tolerances(exercise, letters), *_needed(exercise, letters), *_follow_through(exercise))


def misreads(exercise: Exercise, letters: tuple[str, ...], formatter: Formatter) -> tuple[MisreadView, ...]:
    """The wrong answers of known mistakes, each mistake once: in a table at the first row, of parts that ask the same
    for step after step at the first step, where it can be told apart."""
    letter_of = {part.name: letter for part, letter in zip(exercise.parts, letters, strict=True)}
    found: list[MisreadView] = []
    told: set[tuple[str, str, str]] = set()
    for place, mistake, value in _mistakes(exercise):
        kind = (place.part.repeats or place.part.name, place.slot.column, mistake.name)
        if kind not in told:
            told.add(kind)
            wrong = formatter.inline(_said(exercise, place, value))
            found.append(MisreadView(letter_of[place.slot.part], wrong, formatter.inline(mistake.title)))
    return _kept(found)


def _kept(found: list[MisreadView]) -> tuple[MisreadView, ...]:
    """Short lists of a part are not divided by the end of a page, long ones not near their ends."""
    views: list[MisreadView] = []
    for _, part in groupby(found, attrgetter("letter")):
        lines = list(part)
        last = len(lines) - 1
        keeps = [i < last and (last < _SHORT_LIST or i in (0, last - 1)) for i in range(len(lines))]
        views += [replace(line, keep=keep) for line, keep in zip(lines, keeps, strict=True)]
    return tuple(views)


_MOST_KEPT = 2048
"""Exercises whose remarks are kept from one format to the next: a class set of some size."""


@lru_cache(maxsize=_MOST_KEPT)
def _mistakes(exercise: Exercise) -> tuple[tuple[Place, Mistake, Formula], ...]:
    """Every mal-rule's value at every place; the same for all formats, and slow enough to keep."""
    return tuple(
        (place, mistake, value) for place in places(exercise) for mistake, value in mistake_values(exercise, place)
    )


_LARGEST_EXAMPLE = 1000
"""Beyond this an example is hard to follow, so the mistakes of a later answer are looked at, too."""


@lru_cache(maxsize=_MOST_KEPT)
def _follow_through(exercise: Exercise) -> tuple[Message, ...]:
    """One wrong value and what is right after it; none where no answer uses an earlier one."""
    best: tuple[tuple[bool, Fraction], Place, Formula, list[_Following]] | None = None
    for place, _, value in sorted(_mistakes(exercise), key=_comes_after_others):
        if best is not None and place != best[1] and best[0][-1] <= _LARGEST_EXAMPLE:
            break
        if is_trivial(exercise, place, value, lambda _: None):
            continue
        following = list(islice(_following(exercise, place, value), _MOST_FOLLOWING))
        if following:
            values = [value, *(after for _, after in following)]
            effort = (any(map(_has_zero, values)), max(map(_largest, values)))
            if best is None or effort < best[0]:
                best = (effort, place, value, following)
    if best is None:
        return ()
    _, place, value, following = best
    return (_example(_listed(exercise, [(place, value)]), _listed(exercise, following)),)


_Following = tuple[Place, Formula]
"""A later answer, and what it is after a mistake."""


def _has_zero(value: Formula) -> bool:
    """Whether a zero is in it, after which there is little to see."""
    return (isinstance(value, Number) and value.value == 0) or any(map(_has_zero, children(value)))


def _largest(value: Formula) -> Fraction:
    """The size of the largest number in a value; small ones are easier to follow."""
    own = abs(value.value) if isinstance(value, Number) else Fraction(0)
    return max((own, *map(_largest, children(value))))


def _listed(exercise: Exercise, following: list[_Following]) -> Message:
    """What follows, one after the other; a row is named once, a part without a name of its own by its letter."""
    said, row = [], None
    for place, value in following:
        here = (place.slot.part, place.slot.row)
        told = _told(exercise, place, value) if here == row else _said(exercise, place, value)
        nameless = place.column is None and place.part.label is None
        said.append(msg("{parts}) {said}", parts=place.label, said=told) if nameless else told)
        row = here
    return listed(tuple(said))


def _example(wrong: Message, right: Message) -> Message:
    return msg("Follow-through example: {wrong} (wrong), then {right} (right).", wrong=wrong, right=right)


def _comes_after_others(found: tuple[Place, Mistake, Formula]) -> bool:
    """New places of a table's first row make the best example: what comes after is another step."""
    place = found[0]
    return not (place.slot.row == 0 and place.slot.column in {column for _, column in place.carried})


def _following(exercise: Exercise, wrong: Place, value: Formula) -> Iterator[_Following]:
    """The later answers that change with the wrong value, each with what follows for it."""
    order = places(exercise)
    known = {wrong.slot: _written(_as_asked(value, wrong.key), mistaken=True)}
    for place in order[order.index(wrong) + 1 :]:
        result = consequence(exercise, place, place.rule, known.get) if place.rule is not None else None
        if result is not None and _can_answer(place.key, result.tree):
            written = _as_asked(result.tree, place.key)
            known[place.slot] = _written(written, mistaken=False)
            if not _is_key(written, place.key):
                yield place, result.tree


def _can_answer(key: Answer, value: Formula) -> bool:
    return with_value(key, value) is not None and not (asks_number(key) and names_in(value))


def _written(value: Formula, *, mistaken: bool) -> Known:
    return Known(value, value, own=True, wrong=True, mistaken=mistaken)


def _is_key(value: Formula, key: Answer) -> bool:
    try:
        return compare(as_read(value), key, PLAIN_MARKING).same_value
    except (NoValueError, UndecidedError):
        return False


def _said(exercise: Exercise, place: Place, value: Formula) -> Message:
    """The value with its place and its row: "step 1: new θ = 6.2", "Z_x = 4y", "6.2"."""
    told, table = _told(exercise, place, value), place.part.answer
    if place.slot.row is None or not isinstance(table, TableAnswer) or len(table.rows) == 1:
        return told
    first, names = table.columns[0], [row[0] for row in table.rows]
    if first.role == "given" and isinstance(first.heading, Message):
        return msg("{left} {n}: {value}", left=first.heading, n=names[place.slot.row], value=told)
    if first.role == "given" and len(set(names)) == len(names):
        return msg("{left} = {n}: {value}", left=first.heading, n=names[place.slot.row], value=told)
    return msg("row {n}: {value}", n=place.slot.row + 1, value=told)


def _told(exercise: Exercise, place: Place, value: Formula) -> Message:
    """The value with its place: "new θ = 6.2", "Z_x = 4y", "6.2". A line ends before the sign, as in formulas."""
    answer = place.part.answer
    if isinstance(answer, ChoiceAnswer) and isinstance(value, Symbol):
        return msg("{value}", value=_option(answer.options, value))
    if value in (FiniteSet(()), Union(())):
        return msg("none")
    if isinstance(answer, PointsAnswer) and isinstance(value, FiniteSet):
        return listed(tuple(_classified(item, answer) for item in value.items if isinstance(item, Vector)))
    asked = _as_asked(value, place.key)
    shown = asked if asked != value else readable(value, exercise.variables, as_fraction=_in_fractions(place))
    left = place.part.label if place.column is None else place.column.heading
    if asked != value or in_decimals(value) or is_rounded(shown):
        return msg("≈ {value}", value=shown) if left is None else msg("{left} ≈\u00a0{value}", left=left, value=shown)
    return msg("{value}", value=shown) if left is None else msg("{left} =\u00a0{value}", left=left, value=shown)


def _in_fractions(place: Place) -> bool:
    """Whether wrong numbers are fractions there: as the key is one, or, where it is whole, as what is asked: f(2/3)."""
    key, label = value_of(place.key), place.part.label
    return (key is not None and has_fraction(key)) or (
        place.column is None and label is not None and has_fraction(label)
    )


def _as_asked(value: Formula, key: Answer) -> Formula:
    """A wrong number as a pupil writes it who rounds as the exercise says."""
    tolerance = key.tolerance if isinstance(key, NumberAnswer) else None
    rounds = tolerance is not None and tolerance.kind in ("decimals", "sigfigs")
    return rounded(value, tolerance) if rounds else value


def _option(options: tuple[Option, ...], name: Symbol) -> Message | Formula:
    """The option of this name as the key says it, or the bare name where there is none."""
    return next((option_text(option) for option in options if option.name == name.name), name)


def _classified(item: Vector, answer: PointsAnswer) -> Message:
    """A point and its kind: "(1, 0) minimum"."""
    *coordinates, kind = item.items
    point = Vector(tuple(coordinates))
    said = _option(answer.kinds, kind) if isinstance(kind, Symbol) else kind
    return msg("{point} {kind}", point=point, kind=said)


def _tolerances(exercise: Exercise, letters: tuple[str, ...]) -> tuple[Message, ...]:
    """What is still right, once for each tolerance that the exercise has; several are told by their parts."""
    found: dict[Message, dict[str, None]] = {}
    for part, letter in zip(exercise.parts, letters, strict=True):
        for tolerance in _tolerances_of(part.answer):
            found.setdefault(_tolerated(tolerance), {})[letter] = None
    if len(found) < 2:
        return tuple(found)
    return tuple(msg("{parts}) {said}", parts=", ".join(of), said=said) for said, of in found.items())


def _needed(exercise: Exercise, letters: tuple[str, ...]) -> Iterator[Message]:
    """Parts whose points need other answers to be right, too."""
    letter_of = {part.name: letter for part, letter in zip(exercise.parts, letters, strict=True)}
    for part in exercise.parts:
        if part.needs:
            others = ", ".join(letter_of[name] for name in part.needs)
            yield msg(
                "{part}) earns its points only if {others} is right, too.", part=letter_of[part.name], others=others
            )


def _tolerances_of(answer: Answer) -> tuple[Tolerance, ...]:
    found: tuple[Tolerance | None, ...] = ()
    if isinstance(answer, TableAnswer):
        found = tuple(column.tolerance for column in answer.columns if column.role == "asked")
    elif isinstance(answer, (NumberAnswer, VectorAnswer, SetAnswer)):
        found = (answer.tolerance,)
    return tuple(tolerance for tolerance in found if tolerance is not None)


def _tolerated(tolerance: Tolerance) -> Message:
    if tolerance.kind == "rel":
        share = decimal(tolerance.value * 100)
        return msg("An answer within {share} % of the key is right.", share=share)
    if tolerance.kind == "sigfigs":
        return msg("An answer that rounds to the key in {n} significant figures is right.", n=int(tolerance.value))
    return msg("An answer within {margin} of the key is right.", margin=decimal(margin(tolerance)))
