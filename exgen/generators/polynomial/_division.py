"""Division of polynomials: what belongs together in it, and Horner's scheme for x − a as it stands on a board."""

from dataclasses import dataclass
from fractions import Fraction
from math import factorial

from exgen.algebra import Poly, univariate
from exgen.figures.describe import Figure, Label, Scheme
from exgen.formula.build import equals, formula, minus, times
from exgen.formula.tree import Cases, Derivative, Evaluated, Formula, Number, Sum, Symbol, msg
from exgen.model import Step


@dataclass(frozen=True, slots=True)
class Division:
    """dividend = divisor · quotient + remainder."""

    dividend: Poly
    divisor: Poly
    quotient: Poly
    remainder: Poly

    @property
    def name(self) -> str:
        return self.dividend.variables[0]

    @property
    def root(self) -> Fraction | None:
        """The a of a divisor x − a, where Horner's scheme is worth its while; none for x itself."""
        listed = self.divisor.coefficients()
        return -listed[1] if len(listed) == 2 and listed[0] == 1 and listed[1] else None

    @property
    def has_gap(self) -> bool:
        return Fraction(0) in self.dividend.coefficients()


BEYOND = 10**6
"""A place beyond all coefficients of an exercise: polynomials with the same value there are the same."""


def remainder_rule(work: Division, wrong: list[tuple[Poly, Poly]]) -> Formula:
    """The remainder that belongs to the pupil's own quotient, the part `quotient`.

    That of a known mistake goes with its own remainder; any other quotient with what the last lines of the division
    give, the low powers of D − d · q.
    """
    own = Symbol("quotient")
    there = Evaluated(own, ((work.name, formula(BEYOND)),))
    at = {work.name: Fraction(BEYOND)}
    rows = [(formula(rest), equals(there, quotient.at(at))) for quotient, rest in wrong]
    return Cases((*rows, (_low_powers(work, own), equals(0, 0))))


def _low_powers(work: Division, quotient: Formula) -> Formula:
    terms: list[Formula] = []
    for power in range(work.divisor.degree()):
        number: list[Formula] = [Number(work.dividend.coefficient((power,)))]
        for lower in range(power + 1):
            c = work.divisor.coefficient((power - lower,))
            number.append(times(-c, _coefficient(quotient, work.name, lower)))
        x = univariate((1, *([0] * power)), work.name)
        terms.append(times(Sum(tuple(number)), x) if power else Sum(tuple(number)))
    return Sum(tuple(terms))


def _coefficient(poly: Formula, name: str, power: int) -> Formula:
    """That of x to this power: the value at 0 of the derivative of that order, over its factorial."""
    derived = Derivative(poly, (name,) * power) if power else poly
    return times(Fraction(1, factorial(power)), Evaluated(derived, ((name, formula(0)),)))


@dataclass(frozen=True, slots=True)
class Horner:
    """The coefficients, and below the line those of the quotient, then the remainder; a line for each but the first.

    A line is −4 + 2 · 1 = −2.
    """

    at: Fraction
    coefficients: tuple[Fraction, ...]
    numbers: tuple[Fraction, ...]
    lines: tuple[Formula, ...]

    @property
    def name(self) -> str:
        """Of its figure: no other division of the exercise has this degree and this number."""
        return f"scheme-{len(self.lines)}-at-{self.at}".replace("/", "-over-")

    def steps(self, points: Fraction = Fraction(0), part: str = "") -> list[Step]:
        """The scheme on the board, drawn under its lines; the points are for the last line."""
        text = msg(
            "Horner's scheme with {number}: begin with the first coefficient, {first}; "
            "each next number is the next coefficient plus {number} times the number before it:",
            number=Number(self.at),
            first=Number(self.numbers[0]),
        )
        gap = [Step(msg("Write a 0 for every missing power."))] if Fraction(0) in self.coefficients else []
        *before, last = self.lines
        return [*gap, Step(text), *(Step(None, told) for told in before), Step(None, last, points, part, self.name)]

    def figure(self) -> Figure:
        products = (Number(self.at * number) for number in self.numbers[:-1])
        above: tuple[Label, ...] = ("", *map(Number, self.coefficients))
        between: tuple[Label, ...] = (Number(self.at), "", *products)
        below: tuple[Label, ...] = ("", *map(Number, self.numbers))
        width = COLUMN * (len(self.numbers) + 1)
        return Figure(
            self.name,
            Scheme((above, between, below)),
            msg("Horner's scheme with {number}.", number=Number(self.at)),
            width,
            ROW * 3,
        )


COLUMN, ROW = 1.2, 0.65
"""Of the drawn scheme, in cm."""


def horner(dividend: Poly, at: Fraction) -> Horner:
    """Division of a polynomial in one variable, of degree 1 at least, by x − at."""
    first, *others = dividend.coefficients()
    numbers = [first]
    lines: list[Formula] = []
    for c in others:
        unevaluated = Sum((Number(c), times(Number(at), Number(numbers[-1]))))
        numbers.append(c + at * numbers[-1])
        lines.append(equals(unevaluated, numbers[-1]))
    return Horner(at, dividend.coefficients(), tuple(numbers), tuple(lines))


def linear(name: str, at: Fraction) -> Formula:
    """x − a with the number as it is: x − 2, x + 3."""
    return Sum((formula(name), Number(-at))) if at < 0 else minus(name, Number(at)) if at else formula(name)
