"""Cost functions of degree 2: where their minimum is, and the factor by which a step shrinks the distance to it.

For J(θ) = aθ² + bθ + c with a > 0 the minimum is at θ* = −b/2a, and one step of gradient descent turns the distance
θ − θ* into q times itself, q = 1 − 2a·lr. Everything that can be asked of a learning rate follows from that factor.
"""

from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly, decimal_places, univariate
from exgen.board import line, shown
from exgen.errors import UserError
from exgen.formula.build import Value, equals, formula, juxtapose, minus, times, words
from exgen.formula.tree import Call, Formula, Relation, Sum, Symbol, msg
from exgen.model import Step

WHOLE = tuple(map(Fraction, (1, 2, 4, 5, 8, 10)))
"""Leading coefficients for which 1/a and 1/(2a) are short decimals."""

FRACTIONS = tuple(Fraction(*pair) for pair in ((1, 2), (5, 2), (1, 4), (5, 4), (2, 5), (4, 5), (1, 5)))
"""The same with a fraction, for level 3."""


@dataclass(frozen=True, slots=True)
class Parabola:
    """A cost function aθ² + bθ + c, a > 0."""

    function: Poly
    a: Fraction
    b: Fraction

    @property
    def name(self) -> str:
        """The parameter's name."""
        return self.function.variables[0]

    @property
    def derivative(self) -> Poly:
        return self.function.diff(self.name)

    @property
    def lowest(self) -> Fraction:
        """The place of the minimum, −b/2a."""
        return -self.b / (2 * self.a)

    def height(self, place: Fraction) -> Fraction:
        """J at a place."""
        return self.function.at({self.name: place})

    def slope(self, place: Fraction) -> Fraction:
        """J′ at a place."""
        return self.derivative.at({self.name: place})

    def factor(self, rate: Fraction) -> Fraction:
        """q = 1 − 2a·lr."""
        return 1 - 2 * self.a * rate

    def lead(self) -> Formula:
        """J′(θ)."""
        return Call(Symbol("J", primes=1), (formula(self.name),))

    def definition(self) -> Formula:
        """J(θ) = …"""
        return equals(Call(Symbol("J"), (formula(self.name),)), self.function)

    def slope_rule(self) -> Formula:
        """The derivative as learning rates are written, in decimals: 1,6θ + 8 for (8/5)θ + 8."""
        double, ends = 2 * self.a, [decimal_places(c) for c in (2 * self.a, self.b)]
        if None in ends or not any(ends):
            return formula(self.derivative)
        first = formula(self.name) if double == 1 else juxtapose(shown(double), self.name)
        return Sum((first, shown(self.b))) if self.b else first

    def factor_rule(self) -> Formula:
        """1 − 4 · lr, by which every step multiplies the distance to the minimum."""
        double = 2 * self.a
        return minus(1, "lr") if double == 1 else minus(1, times(shown(double), "lr"))

    def derivative_line(self) -> Relation:
        """J′(θ) = 4θ − 8, and with a fraction J′(θ) = (8/5)θ + 8 = 1,6θ + 8."""
        return line(self.lead(), ("=", self.derivative), ("=", self.slope_rule()))

    def minimum_line(self) -> Relation:
        """4θ − 8 = 0 ⇒ θ = 2."""
        return line(equals(self.slope_rule(), 0), ("⇒", equals(self.name, shown(self.lowest))))

    def factor_line(self, rate: Fraction) -> Relation:
        """q = 1 − 4 · 0,1 = 1 − 0,4 = 0,6."""
        double = 2 * self.a
        first: Value = minus(1, times(shown(double), shown(rate))) if double != 1 else minus(1, shown(rate))
        return line("q", ("=", first), ("=", minus(1, shown(double * rate))), ("=", shown(self.factor(rate))))


def parabola(function: Poly) -> Parabola:
    """The parabola of a stated function. UserError unless it has degree 2 and a minimum."""
    if function.degree() != 2:
        raise UserError("this exercise needs a cost function of degree 2, such as 2θ^2 - 8θ + 11")
    a, b, _ = function.coefficients()
    if a < 0:
        raise UserError("this parabola has no minimum: the coefficient of its square must be above 0")
    return Parabola(function, a, b)


def with_lowest(a: Fraction, lowest: Fraction | int, rest: int = 0) -> Poly:
    """a(θ − lowest)² worked out, its constant replaced by `rest`."""
    return univariate((a, -2 * a * lowest, rest), "theta")


def check_start(shape: Parabola, start: Fraction) -> None:
    """UserError where a descent starts at the minimum itself."""
    if start == shape.lowest:
        raise UserError("the start is the minimum itself, so no step would move; state another start")


def check_rate(rate: Fraction) -> None:
    """UserError unless the learning rate is above 0."""
    if rate <= 0:
        raise UserError("the learning rate must be above 0")


def visible_steps(q: Fraction) -> int:
    """How many steps a figure shows: up to four, as long as they can be told apart beside the first."""
    return next((n for n in (1, 2, 3) if abs(q) ** (n + 1) < Fraction(1, 10)), 4)


def factor_step(shape: Parabola) -> Step:
    """Why every step multiplies the distance to the minimum by the same factor 1 − 2a·lr."""
    name = shape.name
    after = words(msg("new {name}", name=formula(name)))
    update = minus(name, times("lr", shape.slope_rule()))
    result = times(shape.factor_rule(), _less(formula(name), shape.lowest))
    return Step(
        msg("How one step changes the distance to the minimum:"),
        line(_less(after, shape.lowest), ("=", _less(update, shape.lowest)), ("=", result)),
    )


def _less(value: Formula, lowest: Fraction) -> Formula:
    return Sum((value, shown(-lowest))) if lowest else value
