"""The signs of the slopes and the right field from small steps; the drawn fields from the picture on the sheet.

A field is right when its vectors at a grid of points are those of the gradient. Of each other field a third of the
arrows has another direction, so that the picture tells them apart.
"""

from fractions import Fraction
from math import hypot
from typing import Any

import plain

from exgen.figures.describe import ArrowField
from exgen.formula.notation import DATA
from exgen.formula.printers import typed
from exgen.formula.tree import Polynomial
from exgen.registry import generate

GRID = range(-3, 4)
COSINE = 3**0.5 / 2
"""Directions less than 30° apart look alike."""
STEP = Fraction(1, 10**9)


def check(exercise: dict[str, Any]) -> None:
    given = exercise["given"]
    names = plain.names(given["function"])
    here = dict(zip(names, plain.values(given["point"]), strict=True))
    field, *signs = exercise["parts"]
    _check_fields(field["answer"], drawn(exercise), given["function"], names)
    slopes = [_slope(given["function"], name, here) for name in names]
    for part, slope in zip(signs, slopes, strict=True):
        assert abs(slope) > 1e-6
        assert part["answer"] == ("+" if slope > 0 else "-"), part
    assert not plain.close(abs(slopes[0]), abs(slopes[1]), 1e-6), "an exchanged field has the same arrow at the point"


def drawn(exercise: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """The letters of the fields on the sheet, each with its two components in plain notation."""
    again = generate(exercise["generator"], level=exercise["level"], **exercise["given"])
    (figure,) = again.figures
    assert isinstance(figure.picture, ArrowField)
    return {
        str(letter): (typed(Polynomial(u), DATA), typed(Polynomial(v), DATA)) for letter, u, v in figure.picture.fields
    }


def _check_fields(right: str, fields: dict[str, tuple[str, str]], function: str, names: list[str]) -> None:
    places = [dict(zip(names, (Fraction(s), Fraction(t)), strict=True)) for s in GRID for t in GRID]
    gradients = [[_slope(function, name, place) for name in names] for place in places]
    arrows = {
        letter: [[plain.value(component, **place) for component in field] for place in places]
        for letter, field in fields.items()
    }
    assert sorted(arrows) == ["A", "B", "C", "D"]
    for found, wanted in zip(arrows[right], gradients, strict=True):
        assert all(plain.close(a, b, 1e-12) for a, b in zip(found, wanted, strict=True)), right
    for letter in arrows:
        for other in arrows:
            if letter < other:
                apart = sum(map(_apart, arrows[letter], arrows[other]))
                assert 3 * apart >= len(places), (letter, other)


def _slope(function: str, name: str, here: dict[str, Any]) -> Any:
    """A central difference in exact fractions."""
    above, below = (plain.value(function, **{**here, name: here[name] + side * STEP}) for side in (1, -1))
    return (above - below) / (2 * STEP)


def _apart(one: list[Any], other: list[Any]) -> bool:
    lengths = hypot(*one) * hypot(*other)
    return lengths > 0 and float(one[0] * other[0] + one[1] * other[1]) < (COSINE - 1e-9) * lengths
