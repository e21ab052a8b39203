"""Nice numbers for axes and level curves, exactly: steps of 1, 2 or 5 times a power of ten, as fractions.

Ticks are fractions and not floats, so that a label shows 0.3 and never 0.30000000000000004.
"""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor, log10


def nice_steps(least: float) -> Iterator[Fraction]:
    """The steps 1, 2, 5 · 10ᵏ that are at least `least` (> 0), ascending without end."""
    power = floor(log10(least))
    while True:
        for lead in (1, 2, 5):
            step = Fraction(lead) * Fraction(10) ** power
            if step >= least * (1 - 1e-9):
                yield step
        power += 1


def multiples(step: Fraction, low: float, high: float) -> tuple[Fraction, ...]:
    """The multiples of `step` from low to high, ends included."""
    slack = 1e-9 * max(abs(low), abs(high), float(step))
    first, last = ceil((low - slack) / float(step)), floor((high + slack) / float(step))
    return tuple(step * n for n in range(first, last + 1))


def outward(low: float, high: float, step: Fraction) -> tuple[Fraction, Fraction]:
    """The smallest range between multiples of `step` that holds low and high."""
    inside = multiples(step, low, high)
    first = inside[0] if inside else step * floor(low / float(step))
    last = inside[-1] if inside else first
    while float(first) > low + 1e-9 * float(step):
        first -= step
    while float(last) < high - 1e-9 * float(step):
        last += step
    return first, last
