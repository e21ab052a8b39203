"""What the model's dataclasses demand beyond the types of their fields.

The rest of the program makes them with functions that keep these rules; a file from outside may break them, and what
breaks them would fail later, in the middle of printing or marking. So the codec asks here before it lets data in.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from exgen.algebra import Poly
from exgen.formula.tree import Message, Number, Relation, Root
from exgen.model import ChoiceAnswer, Exercise, MarkingScheme, Option, PointsAnswer, TableAnswer, Worksheet

MOST_EXPONENT = 1000
MOST_PLACES = 100

T = TypeVar("T")
_PLACE = re.compile(r"\{(\w+)\}")


def complaint(value: Any) -> str:
    """What is wrong with a decoded dataclass, in a few words; nothing when all is well."""
    check = _CHECKS.get(type(value))
    return check(value) if check else ""


def _poly(value: Poly) -> str:
    exponents = [e for e, _ in value.terms]
    if len(set(value.variables)) != len(value.variables):
        return "a polynomial names a variable twice"
    if any(len(e) != len(value.variables) for e in exponents):
        return "a polynomial's term has not one exponent for each variable"
    if any(not 0 <= power <= MOST_EXPONENT for e in exponents for power in e):
        return f"a polynomial's exponents go from 0 to {MOST_EXPONENT}"
    if exponents != sorted(set(exponents), reverse=True) or not all(c for _, c in value.terms):
        return "a polynomial's terms are out of order"
    return ""


def _message(value: Message) -> str:
    names = dict(value.args)
    missing = set(_PLACE.findall(value.id + value.plural)) - names.keys()
    if missing:
        return f"a message lacks its argument {min(missing)}"
    return "a message counts by its argument n" if value.plural and not isinstance(names.get("n"), int) else ""


def _relation(value: Relation) -> str:
    return "" if len(value.operands) == len(value.signs) + 1 else "a relation has one sign between every two sides"


def _number(value: Number) -> str:
    fits = value.places is None or 0 <= value.places <= MOST_PLACES
    return "" if fits else f"decimals go from 0 to {MOST_PLACES}"


def _root(value: Root) -> str:
    return "" if 2 <= value.degree <= MOST_EXPONENT else f"degrees of roots go from 2 to {MOST_EXPONENT}"


def _choice(value: ChoiceAnswer) -> str:
    return _among([value.right], value.options)


def _points(value: PointsAnswer) -> str:
    if any(len(p.point.items) != len(value.variables) for p in value.points):
        return "a point has not one coordinate for each variable"
    return _among([p.kind for p in value.points], value.kinds)


def _among(names: Iterable[str], options: tuple[Option, ...]) -> str:
    known = [option.name for option in options]
    return next((f'there is no option "{name}"' for name in names if name not in known), _twice("option", known))


def _table(value: TableAnswer) -> str:
    columns = [column.name for column in value.columns]
    if any(len(row) != len(columns) for row in value.rows):
        return "a table's row has not one cell for each column"
    absent = [column for _, column in value.carry if column not in columns]
    return f'there is no column "{absent[0]}" to carry' if absent else _twice("column", columns)


def _exercise(value: Exercise) -> str:
    figures = [figure.name for figure in value.figures]
    parts = [part.name for part in value.parts]
    used = [p.figure for p in value.parts if p.figure] + [s.figure for s in value.solution if s.figure]
    absent = [name for name in used if name not in figures]
    if absent:
        return f'there is no figure "{absent[0]}"'
    named = [step.part for step in value.solution] + [part.repeats for part in value.parts]
    absent = [name for name in named if name and name not in parts]
    return f'there is no part "{absent[0]}"' if absent else _twice("figure", figures) or _twice("part", parts)


def _marking(value: MarkingScheme) -> str:
    shares = (value.form_share, value.follow_share, value.digits_share)
    return "" if all(0 <= share <= 1 for share in shares) else "shares of points go from 0 to 1"


def _worksheet(value: Worksheet) -> str:
    if not value.variants:
        return "a worksheet has at least one variant"
    if any(p.number != i for v in value.variants for i, p in enumerate(v.exercises, 1)):
        return "exercises are numbered from 1"
    return _twice("variant", [variant.number for variant in value.variants])


def _twice(what: str, names: list[T]) -> str:
    repeated = [name for name in names if names.count(name) > 1]
    return f'there are two of {what} "{repeated[0]}"' if repeated else ""


_CHECKS: dict[type, Callable[[Any], str]] = {
    Poly: _poly,
    Message: _message,
    Relation: _relation,
    Number: _number,
    Root: _root,
    ChoiceAnswer: _choice,
    PointsAnswer: _points,
    TableAnswer: _table,
    Exercise: _exercise,
    MarkingScheme: _marking,
    Worksheet: _worksheet,
}
