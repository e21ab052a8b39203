"""The normal form of a formula: a quotient of polynomials over the rationals in its variables and its *atoms*.

An atom is what no arithmetic takes apart: π, e, a root of a number, ln(x), √(x² + 1). Two formulas with equal normal
forms are equal; without atoms the reverse holds too (by cross multiplication). `zero.py` decides the rest. Terms are
plain dictionaries instead of sympy's rings, so that marking an answer does not wait for an import.
"""

from collections.abc import Callable
from fractions import Fraction
from functools import reduce

from exgen.formula.evaluate.elementary import LARGEST_DEGREE, exact_root
from exgen.formula.evaluate.errors import TooLargeError, UnclearError, UndefinedError
from exgen.formula.evaluate.quotients import (
    LARGEST_POWER,
    MOST_BITS,
    Monomial,
    Normal,
    added,
    atom,
    from_terms,
    inverse,
    multiplied,
    number,
    scaled,
    variable,
    whole_power,
)
from exgen.formula.tree import (
    Constant,
    Formula,
    Function,
    Group,
    Negative,
    Number,
    Polynomial,
    Power,
    Product,
    Quotient,
    Root,
    Sum,
    Symbol,
)

_SMALL_PRIMES = tuple(p for p in range(2, 200) if all(p % d for d in range(2, p)))


def normal(tree: Formula) -> Normal:
    """The normal form. Errors: UndefinedError for a division by zero and the like, TooLargeError beyond the bounds,
    UnclearError for a node that is no expression (a derivative that is not worked out, a vector)."""
    match tree:
        case Number(value=value):
            return number(value)
        case Symbol(name=name, primes=0, index=""):
            return variable(name)
        case Constant(name=name):
            return atom(f"#{name}", tree)
        case Polynomial(poly=poly):
            return from_terms({_monomial(poly.variables, e): c for e, c in poly.terms})
        case Group(content=content):
            return normal(content)
        case Negative(of=of):
            return scaled(normal(of), Fraction(-1))
        case Sum(terms=terms):
            return reduce(added, map(normal, terms), number(Fraction(0)))
        case Product(factors=factors):
            return reduce(multiplied, map(normal, factors), number(Fraction(1)))
        case Quotient(numerator=top, denominator=bottom):
            return multiplied(normal(top), inverse(normal(bottom)))
        case Power(base=base, exponent=exponent):
            return _power(base, exponent)
        case Root(radicand=radicand, degree=degree):
            return _root(normal(radicand), radicand, degree)
        case Function(name=name, argument=argument):
            return _FUNCTIONS[name](normal(argument), argument)
    raise UnclearError(f"{type(tree).__name__} is no expression")


def _monomial(names: tuple[str, ...], exponents: tuple[int, ...]) -> Monomial:
    return tuple(sorted((n, e) for n, e in zip(names, exponents, strict=True) if e))


def _power(base: Formula, exponent: Formula) -> Normal:
    raised = normal(exponent)
    if base == Constant("e"):
        return _exp(raised, exponent)
    below, exact = normal(base), raised.fraction()
    if exact is None or exact.denominator > LARGEST_DEGREE:
        return _opaque("power", Power(base, exponent), below, raised)
    return whole_power(_root(below, base, exact.denominator), exact.numerator)


# Atoms


def _opaque(kind: str, tree: Formula, *parts: Normal) -> Normal:
    """An atom of its own; equal kind and equal normal forms make the same atom."""
    written = "/".join(_written(part) for part in parts)
    return atom(f"#{kind} {written}", tree)


def _written(n: Normal) -> str:
    """A text that two normal forms share only when they are the same quotient, written alike."""
    lead = max(n.denominator.items())[1]
    sides = (sorted((m, _digits(c / lead)) for m, c in terms.items()) for terms in (n.numerator, n.denominator))
    return "/".join(map(repr, sides))


def _digits(value: Fraction) -> str:
    return f"{value.numerator:x}/{value.denominator:x}"


def _root(n: Normal, radicand: Formula, degree: int) -> Normal:
    if degree == 1:
        return n
    exact = n.fraction()
    if exact is None:
        return _opaque(f"root{degree}", Root(radicand, degree), n)
    if exact < 0:
        if degree % 2 == 0:
            raise UndefinedError("an even root of a negative number")
        return scaled(_root_of_number(-exact, degree), Fraction(-1))
    return _root_of_number(exact, degree)


def _root_of_number(value: Fraction, degree: int) -> Normal:
    """The root of a positive number by its small primes: ᵏ√(n/d) = ᵏ√(n·dᵏ⁻¹)/d and √12 = 2·√3, √6 = √2·√3.

    Products of roots of one degree of different primes are linearly independent over the rationals (Besicovitch
    1940), so that sums of them have one normal form.
    """
    exact = exact_root(value, degree)
    if exact is not None:
        return number(exact)
    rest = value.numerator * value.denominator ** (degree - 1)
    if rest.bit_length() > MOST_BITS:
        raise TooLargeError("a root of too large a number")
    result = number(Fraction(1, value.denominator))
    for prime in _SMALL_PRIMES:
        power, rest = _taken_out(rest, prime)
        if power:
            result = scaled(result, Fraction(prime ** (power // degree)))
            result = multiplied(result, whole_power(_root_atom(prime, degree), power % degree))
    whole = exact_root(Fraction(rest), degree)
    return multiplied(result, _root_atom(rest, degree) if whole is None else number(whole))


def _root_atom(radicand: int, degree: int) -> Normal:
    return atom(f"#root:{degree}:{radicand:x}", Root(Number(Fraction(radicand)), degree))


def _taken_out(number: int, prime: int) -> tuple[int, int]:
    """How often the prime divides the number, and what is left."""
    power = 0
    while number % prime == 0:
        number, power = number // prime, power + 1
    return power, number


def _exp(n: Normal, argument: Formula) -> Normal:
    exact = n.fraction()
    if exact is not None and exact.denominator == 1:
        if abs(exact) > LARGEST_POWER:
            raise TooLargeError("exp of too large a number")
        return whole_power(atom("#e", Constant("e")), exact.numerator)
    return _opaque("exp", Function("exp", argument), n)


def _ln(n: Normal, argument: Formula) -> Normal:
    exact = n.fraction()
    if exact is not None and exact <= 0:
        raise UndefinedError("the logarithm of a number that is not positive")
    if exact == 1:
        return number(Fraction(0))
    if exact is None and n.numerator == {(("#e", 1),): Fraction(1)} and n.denominator == {(): Fraction(1)}:
        return number(Fraction(1))
    return _opaque("ln", Function("ln", argument), n)


def _sigmoid(n: Normal, argument: Formula) -> Normal:
    if n.fraction() == 0:
        return number(Fraction(1, 2))
    return _opaque("sigmoid", Function("sigmoid", argument), n)


def _abs(n: Normal, argument: Formula) -> Normal:
    exact = n.fraction()
    return _opaque("abs", Function("abs", argument), n) if exact is None else number(abs(exact))


_FUNCTIONS: dict[str, Callable[[Normal, Formula], Normal]] = {"exp": _exp, "ln": _ln, "sigmoid": _sigmoid, "abs": _abs}
