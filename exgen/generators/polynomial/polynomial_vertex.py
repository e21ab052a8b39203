"""The vertex of a parabola, and whether it is a minimum or a maximum.

The kind is a two-way choice, so it earns its point only together with the vertex: guessing is worth nothing.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from exgen.algebra import Poly, univariate
from exgen.board import line, shown
from exgen.figures.describe import Figure, Graph, Mark, Squares
from exgen.formula.build import equals, formula, minus, neg, over, power, times
from exgen.formula.tree import Formula, Message, Negative, Product, Relation, Sum, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators.polynomial._curve import check_degree, check_not_huge, definition, head, pair, value_line
from exgen.given import Field
from exgen.model import ChoiceAnswer, Mistake, Option, Part, Space, Step, VectorAnswer
from exgen.rng import Stream

MOST = 9
"""The largest coefficient of a drawn parabola."""

ROOM = Fraction(1, 6)
"""Of the height of the figure: what lies beyond the vertex."""

NEAR = 3
"""A vertex at most this many times the height of the drawn parabola away from 0 is drawn with the axis at 0."""

VERTEX = Symbol("T")

SKETCH = Figure("sketch", Squares(), msg("Squares for a sketch of the parabola."), width=6.0, height=6.0, where="sheet")
"""On a first meeting there is grid paper beside the questions."""


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly


def sample(rng: Stream, level: int) -> Given:
    """The leading coefficient and the vertex's place first, then the constant."""
    size, middles = rng.choice(_shapes(level))
    sign, b = rng.sign(), rng.choice(middles)
    return Given(univariate((sign * size, b, rng.nonzero(-MOST, MOST))))


Shape = tuple[Fraction, list[int]]


@cache
def _shapes(level: int) -> list[Shape]:
    """The sizes of the leading coefficient a, each with the coefficients b for which −b/2a is as the level wants."""
    sizes = {1: ("1",), 2: ("2", "2", "3", "4"), 3: ("1", "2", "1/2", "1/4")}[level]
    found = []
    for a in map(Fraction, sizes):
        middles = [b for b in range(-MOST, MOST + 1) if b and _suits(a, b, level)]
        found.append((a, middles))
    return found


def _suits(a: Fraction, b: int, level: int) -> bool:
    place = -Fraction(b) / (2 * a)
    if level < 3 or a.denominator > 1:
        return place.denominator == 1 and abs(place) <= MOST
    return place.denominator in (2, 4)


@dataclass(frozen=True, slots=True)
class Parabola:
    """ax² + bx + c with its vertex (x, y)."""

    function: Poly
    a: Fraction
    b: Fraction
    c: Fraction

    @property
    def name(self) -> str:
        return self.function.variables[0]

    @property
    def x(self) -> Fraction:
        return -self.b / (2 * self.a)

    @property
    def y(self) -> Fraction:
        return self.height(self.x)

    @property
    def kind(self) -> str:
        """The name of the right option."""
        return "minimum" if self.a > 0 else "maximum"

    def height(self, x: Fraction) -> Fraction:
        return self.function.at({self.name: x})


def solve(given: Given, level: int) -> Solved:
    check_degree(given.function, 2, 2)
    check_not_huge(given.function)
    shape = Parabola(given.function, *given.function.coefficients())
    return Solved(
        variables=(shape.name,),
        statement=(msg("Given: {function}.", function=definition(shape.function, shape.name)),),
        parts=(_vertex_part(shape), _kind_part(shape)),
        solution=_solution(shape),
        figures=(_figure(shape), *((SKETCH,) if level == 1 else ())),
    )


def _vertex_part(shape: Parabola) -> Part:
    return Part(
        name="vertex",
        prompt=msg("Calculate the vertex {T} of the parabola.", T=VERTEX),
        answer=VectorAnswer((shown(shape.x), shown(shape.y))),
        points=Fraction(2),
        space=Space("line", 5, lines=3, lead=VERTEX),
        label=VERTEX,
        mistakes=_vertex_mistakes(shape),
        tips=(
            msg(
                "The vertex lies where {rule}. Its height is the value of {f} there.", rule=_rule(shape), f=formula("f")
            ),
            msg(
                "Here {a} and {b}.",
                a=equals("a", shape.a),
                b=equals("b", shape.b),
            ),
        ),
    )


def _rule(shape: Parabola) -> Relation:
    """x = −b / 2a"""
    return equals(shape.name, over(neg("b"), Product((formula(2), Symbol("a")))))


def _vertex_mistakes(shape: Parabola) -> tuple[Mistake, ...]:
    x = shape.x
    return (
        Mistake(
            "minus-lost",
            pair(-x, shape.height(-x)),
            msg("forgot the minus sign in the formula"),
            msg("The formula begins with a minus sign: the opposite of {b}, divided by twice {a}.", **_letters()),
        ),
        Mistake(
            "two-lost",
            pair(2 * x, shape.height(2 * x)),
            msg("forgot the 2 in the formula"),
            msg("Divide by twice {a}.", a=formula("a")),
        ),
        Mistake(
            "constant-as-height",
            pair(x, shape.c),
            msg("took the constant term for the height"),
            msg(
                "The constant term is the height where {place}. Substitute the place of the vertex.",
                place=_at_zero(shape),
            ),
        ),
    )


