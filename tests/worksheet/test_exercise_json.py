"""The JSON of an exercise holds what is given and asked, exactly, in plain English notation."""

import json
import re
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from exgen.algebra import polynomial
from exgen.formula.build import decimal, equals, formula, minus
from exgen.formula.tree import Formula, Infinity, Interval, Negative, Number, Root, Symbol, Vector, msg
from exgen.model import (
    Answer,
    ChoiceAnswer,
    ClassifiedPoint,
    Column,
    DirectionAnswer,
    EquationAnswer,
    Exercise,
    FormulaAnswer,
    IntervalsAnswer,
    MatrixAnswer,
    NumberAnswer,
    Option,
    Part,
    PointsAnswer,
    SetAnswer,
    TableAnswer,
    Tolerance,
    VectorAnswer,
)
from exgen.registry import generate, ids
from exgen.worksheet.exercise_json import exercise_data

POLY = polynomial({(3, 0): 4, (2, 2): 3}, ("x", "y"))
TWO_DECIMALS = Tolerance("decimals", Fraction(2))


def number(value: str | int) -> Number:
    return Number(Fraction(value))


def data_of(answer: Answer, **more: Any) -> dict[str, Any]:
    """The JSON of the only part of an exercise with this answer."""
    part = Part("name", msg("?"), answer, Fraction(1))
    exercise = Exercise("g", 1, 2, 3, (), (), msg("t"), (), (replace(part, **more),), ())
    data = exercise_data(exercise)["parts"][0]
    assert json.loads(json.dumps(data)) == data
    return data


OPTIONS = (Option("minimum", msg("minimum")), Option("saddle", msg("saddle")))
TABLE = TableAnswer(
    (Column("slope", msg("slope"), tolerance=TWO_DECIMALS), Column("theta", Symbol("theta"))),
    ((number(24), decimal(Fraction(8, 5))), (number("48/5"), decimal(Fraction(16, 25)))),
)
ANSWERS: list[tuple[Answer, str, Any]] = [
    (NumberAnswer(decimal(Fraction(1, 8), 2)), "number", "1/8"),
    (NumberAnswer(Root(number(2))), "number", "sqrt(2)"),
    (FormulaAnswer(formula(POLY), ("x", "y")), "formula", "4*x^3 + 3*x^2*y^2"),
    (VectorAnswer((number("12/5"), decimal(Fraction(48, 25)))), "vector", "(12/5, 48/25)"),
    (DirectionAnswer((number(-1), number(2))), "direction", "(-1, 2)"),
    (MatrixAnswer(((number(1), number(2)), (number(3), number(4)))), "matrix", "((1, 2), (3, 4))"),
    (SetAnswer((number(1), number(3))), "set", "{1, 3}"),
    (SetAnswer(()), "set", "none"),
    (SetAnswer((Vector((number(1), number(2))),), 2), "set", "{(1, 2)}"),
    (IntervalsAnswer((Interval(number(2), number(5)),)), "intervals", "]2, 5["),
    (IntervalsAnswer((Interval(Negative(Infinity()), number(2), high_closed=True),)), "intervals", "]-inf, 2]"),
    (EquationAnswer(equals("y", minus("x", decimal(Fraction(1, 2)))), ("x", "y")), "equation", "y = x - 1/2"),
    (ChoiceAnswer(OPTIONS, "saddle"), "choice", "saddle"),
    (
        PointsAnswer((ClassifiedPoint(Vector((number(1), number("1/2"))), "minimum"),), OPTIONS, ("x", "y")),
        "points",
        [{"point": "(1, 1/2)", "kind": "minimum"}],
    ),
    (TABLE, "table", [{"slope": "24", "theta": "8/5"}, {"slope": "48/5", "theta": "16/25"}]),
]


@pytest.mark.parametrize(("answer", "kind", "value"), ANSWERS, ids=range(len(ANSWERS)))
def test_an_answer_is_exact_and_of_its_kind(answer: Answer, kind: str, value: Any) -> None:
    data = data_of(answer)
    assert (data["kind"], data["answer"]) == (kind, value)


