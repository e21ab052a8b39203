"""The real roots of a polynomial, possibly none.

The board takes the shortest way that the function allows: sum and product, a square root, a factor x, or the
discriminant. A quadratic without roots looks like any other on the sheet, and the prompt always offers "none".
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import gcd, isqrt

from exgen.algebra import Poly, univariate
from exgen.board import line, shown
from exgen.errors import UserError
from exgen.figures.describe import Figure, Graph, Mark
from exgen.formula.build import equals, formula
from exgen.formula.tree import Message, Relation, msg
from exgen.generator import Generator, Solved
from exgen.generators.polynomial._curve import check_not_huge, definition, head, with_origin
from exgen.generators.polynomial._polynomial_roots_mistakes import mistakes
from exgen.generators.polynomial._polynomial_roots_solution import drawn_schemes, solution, without_fractions
from exgen.generators.polynomial._quadratic import Core, coefficients, core_of
from exgen.generators.polynomial._quadratic_steps import has_whole_roots
from exgen.generators.polynomial._surd import Surd, real_zeros
from exgen.generators.polynomial._zeros import written, zero_set, zeros
from exgen.given import Field
from exgen.model import Part, SetAnswer, Space
from exgen.rng import Stream

MOST = 9
HALF = Fraction(1, 2)
LARGEST_RADICAND = 41


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly


def sample(rng: Stream, level: int) -> Given:
    """A family, then one of its functions; the lists are made from the roots."""
    family = rng.weighted(FAMILIES[level])
    a, b, c = rng.choice(_quadratics(family.removeprefix("x times ")))
    return Given(univariate((a, b, c, 0) if family.startswith("x times") else (a, b, c)))


FAMILIES: dict[int, tuple[tuple[int, str], ...]] = {
    1: ((4, "whole"), (1, "opposite"), (2, "multiple")),
    2: ((14, "rational"), (3, "double"), (3, "none")),
    3: ((5, "root"), (1, "x times whole"), (1, "x times multiple"), (1, "x times rational"), (2, "x times root")),
}

Quadratic = tuple[int, int, int]
SCALES = {"whole": ((1,), 36), "opposite": ((-1,), 30), "multiple": ((-3, -2, 2, 3), 24)}
"""Of quadratics with whole roots: the coefficients before the square, and the largest constant."""


@cache
def _quadratics(family: str) -> tuple[Quadratic, ...]:
    """All ax² + bx + c of a family with b, c ≠ 0, so that no mistake gives the key."""
    if family in SCALES:
        return tuple(_with_whole_roots(*SCALES[family]))
    sizes = range(-MOST, MOST + 1)
    every = ((a, b, c) for a in sizes for b in sizes for c in sizes if a and b and c)
    return tuple(q for q in every if _family(*q) == family)


def _with_whole_roots(scales: tuple[int, ...], most: int) -> list[Quadratic]:
    places = [n for n in range(-MOST, MOST + 1) if n]
    every = [(a, r, s) for a in scales for r in places for s in places if r < s and r + s]
    return [(a, -a * (r + s), a * r * s) for a, r, s in every if max(abs(a * r * s), abs(a * (r + s))) <= most]


def _family(a: int, b: int, c: int) -> str:
    """Of the quadratics without two whole roots, with coefficients up to 9."""
    d = b * b - 4 * a * c
    if d == 0:
        return "double"
    primitive = gcd(a, b, c) == 1
    if d < 0:
        return "none" if primitive and a > 0 else ""
    if isqrt(d) ** 2 != d:
        small = primitive and abs(a) <= 3
        return "root" if small and real_zeros(univariate((a, b, c)))[0][0].d <= LARGEST_RADICAND else ""
    roots = [Fraction(-b + sign * isqrt(d), 2 * a) for sign in (-1, 1)]
    if all(root.denominator == 1 for root in roots):
        return ""
    return "rational" if primitive and a > -4 and all(root.denominator <= 6 for root in roots) else ""


def solve(given: Given, level: int) -> Solved:
    del level
    function = given.function
    if function.is_constant:
        raise UserError("a constant has no roots to find; state a function with a variable in it")
    check_not_huge(function)
    (name,) = function.variables
    roots = zeros(function)
    return Solved(
        variables=(name,),
        statement=(msg("Given: {function}.", function=definition(function, name)),),
        parts=(_part(function, roots),),
        solution=solution(function, roots),
        figures=(_figure(function, roots), *drawn_schemes(function)),
    )


def _part(function: Poly, roots: tuple[Surd, ...]) -> Part:
    return Part(
        name="roots",
        prompt=_prompt(function),
        answer=SetAnswer(zero_set(roots).items),
        points=Fraction(2),
        space=Space("line", 8, lines=5),
        mistakes=mistakes(without_fractions(function), roots),
        tips=(
            msg(
                "A root is a number where the function is 0: solve {equation}.",
                equation=equals(head(function.variables[0]), 0),
            ),
            _start(function),
        ),
    )


def _prompt(function: Poly) -> Message:
    """What is asked; where roots may be fractions or have square roots in them, also how to write them."""
    core = core_of(function)
    if core is not None and has_whole_roots(core):
        return msg("Find all real roots of {f}, or none.", f=formula("f"))
    return msg("Find all real roots of {f}, or none. Give exact values.", f=formula("f"))


def _start(function: Poly) -> Message:
    """How the board begins, without the answer."""
    core = core_of(function)
    name = formula(function.variables[0])
    whole = without_fractions(function)
    if whole != function:
        number = formula(whole.terms[0][1] / function.terms[0][1])
        return msg("First multiply by {number}, so that all coefficients are whole.", number=number)
    if core is not None and not core.power:
        return _start_of_quadratic(core)
    if len(function.terms) == 1:
        return msg("For which {name} is {power} equal to 0?", name=name, power=formula(function))
    if function.constant_term == 0:
        return msg("Every term has a factor {name}: put it in front of brackets.", name=name)
    if function.degree() == 1:
        return msg("Bring the constant term to the other side.")
    return msg("Write the function as a product of factors.")


def _start_of_quadratic(core: Core) -> Message:
    if not core.b:
        return msg("Get the square alone on one side.")
    if not has_whole_roots(core):
        return msg("Here {a}, {b} and {c}.", **coefficients(core))
    if core.a == 1:
        return msg(
            "Look for two numbers with product {product} and sum {sum}.", product=formula(core.c), sum=formula(core.b)
        )
    if core.a == -1:
        return msg("First take out the minus sign.")
    return msg("All terms have {factor} in common.", factor=formula(core.a))


def _figure(function: Poly, roots: tuple[Surd, ...]) -> Figure:
    places = [Fraction((root * Surd(Fraction(1000))).floor(), 1000) if root.q else root.p for root in roots]
    marks = [Mark((place, Fraction(0)), _place(function, root)) for place, root in zip(places, roots, strict=True)]
    return Figure(
        "roots",
        Graph(function, _stretch(function, places), marks=tuple(marks)),
        msg("The graph of {f} with its roots on the axis, if it has any.", f=formula("f")),
        width=7.0,
    )


def _place(function: Poly, root: Surd) -> Relation:
    """x = 2 or x = 1/2; a root with a square root in it to two decimals, x ≈ 0,21."""
    name = function.variables[0]
    if not root.q:
        return equals(name, written(root))
    return line(name, ("≈", shown(Fraction((root * Surd(Fraction(100)) + Surd(HALF)).floor(), 100), 2)))


def _stretch(function: Poly, places: list[Fraction]) -> tuple[Fraction, Fraction]:
    """The roots with room around them, or the surroundings of a vertex, with 0 where that is near."""
    core = core_of(function)
    if len(places) < 2 and core is not None:
        return with_origin(-core.b / (2 * core.a), Fraction(3))
    low, high = min(places, default=Fraction(0)), max(places, default=Fraction(0))
    margin = max((high - low) / 3, Fraction(1))
    return low - margin, high + margin


GENERATOR = Generator(
    title=msg("The roots of a polynomial"),
    topic="polynomial",
    revision=2,
    given=Given,
    fields=(Field("function", "function", msg("the function f in one variable")),),
    sample=sample,
    solve=solve,
    levels=(
        msg("whole roots"),
        msg("roots that are fractions, one double root or none"),
        msg("square roots, or a cubic with a factor x"),
    ),
)
