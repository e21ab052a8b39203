"""The board of polynomial-evaluate: the number filled in, the powers, then the products and their sum."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly
from exgen.board import shown, sum_sides
from exgen.formula.build import equals, formula
from exgen.formula.printers import plain
from exgen.formula.tree import Formula, Group, Message, Negative, Number, Power, Product, Sum, msg
from exgen.generators.polynomial._curve import head, shorter
from exgen.model import Step


@dataclass(frozen=True, slots=True)
class Work:
    """A function, a place, and whether numbers are written as fractions rather than decimals."""

    function: Poly
    at: Fraction
    fractional: bool

    @property
    def name(self) -> str:
        return self.function.variables[0]

    @property
    def value(self) -> Fraction:
        return self.function.at({self.name: self.at})

    @property
    def asked(self) -> Formula:
        return head(self.say(self.at))

    def say(self, number: Fraction) -> Number:
        return Number(number) if self.fractional else shown(number)


def solution(work: Work) -> tuple[Step, ...]:
    """Filled in; the powers worked out, where there are any; then products and sum."""
    place = equals(work.name, work.say(work.at))
    values = [Poly(work.function.variables, (term,)).at({work.name: work.at}) for term in work.function.terms]
    end = shorter(work.asked, *sum_sides(values, work.fractional))
    steps = [Step(msg("Substitute {place}:", place=place), equals(work.asked, filled_in(work)), Fraction(1), "value")]
    powers = shorter(work.asked, _powers_worked(work))
    if work.function.degree() > 1 and plain(powers.operands[-1]) != plain(end.operands[1]):
        steps.append(Step(msg("First the powers:"), powers))
    return (*steps, Step(_told_last(work.function), end, Fraction(1), "value"))


def _told_last(function: Poly) -> Message:
    has_product = any(power and abs(c) != 1 for (power,), c in function.terms)
    if not has_product:
        return msg("Then the sum:") if len(function.terms) > 1 else msg("So:")
    if len(function.terms) == 1:
        return msg("Then the product:")
    return msg("First the product, then the sum:") if function.degree() < 2 else msg("Then the products and the sum:")


def filled_in(work: Work) -> Formula:
    """The function with the number in the place of its variable: 2 · (−3)² + (−3) + 1."""
    base = work.say(work.at)
    return _in_terms(work.function, lambda power: base if power == 1 else Power(base, formula(power)))


def _powers_worked(work: Work) -> Formula:
    """Every power worked out, the coefficient still before it: 2 · 9 + (−3) + 1."""
    return _in_terms(work.function, lambda power: work.say(work.at**power))


def _in_terms(function: Poly, raised: Callable[[int], Formula]) -> Formula:
    """The terms with `raised` in the place of each power; what is negative and added is in brackets."""
    terms: list[Formula] = []
    for (power,), c in function.terms:
        size: Formula = Number(abs(c))
        if power:
            size = raised(power) if abs(c) == 1 else Product((size, raised(power)), dot=True)
        if terms and c > 0 and isinstance(size, Number) and size.value < 0:
            size = Group(size)
        terms.append(Negative(size) if c < 0 else size)
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))
