"""The chain rule on a power of a linear expression: outer derivative times inner derivative.

Level 3 is the squared error (θ₀ + θ₁x − y)² of one data point, with a derivative by each of the two parameters: the
step from here to the cost function of a regression.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import gcd

from exgen.algebra import polynomial, univariate
from exgen.errors import UserError
from exgen.formula.build import add, equals, formula, juxtapose
from exgen.formula.tree import Call, Formula, Message, Polynomial, Power, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators.polynomial._curve import head, pair
from exgen.generators.polynomial._polynomial_chain_parts import (
    derivative_part,
    gradient_part,
    gradient_value_part,
    value_part,
)
from exgen.generators.polynomial._polynomial_chain_solution import one_variable_solution, parameter_solution
from exgen.generators.polynomial._power import Outer, outer
from exgen.given import Field
from exgen.rng import Stream

ONE = Fraction(1)
MOST = 9
LARGEST_STATED = 10**9
PARAMETERS = ("theta0", "theta1")


@dataclass(frozen=True, slots=True)
class Given:
    function: Formula
    point: tuple[Fraction, ...]


def sample(rng: Stream, level: int) -> Given:
    """A bracket whose value v at the point is small, so that its powers stay small too."""
    if level == 3:
        x, v = rng.choice([(x, v) for x in (-4, -3, -2, 2, 3, 4, 5) for v in range(-9, 10) if abs(v) > 1])
        rest = [(t, s) for t in range(-5, 6) for s in range(-5, 6) if t and s and 0 < abs(t + s * x - v) <= MOST]
        t, s = rng.choice(rest)
        inner = polynomial({(1, 0): ONE, (0, 1): Fraction(x), (0, 0): Fraction(v - t - s * x)}, PARAMETERS)
        return Given(Power(Polynomial(inner), formula(2)), (Fraction(t), Fraction(s)))
    n, a, b, p = rng.choice(_powers(level))
    return Given(Power(Polynomial(univariate((a, b))), formula(n)), (Fraction(p),))


@cache
def _powers(level: int) -> list[tuple[int, int, int, int]]:
    """The (n, a, b, p) of (ax + b)ⁿ at p without a common factor, where no two mistakes give the same value."""
    found = []
    for n in (2,) if level == 1 else (3, 4):
        for a in range(2, MOST + 1) if level == 1 else [-3, -2, *range(2, MOST + 1)]:
            for v in range(-MOST, MOST + 1) if level == 1 else (-4, -3, -2, 2, 3, 4):
                values = {n * a * v ** (n - 1), n * v ** (n - 1), n * v**n, n * a * v**n, v**n}
                short = abs(v) > 1 and len(values) == 5 and abs(n * a * v ** (n - 1)) <= 1000
                brackets = [(v - a * p, p) for p in range(-5, 6) if p and 0 < abs(v - a * p) <= MOST]
                if short and gcd(a, v) == 1:
                    found += [(n, a, b, p) for b, p in brackets if a > 0 or b > 0]
    return found


def solve(given: Given, level: int) -> Solved:
    del level
    power = outer(given.function)
    if len(given.point) != len(power.names):
        wanted = "one number" if len(power.names) == 1 else f"{len(power.names)} numbers"
        raise UserError(f"the point should have {wanted}, for {' and '.join(power.names)}")
    if any(max(abs(c.numerator), c.denominator) > 10**4 for _, c in power.inner):
        raise UserError("the numbers in the bracket are too large for an exercise")
    where = dict(zip(power.names, given.point, strict=True))
    for slope in (power.slope_at(name, where) for name in power.names):
        if max(abs(slope.numerator), slope.denominator) > LARGEST_STATED:
            raise UserError("the value is too long to work out by hand; state a smaller power or a nearer point")
    made = _one_variable if len(power.names) == 1 else _parameters
    return made(power, given.point)


# One variable


def _one_variable(power: Outer, point: tuple[Fraction, ...]) -> Solved:
    (name,) = power.names
    where = {name: point[0]}
    return Solved(
        variables=(name,),
        statement=(msg("Given: {function}.", function=equals(head(name), power.written)),),
        parts=(derivative_part(power, name), value_part(power, name, where)),
        solution=one_variable_solution(power, name, where),
    )


# Two parameters or more


def _parameters(power: Outer, point: tuple[Fraction, ...]) -> Solved:
    names = power.names
    where = dict(zip(names, point, strict=True))
    cost = equals(_called("J", names), power.written)
    return Solved(
        variables=names,
        statement=(msg("Given: {function}.", function=cost), *_meaning(power)),
        parts=(gradient_part(power), gradient_value_part(power, where)),
        solution=parameter_solution(power, where),
    )


def _meaning(power: Outer) -> tuple[Message, ...]:
    """What the function is, where it is the squared error of a line at one data point."""
    if power.names != PARAMETERS or power.n != 2 or power.factor(PARAMETERS[0]) != 1:
        return ()
    line_of = Call(Symbol("h"), (Symbol("x"),))
    height = equals(line_of, add(PARAMETERS[0], juxtapose(PARAMETERS[1], "x")))
    place = pair(power.factor(PARAMETERS[1]), -power.inner.constant_term)
    return (msg("This is the squared error of the line {line} at the data point {point}.", line=height, point=place),)


def _called(of: str, names: tuple[str, ...]) -> Call:
    return Call(Symbol(of), tuple(Symbol(name) for name in names))


GENERATOR = Generator(
    title=msg("The chain rule"),
    topic="polynomial",
    revision=2,
    given=Given,
    fields=(
        Field("function", "expression", msg("a power of a bracket of degree 1, such as (2x - 3)^4")),
        Field("point", "point", msg("the place, a number for each variable, such as (2)")),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("a square"),
        msg("a third or fourth power"),
        msg("the squared error in two parameters"),
    ),
)
