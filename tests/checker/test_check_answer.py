"""The public `exgen.check_answer`, and that importing exgen loads nothing it need not."""

import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from typing import get_args

import pytest

import exgen
from exgen import registry
from exgen.checker.stated import AnswerKind
from exgen.errors import UserError
from exgen.generator import LEVELS
from exgen.worksheet.exercise_json import exercise_data


@pytest.mark.parametrize(
    ("expected", "given", "options", "outcome", "read_as"),
    [
        ("4*x^3 + 3*x^2*y^2", "Z_x = 3x²y² + 4x³", {"kind": "formula", "language": "nl"}, "right", "3x²y² + 4x³"),
        ("4*x^3 + 3*x^2*y^2", "4x^3 + 3x^2y", {"kind": "formula"}, "wrong", "4x³ + 3x²y"),
        ("(2.4, 1.92)", "(2,4; 1,92)", {"kind": "vector", "language": "nl"}, "right", "(2,4; 1,92)"),
        ("(2.4, 1.92)", "(2.4, 1.92)", {"kind": "vector"}, "right", "(2.4, 1.92)"),
        ("(theta1^3, 2/5*theta2)", "(t1³, 0.4 t2)", {"kind": "vector"}, "right", "(θ₁³, 0.4θ₂)"),
        ("1.6", "θ = 1,6", {"kind": "number", "language": "nl"}, "right", "1,6"),
        ("1.6", "4 - 0.1*24", {"kind": "number"}, "right", "4 − 0.1 · 24"),
        ("45.8", "46", {"tolerance": {"abs": "0.2"}}, "right", "46"),
        ("45.8", "46", {"tolerance": {"abs": 0.2}}, "right", "46"),
        ("45.8", "46.0000001", {"tolerance": {"abs": 0.2}}, "wrong", "46.0000001"),
        ("45.8", "46", {"tolerance": {"abs": Fraction(1, 5)}}, "right", "46"),
        ("45.8", "46", {"tolerance": {"abs": Decimal("0.2")}}, "right", "46"),
        ("1.0176", "1,02", {"tolerance": {"decimals": 2}, "language": "nl"}, "right", "1,02"),
        ("sqrt(2)", "1.41", {"tolerance": {"sigfigs": "3"}}, "right", "1.41"),
        ("x^2", "y^2", {"variables": ("x", "y")}, "wrong", "y²"),
        ("5", "x", {"kind": "formula", "variables": ("x",)}, "wrong", "x"),
        ("x^2", "y^2", {}, "invalid", ""),
        ("2", "two", {}, "invalid", ""),
        ("2", "", {}, "invalid", ""),
        ("(1,2)", "(1, 2)", {}, "right", "(1, 2)"),
        ("{1, 3}", "x = 3 of x = 1", {"language": "nl"}, "right", "{3; 1}"),
        ("none", "geen", {"language": "nl"}, "right", "∅"),
        ("{1.2}", "1.23", {"tolerance": {"decimals": 1}}, "right", "{1.23}"),
        ("{(1, 2), (3, 4)}", "(3, 4); (1, 2)", {}, "right", "{(3, 4), (1, 2)}"),
        ("{(1, 2), (3, 4)}", "(4, 3); (1, 2)", {}, "wrong", "{(4, 3), (1, 2)}"),
        ("]2, 5[", "⟨2; 5⟩", {"language": "nl"}, "right", "]2; 5["),
        ("]2, 5[", "[2, 5]", {}, "wrong", "[2, 5]"),
        ("]2, 5[", "[2, 5]", {"ends_free": True}, "right", "[2, 5]"),
        ("]-inf, 2]", "x <= 2", {}, "right", "(−∞, 2]"),
        ("((1, 2), (3, 4))", "[1, 2; 3, 4]", {}, "right", "((1, 2), (3, 4))"),
        ("y = 2x + 1", "2x - y + 1 = 0", {"kind": "equation"}, "right", "2x − y + 1 = 0"),
        ("y = 2x + 1", "2x - y - 1 = 0", {"kind": "equation"}, "wrong", "2x − y − 1 = 0"),
        ("(3, -4)", "(6, -8)", {"kind": "direction"}, "right", "(6, −8)"),
        ("(3, -4)", "(-3, 4)", {"kind": "direction"}, "wrong", "(−3, 4)"),
        ("x^2 - x - 2", "x^2 - x - 2", {"form": "factored"}, "wrong", "x² − x − 2"),
        ("3", "1 + 2", {"form": "number"}, "wrong", "1 + 2"),
    ],
)
def test_verdicts(expected: str, given: str, options: dict[str, object], outcome: str, read_as: str) -> None:
    verdict = exgen.check_answer(expected, given, **options)  # type: ignore[arg-type]
    assert (verdict.outcome, verdict.read_as) == (outcome, read_as)
    assert isinstance(verdict.remark, str)
    assert bool(verdict.remark) or outcome != "invalid"


