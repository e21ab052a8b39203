"""The gradient as a vector: its formula, its value at a point, and its length there.

Drawn backwards: the gradient at the point comes first, with a length that is whole on levels 1 and 3; then a point and
a function that have it.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from itertools import permutations

from exgen.algebra import Poly, polynomial
from exgen.board import at, line, shown
from exgen.figures.describe import Contours, Figure
from exgen.formula.build import add, column, equals, formula, power
from exgen.formula.evaluate import names_in
from exgen.formula.tree import Formula, Function, Message, Polynomial, Root, Sum, Symbol, msg
from exgen.formula.tree import Vector as VectorNode
from exgen.generator import Generator, Solved
from exgen.generators._derivatives import exponent_kept, factor_lost
from exgen.generators.partial._function import Stated, partial_symbol, stated
from exgen.generators.partial._gradient import (
    NABLA,
    Values,
    as_polynomials,
    called,
    check_point,
    components,
    definition,
    derivative_steps,
    gradient_of,
    length_line,
    length_of,
    length_tolerance,
    place,
    square_sum,
    value_steps,
    values_at,
)
from exgen.generators.partial._map import map_levels
from exgen.given import Field
from exgen.model import Mistake, NumberAnswer, Part, Space, Step, VectorAnswer
from exgen.rng import Stream

PLANE = ("x", "y")
SPACE = ("x", "y", "z")
ONE = Fraction(1)
REACH = Fraction(5, 2)
"""The key's map goes this far from the point."""
Triple = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Given:
    function: Formula
    point: Values


TRIPLES: dict[int, tuple[tuple[int, int], ...]] = {
    5: ((3, 4),),
    10: ((6, 8),),
    13: ((5, 12),),
    15: ((9, 12),),
    17: ((8, 15),),
    20: ((12, 16),),
}
TRIPLES |= {25: ((7, 24), (15, 20))}
"""Whole lengths on level 1, with the sides that give them."""

QUADRUPLES: dict[int, tuple[Triple, ...]] = {
    3: ((1, 2, 2),),
    6: ((2, 4, 4),),
    7: ((2, 3, 6),),
    9: ((1, 4, 8), (4, 4, 7)),
    11: ((2, 6, 9), (6, 6, 7)),
    13: ((3, 4, 12),),
    14: ((4, 6, 12),),
    15: ((2, 5, 14), (2, 10, 11)),
}
"""The same with three components, for level 3."""


def sample(rng: Stream, level: int) -> Given:
    if level == 1:
        function, where = _two_squares(rng)
    elif level == 2:
        function, where = _with_product(rng)
    else:
        function, where = _in_space(rng)
    if level < 3 and rng.chance(1, 2):
        function = function + rng.nonzero(-9, 9)
    return Given(Polynomial(function), where)


def _two_squares(rng: Stream) -> tuple[Poly, Values]:
    """ax² + by² from the length: the sides, their order and signs, then a and b that divide them."""
    sides = rng.choice(TRIPLES[rng.choice(sorted(TRIPLES))])
    slopes = [rng.sign() * side for side in rng.shuffled(sides)]
    factors = [rng.choice(_divisors(abs(slope))) for slope in slopes]
    if rng.chance(1, 3):
        factors[1] = -factors[1]
    where = tuple(Fraction(slope, 2 * c) for slope, c in zip(slopes, factors, strict=True))
    return polynomial({(2, 0): factors[0], (0, 2): factors[1]}, PLANE), where


@cache
def _divisors(slope: int) -> tuple[int, ...]:
    """The a for which 2ax = slope at a place of at most 5, whole where there is such an a."""
    halves = [a for a in range(1, 10) if slope % a == 0 and slope <= 10 * a]
    whole = [a for a in halves if slope % (2 * a) == 0]
    return tuple(whole or halves)


PRODUCTS = ((1, 1), (1, 1), (2, 1), (1, 2))


