"""What a polynomial to factor looks like: what stands outside, what is left, and its factors."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from exgen.algebra import Poly, univariate
from exgen.algebra import factors as find_factors


@lru_cache(maxsize=64)
def factors(product: Poly) -> tuple[Fraction, tuple[tuple[Poly, int], ...]]:
    """As in `algebra`, remembered: one exercise asks it of the same few polynomials many times."""
    return find_factors(product)


@dataclass(frozen=True, slots=True)
class Shape:
    """f(x) = scale · x^power · rest with a primitive rest that has no factor x."""

    function: Poly

    @property
    def name(self) -> str:
        return self.function.variables[0]

    @property
    def scale(self) -> Fraction:
        return factors(self.function)[0]

    @property
    def power(self) -> int:
        return min(e for (e,), _ in self.function.terms)

    @property
    def outside(self) -> Poly:
        return univariate((self.scale, *([0] * self.power)), self.name)

    @property
    def rest(self) -> Poly:
        cut = {e - self.power: c / self.scale for (e,), c in self.function.terms}
        return univariate([cut.get(n, Fraction(0)) for n in range(max(cut), -1, -1)], self.name)

    @property
    def has_outside(self) -> bool:
        return self.outside.terms != univariate((1,), self.name).terms and not self.rest.is_constant

    @property
    def is_minus_alone(self) -> bool:
        """Whether nothing but the minus sign can be taken out."""
        return self.scale == -1 and not self.power

    @property
    def can_be_factored(self) -> bool:
        """Whether it has two terms or more, and more than one primitive factor or a constant to take out."""
        scale, found = factors(self.function)
        split = abs(scale) != 1 or sum(times for _, times in found) > 1
        return split and len(self.function.terms) > 1

    @property
    def is_difference_of_squares(self) -> bool:
        found = factors(self.rest)[1]
        return self.rest.degree() == 2 and not self.rest.coefficient((1,)) and len(found) == 2


def product_and_sum(quadratic: Poly) -> tuple[Fraction, Fraction]:
    """ac and b of ax² + bx + c."""
    a, b, c = quadratic.coefficients()
    return a * c, b
