"""The neuron again in mpmath: slopes of the loss by central differences, w and b rounded between the steps."""

from fractions import Fraction
from typing import Any

import mpmath
import plain


def check(exercise: dict[str, Any]) -> None:
    given = exercise["given"]
    points = plain.points(given["points"]) or [tuple(plain.values(given["points"]))]
    here = {name: plain.value(given[name]) for name in "wb"}
    rate = plain.value(given["learning_rate"])
    parts = {part["name"]: part["answer"] for part in exercise["parts"] if part["answer"]}
    for step in range(1, int(given["steps"]) + 1):
        end = "" if step == 1 else f"_{step}"
        _check_rows(parts[f"outputs{end}"], points, here)
        assert plain.close(plain.value(parts[f"loss{end}"]), _loss(points, **here))
        after = {}
        for name in "wb":
            slope = _slope(points, here, name)
            assert plain.close(plain.value(parts[f"dL_d{name}{end}"]), slope)
            after[name] = _real(here[name]) - _real(rate) * slope
            assert plain.close(plain.value(parts[f"{name}{end}"]), after[name])
        here = {name: Fraction(int(mpmath.nint(value * 10**4)), 10**4) for name, value in after.items()}


def _real(number: Any) -> Any:
    return mpmath.mpf(number.numerator) / number.denominator if isinstance(number, Fraction) else number


def _output(x: Any, w: Any, b: Any) -> Any:
    return (1 + mpmath.tanh((w * x + b) / 2)) / 2


def _loss(points: list[tuple[Any, ...]], w: Any, b: Any) -> Any:
    return sum((_output(_real(x), _real(w), _real(b)) - _real(t)) ** 2 for x, t in points) / len(points)


def _slope(points: list[tuple[Any, ...]], here: dict[str, Any], name: str) -> Any:
    with mpmath.workdps(80):
        h = mpmath.mpf(10) ** -20
        at = {key: _real(value) for key, value in here.items()}
        above, below = ({**at, name: at[name] + side * h} for side in (1, -1))
        return (_loss(points, **above) - _loss(points, **below)) / (2 * h)


def _check_rows(rows: list[dict[str, str]], points: list[tuple[Any, ...]], here: dict[str, Any]) -> None:
    assert len(rows) == len(points)
    for row, (x, t) in zip(rows, points, strict=True):
        assert [plain.value(row["x"]), plain.value(row["t"])] == [x, t]
        z = here["w"] * x + here["b"]
        y = _output(_real(x), _real(here["w"]), _real(here["b"]))
        assert plain.value(row["z"]) == z
        with mpmath.workdps(60):
            h = mpmath.mpf(10) ** -20
            slope = (mpmath.tanh(_real(z) / 2 + h) - mpmath.tanh(_real(z) / 2 - h)) / (8 * h)
        for name, value in (("output", y), ("error", y - _real(t)), ("slope", slope)):
            assert plain.close(plain.value(row[name]), value)
