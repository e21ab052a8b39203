"""What the exercises about partial derivatives promise beyond the contract: their draws, tips and follow-through."""

from collections import Counter
from fractions import Fraction

import pytest

from exgen.checker.diagnose import mistake_values
from exgen.checker.mark import mark_exercise
from exgen.checker.slots import places
from exgen.errors import UserError
from exgen.formula.build import formula
from exgen.formula.evaluate import to_poly
from exgen.formula.printers import plain
from exgen.formula.tree import Formula, Message, Relation
from exgen.model import ChoiceAnswer, Exercise, FormulaAnswer, NumberAnswer
from exgen.registry import generate
from exgen.testing import key_text
from exgen.text import language

FORMULAS = ("partial-first", "partial-mixed", "partial-second")


def outcomes(exercise: Exercise, **answers: str) -> dict[str, str]:
    result = mark_exercise(exercise, answers, language="en")
    return {item.name: item.outcome for item in result.items}


def formulas_in(message: Message) -> list[Formula]:
    found: list[Formula] = []
    for _, value in message.args:
        if isinstance(value, Message):
            found += formulas_in(value)
        elif isinstance(value, Relation):
            found += value.operands
        elif isinstance(value, Formula):
            found.append(value)
    return found


@pytest.mark.parametrize("generator_id", FORMULAS)
@pytest.mark.parametrize("function", [None, "-3x^3 y^2 + 5", "x^2 y", "4x + y^3", "x y"])
def test_no_tip_holds_the_whole_answer(generator_id: str, function: str | None) -> None:
    for seed in range(30 if function is None else 1):
        given = {} if function is None else {"function": function}
        exercise = generate(generator_id, seed=seed, level=2, **given)
        for part in exercise.parts:
            assert isinstance(part.answer, FormulaAnswer)
            key = to_poly(part.answer.value, exercise.variables)
            shown = [to_poly(f, exercise.variables) for tip in part.tips for f in formulas_in(tip) if not is_name(f)]
            assert key is None or key.is_constant or key not in shown, (exercise.given, part.name)


def is_name(shown: Formula) -> bool:
    """A symbol such as Z_x stands for what is looked for and tells nothing."""
    return shown == formula(getattr(shown, "name", ""))


@pytest.mark.parametrize("generator_id", ["partial-first", "partial-second"])
@pytest.mark.parametrize("level", [1, 2, 3])
def test_no_two_derivatives_are_alike_and_none_is_0(generator_id: str, level: int) -> None:
    for seed in range(150):
        exercise = generate(generator_id, seed=seed, level=level)
        keys = [part.answer.value for part in exercise.parts if isinstance(part.answer, FormulaAnswer)]
        assert len(set(keys)) == len(exercise.parts)
        assert all(key_text(part.answer, language("en").notation) != "0" for part in exercise.parts)


def test_the_kinds_of_the_hessian_are_equally_likely() -> None:
    rights: Counter[str] = Counter()
    for seed in range(300):
        answer = generate("hessian", seed=seed, level=3).parts[-1].answer
        assert isinstance(answer, ChoiceAnswer)
        rights[answer.right] += 1
    assert set(rights) == {"minimum", "maximum", "saddle"}
    assert max(rights.values()) < 130


def test_the_determinant_follows_from_the_pupils_own_matrix() -> None:
    exercise = generate("hessian", level=3, function="x^3 - 3x + y^2 + x y - y", point="(1, 0)", seed=1)
    marked = outcomes(exercise, hessian="((6x, 2), (2, 2))", hessian_at_point="((6, 2), (2, 2))", determinant="8")
    assert (marked["hessian"], marked["hessian_at_point"], marked["determinant"]) == ("wrong", "right", "right")


@pytest.mark.parametrize("plane", ["z = 4x + 2y", "4x + 2y", "4x + 2y - z = 0", "2z - 8x = 4y"])
def test_the_estimate_follows_from_the_pupils_own_plane(plane: str) -> None:
    exercise = generate("tangent-plane", level=3, function="2x^2 + y^2", point="(1, 1)", near="(1.1, 1.2)", seed=1)
    assert outcomes(exercise, plane=plane, estimate="6.8") == {"plane": "wrong", "estimate": "right"}
    assert outcomes(exercise, plane=plane, estimate="6.9")["estimate"] == "wrong"
    assert outcomes(exercise, plane="z = 4x + 2y - 3", estimate="3.8") == {"plane": "right", "estimate": "right"}


