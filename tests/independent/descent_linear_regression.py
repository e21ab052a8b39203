"""Regression by gradient descent again: sums over the data in exact decimals, rounded row by row."""

from fractions import Fraction
from itertools import pairwise
from typing import Any

import plain


def check(exercise: dict[str, Any]) -> None:
    given = exercise["given"]
    points = plain.points(given["points"])
    rate, here = plain.value(given["learning_rate"]), plain.values(given["start"])
    decimals = int(given["decimals"]) if "decimals" in given else None
    table = exercise["parts"][0]["answer"]
    assert len(table) == int(given["steps"])
    costs = []
    for number, row in enumerate(table, 1):
        assert plain.value(row["step"]) == number
        left = [here[0] + here[1] * x - y for x, y in points]
        costs.append(sum(r * r for r in left) / len(points))
        weighted = [r * x for r, (x, _) in zip(left, points, strict=True)]
        slopes = [_kept(2 * sum(terms) / len(points), decimals) for terms in (left, weighted)]
        assert [plain.value(row["theta0"]), plain.value(row["theta1"])] == here
        assert plain.value(row["cost"]) == _kept(costs[-1], decimals)
        assert [plain.value(row["slope0"]), plain.value(row["slope1"])] == slopes
        here = [_kept(place - rate * slope, decimals) for place, slope in zip(here, slopes, strict=True)]
        assert [plain.value(row["new_theta0"]), plain.value(row["new_theta1"])] == here
    for part in exercise["parts"][1:]:
        shown = [_kept(cost, decimals) for cost in costs]
        turns = "".join("-" if b < a else "+" if b > a else "0" for a, b in pairwise(shown))
        assert {"--": "A", "++": "B", "-+": "C"}[turns] == part["answer"]


def _kept(value: Fraction, decimals: int | None) -> Fraction:
    return value if decimals is None else plain.rounded(value, decimals)
