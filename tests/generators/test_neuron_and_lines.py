"""Known numbers of the neuron and of the exercises about a line for data, and what a teacher may not state."""

import pytest

from exgen import registry
from exgen.checker.diagnose import mistake_values
from exgen.checker.slots import find
from exgen.errors import UserError
from exgen.formula.evaluate import rounded
from exgen.formula.tree import Polynomial
from exgen.model import Exercise, NumberAnswer

MODEL = {"points": "(2, 1) (-2, 0)", "w": "0.5", "b": "-1", "learning_rate": "0.5"}


def _key(exercise: Exercise, name: str) -> float:
    key = find(exercise, name)[0].key
    assert isinstance(key, NumberAnswer)
    return float(rounded(key.value, 4))


def test_the_model_neuron_gives_the_known_numbers() -> None:
    exercise = registry.generate("descent-neuron", level=2, **MODEL)
    names = ("outputs.2.output", "loss", "dL_dw", "dL_db", "w", "b")
    assert [_key(exercise, name) for name in names] == [0.1192, 0.1321, -0.2750, -0.1125, 0.6375, -0.9438]


def test_the_model_neuron_has_the_known_mistakes() -> None:
    exercise = registry.generate("descent-neuron", level=2, **MODEL)
    found = {m.name: float(rounded(v, 4)) for m, v in mistake_values(exercise, find(exercise, "dL_dw")[0])}
    assert found == {
        "sigmoid-slope-lost": -1.2384,
        "output-for-slope": -0.5284,
        "two-lost": -0.1375,
        "mean-lost": -0.5501,
        "x-lost": -0.1125,
        "reversed": 0.2750,
    }


def test_a_wrong_partial_derivative_stays_a_formula_though_the_parameters_are_given() -> None:
    exercise = registry.generate("cost-partials", level=2, points="(1, 2) (2, 3) (3, 5) (4, 4)", theta0="1", theta1="2")
    values = {m.name: v for m, v in mistake_values(exercise, find(exercise, "J_1")[0])}
    assert isinstance(values["x-lost"], Polynomial)


@pytest.mark.parametrize(
    ("generator", "given"),
    [
        ("descent-neuron", {**MODEL, "points": "(2, 1, 3) (1, 0)"}),
        ("descent-neuron", {**MODEL, "points": "(2, 7)"}),
        ("descent-neuron", {**MODEL, "w": "90"}),
        ("descent-neuron", {**MODEL, "learning_rate": "0"}),
        ("sigmoid-values", {"z": "(1, 2)", "p": "(0.2, 0.5)"}),
        ("sigmoid-values", {"w": "1", "x": "(1, 2)"}),
        ("sigmoid-values", {"p": "(0.2, 1)"}),
        ("sigmoid-values", {"z": "(2, -2)"}),
        ("sigmoid-values", {"z": "(2, 2)"}),
        ("cost-partials", {"points": "(1, 2)", "theta0": "1", "theta1": "1"}),
        ("cost-compare", {"points": "(1, 2) (2, 3)", "lines": "x"}),
        ("cost-compare", {"points": "(1, 2) (2, 3)", "lines": "x^2; x"}),
        ("cost-compare", {"points": "(1, 2) (2, 3)", "lines": "x; x"}),
        ("descent-linear-regression", {"points": "(1, 2) (1, 3)", "start": "(1, 1)", "learning_rate": "0.1"}),
        ("descent-linear-regression", {"points": "(1, 2) (2, 3)", "start": "(1, 1)", "learning_rate": "0.1"}),
    ],
)
def test_what_makes_no_exercise_is_told_in_a_sentence(generator: str, given: dict[str, str]) -> None:
    with pytest.raises(UserError):
        registry.generate(generator, level=2, **given)
