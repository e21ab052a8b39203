"""Lines and their errors: what is drawn, how a mean is written, and which line a pupil takes."""

from fractions import Fraction
from typing import Any

import pytest

from exgen.checker.mark import mark_part
from exgen.formula.printers import plain
from exgen.generators._data import mean_sides
from exgen.generators.partial import cost_compare
from exgen.generators.partial._line_errors import disagree
from exgen.model import Exercise, NumberAnswer
from exgen.registry import find, generate
from exgen.text import language

EN = language("en")
SEEDS = range(150)

APART: dict[str, Any] = {"points": "(0, 4) (1, 5) (3, 3) (4, 1) (5, -6)", "lines": "-x + 5; -2x + 6"}
"""MSE 7.8 and 5.4, MAE 1.8 and 2.2."""


def board(exercise: Exercise) -> str:
    lines = [
        (EN.text(step.text) if step.text else "") + " " + (plain(step.formula) if step.formula else "")
        for step in exercise.solution
    ]
    return "\n".join(line.strip() for line in lines)


@pytest.mark.parametrize("level", [1, 2, 3])
def test_each_line_runs_between_its_data(level: int) -> None:
    for seed in SEEDS:
        given = find("cost-compare").draw(seed=seed, level=level)
        for i in (0, 1):
            residuals = cost_compare._fit(given, i).residuals
            assert min(residuals) < 0 < max(residuals), (level, seed)
            assert sum(residuals) != 0, (level, seed)


def test_the_two_errors_prefer_different_lines_in_a_fifth_of_the_exercises_with_both() -> None:
    drawn = [find("cost-compare").draw(seed=seed, level=3) for seed in SEEDS]
    apart = sum(disagree((cost_compare._fit(given, 0), cost_compare._fit(given, 1))) for given in drawn)
    assert apart >= len(SEEDS) / 5


def test_where_the_errors_do_not_agree_the_board_says_why_and_the_other_error_is_named() -> None:
    exercise = generate("cost-compare", level=3, **APART)
    assert "The two errors do not agree: in a square a large difference weighs more." in board(exercise)
    assert mark_part("better", "1", exercise=exercise).mistake == "other-error"
    assert mark_part("better_absolute", "2", exercise=exercise).mistake == "other-error"
    only_squares = generate("cost-compare", level=2, **APART)
    assert "do not agree" not in board(only_squares)
    assert mark_part("better", "1", exercise=only_squares).mistake == "larger-for-better"


def test_lines_stated_in_another_letter_are_printed_in_the_letter_of_the_data() -> None:
    exercise = generate("cost-compare", level=1, points="(1, 3) (2, 5) (4, 6)", lines="t/3; -t + 1")
    statement = " ".join(EN.text(block) for block in exercise.statement)  # type: ignore[arg-type]
    assert "The first line is h₁(x) = ⅓x, the second is h₂(x) = −x + 1." in statement


@pytest.mark.parametrize("typed", ["1", "h1", "line 1", "the first", "the first line", "lijn 1", "de eerste"])
def test_a_line_may_be_named_in_words(typed: str) -> None:
    exercise = generate("cost-compare", level=1, points="(1, 1) (2, 2) (4, 4)", lines="x; -x")
    assert mark_part("better", typed, exercise=exercise).outcome == "right"


@pytest.mark.parametrize(("total", "n", "said"), [(2, 3, "2/3"), (30, 4, "30/4 = 7.5"), (6, 3, "6/3 = 2")])
def test_a_mean_is_not_written_twice(total: int, n: int, said: str) -> None:
    assert " = ".join(plain(side) for _, side in mean_sides(Fraction(total), n)) == said


def test_mistakes_in_formulas_are_shown_worked_out() -> None:
    exercise = generate("cost-partials", level=2, points="(1, 2) (2, 3) (3, 6) (4, 5)", theta0=1, theta1=1)
    (part,) = (part for part in exercise.parts if part.name == "J_0")
    found = {mistake.name: plain(mistake.rule) for mistake in part.mistakes}
    assert found["mean-lost"] == "8θ₀ + 20θ₁ − 32"
    assert found["two-lost"] == "θ₀ + 2.5θ₁ − 4"


@pytest.mark.parametrize(
    ("typed", "earlier", "outcome"),
    [
        ("1", {}, "right"),
        ("2", {}, "wrong"),
        ("2", {"mse_1": "30"}, "right"),
        ("=", {"mse_1": "28"}, "right"),
        ("2", {"mse_1": "28"}, "wrong"),
    ],
)
def test_the_better_line_follows_from_the_own_errors(typed: str, earlier: dict[str, str], outcome: str) -> None:
    exercise = generate("cost-compare", level=1, points="(1, 1) (2, 2) (4, 4)", lines="x; -x")
    assert mark_part("better", typed, exercise=exercise, earlier=earlier).outcome == outcome


@pytest.mark.parametrize("generator_id", ["cost-partials", "cost-compare"])
@pytest.mark.parametrize("level", [1, 2, 3])
def test_there_is_a_line_to_work_on_for_every_number(generator_id: str, level: int) -> None:
    numbers = [p for p in generate(generator_id, level=level, seed=1).parts if isinstance(p.answer, NumberAnswer)]
    assert numbers
    assert all(part.space.lines for part in numbers)


@pytest.mark.parametrize("level", [1, 2, 3])
def test_all_lines_to_compare_are_equally_much_work(level: int) -> None:
    assert len({generate("cost-compare", level=level, seed=seed).points for seed in range(30)}) == 1
