"""The known mistakes in partial derivatives, typed as a pupil would, and what a teacher may and may not state."""

from typing import Any

import pytest

from exgen.checker.mark import mark_exercise
from exgen.errors import UserError
from exgen.formula.build import formula
from exgen.formula.printers import latex, plain
from exgen.generators.partial import gradient_direction, gradient_vector
from exgen.model import Exercise, NumberAnswer, Part
from exgen.registry import generate
from exgen.text import language

SOURCE = "2x^3 y - x^2 y^3 + 4y^2 - 9"
THIRD = "(x^2 + 2y)(x y^2 - 3)"
SLOPES = {"function": "-5x^3 y + x y^3 - y^2", "point": "(1, -3)"}
ALONG_X = {"function": "4x^2 + 2x y + 3y^2", "point": "(1, -1)", "changes": "(0.2, 0)"}
STEP = {"function": "4x^2 - 2x y + 6y^2", "point": "(2, 3)", "learning_rate": "0.01"}
BOWL = {"function": "2x^2 + y^2 + 4", "point": "(-3, -4.5)"}


def named(exercise: Exercise, part: str, typed: str, **earlier: str) -> str:
    """The name of the mistake that the checker sees in an answer, "" for none."""
    result = mark_exercise(exercise, {**earlier, part: typed}, language="en")
    verdict = next(item.verdict for item in result.items if item.name == part)
    assert verdict is not None
    assert verdict.outcome == "wrong", verdict
    return verdict.mistake


def outcome(exercise: Exercise, part: str, typed: str, to: str = "en", **earlier: str) -> str:
    result = mark_exercise(exercise, {**earlier, part: typed}, language=to)
    return next(item.outcome for item in result.items if item.name == part)


def part_of(exercise: Exercise, name: str) -> Part:
    return next(part for part in exercise.parts if part.name == name)


@pytest.mark.parametrize(
    ("generator_id", "level", "given", "part", "typed", "mistake"),
    [
        ("partial-first", 2, {"function": SOURCE}, "Z_x", "6x^2 y - 2x y^3 + 4y^2", "other-terms-kept"),
        ("partial-first", 2, {"function": SOURCE}, "Z_x", "6x^2 y - 2x y^3 - 9", "constant-kept"),
        ("partial-first", 2, {"function": SOURCE}, "Z_x", "6x^2 y - 2x y^3 + 4y^2 - 9", "nothing-vanishes"),
        ("partial-first", 2, {"function": SOURCE}, "Z_y", "6x^2 - 6x y^2 + 8y", "both-at-once"),
        ("partial-mixed", 2, {"function": SOURCE}, "Z_xy", "6x^2 y - 2x y^3", "only-once"),
        ("partial-mixed", 2, {"function": SOURCE}, "Z_xy", "6x^2 y - 6x y^3", "exponent-kept"),
        ("partial-mixed", 2, {"function": SOURCE}, "Z_xy", "6x^2 - 2x y^2", "factor-lost"),
        ("partial-mixed", 2, {"function": SOURCE}, "Z_xy", "12x y - 2y^3", "same-variable-twice"),
        ("partial-mixed", 2, {"function": "x^2 y + 3x^2"}, "Z_xy", "8x", "other-terms-kept"),
        ("partial-mixed", 3, {"function": THIRD}, "Z_xxy", "6x y^2 - 6", "only-twice"),
        ("partial-mixed", 3, {"function": THIRD}, "Z_xxy", "6x^2 y + 6y^2", "stopped-at-mixed"),
        ("partial-mixed", 3, {"function": THIRD}, "Z_xxy", "6x^2 + 12y", "wrong-letter-twice"),
        ("partial-mixed", 3, {"function": THIRD}, "Z_xxy", "6y^2", "same-variable-thrice"),
        ("partial-mixed", 3, {"function": THIRD}, "Z_xxy", "6x y", "factor-lost"),
        ("partial-mixed", 3, {"function": THIRD}, "Z_xxy", "12x y + 6y^2", "other-terms-kept"),
        ("partial-second", 2, {"function": SOURCE}, "Z_xx", "12x^2 y - 2x y^3", "exponent-kept"),
        ("partial-second", 2, {"function": SOURCE}, "Z_xx", "2x y - y^3", "factor-lost-twice"),
        ("partial-second", 2, {"function": SOURCE}, "Z_xy", "6x^2 y - 6x y^3", "exponent-kept"),
        ("partial-second", 2, {"function": SOURCE}, "Z_yy", "2x^3 - 6x^2 y + 8", "other-terms-kept"),
        ("partial-at-point", 2, SLOPES, "Z_x", "9", "other-terms-kept"),
        ("partial-estimate", 1, ALONG_X, "estimate", "1.36", "true-change"),
        ("partial-estimate", 1, ALONG_X, "true_change", "1.2", "estimate-repeated"),
        ("partial-estimate", 3, STEP, "changes", "(10, 32)", "slopes-given"),
        ("partial-estimate", 3, STEP, "changes", "(-0.32, -0.1)", "components-exchanged"),
        ("gradient-vector", 1, BOWL, "gradient", "(4x + y^2, 2y + 2x^2)", "other-terms-kept"),
        ("gradient-vector", 1, BOWL, "gradient", "(4x + 4, 2y + 4)", "constant-kept"),
        ("gradient-vector", 1, BOWL, "gradient_at_point", "-21", "components-added"),
    ],
)
def test_a_known_mistake_is_recognised(
    generator_id: str, level: int, given: dict[str, Any], part: str, typed: str, mistake: str
) -> None:
    assert named(generate(generator_id, level=level, seed=1, **given), part, typed) == mistake