def _with_product(rng: Stream) -> tuple[Poly, Values]:
    """A product term and a power of each letter, at a point whose two slopes differ in size.

    No square of a sum (b² = 4ac), whose two slopes are in proportion everywhere.
    """
    m, n = rng.choice(PRODUCTS)
    powers = (rng.between(2, 3), 2) if rng.chance(1, 2) else (2, rng.between(2, 3))
    a, c = (_coefficient(rng, 5 if e == 2 else 2) for e in powers)
    most = 5 if m + n == 2 else 3
    b = rng.choice([b for b in range(-most, most + 1) if b and b * b != 4 * a * c])
    terms: dict[tuple[int, ...], int] = {(powers[0], 0): a, (m, n): b, (0, powers[1]): c}
    function = polynomial(terms, PLANE)
    gradient = gradient_of(function)
    places = [(Fraction(s), Fraction(t)) for s in range(-4, 5) for t in range(-4, 5) if s and t and abs(s) != abs(t)]
    where = rng.first(places, lambda p: _tells(values_at(gradient, p)))
    assert where is not None, function
    return function, where


def _coefficient(rng: Stream, most: int) -> int:
    size = rng.between(1, most)
    return -size if rng.chance(1, 3) else size


def _tells(slopes: Values) -> bool:
    """Whether no slope is 0, they differ in size, and their squares can be added by hand."""
    u, v = slopes
    return bool(u and v) and abs(u) != abs(v) and square_sum(slopes) <= 1000


PRODUCTS_IN_SPACE = ((1, 1, 0), (1, 0, 1), (0, 1, 1), (1, 1, 1), (2, 1, 0), (0, 2, 1), (1, 0, 2))


def _in_space(rng: Stream) -> tuple[Poly, Values]:
    """A product term, and for each letter a square (or else a linear term) that makes its slope the wanted one."""
    sides = rng.shuffled(rng.choice(QUADRUPLES[rng.choice(sorted(QUADRUPLES))]))
    slopes = tuple(rng.sign() * side for side in sides)
    b = rng.choice((-2, -1, 1, 2, 3))
    exponents = rng.first(PRODUCTS_IN_SPACE, lambda e: bool(_places(slopes, e, b)))
    assert exponents is not None, (slopes, b)
    where = rng.choice(_places(slopes, exponents, b))
    terms = _completed(slopes, exponents, b, where)
    assert terms is not None
    return polynomial(terms, SPACE), tuple(Fraction(v) for v in where)


@lru_cache(maxsize=64)
def _places(slopes: Triple, exponents: Triple, b: int) -> tuple[Triple, ...]:
    """The places, three different numbers, where the slopes can be had."""
    places = permutations((-3, -2, -1, 1, 2, 3), 3)
    return tuple(p for p in places if _completed(slopes, exponents, b, p) is not None)


def _completed(slopes: Triple, exponents: Triple, b: int, where: Triple) -> dict[Triple, int] | None:
    """The terms, or None where a coefficient would be 0 or above 9, or where fewer than two are squares."""
    terms = {exponents: b}
    squares = 0
    for i, slope in enumerate(slopes):
        others = b * exponents[i]
        for j, (e, v) in enumerate(zip(exponents, where, strict=True)):
            others *= v ** (e - (i == j)) if e else 1
        rest = slope - others
        square = rest % (2 * where[i]) == 0
        c = rest // (2 * where[i]) if square else rest
        if not 1 <= abs(c) <= 9:
            return None
        squares += square
        terms[tuple((2 if square else 1) * (i == j) for j in range(3))] = c
    return terms if squares >= 2 else None


def solve(given: Given, level: int) -> Solved:
    del level
    f = stated(given.function, SPACE if len(given.point) == 3 and names_in(given.function) <= set(SPACE) else PLANE)
    check_point(f.poly, given.point)
    figures = (_figure(f.poly, given.point),) if len(f.variables) == 2 else ()
    return Solved(
        variables=f.variables,
        statement=(
            msg(
                "Given: {function} and the point {point}.",
                function=definition(f.shown, f.variables),
                point=place("P", given.point),
            ),
        ),
        parts=(_gradient_part(f), _value_part(f, given.point), _length_part(f, given.point)),
        solution=_solution(f, given.point, bool(figures)),
        figures=figures,
    )


