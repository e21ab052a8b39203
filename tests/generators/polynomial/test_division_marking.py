"""Division with remainder: a remainder that belongs to the pupil's own quotient keeps its point."""

import pytest

from exgen.checker.mark import mark_exercise
from exgen.figures.describe import Scheme
from exgen.formula.printers import plain
from exgen.formula.tree import Number
from exgen.generators.polynomial import polynomial_divide
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


def test_every_scheme_on_the_board_is_drawn() -> None:
    exercises = [generate("polynomial-divide", seed=seed, level=level) for level in (1, 2, 3) for seed in range(10)]
    exercises += [generate("polynomial-factor", seed=seed, level=3) for seed in range(20)]
    exercises += [generate(f"polynomial-{name}", level=2, function="x^6 - 1") for name in ("factor", "roots")]
    exercises.append(generate("polynomial-roots", level=2, function="x^3 - 6x^2 + 11x - 6"))
    drawn = 0
    for exercise in exercises:
        named = [step.figure for step in exercise.solution if step.figure]
        assert sorted(named) == sorted({figure.name for figure in exercise.figures})
        drawn += sum(isinstance(figure.picture, Scheme) for figure in exercise.figures)
    assert drawn > 30


def test_a_scheme_shows_the_coefficients_the_products_and_their_sums() -> None:
    (figure,) = cubic().figures
    assert isinstance(figure.picture, Scheme)
    assert figure.where == "key"
    shown = [[plain(entry) if isinstance(entry, Number) else entry for entry in row] for row in figure.picture.rows]
    assert shown == [["", "1", "0", "−5", "11"], ["−3", "", "−3", "9", "−12"], ["", "1", "−3", "4", "−1"]]


@pytest.mark.parametrize("level", [1, 3])
def test_no_quotient_is_the_divisor(level: int) -> None:
    assert all(divisor != quotient for divisor, quotient in polynomial_divide._pairs(level))
