"""The slope by a central difference at high precision."""

from typing import Any

import plain


def check(exercise: dict[str, Any]) -> None:
    function, at = exercise["given"]["function"], plain.value(exercise["given"]["point"])
    (name,) = plain.names(function)
    (slope,) = exercise["parts"]
    assert plain.close(plain.value(slope["answer"]), plain.difference(function, name, **{name: at}))
