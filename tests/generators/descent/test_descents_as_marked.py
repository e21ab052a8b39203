"""Descents as a pupil fills them in: the source sheet's numbers, slips that cost their points once, and are named."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from exgen.checker import ExerciseResult, mark_exercise
from exgen.formula.evaluate import to_fraction
from exgen.formula.tree import Formula
from exgen.model import Exercise, TableAnswer
from exgen.registry import generate

ONE = generate("descent-1d", level=2, function="3theta^2", start="4", learning_rate="0.1", steps=2)
MODEL = generate("descent-1d", level=2, function="2theta^2 - 8theta + 11", start="5", learning_rate="0.1", steps=2)
TWO = generate(
    "descent-2d", level=2, function="1/4 theta1^4 + 1/5 theta2^2", start="(-4, 2)", learning_rate="0.1", steps=2
)
RATES = generate(
    "descent-learning-rate", level=2, function="5theta^2 + 10theta + 2", start="-7", rates="0.1, 0.26, 0.2"
)
STEPWISE = generate(
    "descent-learning-rate", level=1, function="4theta^2 - 16theta - 6", start="-8", rates="0.35, 0.25, 0.15"
)
FIXED = generate("descent-fixed-step", level=1, function="(theta - 3)^2", start="0", step_size="2", learning_rate="0.1")
HALVED = generate(
    "descent-fixed-step", level=3, function="theta^2 + 2theta - 8", start="-8", step_size="6", learning_rate="0.3"
)
PLACE = generate("descent-direction", level=2, function="theta^3 - 6theta^2 + 5theta + 9", points="4")
PLACES = generate("descent-direction", level=3, function="1/4 theta^4 - 13/2 theta^2 - 12theta + 1", points="-2, 3, 0")


def marked(exercise: Exercise, answers: Mapping[str, str]) -> ExerciseResult:
    return mark_exercise(exercise, answers, language="en")


def earned(exercise: Exercise, answers: Mapping[str, str]) -> int:
    return int(sum(item.final for part in marked(exercise, answers).parts for item in part.items))


def named(exercise: Exercise, part: str, typed: str, **earlier: str) -> str:
    found = next(item for item in marked(exercise, {**earlier, part: typed}).items if item.name == part)
    assert found.verdict is not None
    assert found.verdict.outcome == "wrong"
    return found.verdict.mistake


@pytest.mark.parametrize(
    ("exercise", "answers", "points"),
    [
        (ONE, {"derivative": "6θ", "steps": "24, 1.6, 9.6, 0.64"}, 5),
        (ONE, {"derivative": "3θ", "steps": "12, 2.8, 8.4, 1.96"}, 4),
        (ONE, {"derivative": "6θ", "steps": "24, 6.4, 38.4, 2.56"}, 4),
        (ONE, {"derivative": "6θ", "steps.1.slope": "24", "steps.2.new_theta": "0.64"}, 3),
        (ONE, {"derivative": "6θ", "steps": "24, 4, 24, 1.6"}, 2),
        (MODEL, {"derivative": "4θ - 8", "steps": "12, 3.8, 7.2, 3.08"}, 5),
        (TWO, {"gradient": "(θ1^3, 2/5 θ2)", "steps": "-64, 0.8, 2.4, 1.92, 13.824, 0.768, 1.0176, 1.8432"}, 10),
        (TWO, {"gradient": "(θ1^3, 2/5 θ2)", "steps": "-64, 0.8, 2.4, 1.92, 13.82, 0.77, 1.02, 1.84"}, 10),
        (TWO, {"gradient": "(θ1^3, 1/5 θ2)", "steps": "-64, 0.4, 2.4, 1.96, 13.82, 0.39, 1.02, 1.92"}, 9),
        (TWO, {"gradient": "θ1^3 + 2/5 θ2", "steps": "-64, 0.8, 2.4, 1.92, 13.82, 0.77, 1.02, 1.84"}, 8),
    ],
)
def test_a_slip_costs_its_points_once(exercise: Exercise, answers: Mapping[str, str], points: int) -> None:
    assert earned(exercise, answers) == points


@pytest.mark.parametrize(
    ("exercise", "answers", "missing"),
    [
        (RATES, ("10θ + 10", "B", "E", "D", "(0, 0.2)", "0.1"), 0),
        (RATES, ("5θ + 10", "A", "C", "B", "(0, 0.4)", "0.2"), 1),
        (RATES, ("5θ + 10", "B", "E", "D", "(0, 0.2)", "0.1"), 1),
        (RATES, ("10θ + 10", "A", "C", "B", "(0, 0.4)", "0.2"), 6),
        (STEPWISE, ("8θ - 16", "20, -30.4, 12, -8, 4, 1.6", "E", "D", "C"), 0),
        (STEPWISE, ("4θ - 16", "8.8, 2.08, 4, 4, -0.8, 2.08", "C", "B", "A"), 1),
        (FIXED, ("2θ - 6", "2, 4, 2, 4", "{2, 4}", "-6, 0.6, -4.8, 1.08"), 0),
        (FIXED, ("2θ - 3", "2, 0, 2, 0", "{0, 2}", "-3, 0.3, -2.4, 0.54"), 1),
        (FIXED, ("2θ - 6", "-4, -2, 0, 2", "{2, 4}", "-6, 0.6, -4.8, 1.08"), 1),
        (FIXED, ("2θ - 6", "-4, -2, 0, 2", "{0, 2}", "-6, 0.6, -4.8, 1.08"), 2),
        (FIXED, ("2θ - 6", "1, 3.5, 1.5, 3.5", "{1.5, 3.5}", "-6, 0.6, -4.8, 1.08"), 2),
        (FIXED, ("2θ - 6", "-6, -4, -2, 0", "{-2, 0}", "-6, 0.6, -4.8, 1.08"), 2),
        (HALVED, ("2θ + 2", "-2, 1, -0.5, -1.25", "{-2, 4}", "-14, -3.8, -5.6, -2.12, -2.24, -1.448"), 0),
        (HALVED, ("2θ - 13", "-2, 1, 2.5, 3.25", "{4, 10}", "-29, 0.7, -11.6, 4.18, -4.64, 5.572"), 1),
        (HALVED, ("2θ + 2", "-3, 0, -1.5, -0.75", "{-3, 3}", "-14, -3.8, -5.6, -2.12, -2.24, -1.448"), 1),
        (PLACE, ("3θ^2 - 12θ + 5", "5", "+", "shrinks"), 0),
        (PLACE, ("θ^2 - 6θ + 5", "-3", "-", "grows"), 1),
        (PLACE, ("3θ^2 - 12θ + 5", "-3.5", "-", "grows"), 1),
        (PLACE, ("3θ^2 - 12θ + 5", "5", "-", "grows"), 1),
        (PLACES, ("θ^3 - 13θ - 12", "6, -24, -12", "+", "shrinks", "B"), 0),
        (PLACES, ("θ^3 - 13θ - 12", "-46, -24, -12", "-", "grows", "A"), 1),
        (PLACES, ("1/4 θ^3 - 13/2 θ - 12", "-1, -24.75, -12", "-", "grows", "B"), 1),
    ],
)
def test_what_follows_from_a_wrong_derivative_or_slope_keeps_its_points(
    exercise: Exercise, answers: tuple[str, ...], missing: int
) -> None:
    names = [part.name for part in exercise.parts]
    assert exercise.points - earned(exercise, dict(zip(names, answers, strict=True))) == missing


@pytest.mark.parametrize(
    ("exercise", "part", "typed", "mistake"),
    [
        (MODEL, "derivative", "2θ - 8", "factor-lost"),
        (MODEL, "steps.1.new_theta", "6.2", "uphill"),
        (MODEL, "steps.1.new_theta", "-7", "no-learning-rate"),
        (MODEL, "steps.1.new_theta", "2.9", "height-for-slope"),
        (MODEL, "steps.1.new_theta", "1.2", "only-the-step"),
        (MODEL, "steps.1.new_theta", "4.8", "factor-lost"),
        (MODEL, "steps.2.new_theta", "2.6", "old-slope"),
        (TWO, "gradient", "θ1^3 + 2/5 θ2", "components-added"),
        (TWO, "steps.1.slope1", "64", "sign-of-power"),
        (TWO, "steps.1.new_theta1", "2.32", "components-added"),
        (TWO, "steps.1.new_theta2", "8.32", "components-added"),
        (TWO, "steps.2.slope1", "-64", "old-slope"),
        (RATES, "converging_rates", "]0, 0.2]", "border-included"),
        (RATES, "converging_rates", "]0, 0.1[", "one-step-rate-as-bound"),
        (RATES, "one_step_rate", "0.2", "one-step-doubled"),
        (FIXED, "steps.2.slope", "-5.4", "factor-lost"),
        (FIXED, "bounces", "{1, 5}", "step-around-minimum"),
    ],
)
def test_a_known_mistake_is_named(exercise: Exercise, part: str, typed: str, mistake: str) -> None:
    assert named(exercise, part, typed) == mistake


def test_a_lost_sign_is_named_only_where_the_place_is_negative() -> None:
    assert named(TWO, "steps.2.slope1", "-13.824") == ""
    below = {"steps.1.new_theta1": "-2.4"}
    assert named(TWO, "steps.2.slope1", "13.83", **below) == "sign-of-power"
    assert marked(TWO, {**below, "steps.2.slope1": "-13.824"}).items[5].outcome == "right"


@pytest.mark.parametrize("level", [2, 3])
def test_no_step_in_two_variables_is_lost_in_rounding(level: int) -> None:
    for seed in range(100):
        table = generate("descent-2d", level=level, seed=seed).parts[1].answer
        assert isinstance(table, TableAnswer)
        for _, *old, _, _, first, second in table.rows:
            for before, after in zip(old, (first, second), strict=True):
                assert abs(exactly(before) - exactly(after)) >= Fraction(1, 100)


def exactly(cell: object) -> Fraction:
    assert isinstance(cell, Formula)
    value = to_fraction(cell)
    assert value is not None
    return value
