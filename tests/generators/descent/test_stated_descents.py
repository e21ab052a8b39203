"""Descents that a teacher states at the edge: what the solution says where nothing moves, or rounding hides it."""

import pytest

from exgen.formula.printers import plain
from exgen.model import Exercise
from exgen.registry import generate
from exgen.text import language

ENGLISH = language("en")


def lines(exercise: Exercise) -> list[str]:
    found = []
    for step in exercise.solution:
        found += [] if step.text is None else [ENGLISH.text(step.text)]
        found += [] if step.formula is None else [plain(step.formula, ENGLISH.notation)]
    return found


def descent(function: str, start: str, rate: str, **more: object) -> list[str]:
    return lines(generate("descent-1d", level=2, function=function, start=start, learning_rate=rate, **more))


def test_a_slope_that_is_a_number_is_said_once() -> None:
    assert "J′(0.7) = 3" in descent("3w + 2", "1", "0.1", steps=2)


def test_a_step_of_nothing_is_written_without_a_sum() -> None:
    assert "x = 0 − 0.5 · 0 = 0" in descent("x^2", "3", "0.5", steps=2)


@pytest.mark.parametrize(
    ("start", "rate", "more", "said"),
    [
        ("3", "0.1", {}, "falls from"),
        ("3", "0.5", {}, "Where the slope is 0, it stays as it is."),
        ("3", "1", {}, "the learning rate is too large here."),
        ("3", "1.5", {}, "the learning rate is too large here."),
        ("3", "0.1", {"decimals": 0}, "Without rounding it would fall at every step."),
        ("3", "1.5", {"decimals": 0}, "the learning rate is too large here."),
    ],
)
def test_why_a_descent_does_not_fall(start: str, rate: str, more: dict[str, int], said: str) -> None:
    assert any(line.startswith("Check: J") and said in line for line in descent("x^2", start, rate, **more))


def test_a_distance_of_1_is_not_divided_by() -> None:
    told = lines(
        generate("descent-steps-needed", level=3, function="x^2", start="1", learning_rate="0.1", distance="0.01")
    )
    assert not any(line.startswith("Divide") for line in told)
    assert "0.8^k < 0.01" in told


def test_a_place_with_a_half_is_written_as_in_the_line_before() -> None:
    told = lines(generate("descent-learning-rate", level=2, function="x^2 - 3x", start="4", rates="0.1"))
    assert "new x − 1.5 = x − lr · (2x − 3) − 1.5 = (1 − 2 · lr) · (x − 1.5)" in told