@pytest.mark.parametrize("generator", registry.ids())
def test_the_answers_in_the_json_of_an_exercise_can_be_stated(generator: str) -> None:
    for level in LEVELS:
        exercise = exgen.generate(generator, level=level, seed=4)
        for part in exercise_data(exercise)["parts"]:
            if part["kind"] in get_args(AnswerKind):
                stated = {"kind": part["kind"], "tolerance": part["tolerance"], "variables": exercise.variables}
                verdict = exgen.check_answer(part["answer"], part["answer"], **stated)
                assert verdict.outcome == "right", (part, verdict)


@pytest.mark.parametrize("variables", [(), ("y",)])
def test_the_names_in_the_key_are_among_the_variables_that_are_stated(variables: tuple[str, ...]) -> None:
    with pytest.raises(UserError, match="the key has x in it"):
        exgen.check_answer("x^2", "x^2", variables=variables)


def test_remarks_are_in_the_language_of_the_sheet() -> None:
    assert exgen.check_answer("1/3", "0,33", language="nl").remark.startswith("0,33 is een afronding.")
    assert exgen.check_answer("1/3", "0.33").remark.startswith("0.33 is rounded.")


@pytest.mark.parametrize(
    "options",
    [
        {"kind": "colour"},
        {"kind": "equation"},
        {"kind": "direction", "tolerance": {"abs": "0.1"}},
        {"form": "round"},
        {"form": "factored"},
        {"language": "xx"},
        {"tolerance": {}},
        {"tolerance": {"abs": "0.1", "rel": "0.1"}},
        {"tolerance": {"about": "1"}},
        {"tolerance": {"abs": "-1"}},
        {"tolerance": {"abs": "much"}},
        {"tolerance": {"abs": float("nan")}},
        {"tolerance": {"abs": True}},
        {"tolerance": {"decimals": "1.5"}},
        {"tolerance": {"sigfigs": 0}},
        {"tolerance": {"decimals": 10**9}},
        {"tolerance": "0.1"},
        {"kind": "formula", "tolerance": {"abs": "1"}},
    ],
)
def test_bad_options_are_a_sentence_for_a_person(options: dict[str, object]) -> None:
    with pytest.raises(UserError) as error:
        exgen.check_answer("2", "2", **options)  # type: ignore[arg-type]
    assert len(str(error.value)) > 20


@pytest.mark.parametrize(
    ("expected", "kind"), [("2*", None), ("1/0", "number"), ("x", "number"), ("", None), ("(1, 2)", "formula")]
)
def test_a_key_that_cannot_be_read(expected: str, kind: str | None) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        exgen.check_answer(expected, "2", kind=kind)  # type: ignore[arg-type]


def test_a_key_outside_its_variables() -> None:
    with pytest.raises(UserError, match="y"):
        exgen.check_answer("x + y", "x", variables=("x",))


@pytest.mark.parametrize(("expected", "given"), [(2, "2"), ("2", 2), (None, "2"), ("2", None)])
def test_answers_are_text(expected: object, given: object) -> None:
    with pytest.raises(UserError):
        exgen.check_answer(expected, given)  # type: ignore[arg-type]


def test_the_public_names() -> None:
    assert set(exgen.__all__) <= set(dir(exgen))
    assert exgen.generate.__module__ == "exgen.registry"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        exgen.nothing  # noqa: B018


def test_checking_a_number_or_a_polynomial_imports_no_sympy() -> None:
    code = (
        "import sys, exgen; loaded = set(sys.modules);"
        "assert not {'exgen.checker', 'exgen.registry', 'babel'} & loaded, loaded;"
        "assert exgen.check_answer('sqrt(3+2*sqrt(2))', '1+sqrt(2)').outcome == 'right';"
        "assert exgen.check_answer('x^2 + 2*x', 'x(x+2)').outcome == 'right';"
        "assert not {'sympy', 'mpmath', 'numpy', 'matplotlib'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
