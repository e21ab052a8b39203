"""Critical points by Newton's method from a grid of starts, in floating point; kinds by walking around each point."""

from typing import Any

import mpmath
import numpy as np
import plain

DEGREE = 4
GRID = np.linspace(-9, 9, 37)


def check(exercise: dict[str, Any]) -> None:
    (part,) = exercise["parts"]
    function = exercise["given"]["function"]
    names = plain.names(function)
    answers = {tuple(map(float, plain.values(row["point"]))): row["kind"] for row in part["answer"]}
    assert len(answers) == len(part["answer"])
    found = _zeros(_coefficients(function, names))
    assert len(found) == len(answers), (found, answers)
    for point in answers:
        assert any(abs(point[0] - x) + abs(point[1] - y) < 1e-6 for x, y in found), point
    for row in part["answer"]:
        assert row["kind"] == _kind(function, names, [mpmath.mpf(1) * _mp(v) for v in plain.values(row["point"])])


def _coefficients(function: str, names: list[str]) -> Any:
    """The coefficients, of denominators up to 6, from the values at 5 × 5 whole points."""
    at = range(-2, 3)
    values = [[float(plain.value(function, **{names[0]: _whole(s), names[1]: _whole(t)})) for t in at] for s in at]
    powers = np.vander(np.array(at, dtype=float), DEGREE + 1, increasing=True)
    inverse = np.linalg.inv(powers)
    return np.round(inverse @ np.array(values) @ inverse.T * 60) / 60


def _whole(number: int) -> Any:
    return plain.value(str(abs(number))) * (1 if number >= 0 else -1)


def _zeros(c: Any) -> list[tuple[float, float]]:
    from numpy.polynomial import polynomial as p

    x, y = (axis.ravel() for axis in np.meshgrid(GRID + 0.0137, GRID - 0.0291))
    cx, cy = p.polyder(c, axis=0), p.polyder(c, axis=1)
    second = [p.polyder(cx, axis=0), p.polyder(cx, axis=1), p.polyder(cy, axis=1)]
    with np.errstate(all="ignore"):
        for _ in range(80):
            u, v = p.polyval2d(x, y, cx), p.polyval2d(x, y, cy)
            xx, xy, yy = (p.polyval2d(x, y, d) for d in second)
            determinant = xx * yy - xy * xy
            x, y = x - (yy * u - xy * v) / determinant, y - (xx * v - xy * u) / determinant
        slope = np.hypot(p.polyval2d(x, y, cx), p.polyval2d(x, y, cy))
    good = np.isfinite(slope) & (slope < 1e-8)
    return sorted({(round(float(a), 5) + 0.0, round(float(b), 5) + 0.0) for a, b in zip(x[good], y[good], strict=True)})


def _kind(function: str, names: list[str], point: list[Any]) -> str:
    """Higher all around, lower all around, or both."""
    size = mpmath.mpf(10) ** -6
    middle = plain.value(function, **dict(zip(names, point, strict=True)))
    turns = [mpmath.mpf(k) * mpmath.pi / 90 for k in range(180)]
    around = [[point[0] + size * mpmath.cos(t), point[1] + size * mpmath.sin(t)] for t in turns]
    rises = {plain.value(function, **dict(zip(names, place, strict=True))) > middle for place in around}
    return {(True,): "minimum", (False,): "maximum"}.get(tuple(rises), "saddle")


def _mp(number: Any) -> Any:
    return mpmath.mpf(number.numerator) / number.denominator