def _gradient_part(f: Stated) -> Part:
    names = f.variables
    gradient = gradient_of(f.poly)
    first = partial_symbol(names[0], of="f")
    return Part(
        name="gradient",
        prompt=msg("Find the gradient {gradient}, as a vector.", gradient=NABLA),
        answer=VectorAnswer(as_polynomials(gradient), names),
        points=Fraction(len(names)),
        space=Space("line", 10, lead=NABLA),
        label=NABLA,
        names=("∇f", "gradient", "grad f"),
        mistakes=(
            Mistake(
                "components-exchanged",
                VectorNode(as_polynomials(_turned(gradient))),
                msg("exchanged the components"),
                msg("Which variable comes first? The first component is the derivative with respect to that one."),
            ),
            Mistake(
                "exponent-kept",
                VectorNode(as_polynomials([exponent_kept(f.poly, v) for v in names])),
                msg("did not lower the exponents"),
                msg("The exponent comes to the front, and then becomes one less."),
            ),
            Mistake(
                "factor-lost",
                VectorNode(as_polynomials([factor_lost(f.poly, v) for v in names])),
                msg("lost the factors from the exponents"),
                msg("The exponent does not vanish: it comes to the front as a factor."),
            ),
            Mistake(
                "components-added",
                VectorNode((Polynomial(sum(gradient[1:], gradient[0])),)),
                msg("added the components of the gradient to one number"),
                msg("The gradient is a vector: it has one component for each variable."),
            ),
        ),
        tips=(
            msg("The gradient holds the partial derivatives. While you use one variable, the others are just numbers."),
            msg(
                "The first component is {derivative}: every term without {name} gives 0.",
                derivative=first,
                name=formula(names[0]),
            ),
        ),
    )


def _turned(items: tuple[Poly, ...]) -> tuple[Poly, ...]:
    """The first two exchanged."""
    return (items[1], items[0], *items[2:])


def _value_part(f: Stated, point: Values) -> Part:
    names = f.variables
    label = called(NABLA, [formula("P")])
    gradient = gradient_of(f.poly)
    here = {v: shown(p) for v, p in zip(names, point, strict=True)}
    swapped = {v: shown(p) for v, p in zip(names, (point[1], point[0], *point[2:]), strict=True)}
    parts = tuple(f"gradient_{i}" for i in range(1, len(names) + 1))
    mistakes = [
        Mistake(
            "components-exchanged",
            VectorNode(tuple(at(g, **here) for g in (parts[1], parts[0], *parts[2:]))),
            msg("exchanged the components"),
            msg("Which variable comes first? The first component is the derivative with respect to that one."),
        ),
        Mistake(
            "coordinates-exchanged",
            VectorNode(tuple(at(g, **swapped) for g in parts)),
            msg("exchanged the coordinates of the point"),
            msg("The first coordinate of the point belongs to {name}.", name=formula(names[0])),
        ),
    ]
    if any(v < 0 for v in point):
        mistakes.append(
            Mistake(
                "sign-of-power",
                VectorNode(tuple(shown(_sign_outside(g, point)) for g in gradient)),
                msg("lost the sign of a negative number"),
                msg("Look at the sign: write a negative number in brackets before you multiply."),
            )
        )
    return Part(
        name="gradient_at_point",
        prompt=msg("Calculate the gradient at {point}.", point=formula("P")),
        answer=VectorAnswer(tuple(shown(v) for v in values_at(gradient, point))),
        points=Fraction(len(names)),
        space=Space("line", 5, lines=2, lead=label),
        label=label,
        names=("∇f(P)", "∇f", "gradient"),
        rule=VectorNode(tuple(at(g, **here) for g in parts)),
        mistakes=tuple(mistakes),
        tips=(
            msg("Substitute the coordinates of the point into each component of the gradient."),
            msg("The first component: substitute {values}.", values=_coordinates(names, point)),
        ),
    )


def _coordinates(names: tuple[str, ...], point: Values) -> Message:
    pairs = [equals(v, shown(p)) for v, p in zip(names, point, strict=True)]
    if len(pairs) == 2:
        return msg("{first} and {second}", first=pairs[0], second=pairs[1])
    return msg("{point}", point=equals(called("P", names), place("P", point)))


def _sign_outside(poly: Poly, point: Values) -> Fraction:
    """The value when −2² is read for (−2)²: the power of a negative number always negative."""
    total = Fraction(0)
    for exponents, c in poly.terms:
        term = c
        for v, e in zip(point, exponents, strict=True):
            term *= -(abs(v) ** e) if v < 0 and e else v**e
        total += term
    return total


