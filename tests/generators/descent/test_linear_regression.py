"""What the drawn rows of descent-linear-regression show, and its board."""

from exgen.formula.printers import plain
from exgen.generator import LEVELS
from exgen.generators._data import THETA, cost_polynomial
from exgen.generators.descent._run import descend
from exgen.generators.descent.descent_linear_regression import GENERATOR
from exgen.registry import generate


def test_no_drawn_slope_is_0_or_as_large_as_the_other() -> None:
    for level in LEVELS:
        for seed in range(100):
            given = GENERATOR.draw(seed=seed, level=level)
            cost = cost_polynomial(given.points)
            gradient = tuple(cost.diff(v) for v in THETA)
            run = descend(gradient, given.start, given.learning_rate, given.steps, given.decimals)
            assert all(all(row.slopes) and abs(row.slopes[0]) != abs(row.slopes[1]) for row in run.rows)


def test_the_slopes_come_from_the_listed_differences() -> None:
    exercise = generate(
        "descent-linear-regression", level=1, points="(1, 2) (3, 7)", start="(1, 2)", learning_rate="0.1"
    )
    shown = [plain(step.formula) for step in exercise.solution if step.formula is not None]
    assert "∂J/∂θ₀ = (2/2)(1 + 0) = 2/2 · 1 = 1" in shown
    assert "∂J/∂θ₁ = (2/2)(1 · 1 + 0 · 3) = 2/2 · 1 = 1" in shown
