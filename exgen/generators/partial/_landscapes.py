"""Landscapes for contour maps, and the four marked points of which one is clearly the steepest.

The steepest of the marked points is never the highest: closeness of the curves is to be read, not their heights. In a
round bowl that cannot be, so bowls are long and lie to one side.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache, lru_cache

from exgen.algebra import Poly
from exgen.generators.partial._fields import arrows_at
from exgen.generators.partial._gradient import Values, gradient_of, square_sum, values_at
from exgen.generators.partial._map import heights, nice_step
from exgen.rng import Stream

REACH = Fraction(4)
"""Maps go from −4 to 4 in both directions."""
LETTERS = ("A", "B", "C", "D")
"""The names of the marked points."""
CURVES = 18
"""At most about so many curves, close enough together to compare them at four points."""
ONE = Fraction(1)
CLEARER = 2
"""The square of the steepest marked point's slope is at least this many times that of any other: 1.4 times as steep."""
CLOSEST = Fraction(9, 10)
"""At the steepest marked point the curves are at most this far apart, so that their closeness can be seen."""
APART = 9
"""Marked points keep a distance of 1.5: the square of that in half units."""


Terms = dict[tuple[int, ...], Fraction]


def height_at(f: Poly, at: Values) -> Fraction:
    return f.at(dict(zip(f.variables, at, strict=True)))


def steepness(f: Poly, at: Values) -> Fraction:
    """The square of the gradient's length."""
    return square_sum(values_at(gradient_of(f), at))


@cache
def landscapes(level: int) -> tuple[Terms, ...]:
    """The shapes of a level, as terms in x and y without a constant."""
    return {1: _ellipses, 2: _saddles, 3: _two_valleys}[level]()


def _centred(a: Fraction, h: int, b: Fraction, k: int) -> Terms:
    """a(x − h)² + b(y − k)², without its constant."""
    return {(2, 0): a, (1, 0): -2 * a * h, (0, 2): b, (0, 1): -2 * b * k}


SIZES = tuple((Fraction(a), Fraction(b)) for a, b in ((1, 2), (2, 1), (1, 3), (3, 1), (2, 3), (3, 2)))
CENTRES = tuple((h, k) for h in (-1, 0, 1) for k in (-1, 0, 1))


def _ellipses() -> tuple[Terms, ...]:
    """Hills; and bowls, so long and so far to one side that a high point of them is less steep than a lower one."""
    bowls = []
    for wide, far in ((5, -2), (5, -1), (5, 1), (5, 2), (6, -1), (6, 1)):
        for near in (-1, 0, 1):
            bowls += [_centred(ONE, far, Fraction(wide), near), _centred(Fraction(wide), near, ONE, far)]
    return (*bowls, *(_centred(-a, h, -b, k) for a, b in SIZES[:4] for h, k in CENTRES))


def _saddles() -> tuple[Terms, ...]:
    return tuple(_centred(s * a, h, -s * b, k) for a, b in SIZES for h, k in CENTRES for s in (1, -1))


def _two_valleys() -> tuple[Terms, ...]:
    """¼(x² − m²)² + b(y − k)² and the same with x and y exchanged: two valleys (or hills, s = −1) with a pass."""
    found: list[Terms] = []
    for m, b in ((2, Fraction(1)), (2, Fraction(2)), (2, Fraction(3)), (3, Fraction(1)), (3, Fraction(2))):
        for k in (-1, 0, 1):
            for s in (1, -1):
                along = {4: Fraction(s, 4), 2: Fraction(-s * m * m, 2)}
                across = {2: s * b, 1: -2 * s * b * k}
                for turned in (False, True):
                    ends = {(e, 0): c for e, c in along.items()} | {(0, e): c for e, c in across.items()}
                    found.append({((n, m) if turned else (m, n)): c for (m, n), c in ends.items()})
    return tuple(found)


def clear_places(shape: Poly) -> dict[tuple[int, int], tuple[int, int]]:
    """The whole points of the map, off its border, where both slopes are clear, with their signs.

    Neither slope is below a fifth of the other.
    """
    return {
        spot: (1 if u > 0 else -1, 1 if v > 0 else -1)
        for spot, (u, v) in arrows_at(shape, 3).items()
        if u and v and abs(u) <= 5 * abs(v) and abs(v) <= 5 * abs(u)
    }


Spot = tuple[int, int]
"""A point of the map in half units: (−7, 3) is (−3.5, 1.5)."""

SPOTS = tuple((s, t) for s in range(-7, 8, 2) for t in range(-7, 8, 2))


def marked_points(rng: Stream, shape: Poly, point: tuple[int, int]) -> tuple[Values, ...]:
    """Four points apart from each other and from the point P, in random order.

    The steepest is drawn first, where the curves are close, then a higher one that is less steep, then two others
    that are less steep.
    """
    here = (2 * point[0], 2 * point[1])
    free = [spot for spot in SPOTS if _apart(spot, here)]
    slope, level = _landscape(shape)
    gap = int(spread(shape) / CURVES * SCALE / 2)
    steep = (curve_step(shape) / CLOSEST * SCALE) ** 2

    def flatter(low: Spot) -> list[Spot]:
        return [s for s in free if slope[s] * CLEARER <= slope[low] and _apart(s, low)]

    def others(low: Spot, high: Spot) -> Iterator[tuple[Spot, Spot]]:
        flat = [s for s in flatter(low) if _apart(s, high)]
        return ((s, t) for s in flat for t in flat if s < t and _apart(s, t))

    def higher(low: Spot) -> list[Spot]:
        high = [s for s in flatter(low) if level[s] >= level[low] + gap]
        return [s for s in high if any(True for _ in others(low, s))]

    steepest = rng.first(free, lambda low: slope[low] >= steep and bool(higher(low)))
    assert steepest is not None, shape
    highest = rng.choice(higher(steepest))
    chosen = (steepest, highest, *rng.choice(list(others(steepest, highest))))
    return tuple((Fraction(s, 2), Fraction(t, 2)) for s, t in rng.shuffled(chosen))


def _apart(one: Spot, other: Spot) -> bool:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 >= APART


SCALE = 64
"""Makes a quarter of a fourth power whole at half units."""


@lru_cache(maxsize=512)
def _landscape(shape: Poly) -> tuple[dict[Spot, int], dict[Spot, int]]:
    """At the spots: the square of the gradient's length, and the height, times whole numbers that make them whole."""
    u, v = (_scaled(slope) for slope in gradient_of(shape))
    f = _scaled(shape)
    slopes = {spot: _value(u, spot) ** 2 + _value(v, spot) ** 2 for spot in SPOTS}
    return slopes, {spot: _value(f, spot) for spot in SPOTS}


def _scaled(poly: Poly) -> list[tuple[int, int, int]]:
    return [(m, n, int(c * SCALE / 2 ** (m + n))) for (m, n), c in poly.terms]


def _value(terms: list[tuple[int, int, int]], spot: Spot) -> int:
    return sum(c * spot[0] ** m * spot[1] ** n for m, n, c in terms)


def curve_step(shape: Poly) -> Fraction:
    """The difference in height of two neighbouring curves on the map."""
    return nice_step(spread(shape) / CURVES)


@lru_cache(maxsize=512)
def spread(shape: Poly) -> Fraction:
    low, high = heights(shape, (-REACH, REACH), (-REACH, REACH))
    return high - low
