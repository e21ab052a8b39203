"""First and mixed partial derivatives of Z(x, y): the exercise of the source sheet.

Z_xy means (Z_x)_y, first x, then y. The sheet prints Z_xy and those words, never a Leibniz quotient, whose order is the
other way round. The solution differentiates in the other order as a check: the two agree.
"""

from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly, polynomial
from exgen.board import line
from exgen.formula.build import formula
from exgen.formula.tree import Derivative, Formula, Message, Polynomial, Product, msg
from exgen.generator import Generator, Solved
from exgen.generators.partial._expansion import EXPANDING, expansion
from exgen.generators.partial._function import Stated, derivation, derived, partial_symbol, stated
from exgen.generators.partial._mistakes import (
    again_mistakes,
    first_derivative_mistakes,
    mixed_derivative_mistakes,
    only_once,
)
from exgen.generators.partial._partials import by_text, check_letters, derivative_tips, left_sides
from exgen.given import Field
from exgen.model import FormulaAnswer, Mistake, Part, Space, Step
from exgen.rng import Stream

NAMES = ("x", "y")
Monomial = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Given:
    function: Formula


def sample(rng: Stream, level: int) -> Given:
    """The exponents first, all different, then the coefficients: every draw is an exercise."""
    if level == 3:
        return Given(_product(rng))
    exponents = _two_terms(rng) if level == 1 else _source_like(rng)
    most = 5 if level == 1 else 9
    terms: dict[tuple[int, ...], Fraction] = {e: Fraction(_coefficient(rng, most)) for e in exponents}
    if level == 2 and rng.chance(1, 2):
        terms[(0, 0)] = Fraction(rng.nonzero(-9, 9))
    return Given(Polynomial(polynomial(terms, NAMES)))


def _coefficient(rng: Stream, most: int) -> int:
    """Often 1, as in the source, else up to `most`; negative in one of three."""
    size = 1 if rng.chance(1, 4) else rng.between(2, most)
    return -size if rng.chance(1, 3) else size


def _two_terms(rng: Stream) -> list[Monomial]:
    """A product term and a term in one variable, exponents up to 3."""
    product = rng.choice([(m, n) for m in range(1, 4) for n in range(1, 4) if m + n > 2])
    single = rng.choice([(n, 0) for n in (2, 3)] + [(0, n) for n in (2, 3)])
    return [product, single]


def _source_like(rng: Stream) -> list[Monomial]:
    """Three terms with one or two products; with one somewhat more often than each way to have two."""
    products = [(m, n) for m in range(1, 5) for n in range(1, 5) if 2 < m + n <= 6]
    only_one = rng.chance(1, 12)
    first, second = rng.sample(products, 2)
    pure_x, pure_y = (rng.between(2, 5), 0), (0, rng.between(2, 5))
    one_product = [first, pure_x, pure_y]
    return one_product if only_one else rng.choice([one_product, [first, second, pure_x], [first, second, pure_y]])


def _product(rng: Stream) -> Formula:
    """(axᵐ + byⁿ)(cx^k y^l + d): four different terms, and x twice in a product term, so that Z_xxy is not 0."""
    a, b, c = (_coefficient(rng, 3) for _ in range(3))
    d = rng.nonzero(-5, 5)
    m, n = rng.choice([(1, 1), (2, 1), (1, 2), (2, 2)])
    k, power = rng.choice([(1, 1), (1, 2), (2, 1)])
    first = polynomial({(m, 0): Fraction(a), (0, n): Fraction(b)}, NAMES)
    second = polynomial({(k, power): Fraction(c), (0, 0): Fraction(d)}, NAMES)
    return Product((Polynomial(first), Polynomial(second)))


def solve(given: Given, level: int) -> Solved:
    z = stated(given.function)
    check_letters(z)
    orders = _orders(z, level)
    keys = {by: _derivative(z.poly, by) for by in orders}
    return Solved(
        variables=z.variables,
        statement=(_asked(z),),
        parts=tuple(_part(z, by, keys) for by in orders),
        solution=_solution(z, orders),
    )


Order = tuple[str, ...]


def _orders(z: Stated, level: int) -> tuple[Order, ...]:
    first, second = z.variables[0], z.variables[1]
    orders = (*((v,) for v in z.variables), (first, second))
    return (*orders, (first, first, second)) if level == 3 else orders


def _derivative(poly: Poly, by: Order) -> Poly:
    for name in by:
        poly = poly.diff(name)
    return poly


def _asked(z: Stated) -> Message:
    if z.is_product:
        return msg("Expand {definition} and find the partial derivatives.", definition=z.definition)
    return msg("Find the partial derivatives of {definition}.", definition=z.definition)


def _prompt(by: Order) -> Message:
    symbol, first, last = partial_symbol(*by), formula(by[0]), formula(by[-1])
    if len(by) == 1:
        return msg("Find {derivative}.", derivative=symbol)
    if len(by) == 2:
        return msg(
            "Find {derivative}: first with respect to {first}, then with respect to {last}.",
            derivative=symbol,
            first=first,
            last=last,
        )
    return msg(
        "Find {derivative}: twice with respect to {first}, once with respect to {last}.",
        derivative=symbol,
        first=first,
        last=last,
    )


