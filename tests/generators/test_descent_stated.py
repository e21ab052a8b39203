"""Stated descents at the edge of what a level draws: costs that stand still, and a neuron whose σ is exactly ½."""

from fractions import Fraction

from exgen.formula.tree import Number
from exgen.model import NumberAnswer
from exgen.registry import generate


def test_a_cost_that_stands_still_is_not_said_to_rise() -> None:
    points = "(-2, 5) (-1, 1) (0, 5) (1, 2) (2, 7)"
    still = generate("descent-linear-regression", level=3, points=points, start="(3, -2)", learning_rate="0.5", steps=3)
    assert [part.name for part in still.parts] == ["steps"]
    falling = generate(
        "descent-linear-regression", level=3, points=points, start="(3, -2)", learning_rate="0.1", steps=3
    )
    assert [part.name for part in falling.parts] == ["steps", "trend"]


def test_a_neuron_without_a_sigmoid_left_has_plain_numbers_as_its_key() -> None:
    exercise = generate("descent-neuron", level=1, points="(2, 0.3)", w="0.5", b="-1", learning_rate="0.5")
    keys = {part.name: part.answer.value for part in exercise.parts if isinstance(part.answer, NumberAnswer)}
    expected = {"loss": "0.04", "dL_dw": "0.2", "dL_db": "0.1", "w": "0.4", "b": "-1.05"}
    assert keys == {name: Number(Fraction(value), "decimal") for name, value in expected.items()}
