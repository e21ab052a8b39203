"""The hessian: all second partial derivatives in a square, its value at a point, and what it says there.

Of a function of degree 2 it is the same at every point, so that level 1 states no point. Level 3 asks the kind of a
critical point; there the point, the kind and the second derivatives are drawn first, and the linear terms are chosen so
that the gradient is 0.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from exgen.algebra import Poly, polynomial
from exgen.board import evaluation, shown
from exgen.errors import UserError
from exgen.figures.describe import Contours, Figure, Mark
from exgen.formula.build import equals, formula, minus, power, times
from exgen.formula.tree import Formula, Message, Polynomial, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators.partial._function import derivation, partial_symbol, stated
from exgen.generators.partial._hessian_kind import determinant_part, kind_part
from exgen.generators.partial._hessian_parts import (
    Entries,
    Square,
    formula_part,
    hessian_of,
    matrix,
    point_part,
    values_at,
)
from exgen.generators.partial._kinds import kind_of
from exgen.generators.partial._map import levels_around
from exgen.generators.partial._partials import Values, by_text, called, check_letters, check_point
from exgen.given import Field
from exgen.model import Part, Step
from exgen.rng import Stream

NAMES = ("x", "y")
ONE = Fraction(1)
Terms = dict[tuple[int, ...], Fraction]


@dataclass(frozen=True, slots=True)
class Given:
    function: Formula
    point: Values | None = None


def sample(rng: Stream, level: int) -> Given:
    if level == 1:
        return Given(Polynomial(_quadratic(rng)))
    if level == 2:
        return _at_a_point(rng)
    return _at_critical_point(rng)


def _coefficient(rng: Stream, most: int) -> Fraction:
    size = 1 if rng.chance(1, 5) else rng.between(2, most)
    return Fraction(-size if rng.chance(1, 3) else size)


def _quadratic(rng: Stream) -> Poly:
    """All terms of degree 2, no two entries alike, and one or two linear terms."""
    a, c = (Fraction(rng.sign() * n) for n in rng.sample(range(1, 8), 2))
    b = rng.choice([Fraction(n) for n in range(-9, 10) if n and n not in (2 * a, 2 * c)])
    terms: Terms = {(2, 0): a, (1, 1): b, (0, 2): c}
    for linear in rng.choice([((1, 0),), ((0, 1),), ((1, 0), (0, 1))]):
        terms[linear] = _coefficient(rng, 9)
    return polynomial(terms, NAMES)


def _at_a_point(rng: Stream) -> Given:
    """Degree 3 or 4, a product term that bends, and a point where no entry is 0 or equals another."""
    product = rng.choice([(2, 1), (1, 2), (2, 2), (3, 1), (1, 3)])
    pure = rng.choice([(3, 2), (2, 3), (3, 3), (4, 2), (2, 4)])
    terms: Terms = {
        product: _coefficient(rng, 4),
        (pure[0], 0): _coefficient(rng, 4),
        (0, pure[1]): _coefficient(rng, 4),
    }
    function = polynomial(terms, NAMES)
    whole = [Fraction(n) for n in (-3, -2, -1, 1, 2, 3)]
    points = [(a, b) for a in whole for b in whole if abs(a) != abs(b)]
    point = rng.first(points, lambda p: _differ(values_at(hessian_of(function), dict(zip(NAMES, p, strict=True)))))
    assert point is not None, function
    return Given(Polynomial(function), point)


def _differ(entries: Entries) -> bool:
    xx, xy, yy = entries
    return bool(xx and xy and yy) and len({xx, xy, yy}) == 3 and all(abs(e) <= 200 for e in entries)


SHAPES = ((3, 0), (0, 3), (2, 1), (1, 2))
"""The term of degree 3 on level 3; to it come xy, the squares that are missing, and linear terms."""


@cache
def _critical(kind: str) -> tuple[tuple[tuple[int, int], tuple[int, ...], tuple[int, int]], ...]:
    """(shape, coefficients of that term, x², xy and y², point) with a critical point of this kind."""
    whole = (-3, -2, -1, 1, 2, 3)
    found = []
    for shape in SHAPES:
        for a in (1, -1, 2):
            for numbers in ((a, s, b, t) for s in (-2, 0, 1, 3) for b in (-4, -3, -2, 2, 4, 6) for t in (-3, 0, 1, 2)):
                for p in whole:
                    for q in whole:
                        if abs(p) != abs(q) and _is_critical(shape, numbers, (p, q), kind):
                            found.append((shape, numbers, (p, q)))
    return tuple(found)


def _is_critical(shape: tuple[int, int], numbers: tuple[int, ...], at: tuple[int, int], kind: str) -> bool:
    """Whether the linear terms stay small, the second derivatives differ and their determinant says `kind`."""
    (m, n), (a, s, b, t), (p, q) = shape, numbers, at
    slope_x = a * m * _power(p, m - 1) * _power(q, n) + 2 * s * p + b * q
    slope_y = a * n * _power(p, m) * _power(q, n - 1) + b * p + 2 * t * q
    if abs(slope_x) > 9 or abs(slope_y) > 9 or (s == 0 and t == 0):
        return False
    xx = a * m * (m - 1) * _power(p, m - 2) * _power(q, n) + 2 * s
    xy = a * m * n * _power(p, m - 1) * _power(q, n - 1) + b
    yy = a * n * (n - 1) * _power(p, m) * _power(q, n - 2) + 2 * t
    if not (xx and xy and yy) or len({xx, xy, yy}) < 3 or abs(xx * yy) > 200:
        return False
    return kind_of(Fraction(xx), Fraction(xy), Fraction(yy)) == kind


def _power(base: int, exponent: int) -> int:
    """The power, 0 where the exponent is negative: the term has vanished in differentiating."""
    return base**exponent if exponent >= 0 else 0


def _at_critical_point(rng: Stream) -> Given:
    shape, (a, s, b, t), (p, q) = rng.choice(_critical(rng.choice(("minimum", "maximum", "saddle"))))
    terms: Terms = {shape: Fraction(a), (2, 0): Fraction(s), (1, 1): Fraction(b), (0, 2): Fraction(t)}
    bent = polynomial(terms, NAMES)
    here = {"x": p, "y": q}
    linear: Terms = {(1, 0): -bent.diff("x").at(here), (0, 1): -bent.diff("y").at(here)}
    return Given(Polynomial(polynomial({**terms, **linear}, NAMES)), (Fraction(p), Fraction(q)))


def solve(given: Given, level: int) -> Solved:
    f = stated(given.function)
    check_letters(f, 2)
    square = Square(f.poly, given.point, level)
    _check(square)
    parts = [formula_part(square)]
    if square.varies:
        parts.append(point_part(square))
    if level == 3:
        parts += [determinant_part(square), kind_part(square)]
    return Solved(
        variables=f.variables,
        statement=(_statement(given.function, square),),
        parts=tuple(parts),
        solution=_solution(given.function, square, parts),
        figures=_figures(square),
    )


def _check(square: Square) -> None:
    """UserError where the point is missing or wrong, or its kind cannot be told."""
    if square.point is None:
        if square.varies or square.level == 3:
            raise UserError("state a point too, such as (1, 2)")
        return
    check_point(stated(Polynomial(square.poly), square.poly.variables), square.point)
    if square.level < 3:
        return
    if any(square.poly.diff(v).at(square.here) for v in square.poly.variables):
        raise UserError("on level 3 the gradient must be 0 at the point; state a critical point, or level 2")
    if kind_of(*square.values) is None:
        raise UserError("the determinant of the hessian is 0 at the point, which does not tell the kind; state another")


def _statement(function: Formula, square: Square) -> Message:
    definition = equals(called("f", list(square.poly.variables)), function)
    if square.point is None or not square.is_asked_at_point:
        return msg("Given: {function}.", function=definition)
    if square.level == 3:
        return msg("Given: {function} and its critical point {point}.", function=definition, point=square.place)
    return msg("Given: {function} and the point {point}.", function=definition, point=square.place)


def _solution(function: Formula, square: Square, parts: list[Part]) -> tuple[Step, ...]:
    steps: list[Step] = []
    if not isinstance(function, Polynomial):
        steps.append(Step(msg("Expand first:"), equals("f", function, square.poly)))
    steps += _second_derivatives(square)
    (_, mixed), (turned, _) = square.symbols.rows
    text = msg("Together as a matrix, with {same}:", same=equals(turned, mixed))
    steps.append(Step(text, equals("H", square.symbols, matrix(*square.derivatives))))
    if square.varies:
        steps += _at_point(square)
    elif square.poly.degree() == 2:
        steps.append(Step(msg("The function has degree 2, so the Hessian is the same at every point.")))
    if square.level == 3:
        steps += _kind_steps(square)
    assert {part.name for part in parts} >= {step.part for step in steps if step.part}
    return tuple(steps)


def _second_derivatives(square: Square) -> list[Step]:
    first, second = square.poly.variables
    steps = []
    for name, twice in ((first, (first, second)), (second, (second,))):
        symbol, once = partial_symbol(name, of="f"), square.poly.diff(name)
        steps.append(Step(by_text((first, second), name), derivation(symbol, square.poly, name)))
        for last in twice:
            again = partial_symbol(name, last, of="f")
            text = (
                msg("Once more with respect to {name}:", name=formula(name))
                if last == name
                else msg("First with respect to {first}, then {second}:", first=formula(name), second=formula(last))
            )
            steps.append(Step(text, derivation(again, once, last), ONE, "hessian"))
    return steps


def _at_point(square: Square) -> list[Step]:
    steps: list[Step] = []
    first = msg("Substitute {point}:", point=square.place)
    for symbol, second in zip(square.entry_symbols, square.derivatives, strict=True):
        here = called(symbol, [shown(v) for v in square.point or ()])
        if second.is_constant:
            filled: Formula = equals(here, shown(second.constant_term))
        else:
            filled = evaluation(here, second, square.here)
        steps.append(Step(None if steps else first, filled, ONE, "hessian_at_point"))
    label = called("H", ["P"])
    steps.append(Step(msg("The Hessian at {point}:", point=formula("P")), equals(label, matrix(*square.value_polys))))
    return steps


def _kind_steps(square: Square) -> list[Step]:
    xx, xy, yy = square.values
    kind = kind_of(*square.values)
    determinant = xx * yy - xy * xy
    worked = equals(
        square.determinant_label,
        minus(times(shown(xx), shown(yy)), power(shown(xy), 2)),
        minus(shown(xx * yy), shown(xy * xy)),
        shown(determinant),
    )
    letter = partial_symbol(square.poly.variables[0], square.poly.variables[0], of="f")
    point = formula("P")
    if kind == "saddle":
        told = msg("The determinant is negative: {point} is a saddle point.", point=point)
    elif kind == "minimum":
        told = msg(
            "The determinant is positive and {second} is positive: {point} is a minimum.", second=letter, point=point
        )
    else:
        told = msg(
            "The determinant is positive and {second} is negative: {point} is a maximum.", second=letter, point=point
        )
    return [
        Step(msg("The determinant:"), worked, ONE, "determinant"),
        Step(told, None, ONE, "kind"),
        Step(msg("Check: both first derivatives are 0 at {point}.", point=point)),
        *_gradient_is_zero(square),
        Step(figure="hessian"),
    ]


def _gradient_is_zero(square: Square) -> list[Step]:
    """f_x(2; −1) = 2 · 2 + 6 · (−1) + 2 = 0, and the same for the other letter."""
    coordinates = [shown(v) for v in square.point or ()]
    lines = ((called(partial_symbol(v, of="f"), coordinates), square.poly.diff(v)) for v in square.poly.variables)
    return [Step(None, evaluation(left, slope, square.here)) for left, slope in lines]


def _figures(square: Square) -> tuple[Figure, ...]:
    if square.level != 3 or square.point is None:
        return ()
    p, q = square.point
    x, y = (p - 2, p + 2), (q - 2, q + 2)
    xx, xy, yy = square.values
    levels = levels_around(square.poly, x, y, square.poly.at(square.here), through=xx * yy < xy * xy)
    picture = Contours(square.poly, x, y, levels, (Mark((p, q), Symbol("P")),), labels=True)
    alt = msg("A contour map of {f} around the point {point}.", f=formula("f"), point=formula("P"))
    return (Figure("hessian", picture, alt, width=7.0, height=7.0),)


GENERATOR = Generator(
    title=msg("The Hessian"),
    topic="partial",
    revision=1,
    given=Given,
    fields=(
        Field("function", "expression", msg("the function f of two variables"), variables=NAMES),
        Field("point", "point", msg("the point, as (1, 2)"), low=2, required=False),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("a function of degree 2"),
        msg("degree 3 or 4, at a point"),
        msg("a critical point with its determinant and kind"),
    ),
)
