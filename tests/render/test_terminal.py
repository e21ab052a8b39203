"""One exercise in the terminal, as golden text."""

from collections.abc import Callable

import pytest
import samples

from exgen.model import Exercise
from exgen.render.columns import WIDTH
from exgen.render.terminal import render_exercise
from exgen.render.worksheet import render_worksheet
from exgen.text import language

MADE = {made.__name__: made for made in (samples.descent_1d, samples.partial_mixed, samples.reading_a_graph)}


@pytest.mark.parametrize("name", MADE)
def test_an_exercise_and_its_solution(name: str, golden: Callable[[str, str], None]) -> None:
    golden(name, render_exercise(MADE[name](), language("en"), solution=True))


@pytest.mark.parametrize("made", samples.exercises(), ids=lambda made: made.generator)
@pytest.mark.parametrize("code", ["en", "nl"])
def test_nothing_is_wider_than_a_terminal(made: Exercise, code: str) -> None:
    text = render_exercise(made, language(code), solution=True)
    assert max(map(len, text.splitlines())) <= WIDTH
    assert "\u00a0" not in text


def test_without_the_solution_no_answer_is_shown() -> None:
    text = render_exercise(samples.partial_mixed(), language("en"), solution=False)
    assert "6x²y" not in text
    assert "Find Z_x" in text


def test_a_sheet_and_its_key_as_text(golden: Callable[[str, str], None]) -> None:
    made = render_worksheet(samples.worksheet(pupils=("Zoë", "")), formats=("text",))
    assert sorted(made) == ["key.txt", "worksheet.txt"]
    golden("worksheet", made["worksheet.txt"].decode())
    golden("key", made["key.txt"].decode())
