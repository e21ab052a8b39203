"""Names and labels of answers, rows and tables at once, tries, points, and parts that need each other."""

from dataclasses import replace
from fractions import Fraction

import pytest
from checker_exercises import descent, exercise, part, single

from exgen.checker import ExerciseResult, find, mark_exercise, mark_part, places
from exgen.errors import UserError
from exgen.formula.build import formula, over
from exgen.formula.tree import msg
from exgen.model import ChoiceAnswer, NumberAnswer, Option, SetAnswer

EXACT = descent()


def outcomes(result: ExerciseResult) -> str:
    return "".join(item.outcome[0] for item in result.items)


def test_places_have_a_stable_name_and_the_label_of_the_sheet() -> None:
    assert [(p.slot.name, p.label) for p in places(EXACT)] == [
        ("derivative", "a"),
        ("steps.1.slope", "b.1"),
        ("steps.1.new_theta", "b.2"),
        ("steps.2.slope", "b.3"),
        ("steps.2.new_theta", "b.4"),
    ]


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("derivative", ["a"]),
        ("3a", ["a"]),
        ("3 B.2", ["b.2"]),
        ("steps.2.slope", ["b.3"]),
        ("steps.2", ["b.3", "b.4"]),
        ("steps", ["b.1", "b.2", "b.3", "b.4"]),
        ("12b", ["b.1", "b.2", "b.3", "b.4"]),
    ],
)
def test_names_and_labels_are_found(name: str, labels: list[str]) -> None:
    assert [place.label for place in find(EXACT, name)] == labels


@pytest.mark.parametrize("name", ["c", "b.5", "steps.3", "steps.1.theta", "", "3", "slope"])
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(UserError, match="the parts are derivative, steps"):
        find(EXACT, name)


def test_the_only_part_needs_no_letter() -> None:
    alone = single(NumberAnswer(formula(2)))
    assert [place.label for place in find(alone, "4")] == ["a"]
    table = replace(EXACT, parts=EXACT.parts[1:])
    assert [place.label for place in find(table, "4.3")] == ["a.3"]


@pytest.mark.parametrize(
    ("answers", "language", "expected"),
    [
        ({"steps": "24; 1.6; 9.6; 0.64"}, "en", "brrrr"),
        ({"steps": "24; 1,6; 9,6; 0,64"}, "nl", "brrrr"),
        ({"steps": "24, 1.6\n9.6, 0.64"}, "en", "brrrr"),
        ({"b": "24; 1,6\n9,6; 0,64"}, "nl", "brrrr"),
        ({"steps.1": "24; 1.6", "steps.2": "9.6; 0.65"}, "en", "brrrw"),
        ({"steps.2": "9.6; 0.64"}, "en", "bbbrr"),
        ({"steps.1": "24; 1.6"}, "en", "brrbb"),
        ({"steps.1": "24; θ = 1.6"}, "en", "brrbb"),
        ({"steps.1": "24; 1.6; 9.6"}, "en", "bibbb"),
        ({"steps.1": "24; 2*"}, "en", "bribb"),
        ({"steps": "24; 1.6; ; 0.64"}, "en", "brrbr"),
    ],
)
def test_a_row_or_a_table_at_once(answers: dict[str, str], language: str, expected: str) -> None:
    assert outcomes(mark_exercise(EXACT, answers, language=language)) == expected


def test_a_row_in_the_wrong_place_is_told() -> None:
    result = mark_exercise(EXACT, {"derivative": "6θ", "steps.1": "9.6; 0.64", "steps.2": "3.84; 0.256"})
    assert outcomes(result) == "rwwrr"
    said = result.items[1].verdict
    assert said is not None
    assert (said.mistake, said.remark) == ("row-skipped", "These values belong in another row.")


def test_exchanged_columns_are_told() -> None:
    result = mark_exercise(EXACT, {"derivative": "6θ", "steps": "1.6; 24; 0.64; 9.6"})
    assert outcomes(result) == "rwwww"
    assert {item.verdict.mistake for item in result.items[1:] if item.verdict} == {"columns-exchanged"}
    dutch = mark_exercise(EXACT, {"steps.1": "1,6; 24"}, language="nl").items[1].verdict
    assert dutch is not None
    assert dutch.remark == "Het lijkt alsof twee kolommen verwisseld zijn."


def test_first_try_points_and_final_points_are_kept_apart() -> None:
    item = mark_exercise(EXACT, {"a": ["2*", "3θ", "5θ", "6θ"]}).items[0]
    assert (item.first, item.final, item.tries, item.outcome) == (0, 1, 3, "right")
    assert item.typed == ("2*", "3θ", "5θ", "6θ")
    at_once = mark_exercise(EXACT, {"a": ["6θ+", "6θ"]}).items[0]
    assert (at_once.first, at_once.final, at_once.tries) == (1, 1, 1)


def test_an_invalid_answer_after_a_good_one_changes_nothing() -> None:
    result = mark_exercise(EXACT, {"a": ["3θ", "6θ*"], "b.1": "12"})
    assert outcomes(result) == "wrbbb"


def test_blank_is_not_wrong() -> None:
    result = mark_exercise(EXACT, {"a": "  "})
    assert outcomes(result) == "bbbbb"
    assert result.final == 0
    assert result.points == 5


def test_the_solution_earns_nothing() -> None:
    result = mark_exercise(EXACT, {"a": ["3θ", "6θ"], "b.1": "24"}, shown=["a"])
    assert (result.items[0].final, result.items[0].shown, result.items[1].final) == (0, True, 1)


CHOICES = ChoiceAnswer((Option("+", msg("rising")), Option("-", msg("falling"))), "+")


def test_two_way_choices_go_in_pairs() -> None:
    first = part("sign", CHOICES, points=Fraction(0))
    second = part("grows", CHOICES, points=Fraction(1), needs=("sign",))
    pair = exercise(first, second)
    assert mark_exercise(pair, {"sign": "+", "grows": "+"}).final == 1
    assert mark_exercise(pair, {"sign": "-", "grows": "+"}).final == 0
    assert mark_exercise(pair, {"grows": "+"}).final == 0
    retried = mark_exercise(pair, {"sign": ["-", "+"], "grows": "+"})
    assert (retried.first, retried.final) == (0, 1)


def test_one_answer_with_those_before_it() -> None:
    verdict = mark_part("steps.2.slope", "10.2", exercise=EXACT, earlier={"b.1": "24", "b.2": "1.7"})
    assert (verdict.outcome, verdict.follows) == ("right", "θ = 1.7")
    assert mark_part("steps.2.slope", "10.2", exercise=EXACT).outcome == "wrong"
    assert mark_part(EXACT.parts[0], "6θ", exercise=EXACT).outcome == "right"


def test_an_earlier_answer_to_the_same_question_is_replaced() -> None:
    assert mark_part("a", "6θ", exercise=EXACT, earlier={"a": "3θ"}).outcome == "right"


def test_a_table_is_not_one_answer() -> None:
    with pytest.raises(UserError, match="several cells"):
        mark_part("steps", "24", exercise=EXACT)


def test_points_of_parts_and_exercises_add_up() -> None:
    roots = part("roots", SetAnswer((formula(1), formula(2))), points=Fraction(3))
    half = part("half", NumberAnswer(over(1, 2)), points=Fraction(1, 2))
    result = mark_exercise(exercise(roots, half), {"roots": "1; 2", "half": "0.4"})
    assert [(p.label, p.points, p.final) for p in result.parts] == [("a", 3, 3), ("b", Fraction(1, 2), 0)]
    assert (result.points, result.final) == (Fraction(7, 2), 3)
