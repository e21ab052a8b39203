"""Numbers as a key prints them: exact where that is short, and rounded as the part asks."""

from dataclasses import replace
from fractions import Fraction

from exgen.algebra import decimal_places, round_half_away
from exgen.formula import evaluate
from exgen.formula.evaluate import NoValueError, magnitude, names_in, sign, to_fraction, to_poly
from exgen.formula.evaluate.walk import children, is_larger
from exgen.formula.tree import (
    FiniteSet,
    Formula,
    Function,
    Interval,
    Matrix,
    Negative,
    Number,
    Polynomial,
    Power,
    Product,
    Sign,
    Symbol,
    Union,
    Vector,
)
from exgen.model import Tolerance

_SHORT = 4
"""Decimals that are still printed exactly beside a rounded value."""
_NODES = 10
"""Of an exact number, beyond which only its decimals are shown."""


def rounded(value: Formula, tolerance: Tolerance | None) -> Formula:
    """A value as one number: to the asked decimals where it has more, else as it is."""
    places = _places(value, tolerance)
    if places is None or _ends_within(value, places):
        return value
    return Number(evaluate.rounded(value, places), "decimal", places)


def is_long(value: Formula) -> bool:
    """Whether an exact number takes so much room that a key shows its decimals only."""
    return not names_in(value) and any(is_larger(item, _NODES) for item in _items(value))


def in_decimals(value: Formula) -> bool:
    """Whether a wrong number is shown in decimals only: a long one, and σ(1.5), which no pupil writes."""
    return is_long(value) or (not names_in(value) and _has_sigmoid(value))


def is_rounded(shown: Formula) -> bool:
    """Whether a printed number, or one inside a formula, is not exactly what it stands for."""
    if isinstance(shown, Number) and shown.places is not None:
        return round_half_away(shown.value, shown.places) != shown.value
    return any(is_rounded(child) for child in children(shown))


def _items(value: Formula) -> tuple[Formula, ...]:
    """What stands by itself: the components of vectors, the members of sets, the ends of intervals."""
    match value:
        case Vector(items=inside) | FiniteSet(items=inside) | Union(parts=inside):
            return tuple(piece for item in inside for piece in _items(item))
        case Interval(low=low, high=high):
            return (*_items(low), *_items(high))
        case Matrix():
            return ()
    return (value,)


def _has_sigmoid(value: Formula) -> bool:
    if isinstance(value, Function) and value.name == "sigmoid":
        return True
    return any(_has_sigmoid(child) for child in children(value))


def results(value: Formula, tolerance: Tolerance | None) -> tuple[tuple[Sign, Formula], ...]:
    """What follows a left side: "= 1.6", "= 1.0176 ≈ 1.02", "= √2 ≈ 1.41"; of a sum of σ's "≈ 0.1321" only."""
    short = rounded(value, tolerance)
    if short == value:
        return (("=", value),)
    if (isinstance(value, Number) and value.form == "decimal" and not _ends_within(value, _SHORT)) or is_long(value):
        return (("≈", short),)
    if _has_sigmoid(value) and not isinstance(value, Function):
        return (("≈", short),)
    return (("=", value), ("≈", short))


def margin(tolerance: Tolerance) -> Fraction:
    """How far from the exact value is still right, for a tolerance of kind "abs" or "decimals"."""
    return tolerance.value if tolerance.kind == "abs" else Fraction(1, 2) / 10 ** int(tolerance.value)


def has_fraction(value: Formula) -> bool:
    """Whether a number that is not whole stands in it as a fraction: 22/3, {−1, 3/2}, f(2/3)."""
    if isinstance(value, Number):
        return value.form == "fraction" and value.value.denominator > 1
    return any(map(has_fraction, children(value)))


def readable(value: Formula, variables: tuple[str, ...] = (), *, as_fraction: bool = False) -> Formula:
    """A worked-out value as one writes it: rational numbers in digits or as fractions, polynomials with their terms
    together."""

    def within(item: Formula) -> Formula:
        return readable(item, variables, as_fraction=as_fraction)

    if isinstance(value, Vector) and len(value.items) == 1:
        return within(value.items[0])
    if isinstance(value, Vector):
        return Vector(tuple(map(within, value.items)), value.column)
    if isinstance(value, Matrix):
        return Matrix(tuple(tuple(map(within, row)) for row in value.rows))
    if isinstance(value, Interval):
        return replace(value, low=within(value.low), high=within(value.high))
    if isinstance(value, Union):
        return Union(tuple(map(within, value.parts)))
    if isinstance(value, FiniteSet):
        return FiniteSet(tuple(i if isinstance(i, Number) else within(i) for i in value.items))
    try:
        poly = to_poly(value, tuple(name for name in variables if name in names_in(value)))
        exact = to_fraction(value)
    except NoValueError:
        return value
    if exact is not None:
        return _in_digits(exact, as_fraction)
    if in_decimals(value):
        return Number(evaluate.rounded(value, _SHORT), "decimal", _SHORT)
    return value if poly is None or _is_in_factors(value) else Polynomial(poly)


def _is_in_factors(value: Formula) -> bool:
    """Whether a pupil would leave it as it is, 2(x − 3)²: a number, then powers of letters and of sums."""
    match value:
        case Negative(of=inner):
            return _is_in_factors(inner)
        case Product(factors=(Number(), *factors)) | Product(factors=factors):
            return bool(factors) and all(map(_is_base, factors)) and any(map(_is_sum, factors))
    return _is_base(value) and isinstance(value, Power)


def _is_base(value: Formula) -> bool:
    if isinstance(value, Power):
        return isinstance(value.exponent, Number) and _is_base(value.base)
    return isinstance(value, Symbol) or _is_sum(value)


def _is_sum(value: Formula) -> bool:
    base = value.base if isinstance(value, Power) else value
    return isinstance(base, Polynomial) and len(base.poly.terms) > 1


def _in_digits(value: Fraction, as_fraction: bool) -> Number:
    ends = decimal_places(value)
    if ends is None or as_fraction:
        return Number(value) if value.denominator < 100 else Number(value, "decimal", _SHORT)
    return Number(value, "decimal", None if ends <= _SHORT else _SHORT)


def _places(value: Formula, tolerance: Tolerance | None) -> int | None:
    if tolerance is None or tolerance.kind == "rel":
        return None
    if tolerance.kind == "decimals":
        return int(tolerance.value)
    if tolerance.kind == "abs":
        return (decimal_places(tolerance.value) or 0) + 1
    if sign(value) == 0:
        return 0
    return max(int(tolerance.value) - 1 - magnitude(value), 0)


def _ends_within(value: Formula, places: int) -> bool:
    if not isinstance(value, Number):
        return False
    shown = value.value if value.places is None else round_half_away(value.value, value.places)
    ends = decimal_places(shown)
    return ends is not None and ends <= places
