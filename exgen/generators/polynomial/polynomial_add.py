"""Sum or difference of two polynomials: brackets away, like terms together."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from exgen.algebra import Poly, polynomial, univariate
from exgen.errors import UserError
from exgen.formula.build import equals
from exgen.formula.tree import Message, Polynomial, Sum, msg
from exgen.generator import Generator, Solved
from exgen.generators.polynomial._curve import check_not_huge
from exgen.generators.polynomial._polynomial_add_solution import Work, head, is_fraction_sum, solution, term
from exgen.given import Field
from exgen.model import FormulaAnswer, Mistake, Part, Space
from exgen.rng import Stream

MOST = 9
PLUS, MINUS = "+", "-"


@dataclass(frozen=True, slots=True)
class Given:
    p: Poly
    q: Poly
    operation: str


def sample(rng: Stream, level: int) -> Given:
    """The operation and the powers that occur, then pairs of different coefficients of which none cancel."""
    operation = {1: PLUS, 2: MINUS}.get(level) or rng.choice((PLUS, MINUS))
    if level == 3:
        pairs = [rng.choice(_fractions(operation)) for _ in range(3)]
        return Given(univariate([a for a, _ in pairs]), univariate([b for _, b in pairs]), operation)
    degree = level + 1
    without_p, without_q = rng.sample((2, 1, 0), 2) if level == 2 else (None, None)
    first, second = [], []
    for power in range(degree, -1, -1):
        a = 0 if power == without_p else rng.nonzero(-MOST, MOST)
        sign = 1 if operation == PLUS else -1
        b = (
            0
            if power == without_q
            else rng.choice([n for n in range(-MOST, MOST + 1) if n and n not in (a, -sign * a)])
        )
        first.append(a)
        second.append(b)
    return Given(univariate(first), univariate(second), operation)


@cache
def _fractions(operation: str) -> tuple[tuple[Fraction, Fraction], ...]:
    """Pairs of fractions with different denominators, the result not whole and in sixths at most."""
    sign = 1 if operation == PLUS else -1
    every = [Fraction(n, d) for d in (2, 3, 4, 5, 6) for n in range(-5, 6) if n and Fraction(n, d).denominator == d]
    pairs = ((a, b) for a in every for b in every if a.denominator != b.denominator)
    return tuple((a, b) for a, b in pairs if 1 < (a + sign * b).denominator <= 6)


def solve(given: Given, level: int) -> Solved:
    del level
    work = _in_one_variable(given)
    return Solved(
        variables=(work.name,),
        statement=(
            msg(
                "Given: {p} and {q}.",
                p=equals(head("p", work.name), work.p),
                q=equals(head("q", work.name), work.q),
            ),
        ),
        parts=(_part(work),),
        solution=solution(work),
    )


def _in_one_variable(given: Given) -> Work:
    used = sorted({*given.p.used_variables(), *given.q.used_variables()})
    if len(used) != 1:
        raise UserError("both should be polynomials in the same single variable")
    work = Work(given.p.over(used), given.q.over(used), 1 if given.operation == PLUS else -1)
    if work.p.is_zero or work.q.is_zero or work.result.is_zero:
        raise UserError("neither the two polynomials nor the result should be 0; state others")
    for each in (work.p, work.q):
        check_not_huge(each)
    return work


def _part(work: Work) -> Part:
    return Part(
        name="result",
        prompt=msg("Find {asked} and simplify.", asked=work.asked),
        answer=FormulaAnswer(Polynomial(work.result), (work.name,), "expanded"),
        points=Fraction(2),
        space=Space("line", 10, lines=3 if work.has_fractions else 1, lead=work.asked),
        label=work.asked,
        mistakes=_mistakes(work),
        tips=(_rule(work), _start(work)),
    )


def _rule(work: Work) -> Message:
    if work.sign < 0:
        return msg("A minus sign before brackets changes the sign of every term between them.")
    return msg("Only terms with the same power can be taken together: add their coefficients.")


def _start(work: Work) -> Message:
    power = work.powers[0]
    pair = [term(work.name, power, c) for c in work.coefficients(power) if c]
    if len(pair) == 2:
        return msg("Begin with {start}.", start=Sum(tuple(pair)))
    return msg("Write the terms in order of their powers, the like ones beside each other.")


# Known mistakes


def _mistakes(work: Work) -> tuple[Mistake, ...]:
    """Only those that can be made here."""
    found = []
    if work.sign < 0:
        first = Poly(work.q.variables, work.q.terms[:1])
        if len(work.q.terms) > 1:
            found.append(
                Mistake(
                    "only-first-sign",
                    Polynomial(work.p + work.q - 2 * first),
                    msg("changed only the first sign"),
                    msg("The minus sign stands before the whole bracket, not only before its first term."),
                )
            )
        found.append(
            Mistake(
                "added-for-subtracted",
                Polynomial(work.p + work.q),
                msg("added instead of subtracting"),
                msg("Look at the sign between the two: is it a sum or a difference?"),
            )
        )
    straight = _denominators_added(work)
    if straight is not None:
        found.append(
            Mistake(
                "denominators-added",
                Polynomial(straight),
                msg("added the denominators too"),
                msg("Write both fractions with the same denominator first; it stays when you add."),
            )
        )
    found.append(
        Mistake(
            "exponents-added",
            Polynomial(_exponents_added(work)),
            msg("added the exponents too"),
            msg("When like terms are taken together, their power stays the same."),
        )
    )
    return tuple(found)


def _denominators_added(work: Work) -> Poly | None:
    """a/b + c/d → (a + c)/(b + d) where one of the two is a fraction; None where that loses a term or cannot be."""
    added = [power for power in work.powers if is_fraction_sum(work, power)]
    if work.sign < 0 or not added:
        return None
    total = polynomial({}, (work.name,))
    for power in work.powers:
        a, b = work.coefficients(power)
        c = Fraction(a.numerator + b.numerator, a.denominator + b.denominator) if power in added else a + b
        if power in added and not c:
            return None
        total = total + polynomial({(power,): c}, (work.name,))
    return total


def _exponents_added(work: Work) -> Poly:
    """cxⁿ + dxⁿ → (c + d)x²ⁿ."""
    total = polynomial({}, (work.name,))
    for power in work.powers:
        a, b = work.coefficients(power)
        raised = 2 * power if a and b else power
        total = total + polynomial({(raised,): a + b}, (work.name,))
    return total


GENERATOR = Generator(
    title=msg("Sum and difference of polynomials"),
    topic="polynomial",
    revision=2,
    given=Given,
    fields=(
        Field("p", "function", msg("the first polynomial")),
        Field("q", "function", msg("the second polynomial")),
        Field("operation", "choice", msg("+ or -"), options=(PLUS, MINUS)),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("a sum of degree 2"),
        msg("a difference of degree 3 with missing powers"),
        msg("coefficients that are fractions"),
    ),
)
