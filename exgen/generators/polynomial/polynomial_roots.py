"""The real roots of a polynomial, possibly none.

The board takes the shortest way that the function allows: sum and product, a square root, a factor x, or the
discriminant. A quadratic without roots looks like any other on the sheet, and the prompt always offers "none".
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import gcd, isqrt

from exgen.algebra import Poly, univariate
from exgen.errors import UserError
from exgen.figures.describe import Figure, Graph, Mark
from exgen.formula.build import equals, formula
from exgen.formula.tree import Message, Product, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators.polynomial._curve import check_not_huge, definition, head
from exgen.generators.polynomial._polynomial_roots_solution import solution
from exgen.generators.polynomial._quadratic import Core, coefficients, core_of, rule_of_d, twice_a
from exgen.generators.polynomial._surd import Surd, real_zeros
from exgen.generators.polynomial._zeros import ascending, written, zero_set, zeros
from exgen.given import Field
from exgen.model import Mistake, Part, SetAnswer, Space
from exgen.rng import Stream

MOST = 9
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
    1: ((1, "whole"),),
    2: ((14, "rational"), (3, "double"), (3, "none")),
    3: ((5, "root"), (2, "x times whole"), (1, "x times rational"), (2, "x times root")),
}

Quadratic = tuple[int, int, int]


@cache
def _quadratics(family: str) -> tuple[Quadratic, ...]:
    """All ax² + bx + c of a family with coefficients up to 9 and b, c ≠ 0, so that no mistake gives the key."""
    sizes = range(-MOST, MOST + 1)
    every = ((a, b, c) for a in sizes for b in sizes for c in sizes if a and b and c)
    return tuple(q for q in every if _family(*q) == family)


def _family(a: int, b: int, c: int) -> str:
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
        return "whole" if abs(a) <= 3 else ""
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
        figures=(_figure(function, roots),),
    )


def _part(function: Poly, roots: tuple[Surd, ...]) -> Part:
    core = core_of(function)
    return Part(
        name="roots",
        prompt=msg("Find all real roots of {f}, or none.", f=formula("f")),
        answer=SetAnswer(zero_set(roots).items),
        points=Fraction(2),
        space=Space("line", 8, lines=5),
        mistakes=_mistakes(core) if core is not None else (),
        tips=(
            msg(
                "A root is a number where the function is 0: solve {equation}.",
                equation=equals(head(function.variables[0]), 0),
            ),
            _start(function, core),
        ),
    )


def _start(function: Poly, core: Core | None) -> Message:
    """How to begin, without the answer."""
    name = formula(function.variables[0])
    if core is None or core.power:
        if function.constant_term == 0 and len(function.terms) > 1:
            return msg("Every term has a factor {name}: put it in front of brackets.", name=name)
        return msg("Write the function as a product of factors.")
    letters = coefficients(core)
    return msg("Here {a}, {b} and {c}.", **letters)


def _mistakes(core: Core) -> tuple[Mistake, ...]:
    """Only those that can be made here."""
    zero = (Surd(Fraction(0)),) if core.power else ()
    own = [root for root, _ in real_zeros(core.poly)]
    minus_lost = _sign_in_discriminant(core, zero)
    if not own:
        return minus_lost
    found = [
        Mistake(
            "opposite-signs",
            zero_set(ascending((*zero, *(root * MINUS for root in own)))),
            msg("gave the opposite of every root"),
            msg("Substitute your numbers: is {value} really 0 there?", value=head(core.name)),
        ),
        Mistake(
            "two-lost",
            zero_set((*zero, *(root + root for root in own))),
            msg("divided by {a} instead of {double}", a=formula("a"), double=twice_a()),
            msg("The denominator in the formula is not {a} alone.", a=formula("a")),
        ),
        *minus_lost,
    ]
    if len(own) > 1:
        larger = own[-1] if core.a > 0 else own[0]
        found.append(
            Mistake(
                "one-root",
                zero_set((*zero, larger)),
                msg("gave one of the two roots of ±"),
                msg("A positive number has two square roots. What does the other one give?"),
            )
        )
    if zero:
        found.append(
            Mistake(
                "zero-lost",
                zero_set(own),
                msg("lost a zero by dividing by {name}", name=formula(core.name)),
                msg(
                    "Do not divide by {name}: take it out as a factor, so that no solution gets lost.",
                    name=formula(core.name),
                ),
            )
        )
    return tuple(found)


def _sign_in_discriminant(core: Core, zero: tuple[Surd, ...]) -> tuple[Mistake, ...]:
    """b² + 4ac is the discriminant of ax² + bx − c."""
    turned = real_zeros(univariate((core.a, core.b, -core.c), core.name)) if core.c else ()
    if not turned:
        return ()
    return (
        Mistake(
            "sign-in-discriminant",
            zero_set((*zero, *(root for root, _ in turned))),
            msg("added {product} in the discriminant", product=Product((formula(4), Symbol("a"), Symbol("c")))),
            msg("Look at the sign in {rule}.", rule=rule_of_d()),
        ),
    )


MINUS = Surd(Fraction(-1))


def _figure(function: Poly, roots: tuple[Surd, ...]) -> Figure:
    places = [Fraction((root * Surd(Fraction(1000))).floor(), 1000) if root.q else root.p for root in roots]
    core = core_of(function)
    if not places:
        middle = -core.b / (2 * core.a) if core is not None else Fraction(0)
        places_shown = [middle - 1, middle + 1]
    else:
        places_shown = places
    margin = max((max(places_shown) - min(places_shown)) / 4, Fraction(1))
    return Figure(
        "roots",
        Graph(
            function,
            (min(places_shown) - margin, max(places_shown) + margin),
            marks=tuple(
                Mark((place, Fraction(0)), "" if root.q else written(root))
                for place, root in zip(places, roots, strict=True)
            ),
        ),
        msg("The graph of {f} with its roots on the axis, if it has any.", f=formula("f")),
        width=6.0,
    )


GENERATOR = Generator(
    title=msg("The roots of a polynomial"),
    topic="polynomial",
    revision=1,
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
