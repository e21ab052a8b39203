"""First partial derivatives by central differences at high precision."""

from typing import Any

import mpmath
import plain

SOMEWHERE = ((1.25, -0.75, 2.5), (-2.125, 1.875, 0.625))


def check(exercise: dict[str, Any]) -> None:
    function = exercise["given"]["function"]
    letters = plain.names(function)
    assert [part["name"] for part in exercise["parts"]] == [f"Z_{name}" for name in letters]
    for coordinates in SOMEWHERE:
        point = dict(zip(letters, map(mpmath.mpf, coordinates), strict=False))
        for part, name in zip(exercise["parts"], letters, strict=True):
            assert plain.close(plain.value(part["answer"], **point), plain.difference(function, name, **point)), part
