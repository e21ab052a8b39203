"""What the names in a rule are worth for one slot: by the key, and by what the pupil wrote before.

model.py says which names a rule may use. To these come, of an earlier vector, its components as `<part>_1`,
`<part>_2` …, of a matrix its entries as `<part>_12` (row, column), of an equation its right side as `<part>_right`,
and of an earlier table each column by its name (its value in the last row) and as `<column>_<row>`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from exgen.checker.compare import value_of
from exgen.checker.slots import Slot
from exgen.formula.evaluate import Enclosure
from exgen.formula.tree import Evaluated, Formula, Matrix, Negative, Number, Quotient, Relation, Sum, Symbol, Vector
from exgen.model import EquationAnswer, Exercise, Part, TableAnswer


@dataclass(frozen=True, slots=True)
class Known:
    """What a name is worth.

    `tree` is the value itself. `boxed` is the same with a symbol of `box` in the place of each written decimal, which
    stands for everything that rounds to it. `own`: it comes from what the pupil wrote, which is not just the key.
    `wrong`: from something that was wrong; `mistaken`: it is itself the mistake. `source` is the pupil's value that it
    comes from, as "θ = 1.7".
    """

    tree: Formula
    boxed: Formula
    box: Mapping[str, Enclosure] = field(default_factory=dict)
    own: bool = False
    wrong: bool = False
    mistaken: bool = False
    source: Formula | None = None


Names = Mapping[str, Known]
Lookup = Callable[[Slot], Known | None]
"""What a slot is worth; None where nothing but the key is known of it."""


def by_key(tree: Formula) -> Known:
    return Known(tree, tree)


def names_for(exercise: Exercise, slot: Slot, lookup: Lookup) -> dict[str, Known]:
    """What every name is worth in the rule of `slot`; `lookup` gives what is known of earlier slots."""
    found = _components({name: by_key(tree) for name, tree in exercise.given})
    for part in exercise.parts:
        if part.name == slot.part:
            if isinstance(part.answer, TableAnswer) and slot.row is not None:
                found |= _in_row(found, part, part.answer, slot.row, slot.column, lookup)
            break
        found |= _components(dict(_of_part(part, lookup)))
    return found


def key_names(exercise: Exercise, slot: Slot) -> dict[str, Known]:
    """What every name is worth by the key."""
    return names_for(exercise, slot, lambda _: None)


def _of_part(part: Part, lookup: Lookup) -> Iterator[tuple[str, Known]]:
    if not isinstance(part.answer, TableAnswer):
        value = value_of(part.answer)
        if value is not None:
            known = lookup(Slot(part.name)) or by_key(value)
            yield part.name, known
            if isinstance(part.answer, EquationAnswer):
                yield f"{part.name}_right", _right_side(known, part.answer)
        return
    for row in range(len(part.answer.rows)):
        for column in part.answer.columns:
            known = _cell(part, part.answer, row, column.name, lookup)
            yield f"{column.name}_{row + 1}", known
            yield column.name, known


def _right_side(known: Known, key: EquationAnswer) -> Known:
    """What the letter on the key's left is worth by the equation, in which it has degree 1."""
    letter, tree = key.equation.operands[0], known.tree
    if isinstance(tree, Relation) and tree.operands[0] == letter:
        tree = tree.operands[-1]
    elif isinstance(tree, Relation) and isinstance(letter, Symbol):
        zero = Sum((tree.operands[0], Negative(tree.operands[-1])))
        at_0, at_1 = (Evaluated(zero, ((letter.name, Number(Fraction(n))),)) for n in (0, 1))
        tree = Quotient(at_0, Sum((at_0, Negative(at_1))))
    return replace(known, tree=tree, boxed=tree)


def _components(names: dict[str, Known]) -> dict[str, Known]:
    """The names, and those of the components of the vectors and of the entries of the matrices among them."""
    found = dict(names)
    for name, known in names.items():
        if isinstance(known.tree, Vector) and isinstance(known.boxed, Vector):
            for place, (tree, boxed) in enumerate(zip(known.tree.items, known.boxed.items, strict=True), start=1):
                found.setdefault(f"{name}_{place}", replace(known, tree=tree, boxed=boxed))
        if isinstance(known.tree, Matrix) and isinstance(known.boxed, Matrix):
            for row, (trees, boxes) in enumerate(zip(known.tree.rows, known.boxed.rows, strict=True), start=1):
                for place, (tree, boxed) in enumerate(zip(trees, boxes, strict=True), start=1):
                    found.setdefault(f"{name}_{row}{place}", replace(known, tree=tree, boxed=boxed))
    return found


def _in_row(before: Names, part: Part, table: TableAnswer, row: int, column: str, lookup: Lookup) -> dict[str, Known]:
    """The names of a table: what a row starts from, the columns to the left, and `previous_<column>`."""
    found = carried(before, part, table, row, lookup)
    if row:
        for other in table.columns:
            found[f"previous_{other.name}"] = _cell(part, table, row - 1, other.name, lookup, before)
    for other in table.columns:
        if other.name == column:
            break
        if other.role != "carried" or other.name not in found:
            found[other.name] = _cell(part, table, row, other.name, lookup, before)
    return found


def carried(before: Names, part: Part, table: TableAnswer, row: int, lookup: Lookup) -> dict[str, Known]:
    """The names that a row starts from: the given or initial values, later the row before."""
    found = {name: by_key(tree) for name, tree in table.initial}
    start = {**before, **found}
    for name, column in table.carry:
        if row:
            found[name] = _cell(part, table, row - 1, column, lookup, before)
        elif name in start:
            found[name] = start[name]
    return found


def _cell(part: Part, table: TableAnswer, row: int, name: str, lookup: Lookup, before: Names | None = None) -> Known:
    """A cell's value; a carried column repeats what its row starts from."""
    place = next(i for i, column in enumerate(table.columns) if column.name == name)
    if table.columns[place].role == "carried" and before is not None:
        start = carried(before, part, table, row, lookup)
        if name in start:
            return start[name]
    return lookup(Slot(part.name, row, name)) or by_key(table.rows[row][place])
