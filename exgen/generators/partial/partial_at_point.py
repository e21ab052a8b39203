"""The values of Z_x and Z_y at a point, and what they mean there.

The function is drawn first; the point is one of a grid where the slopes are small numbers, differ in size and cannot be
taken for the height.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly, polynomial
from exgen.board import evaluation, shown
from exgen.formula.build import equals, formula
from exgen.formula.tree import Formula, Message, Polynomial, Relation, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators._derivatives import exponent_kept, factor_lost
from exgen.generators.partial._expansion import expansion
from exgen.generators.partial._function import Stated, derivation, partial_symbol, stated
from exgen.generators.partial._mistakes import terms_without
from exgen.generators.partial._partials import (
    Values,
    by_text,
    called,
    check_letters,
    check_point,
    check_size,
    constant_letters,
    left_sides,
    sign_outside,
)
from exgen.given import Field
from exgen.model import Mistake, NumberAnswer, Part, Space, Step
from exgen.rng import Stream

NAMES = ("x", "y")
ONE = Fraction(1)
LARGEST = {1: 60, 2: 300, 3: 150}
"""The largest slope of each level."""

PARTS = tuple(Fraction(n, d) for d in (2, 3) for n in range(-5, 6) if n % d)
"""The fractions of level 3, −5/2 … 5/3."""


@dataclass(frozen=True, slots=True)
class Given:
    function: Formula
    point: Values


def sample(rng: Stream, level: int) -> Given:
    function = _source_like(rng) if level == 2 else _small(rng, level)
    point = rng.first(_points(level), lambda p: _tells(function, p, level))
    assert point is not None, function
    return Given(Polynomial(function), point)


def _coefficient(rng: Stream, most: int) -> Fraction:
    size = 1 if rng.chance(1, 5) else rng.between(2, most)
    return Fraction(-size if rng.chance(1, 3) else size)


def _small(rng: Stream, level: int) -> Poly:
    """A square of each letter and xy; on level 3 with a cube or a product x²y.

    No square of a sum (b² = 4ac), whose two slopes are in proportion everywhere.
    """
    middle = (1, 1) if level == 1 else rng.choice([(1, 1), (2, 1), (1, 2)])
    first = 3 if level == 3 and rng.chance(1, 2) else 2
    exponents = rng.choice([((first, 0), middle, (0, 2)), ((2, 0), middle, (0, first))])
    terms: dict[tuple[int, ...], Fraction] = {e: _coefficient(rng, 6) for e in exponents}
    if first == 2 and middle == (1, 1) and terms[middle] ** 2 == 4 * terms[(2, 0)] * terms[(0, 2)]:
        terms[(0, 2)] *= -1
    if rng.chance(1, 2):
        terms[(0, 0)] = Fraction(rng.nonzero(-9, 9))
    return polynomial(terms, NAMES)


def _source_like(rng: Stream) -> Poly:
    """Three terms, one or two of them products."""
    products = [(m, n) for m in range(1, 4) for n in range(1, 4) if 2 < m + n <= 5]
    first, second = rng.sample(products, 2)
    pure_x, pure_y = (rng.between(2, 4), 0), (0, rng.between(2, 4))
    exponents = rng.choice([(first, pure_x, pure_y), (first, second, pure_x), (first, second, pure_y)])
    return polynomial({e: _coefficient(rng, 5) for e in exponents}, NAMES)


def _points(level: int) -> list[Values]:
    """On level 1 whole coordinates, on 2 one of them negative, on 3 one of them a fraction."""
    whole = [Fraction(n) for n in range(-4, 5) if n]
    if level == 3:
        return [p for part in PARTS for n in whole for p in ((part, n), (n, part))]
    signs = (1, -1) if level == 1 else (-1,)
    return [(a, b) for a in whole for b in whole if abs(a) != abs(b) and (1 if a * b > 0 else -1) in signs]


def _tells(function: Poly, point: Values, level: int) -> bool:
    """Whether the slopes are nice, and neither one another, each other's opposites, nor the height."""
    here = dict(zip(NAMES, point, strict=True))
    slopes = [function.diff(v).at(here) for v in NAMES]
    height = function.at(here)
    nice = all(s and abs(s) <= LARGEST[level] and s.denominator in (1, 2, 3, 4, 6) for s in slopes)
    return nice and abs(slopes[0]) != abs(slopes[1]) and height not in slopes and abs(height) <= 1000


def solve(given: Given, level: int) -> Solved:
    del level
    z = stated(given.function, taken=("Z", "P"))
    check_letters(z)
    check_point(z, given.point)
    check_size([z.poly.diff(name).at(_here(z, given.point)) for name in z.variables])
    return Solved(
        variables=z.variables,
        statement=(_given_are(z, given.point),),
        parts=tuple(_part(z, v, given.point) for v in z.variables),
        solution=_solution(z, given.point),
    )


def _place(point: Values) -> Formula:
    return called("P", [shown(v) for v in point])


def _given_are(z: Stated, point: Values) -> Message:
    return msg("Given: {function} and the point {point}.", function=z.definition, point=_place(point))


def _here(z: Stated, point: Values) -> dict[str, Fraction]:
    return dict(zip(z.variables, point, strict=True))


