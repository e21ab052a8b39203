"""The values behind a difference quotient: a function, a place a, a step h, and what comes of them."""

from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly
from exgen.formula.build import Value, formula, minus, over
from exgen.formula.tree import Call, Formula, Symbol


@dataclass(frozen=True, slots=True)
class Work:
    """A function, a place a and a step h, and what comes of them."""

    function: Poly
    a: Fraction
    h: Fraction

    @property
    def name(self) -> str:
        return self.function.variables[0]

    def value(self, x: Fraction) -> Fraction:
        return self.function.at({self.name: x})

    @property
    def f_a(self) -> Fraction:
        return self.value(self.a)

    @property
    def f_ah(self) -> Fraction:
        return self.value(self.a + self.h)

    @property
    def quotient(self) -> Fraction:
        return (self.f_ah - self.f_a) / self.h

    @property
    def derivative(self) -> Fraction:
        return self.function.diff(self.name).at({self.name: self.a})

    @property
    def difference(self) -> Fraction:
        return self.quotient - self.derivative


def written_quotient(a: Value, ah: Value, h: Formula) -> Formula:
    """(f(a + h) − f(a)) / h"""
    return over(minus(Call(Symbol("f"), (formula(ah),)), Call(Symbol("f"), (formula(a),))), h)
