"""The equation of the tangent at a point: the height, the slope, then y = f′(a)(x − a) + f(a) worked out."""

from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly, univariate
from exgen.board import shown, with_decimals
from exgen.figures.describe import Figure, Graph, Mark
from exgen.formula.build import add, equals, formula, group, juxtapose, minus, times
from exgen.formula.tree import Formula, Negative, Relation, Sum, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators.polynomial._curve import (
    check_degree,
    check_not_huge,
    check_short_values,
    definition,
    derivative_line,
    derivative_step,
    head,
    named,
    shorter,
    value_line,
    with_origin,
)
from exgen.given import Field
from exgen.model import EquationAnswer, Mistake, Part, Space, Step
from exgen.rng import Stream

ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly
    point: Fraction


def sample(rng: Stream, level: int) -> Given:
    """The place and the highest coefficients, then the last two so that height and slope are no trivial numbers."""
    place, leading = _shape(rng, level)
    tails = [(rng.nonzero(-9, 9), rng.nonzero(-9, 9)) for _ in range(8)]
    tails += [(b, c) for b in (-7, -5, -2, 3, 4, 8) for c in (-8, -3, 2, 5, 7)]
    tail = next(t for t in tails if _tells(univariate((*leading, *t)), place))
    return Given(univariate((*leading, *tail)), place)


def _shape(rng: Stream, level: int) -> tuple[Fraction, tuple[int, ...]]:
    if level == 1:
        return Fraction(rng.choice((-4, -3, -2, -1, 2, 3, 4))), (rng.nonzero(-4, 5),)
    if level == 2:
        place, most = rng.choice(((-3, 1), (-2, 4), (-1, 6), (2, 4), (3, 1)))
        return Fraction(place), (rng.nonzero(-most, most), rng.between(-6, 6))
    if rng.chance(1, 2):
        place, most = rng.choice(((-2, 2), (-1, 3), (2, 2)))
        return Fraction(place), (rng.nonzero(-most, most), rng.between(-3, 3), rng.between(-6, 6))
    return Fraction(rng.choice((-3, -1, 1, 3)), 2), (2 * rng.nonzero(-4, 4),)


def _tells(function: Poly, place: Fraction) -> bool:
    """Whether slope, height and intercept are not 0 and the mistakes give different lines."""
    touch = Tangent(function, place)
    numbers = (touch.slope, touch.height, touch.intercept)
    return 0 not in numbers and abs(touch.slope) != 1 and touch.slope != touch.height


@dataclass(frozen=True, slots=True)
class Tangent:
    """The tangent of a function at a place."""

    function: Poly
    place: Fraction

    @property
    def name(self) -> str:
        return self.function.variables[0]

    @property
    def height_name(self) -> str:
        """The letter of the other coordinate."""
        return "y" if self.name != "y" else "z"

    @property
    def derivative(self) -> Poly:
        return self.function.diff(self.name)

    @property
    def slope(self) -> Fraction:
        return self.derivative.at({self.name: self.place})

    @property
    def height(self) -> Fraction:
        return self.function.at({self.name: self.place})

    @property
    def intercept(self) -> Fraction:
        return self.height - self.slope * self.place

    @property
    def right(self) -> Poly:
        """mx + k"""
        return univariate((self.slope, self.intercept), self.name)

    def equation(self, right: Poly) -> Relation:
        return equals(self.height_name, with_decimals(right))

    def through(self, slope: Fraction | Poly, shift: Fraction, height: Fraction) -> Poly:
        """slope · (x − shift) + height"""
        return univariate((1, -shift), self.name) * slope + height


def solve(given: Given, level: int) -> Solved:
    del level
    check_degree(given.function, 2)
    check_not_huge(given.function)
    check_short_values(given.function, given.point)
    touch = Tangent(given.function, given.point)
    return Solved(
        variables=(touch.name, touch.height_name),
        statement=(msg("Given: {function}.", function=definition(given.function, touch.name)),),
        parts=(_part(touch),),
        solution=_solution(touch),
        figures=(_figure(touch),),
    )


def _part(touch: Tangent) -> Part:
    lead = Relation((Symbol("t"), Symbol(touch.height_name)), (":",))
    return Part(
        name="tangent",
        prompt=msg(
            "Find an equation of the tangent {t} to the graph where {place}.",
            t=Symbol("t"),
            place=equals(touch.name, shown(touch.place)),
        ),
        answer=EquationAnswer(touch.equation(touch.right), (touch.name, touch.height_name)),
        points=Fraction(3),
        space=Space("line", 8, lines=3, lead=lead),
        mistakes=_mistakes(touch),
        tips=(
            msg("You need a point of the tangent and its slope: {rule}.", rule=_rule(touch)),
            msg("First the derivative: {line}.", line=derivative_line(touch.function)),
        ),
    )


