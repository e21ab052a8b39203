"""Division with remainder: a remainder that belongs to the pupil's own quotient keeps its point."""

import pytest

from exgen.checker.mark import mark_exercise
from exgen.formula.printers import plain
from exgen.model import Exercise, NumberAnswer
from exgen.registry import generate


def cubic() -> Exercise:
    return generate("polynomial-divide", level=2, dividend="x^3 - 5x + 11", divisor="x + 3")


def quartic() -> Exercise:
    return generate("polynomial-divide", level=3, dividend="2x^4 - 9x^3 + 4x^2 + 18x - 14", divisor="x^2 - 2x - 4")


@pytest.mark.parametrize(
    ("exercise", "quotient", "remainder", "earned"),
    [
        (cubic(), "x^2 - 3x + 4", "-1", 3),
        (cubic(), "x^2 - 3x + 5", "-4", 1),
        (cubic(), "x^2 - 3x + 5", "4", 0),
        (cubic(), "x^2 + 3x + 4", "23", 1),
        (cubic(), "x - 8", "35", 1),
        (quartic(), "2x^2 - 5x + 2", "2x - 6", 3),
        (quartic(), "2x^2 - 5x + 3", "4x - 2", 1),
        (quartic(), "2x^2 - 13x + 22", "26x - 102", 1),
        (quartic(), "2x^2 - 5x + 3", "4x - 6", 0),
    ],
)
def test_the_remainder_is_marked_by_the_own_quotient(
    exercise: Exercise, quotient: str, remainder: str, earned: int
) -> None:
    assert mark_exercise(exercise, {"quotient": quotient, "remainder": remainder}).final == earned


def test_the_key_writes_the_remainder_as_the_board_does() -> None:
    exercise = generate("polynomial-divide", level=1, dividend="-x^3 + 1/2 x", divisor="x + 1/2")
    answer = exercise.parts[1].answer
    assert isinstance(answer, NumberAnswer)
    assert plain(answer.value) == "−1/8"


def test_dividing_by_x_itself_needs_no_scheme() -> None:
    exercise = generate("polynomial-divide", level=1, dividend="x^2 + 3x", divisor="x")
    lines = [plain(step.formula) for step in exercise.solution if step.formula is not None]
    assert lines[0] == "x · x = x²"
    assert not any("0 · " in line for line in lines)
