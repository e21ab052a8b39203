"""Data points and the line that is to fit them: what all exercises about a linear cost function share.

A line is h(x) = θ₀ + θ₁x and its cost J(θ₀, θ₁) = (1/n)·Σ(h(x) − y)². Data are drawn from their residuals h(x) − y:
then the sums of the residual table, and with them the cost and both slopes, are nice by construction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly, polynomial
from exgen.board import line, shown
from exgen.errors import UserError
from exgen.formula.build import add, equals, formula, juxtapose, minus, over, power, times
from exgen.formula.build import point as vector
from exgen.formula.printers import plain
from exgen.formula.tree import (
    BigSum,
    Call,
    Derivative,
    Formula,
    Group,
    Message,
    Negative,
    Relation,
    Sign,
    Sum,
    Symbol,
    Vector,
    msg,
)

Data = tuple[tuple[Fraction, ...], ...]
"""Points (x, y)."""

THETA = ("theta0", "theta1")
SUMS = ("residual", "square", "product")
"""The columns of the table of residuals that are added up."""
MOST_POINTS = 12


def check_data(points: Data, least: int = 2, most: int = MOST_POINTS) -> None:
    """UserError unless there are `least` to `most` points, each with an x and a y, not all at one x."""
    if any(len(point) != 2 for point in points):
        raise UserError("every data point has two coordinates, such as (1; 3)")
    if not least <= len(points) <= most:
        raise UserError(f"this exercise takes {least} to {most} data points")
    if least > 1 and len({point[0] for point in points}) == 1:
        raise UserError("the data points must not all have the same x")


def told_points(points: Data) -> Message:
    """(1; 3), (2; 5) and (4; 6)"""
    listed = [formula_point(point) for point in points]
    told = msg("{point}", point=listed[0])
    for other in listed[1:-1]:
        told = msg("{before}, {after}", before=told, after=other)
    return told if len(listed) == 1 else msg("{first} and {second}", first=told, second=listed[-1])


def formula_point(point: Sequence[Fraction]) -> Vector:
    """(1; 3)"""
    return vector(*(shown(value) for value in point))


@dataclass(frozen=True, slots=True)
class Fit:
    """Data with a line through them: intercept θ₀ and slope θ₁."""

    points: Data
    theta0: Fraction
    theta1: Fraction

    @property
    def n(self) -> int:
        return len(self.points)

    def height(self, x: Fraction) -> Fraction:
        """h(x) = θ₀ + θ₁x."""
        return self.theta0 + self.theta1 * x

    @property
    def residuals(self) -> tuple[Fraction, ...]:
        """h(x) − y of every point."""
        return tuple(self.height(x) - y for x, y in self.points)

    @property
    def products(self) -> tuple[Fraction, ...]:
        """(h(x) − y)·x of every point."""
        return tuple(r * x for r, (x, _) in zip(self.residuals, self.points, strict=True))

    @property
    def cost(self) -> Fraction:
        """The mean of the squared residuals."""
        return sum((r * r for r in self.residuals), Fraction(0)) / self.n

    @property
    def slopes(self) -> tuple[Fraction, Fraction]:
        """∂J/∂θ₀ and ∂J/∂θ₁ at (θ₀, θ₁)."""
        scale = Fraction(2, self.n)
        return scale * sum(self.residuals, Fraction(0)), scale * sum(self.products, Fraction(0))


def summands(fit: Fit) -> tuple[tuple[Fraction, ...], ...]:
    """What is added up in each of the columns `SUMS`."""
    return fit.residuals, tuple(r * r for r in fit.residuals), fit.products


def cost_polynomial(points: Data) -> Poly:
    """J as a polynomial in θ₀ and θ₁."""
    n = len(points)

    def mean(values: Sequence[Fraction]) -> Fraction:
        return sum(values, Fraction(0)) / n

    return polynomial(
        {
            (2, 0): 1,
            (1, 1): 2 * mean([x for x, _ in points]),
            (0, 2): mean([x * x for x, _ in points]),
            (1, 0): -2 * mean([y for _, y in points]),
            (0, 1): -2 * mean([x * y for x, y in points]),
            (0, 0): mean([y * y for _, y in points]),
        },
        THETA,
    )


# Formulas that the exercises print


def line_head(x: Formula | str = "x") -> Formula:
    """h(x)"""
    return Call(Symbol("h"), (formula(x),))


def cost_head() -> Formula:
    """J(θ₀, θ₁)"""
    return Call(Symbol("J"), tuple(Symbol(name) for name in THETA))


def sum_head(name: str) -> Formula:
    """Σ(h(x) − y), as the table's last row is called."""
    gap = Group(minus(line_head(), "y"))
    body = {"residual": gap, "square": power(gap, 2), "product": times(gap, "x")}[name]
    return juxtapose(Symbol("Sigma"), body)