def _part(z: Stated, by: Order, keys: dict[Order, Poly]) -> Part:
    symbol = partial_symbol(*by)
    return Part(
        name=symbol.name,
        prompt=_prompt(by),
        answer=FormulaAnswer(Polynomial(keys[by]), z.variables),
        points=Fraction(1),
        space=Space("line", 10, lines=EXPANDING if z.is_product and by == (z.variables[0],) else 0, lead=symbol),
        label=symbol,
        names=left_sides(by),
        rule=_rule(by),
        mistakes=_mistakes(z, by, keys),
        tips=_tips(z, by),
    )


def _rule(by: Order) -> Formula | None:
    """How a later derivative follows from the pupil's own earlier one."""
    if len(by) == 1:
        return None
    if len(by) == 2:
        return Derivative(partial_symbol(by[0]), by[1:], partial=True)
    return Derivative(partial_symbol(by[0], by[2]), (by[1],), partial=True)


def _mistakes(z: Stated, by: Order, keys: dict[Order, Poly]) -> tuple[Mistake, ...]:
    if len(by) == 1:
        return first_derivative_mistakes(z.poly, by[0], keys)
    if len(by) == 2:
        return mixed_derivative_mistakes(z.poly, by[0], by[1])
    return _third_mistakes(keys, by)


def _third_mistakes(keys: dict[Order, Poly], by: Order) -> tuple[Mistake, ...]:
    """The mistakes in Z_xxy, which the solution makes from Z_xy and a pupil may make from Z_xx as well."""
    first, last = by[0], by[2]
    mixed, twice = keys[(first, last)], keys[(first,)].diff(first)
    symbol = partial_symbol(*by)
    return (
        only_once(by, twice),
        Mistake(
            "stopped-at-mixed",
            Polynomial(mixed),
            msg("gave {derivative}", derivative=partial_symbol(first, last)),
            msg(
                "That is {before}. The index of {symbol} has three letters: differentiate once more.",
                before=partial_symbol(first, last),
                symbol=symbol,
            ),
        ),
        Mistake(
            "wrong-letter-twice",
            Polynomial(mixed.diff(last)),
            msg("differentiated with respect to {name} twice", name=formula(last)),
            msg("Look at the index of {symbol}: which letter is there twice?", symbol=symbol),
        ),
        Mistake(
            "same-variable-thrice",
            Polynomial(twice.diff(first)),
            msg("differentiated with respect to {name} three times", name=formula(first)),
            msg("Look at the index of {symbol}: the last time another letter changes.", symbol=symbol),
        ),
        *again_mistakes(mixed, first, partial_symbol(first, last)),
    )


def _tips(z: Stated, by: Order) -> tuple[Message, ...]:
    if len(by) > 1:
        before = partial_symbol(*by[:-1])
        return (
            msg(
                "Start from {before} and differentiate it with respect to {last}.",
                before=before if len(by) == 2 else partial_symbol(by[0], by[2]),
                last=formula(by[-1] if len(by) == 2 else by[1]),
            ),
            msg("Everything without {last} is just a number there.", last=formula(by[-1] if len(by) == 2 else by[1])),
        )
    return derivative_tips(z, by[0])


def _solution(z: Stated, orders: tuple[Order, ...]) -> tuple[Step, ...]:
    steps = list(expansion(z))
    for by in orders:
        steps.append(_step(z, by))
        if len(by) == 2:
            steps.append(_control(z, by))
    return tuple(steps)


def _step(z: Stated, by: Order) -> Step:
    symbol = partial_symbol(*by)
    if len(by) == 1:
        return Step(by_text(z.variables, by[0]), derivation(symbol, z.poly, by[0]), Fraction(1), symbol.name)
    before, last = (by[:-1], by[-1]) if len(by) == 2 else ((by[0], by[2]), by[1])
    inner = _derivative(z.poly, before)
    operator = Derivative(formula(inner), (last,), partial=True)
    if len(by) == 2:
        text = msg("First with respect to {first}, then {second}:", first=formula(by[0]), second=formula(by[1]))
    else:
        text = msg(
            "{before} once more with respect to {last} (the order is free):",
            before=partial_symbol(*before),
            last=formula(last),
        )
    sides = (operator, *derived(inner, last))
    return Step(text, line(symbol, *(("=", side) for side in sides)), Fraction(1), symbol.name)


def _control(z: Stated, by: Order) -> Step:
    other = _derivative(z.poly, (by[1],))
    turned = Derivative(formula(other), (by[0],), partial=True)
    return Step(
        msg("Check in the other order, the same:"),
        line(turned, ("=", formula(other.diff(by[0])))),
    )


GENERATOR = Generator(
    title=msg("Mixed partial derivatives"),
    topic="partial",
    revision=1,
    given=Given,
    fields=(Field("function", "expression", msg("the function Z of x and y"), variables=NAMES),),
    sample=sample,
    solve=solve,
    levels=(
        msg("two terms"),
        msg("three terms with a product, as on the source sheet"),
        msg("a product to expand, and a third derivative"),
    ),
)
