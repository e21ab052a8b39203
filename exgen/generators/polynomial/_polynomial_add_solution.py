"""The board of polynomial-add: filled in, brackets away, like terms together, fractions over one denominator."""

from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly, polynomial
from exgen.board import line, sum_sides
from exgen.formula.build import equals, formula, group, minus, neg
from exgen.formula.printers import plain
from exgen.formula.tree import Call, Formula, Negative, Polynomial, Sum, Symbol, msg
from exgen.model import Step

ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Work:
    """p + sign · q in one variable."""

    p: Poly
    q: Poly
    sign: int

    @property
    def name(self) -> str:
        return self.p.variables[0]

    @property
    def result(self) -> Poly:
        return self.p + self.sign * self.q

    @property
    def asked(self) -> Formula:
        p, q = head("p", self.name), head("q", self.name)
        return Sum((p, q)) if self.sign > 0 else minus(p, q)

    @property
    def powers(self) -> list[int]:
        """All powers that occur, the highest first."""
        return sorted({e for (e,), _ in (*self.p.terms, *self.q.terms)}, reverse=True)

    @property
    def has_fractions(self) -> bool:
        return any(c.denominator > 1 for _, c in (*self.p.terms, *self.q.terms))

    def coefficients(self, power: int) -> tuple[Fraction, Fraction]:
        """Those of one power, the sign of the operation with the second."""
        return self.p.coefficient((power,)), self.sign * self.q.coefficient((power,))


def head(letter: str, name: str) -> Call:
    return Call(Symbol(letter), (Symbol(name),))


def solution(work: Work) -> tuple[Step, ...]:
    """Filled in, brackets away, like terms together; one line that needs no other earns its point itself."""
    filled = line(work.asked, ("=", _filled_in(work)))
    beside = line(work.asked, ("=", _beside(work)))
    steps = [Step(msg("Substitute:"), filled)]
    turns = work.sign < 0 and len(work.q.terms) > 1
    if turns:
        signs = equals(neg(group(work.q)), -work.q)
        steps.append(Step(msg("The minus sign changes every sign:"), signs, ONE, "result"))
    if plain(beside) not in (plain(filled), plain(line(work.asked, ("=", work.result)))):
        told = msg("Like terms beside each other:")
        steps.append(Step(told, beside) if turns else Step(told, beside, ONE, "result"))
    elif not turns:
        steps = [Step(msg("Substitute:"), filled, ONE, "result")]
    steps += _coefficient_steps(work)
    steps.append(Step(msg("Together:"), line(work.asked, ("=", work.result)), ONE, "result"))
    return tuple(steps)


def _filled_in(work: Work) -> Formula:
    q: Formula = group(work.q) if len(work.q.terms) > 1 else formula(work.q)
    return Sum((formula(work.p), q)) if work.sign > 0 else Sum((formula(work.p), Negative(q)))


def _beside(work: Work) -> Formula:
    terms = [term(work.name, power, c) for power in work.powers for c in work.coefficients(power) if c]
    return Sum(tuple(terms))


def _coefficient_steps(work: Work) -> list[Step]:
    """½ + ⅓ = 3/6 + 2/6 = 5/6 for each power that needs it, on a line of its own."""
    lines = [_coefficient_line(work, power) for power in work.powers if is_fraction_sum(work, power)]
    return [Step(msg("The coefficients:")), *lines] if lines else []


def _coefficient_line(work: Work, power: int) -> Step:
    added = equals(*sum_sides(work.coefficients(power)))
    if not power:
        return Step(msg("the constant: {added}", added=added))
    return Step(msg("of {power}: {added}", power=term(work.name, power, ONE), added=added))


def is_fraction_sum(work: Work, power: int) -> bool:
    a, b = work.coefficients(power)
    return bool(a and b) and max(a.denominator, b.denominator) > 1


def term(name: str, power: int, c: Fraction) -> Polynomial:
    return Polynomial(polynomial({(power,): c}, (name,)))