def test_repeating_the_own_wrong_estimate_is_seen_as_that() -> None:
    exercise = generate("partial-estimate", level=1, seed=1, **ALONG_X)
    assert named(exercise, "true_change", "-1.2", estimate="-1.2") == "estimate-repeated"


def test_where_stopping_too_early_is_the_same_as_keeping_the_exponent_it_is_named_once() -> None:
    exercise = generate("partial-mixed", level=1, seed=1, function="3x^2 y + x^3")
    names = [mistake.name for mistake in part_of(exercise, "Z_xy").mistakes]
    assert "only-once" in names
    exercise = generate("partial-mixed", level=1, seed=1, function="3x^2 y")
    assert named(exercise, "Z_xy", "6x y") == "only-once"


def test_one_letter_that_changes_has_one_change() -> None:
    exercise = generate("partial-estimate", level=1, seed=1, **ALONG_X)
    titles = {m.name: language("en").text(m.title) for m in part_of(exercise, "estimate").mistakes}
    assert titles["changes-left-out"] == "left out the change of the letter"


def test_an_estimate_of_a_linear_function_is_called_exact() -> None:
    exercise = generate("partial-estimate", level=2, seed=1, function="2x + 3y", point="(1, 2)", changes="(0.1, 0.2)")
    said = [language("en").text(step.text) for step in exercise.solution if step.text is not None]
    assert "Here the estimate is exact." in said
    assert not any("off by" in line for line in said)


def test_a_change_that_repeats_is_asked_as_a_fraction() -> None:
    exercise = generate("partial-estimate", level=2, seed=1, function="x^2 y", point="(1/3, 2)", changes="(0.1, 1/3)")
    assert all("as a fraction" in language("en").text(part.prompt) for part in exercise.parts)


@pytest.mark.parametrize("typed", ["√117", "3√13", "10.82", "10.8166538"])
def test_the_length_of_the_own_gradient_may_be_rounded_where_the_keys_is_whole(typed: str) -> None:
    exercise = generate("gradient-vector", level=1, seed=1, **BOWL)
    assert outcome(exercise, "length", typed, gradient="(2x, 2y)", gradient_at_point="(-6, -9)") == "right"
    assert outcome(exercise, "length", typed) == "wrong"


@pytest.mark.parametrize("left", ["|∇f(P)|", "|∇f|", "‖∇f(P)‖", "length", "lengte"])
def test_the_length_may_be_typed_with_the_sign_on_the_sheet(left: str) -> None:
    assert outcome(generate("gradient-vector", level=1, seed=1, **BOWL), "length", f"{left} = 15", "nl") == "right"


