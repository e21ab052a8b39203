"""Slopes from central differences, and directions from where the function is lower nearby."""

from typing import Any

import mpmath
import plain

NEARBY = mpmath.mpf("1e-12")


def check(exercise: dict[str, Any]) -> None:
    given = exercise["given"]
    (name,) = plain.names(given["function"])
    places = [mpmath.mpf(p.numerator) / p.denominator for p in plain.values(given["points"])]
    slopes = [plain.difference(given["function"], name, **{name: place}) for place in places]
    left, right = (plain.value(given["function"], **{name: places[0] + h}) for h in (-NEARBY, NEARBY))
    for part in exercise["parts"]:
        answer = part["answer"]
        match part["name"]:
            case "derivative":
                assert plain.is_derivative(answer, given["function"], name)
            case "slope":
                assert plain.close(plain.value(answer), slopes[0])
            case "slopes":
                assert [row["point"] for row in answer] == list("ABCDEF"[: len(places)])
                assert all(plain.close(plain.value(row["slope"]), s) for row, s in zip(answer, slopes, strict=True))
                assert all(plain.value(row[name]) == p for row, p in zip(answer, places, strict=True))
            case "sign":
                assert answer == ("+" if right > left else "-")
            case "grow":
                assert answer == ("grows" if right < left else "shrinks")
            case "largest":
                steps = [abs(mpmath.mpf("0.01") * slope) for slope in slopes]
                assert steps.index(max(steps)) == "ABCDEF".index(answer)
            case unknown:
                raise AssertionError(f"nothing checks {unknown}")
