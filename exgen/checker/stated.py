"""A key that a program states as text, in plain English notation: read as the kind it says or the first it can be.

What stands in the JSON of an exercise can be stated as it is, but for a choice, classified points and a table: these
need the exercise around them and are marked with it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from exgen.errors import UserError
from exgen.formula.evaluate import names_in
from exgen.formula.notation import DATA
from exgen.formula.reader import (
    Context,
    Read,
    Unreadable,
    read_equation,
    read_formula,
    read_intervals,
    read_matrix,
    read_number,
    read_points,
    read_set,
    read_vector,
)
from exgen.formula.tree import FiniteSet, Formula, Interval, Matrix, Relation, Union, Vector
from exgen.model import (
    Answer,
    DirectionAnswer,
    EquationAnswer,
    FormulaAnswer,
    IntervalsAnswer,
    MatrixAnswer,
    NumberAnswer,
    SetAnswer,
    Tolerance,
    VectorAnswer,
)
from exgen.text import language

AnswerKind = Literal["number", "formula", "vector", "direction", "matrix", "set", "intervals", "equation"]
AnswerForm = Literal["", "number", "expanded", "factored", "simplified"]

_READERS: dict[str, Callable[[str, Context], Read | Unreadable]] = {
    "number": read_number,
    "formula": read_formula,
    "vector": read_vector,
    "direction": read_vector,
    "matrix": read_matrix,
    "set": lambda text, context: _read_points(text, context) or read_set(text, context),
    "intervals": read_intervals,
    "equation": read_equation,
}
_GUESSES = ("matrix", "number", "formula", "vector", "set", "intervals")
"""The kinds that a key without a kind may turn out to be. An equation reads as a labelled formula, so it must say."""
_WITH_TOLERANCE = ("number", "vector", "set")


@dataclass(frozen=True, slots=True)
class StatedKey:
    """The key and the names in it, longest first."""

    kind: AnswerKind
    tree: Formula
    names: tuple[str, ...]


def read_key(expected: str, kind: str | None) -> StatedKey:
    """The key as the kind, or as the first kind that it can be. UserError where it cannot be read."""
    if kind is not None and kind not in get_args(AnswerKind):
        raise UserError(f'there is no kind "{kind}" of answer; there are {", ".join(get_args(AnswerKind))}')
    if not isinstance(expected, str):
        raise UserError("the expected answer must be text")
    problems = {}
    for tried in _GUESSES if kind is None else (kind,):
        read = _READERS[tried](expected, Context(DATA, any_names=True))
        if isinstance(read, Unreadable):
            problems[tried] = language("en").text(read.message)
        elif kind is not None or _is_plainly(read.tree, tried, expected):
            names = sorted(names_in(read.tree), key=lambda name: (-len(name), name))
            return StatedKey(tried, read.tree, tuple(names))  # type: ignore[arg-type]
    raise UserError(f'the expected answer "{expected}" cannot be read: {problems[kind or "vector"]}')


def _read_points(text: str, context: Context) -> Read | None:
    """A set of points, {(1, 2), (3, 4)}; None where the text is none, which a set of numbers may be."""
    points = read_points(text, context) if "".join(text.split()).startswith("{(") else ()
    if isinstance(points, Unreadable) or not points:
        return None
    return Read(
        FiniteSet(tuple(point.point.tree for point in points)),
        tuple(written for point in points for written in point.point.written),
    )


def _is_plainly(tree: Formula, kind: str, text: str) -> bool:
    """Whether the text was meant as this kind: (1,2) is a point and no decimal, "none" is no product of letters."""
    match kind:
        case "matrix":
            return text.lstrip().startswith(("((", "[["))
        case "vector":
            return _is_point(tree)
        case "number" | "formula" if text.lstrip().startswith("("):
            read = read_vector(text, Context(DATA, any_names=True))
            return isinstance(read, Unreadable) or not _is_point(read.tree)
    return text.strip() != "none" or kind == "set"


def _is_point(tree: Formula) -> bool:
    return isinstance(tree, Vector) and len(tree.items) > 1


def key_answer(
    key: StatedKey, variables: tuple[str, ...], tolerance: Tolerance | None, form: str, ends_free: bool
) -> Answer:
    """The key as an answer of the model. UserError where tolerance or form do not go with its kind."""
    if form not in get_args(AnswerForm):
        raise UserError(f'there is no form "{form}"; there are {", ".join(filter(None, get_args(AnswerForm)))}')
    if form and key.kind != ("number" if form == "number" else "formula"):
        raise UserError(f'the form "{form}" does not go with an answer of kind {key.kind}')
    if tolerance and (key.kind not in _WITH_TOLERANCE or key.names):
        raise UserError(f"an answer of kind {key.kind} is compared exactly: leave the tolerance out")
    match key.tree:
        case Vector(items=items) if key.kind == "direction":
            return DirectionAnswer(_numbers(items, key))
        case Vector(items=items) if key.kind == "vector":
            return VectorAnswer(items, variables if key.names else (), tolerance)
        case Matrix(rows=rows):
            return MatrixAnswer(rows, variables if key.names else ())
        case FiniteSet(items=items):
            return SetAnswer(_numbers(items, key), _dimension(items), tolerance)
        case Union(parts=parts):
            return IntervalsAnswer(tuple(part for part in parts if isinstance(part, Interval)), ends_free)
        case Relation():
            return EquationAnswer(key.tree, variables)
        case _ if key.kind == "equation":
            raise UserError("an equation has an = sign between two sides, as in y = 2x + 1")
        case _ if key.kind == "formula":
            return FormulaAnswer(key.tree, variables, form)  # type: ignore[arg-type]
    return NumberAnswer(key.tree, tolerance, form)  # type: ignore[arg-type]


def _numbers(items: tuple[Formula, ...], key: StatedKey) -> tuple[Formula, ...]:
    if key.names:
        raise UserError(f"an answer of kind {key.kind} holds numbers, not {key.names[0]}")
    return items


def _dimension(items: tuple[Formula, ...]) -> int:
    sizes = {len(item.items) if isinstance(item, Vector) else 1 for item in items} or {1}
    if len(sizes) > 1:
        raise UserError("the points of a set have equally many coordinates")
    return sizes.pop()
