"""Cost functions of degree 4 with two minima, and a proof of which of them a descent reaches.

Where a descent ends is not decided by which minimum is nearest, and not even by the side of the hill: a large step
jumps over it. So the descent is followed. A place is kept as a centre with a radius that bounds all rounding (the
slope of one step's map on that interval bounds how the radius grows), until the whole interval lies where every step
provably shrinks the distance to one minimum. A descent that never gets there is no exercise.
"""

from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly, rational_roots, round_half_away, univariate
from exgen.errors import UserError
from exgen.formula.build import formula, juxtapose
from exgen.formula.tree import Call, Formula, Symbol

DIGITS = 40
"""Decimals of a followed place; rounding to them is part of its radius."""

MOST_STEPS = 3000
FARTHEST = 10**6


@dataclass(frozen=True, slots=True)
class Valleys:
    """A function of degree 4 whose derivative is 0 at left < hill < right: minimum, hill, minimum."""

    function: Poly
    derivative: Poly
    second: Poly
    left: Fraction
    hill: Fraction
    right: Fraction

    @property
    def name(self) -> str:
        return self.function.variables[0]

    @property
    def minima(self) -> tuple[Fraction, Fraction]:
        return self.left, self.right

    @property
    def deepest(self) -> Fraction:
        """The place of the global minimum."""
        return min(self.minima, key=self.height)

    def height(self, place: Fraction) -> Fraction:
        return self.function.at({self.name: place})

    def slope(self, place: Fraction) -> Fraction:
        return self.derivative.at({self.name: place})

    def reached(self, start: Fraction) -> Fraction:
        """Where small steps from `start` end: the minimum on its side of the hill, or the hill itself."""
        if start == self.hill:
            return self.hill
        return self.left if start < self.hill else self.right

    def nearest(self, place: Fraction) -> Fraction:
        """The minimum nearest to a place, the right one if both are as near."""
        return self.left if 2 * place < self.left + self.right else self.right

    def first_places(self, start: Fraction, rate: Fraction, steps: int) -> tuple[Fraction, ...]:
        """The start and the places after it, to four decimals: for a drawing."""
        places = [start]
        for _ in range(steps if self.slope(start) else 0):
            places.append(round_half_away(places[-1] - rate * self.slope(places[-1]), 4))
        return tuple(places)

    def lead(self) -> Formula:
        """J′(θ)"""
        return Call(Symbol("J", primes=1), (formula(self.name),))

    def factor(self, zero: Fraction) -> Poly:
        """θ − zero"""
        return univariate((1, -zero), self.name)

    def zeros_in_order(self) -> list[Fraction]:
        """The zeros of J′ as its factors stand: a bare θ first, then from left to right."""
        return sorted((self.left, self.hill, self.right), key=lambda zero: (zero != 0, zero))

    def factored(self) -> Formula:
        """J′ as a product of its leading coefficient and three factors."""
        leading = 4 * self.function.coefficient((4,))
        factors = [self.factor(zero) for zero in self.zeros_in_order()]
        return juxtapose(*([] if leading == 1 else [leading]), *factors)

    def bend_bounds(self, low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
        """The least and largest J″ from `low` to `high`: at an end, or at the lowest point of that parabola."""
        a, b, _ = self.second.coefficients()
        places = [low, high] + [v for v in (-b / (2 * a),) if low < v < high]
        values = [self.second.at({self.name: place}) for place in places]
        return min(values), max(values)


def valleys(function: Poly) -> Valleys:
    """The stated function. UserError unless it has degree 4, rational minima of different depth and a hill between."""
    if function.degree() != 4 or function.coefficient((4,)) < 0:
        raise UserError("this exercise needs a cost function of degree 4 with its fourth power above 0")
    derivative = function.diff(function.variables[0])
    roots = rational_roots(derivative)
    if len(roots) != 3:
        raise UserError("the derivative of the cost function needs three different zeros that are whole or fractions")
    found = Valleys(function, derivative, derivative.diff(function.variables[0]), *roots)
    if found.height(found.left) == found.height(found.right):
        raise UserError("both minima are equally deep, so none of them is the global one; state another function")
    return found


def with_zeros(left: int, hill: int, right: int, rest: int = 0) -> Poly:
    """¼θ⁴ − … whose derivative is (θ − left)(θ − hill)(θ − right), with the constant `rest`."""
    total = left + hill + right
    pairs = left * hill + hill * right + left * right
    return univariate((Fraction(1, 4), Fraction(-total, 3), Fraction(pairs, 2), -left * hill * right, rest), "theta")


@dataclass(frozen=True, slots=True)
class Descent:
    """Where a descent ends: a minimum, or the hill if it stands on it. `places` are its first places, `jumps` whether
    it ever changes sides of the hill."""

    end: Fraction
    places: tuple[Fraction, ...]
    jumps: bool

    @property
    def start(self) -> Fraction:
        return self.places[0]


def best_end(shape: Valleys, descents: tuple[Descent, ...]) -> Fraction:
    """The lowest place that any of the descents reaches."""
    return min((descent.end for descent in descents), key=shape.height)


def follow(shape: Valleys, start: Fraction, rate: Fraction) -> Descent:
    """The descent from `start`, followed until its end is certain. UserError where it has none."""
    safe = {minimum: _safe_distance(shape, minimum, rate) for minimum in shape.minima}
    centre, radius = start, Fraction(0)
    places, jumps = [start], False
    for _ in range(MOST_STEPS):
        end = _certain_end(shape, safe, centre, radius)
        if end is not None:
            return Descent(end, tuple(places), jumps)
        before = centre
        centre, radius = _step(shape, centre, radius, rate)
        jumps = jumps or (before - shape.hill) * (centre - shape.hill) < 0
        places.append(centre)
        if abs(centre) > FARTHEST:
            raise UserError("with this learning rate the descent runs away; state a smaller one")
        if radius > shape.right - shape.left:
            break
    raise UserError("with this learning rate it is not certain which minimum a start reaches; state a smaller one")


def _safe_distance(shape: Valleys, minimum: Fraction, rate: Fraction) -> Fraction:
    """A distance around a minimum within which every step brings θ nearer: there 0 < lr·J″ < 2. 0 where none is."""
    distance = abs(shape.hill - minimum)
    for _ in range(20):
        low, high = shape.bend_bounds(minimum - distance, minimum + distance)
        if low > 0 and rate * high < 2:
            return distance
        distance /= 2
    return Fraction(0)


def _certain_end(shape: Valleys, safe: dict[Fraction, Fraction], centre: Fraction, radius: Fraction) -> Fraction | None:
    if radius == 0 and centre in (shape.left, shape.hill, shape.right):
        return centre
    return next((m for m, distance in safe.items() if abs(centre - m) + radius <= distance), None)


def _step(shape: Valleys, centre: Fraction, radius: Fraction, rate: Fraction) -> tuple[Fraction, Fraction]:
    exact = centre - rate * shape.slope(centre)
    rounded = round_half_away(exact, DIGITS)
    if radius:
        low, high = shape.bend_bounds(centre - radius, centre + radius)
        radius *= max(abs(1 - rate * low), abs(1 - rate * high))
    radius += abs(exact - rounded)
    return rounded, _rounded_up(radius)


def _rounded_up(radius: Fraction) -> Fraction:
    scale = 10 ** (2 * DIGITS)
    return Fraction(-(-radius.numerator * scale // radius.denominator), scale)
