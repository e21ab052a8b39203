"""Factoring and roots as a class does them: a reason for every factor, and every root from a factor or the formula."""

from collections import Counter
from typing import Any

import pytest

from exgen.checker.mark import mark_part
from exgen.errors import UserError
from exgen.figures.describe import Graph
from exgen.formula.printers import plain
from exgen.model import Exercise
from exgen.registry import generate
from exgen.text import language


def stated(name: str, **given: Any) -> Exercise:
    return generate(f"polynomial-{name}", level=given.pop("level", 2), **given)


def board(exercise: Exercise) -> list[str]:
    """The worked solution in English, a string for each line."""
    english = language("en")
    said = ((english.text(step.text) if step.text else "", step.formula) for step in exercise.solution)
    return [f"{text} {plain(told) if told is not None else ''}".strip() for text, told in said]


# Factoring


@pytest.mark.parametrize(
    ("function", "lines"),
    [
        ("x^4 - 16", ["= (x²)² − 4² = (x² − 4)(x² + 4)", "x² − 4 = x² − 2² = (x − 2)(x + 2)"]),
        ("x^4 - 5x^2 + 4", ["product 4 and sum −5: −4 and −1", "= (x² − 4)(x² − 1)"]),
        ("3x^4 - x^2 - 2", ["= 3x⁴ − 3x² + 2x² − 2 = 3x²(x² − 1) + 2(x² − 1)"]),
        ("x^4 + 4", ["Complete the square", "= x⁴ + 4x² + 4 − 4x² = (x² + 2)² − (2x)²"]),
        ("x^5 - x", ["All terms have x in common", "x⁴ − 1 = (x²)² − 1² = (x² − 1)(x² + 1)"]),
        ("x^3 - x^2", ["= x² · x − x² · 1"]),
    ],
)
def test_every_factor_has_its_reason(function: str, lines: list[str]) -> None:
    told = "\n".join(board(stated("factor", function=function)))
    for each in lines:
        assert each in told


@pytest.mark.parametrize("name", ["factor", "roots"])
def test_a_product_that_no_class_finds_is_refused(name: str) -> None:
    with pytest.raises(UserError, match="no way known in class"):
        stated(name, function="(x^2 + 1)(x^2 + x + 1)")


def test_the_tip_is_that_of_the_way_the_board_takes() -> None:
    tips = {
        function: stated("factor", function=function).parts[0].tips[1].id for function in ("x^4 - 16", "x^4 - 5x^2 + 4")
    }
    assert "two squares" in tips["x^4 - 16"]
    assert "two numbers" in tips["x^4 - 5x^2 + 4"]


def test_a_missing_power_is_told_before_the_scheme_that_needs_its_0() -> None:
    told = "Write a 0 for every missing power."
    assert told in board(stated("factor", function="x^3 - 21x + 20", root=4))
    assert told not in board(stated("factor", function="x^3 + 2x^2 - x - 2", root=-2))


@pytest.mark.parametrize(
    ("given", "typed", "mistake"),
    [
        ({"function": "2x^2 - 3x - 20"}, "(x - 8)(x + 5)", "numbers-as-factors"),
        ({"function": "4x^2 - 6x - 40"}, "2(x - 8)(x + 5)", "numbers-as-factors"),
        ({"function": "x^3 - 21x + 20", "root": 4}, "(x + 4)(x - 1)(x + 5)", "opposite-root"),
        ({"function": "x^3 - 21x + 20", "root": 4}, "(x + 4)(x + 1)(x - 5)", "opposite-signs"),
        ({"function": "x^3 + 2x^2 - x - 2", "root": -2}, "(x - 1)(x + 1)(x - 2)", "opposite-root"),
        ({"function": "x^2 + x - 12"}, "(x + 3)(x - 4)", "opposite-signs"),
    ],
)
def test_wrong_factors_are_known(given: dict[str, Any], typed: str, mistake: str) -> None:
    verdict = mark_part("factored", typed, exercise=stated("factor", **given))
    assert (verdict.outcome, verdict.mistake) == ("wrong", mistake)


# Roots


