"""The class of every rate from iterating numerically, the bounds by bisection on what the iteration does."""

from fractions import Fraction
from itertools import pairwise
from typing import Any

import mpmath
import plain

STEPS = 60


def check(exercise: dict[str, Any]) -> None:
    given = exercise["given"]
    (name,) = plain.names(given["function"])
    start, rates = plain.value(given["start"]), plain.values(given["rates"])
    parts = {part["name"]: part for part in exercise["parts"]}
    assert plain.is_derivative(parts["derivative"]["answer"], given["function"], name)
    slopes = _slopes(given["function"], name)
    for number, rate in enumerate(rates, 1):
        assert parts[f"class_{number}"]["answer"] == _class(slopes, start, rate)
    if exercise["level"] == 1:
        for rate, row in zip(rates, parts["steps"]["answer"], strict=True):
            first, second = _visited(slopes, start, rate, 2)[1:]
            assert plain.value(row["learning_rate"]) == rate
            assert plain.value(row["after_1"]) == first
            assert plain.value(row["after_2"]) == second
        return
    low, high = parts["converging_rates"]["answer"].strip("][").split(",")
    assert parts["converging_rates"]["answer"] == f"]{low},{high}["
    assert plain.value(low.strip()) == 0
    bound = plain.value(high.strip())
    assert _class(slopes, start, bound * Fraction(99, 100)) == "C"
    assert _class(slopes, start, bound) == "D"
    assert _class(slopes, start, bound * Fraction(101, 100)) == "E"
    assert _class(slopes, start, plain.value(parts["one_step_rate"]["answer"])) == "B"


def _slopes(function: str, name: str) -> tuple[Fraction, Fraction]:
    """J′(0) and J′(1) − J′(0), from differences: J′ of a parabola is a straight line."""
    at = [plain.difference(function, name, **{name: mpmath.mpf(n)}) for n in (0, 1)]
    zero, one = (Fraction(str(mpmath.nstr(value, 30))).limit_denominator(10**6) for value in at)
    return zero, one - zero


def _visited(slopes: tuple[Fraction, Fraction], start: Fraction, rate: Fraction, steps: int) -> list[Fraction]:
    places = [Fraction(start)]
    for _ in range(steps):
        places.append(places[-1] - rate * (slopes[0] + slopes[1] * places[-1]))
    return places


def _class(slopes: tuple[Fraction, Fraction], start: Fraction, rate: Fraction) -> str:
    """From the moves themselves: their size and whether they turn round."""
    places = _visited(slopes, start, rate, STEPS)
    moves = [b - a for a, b in pairwise(places)]
    if not moves[1]:
        return "B"
    if moves[0] * moves[1] > 0:
        return "A"
    if places[2] == places[0]:
        return "D"
    return "C" if abs(moves[-1]) < abs(moves[0]) else "E"
