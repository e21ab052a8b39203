"""Arithmetic of quotients of polynomials, as plain dictionaries from monomials to rational coefficients.

Plain dictionaries instead of sympy's rings, so that marking an answer does not wait for an import. A monomial's
generators are variables and *atoms* (normal.py); a root of a number, to its degree, becomes that number again.
"""

from dataclasses import dataclass
from fractions import Fraction

from exgen.formula.evaluate.errors import TooLargeError, UndefinedError
from exgen.formula.tree import Formula

Monomial = tuple[tuple[str, int], ...]
"""(generator, power) pairs, sorted; a generator is a variable's name or an atom's key, which begins with #."""
Terms = dict[Monomial, Fraction]

MOST_TERMS = 2_000
MOST_WORK = 60_000
"""Pairs of terms in one multiplication."""
MOST_BITS = 8_000
"""Of a coefficient's numerator or denominator: more than the 2,000 digits that an answer may have."""
LARGEST_POWER = 1_000
_ONE: Terms = {(): Fraction(1)}


@dataclass(frozen=True, slots=True)
class Normal:
    """numerator / denominator; `atoms` holds the trees of the atoms by their keys."""

    numerator: Terms
    denominator: Terms
    atoms: dict[str, Formula]

    @property
    def generators(self) -> frozenset[str]:
        return frozenset(name for terms in (self.numerator, self.denominator) for m in terms for name, _ in m)

    def fraction(self) -> Fraction | None:
        """The value where it is a rational number."""
        if self.generators:
            return None
        return self.numerator.get((), Fraction(0)) / self.denominator[()]


def number(value: Fraction) -> Normal:
    return Normal({(): value} if value else {}, _ONE, {})


def variable(name: str) -> Normal:
    return Normal({((name, 1),): Fraction(1)}, _ONE, {})


def atom(key: str, tree: Formula) -> Normal:
    return Normal({((key, 1),): Fraction(1)}, _ONE, {key: tree})


def from_terms(terms: Terms) -> Normal:
    return Normal(terms, _ONE, {})


def _times(left: Terms, right: Terms) -> Terms:
    if left is _ONE or right is _ONE:
        return left if right is _ONE else right
    if len(left) * len(right) > MOST_WORK:
        raise TooLargeError("too many terms")
    result: Terms = {}
    for first, a in left.items():
        for second, b in right.items():
            monomial, factor = _joined(first, second)
            result[monomial] = result.get(monomial, Fraction(0)) + a * b * factor
    return _bounded(result)


def _joined(first: Monomial, second: Monomial) -> tuple[Monomial, Fraction]:
    """The product of two monomials; a root of a number, to its degree, becomes that number."""
    if not first or not second:
        return first or second, Fraction(1)
    powers, factor = dict(first), Fraction(1)
    for name, power in second:
        powers[name] = powers.get(name, 0) + power
    for name in [n for n in powers if n.startswith("#root:")]:
        _, degree, radicand = name.split(":")
        whole, powers[name] = divmod(powers[name], int(degree))
        factor *= int(radicand, 16) ** whole
    return tuple(sorted((n, p) for n, p in powers.items() if p)), factor


def _plus(left: Terms, right: Terms) -> Terms:
    result = dict(left)
    for monomial, c in right.items():
        result[monomial] = result.get(monomial, Fraction(0)) + c
    return _bounded(result)


def _bounded(terms: Terms) -> Terms:
    kept = {m: c for m, c in terms.items() if c}
    if len(kept) > MOST_TERMS:
        raise TooLargeError("too many terms")
    for monomial, c in kept.items():
        if max(c.numerator.bit_length(), c.denominator.bit_length()) > MOST_BITS:
            raise TooLargeError("a coefficient is too large")
        if any(power > LARGEST_POWER for _, power in monomial):
            raise TooLargeError("a power is too large")
    return kept


def scaled(n: Normal, factor: Fraction) -> Normal:
    return Normal({m: c * factor for m, c in n.numerator.items() if factor}, n.denominator, n.atoms)


def added(a: Normal, b: Normal) -> Normal:
    """a + b over their common denominator."""
    atoms = a.atoms | b.atoms
    if a.denominator == b.denominator:
        return Normal(_plus(a.numerator, b.numerator), a.denominator, atoms)
    top = _plus(_times(a.numerator, b.denominator), _times(b.numerator, a.denominator))
    return Normal(top, _times(a.denominator, b.denominator), atoms)


def subtracted(a: Normal, b: Normal) -> Normal:
    """a − b over their common denominator."""
    return added(a, scaled(b, Fraction(-1)))


def multiplied(a: Normal, b: Normal) -> Normal:
    """a · b."""
    return Normal(_times(a.numerator, b.numerator), _times(a.denominator, b.denominator), a.atoms | b.atoms)


def inverse(n: Normal) -> Normal:
    if not n.numerator:
        raise UndefinedError("division by zero")
    if list(n.numerator) == [()]:
        factor = 1 / n.numerator[()]
        return Normal({m: c * factor for m, c in n.denominator.items()}, _ONE, n.atoms)
    return Normal(n.denominator, n.numerator, n.atoms)


def whole_power(n: Normal, exponent: int) -> Normal:
    if exponent < 0:
        return inverse(whole_power(n, -exponent))
    if exponent == 0 and not n.numerator:
        raise UndefinedError("0 to the power 0")
    _check_power(n, exponent)
    result = number(Fraction(1))
    for bit in bin(exponent)[2:]:
        result = multiplied(result, result)
        if bit == "1":
            result = multiplied(result, n)
    return result


def _check_power(n: Normal, exponent: int) -> None:
    if exponent > LARGEST_POWER and n.generators:
        raise TooLargeError("a power is too large")
    bits = max((c.numerator.bit_length() + c.denominator.bit_length() for c in n.numerator.values()), default=0)
    if bits * exponent > 2 * MOST_BITS:
        raise TooLargeError("a power is too large")
