"""Exact polynomials and numbers; the only place that touches sympy's rings.

sympy's sparse rings over QQ are some two hundred times faster than `diff` on expression trees. Their elements never
leave this module: they cannot be pickled, item assignment mutates them, and with python-flint their coefficients are
of other types. Outside, a polynomial is a frozen `Poly`: variable names and (exponents, Fraction) terms in descending
lexicographic order, which is how the source sheets write them. sympy is imported at the first computation, so that
commands that compute nothing start at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sympy.polys.rings import PolyElement, PolyRing

Exponents = tuple[int, ...]
Term = tuple[Exponents, Fraction]


def round_half_away(value: Fraction, places: int) -> Fraction:
    """`value` to `places` decimals, halves away from zero, as pupils learn it (0.125 → 0.13, −0.125 → −0.13)."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, 10**places)


def decimal_places(value: Fraction) -> int | None:
    """How many decimals write `value` exactly, or None when they never end."""
    rest, powers = value.denominator, []
    for prime in (2, 5):
        powers.append(0)
        while rest % prime == 0:
            rest //= prime
            powers[-1] += 1
    return max(powers) if rest == 1 else None


@dataclass(frozen=True, slots=True)
class Poly:
    """A polynomial over the rationals: `variables` in order, `terms` lexicographically descending, no zero term.

    Make one with `polynomial`, `constant` or `variable`; they put the terms in order.
    """

    variables: tuple[str, ...]
    terms: tuple[Term, ...]

    @property
    def is_zero(self) -> bool:
        return not self.terms

    @property
    def is_constant(self) -> bool:
        return all(not any(exponents) for exponents, _ in self.terms)

    @property
    def constant_term(self) -> Fraction:
        """The coefficient of 1, which is the value of a constant polynomial."""
        return self.coefficient((0,) * len(self.variables))

    def coefficient(self, exponents: Exponents) -> Fraction:
        """The coefficient of the monomial with these exponents, 0 where there is none."""
        return next((c for e, c in self.terms if e == exponents), Fraction(0))

    def degree(self, name: str | None = None) -> int:
        """The total degree, or the degree in one variable; −1 for the zero polynomial."""
        if name is None:
            return max((sum(e) for e, _ in self.terms), default=-1)
        place = self.variables.index(name)
        return max((e[place] for e, _ in self.terms), default=-1)

    def coefficients(self) -> tuple[Fraction, ...]:
        """Of a polynomial in one variable: all coefficients from the highest power to the constant, zeros too."""
        if len(self.variables) != 1:
            raise ValueError("coefficients() is for one variable")
        return tuple(self.coefficient((n,)) for n in range(max(self.degree(), 0), -1, -1))

    def used_variables(self) -> tuple[str, ...]:
        """The variables that occur in a term, in order."""
        return tuple(v for i, v in enumerate(self.variables) if any(e[i] for e, _ in self.terms))

    def over(self, variables: Iterable[str]) -> Poly:
        """The same polynomial as one in `variables`. ValueError when a variable that occurs is left out."""
        names = tuple(variables)
        if names == self.variables:
            return self
        missing = [v for v in self.used_variables() if v not in names]
        if missing:
            raise ValueError(f"{missing[0]} occurs in the polynomial")
        places = [self.variables.index(v) if v in self.variables else None for v in names]
        return polynomial({tuple(0 if p is None else e[p] for p in places): c for e, c in self.terms}, names)

    def __neg__(self) -> Poly:
        return Poly(self.variables, tuple((e, -c) for e, c in self.terms))

    def __add__(self, other: Poly | Fraction | int) -> Poly:
        left, right = _together(self, other)
        return _from_ring(_to_ring(left) + _to_ring(right), left.variables)

    def __radd__(self, other: Fraction | int) -> Poly:
        return self + other

    def __sub__(self, other: Poly | Fraction | int) -> Poly:
        return self + -other

    def __rsub__(self, other: Fraction | int) -> Poly:
        return -self + other

    def __mul__(self, other: Poly | Fraction | int) -> Poly:
        left, right = _together(self, other)
        return _from_ring(_to_ring(left) * _to_ring(right), left.variables)

    def __rmul__(self, other: Fraction | int) -> Poly:
        return self * other

    def __pow__(self, exponent: int) -> Poly:
        if exponent == 0:
            return constant(1, self.variables)
        return _from_ring(_to_ring(self) ** exponent, self.variables)

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def diff(self, name: str, order: int = 1) -> Poly:
        """The partial derivative by `name`, `order` times; 0 by a variable that does not occur."""
        if name not in self.variables:
            return Poly(self.variables, ())
        element = _to_ring(self)
        for _ in range(order):
            element = element.diff(self.variables.index(name))
        return _from_ring(element, self.variables)

    def at(self, point: Mapping[str, Fraction | int]) -> Fraction:
        """The value where every variable that occurs has the value in `point`. KeyError when one is missing."""
        total = Fraction(0)
        for exponents, c in self.terms:
            value = c
            for name, power in zip(self.variables, exponents, strict=True):
                if power:
                    value *= Fraction(point[name]) ** power
            total += value
        return total

    def compose(self, parts: Mapping[str, Poly | Fraction | int]) -> Poly:
        """The polynomial with each named variable replaced; the others stay. All parts end in the same variables."""
        names: list[str] = [v for v in self.variables if v not in parts]
        for part in parts.values():
            if isinstance(part, Poly):
                names += [v for v in part.variables if v not in names]
        variables = tuple(names)
        total = constant(0, variables)
        for exponents, c in self.terms:
            product = constant(c, variables)
            for name, power in zip(self.variables, exponents, strict=True):
                if power:
                    part = parts.get(name, variable(name, variables) if name in variables else 0)
                    base = part.over(variables) if isinstance(part, Poly) else constant(part, variables)
                    product = product * base**power
            total = total + product
        return total