def test_every_kind_of_answer_is_tried() -> None:
    assert {kind.__name__ for kind in Answer.__subclasses__()} == {type(answer).__name__ for answer, _, _ in ANSWERS}


def test_tolerances_are_numbers_under_their_kind() -> None:
    one = number(1)
    assert data_of(NumberAnswer(one))["tolerance"] is None
    assert data_of(NumberAnswer(one, TWO_DECIMALS))["tolerance"] == {"decimals": 2}
    assert data_of(VectorAnswer((one,), (), Tolerance("abs", Fraction(1, 5))))["tolerance"] == {"abs": "1/5"}
    assert data_of(TABLE)["tolerance"] == {"slope": {"decimals": 2}}
    assert data_of(replace(TABLE, columns=TABLE.columns[1:], rows=()))["tolerance"] is None


def test_points_and_labels() -> None:
    one = NumberAnswer(number(1))
    assert (data_of(one)["points"], data_of(one, points=Fraction(1, 2))["points"]) == (1, "1/2")
    assert (data_of(one)["label"], data_of(one, label=Symbol("Z_x"))["label"]) == (None, "Z_x")


def test_the_exercise_of_the_source_sheet() -> None:
    terms = polynomial({(4, 0): 1, (3, 2): 1, (0, 5): 1, (0, 0): 8}, ("x", "y"))
    exercise = replace(generate("partial-mixed", seed=1), given=(("function", formula(terms)),))
    data = exercise_data(exercise)
    assert list(data) == ["generator", "revision", "level", "seed", "given", "parts"]
    assert data["given"] == {"function": "x^4 + x^3*y^2 + y^5 + 8"}
    assert [list(part) for part in data["parts"]] == [["name", "label", "kind", "answer", "tolerance", "points"]] * 3
    assert [part["name"] for part in data["parts"]] == ["Z_x", "Z_y", "Z_xy"]


def test_given_values_are_written_as_they_may_be_stated() -> None:
    points = Vector((Vector((number(1), number(2))), Vector((number(3), decimal(Fraction(9, 2))))))
    values = {
        "functions": Vector((formula(POLY), formula(POLY.diff("x")))),
        "starts": Vector((decimal(Fraction(-1, 2)), number(3))),
        "points": points,
        "operation": Symbol("+"),
        "steps": number(2),
    }
    exercise = replace(generate("partial-mixed", seed=1), given=tuple(values.items()))
    assert exercise_data(exercise)["given"] == {
        "functions": "4*x^3 + 3*x^2*y^2; 12*x^2 + 6*x*y^2",
        "starts": "(-1/2, 3)",
        "points": "((1, 2), (3, 9/2))",
        "operation": "+",
        "steps": "2",
    }


def texts(data: Any) -> list[str]:
    if isinstance(data, dict | list):
        return [text for item in (data.values() if isinstance(data, dict) else data) for text in texts(item)]
    assert isinstance(data, str | int | None)
    return [data] if isinstance(data, str) else []


@pytest.mark.parametrize("generator", ids())
@pytest.mark.parametrize("level", [1, 2, 3])
class TestEveryGenerator:
    def test_has_json_without_decimals(self, generator: str, level: int) -> None:
        for seed in range(5):
            data = exercise_data(generate(generator, seed=seed, level=level))
            assert json.loads(json.dumps(data)) == data
            assert not [text for text in texts(data) if re.search(r"\d\.\d", text)]

    def test_comes_back_from_its_given(self, generator: str, level: int) -> None:
        for seed in range(5):
            exercise = generate(generator, seed=seed, level=level)
            data = exercise_data(exercise)
            again = generate(data["generator"], level=data["level"], seed=seed, **data["given"])
            assert exercise_data(again) == data


def test_a_formula_is_not_changed_by_being_written() -> None:
    value: Formula = minus(decimal(Fraction(1, 4)), "x")
    answer = FormulaAnswer(value, ("x",))
    assert data_of(answer)["answer"] == "1/4 - x"
    assert answer.value == value
