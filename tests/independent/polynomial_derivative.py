"""First and second derivatives by central differences at high precision."""

from typing import Any

import mpmath
import plain

PLACES = (mpmath.mpf("1.3"), mpmath.mpf("-2.1"), mpmath.mpf("0.4"))


def check(exercise: dict[str, Any]) -> None:
    function = exercise["given"]["function"]
    (name,) = plain.names(function)
    assert [part["name"] for part in exercise["parts"]] == ["derivative", "second_derivative"][: len(exercise["parts"])]
    for order, part in enumerate(exercise["parts"], 1):
        answer = part["answer"]
        for place in PLACES:
            if order == 1:
                expected = plain.difference(function, name, **{name: place})
            else:
                expected = _second_difference(function, name, place)
            assert plain.close(plain.value(answer, **{name: place}), expected, 1e-15), part


def _second_difference(function: str, name: str, place: Any) -> Any:
    """(f(x + h) − 2f(x) + f(x − h)) / h², about 10⁻¹⁸ off."""
    with mpmath.workdps(80):
        h = mpmath.mpf(10) ** -10
        above, here, below = (plain.value(function, **{name: place + d}) for d in (h, mpmath.mpf(0), -h))
        return (above - 2 * here + below) / h**2
