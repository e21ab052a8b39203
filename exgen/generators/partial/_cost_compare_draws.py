"""Drawing the differences of two lines from the same data: small, of both signs, and now and then with equal errors.

A line that fits runs between its data, so each has points above and below it. Only then do signed differences cancel.
"""

from collections.abc import Callable
from itertools import product

from exgen.rng import Stream

LARGEST = 6
"""The largest difference between a line and a data point."""
MOST_TRIED = 250
"""Endings of the differences that are looked at, of all there are."""

Whole = tuple[int, ...]


APART = "apart"
"""The wish that the two errors prefer different lines."""


def draw_residuals(rng: Stream, gaps: Whole, wish: str) -> Whole:
    """Differences h(x) − y of the first line; those of the second are larger by the gaps.

    Where there are three points, both sums of squares divide by three. The last two or three differences are chosen so
    that the wish comes true where that is possible: an error ("mse", "mae") that is equal, or `APART`; "" is none.
    """
    choices = [[r for r in range(-LARGEST, LARGEST + 1) if abs(r + gap) <= LARGEST] for gap in gaps]
    if len(gaps) == 3:
        choices = [[r for r in one if r % 3 and (r + gap) % 3] for one, gap in zip(choices, gaps, strict=True)]
    last = 3 if wish else 2
    free = tuple(rng.choice(one) for one in choices[:-last])
    ends = [free + end for end in product(*choices[-last:])]
    tests: list[Callable[[Whole], bool]] = [
        lambda r: _is_between(r, gaps) and _advantage(r, gaps, "mse") != 0,
        lambda r: _is_between(r, gaps),
    ]
    if wish:
        tests.insert(0, lambda r: _is_between(r, gaps) and _comes_true(r, gaps, wish))
    tried = rng.sample(ends, min(len(ends), MOST_TRIED))
    for test in tests:
        found = next((one for one in tried if test(one)), None)
        if found is not None:
            return found
    return ends[0]


def _is_between(residuals: Whole, gaps: Whole) -> bool:
    """Whether both lines have data on both sides, and no sum of differences is 0."""
    other = [r + gap for r, gap in zip(residuals, gaps, strict=True)]
    return all(min(one) < 0 < max(one) and sum(one) != 0 for one in (residuals, other))


def _comes_true(residuals: Whole, gaps: Whole, wish: str) -> bool:
    if wish == APART:
        return _advantage(residuals, gaps, "mse") * _advantage(residuals, gaps, "mae") < 0
    return _advantage(residuals, gaps, wish) == 0


def _advantage(residuals: Whole, gaps: Whole, measure: str) -> int:
    """By how much the second line's sum of squares, or of sizes, is above the first's."""
    power_of = 2 if measure == "mse" else 1
    return sum(abs(r + gap) ** power_of - abs(r) ** power_of for r, gap in zip(residuals, gaps, strict=True))
