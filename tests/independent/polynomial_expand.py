"""The answer has the product's values at more places than its degree, and is written without brackets."""

from fractions import Fraction
from math import prod
from typing import Any

import plain


def check(exercise: dict[str, Any]) -> None:
    factors, (part,) = exercise["given"]["factors"].split(";"), exercise["parts"]
    answer = part["answer"]
    (name,) = plain.names(answer)
    for place in range(-8, 9):
        at = {name: Fraction(place, 3)}
        assert plain.value(answer, **at) == prod(plain.value(factor.strip(), **at) for factor in factors)
    assert "(" not in answer
    powers = [
        term.partition("^")[2] if "^" in term else str(term.count(name)) for term in answer.split() if term not in "+-"
    ]
    assert len(set(powers)) == len(powers), answer
