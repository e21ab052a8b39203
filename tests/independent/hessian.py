"""Hessians from values of the function alone, determinants by elimination, kinds by walking around."""

from fractions import Fraction
from typing import Any

import mpmath
import plain

SOMEWHERE = {"x": Fraction(5, 4), "y": Fraction(-3, 4)}
STEPS = 24


def check(exercise: dict[str, Any]) -> None:
    function = exercise["given"]["function"]
    for part in exercise["parts"]:
        if part["name"] == "hessian":
            _entries(part["answer"], function, SOMEWHERE)
            continue
        x, y = plain.values(exercise["given"]["point"])
        here = {"x": x, "y": y}
        if part["name"] == "hessian_at_point":
            _entries(part["answer"], function, here)
        elif part["name"] == "determinant":
            wanted = mpmath.det(mpmath.matrix(_hessian(function, here)))
            assert plain.close(plain.value(part["answer"]), wanted, 1e-15), part
        else:
            assert part["answer"] == _kind(function, here), part


def _hessian(function: str, at: dict[str, Any]) -> list[list[Any]]:
    """Second differences at high precision."""
    return [[_second(function, one, two, at) for two in ("x", "y")] for one in ("x", "y")]


def _entries(answer: str, function: str, at: dict[str, Any]) -> None:
    written = answer.strip("()").split("), (")
    for row, wanted in zip(written, _hessian(function, at), strict=True):
        for entry, value in zip(plain.values(f"({row})", **at), wanted, strict=True):
            assert plain.close(entry, value, 1e-15), answer


def _second(function: str, first: str, second: str, at: dict[str, Any]) -> Any:
    with mpmath.workdps(120):
        h = mpmath.mpf(10) ** -20
        total = mpmath.mpf(0)
        for one in (1, -1):
            for two in (1, -1):
                there = {name: mpmath.mpf(v.numerator) / v.denominator for name, v in at.items()}
                there[first] += one * h
                there[second] += two * h
                total += one * two * plain.value(function, **there)
        return total / (4 * h * h)


def _kind(function: str, at: dict[str, Any]) -> str:
    """Whether the function is higher, lower or both on a tiny circle around the point."""
    height, radius = plain.value(function, **at), mpmath.mpf("1e-8")
    above = set()
    for i in range(STEPS):
        turn = 2 * mpmath.pi * i / STEPS
        there = {"x": int(at["x"]) + radius * mpmath.cos(turn), "y": int(at["y"]) + radius * mpmath.sin(turn)}
        above.add(bool(plain.value(function, **there) > int(height)))
    return "saddle" if len(above) == 2 else "minimum" if above == {True} else "maximum"
