"""The wrong minimum of who solves J = 0, and what a pupil may write for a point and a distance."""

import pytest

from exgen.algebra import rational_roots
from exgen.checker.diagnose import mistake_values
from exgen.checker.mark import mark_exercise, mark_part
from exgen.checker.slots import find
from exgen.generator import LEVELS
from exgen.generators.descent.descent_versus_exact import GENERATOR
from exgen.registry import generate

STATED = {"function": "2t^2 - 4t - 6", "start": "5", "learning_rate": "0.1", "steps": "2"}


@pytest.mark.parametrize("level", LEVELS)
def test_in_a_good_part_of_the_draws_j_is_0_at_nice_places(level: int) -> None:
    zeros = [rational_roots(GENERATOR.draw(seed=seed, level=level).function) for seed in range(200)]
    assert 60 < sum(map(bool, zeros)) < 140


@pytest.mark.parametrize("zero", ["(3, 0)", "(-1, 0)"])
def test_each_zero_of_j_is_named(zero: str) -> None:
    exercise = generate("descent-versus-exact", level=2, **STATED)
    assert mark_part("minimum", zero, exercise=exercise).mistake == "function-zero"


def test_a_zero_that_is_twice_the_place_is_a_lost_2() -> None:
    exercise = generate("descent-versus-exact", level=2, **{**STATED, "function": "2t^2 - 4t"})
    names = [mistake.name for mistake, _ in mistake_values(exercise, find(exercise, "minimum")[0])]
    assert sorted(names) == ["exchanged", "function-zero", "two-lost"]
    assert mark_part("minimum", "(2, 0)", exercise=exercise).mistake == "two-lost"


def test_the_distance_follows_from_the_pupils_own_values() -> None:
    exercise = generate("descent-versus-exact", level=2, **STATED)
    found = mark_exercise(exercise, {"minimum": "(1; -8)", "theta": "2,5", "error": "1,5"}, language="nl")
    assert [item.outcome for item in found.items] == ["right", "wrong", "right"]
    for text in ("(1; -8)", "t = 1, J = -8", "(1,-8)", "1; -8"):
        assert mark_part("minimum", text, exercise=exercise, language="nl").outcome == "right"
