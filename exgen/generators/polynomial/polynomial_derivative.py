"""The derivative of a polynomial by the power rule; on level 3 a product that is expanded first, and f″."""

from dataclasses import dataclass
from fractions import Fraction
from math import prod

from exgen.algebra import Poly, univariate
from exgen.board import line
from exgen.errors import UserError
from exgen.formula.evaluate import children, names_in, to_poly
from exgen.formula.tree import (
    Derivative,
    Formula,
    Group,
    Message,
    Number,
    Polynomial,
    Power,
    Product,
    Sum,
    Symbol,
    msg,
)
from exgen.generator import Generator, Solved
from exgen.generators._derivatives import one_variable_mistakes
from exgen.generators.polynomial._curve import (
    by_power_rule,
    check_not_huge,
    definition,
    derivative_line,
    first_term_tip,
    head,
    left_sides,
    power_rule_tip,
)
from exgen.generators.polynomial._polynomial_expand_solution import stages
from exgen.generators.polynomial._products import distributed, has_like_terms
from exgen.given import Field
from exgen.model import FormulaAnswer, Mistake, Part, Space, Step
from exgen.rng import Stream

ONE = Fraction(1)
MOST_FACTORS = 6
"""Of a product, for the board to work it out two factors at a time."""


@dataclass(frozen=True, slots=True)
class Given:
    function: Formula


def sample(rng: Stream, level: int) -> Given:
    """The powers that occur first, then a coefficient for each: every draw is an exercise."""
    if level == 3:
        return Given(_product(rng))
    if level == 1:
        powers = rng.choice([(2, 1, 0), (3, 2, 0), (3, 1, 0), (3, 2, 1, 0)])
        signs = [1, *(rng.sign() for _ in powers[1:])]
    else:
        powers = rng.choice([(4, 3, 2, 0), (4, 3, 1, 0), (4, 2, 1, 0)])
        signs = list(rng.choice([s for s in _signs(len(powers)) if min(s[:-1]) < 0]))
    coefficients = [0] * (powers[0] + 1)
    for power, sign in zip(powers, signs, strict=True):
        coefficients[powers[0] - power] = sign * rng.between(1 if power == powers[0] else 2, 9)
    return Given(Polynomial(univariate(coefficients)))


def _signs(count: int) -> list[tuple[int, ...]]:
    return [tuple(-1 if n >> i & 1 else 1 for i in range(count)) for n in range(2**count)]


def _product(rng: Stream) -> Product:
    """Two factors whose product has degree 3 or 4 and a constant."""
    first = (rng.between(1, 4), 0, rng.nonzero(-5, 5)) if rng.chance(1, 2) else (rng.between(1, 4), rng.nonzero(-5, 5))
    middle = rng.nonzero(-4, 4)
    second = (rng.nonzero(-3, 3), middle, rng.nonzero(-6, 6))
    factors = (Polynomial(univariate(first)), Polynomial(univariate(second)))
    return Product(factors)


def solve(given: Given, level: int) -> Solved:
    function = _expanded(given.function)
    (name,) = function.variables
    if function.is_constant:
        raise UserError("a constant has derivative 0, which makes no exercise; state a function with a variable in it")
    check_not_huge(function)
    derivative = function.diff(name)
    parts = [_part(given.function, function, name)]
    if level == 3:
        parts.append(_second_part(derivative, name))
    return Solved(
        variables=(name,),
        statement=(_asked(given.function, name),),
        parts=tuple(parts),
        solution=_solution(given.function, function, level),
    )


def _expanded(stated: Formula) -> Poly:
    used = tuple(sorted(names_in(stated))) or ("x",)
    if len(used) > 1:
        raise UserError(f"the function should be in one variable; this one has {' and '.join(used)}")
    poly = to_poly(stated, used)
    if poly is None:
        raise UserError("the function must be a polynomial, such as 2x^3 - 5x + 1")
    return poly


def _asked(stated: Formula, name: str) -> Message:
    if isinstance(stated, Polynomial):
        return msg("Given: {function}.", function=definition(stated, name))
    return msg("Given: {function}. Expand first.", function=definition(stated, name))


def _part(stated: Formula, function: Poly, name: str) -> Part:
    lead = head(name, 1)
    return Part(
        name="derivative",
        prompt=msg("Find the derivative {derivative}.", derivative=lead),
        answer=FormulaAnswer(Polynomial(function.diff(name)), (name,)),
        points=Fraction(1) if isinstance(stated, Polynomial) else Fraction(2),
        space=Space("line", 10, lines=1 if isinstance(stated, Polynomial) else 3, lead=lead),
        label=lead,
        names=left_sides(name),
        mistakes=(*one_variable_mistakes(function, name), *_factor_mistakes(stated, name)),
        tips=_tips(stated, function, name),
    )


