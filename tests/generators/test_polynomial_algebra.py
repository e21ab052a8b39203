"""Samplers seldom reject, their finite lists are never empty, and stated givens come out or are refused."""

from fractions import Fraction
from typing import Any

import pytest

from exgen.algebra import Poly, univariate
from exgen.errors import UserError
from exgen.formula.printers import plain
from exgen.generators.polynomial import difference_quotient, polynomial_evaluate, polynomial_monotonicity
from exgen.model import FormulaAnswer, IntervalsAnswer, SetAnswer
from exgen.registry import generate
from exgen.rng import Stream

DRAWS = 300


@pytest.mark.parametrize("level", [1, 2, 3])
def test_nine_in_ten_drawn_polynomials_are_accepted(level: int, monkeypatch: pytest.MonkeyPatch) -> None:
    tells = polynomial_evaluate._tells
    asked: list[Fraction] = []

    def counted(function: Poly, at: Fraction) -> bool:
        asked.append(at)
        return tells(function, at)

    monkeypatch.setattr(polynomial_evaluate, "_tells", counted)
    for seed in range(DRAWS):
        polynomial_evaluate.sample(Stream(seed), level)
    assert DRAWS <= len(asked) < DRAWS / 0.9


def test_every_place_and_first_coefficient_has_a_difference_quotient() -> None:
    shapes: list[tuple[tuple[int, ...], int, Fraction]] = []
    shapes += [((c,), a, Fraction(1, 10)) for c in range(-6, 7) if c for a in difference_quotient.LEVEL_2_PLACES]
    for top in (-3, -1, 2):
        for a in difference_quotient.LEVEL_3_PLACES:
            shapes += [((top, n), a, Fraction(1, 100)) for n in range(-5, 6) if 2 * top * a + n]
    tails = [(b, c) for b in (-7, -2, 3, 8) for c in (-5, 1, 6)]
    for first, a, h in shapes:
        works = (difference_quotient.Work(univariate((*first, *tail)), Fraction(a), h) for tail in tails)
        assert sum(map(difference_quotient._tells, works)) > 2, (first, a, h)


@pytest.mark.parametrize("family", ["parabola", "cubic", "cubic double", "quartic", "quartic double"])
def test_every_family_has_functions_for_many_zeros(family: str) -> None:
    assert len(polynomial_monotonicity._functions(family)) >= 2


def test_irrational_roots_are_exact() -> None:
    (part,) = generate("polynomial-roots", function="x^2 + x - 1", level=3).parts
    assert isinstance(part.answer, SetAnswer)
    assert [plain(root) for root in part.answer.items] == ["(−1 − √5)/2", "(−1 + √5)/2"]


def test_a_double_zero_of_the_derivative_joins_the_intervals_and_may_split_them() -> None:
    rising, falling = generate("polynomial-monotonicity", function="x^3 - 3x^2 + 3x", level=3).parts
    assert isinstance(rising.answer, IntervalsAnswer)
    assert isinstance(falling.answer, IntervalsAnswer)
    assert [plain(interval) for interval in rising.answer.intervals] == ["(−∞, ∞)"]
    assert [plain(split) for split in rising.answer.splits] == ["1"]
    assert not falling.answer.intervals


def test_other_letters_are_taken_over() -> None:
    (part,) = generate("polynomial-factor", function="2t^2 - 18", level=2).parts
    assert isinstance(part.answer, FormulaAnswer)
    assert plain(part.answer.value) == "2(t − 3)(t + 3)"


@pytest.mark.parametrize(
    ("generator_id", "given", "told"),
    [
        ("polynomial-roots", {"function": "7"}, "a constant has no roots"),
        ("polynomial-roots", {"function": "x^3 - 2"}, "no fractions or square roots"),
        ("polynomial-evaluate", {"function": "x^9", "point": "123456"}, "too long"),
        ("polynomial-factor", {"function": "x^2 - 2"}, "cannot be factored"),
        ("polynomial-factor", {"function": "x^2 - 1", "root": "3"}, "3 is no root"),
        ("polynomial-expand", {"factors": "x + 1"}, "two factors or more"),
        ("polynomial-expand", {"factors": "x + 1; y - 2"}, "x and y"),
        ("polynomial-divide", {"dividend": "x", "divisor": "x^2"}, "the divisor should have degree 1"),
        ("polynomial-divide", {"dividend": "x^2", "divisor": "y"}, "same single variable"),
        ("polynomial-add", {"p": "x^2", "q": "x^2", "operation": "-"}, "should be 0"),
        ("polynomial-monotonicity", {"function": "2x + 1"}, "degree 2 or more"),
        ("polynomial-convexity", {"function": "x^2"}, "degree 3"),
        ("difference-quotient", {"function": "x^2", "point": "1", "h": "0"}, "cannot be 0"),
    ],
)
def test_what_makes_no_exercise_is_refused_in_one_sentence(generator_id: str, given: dict[str, str], told: str) -> None:
    stated: dict[str, Any] = dict(given)
    with pytest.raises(UserError, match=told) as refused:
        generate(generator_id, level=2, **stated)
    assert "\n" not in str(refused.value)
