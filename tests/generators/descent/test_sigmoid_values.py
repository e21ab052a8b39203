"""Small inputs and a bias that counts, and how a pupil may name a place of the sigmoid."""

from fractions import Fraction
from itertools import permutations, product

import pytest

from exgen.checker.mark import mark_exercise, mark_part
from exgen.formula.printers import plain
from exgen.generators.descent.sigmoid_values import GENERATOR, LARGEST, WEIGHTS, Given, _biases
from exgen.model import ChoiceAnswer
from exgen.registry import generate


def test_every_weight_and_places_have_a_bias() -> None:
    for w in WEIGHTS:
        unit = abs(w) / 2 if abs(w) > 1 else abs(w)
        for sizes, signs in product(permutations(range(6), 3), product((1, -1), repeat=3)):
            assert _biases(w, tuple(unit * n * s for n, s in zip(sizes, signs, strict=True)))


def test_drawn_inputs_are_small_and_the_bias_counts() -> None:
    for seed in range(200):
        given = GENERATOR.draw(seed=seed, level=2)
        assert given.x is not None
        assert given.b not in (0, given.w)
        assert all(abs(x) <= LARGEST and (2 * x).denominator == 1 for x in given.x)


def test_a_stated_bias_of_0_is_not_added() -> None:
    given = Given(w=Fraction(2), b=Fraction(0), x=(Fraction(1), Fraction(-2)))
    shown = [plain(step.formula) for step in GENERATOR.exercise(given, level=2).solution if step.formula is not None]
    assert "z = 2 · 1 = 2" in shown


@pytest.mark.parametrize(("level", "left"), [(1, "z"), (2, "x"), (3, "σ(z)")])
def test_a_place_may_be_typed_without_blanks_and_as_a_bare_number(level: int, left: str) -> None:
    for seed in range(10):
        exercise = generate("sigmoid-values", seed=seed, level=level)
        answer = exercise.parts[1].answer
        assert isinstance(answer, ChoiceAnswer)
        label = next(option.label for option in answer.options if option.name == answer.right)
        number = plain(label).rpartition(" ")[2].replace("−", "-")
        for text in (number, f"{left}={number}", number.replace(".", ",")):
            assert mark_part("steepest", text, exercise=exercise, language="nl").outcome == "right"


def test_a_slope_from_the_rounded_value_is_right() -> None:
    exercise = generate("sigmoid-values", level=1, z="(5, 1)")
    found = mark_exercise(exercise, {"values.1.sigma": "0.9933", "values.1.slope": "0.0067"})
    assert [item.outcome for item in found.items if item.verdict] == ["right", "right"]
