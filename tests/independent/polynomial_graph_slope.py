"""The drawn slope by a central difference, and whether the tangent meets two grid points that are far enough apart."""

from fractions import Fraction
from typing import Any

import plain


def check(exercise: dict[str, Any]) -> None:
    given = exercise["given"]
    (name,) = plain.names(given["function"])
    (part,) = exercise["parts"]
    at, slope = plain.value(given["point"]), plain.value(part["answer"])
    assert plain.close(slope, plain.difference(given["function"], name, **{name: at}))
    tolerance = plain.value(str(part["tolerance"]["abs"]))
    assert tolerance == max(Fraction(1, 10), abs(slope) / 10)
    across, up = plain.values(given["square"])
    height = plain.value(given["function"], **{name: at})
    met = [
        (column, row)
        for column in range(-7, 8)
        for row in range(-7, 8)
        if row * up - height == slope * (column * across - at)
    ]
    assert max(max(abs(c - d), abs(r - s)) for c, r in met for d, s in met) >= 3
