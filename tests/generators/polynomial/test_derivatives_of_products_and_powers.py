"""polynomial-derivative and polynomial-chain as a teacher states them: products worked out, powers explained."""

from typing import Any

import pytest

from exgen.checker.mark import mark_part
from exgen.errors import UserError
from exgen.formula.printers import plain
from exgen.model import Exercise
from exgen.registry import generate
from exgen.text import language


def lines(exercise: Exercise) -> list[str]:
    return [plain(step.formula) for step in exercise.solution if step.formula is not None]


def chain(level: int = 2, **given: Any) -> Exercise:
    return generate("polynomial-chain", level=level, **given)


@pytest.mark.parametrize(
    ("function", "told"),
    [
        ("(x + 1)^2*(x - 2)", ["(x + 1)² = x² + x + x + 1 = x² + 2x + 1", "f(x) = x³ − 3x − 2"]),
        ("x(x + 1)(x - 2)", ["x(x + 1) = x² + x", "(x² + x)(x − 2) = x³ − 2x² + x² − 2x"]),
        ("(2x - 3)^3", ["(4x² − 12x + 9)(2x − 3) = 8x³ − 12x² − 24x² + 36x + 18x − 27"]),
        ("x^2/2 + x/2", ["f′(x) = 1/2 · 2x + 1/2 = x + ½"]),
        ("-t^2 + 0.5t", ["f′(t) = −2t + 1/2"]),
    ],
)
def test_a_product_is_worked_out_before_it_is_differentiated(function: str, told: list[str]) -> None:
    board = lines(generate("polynomial-derivative", level=2, function=function))
    for each in told:
        assert each in board


def test_the_squared_error_is_that_of_a_line_at_a_data_point() -> None:
    told = language("en").text(chain(3, function="(theta0 + 3theta1 - 2)^2", point=(1, 2)).statement[1])  # type: ignore[arg-type]
    assert told == "This is the squared error of the line h(x) = θ₀ + θ₁x at the data point (3, 2)."
    assert len(chain(3, function="(a + 3b - 2)^2", point=(1, 2)).statement) == 1
    assert len(chain(3, function="(theta0 + 3theta1 - 2)^3", point=(1, 2)).statement) == 1


@pytest.mark.parametrize(
    ("given", "part", "typed"),
    [
        ({"function": "(4x - 9)^2", "point": (4,)}, "derivative", "2(4x - 9)^2"),
        ({"function": "(4x - 9)^2", "point": (4,)}, "derivative", "8(4x - 9)^2"),
        ({"function": "(4x - 9)^2", "point": (4,)}, "value", "392"),
        ({"function": "(theta0 + 3theta1 + 1)^2", "point": (-5, 4)}, "value", "(128, 384)"),
    ],
)
def test_an_exponent_that_was_kept_is_known(given: dict[str, Any], part: str, typed: str) -> None:
    verdict = mark_part(part, typed, exercise=chain(**given))
    assert (verdict.outcome, verdict.mistake) == ("wrong", "exponent-kept")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"function": "(100x - 4)^9", "point": (20,)}, "too long to work out by hand"),
        ({"function": "(2x - 4)^3", "point": (2, 3)}, "one number, for x"),
        ({"function": "(a + b)^3", "point": (2,)}, "2 numbers, for a and b"),
    ],
)
def test_a_point_that_makes_no_exercise_is_refused(given: dict[str, Any], told: str) -> None:
    with pytest.raises(UserError, match=told):
        chain(**given)
