"""Numbers, names and polynomials."""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from exgen.algebra import Exponents, decimal_places, round_half_away
from exgen.formula.names import is_word, parts_of
from exgen.formula.printers.joining import added, joined, raised
from exgen.formula.printers.marks import (
    AFTER,
    ATOM,
    BEFORE,
    FRACTION,
    NUMBER,
    POWER,
    QUOTIENT,
    TALL,
    UNIT,
    Marks,
    Piece,
)
from exgen.formula.printers.walker import Handlers, Walker
from exgen.formula.tree import Constant, Infinity, Number, Polynomial, Symbol

_DIGITS = NUMBER | BEFORE
_FLAGS = {0: _DIGITS | AFTER, 1: _DIGITS | AFTER | UNIT}
_STACKED = NUMBER | BEFORE | FRACTION | TALL


def number(w: Walker, node: Number) -> Piece:
    value = node.value
    top, bottom = value.numerator, value.denominator
    if node.places is None and (bottom == 1 or node.form == "fraction"):
        return _whole(w, top) if bottom == 1 else _fraction(w, top, bottom)
    places = _places(w, node)
    if places is None:
        return _fraction(w, top, bottom)
    scaled = 10**places
    if scaled % bottom:
        value = round_half_away(value, places)
        top, bottom = value.numerator, value.denominator
    digits = str(abs(top) * (scaled // bottom)).zfill(places + 1)
    split = len(digits) - places
    text = w.marks.number(digits[:split], digits[split:], w.notation.decimal)
    return Piece(text, ATOM, top < 0, _DIGITS if top else _DIGITS | AFTER)


def coefficient(w: Walker, value: Fraction) -> Piece:
    """A number as a coefficient, where a fraction takes its small form if there is one."""
    top, bottom = value.numerator, value.denominator
    if bottom == 1:
        return _whole(w, top)
    if w.stacked or not w.marks.stacked:
        small = w.marks.coefficient(str(abs(top)), str(bottom))
        if small is not None:
            flags = _STACKED if w.stacked else _DIGITS
            return Piece(small, POWER, top < 0, flags)
    return _fraction(w, top, bottom)


def polynomial(w: Walker, node: Polynomial) -> Piece:
    if node.poly.is_constant:
        return number(w, Number(node.poly.constant_term))
    return added(w, tuple(polynomial_terms(w, node)))


def polynomial_terms(w: Walker, node: Polynomial) -> Iterator[Piece]:
    """The terms in their order; one zero for the zero polynomial."""
    if not node.poly.terms:
        yield _whole(w, 0)
    for exponents, factor in node.poly.terms:
        yield _monomial(w, node.poly.variables, exponents, factor)


@lru_cache(maxsize=4096)
def named(marks: Marks, name: str, primes: int = 0, index: str = "") -> Piece:
    """A variable; a word keeps a dot from its neighbours, as does a subscript on the line (Z_x)."""
    letters, subscript = parts_of(name)
    flags = BEFORE | AFTER if is_word(letters) else 0
    if subscript and not marks.stacked and not subscript.isdigit():
        flags |= AFTER
    return Piece(marks.name(name, primes, index), POWER if primes or index else ATOM, False, flags)


@lru_cache(maxsize=4096)
def named_power(marks: Marks, name: str, exponent: int) -> Piece:
    """A variable to a whole power of at least 1."""
    base = named(marks, name)
    return base if exponent == 1 else raised(marks, base, marks.integer(exponent), True)


def _symbol(w: Walker, node: Symbol) -> Piece:
    return named(w.marks, node.name, node.primes, node.index)


def _constant(w: Walker, node: Constant) -> Piece:
    return Piece(w.signs["π" if node.name == "pi" else "e"], ATOM)


def _infinity(w: Walker, node: Infinity) -> Piece:
    return Piece(w.signs["∞"], ATOM)


def _monomial(w: Walker, variables: tuple[str, ...], exponents: Exponents, factor: Fraction) -> Piece:
    pieces = [named_power(w.marks, name, power) for name, power in zip(variables, exponents, strict=True) if power]
    if factor.denominator == 1 and pieces and factor.numerator in (1, -1):
        product = joined(w, pieces, (False,) * len(pieces))
        return product if factor.numerator == 1 else product._replace(minus=True)
    pieces.insert(0, coefficient(w, factor))
    return joined(w, pieces, (False,) * len(pieces))


def _places(w: Walker, node: Number) -> int | None:
    """How many decimals to show; None where only a fraction will do."""
    exact = decimal_places(node.value)
    if node.places is None:
        return exact
    if w.marks.exact and (exact is None or exact > node.places):
        return exact
    return node.places


def _whole(w: Walker, value: int) -> Piece:
    text = w.marks.number(str(abs(value)), "", "")
    return Piece(text, ATOM, value < 0, _FLAGS.get(abs(value), _DIGITS))


def _fraction(w: Walker, top: int, bottom: int) -> Piece:
    above, below = (w.marks.number(str(n), "", "") for n in (abs(top), bottom))
    if w.stacked:
        return Piece(w.marks.fraction(above, below), POWER, top < 0, _STACKED)
    return Piece(above + w.signs["/"] + below, QUOTIENT, top < 0, _DIGITS)


HANDLERS: Handlers = {
    Number: number,
    Constant: _constant,
    Infinity: _infinity,
    Symbol: _symbol,
    Polynomial: polynomial,
}
