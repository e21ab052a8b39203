"""The board of polynomial-chain: outer derivative times inner derivative, then the numbers filled in."""

from fractions import Fraction

from exgen.algebra import Poly, univariate
from exgen.board import filled_in, line, shown
from exgen.formula.build import equals, formula, times
from exgen.formula.tree import Call, Derivative, Gradient, Message, Power, Relation, Symbol, Vector, msg
from exgen.generators.polynomial._curve import head, shorter
from exgen.generators.polynomial._power import Outer, scaled
from exgen.model import Step

ONE = Fraction(1)
NABLA = Gradient(Symbol("J"))


def one_variable_solution(power: Outer, name: str, where: dict[str, Fraction]) -> tuple[Step, ...]:
    factor = power.factor(name)
    chained = times(power.lowered(power.n), formula(factor))
    value = line(
        head(where[name], 1),
        ("=", power.slope_filled_in(name, where)),
        ("=", power.slope_halfway(name, where)),
        ("=", scaled(power.n * factor, shown(power.inner.at(where) ** (power.n - 1)), dot=True)),
        ("=", shown(power.slope_at(name, where))),
    )
    return (
        Step(_parts_of(power), equals("u", power.inner)),
        Step(
            msg("Derivative of the inner function:"),
            equals(Derivative(Symbol("u"), (name,)), factor),
            ONE,
            "derivative",
        ),
        Step(
            msg("Outer derivative times inner derivative:"),
            line(head(name, 1), ("=", chained), ("=", power.lowered(power.n * factor))),
            ONE,
            "derivative",
        ),
        Step(msg("Substitute {place}:", place=equals(name, shown(where[name]))), value, ONE, "value"),
        *_check(power, name),
    )


def _parts_of(power: Outer) -> Message:
    return msg(
        "The outer function is {outer}, with derivative {derivative}; the inner function is:",
        outer=Power(Symbol("u"), formula(power.n)),
        derivative=formula(univariate((power.n, *([0] * (power.n - 1))), "u")),
    )


def _check(power: Outer, name: str) -> list[Step]:
    """For a square: worked out first, the derivative is the same."""
    if power.n > 2:
        return []
    slope: Poly = power.expanded.diff(name)
    return [
        Step(
            msg("Check by working out the square:"),
            equals(head(name), power.expanded),
        ),
        Step(
            None,
            line(head(name, 1), ("=", slope), ("=", power.lowered(power.n * power.factor(name)))),
        ),
    ]


def parameter_solution(power: Outer, where: dict[str, Fraction]) -> tuple[Step, ...]:
    names = power.names
    steps = [Step(_parts_of(power), equals("u", power.inner))]
    for name in names:
        factor = power.factor(name)
        chained = times(power.lowered(power.n), formula(factor))
        steps.append(
            Step(
                msg(
                    "With respect to {name}; there {derivative}:",
                    name=formula(name),
                    derivative=equals(Derivative(Symbol("u"), (name,), partial=True), factor),
                ),
                line(partial(name), ("=", chained), ("=", power.lowered(power.n * factor))),
                ONE,
                "derivative",
            )
        )
    together = Vector(tuple(power.lowered(power.n * power.factor(name)) for name in names))
    steps.append(Step(msg("Together as a vector:"), equals(NABLA, together)))
    steps.append(
        Step(msg("The bracket at the point:"), equals("u", *bracket_line(power, where).operands), ONE, "value")
    )
    halfway = Vector(tuple(power.slope_halfway(name, where) for name in names))
    values = Vector(tuple(shown(power.slope_at(name, where)) for name in names))
    lead = Call(NABLA, tuple(shown(v) for v in where.values()))
    steps.append(Step(msg("Substitute:"), equals(lead, halfway, values), Fraction(len(names) - 1), "value"))
    return tuple(steps)


def bracket_line(power: Outer, where: dict[str, Fraction]) -> Relation:
    return shorter(filled_in(power.inner, where), shown(power.inner.at(where)))


def partial(name: str) -> Derivative:
    return Derivative(Symbol("J"), (name,), partial=True)