def _rule(touch: Tangent) -> Relation:
    """y = f′(a)(x − a) + f(a)"""
    slope, height = head("a", 1), head("a")
    return equals(touch.height_name, add(juxtapose(slope, group(minus(touch.name, "a"))), height))


def _mistakes(touch: Tangent) -> tuple[Mistake, ...]:
    a, slope, height = touch.place, touch.slope, touch.height
    x = formula(touch.name)
    return (
        Mistake(
            "not-shifted",
            touch.equation(touch.through(slope, Fraction(0), height)),
            msg("took the height at the point for the constant term"),
            msg("The line has that height at the point, not where {place}.", place=equals(x, 0)),
        ),
        Mistake(
            "slope-not-filled-in",
            touch.equation(touch.through(touch.derivative, a, height)),
            msg("left the derivative as the slope"),
            msg("A tangent is a straight line: its slope is a number. Substitute the place into the derivative."),
        ),
        Mistake(
            "height-and-slope-exchanged",
            touch.equation(touch.through(height, a, slope)),
            msg("exchanged height and slope"),
            msg("Which of the two numbers says how steep the line is?"),
        ),
        Mistake(
            "sign-of-shift",
            touch.equation(touch.through(slope, -a, height)),
            msg("used {wrong} for {right}", wrong=add(x, "a"), right=minus(x, "a")),
            msg("The line must go through the point: subtract the place from {x}.", x=x),
        ),
    )


def _solution(touch: Tangent) -> tuple[Step, ...]:
    place = equals(touch.name, shown(touch.place))
    return (
        Step(
            msg("The point of contact is {point}:", point=named("P", touch.place, touch.height)),
            value_line(touch.function, touch.place),
        ),
        derivative_step(touch.function, "tangent"),
        Step(
            msg("The slope, with {place}:", place=place), value_line(touch.derivative, touch.place, 1), ONE, "tangent"
        ),
        Step(msg("The tangent where {place}:", place=equals(touch.name, "a")), _rule(touch)),
        Step(
            msg("The tangent:"),
            shorter(formula(touch.height_name), _unworked(touch), _multiplied(touch), with_decimals(touch.right)),
            ONE,
            "tangent",
        ),
        Step(
            msg("Check, the line goes through {P}:", P=Symbol("P")),
            shorter(*_check(touch)),
        ),
        Step(figure="tangent"),
    )


def _unworked(touch: Tangent) -> Formula:
    """7(x + 3) − 4"""
    shift = Sum((formula(touch.name), shown(-touch.place))) if touch.place else formula(touch.name)
    sloped: Formula = shift if touch.slope == 1 else juxtapose(shown(touch.slope), shift)
    if touch.slope == -1:
        sloped = Negative(shift)
    return Sum((sloped, shown(touch.height))) if touch.height else sloped


def _multiplied(touch: Tangent) -> Formula:
    """7x + 21 − 4"""
    product = univariate((touch.slope, -touch.slope * touch.place), touch.name)
    if not touch.height or len(product.terms) < 2:
        return with_decimals(touch.right)
    return Sum((with_decimals(product), shown(touch.height)))


def _check(touch: Tangent) -> tuple[Formula, ...]:
    """7 · (−3) + 17 = −21 + 17 = −4"""
    rise = touch.slope * touch.place
    if not touch.intercept:
        return times(shown(touch.slope), shown(touch.place)), shown(touch.height)
    filled = Sum((times(shown(touch.slope), shown(touch.place)), shown(touch.intercept)))
    return filled, Sum((shown(rise), shown(touch.intercept))), shown(touch.height)


def _figure(touch: Tangent) -> Figure:
    spot = (touch.place, touch.height)
    margin = Fraction(3, touch.function.degree() - 1)
    return Figure(
        "tangent",
        Graph(
            touch.function,
            with_origin(touch.place, margin),
            marks=(Mark(spot, Symbol("P")),),
            tangents=((spot, touch.slope),),
        ),
        msg(
            "The graph of {f} with its tangent where {place}.",
            f=formula("f"),
            place=equals(touch.name, shown(touch.place)),
        ),
        width=6.0,
    )


GENERATOR = Generator(
    title=msg("The equation of a tangent"),
    topic="polynomial",
    revision=2,
    given=Given,
    fields=(
        Field("function", "function", msg("the function f in one variable")),
        Field("point", "number", msg("the place on the horizontal axis")),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("a parabola"),
        msg("degree 3"),
        msg("degree 4, or a place between whole numbers"),
    ),
)
