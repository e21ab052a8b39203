"""The tangent is the line that touches: right height, right slope by a central difference, and a line indeed."""

from fractions import Fraction
from typing import Any

import plain


def check(exercise: dict[str, Any]) -> None:
    function, at = exercise["given"]["function"], plain.value(exercise["given"]["point"])
    (name,) = plain.names(function)
    (tangent,) = exercise["parts"]
    left, right = tangent["answer"].split("=")
    assert left.strip() == "y"

    def height(place: Fraction) -> Any:
        return plain.value(right.strip(), **{name: place})

    assert height(at) == plain.value(function, **{name: at})
    slope = height(at + 1) - height(at)
    assert height(at + 5) - height(at) == 5 * slope
    assert plain.close(slope, plain.difference(function, name, **{name: at}))
