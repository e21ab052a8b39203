"""Rates from small steps along the direction; the steepest ways from a walk all around the point."""

from typing import Any

import mpmath
import plain

STEP = mpmath.mpf(10) ** -12


def check(exercise: dict[str, Any]) -> None:
    given = exercise["given"]
    names = plain.names(given["function"])
    here = [_mp(v) for v in plain.values(given["point"])]
    answers = {part["name"]: part["answer"] for part in exercise["parts"]}

    def rate(way: list[Any]) -> Any:
        size = STEP / mpmath.hypot(*way)
        ahead = [v + size * w for v, w in zip(here, way, strict=True)]
        back = [v - size * w for v, w in zip(here, way, strict=True)]
        ends = [plain.value(given["function"], **dict(zip(names, end, strict=True))) for end in (ahead, back)]
        return (ends[0] - ends[1]) / (2 * STEP)

    usual = ["directional_derivative", "ascent", "descent"]
    assert list(answers) == usual + (["largest_rate", "no_change"] if exercise["level"] == 3 else [])
    way = [_mp(v) for v in plain.values(given["direction"])]
    assert plain.close(plain.value(answers["directional_derivative"]), rate(way), 1e-15)
    up, down = ([_mp(v) for v in plain.values(answers[name])] for name in ("ascent", "descent"))
    turns = [sign * mpmath.mpf(size) for size in ("1e-8", "0.0001", "0.1", "1", "3") for sign in (1, -1)]
    assert all(rate(_turned(up, t)) < rate(up) for t in turns)
    assert all(rate(_turned(down, t)) > rate(down) for t in turns)
    if "largest_rate" in answers:
        assert plain.close(plain.value(answers["largest_rate"]), rate(up), 1e-15)
        across = [_mp(v) for v in plain.values(answers["no_change"])]
        assert across[0] > 0
        assert plain.close(rate(across), 0, 1e-15)


def _turned(way: list[Any], angle: Any) -> list[Any]:
    c, s = mpmath.cos(angle), mpmath.sin(angle)
    return [c * way[0] - s * way[1], s * way[0] + c * way[1]]


def _mp(number: Any) -> Any:
    return mpmath.mpf(number.numerator) / number.denominator