@pytest.mark.parametrize("left", ["D_v(P)", "D_v f(P)", "D_vf(P)", "D_v f", "D_vf", "D_v"])
def test_the_directional_derivative_may_be_typed_with_its_usual_signs(left: str) -> None:
    exercise = generate("gradient-direction", level=2, seed=1, function="x y", point="(1, 2)", direction="(3, 4)")
    assert outcome(exercise, "directional_derivative", f"{left} = 2") == "right"
    assert outcome(exercise, "directional_derivative", "D_w = 2") == "invalid"


def test_a_third_derivative_may_be_named_in_any_order() -> None:
    exercise = generate("partial-mixed", level=3, seed=1, function=THIRD)
    assert {outcome(exercise, "Z_xxy", f"{left} = 12x y") for left in ("Z_xxy", "Z_xyx", "Z_yxx")} == {"right"}


@pytest.mark.parametrize(
    ("generator_id", "given", "said"),
    [
        ("partial-first", {"function": "Z^2 + x y"}, "the letter Z"),
        ("partial-at-point", {"function": "P x", "point": "(1, 2)"}, "the letter P"),
        ("partial-mixed", {"function": "a b c d"}, "two or three variables"),
        ("gradient-vector", {"function": "w x y z", "point": "(1, 2, 3, 4)"}, "two or three variables"),
        ("gradient-vector", {"function": "x y", "point": "(1, 2, 3, 4)"}, "but it has 4"),
        ("gradient-direction", {"function": "u v", "point": "(1, 1)", "direction": "(1, 0)"}, "the letter u"),
    ],
)
def test_letters_that_mean_something_else_and_too_many_are_refused(
    generator_id: str, given: dict[str, str], said: str
) -> None:
    with pytest.raises(UserError, match=said):
        generate(generator_id, level=2, seed=1, **given)


def test_a_third_letter_is_a_constant_like_the_second() -> None:
    exercise = generate("partial-mixed", level=2, seed=1, function="x y z")
    assert language("en").text(exercise.solution[0].text).startswith("With respect to x; the other letters")


@pytest.mark.parametrize(("typed", "point"), [("(0,0)", (0, 0)), ("(1,-1)", (1, -1)), ("(0,5; 1)", (0.5, 1))])
def test_a_point_may_be_stated_with_a_comma_in_dutch(typed: str, point: tuple[float, float]) -> None:
    stated = gradient_vector.GENERATOR.stated({"function": "x y", "point": typed}, "nl")
    assert stated.point == point


def test_a_rate_along_a_vector_without_a_whole_length_has_one_plain_root() -> None:
    stated = {"function": "x^2 + y^2", "point": "(1, 0)", "direction": "(1/3, -1)"}
    answer = part_of(generate("gradient-direction", level=2, seed=1, **stated), "directional_derivative").answer
    assert isinstance(answer, NumberAnswer)
    assert plain(answer.value) == "⅕√10"


def test_a_rate_of_0_is_exact() -> None:
    given = gradient_direction.GENERATOR.stated({"function": "x y", "point": "(1, 1)", "direction": "(1, -1)"}, "en")
    exercise = gradient_direction.GENERATOR.exercise(given, level=2)
    answer = part_of(exercise, "directional_derivative").answer
    assert isinstance(answer, NumberAnswer)
    assert answer.tolerance is None


def test_the_estimate_of_a_change_is_printed_like_the_change() -> None:
    """In italic letters, not as a word: dZ beside ΔZ."""
    assert latex(formula("dZ")) == "dZ"
    assert latex(formula("lr")) == "\\mathrm{lr}"


@pytest.mark.parametrize(
    ("direction", "said"), [("(3, 4)", "positive: the angle"), ("(-3, 4)", "0: v stands"), ("(-4, 3)", "negative: the")]
)
def test_the_sign_of_a_rate_is_explained_by_the_angle_with_the_gradient(direction: str, said: str) -> None:
    stated = {"function": "4x + 3y + x y", "point": "(0, 0)", "direction": direction}
    exercise = generate("gradient-direction", level=2, seed=1, **stated)
    texts = [language("en").text(step.text) for step in exercise.solution if step.text is not None]
    assert any(text.startswith(f"The rate is {said}") for text in texts)
    assert [figure.where for figure in exercise.figures] == ["key"]