@pytest.mark.parametrize("seed", [1, 2, 164, 286, 297, 725])
def test_an_estimate_is_neither_the_height_of_the_point_nor_that_of_the_graph(seed: int) -> None:
    """The last four seeds draw a point near which the plane has the height of the point, if they may."""
    estimate = generate("tangent-plane", level=3, seed=seed).parts[-1]
    assert isinstance(estimate.answer, NumberAnswer)
    wrong = {mistake.name: mistake.rule for mistake in estimate.mistakes}
    same = [plain(wrong[name]) for name in ("function-itself", "height-of-the-point")]
    assert plain(estimate.answer.value) not in same


def test_an_equation_without_its_letter_has_no_height_to_follow() -> None:
    exercise = generate("tangent-plane", level=3, function="2x^2 + y^2", point="(1, 1)", near="(1.1, 1.2)", seed=1)
    assert outcomes(exercise, plane="4x + 2y = 3", estimate="3.8") == {"plane": "wrong", "estimate": "right"}


def test_estimate_and_change_follow_from_the_pupils_own_step() -> None:
    stated = {"function": "x^2 + 2y^2 + x y", "point": "(2, 1)", "learning_rate": "0.1"}
    exercise = generate("partial-estimate", level=3, seed=1, **stated)
    marked = outcomes(exercise, changes="(0.5, 0.6)", estimate="6.1", true_change="7.37")
    assert marked == {"changes": "wrong", "estimate": "right", "true_change": "right"}


@pytest.mark.parametrize(("level", "share"), [(1, 5), (2, 5), (3, 3)])
def test_an_estimate_is_close_to_the_true_change_but_not_exact(level: int, share: int) -> None:
    for seed in range(60):
        exercise = generate("partial-estimate", seed=seed, level=level)
        numbers = {part.name: key_text(part.answer, language("en").notation) for part in exercise.parts}
        true, guess = Fraction(numbers["true_change"]), Fraction(numbers["estimate"])
        assert 0 < share * abs(true - guess) <= abs(true)


def test_every_mixed_derivative_of_level_2_comes_from_three_terms_with_a_product() -> None:
    for seed in range(200):
        function = to_poly(dict(generate("partial-mixed", seed=seed, level=2).given)["function"], ("x", "y"))
        assert function is not None
        terms = [exponents for exponents, _ in function.terms if any(exponents)]
        assert len(terms) == 3
        assert any(all(exponents) for exponents in terms)


@pytest.mark.parametrize("generator_id", ["partial-mixed", "partial-second"])
@pytest.mark.parametrize("level", [1, 2, 3])
def test_no_wrong_product_is_longer_than_a_pupil_writes(generator_id: str, level: int) -> None:
    found = 0
    for seed in range(20):
        exercise = generate(generator_id, seed=seed, level=level)
        for place in places(exercise):
            for mistake, value in mistake_values(exercise, place):
                if mistake.name in ("derivatives-multiplied", "first-derivative-squared"):
                    wrong = to_poly(value, exercise.variables)
                    assert wrong is not None
                    assert len(wrong.terms) <= 4
                    found += 1
    assert found or level > 1


@pytest.mark.parametrize(("point", "asked"), [("(2/3, 1)", ", as a fraction."), ("(1/2, 1)", " at P.")])
def test_a_slope_that_repeats_is_asked_as_a_fraction(point: str, asked: str) -> None:
    exercise = generate("partial-at-point", level=3, seed=1, function="x^2 + x y", point=point)
    assert language("en").text(exercise.parts[0].prompt).endswith(asked)


