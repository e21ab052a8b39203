"""The board of polynomial-expand: every term times every term, like terms together, and a check."""

from collections.abc import Sequence
from fractions import Fraction
from math import prod

from exgen.algebra import Poly
from exgen.board import line, shown
from exgen.formula.build import add, equals, juxtapose, power, times
from exgen.formula.tree import Formula, Message, Polynomial, Product, Sum, msg
from exgen.generators.polynomial._curve import head, shorter
from exgen.generators.polynomial._products import distributed, has_like_terms, pairs, term_times, terms_of
from exgen.model import Step

MOST_ON_A_LINE = 4
"""Products of terms that a line of the board has room for before they are worked out."""
ONE = Fraction(1)


def solution(factors: tuple[Poly, ...], product: Poly) -> tuple[Step, ...]:
    (name,) = product.variables
    if is_square(factors):
        steps = _square_steps(factors[0])
    elif len(factors) == 2:
        steps = _two_steps(*factors)
    else:
        first, *others = stages(factors)
        steps = [Step(first.text, first.formula, ONE, "expanded"), *others]
    end = line(head(name), ("=", product))
    return (*steps, Step(_told_last(factors), end, ONE, "expanded"), _check(factors, product))


def _told_last(factors: tuple[Poly, ...]) -> Message:
    if is_square(factors):
        return msg("So:")
    return msg("Like terms together:") if has_like(factors) else msg("Work out the products:")


def _square_steps(base: Poly) -> list[Step]:
    first, last = terms_of(base)
    unevaluated = add(power(first, 2), times(2, first, last), power(last, 2))
    return [Step(msg("With {rule}:", rule=square_rule()), line(power(base, 2), ("=", unevaluated)), ONE, "expanded")]


def _two_steps(one: Poly, other: Poly) -> list[Step]:
    """The products of the terms, worked out; by the first factor's terms where there are more than four."""
    product = shown_product((one, other))
    worked = line(product, ("=", distributed(one, other)))
    if len(pairs(one, other)) > MOST_ON_A_LINE:
        told = Step(msg("Every term of the first factor times the second one:"))
        rows = (Step(None, line(term_times(t, other), ("=", distributed(t, other)))) for t in terms_of(one))
        return [told, *rows, Step(msg("Together:"), worked, ONE, "expanded")]
    single = len(one.terms) == 1
    text = msg("The factor in front times every term:") if single else msg("Every term times every term:")
    unevaluated = line(product, ("=", Sum(tuple(times(first, second) for first, second in pairs(one, other)))))
    if not has_like_terms(one, other):
        return [Step(text, unevaluated, ONE, "expanded")]
    return [Step(text, unevaluated), Step(msg("Work out the products:"), worked, ONE, "expanded")]


def stages(factors: Sequence[Poly]) -> list[Step]:
    """Two factors at a time; the last product is left as its line shows it, for the result to follow."""
    steps: list[Step] = []
    product = factors[0]
    for place, factor in enumerate(factors[1:], 1):
        last = place == len(factors) - 1
        sides: list[Formula] = [distributed(product, factor)]
        if last and not has_like_terms(product, factor):
            sides = [Sum(tuple(times(one, other) for one, other in pairs(product, factor)))]
        if not last:
            sides.append(Polynomial(product * factor))
        whole = shorter(shown_product((product, factor)), *sides)
        steps.append(Step(msg("Times the next factor:") if steps else msg("The first two factors:"), whole))
        product = product * factor
    return steps


def _check(factors: tuple[Poly, ...], product: Poly) -> Step:
    (name,) = product.variables
    place = next((Fraction(n) for n in range(1, 20) if product.at({name: Fraction(n)})), Fraction(1))
    values = times(*(shown(factor.at({name: place})) for factor in factors))
    value = shown(product.at({name: place}))
    return Step(
        msg(
            "Check with {place}: the factors give {product}, the answer gives {value}.",
            place=equals(name, shown(place)),
            product=line(values, ("=", value)),
            value=value,
        )
    )


def shown_product(factors: Sequence[Poly]) -> Formula:
    """3x(2x − 5), with equal factors beside each other as a power."""
    pieces: list[tuple[Poly, int]] = []
    for factor in factors:
        if pieces and pieces[-1][0] == factor:
            pieces[-1] = (factor, pieces[-1][1] + 1)
        else:
            pieces.append((factor, 1))
    shown_pieces = [Polynomial(p) if n == 1 else power(Polynomial(p), n) for p, n in pieces]
    return shown_pieces[0] if len(shown_pieces) == 1 else Product(tuple(shown_pieces))


def is_square(factors: Sequence[Poly]) -> bool:
    return len(factors) == 2 and factors[0] == factors[1] and len(factors[0].terms) == 2


def has_like(factors: tuple[Poly, ...]) -> bool:
    """Whether there are like terms to collect after the last multiplication."""
    return has_like_terms(prod(factors[1:-1], start=factors[0]), factors[-1])


def square_rule() -> Formula:
    return equals(power(add("a", "b"), 2), add(power("a", 2), juxtapose(2, "a", "b"), power("b", 2)))
