"""The cost of a line again: J as a plain sum over the data, its slopes by central differences."""

from fractions import Fraction
from typing import Any

import mpmath
import plain


def check(exercise: dict[str, Any]) -> None:
    given = exercise["given"]
    points = plain.points(given["points"])
    here = {name: plain.value(given[name]) for name in ("theta0", "theta1")}
    parts = {part["name"]: part for part in exercise["parts"]}
    _check_table(parts, points, here)
    assert plain.value(parts["cost"]["answer"]) == _cost(points, **here)
    for i, name in enumerate(here):
        assert plain.close(plain.value(parts[f"J_{i}_at"]["answer"]), _slope(points, name, here))
        if exercise["level"] > 1:
            for place in ((2, -3), (-1, 5), (4, 4)):
                at = dict(zip(here, map(Fraction, place), strict=True))
                assert plain.close(plain.value(parts[f"J_{i}"]["answer"], **at), _slope(points, name, at))
    if exercise["level"] == 3:
        grid = [(Fraction(a), Fraction(b)) for a in range(-2, 3) for b in range(-2, 3)]
        for a, b in grid:
            assert plain.value(parts["J"]["answer"], theta0=a, theta1=b) == _cost(points, a, b)


def _check_table(parts: dict[str, Any], points: list[tuple[Any, ...]], here: dict[str, Any]) -> None:
    rows = parts["residuals"]["answer"]
    assert len(rows) == len(points)
    sums = [Fraction(0)] * 3
    for row, (x, y) in zip(rows, points, strict=True):
        cells = {name: plain.value(text) for name, text in row.items()}
        left = here["theta0"] + here["theta1"] * x - y
        assert cells == {"x": x, "y": y, "h": left + y, "residual": left, "square": left**2, "product": left * x}
        sums = [total + value for total, value in zip(sums, (left, left**2, left * x), strict=True)]
    assert len(parts["sums"]["answer"]) == 1
    (found,) = parts["sums"]["answer"]
    assert [plain.value(found[f"sum_{name}"]) for name in ("residual", "square", "product")] == sums


def _cost(points: list[tuple[Any, ...]], theta0: Any, theta1: Any) -> Any:
    return sum((theta0 + theta1 * x - y) ** 2 for x, y in points) / len(points)


def _slope(points: list[tuple[Any, ...]], name: str, at: dict[str, Any]) -> Any:
    step = Fraction(1, 1000)
    above, below = ({**at, name: at[name] + side * step} for side in (1, -1))
    return mpmath.mpf(1) * (_cost(points, **above) - _cost(points, **below)) / (2 * step)
