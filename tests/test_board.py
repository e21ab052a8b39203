"""The lines that all boards share."""

from fractions import Fraction

import pytest

from exgen.algebra import polynomial
from exgen.board import evaluation
from exgen.formula.printers import plain


@pytest.mark.parametrize(
    ("terms", "point", "line"),
    [
        ({(1, 0): 6, (0, 1): 1}, (1, -2), "6 · 1 + (−2) = 6 − 2 = 4"),
        ({(1, 1): -1, (1, 0): 1}, (-2, 3), "−(−2) · 3 + (−2) = 6 − 2 = 4"),
        ({(2, 0): 1, (1, 1): 1}, (-2, 3), "(−2)² + (−2) · 3 = 4 − 6 = −2"),
        ({(1, 0): 1, (0, 1): 1}, (-1, -2), "−1 + (−2) = −1 − 2 = −3"),
        ({(1, 0): 1, (0, 1): -1}, (1, -3), "1 − (−3) = 1 + 3 = 4"),
        ({(1, 0): 1, (0, 1): 1}, (-1, 2), "−1 + 2 = 1"),
        ({(1, 1): 1, (0, 1): 3}, (-2, 3), "−2 · 3 + 3 · 3 = −6 + 9 = 3"),
    ],
)
def test_a_negative_number_keeps_brackets_where_a_sign_stands_before_it(
    terms: dict[tuple[int, int], int], point: tuple[int, int], line: str
) -> None:
    function = polynomial({exponents: Fraction(c) for exponents, c in terms.items()}, ("x", "y"))
    here = {"x": Fraction(point[0]), "y": Fraction(point[1])}
    assert plain(evaluation("Z", function, here)) == f"Z = {line}"


@pytest.mark.parametrize(
    ("terms", "point", "line"),
    [
        ({2: 2, 1: Fraction(3, 2)}, Fraction(1, 3), "2 · (1/3)² + 3/2 · (1/3) = 2/9 + 1/2 = 4/18 + 9/18 = 13/18"),
        (
            {1: Fraction(-2, 3), 0: Fraction(1, 2)},
            Fraction(-1, 3),
            "−2/3 · (−1/3) + 1/2 = 2/9 + 1/2 = 4/18 + 9/18 = 13/18",
        ),
        ({2: 3, 1: 5}, Fraction(1, 3), "3 · (1/3)² + 5 · (1/3) = 1/3 + 5/3 = 6/3 = 2"),
        ({2: 9, 1: -3}, Fraction(1, 3), "9 · (1/3)² − 3 · (1/3) = 1 − 1 = 0"),
        ({2: 3, 1: -1}, Fraction(1, 3), "3 · (1/3)² − 1/3 = 1/3 − 1/3 = 0"),
        ({1: 1, 0: 2}, Fraction(1, 3), "1/3 + 2 = 1/3 + 6/3 = 7/3"),
        ({2: Fraction(1, 3)}, Fraction(1, 2), "1/3 · 0.5² = 1/12"),
    ],
)
def test_thirds_are_added_over_one_denominator(terms: dict[int, Fraction], point: Fraction, line: str) -> None:
    function = polynomial({(power,): Fraction(c) for power, c in terms.items()}, ("x",))
    assert plain(evaluation("y", function, {"x": point})) == f"y = {line}"


def test_a_rounded_result_of_thirds_is_not_worked_out_in_fractions() -> None:
    function = polynomial({(2,): Fraction(1), (1,): Fraction(1)}, ("x",))
    assert plain(evaluation("y", function, {"x": Fraction(1, 3)}, 2)) == "y = (1/3)² + 1/3 ≈ 0.44"
