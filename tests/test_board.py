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
