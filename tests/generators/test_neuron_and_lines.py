"""Known numbers of the neuron and of the exercises about a line for data, and what a teacher may not state."""

import pytest

from exgen import registry
from exgen.checker.diagnose import mistake_values
from exgen.checker.slots import find
from exgen.errors import UserError
from exgen.formula.evaluate import NoValueError, names_in, rounded, to_fraction
from exgen.formula.printers import plain
from exgen.formula.tree import Formula, Number, Polynomial, Relation
from exgen.generator import LEVELS
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


def test_the_tips_of_a_later_step_do_not_tell_the_new_parameters() -> None:
    exercise = registry.generate("descent-neuron", level=3, **MODEL)
    told = [
        plain(value)
        for part in exercise.parts
        for tip in part.tips
        for _, value in tip.args
        if not isinstance(value, str)
    ]
    for key in ("0.6375", "−0.9438"):
        assert not any(key in value for value in told)


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


def test_the_model_neuron_is_written_as_on_the_board() -> None:
    steps = registry.generate("descent-neuron", level=2, **MODEL).solution
    shown = [plain(step.formula) for step in steps if step.formula is not None]
    assert "L ≈ ½((0.5 − 1)² + (0.1192 − 0)²) ≈ ½(0.25 + 0.0142) = 0.1321" in shown
    assert "∂L/∂w = (2/n)Σ(i = 1 … n) (y⁽ⁱ⁾ − t⁽ⁱ⁾) · y⁽ⁱ⁾(1 − y⁽ⁱ⁾) · x⁽ⁱ⁾" in shown
    assert "(y − t) · y(1 − y) ≈ 0.1192 · 0.1050 ≈ 0.0125" in shown
    assert "∂L/∂w ≈ −0.125 · 2 + 0.0125 · (−2) = −0.2750" in shown
    assert any(step.text is not None and step.text.id == "Here {factor}." for step in steps)


def test_a_bias_of_0_is_not_added() -> None:
    steps = registry.generate("descent-neuron", level=1, points="(2, 1)", w="1.5", b="0", learning_rate="0.5").solution
    assert "z = wx + b = 1.5 · 2 = 3" in [plain(step.formula) for step in steps if step.formula is not None]


@pytest.mark.parametrize("generator_id", ["descent-neuron", "sigmoid-values"])
@pytest.mark.parametrize("level", LEVELS)
def test_the_printed_numbers_give_the_printed_result(generator_id: str, level: int) -> None:
    lines = 0
    for seed in range(60):
        for step in registry.generate(generator_id, level=level, seed=seed).solution:
            chain = step.formula
            if isinstance(chain, Relation) and _is_number(chain.operands[-1]) and _is_number(chain.operands[-2]):
                end = chain.operands[-1]
                places = end.places if isinstance(end, Number) and end.places is not None else 4
                assert rounded(chain.operands[-2], places) == rounded(end, places), plain(chain)
                lines += 1
    assert lines > 300


def _is_number(side: Formula) -> bool:
    try:
        return to_fraction(side) is not None or not names_in(side)
    except NoValueError:
        return False


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
        ("descent-neuron", {**MODEL, "points": "(2, 0) (2, 1)", "w": "0", "b": "0"}),
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
