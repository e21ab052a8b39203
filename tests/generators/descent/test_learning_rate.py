"""Room for the work of descent-learning-rate, and its five possibilities in the statement."""

import pytest

from exgen.registry import generate
from exgen.text import language


@pytest.mark.parametrize(
    ("code", "last"), [("en", "E)\N{NO-BREAK SPACE}diverges"), ("nl", "E)\N{NO-BREAK SPACE}divergeert")]
)
def test_no_letter_is_left_behind_at_the_end_of_a_line(code: str, last: str) -> None:
    statement = generate("descent-learning-rate", seed=1, level=2).statement
    told = language(code).text(statement[-1])
    assert last in told
    assert ") " not in told


@pytest.mark.parametrize("level", [2, 3])
def test_every_rate_that_is_worked_out_without_a_table_has_a_line_for_it(level: int) -> None:
    parts = generate("descent-learning-rate", seed=1, level=level).parts
    assert [part.space.lines for part in parts if part.name.startswith(("class_", "one_step"))] == [1, 1, 1, 1]


def test_the_table_of_level_1_is_the_room() -> None:
    parts = generate("descent-learning-rate", seed=1, level=1).parts
    assert [part.space.lines for part in parts if part.name.startswith("class_")] == [0, 0, 0]
