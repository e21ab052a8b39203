"""A quadratic, or one times a power of the variable: what the exercise on roots and its board need to know of it."""

from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly, univariate
from exgen.formula.build import equals, formula, minus, power
from exgen.formula.tree import Formula, Product, Relation, Symbol


@dataclass(frozen=True, slots=True)
class Core:
    """f(x) = x^power · (ax² + bx + c), the shape of nearly every function of this exercise."""

    name: str
    power: int
    a: Fraction
    b: Fraction
    c: Fraction

    @property
    def poly(self) -> Poly:
        return univariate((self.a, self.b, self.c), self.name)

    @property
    def discriminant(self) -> Fraction:
        return self.b**2 - 4 * self.a * self.c


def core_of(function: Poly) -> Core | None:
    """The function as a quadratic times a power of its variable; None where it is none."""
    lowest = min(e for (e,), _ in function.terms)
    if function.degree() - lowest != 2:
        return None
    return Core(function.variables[0], lowest, *function.coefficients()[:3])


def coefficients(core: Core) -> dict[str, Formula]:
    """a = 2, b = −3, c = 1, by their names."""
    return {letter: equals(letter, value) for letter, value in (("a", core.a), ("b", core.b), ("c", core.c))}


def twice_a() -> Formula:
    return Product((formula(2), Symbol("a")))


def rule_of_d() -> Relation:
    """D = b² − 4ac"""
    return equals("D", minus(power("b", 2), Product((formula(4), Symbol("a"), Symbol("c")))))