def _length_part(f: Stated, point: Values) -> Part:
    values = values_at(gradient_of(f.poly), point)
    items = tuple(Symbol(f"gradient_at_point_{i}") for i in range(1, len(values) + 1))
    squares = Sum(tuple(power(s, 2) for s in items))
    label = Function("abs", called(NABLA, [formula("P")]))
    tolerance = length_tolerance(values)
    prompt = msg("Calculate the length of the gradient at {point}.", point=formula("P"))
    if tolerance is not None:
        prompt = msg(
            "Calculate the length of the gradient at {point}, as a root or to two decimals.", point=formula("P")
        )
    return Part(
        name="length",
        prompt=prompt,
        answer=NumberAnswer(length_of(values), tolerance, "number"),
        points=ONE,
        space=Space("line", 3, lead=label),
        label=label,
        names=("|∇f(P)|", "|∇f|", "length"),
        rule=Root(squares),
        mistakes=_length_mistakes(items, values),
        tips=(
            msg("The length of a vector is the root of the sum of the squares of its components."),
            msg("First square each component: a square is never negative."),
        ),
    )


def _length_mistakes(items: tuple[Symbol, ...], values: Values) -> tuple[Mistake, ...]:
    """Where no component is negative, adding them or their sizes is the same mistake."""
    added = Mistake(
        "components-added",
        add(*items),
        msg("added the components of the gradient to one number"),
        msg("The components stand at right angles: use the theorem of Pythagoras."),
    )
    root = Mistake(
        "root-forgotten",
        Sum(tuple(power(s, 2) for s in items)),
        msg("forgot the root"),
        msg("The sum of the squares is the square of the length. What remains to be done?"),
    )
    sizes = Mistake(
        "sizes-added",
        Sum(tuple(Function("abs", s) for s in items)),
        msg("added the sizes of the components"),
        msg("That is the way along the sides. The length is the straight way: use the theorem of Pythagoras."),
    )
    return (added, root, sizes) if any(v < 0 for v in values) else (added, root)


def _solution(f: Stated, point: Values, has_figure: bool) -> tuple[Step, ...]:
    gradient, values = gradient_of(f.poly), values_at(gradient_of(f.poly), point)
    at_point = called(NABLA, [formula("P")])
    steps: list[Step] = []
    if f.is_product:
        steps.append(Step(msg("Expand first:"), line(Symbol("f"), ("=", f.shown), ("=", formula(f.poly)))))
    steps += derivative_steps(f.poly, ONE, "gradient")
    symbols = column(*(partial_symbol(v, of="f") for v in f.variables))
    steps.append(Step(msg("Together as a vector:"), equals(NABLA, symbols, column(*gradient))))
    steps += value_steps(f.poly, point, ONE, "gradient_at_point")
    steps.append(Step(msg("The gradient at {point}:", point=formula("P")), equals(at_point, components(values))))
    steps.append(Step(msg("Its length:"), length_line(Function("abs", at_point), values), ONE, "length"))
    if has_figure:
        steps.append(Step(figure="gradient"))
    return tuple(steps)


def _figure(function: Poly, point: Values) -> Figure:
    """The map around the point, with the curve through it: the gradient stands at right angles to that."""
    slopes = values_at(gradient_of(function), point)
    x, y = ((v - REACH, v + REACH) for v in point)
    height = function.at(dict(zip(function.variables, point, strict=True)))
    return Figure(
        "gradient",
        Contours(
            function,
            x,
            y,
            map_levels(function, x, y, height),
            arrows=(((point[0], point[1]), (slopes[0], slopes[1]), NABLA),) if any(slopes) else (),
        ),
        msg("A contour map of {f} with the gradient as an arrow at {point}.", f=formula("f"), point=formula("P")),
        width=7.0,
        height=7.0,
    )


GENERATOR = Generator(
    title=msg("The gradient and its length"),
    topic="partial",
    revision=1,
    given=Given,
    fields=(
        Field("function", "expression", msg("the function f of two or three variables"), variables=PLANE),
        Field("point", "point", msg("the point, as (1, 2)")),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("two squares, a whole length"),
        msg("with a product term, the length is often a root"),
        msg("three variables, a whole length"),
    ),
)
