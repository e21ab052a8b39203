"""One constant, a power of x and brackets; the product has the function's values, and each bracket is primitive and, by
its discriminant, irreducible."""

import re
from fractions import Fraction
from math import gcd, isqrt
from typing import Any

import plain
from interpolation import coefficients

BRACKET = r"\([^()]+\)(\^\d+)?"


def check(exercise: dict[str, Any]) -> None:
    function, (part,) = exercise["given"]["function"], exercise["parts"]
    (name,) = plain.names(function)
    answer = part["answer"]
    for place in range(-9, 10):
        at = {name: Fraction(place, 2)}
        assert plain.value(answer, **at) == plain.value(function, **at)
    assert re.fullmatch(rf"-?(\d+(/\d+)?\*)?({name}(\^\d+)?\*)?{BRACKET}(\*{BRACKET})*", answer), answer
    brackets = re.findall(r"\(([^()]*)\)", answer)
    assert brackets, answer
    for bracket in brackets:
        listed = coefficients(bracket)
        assert all(c.denominator == 1 for c in listed), bracket
        assert gcd(*(int(c) for c in listed)) == 1, bracket
        assert len(listed) <= 3, bracket
        if len(listed) == 3:
            under = int(listed[1] ** 2 - 4 * listed[0] * listed[2])
            assert under < 0 or isqrt(under) ** 2 != under, bracket
