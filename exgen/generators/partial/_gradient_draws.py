"""Functions and points drawn for their gradient.

For the gradient itself the slopes come first, then what has them; for a rate the direction comes first, then a function
and the points where its rate in that direction is short.
"""

from fractions import Fraction
from functools import cache, lru_cache
from itertools import permutations

from exgen.algebra import Poly, polynomial
from exgen.board import is_short
from exgen.generators.partial._fields import arrows_at
from exgen.generators.partial._gradient import Values, gradient_of, length_value, square_sum, values_at
from exgen.rng import Stream

PLANE = ("x", "y")
SPACE = ("x", "y", "z")
Triple = tuple[int, ...]

TRIPLES: dict[int, tuple[tuple[int, int], ...]] = {
    5: ((3, 4),),
    10: ((6, 8),),
    13: ((5, 12),),
    15: ((9, 12),),
    17: ((8, 15),),
    20: ((12, 16),),
}
TRIPLES |= {25: ((7, 24), (15, 20))}
"""Whole lengths on level 1, with the sides that give them."""

QUADRUPLES: dict[int, tuple[Triple, ...]] = {
    3: ((1, 2, 2),),
    6: ((2, 4, 4),),
    7: ((2, 3, 6),),
    9: ((1, 4, 8), (4, 4, 7)),
    11: ((2, 6, 9), (6, 6, 7)),
    13: ((3, 4, 12),),
    14: ((4, 6, 12),),
    15: ((2, 5, 14), (2, 10, 11)),
}
"""The same with three components, for level 3."""


def two_squares(rng: Stream) -> tuple[Poly, Values]:
    """ax² + by² from the length: the sides, their order and signs, then a and b that divide them."""
    sides = rng.choice(TRIPLES[rng.choice(sorted(TRIPLES))])
    slopes = [rng.sign() * side for side in rng.shuffled(sides)]
    factors = [rng.choice(_divisors(abs(slope))) for slope in slopes]
    if rng.chance(1, 3):
        factors[1] = -factors[1]
    where = tuple(Fraction(slope, 2 * c) for slope, c in zip(slopes, factors, strict=True))
    return polynomial({(2, 0): factors[0], (0, 2): factors[1]}, PLANE), where


@cache
def _divisors(slope: int) -> tuple[int, ...]:
    """The a for which 2ax = slope at a place of at most 5, whole where there is such an a."""
    halves = [a for a in range(1, 10) if slope % a == 0 and slope <= 10 * a]
    whole = [a for a in halves if slope % (2 * a) == 0]
    return tuple(whole or halves)


PRODUCTS = ((1, 1), (1, 1), (2, 1), (1, 2))


def with_product(rng: Stream) -> tuple[Poly, Values]:
    """A product term and a power of each letter, at a point whose two slopes differ in size.

    No square of a sum (b² = 4ac), whose two slopes are in proportion everywhere.
    """
    m, n = rng.choice(PRODUCTS)
    powers = (rng.between(2, 3), 2) if rng.chance(1, 2) else (2, rng.between(2, 3))
    a, c = (_coefficient(rng, 5 if e == 2 else 2) for e in powers)
    most = 5 if m + n == 2 else 3
    b = rng.choice([b for b in range(-most, most + 1) if b and b * b != 4 * a * c])
    terms: dict[tuple[int, ...], int] = {(powers[0], 0): a, (m, n): b, (0, powers[1]): c}
    function = polynomial(terms, PLANE)
    gradient = gradient_of(function)
    places = [(Fraction(s), Fraction(t)) for s in range(-4, 5) for t in range(-4, 5) if s and t and abs(s) != abs(t)]
    where = rng.first(places, lambda p: _tells(values_at(gradient, p)))
    assert where is not None, function
    return function, where


def _coefficient(rng: Stream, most: int) -> int:
    size = rng.between(1, most)
    return -size if rng.chance(1, 3) else size


def _tells(slopes: Values) -> bool:
    """Whether no slope is 0, they differ in size, and their squares can be added by hand."""
    u, v = slopes
    return bool(u and v) and abs(u) != abs(v) and square_sum(slopes) <= 1000


