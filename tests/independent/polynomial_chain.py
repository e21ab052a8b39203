"""Derivatives of the power by central differences, at other places and at the point."""

from typing import Any

import mpmath
import plain

PLACES = (mpmath.mpf("1.3"), mpmath.mpf("-0.7"), mpmath.mpf("2.9"))


def check(exercise: dict[str, Any]) -> None:
    function = exercise["given"]["function"]
    names = plain.names(function)
    derivative, value = exercise["parts"]
    for first in range(len(PLACES)):
        somewhere = {name: PLACES[(first + i) % len(PLACES)] for i, name in enumerate(names)}
        _same(plain.values(derivative["answer"], **somewhere), function, somewhere)
    here = dict(zip(names, plain.values(exercise["given"]["point"]), strict=True))
    _same(plain.values(value["answer"]), function, here)


def _same(components: list[Any], function: str, at: dict[str, Any]) -> None:
    assert len(components) == len(at)
    for component, name in zip(components, at, strict=True):
        assert plain.close(component, plain.difference(function, name, **at)), name
