"""A function Z of several variables as the exercises of this topic state it: a polynomial, or a product to expand."""

from collections.abc import Collection
from dataclasses import dataclass

from exgen.algebra import Poly
from exgen.board import derivative_by_terms, line
from exgen.errors import UserError
from exgen.formula.build import equals, formula
from exgen.formula.evaluate import names_in, to_poly
from exgen.formula.printers import plain
from exgen.formula.tree import Call, Formula, Polynomial, Relation, Symbol


@dataclass(frozen=True, slots=True)
class Stated:
    """What is stated and the polynomial it is; `is_product` when it has to be expanded first."""

    shown: Formula
    poly: Poly

    @property
    def variables(self) -> tuple[str, ...]:
        return self.poly.variables

    @property
    def is_product(self) -> bool:
        return not isinstance(self.shown, Polynomial)

    @property
    def head(self) -> Formula:
        """Z(x, y)"""
        return Call(Symbol("Z"), tuple(Symbol(v) for v in self.variables))

    @property
    def definition(self) -> Relation:
        """Z(x, y) = …"""
        return equals(self.head, self.shown)


def stated(function: Formula, variables: tuple[str, ...] = ("x", "y"), taken: Collection[str] = ("Z",)) -> Stated:
    """The function in `variables`, or in the letters it is written in where those are others, as many at least.

    UserError where it is no polynomial, has a single variable or uses a letter that is `taken`.
    """
    used = names_in(function)
    names = variables if used <= set(variables) else tuple(sorted(used))
    poly = to_poly(function, names)
    if poly is None:
        raise UserError("the function must be a polynomial, such as x^3 y^2 + 5")
    if len(names) < 2 or poly.is_constant:
        raise UserError(f"the function must have at least two variables, such as {variables[0]} and {variables[1]}")
    check_free(names, taken)
    flat = isinstance(function, Polynomial)
    return Stated(Polynomial(poly) if flat else function, poly)


def check_free(names: Collection[str], taken: Collection[str]) -> None:
    """UserError where a variable has the letter of something else in the exercise: the function, a point, a vector."""
    for name in names:
        if name in taken:
            raise UserError(f"the letter {name} means something else in this exercise; use another variable, such as x")


def partial_symbol(*by: str, of: str = "Z") -> Symbol:
    """Z_xy: first by x, then by y. Longer names are kept apart, as in Z_theta1_theta2."""
    between = "_" if any(len(name) > 1 for name in by) else ""
    return Symbol(f"{of}_{between.join(by)}")


def derivation(left: Formula, function: Poly, name: str, *between: Formula) -> Relation:
    """Z_x = … (the constant factors still in front) = the derivative."""
    sides = (*between, *derived(function, name))
    return line(left, *(("=", side) for side in sides))


def derived(function: Poly, name: str) -> tuple[Formula, ...]:
    """The derivative with the constant factors still in front, then finished; once where both read the same."""
    unfinished, finished = derivative_by_terms(function, name), formula(function.diff(name))
    return (finished,) if plain(unfinished) == plain(finished) else (unfinished, finished)