def _tips(stated: Formula, function: Poly, name: str) -> tuple[Message, ...]:
    if not isinstance(stated, Polynomial):
        first = msg("First expand the product: multiply every term of the one factor by every term of the other.")
        return first, power_rule_tip()
    if len(function.terms) > 1:
        return power_rule_tip(), first_term_tip(function)
    start = msg("Start with {start}.", start=line(head(name, 1), ("=", by_power_rule(function, name))))
    return power_rule_tip(), start


def _factors(stated: Formula, name: str) -> list[Poly]:
    """Those of a stated product, if all are polynomials."""
    found = [to_poly(each, (name,)) for each in children(stated)] if isinstance(stated, Product) else []
    factors = [factor for factor in found if factor is not None]
    return factors if len(factors) == len(found) else []


def _factor_mistakes(stated: Formula, name: str) -> tuple[Mistake, ...]:
    """(fg)′ read as f′g′, where the function is stated as a product of two."""
    factors = _factors(stated, name)
    if len(factors) != 2:
        return ()
    return (
        Mistake(
            "product-of-derivatives",
            Polynomial(factors[0].diff(name) * factors[1].diff(name)),
            msg("multiplied the derivatives of the factors"),
            msg("The derivative of a product is not the product of the derivatives. Expand first."),
        ),
    )


def _second_part(derivative: Poly, name: str) -> Part:
    lead = head(name, 2)
    return Part(
        name="second_derivative",
        prompt=msg("Find the second derivative {derivative}.", derivative=lead),
        answer=FormulaAnswer(Polynomial(derivative.diff(name)), (name,)),
        points=Fraction(1),
        space=Space("line", 10, lead=lead),
        label=lead,
        names=left_sides(name, 2),
        rule=Derivative(Symbol("derivative"), (name,)),
        mistakes=one_variable_mistakes(derivative, name),
        tips=(
            msg("The second derivative is the derivative of the derivative."),
            msg("Start from {derivative} and take the derivative term by term.", derivative=head(name, 1)),
        ),
    )


def _solution(stated: Formula, function: Poly, level: int) -> tuple[Step, ...]:
    (name,) = function.variables
    steps = _expansion(stated, function)
    steps.append(Step(msg("Term by term:"), derivative_line(function), ONE, "derivative"))
    if level == 3:
        again = derivative_line(function.diff(name), 2) if not function.diff(name).is_constant else None
        last = again or line(head(name, 2), ("=", 0))
        steps.append(Step(msg("The derivative of that:"), last, ONE, "second_derivative"))
    return tuple(steps)


def _expansion(stated: Formula, function: Poly) -> list[Step]:
    """The product worked out: term by term where it has two factors, two at a time where it has more, else at once."""
    if isinstance(stated, Polynomial):
        return []
    (name,) = function.variables
    factors = _all_factors(stated, name)
    if len(factors) < 2 or (len(factors) == 2 and not has_like_terms(*factors)):
        return [Step(msg("Expand first:"), line(head(name), ("=", stated), ("=", function)), ONE, "derivative")]
    result = line(head(name), ("=", function))
    if len(factors) == 2:
        return [
            Step(msg("Expand first:"), line(stated, ("=", distributed(*factors)))),
            Step(msg("Like terms together:"), result, ONE, "derivative"),
        ]
    collects = has_like_terms(prod(factors[1:-1], start=factors[0]), factors[-1])
    told = msg("Like terms together:") if collects else msg("Work out the products:")
    return [*stages(factors), Step(told, result, ONE, "derivative")]


def _all_factors(stated: Formula, name: str) -> list[Poly]:
    """Those of a product, powers written out; none where it is no product of a few polynomials."""
    pieces = _written_out(stated)
    found = [to_poly(piece, (name,)) for piece in pieces]
    factors = [factor for factor in found if factor is not None]
    return factors if len(factors) == len(pieces) <= MOST_FACTORS else []


def _written_out(stated: Formula) -> list[Formula]:
    match stated:
        case Group(content=inner):
            return _written_out(inner)
        case Product(factors=pieces):
            return [each for piece in pieces for each in _written_out(piece)]
        case Power(base=base, exponent=Number(value=value)) if value.denominator == 1 and 2 <= value <= MOST_FACTORS:
            return _written_out(base) * int(value) if isinstance(base, Group | Polynomial | Sum) else [stated]
    return [stated]


GENERATOR = Generator(
    title=msg("The derivative of a polynomial"),
    topic="polynomial",
    revision=1,
    given=Given,
    fields=(Field("function", "expression", msg("the function f in one variable")),),
    sample=sample,
    solve=solve,
    levels=(
        msg("degree 2 or 3"),
        msg("degree 4 with negative coefficients and a missing power"),
        msg("a product to expand first, and the second derivative"),
    ),
)
