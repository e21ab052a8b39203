"""What follows from the pupil's own earlier values, by the stored rules.

A mistake costs its points once: a later answer that follows from it is as good as the key, unless the mistake has made
the rest trivial. Then, and where the rule has no value, only the key counts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from exgen.checker.compare import NO_BOX, asks_number, compare, value_of, with_value
from exgen.checker.environment import Known, Lookup, Names, key_names, names_for
from exgen.checker.finding import Finding, UndecidedError
from exgen.checker.slots import Place, Slot
from exgen.formula.evaluate import NoValueError, UnclearError, equal, names_in, substitute, to_fraction
from exgen.formula.evaluate.ranges import Box
from exgen.formula.reader import Read
from exgen.formula.tree import FiniteSet, Formula, Infinity, Interval, Number, Union, Vector
from exgen.model import (
    Answer,
    Column,
    Exercise,
    FormulaAnswer,
    MarkingScheme,
    MatrixAnswer,
    NumberAnswer,
    TableAnswer,
    Tolerance,
    VectorAnswer,
)

LEAST_DECIMALS = 2
"""Of a rounded cell after a mistake, in a table that asks for no rounding."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """What a rule gives from the pupil's own values: exactly as written, and with everything that rounds to them."""

    tree: Formula
    boxed: Formula
    box: Box
    wrong: bool
    source: Known

    def keys(self, key: Answer) -> Iterator[tuple[Answer, Box]]:
        """The question with these values as its answers, the exact one first."""
        exact = with_value(key, self.tree)
        if exact is not None and not (asks_number(key) and names_in(self.tree)):
            yield exact, NO_BOX
        wide = with_value(key, self.boxed)
        letters = asks_number(key) and names_in(self.boxed) - self.box.keys()
        if self.box and wide is not None and not letters and not isinstance(key, FormulaAnswer):
            yield wide, self.box


def consequence(exercise: Exercise, place: Place, rule: Formula, lookup: Lookup) -> Consequence | None:
    """What `rule` (the place's own, or a mal-rule) gives where it uses an own value of the pupil's; else None.

    Where all that rounds to the values does not decide (the sign of −0.0), a wrong value counts just as it is written;
    one that is right up to rounding gives nothing of its own.
    """
    names = names_for(exercise, place.slot, lookup)
    used = {name: names[name] for name in names_in(rule) if name in names}
    own = [known for _, known in sorted(used.items()) if known.own]
    if not own:
        return None
    try:
        tree = _worked_out(exercise, place, rule, {name: known.tree for name, known in used.items()})
    except NoValueError:
        return None
    wrong = any(known.wrong for known in own)
    wide = _boxed(exercise, place, rule, used)
    if wide is None and not wrong:
        return None
    boxed, box = wide or (tree, NO_BOX)
    source = max(own, key=lambda known: (known.wrong, known.mistaken))
    return Consequence(tree, boxed, box, wrong, source)


def _boxed(exercise: Exercise, place: Place, rule: Formula, used: Names) -> tuple[Formula, Box] | None:
    """The rule's value with everything that rounds to the pupil's values; None where these leave no single value."""
    try:
        boxed = _worked_out(exercise, place, rule, {name: known.boxed for name, known in used.items()})
    except NoValueError:
        return None
    return boxed, {name: side for known in used.values() if known.own for name, side in known.box.items()}


def by_rule(exercise: Exercise, place: Place, rule: Formula) -> Formula | None:
    """What a rule gives by the key; None where it has no value."""
    names = key_names(exercise, place.slot)
    try:
        return _worked_out(exercise, place, rule, {name: known.tree for name, known in names.items()})
    except NoValueError:
        return None


def _worked_out(exercise: Exercise, place: Place, rule: Formula, env: Mapping[str, Formula]) -> Formula:
    match place.key:
        case FormulaAnswer(variables=names) | VectorAnswer(variables=names) | MatrixAnswer(variables=names) if names:
            return substitute(rule, {name: tree for name, tree in env.items() if name not in names}, names)
    return _as_number(substitute(rule, env, exercise.variables))


