"""The signs of the slopes from small steps to either side; the letter from the stored arrangement.

Which letter has the gradient field is a matter of layout: every fourth arrangement puts it at the same place.
"""

from typing import Any

import mpmath
import plain


def check(exercise: dict[str, Any]) -> None:
    given = exercise["given"]
    names = plain.names(given["function"])
    here = dict(zip(names, map(_mp, plain.values(given["point"])), strict=True))
    field, *signs = exercise["parts"]
    assert field["answer"] == "DABC"[int(given["arrangement"]) % 4]
    for part, name in zip(signs, names, strict=True):
        step = mpmath.mpf(10) ** -6
        after = plain.value(given["function"], **{**here, name: here[name] + step})
        before = plain.value(given["function"], **{**here, name: here[name] - step})
        assert after != before
        assert part["answer"] == ("+" if after > before else "-"), part


def _mp(number: Any) -> Any:
    return mpmath.mpf(number.numerator) / number.denominator