def _letters() -> dict[str, Formula]:
    return {"a": formula("a"), "b": formula("b")}


def _at_zero(shape: Parabola) -> Relation:
    return equals(shape.name, 0)


KINDS = (
    Option("minimum", msg("a minimum"), ("min", "lowest", "valley", "dal", "dalpunt", "dalparabool", "laagste")),
    Option("maximum", msg("a maximum"), ("max", "highest", "hill", "berg", "bergparabool", "hoogste")),
)


def _kind_part(shape: Parabola) -> Part:
    return Part(
        name="kind",
        prompt=msg("Is the vertex a minimum or a maximum?"),
        answer=ChoiceAnswer(KINDS, shape.kind),
        points=Fraction(1),
        space=Space("boxes"),
        mistakes=_kind_mistakes(shape),
        tips=(
            msg("Does the parabola open upwards or downwards?"),
            msg("The sign of the coefficient of {square} decides.", square=power(shape.name, 2)),
        ),
        needs=("vertex",),
    )


def _kind_mistakes(shape: Parabola) -> tuple[Mistake, ...]:
    """The wrong kind is explained by the sign of b, where that differs from the sign of a."""
    if shape.a * shape.b >= 0:
        return ()
    return (
        Mistake(
            "kind-by-b",
            Symbol("maximum" if shape.a > 0 else "minimum"),
            msg("looked at the sign of {b}", b=formula("b")),
            msg(
                "Look at the coefficient of {square}, not at that of {x}.",
                square=power(shape.name, 2),
                x=formula(shape.name),
            ),
        ),
    )


def _solution(shape: Parabola) -> tuple[Step, ...]:
    quotient = over(Negative(formula(shape.b)), times(2, shape.a))
    worked = over(formula(-shape.b), formula(2 * shape.a)) if 2 * shape.a != 1 else shown(-shape.b)
    rule = _rule(shape)
    where = line(shape.name, ("=", rule.operands[1]), ("=", quotient), ("=", worked), ("=", shown(shape.x)))
    sign: Relation = Relation((Symbol("a"), formula(shape.a), formula(0)), ("=", ">" if shape.a > 0 else "<"))
    return (
        Step(msg("The place of the vertex:"), where, Fraction(1), "vertex"),
        Step(msg("Its height:"), value_line(shape.function, shape.x)),
        Step(msg("So the vertex is:"), equals(VERTEX, pair(shape.x, shape.y)), Fraction(1), "vertex"),
        Step(_told_kind(shape, sign), None, Fraction(1), "kind"),
        Step(msg("Check, expanded it is the same function:"), equals(head(shape.name), _completed(shape))),
        Step(figure="vertex"),
    )


def _told_kind(shape: Parabola, sign: Relation) -> Message:
    if shape.a > 0:
        return msg("The kind: {sign}, so it opens upwards and the vertex is a minimum.", sign=sign)
    return msg("The kind: {sign}, so it opens downwards and the vertex is a maximum.", sign=sign)


def _completed(shape: Parabola) -> Formula:
    """a(x − p)² + q"""
    base = formula(shape.name) if not shape.x else minus(shape.name, shown(shape.x))
    if shape.x < 0:
        base = Sum((formula(shape.name), shown(-shape.x)))
    square: Formula = power(base, 2)
    if abs(shape.a) != 1:
        square = Product((formula(abs(shape.a)), square))
    square = square if shape.a > 0 else Negative(square)
    return Sum((square, shown(shape.y))) if shape.y else square


def _figure(shape: Parabola) -> Figure:
    reach = max(_least_reach(shape.a), abs(shape.x) + 1) if abs(shape.a) <= 4 else _least_reach(shape.a)
    across = (shape.x - reach, shape.x + reach)
    return Figure(
        "vertex",
        Graph(shape.function, across, _heights(shape, reach), marks=(Mark((shape.x, shape.y), VERTEX),)),
        msg("The parabola with its vertex {T}.", T=VERTEX),
        width=6.0,
    )


def _least_reach(a: Fraction) -> Fraction:
    """How far from the vertex a parabola is drawn at least: a wide one farther, so that it rises enough to be seen."""
    return Fraction(6 if abs(a) <= Fraction(1, 4) else 4 if abs(a) < 1 else 3)


def _heights(shape: Parabola, reach: Fraction) -> tuple[Fraction, Fraction]:
    """From the vertex to where the parabola leaves the paper; room for its name beyond it, and 0 where that is near."""
    span = shape.a * reach**2
    ends = [shape.y - span * ROOM, shape.y + span]
    if abs(shape.y) <= NEAR * abs(span):
        ends += [-span * ROOM, Fraction(0)]
    return min(ends), max(ends)


GENERATOR = Generator(
    title=msg("The vertex of a parabola"),
    topic="polynomial",
    revision=1,
    given=Given,
    fields=(Field("function", "function", msg("the function f of degree 2")),),
    sample=sample,
    solve=solve,
    levels=(
        msg("the coefficient of the square is 1 or −1"),
        msg("a whole vertex"),
        msg("halves and quarters"),
    ),
    forms=(288, 288, None),
)