def _as_number(tree: Formula) -> Formula:
    """A rational value as one number, so that it is worked out once and not at every comparison."""
    if isinstance(tree, Interval):
        return replace(tree, low=_as_number(tree.low), high=_as_number(tree.high))
    if isinstance(tree, Number | Infinity) or names_in(tree):
        return tree
    if isinstance(tree, Vector):
        return Vector(tuple(map(_as_number, tree.items)))
    if isinstance(tree, FiniteSet):
        return FiniteSet(tuple(map(_as_number, tree.items)))
    if isinstance(tree, Union):
        return Union(tuple(map(_as_number, tree.parts)))
    try:
        value = to_fraction(tree)
    except UnclearError:
        return tree
    return tree if value is None else Number(value)


def followed(read: Read, place: Place, result: Consequence, scheme: MarkingScheme) -> Finding | None:
    """How good the answer is as a consequence: the best finding, None where it cannot be compared.

    What follows from a mistake earns the share of the scheme, what follows from rounded values all its points.
    """
    found: Finding | None = None
    for key, box in result.keys(_as_written(read, place, result)):
        try:
            finding = compare(read, key, scheme, box)
        except (NoValueError, UndecidedError):
            continue
        found = finding if found is None or finding.share > found.share else found
        if found.right:
            break
    if found is None or not result.wrong:
        return found
    return replace(found, share=found.share * scheme.follow_share)


def _as_written(read: Read, place: Place, result: Consequence) -> Answer:
    """The question that a consequence answers.

    An exact table has short decimals, which a mistake may make long: then a cell may be rounded, to two decimals or
    more.
    """
    key = place.key
    if place.column is None or not isinstance(key, NumberAnswer) or key.tolerance is not None or not result.wrong:
        return key
    written = read.written[0]
    if written.kind != "decimal" or written.decimals is None or written.decimals < LEAST_DECIMALS:
        return key
    return replace(key, tolerance=Tolerance("decimals", Fraction(written.decimals)))


def is_trivial(exercise: Exercise, place: Place, value: Formula, lookup: Lookup) -> bool:
    """Whether a value other than the key leaves nothing to work out after it.

    That is a slope of 0 (so that the next place is the old one), the same place as before, or outside a table 0.
    """
    key = value_of(place.key)
    if key is None or is_same(value, key):
        return False
    part = place.part.answer
    if not isinstance(part, TableAnswer) or place.slot.row is None:
        return _is_zero(value)
    names = names_for(exercise, place.slot, lookup)
    starts = {column: names[name] for name, column in part.carry if name in names}
    if place.slot.column in starts:
        before = starts[place.slot.column].tree
        return is_same(value, before) and not is_same(key, before)
    if not _is_zero(value):
        return False
    return any(
        _stands_still(exercise, place, column, value, starts[column.name].tree, lookup)
        for column in part.columns
        if column.name in starts
    )


def _stands_still(
    exercise: Exercise, place: Place, column: Column, value: Formula, before: Formula, lookup: Lookup
) -> bool:
    """Whether the column that the next row starts from repeats its value, because this one is `value`."""
    if column.rule is None or place.slot.column not in names_in(column.rule):
        return False
    known = names_for(exercise, Slot(place.slot.part, place.slot.row, column.name), lookup)
    env = {name: each.tree for name, each in known.items()} | {place.slot.column: value}
    try:
        return is_same(_worked_out(exercise, place, column.rule, env), before)
    except NoValueError:
        return False


def _is_zero(value: Formula) -> bool:
    if isinstance(value, Vector):
        return all(map(_is_zero, value.items))
    return is_same(value, Number(Fraction(0)))


def is_same(a: Formula, b: Formula) -> bool:
    """Whether two values are certainly equal, vectors by components."""
    if isinstance(a, Vector) and isinstance(b, Vector):
        return len(a.items) == len(b.items) and all(map(is_same, a.items, b.items))
    try:
        return equal(a, b) is True
    except NoValueError:
        return False
