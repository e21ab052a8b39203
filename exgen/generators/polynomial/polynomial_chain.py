"""The chain rule on a power of a linear expression: outer derivative times inner derivative.

Level 3 is the squared error (θ₀ + θ₁x − y)² of one data point, with a derivative by each of the two parameters: the
step from here to the cost function of a regression.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import gcd

from exgen.algebra import polynomial, univariate
from exgen.board import at, shown
from exgen.errors import UserError
from exgen.formula.build import equals, formula
from exgen.formula.tree import (
    Call,
    Formula,
    Message,
    Polynomial,
    Power,
    Symbol,
    Vector,
    msg,
)
from exgen.generator import Generator, Solved
from exgen.generators.polynomial._curve import head, left_sides
from exgen.generators.polynomial._polynomial_chain_solution import (
    NABLA,
    bracket_line,
    one_variable_solution,
    parameter_solution,
    partial,
)
from exgen.generators.polynomial._power import Outer, exponent_on_variables, outer, scaled
from exgen.given import Field
from exgen.model import FormulaAnswer, Mistake, NumberAnswer, Part, Space, VectorAnswer
from exgen.rng import Stream

ONE = Fraction(1)
MOST = 9
PARAMETERS = ("theta0", "theta1")


@dataclass(frozen=True, slots=True)
class Given:
    function: Formula
    point: tuple[Fraction, ...]


def sample(rng: Stream, level: int) -> Given:
    """The value v of the bracket at the point first, so that its powers stay small; then the bracket itself."""
    if level == 3:
        x, v = rng.choice([(x, v) for x in (-4, -3, -2, 2, 3, 4, 5) for v in range(-9, 10) if abs(v) > 1])
        rest = [(t, s) for t in range(-5, 6) for s in range(-5, 6) if t and s and 0 < abs(t + s * x - v) <= MOST]
        t, s = rng.choice(rest)
        inner = polynomial({(1, 0): ONE, (0, 1): Fraction(x), (0, 0): Fraction(v - t - s * x)}, PARAMETERS)
        return Given(Power(Polynomial(inner), formula(2)), (Fraction(t), Fraction(s)))
    n, a, v = rng.choice(_powers(level))
    places = [p for p in range(-5, 6) if p and 0 < abs(v - a * p) <= MOST]
    p = rng.choice(places)
    return Given(Power(Polynomial(univariate((a, v - a * p))), formula(n)), (Fraction(p),))


@cache
def _powers(level: int) -> list[tuple[int, int, int]]:
    """The (n, a, v) for which the bracket has no common factor and no two mistakes give the same value."""
    found = []
    for n in (2,) if level == 1 else (3, 4):
        for a in range(2, MOST + 1) if level == 1 else [-3, -2, *range(2, MOST + 1)]:
            for v in range(-MOST, MOST + 1) if level == 1 else (-4, -3, -2, 2, 3, 4):
                values = {n * a * v ** (n - 1), n * v ** (n - 1), n * v**n, v**n}
                short = abs(v) > 1 and len(values) == 4 and max(map(abs, values)) <= 1000
                if short and gcd(a, v) == 1 and any(0 < abs(v - a * p) <= MOST for p in range(-5, 6) if p):
                    found.append((n, a, v))
    return found


def solve(given: Given, level: int) -> Solved:
    del level
    power = outer(given.function)
    if len(given.point) != len(power.names):
        raise UserError(f"the point needs a number for each of {', '.join(power.names)}, and no more")
    if any(max(abs(c.numerator), c.denominator) > 10**4 for _, c in power.inner):
        raise UserError("the numbers in the bracket are too large for an exercise")
    made = _one_variable if len(power.names) == 1 else _parameters
    return made(power, given.point)


# One variable


def _one_variable(power: Outer, point: tuple[Fraction, ...]) -> Solved:
    (name,) = power.names
    where = {name: point[0]}
    return Solved(
        variables=(name,),
        statement=(msg("Given: {function}.", function=equals(head(name), power.written)),),
        parts=(_derivative_part(power, name), _value_part(power, name, where)),
        solution=one_variable_solution(power, name, where),
    )


def _derivative_part(power: Outer, name: str) -> Part:
    lead = head(name, 1)
    return Part(
        name="derivative",
        prompt=msg("Find the derivative {derivative}.", derivative=lead),
        answer=FormulaAnswer(power.lowered(power.n * power.factor(name)), (name,)),
        points=Fraction(2),
        space=Space("line", 10, lines=1, lead=lead),
        label=lead,
        names=left_sides(name),
        mistakes=(
            Mistake("inner-lost", power.lowered(power.n), *_inner_lost()),
            Mistake("exponent-kept", scaled(power.n, power.written), *_exponent_kept()),
            Mistake(
                "exponent-on-letter",
                Polynomial(exponent_on_variables(power).diff(name)),
                *_exponent_on_letter(),
            ),
        ),
        tips=(_rule_tip(), _inner_tip(power)),
    )


def _inner_lost() -> tuple[Message, Message]:
    return (
        msg("lost the derivative of the inner function"),
        msg("After the outer function comes the inner one: multiply by its derivative."),
    )


def _exponent_kept() -> tuple[Message, Message]:
    return (
        msg("did not lower the exponent"),
        msg("The exponent comes to the front, and then becomes one less."),
    )


def _exponent_on_letter() -> tuple[Message, Message]:
    return (
        msg("gave the exponent to the letter alone"),
        msg("The exponent belongs to the whole bracket, not to its letter alone."),
    )


def _rule_tip() -> Message:
    return msg("Chain rule: the derivative of the outer function, times the derivative of the inner one.")


def _inner_tip(power: Outer) -> Message:
    return msg("The inner function is {inner}.", inner=equals("u", power.inner))


def _value_part(power: Outer, name: str, where: dict[str, Fraction]) -> Part:
    bracket = power.inner.at(where)
    asked = head(where[name], 1)
    wrong = (
        ("inner-lost", power.n * bracket ** (power.n - 1), _inner_lost()),
        ("exponent-kept", power.n * bracket**power.n, _exponent_kept()),
        (
            "function-for-derivative",
            bracket**power.n,
            (
                msg("used the function instead of the derivative"),
                msg("Substitute the number into the derivative."),
            ),
        ),
    )
    return Part(
        name="value",
        prompt=msg("Calculate {value}.", value=asked),
        answer=NumberAnswer(shown(power.slope_at(name, where))),
        points=ONE,
        space=Space("line", 3, lines=1, lead=asked),
        label=asked,
        rule=at("derivative", **{name: shown(where[name])}),
        mistakes=tuple(Mistake(each, shown(value), *said) for each, value, said in wrong),
        tips=(
            msg("Substitute the number into the derivative."),
            msg("First work out the bracket: {bracket}.", bracket=bracket_line(power, where)),
        ),
    )


# Two parameters or more


def _parameters(power: Outer, point: tuple[Fraction, ...]) -> Solved:
    names = power.names
    where = dict(zip(names, point, strict=True))
    cost = equals(_called("J", names), power.written)
    return Solved(
        variables=names,
        statement=(msg("Given: {function}.", function=cost),),
        parts=(_gradient_part(power), _gradient_value_part(power, where)),
        solution=parameter_solution(power, where),
    )


def _called(of: str, names: tuple[str, ...]) -> Call:
    return Call(Symbol(of), tuple(Symbol(name) for name in names))


def _gradient_part(power: Outer) -> Part:
    names = power.names
    alone = exponent_on_variables(power)
    return Part(
        name="derivative",
        prompt=msg(
            "Find the partial derivatives, as a vector {gradient}.",
            gradient=equals(NABLA, Vector(tuple(partial(name) for name in names))),
        ),
        answer=VectorAnswer(tuple(power.lowered(power.n * power.factor(name)) for name in names), names),
        points=Fraction(len(names)),
        space=Space("line", 10, lines=2, lead=NABLA),
        label=NABLA,
        names=("∇J", "gradient", "grad J"),
        mistakes=(
            Mistake("inner-lost", Vector(tuple(power.lowered(power.n) for _ in names)), *_inner_lost()),
            Mistake(
                "factor-lost",
                Vector(tuple(power.lowered(power.factor(name)) for name in names)),
                msg("lost the factor from the exponent"),
                msg("The exponent does not vanish: it comes to the front as a factor."),
            ),
            Mistake(
                "exponent-on-letter",
                Vector(tuple(Polynomial(alone.diff(name)) for name in names)),
                msg("gave the exponent to the letters alone"),
                msg("The exponent belongs to the whole bracket, not to each letter."),
            ),
        ),
        tips=(_rule_tip(), _inner_tip(power)),
    )


def _gradient_value_part(power: Outer, where: dict[str, Fraction]) -> Part:
    names = power.names
    lead = Call(NABLA, tuple(shown(v) for v in where.values()))
    bracket = power.inner.at(where)
    shrunk = bracket ** (power.n - 1)
    here = {name: shown(v) for name, v in where.items()}
    return Part(
        name="value",
        prompt=msg("Calculate {value}.", value=lead),
        answer=VectorAnswer(tuple(shown(power.slope_at(name, where)) for name in names)),
        points=Fraction(len(names)),
        space=Space("line", 5, lines=2, lead=lead),
        label=lead,
        names=("∇J", "gradient", "grad J"),
        rule=Vector(tuple(at(f"derivative_{i}", **here) for i in range(1, len(names) + 1))),
        mistakes=(
            Mistake("inner-lost", Vector(tuple(shown(power.n * shrunk) for _ in names)), *_inner_lost()),
            Mistake(
                "factor-lost",
                Vector(tuple(shown(power.factor(name) * shrunk) for name in names)),
                msg("lost the factor from the exponent"),
                msg("The exponent does not vanish: it comes to the front as a factor."),
            ),
            Mistake(
                "bracket-opposite",
                Vector(tuple(shown(-power.slope_at(name, where)) for name in names)),
                msg("took the opposite of the bracket"),
                msg("Look at the signs in the bracket."),
            ),
        ),
        tips=(
            msg("The same bracket stands in every component: work it out once."),
            msg("First work out the bracket: {bracket}.", bracket=bracket_line(power, where)),
        ),
    )


GENERATOR = Generator(
    title=msg("The chain rule"),
    topic="polynomial",
    revision=1,
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
