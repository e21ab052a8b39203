"""One exercise as plain JSON data, for other programs: what is given and what is asked, without words or steps.

Values are texts in plain English notation, the one that `exgen.check_answer` and stated givens read: `4*x^3 + 3*x^2`,
`(12/5, 48/25)`, `{1, 3}`, `]2, 5[`. Rationals are fractions and never floats, so nothing is lost. The way back is
`generate(data["generator"], level=data["level"], **data["given"])`: the same parts with the same answers.
"""

from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from typing import Any

from exgen.formula.notation import DATA
from exgen.formula.tree import FiniteSet, Formula, Matrix, Number, Polynomial, Union, Vector
from exgen.model import (
    Answer,
    ChoiceAnswer,
    DirectionAnswer,
    EquationAnswer,
    Exercise,
    FormulaAnswer,
    IntervalsAnswer,
    MatrixAnswer,
    NumberAnswer,
    Part,
    PointsAnswer,
    SetAnswer,
    TableAnswer,
    Tolerance,
    VectorAnswer,
)


def exercise_data(exercise: Exercise) -> dict[str, Any]:
    """The exercise as JSON data: generator, revision, level, seed, given, parts.

    `given` maps catalogue names to plain notation. A part has `name`, `label` (the formula it is about, or null),
    `kind` (number, formula, vector, direction, matrix, set, intervals, equation, choice, points, table), `answer`,
    `tolerance` and `points` (a whole number or a fraction such as "1/2").

    The answer is a text; of a choice the right option's name, of classified points a list of {point, kind}, of a
    table its rows with named columns. The tolerance is null or {kind: value}, as in {"decimals": 2} and
    {"abs": "1/5"}; of a table {column: tolerance} for the columns that have one.
    """
    return {
        "generator": exercise.generator,
        "revision": exercise.revision,
        "level": exercise.level,
        "seed": exercise.seed,
        "given": {name: _given(value) for name, value in exercise.given},
        "parts": [_part(part) for part in exercise.parts],
    }


def _given(value: Formula) -> str:
    """A given value as it may be stated; several functions have ; between them."""
    if isinstance(value, Vector) and all(isinstance(item, Polynomial) for item in value.items):
        return "; ".join(_text(item) for item in value.items)
    return _text(value)


def _part(part: Part) -> dict[str, Any]:
    kind, answer = _answer(part.answer)
    return {
        "name": part.name,
        "label": None if part.label is None else _text(part.label),
        "kind": kind,
        "answer": answer,
        "tolerance": _tolerances(part.answer),
        "points": _number(part.points),
    }


def _answer(answer: Answer) -> tuple[str, Any]:
    """The kind of an answer and its value."""
    match answer:
        case NumberAnswer():
            return "number", _text(answer.value)
        case FormulaAnswer():
            return "formula", _text(answer.value)
        case VectorAnswer():
            return "vector", _text(Vector(answer.items))
        case DirectionAnswer():
            return "direction", _text(Vector(answer.items))
        case MatrixAnswer():
            return "matrix", _text(Matrix(answer.rows))
        case SetAnswer():
            return "set", _text(FiniteSet(answer.items))
        case IntervalsAnswer():
            return "intervals", _text(Union(answer.intervals))
        case EquationAnswer():
            return "equation", _text(answer.equation)
        case ChoiceAnswer():
            return "choice", answer.right
        case PointsAnswer():
            return "points", [{"point": _text(p.point), "kind": p.kind} for p in answer.points]
        case TableAnswer():
            names = [column.name for column in answer.columns]
            return "table", [dict(zip(names, map(_text, row), strict=True)) for row in answer.rows]
    raise TypeError(f"{type(answer).__name__} has no JSON")


def _tolerances(answer: Answer) -> dict[str, Any] | None:
    if isinstance(answer, TableAnswer):
        found = {column.name: _tolerance(column.tolerance) for column in answer.columns}
        return {name: tolerance for name, tolerance in found.items() if tolerance} or None
    return _tolerance(getattr(answer, "tolerance", None))


def _tolerance(tolerance: Tolerance | None) -> dict[str, Any] | None:
    return {tolerance.kind: _number(tolerance.value)} if tolerance else None


def _number(value: Fraction) -> int | str:
    return value.numerator if value.denominator == 1 else str(value)


def _text(formula: Formula) -> str:
    from exgen.formula.printers import typed

    return typed(_as_fractions(formula), DATA)


def _as_fractions(value: Any) -> Any:
    """The same formula with every number written as a whole number or a fraction."""
    if isinstance(value, Number):
        return Number(value.value)
    if isinstance(value, tuple):
        return tuple(_as_fractions(item) for item in value)
    if isinstance(value, Formula) and is_dataclass(value):
        return replace(value, **{f.name: _as_fractions(getattr(value, f.name)) for f in fields(value)})
    return value
