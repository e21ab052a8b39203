"""The direction by central differences; the path by following each drawn path's first step.

The picture is not part of the JSON, so the arrows and paths are taken from the exercise of the same stated given, and
judged by what gradient descent means: downhill, at right angles to the level curve.
"""

from itertools import pairwise
from typing import Any

import mpmath
import plain


def check(exercise: dict[str, Any]) -> None:
    given = exercise["given"]
    start = dict(zip(("x", "y"), plain.values(given["start"]), strict=True))
    slope = [plain.difference(given["function"], name, **start) for name in ("x", "y")]
    direction, path = exercise["parts"]
    if exercise["level"] == 1:
        arrows = _figure(exercise, "arrows").arrows
        chosen = next(vector for _, vector, label in arrows if label == direction["answer"])
        assert _is_opposite(chosen, slope)
        assert sum(_is_opposite(vector, slope) for _, vector, _ in arrows) == 1
    else:
        assert _is_opposite(plain.values(direction["answer"]), slope, 1e-15)
    paths = dict(_figure(exercise, "paths").paths)
    assert len(paths) == 4
    fitting = [letter for letter, places in paths.items() if _is_descent(places, given["function"])]
    assert fitting == [path["answer"]]


def _figure(exercise: dict[str, Any], name: str) -> Any:
    from exgen.registry import generate

    drawn = generate(exercise["generator"], level=exercise["level"], **exercise["given"])
    return next(figure.picture for figure in drawn.figures if figure.name == name)


def _is_descent(places: Any, function: str) -> bool:
    """Whether every step goes against the gradient where it begins, as far as thousandths can tell."""
    for (x, y), (u, v) in pairwise(places[:4]):
        at = {"x": x, "y": y}
        if not _is_opposite((u - x, v - y), [plain.difference(function, name, **at) for name in at], 0.02):
            return False
    return True


def _is_opposite(vector: Any, slope: Any, within: float = 0.002) -> bool:
    """Whether two directions are opposite, as an angle in radians."""
    (a, b), (c, d) = [[mpmath.mpf(n.numerator) / n.denominator if hasattr(n, "numerator") else n for n in v]
                      for v in (vector, slope)]  # fmt: skip
    return bool(abs(mpmath.atan2(a * d - b * c, -(a * c + b * d))) < within)
