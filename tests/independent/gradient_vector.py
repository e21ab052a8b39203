"""Gradients by central differences, and their length by adding squares in mpmath."""

from typing import Any

import mpmath
import plain

SOMEWHERE = ("1.3", "-0.7", "2.2")


def check(exercise: dict[str, Any]) -> None:
    function = exercise["given"]["function"]
    names = plain.names(function)
    gradient, at_point, length = exercise["parts"]
    assert [part["name"] for part in exercise["parts"]] == ["gradient", "gradient_at_point", "length"]
    there = dict(zip(names, map(mpmath.mpf, SOMEWHERE), strict=False))
    _same(plain.values(gradient["answer"], **there), function, there)
    here = dict(zip(names, plain.values(exercise["given"]["point"]), strict=True))
    slopes = plain.values(at_point["answer"])
    _same(slopes, function, here)
    squares = mpmath.fsum(mpmath.mpf(s.numerator) ** 2 / mpmath.mpf(s.denominator) ** 2 for s in slopes)
    assert plain.close(mpmath.mpf(1) * plain.value(length["answer"]) ** 2, squares)
    assert plain.value(length["answer"]) >= 0


def _same(components: list[Any], function: str, at: dict[str, Any]) -> None:
    assert len(components) == len(at)
    for component, name in zip(components, at, strict=True):
        assert plain.close(component, plain.difference(function, name, **at)), name
