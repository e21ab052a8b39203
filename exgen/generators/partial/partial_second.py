"""Partial derivatives of the second order: Z_xx, Z_yy and Z_xy, with three letters Z_yz too.

The first derivatives are the way there and earn a point each, but are not asked: to stop at them is a known mistake.
"""

from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly, polynomial
from exgen.board import line
from exgen.formula.build import equals, formula, juxtapose, power
from exgen.formula.tree import Derivative, Formula, Message, Polynomial, msg
from exgen.generator import Generator, Solved
from exgen.generators._derivatives import factor_lost
from exgen.generators.partial._expansion import expansion
from exgen.generators.partial._function import Stated, derivation, derived, partial_symbol, stated
from exgen.generators.partial._mistakes import again_mistakes, is_writable, only_once
from exgen.generators.partial._partials import by_text, check_letters, derivative_tips, left_sides
from exgen.given import Field
from exgen.model import FormulaAnswer, Mistake, Part, Space, Step
from exgen.rng import Stream

PLANE = ("x", "y")
SPACE = ("x", "y", "z")
ONE = Fraction(1)
Order = tuple[str, str]
Terms = dict[tuple[int, ...], Fraction]


@dataclass(frozen=True, slots=True)
class Given:
    function: Formula


def sample(rng: Stream, level: int) -> Given:
    """The exponents first, so that no derivative asked is 0 or equals another; then the coefficients."""
    draws = {1: _one_product, 2: _four_terms, 3: _in_space}
    return Given(Polynomial(draws[level](rng)))


def _coefficient(rng: Stream, most: int) -> Fraction:
    size = 1 if rng.chance(1, 5) else rng.between(2, most)
    return Fraction(-size if rng.chance(1, 3) else size)


def _one_product(rng: Stream) -> Poly:
    """A product term and a power of each letter, exponents up to 3."""
    product = rng.choice([(m, n) for m in range(1, 4) for n in range(1, 4) if m + n > 2])
    exponents = (product, (rng.between(2, 3), 0), (0, rng.between(2, 3)))
    return polynomial({e: _coefficient(rng, 5) for e in exponents}, PLANE)


def _four_terms(rng: Stream) -> Poly:
    """Two product terms and a power of each letter, exponents up to 5."""
    products = rng.sample([(m, n) for m in range(1, 6) for n in range(1, 6) if 2 < m + n <= 6], 2)
    exponents = (*products, (rng.between(2, 5), 0), (0, rng.between(2, 5)))
    return polynomial({e: _coefficient(rng, 6) for e in exponents}, PLANE)


def _in_space(rng: Stream) -> Poly:
    """A product of all letters that bends along x, one that bends along y, and a power of z."""
    everything = (rng.between(2, 3), rng.between(1, 2), rng.between(1, 2))
    bends = rng.choice([(1, 2, 0), (1, 3, 0), (2, 2, 0), (0, 2, 1), (0, 3, 1), (0, 2, 2)])
    third = rng.choice([(0, 0, 2), (0, 0, 3), (1, 0, 2), (0, 1, 2), (1, 0, 3)])
    terms: Terms = {e: _coefficient(rng, 5) for e in (everything, bends, third)}
    return polynomial(terms, SPACE)


def solve(given: Given, level: int) -> Solved:
    del level
    z = stated(given.function)
    check_letters(z)
    return Solved(
        variables=z.variables,
        statement=(_asked(z),),
        parts=tuple(_part(z, by) for by in _orders(z)),
        solution=_solution(z),
    )


def _orders(z: Stated) -> tuple[Order, ...]:
    first, second, *third = z.variables
    return ((first, first), (second, second), (first, second), *((second, name) for name in third))


def _derivative(poly: Poly, by: Order) -> Poly:
    return poly.diff(by[0]).diff(by[1])


def _asked(z: Stated) -> Message:
    if z.is_product:
        return msg("Expand {definition} and find the second partial derivatives.", definition=z.definition)
    return msg("Find the second partial derivatives of {definition}.", definition=z.definition)


def _prompt(by: Order) -> Message:
    symbol, first, last = partial_symbol(*by), formula(by[0]), formula(by[1])
    if by[0] == by[1]:
        return msg("Find {derivative}: twice with respect to {name}.", derivative=symbol, name=first)
    return msg(
        "Find {derivative}: first with respect to {first}, then with respect to {last}.",
        derivative=symbol,
        first=first,
        last=last,
    )


def _part(z: Stated, by: Order) -> Part:
    symbol = partial_symbol(*by)
    return Part(
        name=symbol.name,
        prompt=_prompt(by),
        answer=FormulaAnswer(Polynomial(_derivative(z.poly, by)), z.variables),
        points=Fraction(2 if by[0] == by[1] else 1),
        space=Space("line", 10, lines=1, lead=symbol),
        label=symbol,
        names=left_sides(by),
        mistakes=_twice_mistakes(z, by[0]) if by[0] == by[1] else _mixed_mistakes(z, by),
        tips=_tips(z, by),
    )


