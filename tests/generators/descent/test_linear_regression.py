"""What the drawn rows of descent-linear-regression show, and its board."""

from collections.abc import Iterator

from exgen.checker.mark import mark_exercise
from exgen.formula.printers import plain
from exgen.generator import LEVELS
from exgen.generators._data import THETA, cost_polynomial
from exgen.generators.descent._run import descend
from exgen.generators.descent.descent_linear_regression import GENERATOR
from exgen.model import ChoiceAnswer, Exercise
from exgen.registry import generate


def test_no_drawn_slope_is_0_or_as_large_as_the_other() -> None:
    for level in LEVELS:
        for seed in range(100):
            given = GENERATOR.draw(seed=seed, level=level)
            cost = cost_polynomial(given.points)
            gradient = tuple(cost.diff(v) for v in THETA)
            run = descend(gradient, given.start, given.learning_rate, given.steps, given.decimals)
            assert all(all(row.slopes) and abs(row.slopes[0]) != abs(row.slopes[1]) for row in run.rows)


def test_where_the_cost_falls_the_first_step_takes_off_a_tenth_or_more() -> None:
    for level in LEVELS:
        for seed in range(60):
            given = GENERATOR.draw(seed=seed, level=level)
            if level < 3 or answer_of(GENERATOR.exercise(given, level=level)) == "A":
                cost = cost_polynomial(given.points)
                gradient = tuple(cost.diff(v) for v in THETA)
                places = descend(gradient, given.start, given.learning_rate, 1, given.decimals).places
                before, after = (cost.at(dict(zip(THETA, place, strict=True))) for place in places)
                assert 10 * after <= 9 * before, (level, seed)


def test_the_slopes_come_from_the_listed_differences() -> None:
    exercise = generate(
        "descent-linear-regression", level=1, points="(1, 2) (3, 7)", start="(1, 2)", learning_rate="0.1"
    )
    shown = [plain(step.formula) for step in exercise.solution if step.formula is not None]
    assert "∂J/∂θ₀ = (2/2)(1 + 0) = 2/2 · 1 = 1" in shown
    assert "∂J/∂θ₁ = (2/2)(1 · 1 + 0 · 3) = 2/2 · 1 = 1" in shown


def test_what_the_cost_does_follows_from_the_pupils_own_table() -> None:
    exercise = next(e for e in drawn_on_level_3() if answer_of(e) == "C")
    own = {f"steps.{row}.cost": str(100 * row) for row in (1, 2, 3)}
    for trend, outcome in (("B", "right"), ("A", "wrong"), ("C", "right")):
        found = mark_exercise(exercise, {**own, "trend": trend})
        assert found.items[-1].outcome == outcome


def drawn_on_level_3() -> Iterator[Exercise]:
    return (generate("descent-linear-regression", seed=seed, level=3) for seed in range(50))


def answer_of(exercise: Exercise) -> str:
    answer = exercise.parts[-1].answer
    assert isinstance(answer, ChoiceAnswer)
    return answer.right
