"""The directional derivative, and the directions in which a function rises and falls the fastest.

The rate in a direction is the inner product of the gradient with a vector of length 1, so the stated vector is divided
by its length first. Level 1 states vectors that have length 1 already. Directions count up to a positive factor.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

from exgen.algebra import Poly, polynomial
from exgen.board import is_short, line, shown
from exgen.errors import UserError
from exgen.formula.build import add, column, equals, formula, juxtapose, neg, over, power, times
from exgen.formula.tree import Formula, Function, Number, Relation, Root, Symbol, msg
from exgen.formula.tree import Vector as VectorNode
from exgen.generator import Generator, Solved
from exgen.generators.partial._fields import arrows_at
from exgen.generators.partial._gradient import (
    NABLA,
    Values,
    called,
    check_point,
    components,
    definition,
    derivative_steps,
    gradient_of,
    is_rational_length,
    length_line,
    length_of,
    length_tolerance,
    place,
    rounded_root,
    square_sum,
    value_steps,
    values_at,
)
from exgen.given import Field
from exgen.model import DirectionAnswer, Mistake, NumberAnswer, Part, Space, Step
from exgen.rng import Stream

NAMES = ("x", "y")
ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly
    point: Values
    direction: Values


def sample(rng: Stream, level: int) -> Given:
    """The direction first, then a function that has nice rates in it, then one of the points where it has."""
    direction = rng.choice(_directions(level))
    function = rng.first(_functions(level), lambda f: bool(_spots(f, direction)))
    assert function is not None, direction
    s, t = rng.choice(_spots(function, direction))
    constant = rng.nonzero(-9, 9) if rng.chance(1, 2) else 0
    return Given(function + constant, (Fraction(s), Fraction(t)), direction)


@cache
def _directions(level: int) -> tuple[Values, ...]:
    """Level 1: of length 1; later the whole vectors with a whole length."""
    sides = ((3, 4),) if level == 1 else ((3, 4), (5, 12), (6, 8))
    turned = [pair for a, b in sides for pair in ((a, b), (b, a))]
    signed = [(s * a, t * b) for a, b in turned for s in (1, -1) for t in (1, -1)]
    if level > 1:
        return tuple((Fraction(a), Fraction(b)) for a, b in signed)
    axes = [(Fraction(a), Fraction(b)) for a, b in ((1, 0), (0, 1), (-1, 0), (0, -1))]
    return (*axes, *((Fraction(a, 5), Fraction(b, 5)) for a, b in signed))


@cache
def _functions(level: int) -> tuple[Poly, ...]:
    sizes = [(a, b) for a in (-2, -1, 1, 2, 3) for b in (-2, -1, 1, 2, 3)]
    terms: list[dict[tuple[int, ...], int]]
    if level == 1:
        terms = [{(2, 0): a, (0, 2): b} for a, b in sizes]
    elif level == 2:
        terms = [{(2, 0): a, (1, 1): c, (0, 2): b} for a, b in sizes for c in (-3, -2, -1, 1, 2, 3)]
    else:
        products = ((2, 1), (1, 2))
        terms = [{e: c, (2, 0): a, (0, 2): b} for a, b in sizes for c in (-2, -1, 1, 2) for e in products]
    return tuple(polynomial(t, NAMES) for t in terms)


@lru_cache(maxsize=1024)
def _spots(function: Poly, direction: Values) -> tuple[tuple[int, int], ...]:
    """The points off the axes at which the rate is short and the gradient lies neither along nor across the way."""
    length = length_value(direction)
    found = []
    for spot, (u, w) in arrows_at(function, 4).items():
        rate = (u * direction[0] + w * direction[1]) / length
        clear = u and w and abs(u) != abs(w) and max(abs(u), abs(w)) <= 30
        along = u * direction[1] == w * direction[0]
        if all(spot) and clear and not along and 2 * abs(rate) >= 1 and is_short(rate, 1):
            found.append(spot)
    return tuple(found)


def length_value(direction: Values) -> Fraction:
    """The length of a direction that has a rational one."""
    value = length_of(direction)
    assert isinstance(value, Number)
    return value.value


def solve(given: Given, level: int) -> Solved:
    f, point, v = given.function, given.point, given.direction
    check_point(f, point)
    if len(v) != 2 or not any(v):
        raise UserError("the direction needs 2 components, not both 0")
    g = values_at(gradient_of(f), point)
    if not any(g):
        raise UserError("the gradient at this point is 0, so it has no direction; state another point")
    if level == 3 and not g[1]:
        raise UserError("at this point the function changes in x only; state another point")
    parts = [_rate_part(g, v), _ascent_part(g, v), _descent_part(g)]
    if level == 3:
        parts += [_largest_part(g), _no_change_part(g)]
    return Solved(
        variables=f.variables,
        statement=(
            msg(
                "Given: {function}, the point {point} and the vector {vector}.",
                function=definition(f, f.variables),
                point=place("P", point),
                vector=equals("v", components(v)),
            ),
        ),
        parts=tuple(parts),
        solution=_solution(given, g, level),
    )


LABEL = called(Symbol("D_v"), ["P"])
LENGTH = Function("abs", called(NABLA, ["P"]))


def _inner(g: Values, v: Values) -> Fraction:
    return g[0] * v[0] + g[1] * v[1]


def _rate(g: Values, v: Values) -> Formula:
    """∇f · v / |v|, exactly."""
    square = square_sum(v)
    if is_rational_length(v):
        return shown(_inner(g, v) / length_value(v))
    return juxtapose(shown(_inner(g, v) / square), Root(shown(square)))


def _rate_part(g: Values, v: Values) -> Part:
    inner, square = _inner(g, v), square_sum(v)
    mistakes = [
        Mistake(
            "length-given",
            length_of(g),
            msg("gave the length of the gradient"),
            msg("That is the largest rate. How fast does the function change in the direction of {v}?", v=formula("v")),
        ),
        Mistake(
            "components-exchanged",
            _rate((g[1], g[0]), v),
            msg("exchanged the components"),
            msg("Multiply first component with first component, and second with second."),
        ),
    ]
    if square != 1:
        hint = msg("The direction must have length 1. What do you divide {v} by?", v=formula("v"))
        mistakes += [
            Mistake("not-normalised", shown(inner), msg("did not divide by the length of the vector"), hint),
            Mistake("divided-twice", shown(inner / square), msg("divided by the square of the length"), hint),
        ]
    tolerance = length_tolerance(v)
    return Part(
        name="directional_derivative",
        prompt=msg(
            "Calculate the directional derivative {rate} of {f} in the direction of {v}.",
            rate=LABEL,
            f=formula("f"),
            v=formula("v"),
        )
        if tolerance is None
        else msg(
            "Calculate the directional derivative {rate} of {f} in the direction of {v}, exactly or to two decimals.",
            rate=LABEL,
            f=formula("f"),
            v=formula("v"),
        ),
        answer=NumberAnswer(_rate(g, v), tolerance, "number"),
        points=Fraction(2 if square == 1 else 3),
        space=Space("lines", 3, lines=3, lead=LABEL),
        label=LABEL,
        names=("D_v(P)", "D_v", "D"),
        mistakes=tuple(mistakes),
        tips=(
            msg("The rate in a direction is the inner product of the gradient with a vector of length 1 that way."),
            msg("First calculate {gradient} and the length of {v}.", gradient=called(NABLA, ["P"]), v=formula("v")),
        ),
    )


def _vector(*items: Fraction) -> VectorNode:
    return VectorNode(tuple(shown(i) for i in items))


def _ascent_part(g: Values, v: Values) -> Part:
    return Part(
        name="ascent",
        prompt=msg("In which direction does {f} rise the fastest at {point}?", f=formula("f"), point=formula("P")),
        answer=DirectionAnswer(_vector(*g).items),
        points=ONE,
        space=Space("line", 5),
        mistakes=(
            Mistake(
                "ascent-and-descent-exchanged",
                _vector(-g[0], -g[1]),
                msg("exchanged ascent and descent"),
                msg("In that direction the function falls the fastest."),
            ),
            _exchanged(g),
            Mistake(
                "stated-direction",
                _vector(*v),
                msg("gave the stated vector"),
                msg("That is only the direction that was stated. Which vector points uphill the steepest?"),
            ),
        ),
        tips=(
            msg("One vector always points to where the function rises the fastest. Which one?"),
            msg("Use {gradient}.", gradient=called(NABLA, ["P"])),
        ),
    )


def _exchanged(g: Values) -> Mistake:
    return Mistake(
        "components-exchanged",
        _vector(g[1], g[0]),
        msg("exchanged the components"),
        msg("Which variable comes first? The first component is the derivative with respect to that one."),
    )


def _descent_part(g: Values) -> Part:
    return Part(
        name="descent",
        prompt=msg("In which direction does {f} fall the fastest at {point}?", f=formula("f"), point=formula("P")),
        answer=DirectionAnswer(_vector(-g[0], -g[1]).items),
        points=ONE,
        space=Space("line", 5),
        rule=VectorNode((neg("ascent_1"), neg("ascent_2"))),
        mistakes=(
            Mistake(
                "ascent-and-descent-exchanged",
                _vector(*g),
                msg("exchanged ascent and descent"),
                msg("In that direction the function rises the fastest."),
            ),
            _exchanged((-g[0], -g[1])),
        ),
        tips=(
            msg("Compare with the direction in which it rises the fastest."),
            msg("Turn that direction right round."),
        ),
    )


def _largest_part(g: Values) -> Part:
    tolerance = length_tolerance(g)
    point = formula("P")
    return Part(
        name="largest_rate",
        prompt=msg("Calculate the largest rate of change at {point}.", point=point)
        if tolerance is None
        else msg("Calculate the largest rate of change at {point}, as a root or to two decimals.", point=point),
        answer=NumberAnswer(length_of(g), tolerance, "number"),
        points=ONE,
        space=Space("line", 3, lead=LENGTH),
        label=LENGTH,
        mistakes=(
            Mistake(
                "root-forgotten",
                shown(square_sum(g)),
                msg("forgot the root"),
                msg("The sum of the squares is the square of the length. What remains to be done?"),
            ),
            Mistake(
                "sizes-added",
                shown(abs(g[0]) + abs(g[1])),
                msg("added the sizes of the components"),
                msg("That is the way along the sides. The length is the straight way: use the theorem of Pythagoras."),
            ),
        ),
        tips=(
            msg("The largest rate is the rate in the direction of the gradient itself."),
            msg("It is the length of {gradient}.", gradient=called(NABLA, ["P"])),
        ),
    )


def _no_change_part(g: Values) -> Part:
    return Part(
        name="no_change",
        prompt=msg(
            "In which direction does {f} not change at {point}? Give the one with a positive first component.",
            f=formula("f"),
            point=formula("P"),
        ),
        answer=DirectionAnswer(_across(g).items),
        points=ONE,
        space=Space("line", 5),
        rule=VectorNode((power("ascent_2", 2), neg(juxtapose("ascent_1", "ascent_2")))),
        mistakes=(
            Mistake(
                "gradient-given",
                _vector(*g) if g[0] > 0 else _vector(-g[0], -g[1]),
                msg("gave the direction of the gradient"),
                msg("Along the gradient the function changes the most."),
            ),
            Mistake(
                "sign-lost",
                _vector(abs(g[1]), g[0] if g[1] > 0 else -g[0]),
                msg("exchanged the components without changing a sign"),
                msg("Check with the inner product: it must be 0."),
            ),
        ),
        tips=(
            msg("There the rate is 0: the direction stands at right angles to the gradient."),
            msg("Exchange the components of the gradient and change one sign."),
        ),
    )


def _across(g: Values) -> VectorNode:
    """At right angles to the gradient, to the right."""
    return _vector(abs(g[1]), -g[0] if g[1] > 0 else g[0])


def _solution(given: Given, g: Values, level: int) -> tuple[Step, ...]:
    f, point, v = given.function, given.point, given.direction
    at_point = called(NABLA, ["P"])
    rate, part = "directional_derivative", Fraction(0)
    steps = [*derivative_steps(f, part, ""), *value_steps(f, point, part, "")]
    steps.append(Step(msg("The gradient at {point}:", point=formula("P")), equals(at_point, components(g)), ONE, rate))
    size = length_line(Function("abs", formula("v")), v)
    if square_sum(v) == 1:
        steps.append(Step(msg("The vector has length 1 already:"), size))
    else:
        steps.append(Step(msg("The length of the vector:"), size, ONE, rate))
    steps.append(Step(msg("The rate in its direction:"), _rate_line(g, v), ONE, rate))
    up, down = components(g), components((-g[0], -g[1]))
    steps.append(Step(msg("Fastest up is the direction of the gradient:"), up, ONE, "ascent"))
    steps.append(Step(msg("Fastest down is the opposite direction:"), down, ONE, "descent"))
    if level == 3:
        steps.append(
            Step(msg("The largest rate is the length of the gradient:"), length_line(LENGTH, g), ONE, "largest_rate")
        )
        across = _across(g)
        inner = add(*(times(shown(a), b) for a, b in zip(g, across.items, strict=True)))
        steps.append(
            Step(
                msg("No change at right angles to the gradient, the inner product is 0:"),
                equals(inner, shown(0)),
            )
        )
        steps.append(Step(msg("So the direction is"), column(*across.items), ONE, "no_change"))
    return tuple(steps)


def _rate_line(g: Values, v: Values) -> Relation:
    """D = (6 · 3 + 4 · 4)/5 = 34/5 = 6.8, without the division where the length is 1."""
    products = add(*(times(shown(a), shown(b)) for a, b in zip(g, v, strict=True)))
    values = add(*(shown(a * b) for a, b in zip(g, v, strict=True)))
    inner = shown(_inner(g, v))
    if square_sum(v) == 1:
        return line(LABEL, ("=", products), ("=", values), ("=", inner))
    length = length_of(v)
    told = line(LABEL, ("=", over(products, length)), ("=", over(inner, length)), ("=", _rate(g, v)))
    if is_rational_length(v):
        return told
    size = rounded_root(_inner(g, v) ** 2 / square_sum(v))
    return Relation((*told.operands, neg(size) if _inner(g, v) < 0 else size), (*told.signs, "≈"))


GENERATOR = Generator(
    title=msg("The directional derivative"),
    topic="partial",
    revision=1,
    given=Given,
    fields=(
        Field("function", "function", msg("the function f of two variables"), variables=NAMES),
        Field("point", "point", msg("the point, as (1, 2)")),
        Field("direction", "point", msg("the direction, as (3, 4)")),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("a direction of length 1"),
        msg("a vector that is divided by its length first"),
        msg("also the largest rate and the direction without change"),
    ),
)
