"""Short constructors for formula trees, so that a generator's steps read like the board."""

from fractions import Fraction

from exgen.algebra import Poly
from exgen.formula.tree import (
    Formula,
    Group,
    Message,
    Negative,
    Number,
    Polynomial,
    Power,
    Product,
    Quotient,
    Relation,
    Sign,
    Sum,
    Symbol,
    Vector,
    Words,
)

Value = Formula | Poly | Fraction | int | str
"""What the constructors take: a formula, a polynomial, an exact number, or a variable's name."""


def formula(value: Value) -> Formula:
    """Any of the short notations as a tree."""
    if isinstance(value, Formula):
        return value
    if isinstance(value, Poly):
        return Polynomial(value)
    if isinstance(value, str):
        return Symbol(value)
    return Number(Fraction(value))


def decimal(value: Fraction | int, places: int | None = None) -> Number:
    """A number written as a decimal: exact where it ends, or rounded to `places`."""
    return Number(Fraction(value), "decimal", places)


def add(*terms: Value) -> Formula:
    return Sum(tuple(formula(t) for t in terms))


def minus(left: Value, right: Value) -> Formula:
    return Sum((formula(left), Negative(formula(right))))


def neg(value: Value) -> Formula:
    return Negative(formula(value))


def times(*factors: Value) -> Formula:
    """Factors with a dot between them: 0,1 · 24."""
    return Product(tuple(formula(f) for f in factors), dot=True)


def juxtapose(*factors: Value) -> Formula:
    """Factors side by side: 2xy."""
    return Product(tuple(formula(f) for f in factors))


def over(numerator: Value, denominator: Value) -> Formula:
    return Quotient(formula(numerator), formula(denominator))


def power(base: Value, exponent: Value) -> Formula:
    return Power(formula(base), formula(exponent))


def group(value: Value) -> Formula:
    return Group(formula(value))


def point(*items: Value) -> Vector:
    """A point or row vector: (2; 3)."""
    return Vector(tuple(formula(i) for i in items))


def column(*items: Value) -> Vector:
    return Vector(tuple(formula(i) for i in items), column=True)


def chain(first: Value, *rest: Value | Sign) -> Relation:
    """A relation chain: chain("x", "=", 3, "≈", y)."""
    signs = rest[0::2]
    operands = (formula(first), *(formula(r) for r in rest[1::2]))
    return Relation(operands, tuple(signs))  # type: ignore[arg-type]


def equals(*operands: Value) -> Relation:
    """a = b = c."""
    return Relation(tuple(formula(o) for o in operands), tuple[Sign, ...]("=" for _ in operands[1:]))


def words(message: Message) -> Words:
    return Words(message)
