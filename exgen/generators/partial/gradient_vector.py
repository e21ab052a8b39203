"""The gradient as a vector: its formula, its value at a point, and its length there.

Drawn backwards: the gradient at the point comes first, with a length that is whole on levels 1 and 3; then a point and
a function that have it.
"""

from dataclasses import dataclass

from exgen.formula.evaluate import names_in
from exgen.formula.tree import Formula, Polynomial, msg
from exgen.generator import Generator, Solved
from exgen.generators.partial._function import stated
from exgen.generators.partial._gradient import (
    Values,
    check_lengths,
    check_point,
    definition,
    gradient_of,
    place,
    values_at,
)
from exgen.generators.partial._gradient_draws import PLANE, SPACE, in_space, two_squares, with_product
from exgen.generators.partial._gradient_vector_parts import gradient_part, length_part, value_part
from exgen.generators.partial._gradient_vector_solution import gradient_map, solution
from exgen.generators.partial._partials import check_letters
from exgen.given import Field
from exgen.rng import Stream


@dataclass(frozen=True, slots=True)
class Given:
    function: Formula
    point: Values


def sample(rng: Stream, level: int) -> Given:
    if level == 1:
        function, where = two_squares(rng)
    elif level == 2:
        function, where = with_product(rng)
    else:
        function, where = in_space(rng)
    if level < 3 and rng.chance(1, 2):
        function = function + rng.nonzero(-9, 9)
    return Given(Polynomial(function), where)


def solve(given: Given, level: int) -> Solved:
    del level
    letters = SPACE if len(given.point) == 3 and names_in(given.function) <= set(SPACE) else PLANE
    f = stated(given.function, letters, taken=("f", "P"))
    check_letters(f)
    check_point(f.poly, given.point)
    check_lengths(values_at(gradient_of(f.poly), given.point))
    figures = (gradient_map(f.poly, given.point),) if len(f.variables) == 2 else ()
    return Solved(
        variables=f.variables,
        statement=(
            msg(
                "Given: {function} and the point {point}.",
                function=definition(f.shown, f.variables),
                point=place("P", given.point),
            ),
        ),
        parts=(gradient_part(f), value_part(f, given.point), length_part(f, given.point)),
        solution=solution(f, given.point, bool(figures)),
        figures=figures,
    )


GENERATOR = Generator(
    title=msg("The gradient and its length"),
    topic="partial",
    revision=1,
    given=Given,
    fields=(
        Field("function", "expression", msg("the function f of two or three variables"), variables=PLANE),
        Field("point", "point", msg("the point, as (1, 2)"), low=2),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("two squares, a whole length"),
        msg("with a product term, the length is often a root"),
        msg("three variables, a whole length"),
    ),
)
