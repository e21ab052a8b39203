"""Where f′ is zero and what f does there: the analysis behind every extremum, exact and without a grid."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from exgen.algebra import Poly, constant, univariate
from exgen.formula.tree import FiniteSet, Vector
from exgen.generators.polynomial._surd import Surd, between, compare, real_zeros, value_at
from exgen.generators.polynomial._zeros import coordinate

ONE = Surd(Fraction(1))


@dataclass(frozen=True, slots=True)
class Turn:
    """A zero of f′: its place and height, and whether f has a minimum, a maximum or neither there."""

    x: Surd
    y: Surd
    kind: str

    def point(self) -> Vector:
        return Vector((coordinate(self.x), coordinate(self.y)))


@dataclass(frozen=True, slots=True)
class Course:
    """The zeros of f′ from left to right, and a place in every interval between and beside them."""

    function: Poly
    turns: tuple[Turn, ...]
    tests: tuple[Fraction, ...]

    @property
    def name(self) -> str:
        return self.function.variables[0]

    @property
    def derivative(self) -> Poly:
        return self.function.diff(self.name)

    def of_kind(self, kind: str) -> tuple[Turn, ...]:
        """The turns that are a "minimum", a "maximum", or "neither"."""
        return tuple(turn for turn in self.turns if turn.kind == kind)

    @property
    def is_bounded_below(self) -> bool:
        """Whether f rises without bound on both sides, so that it has a global minimum."""
        return self.function.degree() % 2 == 0 and self.function.terms[0][1] > 0

    def lowest(self) -> tuple[Turn, ...]:
        """The minima of least height, compared exactly; none where f falls without bound."""
        minima = self.of_kind("minimum")
        if not self.is_bounded_below:
            return ()
        return tuple(t for t in minima if all(compare(t.y, other.y) <= 0 for other in minima))


def with_slope_zeros(scale: Fraction, zeros: Sequence[Fraction | int]) -> Poly:
    """The function in x whose derivative is scale·(x − p)(x − q)…, without a constant."""
    derivative = constant(scale, ("x",))
    for zero in zeros:
        derivative = derivative * univariate((1, -zero))
    listed = derivative.coefficients()
    return univariate((*(c / (len(listed) - i) for i, c in enumerate(listed)), 0))


def course(function: Poly) -> Course:
    """Errors: UserError where the zeros of the derivative cannot be written with fractions and square roots."""
    derivative = function.diff(function.variables[0])
    zeros = real_zeros(derivative)
    places = [zero for zero, _ in zeros]
    tests = _tests(places)
    signs = [value_at(derivative, Surd(test)).sign for test in tests]
    turns = (
        Turn(x, value_at(function, x), _kind(before, after))
        for x, (before, after) in zip(places, pairwise(signs), strict=True)
    )
    return Course(function, tuple(turns), tests)


def _tests(places: list[Surd]) -> tuple[Fraction, ...]:
    if not places:
        return (Fraction(0),)
    first, last = places[0] - ONE, places[-1] + ONE
    left = Fraction(first.floor()) if first.q else first.p
    right = Fraction(last.floor() + 1) if last.q else last.p
    return (left, *(between(a, b) for a, b in pairwise(places)), right)


def _kind(before: int, after: int) -> str:
    if before == after:
        return "neither"
    return "minimum" if after > 0 else "maximum"


def point_set(turns: tuple[Turn, ...]) -> FiniteSet:
    return FiniteSet(tuple(turn.point() for turn in turns))
