"""Known mistakes: which mal-rule gives the wrong answer that a pupil wrote.

A mal-rule that cannot be told apart in this instance, because its answer lies within three tolerances of the key or of
another's, is left out: a wrong remark is worse than none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from exgen.checker.compare import NO_BOX, asks_number, compare, value_of, with_value
from exgen.checker.environment import Lookup
from exgen.checker.finding import UndecidedError
from exgen.checker.follow_through import by_rule, consequence, is_same
from exgen.checker.slots import Place
from exgen.checker.tolerance import slack, tripled
from exgen.formula.evaluate import Enclosure, NoValueError, enclose, names_in
from exgen.formula.evaluate.ranges import Box
from exgen.formula.reader import Read, Written
from exgen.formula.tree import FiniteSet, Formula, Matrix, Number, Vector
from exgen.model import PLAIN_MARKING, Answer, Exercise, Mistake, NumberAnswer, SetAnswer, VectorAnswer

T = TypeVar("T")


def diagnosed(exercise: Exercise, place: Place, read: Read, lookup: Lookup) -> Mistake | None:
    """The known mistake that gives this answer, by the key's values or by the pupil's own.

    By the pupil's own values a mal-rule may come to the same as the right rule; then it is no mistake.
    """
    for mistake, value in mistake_values(exercise, place):
        key = with_value(place.key, value)
        if key is not None and _gives(read, key, NO_BOX):
            return mistake
    follows = None if place.rule is None else consequence(exercise, place, place.rule, lookup)
    for mistake in place.mistakes:
        result = consequence(exercise, place, mistake.rule, lookup)
        if result is None or (follows is not None and is_same(result.tree, follows.tree)):
            continue
        if any(_gives(read, key, box) for key, box in result.keys(place.key)):
            return mistake
    return None


def mistake_values(exercise: Exercise, place: Place) -> list[tuple[Mistake, Formula]]:
    """The known mistakes of a place that can be told apart in this exercise, with the answers that they give."""
    return list(_mistake_values(exercise, place))


@lru_cache(maxsize=4096)
def _mistake_values(exercise: Exercise, place: Place) -> tuple[tuple[Mistake, Formula], ...]:
    """The same, remembered: they serve a whole class, and take longer than all else in marking."""
    values = ((mistake, by_rule(exercise, place, mistake.rule)) for mistake in place.mistakes)
    return tuple(keep_distinct([(m, v) for m, v in values if v is not None and _is_answer(place.key, v)], place.key))


def keep_distinct(values: Sequence[tuple[T, Formula]], key: Answer) -> list[tuple[T, Formula]]:
    """The pairs whose value keeps three tolerances from the key and from every other pair's."""
    own = value_of(key)
    compared = [value for _, value in values] + ([] if own is None else [own])
    spans = [_span(value) for value in compared]
    kept = []
    for place, pair in enumerate(values):
        others = (i for i in range(len(compared)) if i != place and not _far(spans[place], spans[i], key))
        if not any(_close(pair[1], compared[i], key) for i in others):
            kept.append(pair)
    return kept


def _span(value: Formula) -> Enclosure | None:
    """Where the value certainly lies, worked out once for all comparisons; None where it is no single number."""
    try:
        return enclose(value, {})
    except NoValueError:
        return None


def _far(value: Enclosure | None, other: Enclosure | None, key: Answer) -> bool:
    """Whether two numbers are certainly more than three tolerances apart; False where a closer look is needed."""
    if value is None or other is None or not isinstance(key, NumberAnswer):
        return False
    gap = max(value.low - other.high, other.low - value.high)
    if key.tolerance is None:
        return gap > 0
    width = slack(Number(other.low), key.tolerance)
    fixed = key.tolerance.kind in ("abs", "decimals")
    return fixed and isinstance(width, Number) and gap > 3 * width.value


def _is_answer(key: Answer, value: Formula) -> bool:
    """Whether the value could be an answer here: of the kind that is asked, and defined, so that it equals itself."""
    itself = with_value(key, value)
    if itself is None or (asks_number(key) and names_in(value)):
        return False
    return _span(value) is not None or _gives(as_read(value), itself, NO_BOX)


def _close(value: Formula, other: Formula, key: Answer) -> bool:
    """Whether the two values, as answers to this question, are within three tolerances of each other."""
    wide = with_value(_widened(key, other), other)
    return wide is not None and _gives(as_read(value), wide, NO_BOX)


def _widened(key: Answer, around: Formula) -> Answer:
    if not isinstance(key, NumberAnswer | VectorAnswer | SetAnswer) or key.tolerance is None:
        return key
    if isinstance(key, NumberAnswer):
        return replace(key, tolerance=tripled(around, key.tolerance))
    first = next(_numbers(around), None)
    return key if first is None else replace(key, tolerance=tripled(first, key.tolerance))


def _numbers(tree: Formula) -> Iterator[Formula]:
    if isinstance(tree, Vector | FiniteSet):
        for item in tree.items:
            yield from _numbers(item)
    else:
        yield tree


def _gives(read: Read, key: Answer, box: Box) -> bool:
    try:
        return compare(read, key, PLAIN_MARKING, box).same_value
    except (NoValueError, UndecidedError):
        return False


def as_read(value: Formula) -> Read:
    """A value as if it had been typed, with nothing to say about how it was written."""
    match value:
        case Vector(items=items) | FiniteSet(items=items):
            count = len(items)
        case Matrix(rows=rows):
            count = sum(map(len, rows))
        case _:
            count = 1
    return Read(value, (Written("expression"),) * count)