def test_the_way_without_change_follows_from_the_pupils_own_way_up() -> None:
    stated = {"function": "x^2 y + y^2", "point": "(1, 2)", "direction": "(3, 4)"}
    exercise = generate("gradient-direction", level=3, seed=1, **stated)
    marked = outcomes(exercise, ascent="(4, -5)", descent="(-4, 5)", no_change="(5, 4)")
    assert (marked["ascent"], marked["descent"], marked["no_change"]) == ("wrong", "right", "right")
    assert outcomes(exercise, ascent="(4, -5)", no_change="(-5, -4)")["no_change"] == "wrong"


@pytest.mark.parametrize("generator_id", ["partial-estimate", "gradient-direction"])
def test_every_answer_has_a_name_of_its_own(generator_id: str) -> None:
    labels = [part.label for part in generate(generator_id, level=3, seed=1).parts]
    assert None not in labels
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("generator_id", "level", "given", "said"),
    [
        ("partial-first", 2, {"function": "7"}, "at least two variables"),
        ("partial-first", 2, {"function": "a b c d"}, "two or three variables"),
        ("partial-at-point", 1, {"function": "x y", "point": "(1, 2, 3)"}, "2 coordinates"),
        ("hessian", 2, {"function": "x^3 y"}, "state a point"),
        ("hessian", 3, {"function": "x y + x", "point": "(1, 2)"}, "critical point"),
        ("hessian", 3, {"function": "x^4 + y^4", "point": "(0, 0)"}, "does not tell the kind"),
        ("hessian", 1, {"function": "x y z"}, "two variables"),
        ("tangent-plane", 3, {"function": "x y", "point": "(1, 2)"}, "near"),
        ("tangent-plane", 1, {"function": "x y", "point": "(1, 2)", "near": "(1, 2, 3)"}, "two coordinates"),
        ("partial-estimate", 1, {"function": "x y", "point": "(1, 2)"}, "either the changes"),
        ("partial-estimate", 1, {"function": "x y", "point": "(1, 2)", "changes": "(0, 0)"}, "does not move"),
        ("partial-estimate", 3, {"function": "x y", "point": "(1, 2)", "learning_rate": "-1"}, "above 0"),
    ],
)
def test_a_given_that_makes_no_exercise_is_refused(
    generator_id: str, level: int, given: dict[str, str], said: str
) -> None:
    with pytest.raises(UserError, match=said):
        generate(generator_id, level=level, seed=1, **given)


def test_a_teachers_own_letters_are_used() -> None:
    exercise = generate("tangent-plane", level=1, seed=1, function="s^2 t", point="(1, 2)")
    assert exercise.variables == ("s", "t", "z")
    assert outcomes(exercise, plane="z = 4s + t - 4") == {"plane": "right"}


def test_the_hessian_of_degree_2_is_asked_once() -> None:
    exercise = generate("hessian", level=2, seed=1, function="x^2 + 3x y", point="(1, 2)")
    assert [part.name for part in exercise.parts] == ["hessian"]


def test_a_mixed_derivative_is_checked_in_the_line_after_it() -> None:
    english = language("en")
    for seed in range(5):
        steps = generate("partial-second", seed=seed, level=3).solution
        told = [english.text(step.text) if step.text else "" for step in steps]
        first = told.index("First with respect to x, then y:")
        assert told[first + 1] == "Check in the other order, the same:"
        assert told[-1] == "First with respect to y, then z:"


def test_a_tip_for_a_product_says_to_expand_it() -> None:
    exercise = generate("partial-mixed", level=3, function="(x + 2y)(xy - 3)")
    told = language("en").text(exercise.parts[0].tips[0])
    assert told == "Expand first. While you differentiate with respect to x, y is just a number."
    assert "xpand" not in language("en").text(generate("partial-mixed", level=2).parts[0].tips[0])


@pytest.mark.parametrize("generator_id", ["partial-first", "partial-mixed"])
def test_what_is_to_be_expanded_gets_lines_to_expand_it_on(generator_id: str) -> None:
    product = generate(generator_id, level=3, function="(x + 2y)(xy - 3)")
    assert [part.space.lines for part in product.parts] == [2] + [0] * (len(product.parts) - 1)
    assert not any(part.space.lines for part in generate(generator_id, level=2, seed=1).parts)
