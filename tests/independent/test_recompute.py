"""Every answer of every generator, worked out again from what is given."""

import pytest
from recompute import has_check, recompute

from exgen import registry
from exgen.generator import LEVELS

SEEDS = 100


def test_there_are_generators() -> None:
    assert len(registry.ids()) >= 3


@pytest.mark.parametrize("generator_id", registry.ids())
def test_a_generator_has_an_independent_check(generator_id: str) -> None:
    assert has_check(generator_id)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("generator_id", registry.ids())
def test_answers_come_out_again(generator_id: str, level: int) -> None:
    for seed in range(SEEDS):
        recompute(generator_id, level, seed)
