"""Every generator keeps the contract, without being told which there are."""

import pytest

from exgen import registry
from exgen.testing import assert_generator_contract

SEEDS = 3


def test_there_are_generators() -> None:
    assert len(registry.ids()) >= 3


@pytest.mark.parametrize("generator_id", registry.ids())
def test_generator_keeps_the_contract(generator_id: str) -> None:
    assert_generator_contract(generator_id, seeds=range(SEEDS))
