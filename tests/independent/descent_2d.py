"""The descent in two variables again, with slopes from central differences."""

from fractions import Fraction
from typing import Any

import mpmath
import plain


def check(exercise: dict[str, Any]) -> None:
    given = exercise["given"]
    names = plain.names(given["function"])
    gradient, steps = exercise["parts"]
    for first, second in ((1.7, -0.9), (-2.3, 0.4), (0.6, 3.1)):
        somewhere = dict(zip(names, (mpmath.mpf(first), mpmath.mpf(second)), strict=True))
        for component, name in zip(plain.values(gradient["answer"], **somewhere), names, strict=True):
            assert plain.close(component, plain.difference(given["function"], name, **somewhere))
    place, rate = plain.values(given["start"]), plain.value(given["learning_rate"])
    assert len(steps["answer"]) == int(given["steps"])
    for number, row in enumerate(steps["answer"], 1):
        assert plain.value(row["step"]) == number
        assert [plain.value(row[name]) for name in names] == list(place)
        at = dict(zip(names, place, strict=True))
        slopes = [_rational(plain.difference(given["function"], name, **at)) for name in names]
        place = [p - rate * s for p, s in zip(place, slopes, strict=True)]
        assert [plain.value(row["slope1"]), plain.value(row["slope2"])] == slopes
        assert [plain.value(row[f"new_{name}"]) for name in names] == place


def _rational(number: Any) -> Fraction:
    near = Fraction(str(mpmath.nstr(number, 35))).limit_denominator(10**12)
    assert plain.close(near, number)
    return near
