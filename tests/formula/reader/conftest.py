"""What the reader's tests share: contexts in both languages, and values computed from a tree by plain floats."""

import math
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from exgen.formula.notation import ENGLISH, Notation
from exgen.formula.reader import Context, Read, Unreadable
from exgen.formula.tree import (
    Constant,
    Formula,
    Function,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Root,
    Sum,
    Symbol,
)

DUTCH = Notation(",", ";", "outward")
Worth = Callable[..., float]
MakeContext = Callable[..., Context]


def _context(notation: Notation, *names: str, labels: tuple[str, ...] = (), any_names: bool = False) -> Context:
    return Context(notation, names, labels, any_names)


@pytest.fixture(scope="session")
def en() -> MakeContext:
    """`en("x", "y", labels=("Z_x",))`: a context on an English sheet."""
    return partial(_context, ENGLISH)


@pytest.fixture(scope="session")
def nl() -> MakeContext:
    """The same on a Dutch sheet."""
    return partial(_context, DUTCH)


@pytest.fixture(scope="session", params=[ENGLISH, DUTCH], ids=["en", "nl"])
def either(request: pytest.FixtureRequest) -> MakeContext:
    """The test runs once on an English and once on a Dutch sheet."""
    return partial(_context, request.param)


@pytest.fixture(scope="session")
def worth() -> Worth:
    """The value of a tree, or of a result of the reader, with the variables' values given by name."""
    return _worth


def _worth(read: Formula | Read | Unreadable, **values: float) -> float:
    assert not isinstance(read, Unreadable), read
    return _value(read.tree if isinstance(read, Read) else read, values)


def _value(tree: Formula, values: dict[str, float]) -> float:
    def of(node: Any) -> float:
        return _value(node, values)

    match tree:
        case Number(value=value):
            return float(value)
        case Symbol(name=name):
            return values[name]
        case Constant(name=name):
            return math.pi if name == "pi" else math.e
        case Sum(terms=terms):
            return sum(map(of, terms))
        case Product(factors=factors):
            return math.prod(map(of, factors))
        case Negative(of=inner):
            return -of(inner)
        case Quotient(numerator=top, denominator=bottom):
            return of(top) / of(bottom)
        case Power(base=base, exponent=exponent):
            return of(base) ** of(exponent)
        case Root(radicand=radicand, degree=degree):
            value = of(radicand)
            return math.copysign(abs(value) ** (1 / degree), value)
        case Function(name=name, argument=argument):
            functions = {"exp": math.exp, "ln": math.log, "abs": abs, "sigmoid": lambda z: 1 / (1 + math.exp(-z))}
            return functions[name](of(argument))
    raise AssertionError(f"no value: {tree}")
