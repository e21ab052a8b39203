"""First partial derivatives of Z: one letter changes, the others are numbers.

Level 3 asks either three letters or a square of a sum, which is expanded first; the chain rule then checks it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from exgen.algebra import Poly, polynomial
from exgen.formula.build import equals, group, times
from exgen.formula.tree import Formula, Message, Number, Polynomial, Power, msg
from exgen.generator import Generator, Solved
from exgen.generators.partial._expansion import EXPANDING, expansion, squared
from exgen.generators.partial._function import Stated, derivation, partial_symbol, stated
from exgen.generators.partial._mistakes import first_derivative_mistakes
from exgen.generators.partial._partials import by_text, check_letters, derivative_tips, left_sides
from exgen.given import Field
from exgen.model import FormulaAnswer, Mistake, Part, Space, Step
from exgen.rng import Stream

PLANE = ("x", "y")
SPACE = ("x", "y", "z")
ONE = Fraction(1)
Terms = dict[tuple[int, ...], Fraction]


@dataclass(frozen=True, slots=True)
class Given:
    function: Formula


def sample(rng: Stream, level: int) -> Given:
    """The exponents first, all different, then the coefficients: every draw is an exercise."""
    if level == 1:
        return Given(Polynomial(_one_product(rng)))
    if level == 2:
        return Given(Polynomial(_two_products(rng)))
    return Given(Polynomial(_in_space(rng)) if rng.chance(1, 2) else _square(rng))


def _coefficient(rng: Stream, most: int) -> Fraction:
    """Sometimes 1, else up to `most`; negative in one of three."""
    size = 1 if rng.chance(1, 5) else rng.between(2, most)
    return Fraction(-size if rng.chance(1, 3) else size)


def _one_product(rng: Stream) -> Poly:
    """A term in x, one in y and a product of both, such as 3x² + 5xy − y³; never one where Z_x = Z_y."""
    product = rng.choice([(m, n) for m in range(1, 4) for n in range(1, 4)])
    pure = rng.choice([(2, 2), (2, 3), (3, 2), (3, 3)])
    a, b, c = (_coefficient(rng, 5) for _ in range(3))
    terms: Terms = {(pure[0], 0): a, product: c, (0, pure[1]): b}
    found = polynomial(terms, PLANE)
    return found if found.diff("x") != found.diff("y") else polynomial({**terms, product: -c}, PLANE)


def _two_products(rng: Stream) -> Poly:
    """Two product terms and a constant, often with a term in one letter too."""
    products = [(m, n) for m in range(1, 5) for n in range(1, 5) if 2 < m + n <= 6]
    exponents: list[tuple[int, int]] = list(rng.sample(products, 2))
    if rng.chance(2, 3):
        n = rng.between(2, 5)
        exponents.append(rng.choice([(n, 0), (0, n)]))
    terms: Terms = {e: _coefficient(rng, 9) for e in exponents}
    return polynomial({**terms, (0, 0): Fraction(rng.nonzero(-9, 9))}, PLANE)


def _in_space(rng: Stream) -> Poly:
    """A product of all three letters, one of two of them, and a power of the third."""
    everything = rng.choice([(i, j, k) for i in range(1, 4) for j in range(1, 4) for k in range(1, 4) if i + j + k < 7])
    alone = rng.below(3)
    two = tuple(0 if i == alone else rng.between(1, 3) for i in range(3))
    third = tuple(rng.between(2, 4) if i == alone else 0 for i in range(3))
    return polynomial({e: _coefficient(rng, 6) for e in (everything, two, third)}, SPACE)


def _square(rng: Stream) -> Formula:
    """(ax + by)² with different sizes of a and b, sometimes with a square of a letter inside."""
    m, n = rng.choice([(1, 1), (1, 1), (2, 1), (1, 2)])
    a, b = rng.sample(range(1, 6), 2)
    terms: Terms = {(m, 0): Fraction(a), (0, n): Fraction(rng.sign() * b)}
    return Power(Polynomial(polynomial(terms, PLANE)), Number(Fraction(2)))


def solve(given: Given, level: int) -> Solved:
    del level
    z = stated(given.function)
    check_letters(z)
    base = squared(given.function, z.variables)
    keys: dict[tuple[str, ...], Poly] = {(v,): z.poly.diff(v) for v in z.variables}
    return Solved(
        variables=z.variables,
        statement=(_asked(z),),
        parts=tuple(_part(z, v, keys, base) for v in z.variables),
        solution=_solution(z, base),
    )


def _asked(z: Stated) -> Message:
    if z.is_product:
        return msg("Expand {definition} and find the partial derivatives.", definition=z.definition)
    return msg("Find the partial derivatives of {definition}.", definition=z.definition)


def _part(z: Stated, name: str, keys: Mapping[tuple[str, ...], Poly], base: Poly | None) -> Part:
    symbol = partial_symbol(name)
    expands = z.is_product and name == z.variables[0]
    return Part(
        name=symbol.name,
        prompt=msg("Find {derivative}.", derivative=symbol),
        answer=FormulaAnswer(Polynomial(keys[(name,)]), z.variables),
        points=2 * ONE if expands else ONE,
        space=Space("line", 10, lines=EXPANDING if expands else 0, lead=symbol),
        label=symbol,
        names=left_sides((name,)),
        mistakes=_mistakes(z, name, keys, base),
        tips=derivative_tips(z, name),
    )


def _mistakes(z: Stated, name: str, keys: Mapping[tuple[str, ...], Poly], base: Poly | None) -> tuple[Mistake, ...]:
    """Of a square the double product is lost in expanding it, not in differentiating."""
    usual = first_derivative_mistakes(z.poly, name, keys)
    if base is None:
        return usual
    first, last = (Poly(base.variables, (term,)) for term in base.terms)
    return (
        *(mistake for mistake in usual if mistake.name != "product-dropped"),
        Mistake(
            "double-product-lost",
            Polynomial((first * first + last * last).diff(name)),
            msg("lost the double product of the square"),
            msg("The square of a sum has three terms: write it as a product of two brackets and expand."),
        ),
        Mistake(
            "inner-derivative-lost",
            Polynomial(base * 2),
            msg("left out the derivative of what is inside the brackets"),
            msg("What is inside the brackets has a derivative too. Expand the square first, and compare."),
        ),
    )


def _solution(z: Stated, base: Poly | None) -> tuple[Step, ...]:
    """Expanding earns a point of its own, so that a square in two letters is worth as much as three letters."""
    steps = list(expansion(z))
    if z.is_product:
        steps[-1] = replace(steps[-1], points=ONE, part=partial_symbol(z.variables[0]).name)
    for name in z.variables:
        symbol = partial_symbol(name)
        steps.append(Step(by_text(z.variables, name), derivation(symbol, z.poly, name), ONE, symbol.name))
    if base is not None:
        steps += _chain_rule(base)
    return tuple(steps)


def _chain_rule(base: Poly) -> list[Step]:
    """Without expanding, the same: Z_x = 2(2x − 3y) · 2 = 8x − 12y."""
    first = msg("Check with the chain rule, the same:")
    found: list[Step] = []
    for name in base.variables:
        inner, double = base.diff(name), base * 2
        if inner.is_zero:
            continue
        unfinished = times(2, group(base), inner)
        check = equals(partial_symbol(name), unfinished, double * inner)
        found.append(Step(None if found else first, check))
    return found


GENERATOR = Generator(
    title=msg("First partial derivatives"),
    topic="partial",
    revision=1,
    given=Given,
    fields=(Field("function", "expression", msg("the function Z of two or three variables"), variables=PLANE),),
    sample=sample,
    solve=solve,
    levels=(
        msg("a term in each letter and a product"),
        msg("two products and a constant"),
        msg("three letters, or the square of a sum"),
    ),
)
