"""What a formula would cost, computed from the tree before anything is evaluated.

A pupil may type 9^9^9^9 or (x+y)^6000 by accident or to see what happens; marking must answer in milliseconds. So every
tree is first walked once with sizes instead of values: terms after expansion, degrees, digits. Rational numbers are
computed exactly on the way, which also finds divisions by zero. π, e, roots and functions count as variables of their
own. Keys must fit within the same bounds.
"""

from dataclasses import dataclass, fields, replace
from fractions import Fraction
from functools import reduce
from math import exp, inf, isfinite, log, pi
from typing import Any

from exgen.formula.reader import sizes
from exgen.formula.reader.problem import too_large
from exgen.formula.reader.sizes import Size, atom, rational, tightened
from exgen.formula.tree import (
    Constant,
    Formula,
    Function,
    Group,
    Message,
    Negative,
    Number,
    PlusMinus,
    Polynomial,
    Power,
    Product,
    Quotient,
    Root,
    Sum,
    Symbol,
    msg,
)

MOST_TERMS = 400
LARGEST_DEGREE = 100
LARGEST_EXPONENT = 100
MOST_DIGITS = 2_000
LARGEST_EXP_ARGUMENT = 1_000
DEEPEST_TREE = 200
"""Node under node; 50 pairs of brackets, each with a sum, a product, a sign and a power inside."""
MOST_TOWERS = 2
"""Exponents with variables inside exponents with variables: e^(e^x) is the highest."""

