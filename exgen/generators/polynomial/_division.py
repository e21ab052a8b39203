"""Division by x − a with Horner's scheme, as relations that a board can list."""

from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly
from exgen.board import line
from exgen.formula.build import formula, minus, times
from exgen.formula.tree import Formula, Message, Number, Sum, msg


@dataclass(frozen=True, slots=True)
class Horner:
    """The numbers below the line: the coefficients of the quotient, then the remainder; one relation for each."""

    numbers: tuple[Fraction, ...]
    relations: tuple[Formula, ...]

    @property
    def told(self) -> Message:
        """1; −4 + 2 · 1 = −2; 3 + 2 · (−2) = −1"""
        said = msg("{piece}", piece=self.relations[0])
        for relation in self.relations[1:]:
            said = msg("{before}; {after}", before=said, after=relation)
        return said


def horner(dividend: Poly, at: Fraction) -> Horner:
    """Division of a polynomial in one variable by x − at."""
    numbers: list[Fraction] = []
    relations: list[Formula] = []
    for c in dividend.coefficients():
        if not numbers:
            numbers.append(c)
            relations.append(Number(c))
            continue
        product = times(Number(at), Number(numbers[-1]))
        numbers.append(c + at * numbers[-1])
        relations.append(line(Sum((Number(c), product)), ("=", Number(numbers[-1]))))
    return Horner(tuple(numbers), tuple(relations))


def linear(name: str, at: Fraction) -> Formula:
    """x − a with the number as it is: x − 2, x + 3."""
    return Sum((formula(name), Number(-at))) if at < 0 else minus(name, Number(at)) if at else formula(name)