@pytest.mark.parametrize(
    ("function", "line"),
    [
        ("x^2 - x - 6", "A product is 0 where one of its factors is 0: x − 3 = 0 or x + 2 = 0."),
        ("-x^2 + x + 6", "Take out the minus sign: −x² + x + 6 = −(x² − x − 6)"),
        ("-8x^2 + 8x - 2", "Quadratic formula: x = (−b ± √D)/(2a) = (−8 ± √0)/(−16) = −8/(−16) = 1/2"),
        ("1/2 x^2 - 1/3 x - 1/6", "Multiply by 6; the roots stay the same: 3x² − 2x − 1 = 0"),
        ("3x - 7", "Solve: 3x − 7 = 0 ⇔ 3x = 7 ⇔ x = 7/3"),
        ("3x^2 - 24", "The square alone: 3x² − 24 = 0 ⇔ 3x² = 24 ⇔ x² = 8 ⇔ x = ±√8 = ±2√2"),
        ("-2x^2 + 3x - 5", "Discriminant: D = b² − 4ac = 3² − 4 · (−2) · (−5) = 9 − 40 = −31 < 0"),
        ("x^3 - 6x^2 + 11x - 6", "So: x³ − 6x² + 11x − 6 = (x − 1)(x² − 5x + 6)"),
        ("(x - 1)^3", "A power is 0 where its base is 0: x − 1 = 0."),
    ],
)
def test_the_board_shows_the_step_before_the_roots(function: str, line: str) -> None:
    assert line in board(stated("roots", function=function))


@pytest.mark.parametrize(
    ("function", "typed", "mistake"),
    [
        ("-x^2 - 8x + 9", "{-9}", "one-root"),
        ("-x^2 - 8x + 9", "1", "one-root"),
        ("-x^2 + 2x + 3", "none", "sign-in-discriminant"),
        ("x^2 - 5x", "5", "zero-lost"),
        ("x^3 - 6x^2 + 11x - 6", "{-3, -2, -1}", "opposite-signs"),
        ("x^2 - 9", "3", "one-root"),
    ],
)
def test_wrong_roots_are_known(function: str, typed: str, mistake: str) -> None:
    verdict = mark_part("roots", typed, exercise=stated("roots", function=function))
    assert (verdict.outcome, verdict.mistake) == ("wrong", mistake)


def test_exact_values_are_asked_where_roots_may_be_no_whole_numbers() -> None:
    asked = {
        function: "exact" in stated("roots", function=function).parts[0].prompt.id
        for function in ("x^2 - 5x + 6", "2x^2 - x - 3", "x^2 - 6x + 7", "x^2 + x + 7", "3x^3 - 5x^2 + 2x")
    }
    assert list(asked.values()) == [False, True, True, True, True]


def test_a_class_meets_many_quadratics_with_whole_roots() -> None:
    drawn = [generate("polynomial-roots", seed=seed, level=1).given[0][1] for seed in range(100)]
    assert Counter(plain(function) for function in drawn).most_common(1)[0][1] <= 4
    assert len({plain(function) for function in drawn}) > 60


def test_the_graph_of_one_root_or_none_shows_the_surroundings_and_the_axes() -> None:
    for function in ("x^2 - 4x + 4", "x^2 - 4x + 5", "x^2 + 2"):
        (figure,) = stated("roots", function=function).figures
        assert isinstance(figure.picture, Graph)
        low, high = figure.picture.x
        assert low < 0 < high
        assert high - low >= 5


@pytest.mark.parametrize(
    ("function", "tip"),
    [
        ("x^2 - 11x + 24", "Look for two numbers with product 24 and sum −11."),
        ("-x^2 + x + 6", "First take out the minus sign."),
        ("2x^2 - 6x - 8", "All terms have 2 in common."),
        ("5x^2 + 2x - 7", "Here a = 5, b = 2 and c = −7."),
        ("x^2 - 8", "Get the square alone on one side."),
        ("3x - 7", "Bring the constant term to the other side."),
        ("1/2 x^2 - 1/3 x - 1/6", "First multiply by 6, so that all coefficients are whole."),
        ("x^3 - 4x", "Every term has a factor x: put it in front of brackets."),
    ],
)
def test_the_second_tip_begins_as_the_board_does(function: str, tip: str) -> None:
    assert language("en").text(stated("roots", function=function).parts[0].tips[1]) == tip
