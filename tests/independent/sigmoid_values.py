"""The sigmoid again in mpmath: by tanh, its slope by a central difference, its inverse by root finding."""

from typing import Any

import mpmath
import plain


def check(exercise: dict[str, Any]) -> None:
    given = exercise["given"]
    table, steepest = exercise["parts"]
    slopes = []
    (name,) = (name for name in ("z", "x", "p") if name in given)
    stated = plain.values(given[name])
    assert len(table["answer"]) == len(stated)
    for row, place in zip(table["answer"], stated, strict=True):
        assert plain.value(row[name]) == place
        if "p" in given:
            z = mpmath.findroot(lambda v, p=place: _sigmoid(v) - mpmath.mpf(p.numerator) / p.denominator, 0)
            assert plain.close(plain.value(row["z"]), z, 1e-12)
        else:
            exact = plain.value(given["w"]) * place + plain.value(given["b"]) if "x" in given else place
            z = mpmath.mpf(exact.numerator) / exact.denominator
            assert plain.close(plain.value(row["z"]), z)
            assert plain.close(plain.value(row["sigma"]), _sigmoid(z))
        h = mpmath.mpf(10) ** -12
        slopes.append((_sigmoid(z + h) - _sigmoid(z - h)) / (2 * h))
        assert plain.close(plain.value(row["slope"]), slopes[-1], 1e-12)
    assert steepest["answer"] == "ABCDE"[slopes.index(max(slopes))]


def _sigmoid(z: Any) -> Any:
    return (1 + mpmath.tanh(z / 2)) / 2
