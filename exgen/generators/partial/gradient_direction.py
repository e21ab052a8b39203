"""The directional derivative, and the directions in which a function rises and falls the fastest.

The rate in a direction is the inner product of the gradient with a vector of length 1, so the stated vector is divided
by its length first. Level 1 states vectors that have length 1 already. Directions count up to a positive factor.
"""

from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly
from exgen.errors import UserError
from exgen.formula.build import equals
from exgen.formula.tree import msg
from exgen.generator import Generator, Solved
from exgen.generators.partial._function import check_free
from exgen.generators.partial._gradient import (
    Values,
    check_lengths,
    check_point,
    components,
    definition,
    gradient_of,
    place,
    square_sum,
    values_at,
)
from exgen.generators.partial._gradient_direction_parts import (
    ascent_part,
    descent_part,
    largest_part,
    no_change_part,
    rate_part,
)
from exgen.generators.partial._gradient_direction_solution import direction_map, inner_product, solution
from exgen.generators.partial._gradient_draws import directions, functions, spots
from exgen.given import Field
from exgen.rng import Stream

NAMES = ("x", "y")


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly
    point: Values
    direction: Values


def sample(rng: Stream, level: int) -> Given:
    """The direction first, then a function that has nice rates in it, then one of the points where it has."""
    direction = rng.choice(directions(level))
    function = rng.first(functions(level), lambda f: bool(spots(f, direction)))
    assert function is not None, direction
    s, t = rng.choice(spots(function, direction))
    constant = rng.nonzero(-9, 9) if rng.chance(1, 2) else 0
    return Given(function + constant, (Fraction(s), Fraction(t)), direction)


def solve(given: Given, level: int) -> Solved:
    f, point, v = given.function, given.point, given.direction
    check_free(f.variables, ("f", "P", "D", "u", "v", "w", "t"))
    check_point(f, point)
    if len(v) != 2 or not any(v):
        raise UserError("the direction needs 2 components, not both 0")
    g = values_at(gradient_of(f), point)
    if not any(g):
        raise UserError("the gradient at this point is 0, so it has no direction; state another point")
    rate = inner_product(g, v) ** 2 / square_sum(v)
    check_lengths(g, v, (rate,))
    if level == 3 and not g[1]:
        raise UserError(f"at this point the function changes in {f.variables[0]} only; state another point")
    parts = [rate_part(g, v), ascent_part(g, v), descent_part(g)]
    if level == 3:
        parts += [largest_part(g), no_change_part(g)]
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
        solution=solution(f, point, v, g, level),
        figures=(direction_map(f, point, v, g, level),),
    )


GENERATOR = Generator(
    title=msg("The directional derivative"),
    topic="partial",
    revision=1,
    given=Given,
    fields=(
        Field("function", "function", msg("the function f of two variables"), variables=NAMES),
        Field("point", "point", msg("the point, as (1, 2)"), low=2),
        Field("direction", "point", msg("the direction, as (3, 4)"), low=2),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("a direction of length 1"),
        msg("a vector that is divided by its length first"),
        msg("also the largest rate and the direction without change"),
    ),
)