def line_rule() -> Relation:
    """h(x) = θ₀ + θ₁x"""
    return equals(line_head(), add("theta0", juxtapose("theta1", "x")))


def cost_rule() -> Relation:
    """J(θ₀, θ₁) = 1/n · Σ (h(x⁽ⁱ⁾) − y⁽ⁱ⁾)²"""
    return equals(cost_head(), juxtapose(over(1, "n"), over_data(power(Group(_residual()), 2))))


def slope(name: str) -> Formula:
    """∂J/∂θ₀"""
    return Derivative(Symbol("J"), (name,), partial=True)


def over_data(body: Formula) -> Formula:
    """Σ of the body over i = 1 … n."""
    return BigSum(body, "i", formula(1), Symbol("n"))


def _residual() -> Formula:
    return minus(line_head(Symbol("x", index="i")), Symbol("y", index="i"))


def general_slopes() -> tuple[Relation, Relation]:
    """Both partial derivatives with the sum sign: differentiate the square, then take the 2 to the front."""
    found = []
    for name in THETA:
        inner: tuple[Formula, ...] = (Group(_residual()),)
        if name == "theta1":
            inner = (*inner, Symbol("x", index="i"))
        twice = over_data(times(2, *inner))
        once = over_data(inner[0] if len(inner) == 1 else times(*inner))
        found.append(line(slope(name), ("=", juxtapose(over(1, "n"), twice)), ("=", juxtapose(over(2, "n"), once))))
    return found[0], found[1]


def height_line(fit: Fit, x: Fraction) -> Relation:
    """h(2) = 1 + 3 · 2 = 1 + 6 = 7"""
    return line(
        line_head(shown(x)),
        ("=", Sum((shown(fit.theta0), times(shown(fit.theta1), shown(x))))),
        ("=", Sum((shown(fit.theta0), shown(fit.theta1 * x)))),
        ("=", shown(fit.height(x))),
    )


def residual_line(fit: Fit, x: Fraction, y: Fraction) -> Relation:
    """h(2) − y = 7 − 5 = 2"""
    return line(
        minus(line_head(shown(x)), "y"),
        ("=", difference(fit.height(x), y)),
        ("=", shown(fit.height(x) - y)),
    )


def difference(left: Fraction, right: Fraction) -> Formula:
    """7 − 5, and 7 − (−5) for a negative number."""
    return Sum((shown(left), Negative(shown(right))))


def total(values: Sequence[Fraction]) -> Formula:
    """1 + 4 − 2, nothing added up."""
    return shown(values[0]) if len(values) == 1 else Sum(tuple(shown(value) for value in values))


def mean_sides(total: Fraction, n: int) -> tuple[tuple[Sign, Formula], ...]:
    """= 30/4 = 7.5; once where both are written the same (= 2/3)."""
    quotient, value = over(shown(total), n), shown(total / n)
    return (("=", quotient),) if plain(quotient) == plain(value) else (("=", quotient), ("=", value))


def sum_line(left: Formula, values: Sequence[Fraction]) -> Relation:
    """Σ(h(x) − y) = 1 − 2 + 3 = 2"""
    return line(left, ("=", total(values)), ("=", shown(sum(values, Fraction(0)))))