def _tips(z: Stated, by: Order) -> tuple[Message, ...]:
    before, last = partial_symbol(by[0]), formula(by[1])
    if by[0] != by[1]:
        return (
            msg("Start from {before} and differentiate it with respect to {last}.", before=before, last=last),
            msg("Everything without {last} is just a number there.", last=last),
        )
    return (
        msg("First find {before}. Then differentiate that, again with respect to {last}.", before=before, last=last),
        derivative_tips(z, by[0])[1],
    )


def _twice_mistakes(z: Stated, name: str) -> tuple[Mistake, ...]:
    once, place = z.poly.diff(name), z.variables.index(name)
    other = z.variables[1 if place == 0 else 0]
    symbol, before = partial_symbol(name, name), partial_symbol(name)
    squared = Mistake(
        "first-derivative-squared",
        power(once, 2),
        msg("squared the first derivative"),
        msg("{symbol} is the derivative of {before}, not its square.", symbol=symbol, before=before),
    )
    return (
        only_once((name, name), once),
        *((squared,) if is_writable(once * once) else ()),
        Mistake(
            "mixed-instead",
            Polynomial(once.diff(other)),
            msg("differentiated with respect to {other} the second time", other=formula(other)),
            msg("Look at the index of {symbol}: both times the same letter changes.", symbol=symbol),
        ),
        Mistake(
            "other-letter",
            Polynomial(z.poly.diff(other, 2)),
            msg("differentiated with respect to {other} instead", other=formula(other)),
            msg("Which letter changes here? Look at the index of {symbol}.", symbol=symbol),
        ),
        *again_mistakes(once, name, before),
        Mistake(
            "factor-lost-twice",
            Polynomial(factor_lost(factor_lost(z.poly, name), name)),
            msg("lost the factor from the exponent both times"),
            msg("The exponent does not vanish: it comes to the front as a factor."),
        ),
    )


def _mixed_mistakes(z: Stated, by: Order) -> tuple[Mistake, ...]:
    first, second = by
    one, two = z.poly.diff(first), z.poly.diff(second)
    symbol = partial_symbol(*by)
    then = msg(
        "Take {one} and differentiate it with respect to {second}.", one=partial_symbol(first), second=formula(second)
    )
    multiplied = Mistake("derivatives-multiplied", juxtapose(one, two), msg("multiplied the first derivatives"), then)
    return (
        only_once(by, one),
        Mistake(
            "same-variable-twice",
            Polynomial(one.diff(first)),
            msg("differentiated with respect to {first} twice", first=formula(first)),
            msg("Look at the index of {symbol}: the second time another letter changes.", symbol=symbol),
        ),
        *((multiplied,) if is_writable(one * two) else ()),
        Mistake("derivatives-added", Polynomial(one + two), msg("added the first derivatives"), then),
        *again_mistakes(one, second, partial_symbol(first)),
    )


def _solution(z: Stated) -> tuple[Step, ...]:
    steps = list(expansion(z))
    for by in _orders(z):
        symbol = partial_symbol(*by)
        if by[0] == by[1]:
            first = derivation(partial_symbol(by[0]), z.poly, by[0])
            steps.append(Step(by_text(z.variables, by[0]), first, ONE, symbol.name))
        steps.append(_second_step(z, by))
        if by == z.variables[:2]:
            steps.append(_control(z, by))
    return tuple(steps)


def _second_step(z: Stated, by: Order) -> Step:
    symbol, once = partial_symbol(*by), z.poly.diff(by[0])
    if by[0] == by[1]:
        text = msg("Once more with respect to {name}:", name=formula(by[0]))
    else:
        text = msg("First with respect to {first}, then {second}:", first=formula(by[0]), second=formula(by[1]))
    return Step(text, line(symbol, *(("=", side) for side in _again(once, by[1]))), ONE, symbol.name)


def _again(once: Poly, name: str) -> tuple[Formula, ...]:
    """∂/∂x(3x² + y) = 6x + 0 = 6x"""
    return Derivative(formula(once), (name,), partial=True), *derived(once, name)


def _control(z: Stated, by: Order) -> Step:
    """The mixed derivative in the other order."""
    turned = z.poly.diff(by[1])
    operator = Derivative(formula(turned), (by[0],), partial=True)
    return Step(msg("Check in the other order, the same:"), equals(operator, turned.diff(by[0])))


GENERATOR = Generator(
    title=msg("Second partial derivatives"),
    topic="partial",
    revision=1,
    given=Given,
    fields=(Field("function", "expression", msg("the function Z of two or three variables"), variables=PLANE),),
    sample=sample,
    solve=solve,
    levels=(
        msg("three terms, exponents up to 3"),
        msg("four terms, exponents up to 5"),
        msg("three letters"),
    ),
)
