"""polynomial-add and polynomial-expand: no line twice, fractions over one denominator, products a teacher would ask."""

from typing import Any

import pytest

from exgen.checker.mark import mark_part
from exgen.formula.printers import plain
from exgen.model import Exercise
from exgen.registry import generate
from exgen.text import language
from exgen.worksheet.exercise_json import exercise_data


def stated(name: str, **given: Any) -> Exercise:
    return generate(f"polynomial-{name}", level=2, **given)


def lines(exercise: Exercise) -> list[str]:
    return [plain(step.formula) for step in exercise.solution if step.formula is not None]


def test_each_coefficient_has_a_line_with_its_own_denominator() -> None:
    exercise = stated("add", p="1/2 x^2 - 1/2 x + 2/3", q="1/3 x^2 - 5/6 x + 1/2", operation="-")
    told = [language("en").text(step.text) for step in exercise.solution if step.text is not None]
    assert "of x: −1/2 + 5/6 = −3/6 + 5/6 = 2/6 = 1/3" in told
    assert "of x²: 1/2 − 1/3 = 3/6 − 2/6 = 1/6" in told
    assert "the constant: 2/3 − 1/2 = 4/6 − 3/6 = 1/6" in told


def test_added_denominators_that_leave_nothing_are_no_expected_mistake() -> None:
    exercise = stated("add", p="1/2 x^2 + 1/3 x", q="-1/3 x^2 + 1/2 x", operation="+")
    assert "denominators-added" not in {mistake.name for mistake in exercise.parts[0].mistakes}


@pytest.mark.parametrize(("p", "q", "operation"), [("3x^2", "x", "+"), ("3", "x", "-"), ("x^2 + x", "x^2", "-")])
def test_a_bracket_around_one_term_is_not_worked_out(p: str, q: str, operation: str) -> None:
    exercise = stated("add", p=p, q=q, operation=operation)
    assert not any(line.startswith("−(") for line in lines(exercise))
    assert exercise.points == 2


def test_two_polynomials_to_add_differ_in_every_coefficient() -> None:
    for seed in range(60):
        given = dict(generate("polynomial-add", seed=seed, level=1).given)
        p, q = given["p"].poly, given["q"].poly  # type: ignore[attr-defined]
        assert not set(p.terms) & set(q.terms), seed


def test_added_denominators_are_known() -> None:
    exercise = stated("add", p="1/2 x + 1/3", q="1/3 x + 1/4", operation="+")
    assert mark_part("result", "2/5 x + 2/7", exercise=exercise).mistake == "denominators-added"
    whole = stated("add", p="2x + 1", q="3x + 4", operation="+")
    assert "denominators-added" not in {mistake.name for mistake in whole.parts[0].mistakes}


def test_three_brackets_are_three_different_ones() -> None:
    for seed in range(80):
        factors = exercise_data(generate("polynomial-expand", seed=seed, level=3))["given"]["factors"].split("; ")
        assert len(set(factors)) == len(factors), seed
        assert "2*x - 2" not in factors
        assert "2*x + 4" not in factors


@pytest.mark.parametrize(
    ("factors", "typed", "mistake"),
    [
        ("5x - 2; 5x - 2", "25x^2 - 10x + 4", "double-product-once"),
        ("5x - 2; 5x - 2", "25x^2 + 4", "square-by-terms"),
        ("2; x + 1; x - 3", "2x^2 - 2x - 3", "first-term-only"),
        ("2x; 4x - 5", "8x^2 - 5", "first-term-only"),
        ("x - 2; x - 3", "x^2 - 5x - 6", "minus-times-minus"),
    ],
)
def test_wrong_products_are_known(factors: str, typed: str, mistake: str) -> None:
    verdict = mark_part("expanded", typed, exercise=stated("expand", factors=factors))
    assert (verdict.outcome, verdict.mistake) == ("wrong", mistake)


def test_like_terms_of_an_earlier_product_are_collected_too() -> None:
    exercise = stated("expand", factors="3x - 5; 3x - 5; 2")
    assert "collect" in exercise.parts[0].prompt.id
    ends = [line for line in lines(exercise) if line.endswith("18x² − 60x + 50")]
    assert len(ends) == 1
    assert "(9x² − 30x + 25) · 2 = 9x² · 2 − 30x · 2 + 25 · 2" in lines(exercise)
