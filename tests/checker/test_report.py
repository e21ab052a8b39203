"""A sheet's report: exact points, and the same answers give the same bytes."""

import json
from fractions import Fraction

import pytest
from checker_exercises import descent, part
from checker_exercises import exercise as made

from exgen.checker import mark_sheet, report_json
from exgen.errors import UserError
from exgen.formula.build import over
from exgen.model import NumberAnswer, Placed, Variant

ALONE = made(part("half", NumberAnswer(over(1, 2)), points=Fraction(1, 2)))
SHEET = Variant(7, "ABCDE-FGHJ-KMNPQ", (Placed(1, descent()), Placed(2, ALONE)))
TYPED = {"1a": "6θ", "1b": "24; 1,7; 10,2; 0,68", "2": "0,5"}


def test_answers_are_found_by_exercise_and_part() -> None:
    report = mark_sheet(SHEET, TYPED, language="nl")
    assert [item.outcome for result in report.exercises for item in result.items] == [
        "right", "right", "wrong", "right", "right", "right",
    ]  # fmt: skip
    assert (report.points, report.final, report.first) == (Fraction(11, 2), Fraction(9, 2), Fraction(9, 2))
    by_name = {"1.derivative": "6θ", "1.steps.1.slope": "24", "1 b.2": "1,7", "1b.3": "10,2", "2.half": "0,5"}
    assert mark_sheet(SHEET, by_name, language="nl").final == Fraction(7, 2)


@pytest.mark.parametrize("name", ["3a", "a", "2b", "", "1.zzz"])
def test_an_answer_to_nothing_is_refused(name: str) -> None:
    with pytest.raises(UserError):
        mark_sheet(SHEET, {name: "1"})


def test_a_sheet_of_one_exercise_needs_no_number() -> None:
    report = mark_sheet(Variant(1, "X", (Placed(1, descent()),)), {"a": "6θ"}, shown=["b.1"])
    assert report.final == 1
    assert report.exercises[0].items[1].shown


def test_the_same_answers_give_the_same_bytes() -> None:
    once = report_json(mark_sheet(SHEET, TYPED, language="nl"))
    again = report_json(mark_sheet(SHEET, dict(reversed(TYPED.items())), language="nl"))
    assert once == again
    assert once.endswith("}\n")


def test_what_the_report_says() -> None:
    data = json.loads(report_json(mark_sheet(SHEET, TYPED, language="nl")))
    assert list(data) == [
        "version", "code", "variant", "language", "points", "first_points", "final_points", "exercises",
    ]  # fmt: skip
    assert (data["variant"], data["language"], data["points"], data["final_points"]) == (7, "nl", "11/2", "9/2")
    first = data["exercises"][0]
    assert (first["number"], first["generator"], first["points"]) == (1, "test", 5)
    cell = first["parts"][1]["items"][2]
    assert cell == {
        "name": "steps.2.slope",
        "label": "b.3",
        "outcome": "right",
        "points": 1,
        "first_points": 1,
        "final_points": 1,
        "tries": 1,
        "shown": False,
        "typed": ["24; 1,7; 10,2; 0,68"],
        "read_as": "10,2",
        "remark": "Dit volgt juist uit jouw θ = 1,7, dus je krijgt de punten. De fout zit een stap eerder.",
        "mistake": "",
        "follows": "θ = 1,7",
    }