def _part(z: Stated, name: str, point: Values) -> Part:
    symbol = partial_symbol(name)
    label = called(symbol, [shown(v) for v in point])
    value = shown(z.poly.diff(name).at(_here(z, point)))
    asked = {"slope": symbol, "point": formula("P")}
    return Part(
        name=symbol.name,
        prompt=msg("Calculate {slope} at {point}, as a fraction.", **asked)
        if value.form == "fraction"
        else msg("Calculate {slope} at {point}.", **asked),
        answer=NumberAnswer(value, form="number"),
        points=Fraction(2),
        space=Space("line", 3, lines=2, lead=label),
        label=label,
        names=(*left_sides((name,)), f"Z_{name}(P)"),
        mistakes=_mistakes(z, name, point),
        tips=(
            constant_letters(z.variables, name),
            msg("First find the formula of {slope}. Then substitute {point}.", slope=symbol, point=_place(point)),
        ),
    )


def _mistakes(z: Stated, name: str, point: Values) -> tuple[Mistake, ...]:
    here, symbol, derivative = _here(z, point), partial_symbol(name), z.poly.diff(name)
    other = next(v for v in z.variables if v != name)
    turned = dict(zip(z.variables, (*point[1:], point[0]), strict=True))
    found = [
        Mistake(
            "height-for-slope",
            shown(z.poly.at(here)),
            msg("calculated the value of {Z} instead", Z=formula("Z")),
            msg(
                "That is the value of {Z} at the point. First find the formula of {slope}.",
                Z=formula("Z"),
                slope=symbol,
            ),
        ),
        Mistake(
            "coordinates-exchanged",
            shown(derivative.at(turned)),
            msg("exchanged the coordinates of the point"),
            msg("The first coordinate of the point belongs to {name}.", name=formula(z.variables[0])),
        ),
        Mistake(
            "variables-exchanged",
            shown(z.poly.diff(other).at(here)),
            msg("differentiated with respect to {other} instead", other=formula(other)),
            msg("Which letter changes here? Look at the index of {symbol}.", symbol=symbol),
        ),
        Mistake(
            "other-terms-kept",
            shown((derivative + terms_without(z.poly, name)).at(here)),
            msg("kept the terms without {name}", name=formula(name)),
            msg("A term without {name} does not change with it. What is its derivative?", name=formula(name)),
        ),
        Mistake(
            "exponent-kept",
            shown(exponent_kept(z.poly, name).at(here)),
            msg("did not lower the exponent"),
            msg("The exponent comes to the front, and then becomes one less."),
        ),
        Mistake(
            "factor-lost",
            shown(factor_lost(z.poly, name).at(here)),
            msg("lost the factor from the exponent"),
            msg("The exponent does not vanish: it comes to the front as a factor."),
        ),
    ]
    outside = sign_outside(derivative, point)
    if outside != derivative.at(here):
        found.insert(
            2,
            Mistake(
                "sign-of-power",
                shown(outside),
                msg("lost the brackets around the negative number"),
                msg("A negative number goes in brackets. What is the sign of an even power then?"),
            ),
        )
    return tuple(found)


def _solution(z: Stated, point: Values) -> tuple[Step, ...]:
    here = _here(z, point)
    steps = list(expansion(z))
    for name in z.variables:
        symbol, derivative = partial_symbol(name), z.poly.diff(name)
        steps.append(Step(by_text(z.variables, name), derivation(symbol, z.poly, name), ONE, symbol.name))
        filled = _filled_in(called(symbol, [shown(v) for v in point]), derivative, here)
        steps.append(Step(msg("Substitute {point}:", point=_place(point)), filled, ONE, symbol.name))
        steps.append(Step(_meaning(name, derivative.at(here))))
    return tuple(steps)


def _filled_in(label: Formula, derivative: Poly, here: Mapping[str, Fraction]) -> Relation:
    """Z_x(−2, ⅔) = 12 · (−2)² + 10 · (−2) · ⅔ = 48 − 40/3 = 144/3 − 40/3 = 104/3"""
    if derivative.is_constant:
        return equals(label, shown(derivative.constant_term))
    return evaluation(label, derivative, here)


def _meaning(name: str, slope: Fraction) -> Message:
    """What the number says, in a sentence."""
    args = {"Z": Symbol("Z"), "point": formula("P"), "name": formula(name), "size": shown(abs(slope))}
    if slope > 0:
        return msg("Meaning: if only {name} grows from {point}, {Z} rises at first by {size} per unit.", **args)
    if slope < 0:
        return msg("Meaning: if only {name} grows from {point}, {Z} falls at first by {size} per unit.", **args)
    return msg(
        "Meaning: if only {name} changes a little at {point}, {Z} hardly changes.",
        name=formula(name),
        point=formula("P"),
        Z=formula("Z"),
    )


GENERATOR = Generator(
    title=msg("Partial derivatives at a point"),
    topic="partial",
    revision=1,
    given=Given,
    fields=(
        Field("function", "expression", msg("the function Z of two or three variables"), variables=NAMES),
        Field("point", "point", msg("the point, as (1, 2)"), low=2),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("a quadratic function at a whole point"),
        msg("three terms with products, one coordinate negative"),
        msg("a coordinate that is a fraction"),
    ),
)
