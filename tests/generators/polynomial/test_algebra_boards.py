"""The boards of polynomial algebra: every line true, none that repeats the result, nothing asked that is not there."""

from collections.abc import Iterator
from typing import Any

import pytest

from exgen.formula.evaluate import equal, names_in
from exgen.formula.printers import plain
from exgen.formula.tree import (
    Call,
    Derivative,
    Formula,
    Gradient,
    Negative,
    Number,
    PlusMinus,
    Quotient,
    Relation,
    Sum,
    Symbol,
    Vector,
)
from exgen.model import Exercise, FormulaAnswer, NumberAnswer, SetAnswer
from exgen.registry import generate

SEEDS = range(40)
LEVELS = (1, 2, 3)
WITH_FORMULAS = ("add", "expand", "factor", "divide", "derivative", "chain", "evaluate")


def draws(name: str, *levels: int) -> Iterator[Exercise]:
    for level in levels or LEVELS:
        for seed in SEEDS:
            yield generate(f"polynomial-{name}", seed=seed, level=level)


def chains(exercise: Exercise) -> Iterator[Relation]:
    for step in exercise.solution:
        if isinstance(step.formula, Relation):
            yield step.formula


def is_name(side: Formula) -> bool:
    """f(x), p(x) − q(x), du/dx, ∇J: what a line is about, not what it works out."""
    if isinstance(side, Sum):
        return any(map(is_name, (term.of if isinstance(term, Negative) else term for term in side.terms)))
    return isinstance(side, Call | Symbol | Derivative | Gradient)


def same(one: Formula, other: Formula) -> bool:
    if isinstance(one, Vector) and isinstance(other, Vector):
        return all(map(same, one.items, other.items))
    return equal(one, other) is True


def compared(exercise: Exercise) -> int:
    """The number of sides that a board's lines call equal, after a look at each."""
    first_of: dict[tuple[str, bool], Formula] = {}
    count = 0
    for chain in chains(exercise):
        about = plain(chain.operands[0])
        for side in chain.operands:
            if not is_name(side):
                first = first_of.setdefault((about, not names_in(side)), side)
                assert same(first, side), (exercise.level, exercise.seed, plain(chain))
                count += 1
    return count


@pytest.mark.parametrize("name", WITH_FORMULAS)
def test_all_that_a_board_calls_equal_is_equal(name: str) -> None:
    assert sum(compared(exercise) for exercise in draws(name)) > 3 * len(LEVELS) * len(SEEDS)


STATED: tuple[tuple[str, dict[str, str]], ...] = (
    ("factor", {"function": "2x^3 - x^2 - 2x + 1", "root": "1/2"}),
    ("factor", {"function": "-x^2 + 4"}),
    ("factor", {"function": "x^4 - 5x^2 + 4"}),
    ("factor", {"function": "1/2 x^2 - 2x"}),
    ("expand", {"factors": "x^2 + x + 1; x - 1"}),
    ("expand", {"factors": "x; 2x; x + 1"}),
    ("divide", {"dividend": "2x^2 + 3x - 1", "divisor": "2x - 1"}),
    ("divide", {"dividend": "x^2", "divisor": "x^2 + 1"}),
    ("derivative", {"function": "(x + 1)^2*(x - 2)"}),
    ("evaluate", {"function": "-x", "point": "3"}),
)


@pytest.mark.parametrize(("name", "given"), STATED)
def test_it_is_so_too_where_a_teacher_states_the_exercise(name: str, given: dict[str, str]) -> None:
    stated: dict[str, Any] = dict(given)
    assert compared(generate(f"polynomial-{name}", level=2, **stated)) >= 2


@pytest.mark.parametrize("name", ["add", "expand", "factor"])
def test_only_one_line_ends_in_the_result(name: str) -> None:
    for exercise in draws(name):
        (answer,) = (part.answer for part in exercise.parts)
        assert isinstance(answer, FormulaAnswer)
        key = plain(answer.value)
        ends = [chain for chain in chains(exercise) if plain(chain.operands[-1]) == key]
        assert len(ends) == 1, (exercise.level, exercise.seed)


def test_like_terms_are_to_be_collected_only_where_there_are_any() -> None:
    for exercise in draws("expand", 1):
        asked = exercise.parts[0].prompt.id
        sums = [side for chain in chains(exercise) for side in chain.operands]
        assert ("collect" in asked) == any(plain(side).count("x") > 3 for side in sums), exercise.seed


def test_the_formula_of_the_board_names_both_irrational_roots() -> None:
    seen = 0
    for exercise in draws("roots", 3):
        (answer,) = (part.answer for part in exercise.parts)
        assert isinstance(answer, SetAnswer)
        keys = {plain(item) for item in answer.items if "√" in plain(item)}
        for chain in chains(exercise):
            last = chain.operands[-1]
            if keys and isinstance(last.numerator if isinstance(last, Quotient) else last, PlusMinus):
                assert {plain(last).replace("±", sign) for sign in "+−"} == keys, exercise.seed
                seen += 1
    assert seen > 10


def test_no_mistake_is_expected_that_gives_a_number_nobody_goes_on_with() -> None:
    for exercise in draws("evaluate"):
        assert isinstance(exercise.parts[0].answer, NumberAnswer)
        for mistake in exercise.parts[0].mistakes:
            assert isinstance(mistake.rule, Number)
            digits = sum(map(str.isdigit, plain(mistake.rule).split("/")[0].split(".")[0]))
            assert digits <= (5 if mistake.rule.value.denominator == 1 else 4), exercise.seed


def test_the_sum_of_fractional_roots_is_the_check_and_a_whole_root_is_filled_in() -> None:
    fractions = generate("polynomial-roots", level=2, function="6x^2 + 7x - 3")
    assert plain(fractions.solution[-2].formula or Symbol("none")) == "−3/2 + 1/3 = −7/6"
    whole = generate("polynomial-roots", level=2, function="3x^2 - 8x + 4")
    assert plain(whole.solution[-2].formula or Symbol("none")).startswith("f(2) = ")
    double = generate("polynomial-roots", level=2, function="4x^2 + 4x + 1")
    assert plain(double.solution[-2].formula or Symbol("none")) == "4x² + 4x + 1 = (2x + 1)²"
