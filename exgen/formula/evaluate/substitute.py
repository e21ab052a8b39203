"""Putting values in the places of names, and working out what then can be: derivatives, vectors, cases.

This is how a stored rule or mal-rule is evaluated (model.py). Names are replaced once: a variable inside a value stays
a variable. Names that an `Evaluated` or `Derivative` binds are its own and not replaced from outside, so that "the
pupil's derivative at the pupil's θ" means what it says.
"""

from collections.abc import Mapping
from fractions import Fraction
from functools import reduce

from exgen.algebra import Poly
from exgen.formula.evaluate.derive import derivative
from exgen.formula.evaluate.equality import sign
from exgen.formula.evaluate.errors import TooLargeError, UnclearError
from exgen.formula.evaluate.exact import to_fraction
from exgen.formula.evaluate.walk import names_in, rebuilt
from exgen.formula.tree import (
    BigSum,
    Cases,
    Derivative,
    Evaluated,
    Formula,
    Function,
    Gradient,
    Group,
    Matrix,
    Negative,
    Number,
    Polynomial,
    Power,
    Product,
    Quotient,
    Relation,
    Root,
    Sum,
    Symbol,
    Vector,
)

Env = Mapping[str, Formula]

MOST_SUMMANDS = 1_000
_TWO = Number(Fraction(2))


def substitute(tree: Formula, env: Env, variables: tuple[str, ...] = ()) -> Formula:
    """`tree` with each plain symbol that `env` names replaced, and everything worked out that has a value.

    What is left are numbers, symbols, arithmetic, roots and functions, in vectors or matrices where the value is one.
    A gradient has a component for each of `variables`, or for each name that occurs, sorted. Of cases the first whose
    condition holds is taken. UnclearError where a derivative or a sum cannot be worked out, or no case is certain.
    """
    match tree:
        case Symbol(name=name, primes=0, index="") if name in env:
            return env[name]
        case Number() | Symbol():
            return tree
        case Polynomial(poly=poly):
            return tree if env.keys().isdisjoint(poly.variables) else _written_out(poly, env)
        case Group(content=content):
            return substitute(content, env, variables)
        case Evaluated(of=of, at=at):
            values = {name: substitute(value, env, variables) for name, value in at}
            return substitute(substitute(of, _without(env, values), variables), values, variables)
        case Derivative(of=of, by=by):
            return reduce(_derived, by, substitute(of, _without(env, by), variables))
        case Gradient(of=of):
            body = substitute(of, _without(env, variables), variables)
            return Vector(tuple(_derived(body, name) for name in variables or sorted(names_in(body))))
        case BigSum():
            return _summed(tree, env, variables)
        case Cases(rows=rows):
            return _first_that_holds(rows, env, variables)
    return _combined(rebuilt(tree, lambda child: substitute(child, env, variables)))


def _without(env: Env, names: Mapping[str, Formula] | tuple[str, ...]) -> Env:
    return {name: value for name, value in env.items() if name not in names}


def _derived(tree: Formula, name: str) -> Formula:
    """The derivative, of a vector by components."""
    return rebuilt(tree, lambda c: _derived(c, name)) if isinstance(tree, Vector) else derivative(tree, name)


def _written_out(poly: Poly, env: Env) -> Formula:
    terms = []
    for exponents, c in poly.terms:
        powers = (
            Power(env.get(name, Symbol(name)), Number(Fraction(e)))
            for name, e in zip(poly.variables, exponents, strict=True)
            if e
        )
        terms.append(Product((Number(c), *powers)))
    return Sum(tuple(terms))


def _summed(tree: BigSum, env: Env, variables: tuple[str, ...]) -> Formula:
    low, high = (to_fraction(substitute(end, env, variables)) for end in (tree.low, tree.high))
    if low is None or high is None or low.denominator != 1 or high.denominator != 1:
        raise UnclearError("the bounds of a sum are not whole numbers")
    if high - low > MOST_SUMMANDS:
        raise TooLargeError("a sum of too many terms")
    indices = range(int(low), int(high) + 1)
    return Sum(tuple(substitute(tree.body, {**env, tree.index: Number(Fraction(i))}, variables) for i in indices))


# Cases

_SIGNS = {"<": (-1,), "≤": (-1, 0), "=": (0,), "≥": (0, 1), ">": (1,), "≠": (-1, 1)}
"""What the sign of left minus right is where the relation holds."""


def _first_that_holds(rows: tuple[tuple[Formula, Formula], ...], env: Env, variables: tuple[str, ...]) -> Formula:
    for value, condition in rows:
        if _holds(substitute(condition, env, variables)):
            return substitute(value, env, variables)
    raise UnclearError("none of the cases holds")


def _holds(condition: Formula) -> bool:
    """Whether every link of a chain such as 0 < q < 1 holds."""
    if not isinstance(condition, Relation):
        raise UnclearError("the condition of a case is no relation")
    pairs = zip(condition.operands, condition.operands[1:], condition.signs, strict=False)
    return all(_sign_of_difference(left, right) in _SIGNS.get(link, ()) for left, right, link in pairs)


def _sign_of_difference(left: Formula, right: Formula) -> int:
    difference = Sum((left, Negative(right)))
    found = None if names_in(difference) else sign(difference)
    if found is None:
        raise UnclearError("whether a case holds cannot be told")
    return found


# Vectors and matrices


def _combined(tree: Formula) -> Formula:
    """Arithmetic with vectors by components; a product of two is the inner product, the absolute value the length."""
    match tree:
        case Sum(terms=(Vector() as first, *_) as terms) if all(isinstance(t, Vector) for t in terms):
            rows = [t.items for t in terms if isinstance(t, Vector) and len(t.items) == len(first.items)]
            if len(rows) == len(terms):
                return Vector(tuple(Sum(column) for column in zip(*rows, strict=True)), first.column)
        case Negative(of=Vector(items=items, column=column)):
            return Vector(tuple(Negative(item) for item in items), column)
        case Quotient(numerator=Vector(items=items, column=column), denominator=bottom):
            return Vector(tuple(Quotient(item, bottom) for item in items), column)
        case Product(factors=factors) if any(isinstance(f, Vector) for f in factors):
            return _product(factors)
        case Function(name="abs", argument=Vector(items=items)):
            return Root(Sum(tuple(Power(item, _TWO) for item in items)))
        case Matrix(rows=rows, determinant=True):
            return _determinant(rows)
    return tree


def _product(factors: tuple[Formula, ...]) -> Formula:
    vectors = [f for f in factors if isinstance(f, Vector)]
    numbers = tuple(f for f in factors if not isinstance(f, Vector))
    if len(vectors) == 1:
        return Vector(tuple(Product((*numbers, item)) for item in vectors[0].items), vectors[0].column)
    if len(vectors) > 2 or len(vectors[0].items) != len(vectors[1].items):
        raise UnclearError("these vectors have no product")
    pairs = zip(vectors[0].items, vectors[1].items, strict=True)
    return Product((*numbers, Sum(tuple(Product(pair) for pair in pairs))))


def _determinant(rows: tuple[tuple[Formula, ...], ...]) -> Formula:
    """By the first row."""
    if any(len(row) != len(rows) for row in rows):
        raise UnclearError("only a square matrix has a determinant")
    if len(rows) == 1:
        return rows[0][0]
    terms = []
    for place, entry in enumerate(rows[0]):
        minor = _determinant(tuple((*row[:place], *row[place + 1 :]) for row in rows[1:]))
        terms.append(Product((entry, minor)) if place % 2 == 0 else Negative(Product((entry, minor))))
    return Sum(tuple(terms))
