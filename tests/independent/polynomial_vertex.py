"""The vertex by symmetry: places left and right of it are equally high, above or below it."""

from fractions import Fraction
from typing import Any

import plain


def check(exercise: dict[str, Any]) -> None:
    function = exercise["given"]["function"]
    (name,) = plain.names(function)
    vertex, kind = exercise["parts"]
    x, y = plain.values(vertex["answer"])

    def height(place: Fraction) -> Any:
        return plain.value(function, **{name: place})

    assert height(x) == y
    for distance in (Fraction(1, 3), Fraction(5)):
        left, right = height(x - distance), height(x + distance)
        assert left == right
        assert (left > y) == (kind["answer"] == "minimum")
