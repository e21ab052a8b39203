"""Drawing the differences of two lines from the same data: small, and now and then with equal errors."""

from collections.abc import Callable
from itertools import product

from exgen.rng import Stream

LARGEST = 6
"""The largest difference between a line and a data point."""
MOST_TRIED = 250
"""Endings of the differences that are looked at, of all there are."""

Whole = tuple[int, ...]


def draw_residuals(rng: Stream, gaps: Whole, tie: str) -> Whole:
    """Differences h(x) − y of the first line; those of the second are larger by the gaps.

    The last two or three are chosen so that they make both sums of squares divide by three where there are three
    points, and the error `tie` equal where one is named and that is possible.
    """
    choices = [[r for r in range(-LARGEST, LARGEST + 1) if abs(r + gap) <= LARGEST] for gap in gaps]
    if len(gaps) == 3:
        choices = [[r for r in one if r % 3 and (r + gap) % 3] for one, gap in zip(choices, gaps, strict=True)]
    last = 3 if tie else 2
    free = tuple(rng.choice(one) for one in choices[:-last])
    ends = [free + end for end in product(*choices[-last:])]
    tests: list[Callable[[Whole], bool]] = [
        lambda r: _advantage(r, gaps, "mse") != 0 and sum(r) != 0,
        lambda r: sum(r) != 0,
    ]
    if tie:
        tests.insert(0, lambda r: _advantage(r, gaps, tie) == 0)
    tried = rng.sample(ends, min(len(ends), MOST_TRIED))
    for test in tests:
        found = next((one for one in tried if test(one)), None)
        if found is not None:
            return found
    return ends[0]


def _advantage(residuals: Whole, gaps: Whole, measure: str) -> int:
    """By how much the second line's sum of squares, or of sizes, is above the first's."""
    power_of = 2 if measure == "mse" else 1
    return sum(abs(r + gap) ** power_of - abs(r) ** power_of for r, gap in zip(residuals, gaps, strict=True))
