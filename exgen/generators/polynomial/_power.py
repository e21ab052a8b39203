"""A power of a linear expression, (ax + b)ⁿ or (θ₀ + θ₁x − y)², taken apart as the chain rule wants it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly, constant, univariate
from exgen.board import filled_in, shown
from exgen.errors import UserError
from exgen.formula.build import Value, formula
from exgen.formula.evaluate import names_in, to_fraction, to_poly
from exgen.formula.tree import Formula, Group, Power, Product

MOST_POWER = 9
EXAMPLE = "state a power of a bracket of degree 1, such as (2x - 3)^4"


@dataclass(frozen=True, slots=True)
class Outer:
    """inner to the power n."""

    inner: Poly
    n: int

    @property
    def names(self) -> tuple[str, ...]:
        return self.inner.variables

    @property
    def written(self) -> Formula:
        """(2x − 3)⁴"""
        return raised(self.inner, self.n)

    @property
    def expanded(self) -> Poly:
        return self.inner**self.n

    def factor(self, name: str) -> Fraction:
        """The derivative of the inner function by a variable."""
        return self.inner.diff(name).constant_term

    def lowered(self, scale: Fraction | int) -> Formula:
        """scale · (2x − 3)³"""
        return scaled(scale, raised(self.inner, self.n - 1))

    def slope_at(self, name: str, point: Mapping[str, Fraction]) -> Fraction:
        return self.n * self.factor(name) * self.inner.at(point) ** (self.n - 1)

    def slope_filled_in(self, name: str, point: Mapping[str, Fraction]) -> Formula:
        """8 · (2 · 1 − 3)³"""
        return scaled(self.n * self.factor(name), raised(filled_in(self.inner, point), self.n - 1), dot=True)

    def slope_halfway(self, name: str, point: Mapping[str, Fraction]) -> Formula:
        """8 · (−1)³"""
        return scaled(self.n * self.factor(name), raised(shown(self.inner.at(point)), self.n - 1), dot=True)


def raised(base: Value, n: int) -> Formula:
    return formula(base) if n == 1 else Power(formula(base), formula(n))


def scaled(scale: Fraction | int, value: Formula, dot: bool = False) -> Formula:
    """A number in front, none where it is 1."""
    return value if scale == 1 else Product((formula(scale), value), dot=dot)


def outer(function: Formula) -> Outer:
    """UserError unless the function is a power, from 2 to 9, of an expression of degree 1."""
    while isinstance(function, Group):
        function = function.content
    if not isinstance(function, Power):
        raise UserError(EXAMPLE)
    exponent = to_fraction(function.exponent)
    inner = to_poly(function.base, tuple(sorted(names_in(function.base))))
    if exponent is None or exponent.denominator != 1 or inner is None or inner.degree() != 1:
        raise UserError(EXAMPLE)
    if not 2 <= exponent <= MOST_POWER:
        raise UserError(f"the exponent should be from 2 to {MOST_POWER}")
    return Outer(inner, int(exponent))


def exponent_on_variables(power: Outer) -> Poly:
    """What (ax + b)ⁿ becomes when the exponent is given to the letters alone: axⁿ + b."""
    total = constant(power.inner.constant_term, power.names)
    for name in power.names:
        total = total + (univariate((power.factor(name), *([0] * power.n)), name)).over(power.names)
    return total
