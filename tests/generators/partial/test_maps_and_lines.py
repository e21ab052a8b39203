"""What worked solutions of contour maps, critical points, planes and lines show beyond the contract."""

from fractions import Fraction
from typing import Any

import pytest

from exgen.algebra import polynomial
from exgen.board import with_decimals
from exgen.formula.evaluate import to_poly
from exgen.formula.printers import plain
from exgen.formula.tree import Polynomial
from exgen.model import Exercise
from exgen.registry import generate
from exgen.text import language

EN = language("en")


def board(exercise: Exercise) -> str:
    lines = [
        (EN.text(step.text) if step.text else "") + " " + (plain(step.formula) if step.formula else "")
        for step in exercise.solution
    ]
    return "\n".join(line.strip() for line in lines)


def test_a_polynomial_with_a_fraction_is_written_with_decimals_throughout() -> None:
    half_fourth = polynomial({(4, 0): Fraction(-1, 4), (2, 0): Fraction(9, 2), (0, 2): -1, (0, 0): 88}, ("x", "y"))
    shown = with_decimals(half_fourth)
    assert plain(shown) == "−0.25x⁴ + 4.5x² − y² + 88"
    assert to_poly(shown, ("x", "y")) == half_fourth


def test_a_polynomial_with_whole_coefficients_stays_as_it_is() -> None:
    whole = polynomial({(2,): 3, (0,): -1}, ("x",))
    assert with_decimals(whole) == Polynomial(whole)


def test_a_length_on_the_map_is_equal_where_it_ends_and_about_where_it_does_not() -> None:
    given: dict[str, Any] = {
        "function": "x^2 + y^2",
        "point": "(1, 1)",
        "marked_points": "(1.5, 2) (1, 0) (0, 2) (-3, 3)",
    }
    said = board(generate("contour-read", level=1, **given))
    assert "|∇f(A)| = 5\n" in said
    assert "|∇f(D)| ≈ 8.5" in said


@pytest.mark.parametrize(
    ("function", "line"),
    [
        ("-x^3 + 6x y + 3y^2", "Substitute y = ½x² into f_y = 0: 6x + 6 · ½x² = 3x² + 6x = 3x(x + 2) = 0"),
        ("-2x^2 + 4x y - y^4", "Substitute y = x into f_y = 0: −4x³ + 4x = −4x(x − 1)(x + 1) = 0"),
        ("-x^2 y + 2x^2 + y^2", "Substitute y = 2 into f_y = 0: −x² + 2 · 2 = −x² + 4 = −(x − 2)(x + 2) = 0"),
    ],
)
def test_a_case_is_filled_in_before_it_is_worked_out(function: str, line: str) -> None:
    assert line in board(generate("critical-points", level=3, function=function))


def test_three_points_are_listed_with_a_comma_and_an_and() -> None:
    said = board(generate("critical-points", level=3, function="-2x^2 + 4x y - y^4"))
    assert "The critical points are (−1, −1), (0, 0) and (1, 1)." in said


def test_an_estimate_says_where_its_distances_come_from() -> None:
    said = board(generate("tangent-plane", level=3, function="x^2 + x y", point="(2, 1)", near="(2.1, 0.8)"))
    assert "z = 6 + 5 · (2.1 − 2) + 2 · (0.8 − 1) = 6 + 5 · 0.1 + 2 · (−0.2) = 6 + 0.5 − 0.4 = 6.1" in said


@pytest.mark.parametrize(
    ("points", "lines", "said"),
    [
        (
            "(1, 1) (2, 0) (3, 3) (2, 4)",
            "x; 2x",
            "MSE₁ = 2 < 6.5 = MSE₂. The smaller the error, the better the line: the first line.",
        ),
        ("(2, 0) (2, 4) (1, 2) (3, 2)", "x; -x + 4", "MSE₁ = 2.5 = MSE₂: both are equally good."),
    ],
)
def test_the_better_line_is_told_by_both_errors(points: str, lines: str, said: str) -> None:
    assert said in board(generate("cost-compare", level=1, points=points, lines=lines))
