"""Slopes at a point by central differences at high precision."""

from typing import Any

import plain


def check(exercise: dict[str, Any]) -> None:
    function = exercise["given"]["function"]
    letters = plain.names(function)
    here = dict(zip(letters, plain.values(exercise["given"]["point"]), strict=True))
    assert [part["name"] for part in exercise["parts"]] == [f"Z_{name}" for name in letters]
    for part, name in zip(exercise["parts"], letters, strict=True):
        assert plain.close(plain.value(part["answer"]), plain.difference(function, name, **here)), part
