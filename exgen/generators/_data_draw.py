"""Drawing data for a linear cost function: residuals first, so that every sum divides by the number of points.

With the x-values a complete set of remainders modulo 5 (five points) or with an even sum (four points), the cost's
coefficients in θ₀ and θ₁ are whole as soon as the sums of the residuals and of their products with x divide too.
"""

from fractions import Fraction
from functools import cache
from itertools import combinations, product

from exgen.generators._data import Fit
from exgen.rng import Stream

MOST = 7
"""The largest residual."""

DIVISORS = {2: 1, 4: 2, 5: 5}
"""Number of points to what both sums have to divide by."""

Whole = tuple[int, ...]


def draw_fit(rng: Stream, count: int, low: int = 1, high: int = 9) -> Fit:
    """Two, four or five points and a line with residuals that divide, of both signs, none of the slopes 0.

    The x-values lie from `low` to `high`.
    """
    xs = rng.choice(_places(count, low, high))
    every = _residuals(xs, rng.choice(_targets(count)))
    parameters = rng.first(_lines(xs), lambda one: any(_suits(xs, one, r) for r in every))
    assert parameters is not None, xs
    residuals = rng.first(every, lambda r: _suits(xs, parameters, r))
    assert residuals is not None, xs
    theta0, theta1 = parameters
    points = tuple((Fraction(x), Fraction(theta0 + theta1 * x - r)) for x, r in zip(xs, residuals, strict=True))
    return Fit(points, Fraction(theta0), Fraction(theta1))


@cache
def _places(count: int, low: int, high: int) -> tuple[Whole, ...]:
    """The x-values: different, ascending, near enough together for a figure."""
    found = [xs for xs in combinations(range(low, high + 1), count) if xs[-1] - xs[0] <= 7]
    if count == 5:
        return tuple(xs for xs in found if len({x % 5 for x in xs}) == 5)
    return tuple(xs for xs in found if count == 2 or (sum(xs) % 2 == 0 and xs[-1] <= 7))


@cache
def _targets(count: int) -> Whole:
    """Sums of the residuals that divide: none of them 0."""
    most = 10 if count == 2 else 3
    return tuple(DIVISORS[count] * n for n in range(-most, most + 1) if n)


@cache
def _lines(xs: Whole) -> tuple[tuple[int, int], ...]:
    """Whole θ₀ and θ₁, not 0 and not equal, of lines that stay between −9 and 12 over these x-values."""
    return tuple(
        (a, b)
        for a in range(-8, 10)
        for b in (-3, -2, -1, 1, 2, 3)
        if a not in (0, b) and all(-9 <= a + b * x <= 12 for x in xs)
    )


@cache
def _residuals(xs: Whole, target: int) -> tuple[Whole, ...]:
    """A few hundred residuals with this sum, spread evenly over all that there are."""
    divisor = DIVISORS[len(xs)]
    order = sorted(range(len(xs)), key=lambda i: (xs[i] % divisor == 0, xs[i] % divisor))
    found = _all_residuals(tuple(xs[i] % divisor for i in order), target)
    back = [order.index(i) for i in range(len(xs))]
    return tuple(tuple(one[i] for i in back) for one in found[:: max(1, len(found) // 200)])


@cache
def _all_residuals(remainders: Whole, target: int) -> tuple[Whole, ...]:
    """Residuals with this sum, their products with x divisible too; at most one is 0 and both signs occur."""
    found = ((*most, target - sum(most)) for most in _dividing(remainders))
    return tuple(one for one in found if abs(one[-1]) <= MOST and _mixed(one))


@cache
def _dividing(remainders: Whole) -> tuple[Whole, ...]:
    """All residuals but the last; that one's x divides, or has the same remainder whatever the others are."""
    divisor = DIVISORS[len(remainders)]
    if remainders[-1]:
        return tuple(product(range(-MOST, MOST + 1), repeat=len(remainders) - 1))
    return tuple(
        most
        for most in product(range(-MOST, MOST + 1), repeat=len(remainders) - 1)
        if sum(r * x for r, x in zip(most, remainders[:-1], strict=True)) % divisor == 0
    )


def _mixed(residuals: Whole) -> bool:
    if len(residuals) == 2:
        return all(residuals) and abs(residuals[0]) != abs(residuals[1])
    return residuals.count(0) <= 1 and min(residuals) < 0 < max(residuals)


def _suits(xs: Whole, parameters: tuple[int, int], residuals: Whole) -> bool:
    """Whether no y is above 12, and both slopes and the known mistakes in them stay apart."""
    theta0, theta1 = parameters
    first, second = sum(residuals), sum(r * x for r, x in zip(residuals, xs, strict=True))
    small = all(abs(theta0 + theta1 * x - r) <= 12 for r, x in zip(residuals, xs, strict=True))
    return small and second != 0 and abs(first) != abs(second) and sum(r * r for r in residuals) not in (first, second)
