"""Two lines again: every height by the plain formula, both errors by mpmath's mean of powers."""

from fractions import Fraction
from typing import Any

import plain


def check(exercise: dict[str, Any]) -> None:
    given = exercise["given"]
    points = plain.points(given["points"])
    lines = [h.strip() for h in given["lines"].split(";")]
    parts = {part["name"]: part for part in exercise["parts"]}
    left = [[plain.value(h, x=x) - y for x, y in points] for h in lines]
    rows = parts["residuals"]["answer"]
    assert [(plain.value(row["x"]), plain.value(row["y"])) for row in rows] == points
    assert [[plain.value(row[f"residual{i}"]) for row in rows] for i in (1, 2)] == left
    for measure, size, choice in (("mse", lambda r: r * r, "better"), ("mae", abs, "better_absolute")):
        if choice not in parts:
            continue
        errors = [sum(map(size, one), Fraction(0)) / len(points) for one in left]
        assert [plain.value(parts[f"{measure}_{i}"]["answer"]) for i in (1, 2)] == errors
        best = [name for name, error in zip("12", errors, strict=True) if error == min(errors)]
        assert parts[choice]["answer"] == (best[0] if len(best) == 1 else "=")
    assert (exercise["level"] == 3) == ("better_absolute" in parts)