def polynomial(terms: Mapping[Exponents, Fraction | int], variables: Iterable[str]) -> Poly:
    """The polynomial with these terms: exponents (one for each variable) to coefficient."""
    names = tuple(variables)
    kept = [(tuple(e), Fraction(c)) for e, c in terms.items() if c]
    if any(len(e) != len(names) for e, _ in kept):
        raise ValueError(f"every term needs {len(names)} exponents")
    return Poly(names, tuple(sorted(kept, reverse=True)))


def univariate(coefficients: Iterable[Fraction | int], name: str = "x") -> Poly:
    """The polynomial in one variable with these coefficients, the highest power first: (3, 0, −2) is 3x² − 2."""
    listed = list(coefficients)
    return polynomial({(len(listed) - 1 - i,): Fraction(c) for i, c in enumerate(listed)}, (name,))


def constant(value: Fraction | int, variables: Iterable[str]) -> Poly:
    """`value` as a polynomial in `variables`."""
    names = tuple(variables)
    return polynomial({(0,) * len(names): Fraction(value)}, names)


def variable(name: str, variables: Iterable[str]) -> Poly:
    """One of `variables` as a polynomial in all of them."""
    names = tuple(variables)
    return polynomial({tuple(int(v == name) for v in names): Fraction(1)}, names)


def divide(dividend: Poly, divisor: Poly) -> tuple[Poly, Poly]:
    """Quotient and remainder in one variable: dividend = divisor · quotient + remainder, of lower degree."""
    if len(dividend.variables) != 1 or dividend.variables != divisor.variables:
        raise ValueError("division with remainder is for one common variable")
    quotient, remainder = _to_ring(dividend).div(_to_ring(divisor))
    return _from_ring(quotient, dividend.variables), _from_ring(remainder, dividend.variables)


def factors(product: Poly) -> tuple[Fraction, tuple[tuple[Poly, int], ...]]:
    """The constant and the primitive factors, irreducible over the rationals, with their multiplicities.

    Each factor has whole coefficients without a common divisor, the first positive; ordered by degree, then terms.
    """
    if product.is_constant:
        return product.constant_term, ()
    content, found = _to_ring(product).factor_list()
    scale = _fraction(content)
    result = []
    for element, power in found:
        factor = _from_ring(element, product.variables)
        shrink = _content(factor)
        scale *= shrink**power
        result.append((factor * (1 / shrink), int(power)))
    return scale, tuple(sorted(result, key=lambda pair: (pair[0].degree(), pair[0].terms)))


def gcd(left: Poly, right: Poly) -> Poly:
    """The greatest common divisor, primitive with a positive first coefficient."""
    first, second = _together(left, right)
    found = _from_ring(_to_ring(first).gcd(_to_ring(second)), first.variables)
    return found if found.is_zero else found * (1 / _content(found))


def rational_roots(function: Poly) -> tuple[Fraction, ...]:
    """The different rational roots of a polynomial in one variable, ascending."""
    linear = [f for f, _ in factors(function)[1] if f.degree() == 1]
    return tuple(sorted(-f.coefficient((0,)) / f.coefficient((1,)) for f in linear))


def _content(p: Poly) -> Fraction:
    """The number by which `p` is divided to be primitive with a positive first coefficient."""
    from math import gcd as whole_gcd
    from math import lcm

    top, bottom = 0, 1
    for _, c in p.terms:
        top, bottom = whole_gcd(top, c.numerator), lcm(bottom, c.denominator)
    return Fraction(top, bottom) * (1 if p.terms[0][1] > 0 else -1)


def _together(left: Poly, right: Poly | Fraction | int) -> tuple[Poly, Poly]:
    if not isinstance(right, Poly):
        return left, constant(right, left.variables)
    if left.variables == right.variables:
        return left, right
    names = left.variables + tuple(v for v in right.variables if v not in left.variables)
    return left.over(names), right.over(names)


@lru_cache(maxsize=256)
def _ring(variables: tuple[str, ...]) -> PolyRing[Any]:
    from sympy import QQ
    from sympy.polys.orderings import lex
    from sympy.polys.rings import PolyRing

    return PolyRing(variables or ("no variable",), QQ, lex)


def _to_ring(p: Poly) -> PolyElement[Any]:
    ring = _ring(p.variables)
    return ring.from_dict({e or (0,): ring.domain(c.numerator, c.denominator) for e, c in p.terms})


def _from_ring(element: PolyElement[Any], variables: tuple[str, ...]) -> Poly:
    terms = ((exponents[: len(variables)], _fraction(c)) for exponents, c in element.items())
    return Poly(variables, tuple(sorted(terms, reverse=True)))


def _fraction(c: Any) -> Fraction:
    return Fraction(int(c.numerator), int(c.denominator))
