"""The tangent plane of a function at a point, with the numbers it is made of."""

from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly, constant, variable
from exgen.board import shown
from exgen.formula.build import Value, equals, group, juxtapose, minus
from exgen.formula.tree import Formula, Relation, Sum, Symbol
from exgen.generators.partial._function import Stated, partial_symbol
from exgen.generators.partial._partials import Values, called


@dataclass(frozen=True, slots=True)
class Plane:
    """The plane as a polynomial, and the numbers it is made of."""

    f: Stated
    point: Values
    height: Fraction
    slopes: Values
    letter: str

    @property
    def here(self) -> dict[str, Fraction]:
        return dict(zip(self.f.variables, self.point, strict=True))

    @property
    def poly(self) -> Poly:
        return self.with_shift(self.height, self.point)

    @property
    def place(self) -> Formula:
        return called("P", [shown(v) for v in self.point])

    def with_shift(self, height: Fraction, shift: Values, slopes: Values | None = None) -> Poly:
        """height + f_x(P)(x − shift₁) + f_y(P)(y − shift₂)"""
        names = self.f.variables
        total = constant(height, names)
        for name, slope, away in zip(names, slopes or self.slopes, shift, strict=True):
            total = total + (variable(name, names) - away) * slope
        return total


def equation(plane: Plane, right: Value) -> Relation:
    return equals(plane.letter, right)


def rule_of(plane: Plane) -> Formula:
    """f(P) + f_x(P)(x − x_P) + f_y(P)(y − y_P)"""
    terms: list[Formula] = [called("f", ["P"])]
    for name in plane.f.variables:
        terms.append(juxtapose(_slope(name), group(minus(name, Symbol(f"{name}_P")))))
    return Sum(tuple(terms))


def _slope(name: str) -> Formula:
    return called(partial_symbol(name, of="f"), ["P"])
