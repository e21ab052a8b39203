"""Critical points and hessians: the cases in order, and what a pupil is left with after a known mistake."""

import pytest

from exgen.checker.diagnose import mistake_values
from exgen.checker.mark import mark_part
from exgen.checker.reading import shown_as
from exgen.checker.slots import places
from exgen.errors import UserError
from exgen.formula.printers import plain
from exgen.model import Exercise, PointsAnswer
from exgen.registry import generate
from exgen.render.formats import load_format
from exgen.render.formatter import Formatter
from exgen.render.tables import points_table
from exgen.text import language

EN = language("en")

NINE = "x^4 - 2x^2 + y^4 - 2y^2"


def mistakes(exercise: Exercise, part: int = 0) -> dict[str, str]:
    """The known mistakes of a part, each with the answer that it leads to."""
    place = places(exercise)[part]
    return {mistake.name: shown_as(value, place, EN) for mistake, value in mistake_values(exercise, place)}


@pytest.mark.parametrize(
    ("function", "name", "answer"),
    [
        ("-x^4 - 4x y - y^4", "negative-root-lost", "(0, 0) saddle, (1, −1) maximum"),
        ("x^4 - 8x y + 2y^2", "negative-root-lost", "(0, 0) saddle, (2, 4) minimum"),
        ("-x^2 y - 4x^2 - 2y^2", "negative-root-lost", "(0, 0) maximum, (4, −4) saddle"),
        ("x^3 - 3x + y^3 - 12y", "negative-root-lost", "(1, 2) minimum"),
        ("x^3 - 3x + y^3 - 12y", "not-combined", "(−1, −2) maximum, (1, 2) minimum"),
        ("x^3 - 6x^2 + y^2", "first-solution-only", "(0, 0) saddle"),
        ("x^3 - 6x^2 + y^2", "last-solution-only", "(4, 0) minimum"),
        ("x^3 - 3x + y^2", "first-solution-only", "(−1, 0) saddle"),
        ("x^3 - 3x + y^2", "negative-root-lost", "(1, 0) minimum"),
    ],
)
def test_points_that_are_left_after_a_mistake(function: str, name: str, answer: str) -> None:
    assert mistakes(generate("critical-points", level=3, function=function))[name] == answer


def test_the_solutions_stand_in_order() -> None:
    said = [EN.text(step.text) for step in generate("critical-points", function=NINE).solution if step.text]
    assert "So x = −1 or x = 0 or x = 1." in said


@pytest.mark.parametrize(("function", "rows"), [("x^2 + y^2", 4), ("x^3 - 3x + y^3 - 3y", 4), (NINE, 9)])
def test_the_table_has_four_rows_and_more_only_for_more_points(function: str, rows: int) -> None:
    (part,) = generate("critical-points", function=function).parts
    assert isinstance(part.answer, PointsAnswer)
    assert len(points_table(part.answer, Formatter(load_format("text"), EN), 16).rows) == rows


def test_no_points_are_read_back_as_the_empty_set() -> None:
    exercise = generate("critical-points", level=1, seed=1)
    verdict = mark_part("points", "none", exercise=exercise)
    assert (verdict.outcome, verdict.read_as) == ("wrong", "∅")


def test_first_derivatives_in_a_constant_hessian_are_read_and_named() -> None:
    exercise = generate("hessian", level=1, function="4x^2 + 4x y - 7y^2 - 2y")
    verdict = mark_part("hessian", "((8x + 4y, 4), (4, 4x - 14y - 2))", exercise=exercise)
    assert verdict.mistake == "first-derivatives"
    assert mark_part("hessian", "((8, 4), (4, -14))", exercise=exercise).outcome == "right"


@pytest.mark.parametrize("typed", ["det H = 44", "det(H(P)) = 44", "|H| = 44", "D = 44", "44"])
def test_the_determinant_may_be_named_in_every_usual_way(typed: str) -> None:
    exercise = generate("hessian", level=3, function="-2x^2 + 2x y^2 + 6x y - 8x - 6y", point="(-3, -2)")
    assert mark_part("determinant", typed, exercise=exercise).outcome == "right"


def test_a_linear_function_is_not_called_one_of_degree_2() -> None:
    said = [EN.text(step.text) for step in generate("hessian", level=1, function="x + y").solution if step.text]
    assert not any("degree" in line for line in said)


def test_the_height_at_the_point_itself_needs_no_estimate() -> None:
    with pytest.raises(UserError, match="the point itself"):
        generate("tangent-plane", level=3, function="x^2 + y^2", point="(1, 2)", near="(1, 2)")


@pytest.mark.parametrize(
    ("function", "line"),
    [
        ("x^4 + 4x y + y^4", "4x + 4 · (−x³)³ = −4x⁹ + 4x = −4x(x⁸ − 1) = −4x(x − 1)(x + 1)(x² + 1)(x⁴ + 1) = 0"),
        ("x^3 - 3x y + y^3", "−3x + 3 · (x²)² = 3x⁴ − 3x = 3x(x³ − 1) = 3x(x − 1)(x² + x + 1) = 0"),
        ("x^5 - 5x + y^2", "f_x = 5x⁴ − 5 = 5(x⁴ − 1) = 5(x − 1)(x + 1)(x² + 1) = 0"),
        ("x^4 - 8x y + 2y^2", "−8x + 4 · ½x³ = 2x³ − 8x = 2x(x − 2)(x + 2) = 0"),
        ("x^3 - 3x + y^2", "f_x = 3x² − 3 = 3(x − 1)(x + 1) = 0"),
    ],
)
def test_what_has_a_high_degree_is_first_freed_of_its_common_factor(function: str, line: str) -> None:
    exercise = generate("critical-points", level=3, function=function)
    assert line in [plain(step.formula) for step in exercise.solution if step.formula]


OWN = "((-4, -2), (-2, 12))"
"""A wrong hessian, of which the determinant is negative."""


@pytest.mark.parametrize(
    ("typed", "earlier", "outcome", "mistake"),
    [
        ("maximum", {}, "right", ""),
        ("saddle", {}, "wrong", ""),
        ("minimum", {}, "wrong", "kinds-exchanged"),
        ("saddle", {"determinant": "-44"}, "right", ""),
        ("saddle", {"hessian_at_point": OWN}, "right", ""),
        ("minimum", {"hessian_at_point": "((4, -2), (-2, 12))", "determinant": "44"}, "right", ""),
    ],
)
def test_the_kind_follows_from_the_own_matrix(typed: str, earlier: dict[str, str], outcome: str, mistake: str) -> None:
    exercise = generate("hessian", level=3, function="-2x^2 + 2x y^2 + 6x y - 8x - 6y", point="(-3, -2)")
    verdict = mark_part("kind", typed, exercise=exercise, earlier=earlier)
    assert (verdict.outcome, verdict.mistake or "") == (outcome, mistake)


@pytest.mark.parametrize(("level", "worth"), [(1, 3), (2, 5), (3, 7)])
def test_what_it_is_worth_does_not_tell_how_many_points_there_are(level: int, worth: int) -> None:
    exercises = [generate("critical-points", level=level, seed=seed) for seed in range(30)]
    assert {exercise.points for exercise in exercises} == {worth}
    assert {sum(step.points for step in exercise.solution) for exercise in exercises} == {worth}


def test_a_stated_function_with_more_points_is_worth_more() -> None:
    exercise = generate("critical-points", level=1, function="x^3 - 3x + y^3 - 3y")
    assert exercise.points == 9