@pytest.mark.parametrize(
    ("generator_id", "more"),
    [
        ("partial-at-point", {}),
        ("partial-estimate", {"changes": "(0.1, 0)"}),
        ("partial-estimate", {"learning_rate": "0.1"}),
        ("gradient-vector", {}),
        ("gradient-direction", {"direction": "(3, 4)"}),
    ],
)
def test_answers_too_long_to_type_are_refused(generator_id: str, more: dict[str, str]) -> None:
    with pytest.raises(UserError, match="more digits than can be typed"):
        generate(generator_id, seed=1, function="x^20 y^20", point="(123456789, 987654321)", **more)


@pytest.mark.parametrize(
    ("generator_id", "given", "line"),
    [
        (
            "partial-mixed",
            {"function": "(3x + 2y)(3x y^2 - 5)"},
            "Z = (3x + 2y)(3xy² − 5) = 3x · 3xy² + 3x · (−5) + 2y · 3xy² + 2y · (−5) = 9x²y² + 6xy³ − 15x − 10y",
        ),
        (
            "partial-first",
            {"function": "(2x - 3y)^2"},
            "Z = (2x − 3y)² = (2x)² + 2 · 2x · (−3y) + (−3y)² = 4x² − 12xy + 9y²",
        ),
        (
            "partial-second",
            {"function": "(x - y)(x + 2)"},
            "Z = (x − y)(x + 2) = x · x + x · 2 − y · x − y · 2 = x² − xy + 2x − 2y",
        ),
        ("gradient-vector", {"function": "2(x + y)", "point": "(1, 2)"}, "f = 2(x + y) = 2 · x + 2 · y = 2x + 2y"),
        ("partial-first", {"function": "(x + y)^3"}, "Z = (x + y)³ = x³ + 3x²y + 3xy² + y³"),
    ],
)
def test_a_stated_product_is_expanded_product_by_product(generator_id: str, given: dict[str, str], line: str) -> None:
    first = generate(generator_id, level=3, seed=1, **given).solution[0].formula
    assert first is not None
    assert plain(first) == line


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Z_theta1_theta2", ("Z_θ1θ2", r"Z_{\theta_1 \theta_2}")),
        ("Z_alpha_beta", ("Z_αβ", r"Z_{\alpha \beta}")),
        ("Z_x1", ("Z_x1", "Z_{x_1}")),
        ("Z_xy", ("Z_xy", "Z_{xy}")),
        ("theta_new", ("θ_new", r"\theta_{\mathrm{new}}")),
    ],
)
def test_longer_names_of_variables_stand_side_by_side_in_a_subscript(name: str, printed: tuple[str, str]) -> None:
    assert (plain(formula(name)), latex(formula(name))) == printed


@pytest.mark.parametrize("left", ["Z_θ1θ2", "Z_theta_1theta_2", "∂²Z/∂θ₂∂θ₁", "Z_θ₂θ₁", "Z_{θ1θ2}"])
def test_a_mixed_derivative_by_longer_names_may_be_typed_in_its_usual_ways(left: str) -> None:
    exercise = generate("partial-mixed", level=3, seed=1, function="theta_1^2 theta_2^3")
    assert [part.name for part in exercise.parts][2:] == ["Z_theta1_theta2", "Z_theta1_theta1_theta2"]
    assert outcome(exercise, "Z_theta1_theta2", f"{left} = 6θ1 θ2^2") == "right"
    assert named(exercise, "Z_theta1_theta2", "2θ1 θ2^3") == "only-once"
    assert outcome(exercise, "Z_theta1_theta1_theta2", "12θ2^2", Z_theta1_theta2="12θ1 θ2^2") == "right"


@pytest.mark.parametrize(
    "left", [r"\frac{\partial^2 Z}{\partial y\partial x}", r"\frac{\partial^2 Z}{\partial x \partial y}"]
)
def test_a_mixed_derivative_may_be_pasted_in_latex(left: str) -> None:
    exercise = generate("partial-mixed", level=2, seed=1, function=SOURCE)
    assert outcome(exercise, "Z_xy", f"{left} = 6x^2 - 6x y^2") == "right"
