"""What the drawn starts of descent-which-minimum have to teach, and how the board finds the zeros of J′."""

from fractions import Fraction

import pytest

from exgen.formula.printers import plain
from exgen.formula.tree import Message
from exgen.generators.descent._valleys import valleys, with_zeros
from exgen.generators.descent.descent_which_minimum import GENERATOR, Given
from exgen.registry import generate
from exgen.render.answers import say

SEEDS = 150


@pytest.mark.parametrize("level", [1, 2, 3])
def test_starts_do_not_all_find_the_global_minimum_and_the_lowest_often_misleads(level: int) -> None:
    misled = found = 0
    for seed in range(SEEDS):
        given = GENERATOR.draw(seed=seed, level=level)
        shape = valleys(given.function)
        ends = {start: shape.reached(start) for start in given.starts}
        assert set(ends.values()) != {shape.deepest}
        misled += ends[min(given.starts, key=shape.height)] != min(ends.values(), key=shape.height)
        found += shape.deepest in ends.values()
    assert SEEDS // 4 < misled < SEEDS * 2 // 3
    assert SEEDS * 2 // 5 < found < SEEDS * 3 // 5


@pytest.mark.parametrize(
    ("zeros", "level", "starts", "told"),
    [
        ((-5, -4, 0), 2, (1,), "The common factor in front:"),
        ((-3, 1, 2), 2, (0,), "The hilltop is a zero of the derivative:"),
        ((-3, 1, 2), 3, (0, 1), "One of the starts is a zero of the derivative:"),
        ((-3, 1, 2), 3, (0,), "One zero of the derivative is found by trying:"),
    ],
)
def test_the_zeros_are_found_as_on_the_board(
    zeros: tuple[int, int, int], level: int, starts: tuple[int, ...], told: str
) -> None:
    given = Given(with_zeros(*zeros, 1), tuple(map(Fraction, starts)), Fraction("0.01"))
    steps = GENERATOR.exercise(given, level=level).solution
    texts = [step.text.id for step in steps if isinstance(step.text, Message)]
    assert told in texts
    assert ("Divide by {factor} and factor the rest:" in texts) == (0 not in zeros)


def test_a_common_factor_is_taken_out() -> None:
    given = Given(with_zeros(-5, -4, 0, 1), (Fraction(1),), Fraction("0.01"))
    shown = [plain(step.formula) for step in GENERATOR.exercise(given, level=3).solution if step.formula is not None]
    assert "J′(θ) = θ(θ² + 9θ + 20) = θ(θ + 5)(θ + 4)" in shown


def test_a_number_is_taken_out_with_it() -> None:
    given = Given(12 * with_zeros(-2, 0, 3, 1), (Fraction(1),), Fraction("0.01"))
    shown = [plain(step.formula) for step in GENERATOR.exercise(given, level=3).solution if step.formula is not None]
    assert "J′(θ) = 12θ(θ² − θ − 6) = 12θ(θ + 2)(θ − 3)" in shown


def test_the_graph_of_the_key_is_not_on_the_sheet() -> None:
    first, second = generate("descent-which-minimum", seed=1, level=1).figures
    assert (first.where, second.where) == ("sheet", "key")


def test_the_key_says_of_which_letter_a_place_is() -> None:
    exercise = generate("descent-which-minimum", seed=1, level=1)
    said = [say(part.answer, part.label) for part in exercise.parts[1:]]
    assert [plain(each)[:4] for each in said if not isinstance(each, Message)] == ["θ = ", "θ = "]
