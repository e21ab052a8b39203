"""Expanding a product: every term of the one factor times every term of the other, then like terms together."""

from dataclasses import dataclass
from fractions import Fraction
from math import gcd, prod

from exgen.algebra import Poly, polynomial, univariate
from exgen.board import line
from exgen.errors import UserError
from exgen.formula.build import equals, times
from exgen.formula.tree import Formula, Message, Polynomial, msg
from exgen.generator import Generator, Solved
from exgen.generators.polynomial._curve import check_not_huge, head
from exgen.generators.polynomial._polynomial_expand_solution import (
    has_like,
    is_square,
    shown_product,
    solution,
    square_rule,
)
from exgen.given import Field
from exgen.model import FormulaAnswer, Mistake, Part, Space
from exgen.rng import Stream

MOST = 9


@dataclass(frozen=True, slots=True)
class Given:
    factors: tuple[Poly, ...]


def sample(rng: Stream, level: int) -> Given:
    """The kind of product, then its numbers, such that no term vanishes where a mistake would lose it."""
    kind = rng.choice(KINDS[level])
    if kind == "monomial":
        return Given((univariate((rng.sign() * rng.between(2, MOST), 0)), univariate(_linear(rng, 5, MOST))))
    if kind == "square":
        one = univariate(_linear(rng, 5, MOST))
        return Given((one, one))
    if kind == "quadratic":
        quadratic = (rng.between(1, 3), rng.nonzero(-5, 5), rng.nonzero(-6, 6))
        return Given((univariate(_linear(rng, 3, 5)), univariate(quadratic)))
    if kind == "three":
        first, second = _pair(rng, 1, 5)
        others = [third for third in _brackets(3, 5) if third not in (first, second)]
        return Given((first, second, rng.choice(others)))
    return Given(_pair(rng, 1, MOST) if kind == "monic" else _pair(rng, 6, MOST, least=2))


KINDS = {1: ("monomial", "monic"), 2: ("general", "general", "square"), 3: ("quadratic", "three")}


def _brackets(steepest: int, most: int) -> list[Poly]:
    """All ax + b with a from 1 to `steepest` and no common divisor."""
    sizes = [n for n in range(-most, most + 1) if n]
    return [univariate((a, b)) for a in range(1, steepest + 1) for b in sizes if gcd(a, b) == 1]


def _linear(rng: Stream, steepest: int, most: int, least: int = 1) -> tuple[int, int]:
    """Coefficients of ax + b without a common divisor."""
    a = rng.between(least, steepest)
    return a, rng.choice([n for n in range(-most, most + 1) if n and gcd(a, n) == 1])


def _pair(rng: Stream, steepest: int, most: int, least: int = 1) -> tuple[Poly, Poly]:
    """(ax + b)(cx + d) with different factors and a middle term."""
    a, b = _linear(rng, steepest, most, least)
    c = rng.between(least, steepest)
    others = [n for n in range(-most, most + 1) if n and gcd(c, n) == 1 and a * n + b * c and (a, b) != (c, n)]
    return univariate((a, b)), univariate((c, rng.choice(others)))


def solve(given: Given, level: int) -> Solved:
    del level
    factors = _in_one_variable(given.factors)
    product = prod(factors[1:], start=factors[0])
    check_not_huge(product)
    (name,) = product.variables
    lead = head(name)
    return Solved(
        variables=(name,),
        statement=(msg("Given: {function}.", function=equals(lead, shown_product(factors))),),
        parts=(_part(factors, product),),
        solution=solution(factors, product),
    )


def _in_one_variable(stated: tuple[Poly, ...]) -> tuple[Poly, ...]:
    used = sorted({name for factor in stated for name in factor.used_variables()})
    if len(stated) < 2 or all(len(factor.terms) < 2 for factor in stated):
        raise UserError("state two factors or more with ; between, one of them with two terms, such as 3x; 2x - 5")
    if len(used) != 1:
        raise UserError(f"the factors should be in one variable; these have {' and '.join(used)}")
    if any(factor.is_zero for factor in stated) or sum(factor.degree() for factor in stated) > 12:
        raise UserError("the product should not be 0 and have degree 12 at most; state other factors")
    for factor in stated:
        check_not_huge(factor)
    return tuple(factor.over(used) for factor in stated)


