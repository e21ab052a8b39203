"""A Dutch teacher states a point as (0,0) too: where a point needs two coordinates, the comma stands between them."""

import pytest

from exgen import registry
from exgen.reading import read_given

ONE_NUMBER_OR_MORE = {("descent-find-the-mistake", "start"), ("polynomial-chain", "point")}
"""Here (0,5) is the number one half, as it may be meant."""


def point_fields(kind: str) -> list[tuple[str, str]]:
    found = [(i, field.name) for i in registry.ids() for field in registry.find(i).fields if field.kind == kind]
    return [pair for pair in found if pair not in ONE_NUMBER_OR_MORE]


def read(generator_id: str, name: str, typed: str) -> object:
    (field,) = (field for field in registry.find(generator_id).fields if field.name == name)
    return read_given(field, typed, "nl")


@pytest.mark.parametrize(("generator_id", "name"), point_fields("point"))
def test_every_point_may_be_stated_with_a_comma_in_dutch(generator_id: str, name: str) -> None:
    assert read(generator_id, name, "(0,0)") == (0, 0)
    assert read(generator_id, name, "(0,5; 1)") == (0.5, 1)


@pytest.mark.parametrize(("generator_id", "name"), point_fields("points"))
def test_so_may_each_of_several_points(generator_id: str, name: str) -> None:
    assert read(generator_id, name, "(0,0) (1,-3); (0,5; 1)") == ((0, 0), (1, -3), (0.5, 1))
