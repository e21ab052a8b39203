"""polynomial-evaluate: brackets stay, and fractions are added over one denominator."""

from fractions import Fraction

import pytest

from exgen.formula.printers import plain
from exgen.formula.tree import Number
from exgen.model import NumberAnswer
from exgen.registry import generate


def lines(function: str, point: str, level: int = 2) -> list[str]:
    exercise = generate("polynomial-evaluate", level=level, function=function, point=point)
    return [plain(step.formula) for step in exercise.solution if step.formula is not None]


@pytest.mark.parametrize(
    ("function", "point", "level", "told"),
    [
        ("6x^2 + x + 7", "-6", 1, "f(−6) = 6 · (−6)² + (−6) + 7"),
        ("6x^2 + x + 7", "-6", 1, "f(−6) = 6 · 36 + (−6) + 7"),
        ("6x^2 + x + 7", "-6", 1, "f(−6) = 216 − 6 + 7 = 217"),
        ("x^2 - x", "-3", 1, "f(−3) = (−3)² − (−3)"),
        ("x + 4", "-3", 1, "f(−3) = −3 + 4 = 1"),
        ("-5x^4 + x^2 + 3", "3/2", 3, "f(3/2) = −405/16 + 9/4 + 3 = −405/16 + 36/16 + 48/16 = −321/16"),
        ("9x^4 - 3x", "2/3", 3, "f(2/3) = 16/9 − 2 = 16/9 − 18/9 = −2/9"),
        ("x^2 + 1/2 x", "0.5", 2, "f(1/2) = 1/4 + 1/4 = 2/4 = 1/2"),
        ("x^2 + x", "0.5", 2, "f(0.5) = 0.25 + 0.5 = 0.75"),
    ],
)
def test_a_line_of_the_board(function: str, point: str, level: int, told: str) -> None:
    assert told in lines(function, point, level)


def test_values_of_level_3_are_fractions_with_small_denominators() -> None:
    for seed in range(150):
        exercise = generate("polynomial-evaluate", seed=seed, level=3)
        (answer,) = (part.answer for part in exercise.parts)
        assert isinstance(answer, NumberAnswer)
        assert isinstance(answer.value, Number)
        assert answer.value.value.denominator in (1, 2, 3, 4)
        assert answer.value.form == "fraction"
        asked_as_fraction = "fraction" in exercise.parts[0].prompt.id
        assert asked_as_fraction == (answer.value.value.denominator > 1), seed


@pytest.mark.parametrize(
    ("function", "told"), [("x^2", "So:"), ("5x", "Then the product:"), ("x^2 + 1", "Then the sum:")]
)
def test_only_what_is_there_is_worked_out(function: str, told: str) -> None:
    exercise = generate("polynomial-evaluate", level=1, function=function, point=Fraction(3))
    last = exercise.solution[-1].text
    assert last is not None
    assert last.id == told