def _part(factors: tuple[Poly, ...], product: Poly) -> Part:
    (name,) = product.variables
    lead = head(name)
    return Part(
        name="expanded",
        prompt=msg("Expand {f} and collect like terms.", f=lead) if _collects(factors) else msg("Expand {f}.", f=lead),
        answer=FormulaAnswer(Polynomial(product), (name,), "expanded"),
        points=Fraction(2),
        space=Space("line", 10, lines=2 if product.degree() < 3 else 4, lead=lead),
        label=lead,
        names=(f"f({name})", "f"),
        mistakes=_mistakes(factors),
        tips=(_rule(factors), msg("Begin with {start}.", start=_first_product(factors))),
    )


def _collects(factors: tuple[Poly, ...]) -> bool:
    """Whether any of the multiplications gives like terms."""
    return any(has_like(factors[:count]) for count in range(2, len(factors) + 1))


def _rule(factors: tuple[Poly, ...]) -> Message:
    if is_square(factors):
        return msg("Use {rule}.", rule=square_rule())
    if len(factors) > 2:
        return msg("Work out two of the factors first, then multiply the result by the third.")
    return msg("Multiply every term of the one factor by every term of the other.")


def _first_product(factors: tuple[Poly, ...]) -> Formula:
    """The first term times the first term, worked out."""
    first, second = (Poly(f.variables, f.terms[:1]) for f in factors[:2])
    return line(times(first, second), ("=", first * second))


# Known mistakes


def _mistakes(factors: tuple[Poly, ...]) -> tuple[Mistake, ...]:
    """Only those that can be made here."""
    (name,) = factors[0].variables
    ends = _first_and_last(factors)
    inner = prod(factors[2:], start=factors[1])
    found = []
    if is_square(factors):
        found.append(
            Mistake(
                "square-by-terms",
                Polynomial(ends),
                msg("squared the terms one by one"),
                msg("Write the square as a product of two brackets: there are more than two products."),
            )
        )
        middle = factors[0] * factors[1] - ends
        found.append(
            Mistake(
                "double-product-once",
                Polynomial(ends + middle * Fraction(1, 2)),
                msg("forgot the 2 of the double product"),
                msg("The product in the middle occurs twice: once from each bracket."),
            )
        )
    elif len(factors[0].terms) == 1:
        found.append(
            Mistake(
                "first-term-only",
                Polynomial(factors[0] * Poly((name,), inner.terms[:1]) + Poly((name,), inner.terms[1:])),
                msg("multiplied only the first term"),
                msg("The factor before the brackets belongs to every term between them."),
            )
        )
    else:
        found.append(
            Mistake(
                "first-and-last-only",
                Polynomial(ends),
                msg("multiplied only first by first and last by last"),
                msg("Every term of the one factor goes with every term of the other. Which products are missing?"),
            )
        )
    signless = _minus_times_minus(factors)
    if signless != prod(factors[1:], start=factors[0]):
        found.append(
            Mistake(
                "minus-times-minus",
                Polynomial(signless),
                msg("took minus times minus as minus"),
                msg("What is the sign of the product of two negative numbers?"),
            )
        )
    return tuple(found)


def _first_and_last(factors: tuple[Poly, ...]) -> Poly:
    variables = factors[0].variables
    first = last = univariate((1,), variables[0])
    for factor in factors:
        first = first * Poly(variables, factor.terms[:1])
        last = last * Poly(variables, factor.terms[-1:])
    return first + last


def _minus_times_minus(factors: tuple[Poly, ...]) -> Poly:
    """The product where two negative coefficients make a negative one."""
    product = factors[0]
    for factor in factors[1:]:
        total = polynomial({}, product.variables)
        for (m,), c in product.terms:
            for (n,), d in factor.terms:
                size = -abs(c * d) if c < 0 or d < 0 else c * d
                total = total + polynomial({(m + n,): size}, product.variables)
        product = total
    return product


GENERATOR = Generator(
    title=msg("Expanding a product"),
    topic="polynomial",
    revision=2,
    given=Given,
    fields=(Field("factors", "functions", msg("the factors, with ; between")),),
    sample=sample,
    solve=solve,
    levels=(
        msg("one term times a bracket, or two brackets that begin with x"),
        msg("two brackets, or a square"),
        msg("a bracket with three terms, or three brackets"),
    ),
)