_ARITHMETIC = (
    Number | Constant | Symbol | Polynomial | Group | Negative | Sum | PlusMinus | Product | Quotient | Power | Root
    | Function
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a tree must not be evaluated, and the node where that shows."""

    message: Message
    node: Formula


@dataclass(slots=True)
class _FoundError(Exception):
    trouble: Trouble


def check_cost(tree: Formula) -> Trouble | None:
    """The first trouble in evaluating `tree` or its parts: too large, or certainly undefined. None where it is safe."""
    if _depth(tree) > DEEPEST_TREE:
        return Trouble(too_large(), tree)
    try:
        _check(tree)
    except _FoundError as found:
        return found.trouble
    return None


def _depth(tree: Formula) -> int:
    deepest, open_nodes = 0, [(tree, 1)]
    while open_nodes and deepest <= DEEPEST_TREE:
        node, depth = open_nodes.pop()
        deepest = max(deepest, depth)
        open_nodes += [(child, depth + 1) for child in children(node)]
    return deepest


def children(tree: Formula) -> list[Formula]:
    """The direct children, from left to right."""
    found: list[Formula] = []
    values: list[Any] = [getattr(tree, field.name) for field in fields(tree)]
    while values:
        value = values.pop(0)
        if isinstance(value, Formula):
            found.append(value)
        elif isinstance(value, tuple):
            values = [*value, *values]
    return found


def _check(tree: Formula) -> None:
    if isinstance(tree, _ARITHMETIC):
        _size(tree)
        return
    for child in children(tree):
        _check(child)


def _too_large(tree: Formula) -> _FoundError:
    return _FoundError(Trouble(too_large(), tree))


def _size(tree: Formula) -> Size:
    return _bounded(_measured(tree), tree)


def _bounded(size: Size, tree: Formula) -> Size:
    """The size with tight numbers of terms. Raises where it passes a bound."""
    top, bottom = tightened(size.top), tightened(size.bottom)
    for side in (top, bottom):
        if side.total > LARGEST_DEGREE or side.terms > MOST_TERMS:
            raise _too_large(tree)
        if max(side.numerators, side.denominator) > MOST_DIGITS:
            raise _too_large(tree)
    return size if top is size.top and bottom is size.bottom else replace(size, top=top, bottom=bottom)


def _measured(tree: Formula) -> Size:
    match tree:
        case Number(value=value):
            return rational(value)
        case Constant(name=name):
            return atom(tree, pi if name == "pi" else exp(1))
        case Symbol(name=name):
            return atom(name)
        case Polynomial(poly=poly):
            return sizes.of_poly(poly)
        case Group(content=inner):
            return _size(inner)
        case Negative(of=inner):
            return sizes.product(rational(Fraction(-1)), _size(inner))
        case Sum(terms=terms):
            return reduce(sizes.total, map(_size, terms), rational(Fraction(0)))
        case PlusMinus(left=left, right=right):
            return reduce(sizes.total, [_size(term) for term in (left, right) if term])
        case Product(factors=factors):
            one = rational(Fraction(1))
            return reduce(lambda size, factor: _bounded(sizes.product(size, _size(factor)), tree), factors, one)
        case Quotient(numerator=top, denominator=bottom):
            return sizes.product(_size(top), _inverse(_size(bottom), tree, bottom))
        case Power(base=base, exponent=exponent):
            return _power(tree, base, exponent)
        case Root(radicand=radicand, degree=degree):
            return _root(tree, _size(radicand), degree)
        case Function(argument=argument):
            return _function(tree, _size(argument))
    _check(tree)
    return atom(tree)


def _inverse(size: Size, tree: Formula, divisor: Formula) -> Size:
    if size.value == 0:
        raise _FoundError(Trouble(msg("This divides by zero."), tree))
    return sizes.inverse(size, divisor)


def _power(tree: Formula, base: Formula, exponent: Formula) -> Size:
    raised = _size(exponent)
    if base == Constant("e"):
        return _exponential(tree, raised)
    size = _size(base)
    if raised.value is None:
        if raised.near is not None and abs(raised.near) > LARGEST_EXPONENT:
            raise _too_large(tree)
        return _tower(tree, max(size.towers, raised.towers + 1), None)
    degree, times = raised.value.denominator, raised.value.numerator
    if max(abs(times), degree) > LARGEST_EXPONENT:
        raise _too_large(tree)
    if degree > 1:
        size = _root(tree, size, degree)
    if times < 0:
        size, times = _inverse(size, tree, base), -times
    power = _bounded(sizes.raised(size, times), tree)
    return power if size.value is None else rational(Fraction(size.value**times))


def _root(tree: Formula, size: Size, degree: int) -> Size:
    if not 1 <= degree <= LARGEST_EXPONENT:
        raise _too_large(tree)
    if size.value is not None and size.value < 0 and degree % 2 == 0:
        raise _FoundError(Trouble(msg("There is no even root of a negative number."), tree))
    near = size.near
    if near is not None:
        near = abs(near) ** (1 / degree) * (1 if near >= 0 else -1)
    return atom(tree, near, size.towers)


def _function(tree: Function, size: Size) -> Size:
    near = size.near
    if tree.name == "exp":
        return _exponential(tree, size)
    if tree.name == "ln":
        if size.value is not None and size.value <= 0:
            raise _FoundError(Trouble(msg("There is no logarithm of a number that is not positive."), tree))
        return atom(tree, log(near) if near is not None and 0 < near < inf else None, size.towers)
    if tree.name == "sigmoid":
        _exponential(tree, size)
        return atom(tree, None if near is None else 1 / (1 + exp(-max(near, -700.0))))
    if size.value is not None:
        return rational(abs(size.value))
    return atom(tree, None if near is None else abs(near), size.towers)


def _exponential(tree: Formula, argument: Size) -> Size:
    if argument.near is None:
        return _tower(tree, argument.towers + 1, None)
    exact: Fraction | float = argument.near if argument.value is None else argument.value
    if not isfinite(argument.near) or not -LARGEST_EXP_ARGUMENT <= exact <= LARGEST_EXP_ARGUMENT:
        raise _too_large(tree)
    return atom(tree, exp(argument.near) if argument.near < 700 else inf, argument.towers)


def _tower(tree: Formula, towers: int, near: float | None) -> Size:
    if towers > MOST_TOWERS:
        raise _too_large(tree)
    return atom(tree, near, towers)
