"""Drawing data for a linear cost function: residuals first, so that every sum divides by the number of points.

With the x-values a complete set of remainders modulo 5 (five points) or with an even sum (four points), the cost's
coefficients in θ₀ and θ₁ are whole as soon as the sums of the residuals and of their products with x divide too.
"""

from fractions import Fraction
from functools import cache
from itertools import combinations, product

from exgen.generators._data import Data, Fit
from exgen.rng import Stream

MOST = 5
"""The largest residual."""

Residuals = tuple[int, ...]


def draw_fit(rng: Stream, count: int) -> Fit:
    """Two, four or five points and a line with residuals that divide, of both signs, none of the slopes 0."""
    xs = rng.choice(_places(count))
    target = rng.choice(_targets(count))
    theta1 = rng.nonzero(-3, 3)
    theta0 = rng.between(-4, 6)
    residuals = rng.first(_residuals(xs, target), lambda r: _suits(xs, r))
    assert residuals is not None, (xs, target)
    points = tuple(
        (Fraction(x), Fraction(theta0 + theta1 * x - r)) for x, r in zip(xs, residuals, strict=True)
    )
    return Fit(points, Fraction(theta0), Fraction(theta1))


@cache
def _places(count: int) -> tuple[tuple[int, ...], ...]:
    """The x-values: different, ascending, from −1 to 7, near enough together for a figure."""
    found = [xs for xs in combinations(range(-1, 8), count) if xs[-1] - xs[0] <= 7]
    if count == 2:
        return tuple(xs for xs in found if all(xs))
    if count == 4:
        return tuple(xs for xs in found if sum(xs) % 2 == 0 and xs[-1] - xs[0] <= 5)
    return tuple(xs for xs in found if len({x % 5 for x in xs}) == 5)


@cache
def _targets(count: int) -> tuple[int, ...]:
    """Sums of the residuals that divide: none of them 0."""
    if count == 2:
        return tuple(n for n in range(-7, 8) if n)
    size = {4: 2, 5: 5}[count]
    return tuple(size * n for n in range(-3, 4) if n)


@cache
def _residuals(xs: tuple[int, ...], target: int) -> tuple[Residuals, ...]:
    """A few hundred residuals with this sum, spread evenly over all that there are."""
    found = _all_residuals(tuple(x % 5 for x in xs) if len(xs) == 5 else tuple(x % 2 for x in xs), target)
    return found[:: max(1, len(found) // 300)]


@cache
def _all_residuals(remainders: tuple[int, ...], target: int) -> tuple[Residuals, ...]:
    """Residuals of both signs with this sum, at most one of them 0, whose products with x divide too."""
    count = len(remainders)
    divisor = {2: 1, 4: 2, 5: 5}[count]
    found = []
    for most in product(range(-MOST, MOST + 1), repeat=count - 1):
        residuals = (*most, target - sum(most))
        products = sum(r * x for r, x in zip(residuals, remainders, strict=True))
        if abs(residuals[-1]) <= MOST and products % divisor == 0 and _mixed(residuals):
            found.append(residuals)
    return tuple(found)


def _mixed(residuals: Residuals) -> bool:
    if len(residuals) == 2:
        return all(residuals) and abs(residuals[0]) != abs(residuals[1])
    return residuals.count(0) <= 1 and min(residuals) < 0 < max(residuals)


def _suits(xs: tuple[int, ...], residuals: Residuals) -> bool:
    """Whether both slopes and the known mistakes in them stay apart."""
    first, second = sum(residuals), sum(r * x for r, x in zip(residuals, xs, strict=True))
    return second != 0 and abs(first) != abs(second) and sum(r * r for r in residuals) not in (first, second)