PRODUCTS_IN_SPACE = ((1, 1, 0), (1, 0, 1), (0, 1, 1), (1, 1, 1), (2, 1, 0), (0, 2, 1), (1, 0, 2))


def in_space(rng: Stream) -> tuple[Poly, Values]:
    """A product term, and for each letter a square (or else a linear term) that makes its slope the wanted one."""
    sides = rng.shuffled(rng.choice(QUADRUPLES[rng.choice(sorted(QUADRUPLES))]))
    slopes = tuple(rng.sign() * side for side in sides)
    b = rng.choice((-2, -1, 1, 2, 3))
    exponents = rng.first(PRODUCTS_IN_SPACE, lambda e: bool(_places(slopes, e, b)))
    assert exponents is not None, (slopes, b)
    where = rng.choice(_places(slopes, exponents, b))
    terms = _completed(slopes, exponents, b, where)
    assert terms is not None
    return polynomial(terms, SPACE), tuple(Fraction(v) for v in where)


@lru_cache(maxsize=64)
def _places(slopes: Triple, exponents: Triple, b: int) -> tuple[Triple, ...]:
    """The places, three different numbers, where the slopes can be had."""
    places = permutations((-3, -2, -1, 1, 2, 3), 3)
    return tuple(p for p in places if _completed(slopes, exponents, b, p) is not None)


def _completed(slopes: Triple, exponents: Triple, b: int, where: Triple) -> dict[Triple, int] | None:
    """The terms, or None where a coefficient would be 0 or above 9, or where fewer than two are squares."""
    terms = {exponents: b}
    squares = 0
    for i, slope in enumerate(slopes):
        others = b * exponents[i]
        for j, (e, v) in enumerate(zip(exponents, where, strict=True)):
            others *= v ** (e - (i == j)) if e else 1
        rest = slope - others
        square = rest % (2 * where[i]) == 0
        c = rest // (2 * where[i]) if square else rest
        if not 1 <= abs(c) <= 9:
            return None
        squares += square
        terms[tuple((2 if square else 1) * (i == j) for j in range(3))] = c
    return terms if squares >= 2 else None


@cache
def directions(level: int) -> tuple[Values, ...]:
    """Level 1: of length 1; later the whole vectors with a whole length."""
    sides = ((3, 4),) if level == 1 else ((3, 4), (5, 12), (6, 8))
    turned = [pair for a, b in sides for pair in ((a, b), (b, a))]
    signed = [(s * a, t * b) for a, b in turned for s in (1, -1) for t in (1, -1)]
    if level > 1:
        return tuple((Fraction(a), Fraction(b)) for a, b in signed)
    axes = [(Fraction(a), Fraction(b)) for a, b in ((1, 0), (0, 1), (-1, 0), (0, -1))]
    return (*axes, *((Fraction(a, 5), Fraction(b, 5)) for a, b in signed))


@cache
def functions(level: int) -> tuple[Poly, ...]:
    sizes = [(a, b) for a in (-2, -1, 1, 2, 3) for b in (-2, -1, 1, 2, 3)]
    terms: list[dict[tuple[int, ...], int]]
    if level == 1:
        terms = [{(2, 0): a, (0, 2): b} for a, b in sizes]
    elif level == 2:
        terms = [{(2, 0): a, (1, 1): c, (0, 2): b} for a, b in sizes for c in (-3, -2, -1, 1, 2, 3)]
    else:
        products = ((2, 1), (1, 2))
        terms = [{e: c, (2, 0): a, (0, 2): b} for a, b in sizes for c in (-2, -1, 1, 2) for e in products]
    return tuple(polynomial(t, PLANE) for t in terms)


@lru_cache(maxsize=1024)
def spots(function: Poly, direction: Values) -> tuple[tuple[int, int], ...]:
    """The points off the axes at which the rate is short and the gradient lies neither along nor across the way."""
    length = length_value(direction)
    found = []
    for spot, (u, w) in arrows_at(function, 4).items():
        rate = (u * direction[0] + w * direction[1]) / length
        clear = u and w and abs(u) != abs(w) and max(abs(u), abs(w)) <= 30
        along = u * direction[1] == w * direction[0]
        if all(spot) and clear and not along and 2 * abs(rate) >= 1 and is_short(rate, 1):
            found.append(spot)
    return tuple(found)
