"""Division of polynomials: what belongs together in it, and Horner's scheme for x − a as it stands on a board."""

from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly
from exgen.formula.build import equals, formula, minus, times
from exgen.formula.tree import Formula, Number, Sum, msg
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
        """The a of a divisor x − a."""
        listed = self.divisor.coefficients()
        return -listed[1] if len(listed) == 2 and listed[0] == 1 else None

    @property
    def has_gap(self) -> bool:
        return Fraction(0) in self.dividend.coefficients()


@dataclass(frozen=True, slots=True)
class Horner:
    """The numbers below the line: the coefficients of the quotient, then the remainder; a line for each but the first.

    A line is −4 + 2 · 1 = −2.
    """

    at: Fraction
    numbers: tuple[Fraction, ...]
    lines: tuple[Formula, ...]

    def steps(self, points: Fraction = Fraction(0), part: str = "") -> list[Step]:
        """The scheme on the board; the points are for its last line."""
        text = msg(
            "Horner's scheme with {number}: begin with the first coefficient, {first}; "
            "each next number is the next coefficient plus {number} times the number before it:",
            number=Number(self.at),
            first=Number(self.numbers[0]),
        )
        *before, last = self.lines
        return [Step(text), *(Step(None, told) for told in before), Step(None, last, points, part)]


def horner(dividend: Poly, at: Fraction) -> Horner:
    """Division of a polynomial in one variable, of degree 1 at least, by x − at."""
    first, *others = dividend.coefficients()
    numbers = [first]
    lines: list[Formula] = []
    for c in others:
        unevaluated = Sum((Number(c), times(Number(at), Number(numbers[-1]))))
        numbers.append(c + at * numbers[-1])
        lines.append(equals(unevaluated, numbers[-1]))
    return Horner(at, tuple(numbers), tuple(lines))


def linear(name: str, at: Fraction) -> Formula:
    """x − a with the number as it is: x − 2, x + 3."""
    return Sum((formula(name), Number(-at))) if at < 0 else minus(name, Number(at)) if at else formula(name)
