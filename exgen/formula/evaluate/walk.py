"""Going through a tree without knowing its nodes: the direct children, the same node with others, the names used."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any

from exgen.formula.tree import Formula, Polynomial, Symbol


def rebuilt(tree: Formula, change: Callable[[Formula], Formula]) -> Formula:
    """The node with `change` applied to each of its direct children."""

    def changed(value: Any) -> Any:
        if isinstance(value, Formula):
            return change(value)
        return tuple(map(changed, value)) if isinstance(value, tuple) else value

    return type(tree)(*(changed(getattr(tree, field.name)) for field in fields(tree)))


def children(tree: Formula) -> Iterator[Formula]:
    """The direct children, from left to right."""

    def inside(value: Any) -> Iterator[Formula]:
        if isinstance(value, Formula):
            yield value
        elif isinstance(value, tuple):
            for item in value:
                yield from inside(item)

    for field in fields(tree):
        yield from inside(getattr(tree, field.name))


def names_in(tree: Formula) -> frozenset[str]:
    """The names of the plain symbols and polynomial variables that occur."""
    match tree:
        case Symbol(name=name, primes=0, index=""):
            return frozenset({name})
        case Polynomial(poly=poly):
            return frozenset(poly.used_variables())
    return frozenset(name for child in children(tree) for name in names_in(child))


def is_larger(tree: Formula, nodes: int) -> bool:
    """Whether the tree has more than `nodes` nodes; a shared branch counts wherever it stands."""
    waiting, seen = [tree], 0
    while waiting and seen <= nodes:
        seen += 1
        waiting.extend(children(waiting.pop()))
    return seen > nodes
