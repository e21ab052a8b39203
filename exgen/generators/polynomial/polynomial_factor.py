"""Factoring a polynomial over the rationals: common factor, difference of squares, product and sum, a known root.

The key is one constant times powers of primitive factors; the checker leaves order and paired signs free.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import gcd

from exgen.algebra import Poly, univariate
from exgen.board import shown
from exgen.errors import UserError
from exgen.formula.build import equals, formula
from exgen.formula.tree import Formula, Message, Number, msg
from exgen.generator import Generator, Solved
from exgen.generators.polynomial._curve import check_degree, check_not_huge, definition, head
from exgen.generators.polynomial._factor_shape import Shape, factors, product_and_sum
from exgen.generators.polynomial._polynomial_factor_solution import solution
from exgen.generators.polynomial._splitting import in_half_powers, schemes, squares_of
from exgen.generators.polynomial._zeros import as_product, in_factors
from exgen.given import Field
from exgen.model import FormulaAnswer, Mistake, Part, Space
from exgen.rng import Stream

MOST = 9
"""The largest number in a factor; what it multiplies out to stays below LARGEST."""
LARGEST = 60
ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly
    root: Fraction | None = None


def sample(rng: Stream, level: int) -> Given:
    """A family, then one of its products, multiplied out."""
    family = rng.weighted(FAMILIES[level])
    scale, pairs = rng.choice(_products(family))
    function = univariate((scale,))
    for p, r in pairs:
        function = function * univariate((p, -r))
    return Given(function, Fraction(pairs[0][1]) if family == "cubic" else None)


FAMILIES: dict[int, tuple[tuple[int, str], ...]] = {
    1: ((3, "common"), (2, "squares")),
    2: ((6, "monic"), (4, "scaled"), (1, "double")),
    3: ((1, "split"), (1, "cubic")),
}

Pairs = tuple[tuple[int, int], ...]
"""The factors px − r as (p, r)."""


@cache
def _products(family: str) -> tuple[tuple[int, Pairs], ...]:
    return tuple((scale, pairs) for scale, pairs in _every(family) if _is_nice(scale, pairs))


def _every(family: str) -> list[tuple[int, Pairs]]:
    """A constant and its factors, in no nice size yet; no two factors are opposites of each other's mistakes."""
    roots = [n for n in range(-MOST, MOST + 1) if n]
    if family == "common":
        heads: list[Pairs] = [((1, 0),), ((1, 0), (1, 0))]
        inner = [(p, r) for p in range(1, 6) for r in roots if gcd(p, r) == 1]
        return [(k, (*x, pr)) for k in (1, 2, 3, 4) for x in heads for pr in inner if k > 1 or x[1:]]
    if family == "squares":
        return [(1, ((p, r), (p, -r))) for p in (1, 2, 3) for r in range(1, MOST + 1) if gcd(p, r) == 1 and p + r > 2]
    if family in ("monic", "scaled"):
        scales = (1,) if family == "monic" else (-1, 2, 3, 4, 5, -2)
        return [(k, ((1, r), (1, s))) for k in scales for r in roots for s in roots if r < s and r + s]
    if family == "double":
        return [(k, ((1, r), (1, r))) for k in (1, 2, 3) for r in roots if abs(r) > 1]
    sloped = [(p, r) for p in (2, 3, 4, 5) for r in roots if gcd(p, r) == 1]
    if family == "split":
        plain = [(1, s) for s in roots]
        return [
            (1, (one, other)) for one in sloped for other in (*plain, *sloped) if one > other and not _clash(one, other)
        ]
    small = [n for n in roots if abs(n) <= 5]
    return [
        (1, ((1, t), one, (1, s)))
        for t in small
        for one in ((1, 1), (1, -1), (2, 1), (2, -1), *sloped[:8])
        for s in small
        if len({t, s, *([one[1]] if one[0] == 1 else [])}) == 2 + (one[0] == 1) and t + s
    ]


def _clash(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether the two are equal, or equal up to the sign of the number."""
    return one[0] == other[0] and abs(one[1]) == abs(other[1])


def _is_nice(scale: int, pairs: Pairs) -> bool:
    product = univariate((scale,))
    for p, r in pairs:
        product = product * univariate((p, -r))
    listed = [abs(c) for c in product.coefficients()]
    if len(product.terms) == 2:
        return max(listed) <= MOST**2
    return max(listed) <= LARGEST and (listed[0] == 1 or (listed[0] <= MOST and listed[0] * listed[-1] <= 2 * LARGEST))


def solve(given: Given, level: int) -> Solved:
    del level
    function = given.function
    check_degree(function, 1)
    check_not_huge(function)
    (name,) = function.variables
    shape = Shape(function)
    if not shape.can_be_factored:
        raise UserError("this function cannot be factored over the rationals; state another one")
    if given.root is not None and function.at({name: given.root}):
        raise UserError(f"{given.root} is no root of this function; state one where the function is 0")
    return Solved(
        variables=(name,),
        statement=_statement(given, name),
        parts=(_part(given, shape),),
        solution=solution(shape, given.root),
        figures=schemes(shape.rest, given.root),
    )


def _statement(given: Given, name: str) -> tuple[Message, ...]:
    stated = msg("Given: {function}.", function=definition(given.function, name))
    if given.root is None:
        return (stated,)
    return (stated, msg("You are told that {fact}.", fact=equals(head(Number(given.root)), 0)))


def _part(given: Given, shape: Shape) -> Part:
    lead = head(shape.name)
    return Part(
        name="factored",
        prompt=msg("Factor {f} as far as you can.", f=lead),
        answer=FormulaAnswer(in_factors(shape.function), (shape.name,), "factored"),
        points=Fraction(2),
        space=Space("line", 10, lines=3, lead=lead),
        label=lead,
        names=(f"f({shape.name})", "f"),
        mistakes=_mistakes(shape, given.root),
        tips=(
            msg("Look first whether all terms have a factor in common; then look at what is left."),
            _second_tip(given, shape),
        ),
    )


def _second_tip(given: Given, shape: Shape) -> Message:
    if shape.has_outside:
        if shape.is_minus_alone:
            return msg("First take out the minus sign.")
        return msg("All terms have {factor} in common.", factor=formula(shape.outside))
    if given.root is not None:
        return _root_gives_factor(shape.name, given.root)
    if squares_of(shape.rest) is not None:
        return msg("This is a difference of two squares.")
    half = in_half_powers(shape.rest)
    if half is not None:
        product, total = product_and_sum(half)
        return msg(
            "Look for two numbers with product {product} and sum {sum}.", product=shown(product), sum=shown(total)
        )
    return msg("Look for a root among the divisors of the constant term.")


def _root_gives_factor(name: str, root: Fraction) -> Message:
    return msg(
        "Because {fact}, {factor} is a factor.",
        fact=equals(head(Number(root)), 0),
        factor=formula(_root_polynomial(name, root)),
    )


def _root_polynomial(name: str, root: Fraction) -> Poly:
    """The primitive factor with this root."""
    return univariate((root.denominator, -root.numerator), name)


# Known mistakes


def _mistakes(shape: Shape, root: Fraction | None) -> tuple[Mistake, ...]:
    """Only those that can be made here."""
    scale, found = factors(shape.function)
    turned = [(_turned(factor), times) for factor, times in found]
    own = None if root is None else _root_polynomial(shape.name, root)
    if own is not None and (not root or len(found) < 2):
        own = None
    others = {(factor, times) for factor, times in found if factor != own}
    mistakes = []
    if {(_turned(factor), times) for factor, times in others} != others:
        mistakes.append(
            Mistake(
                "opposite-signs",
                as_product(scale, turned),
                msg("put the signs in the factors the wrong way round"),
                msg("Multiply your factors out: do the signs of the terms come back?"),
            )
        )
    if own is not None:
        mistakes.append(
            Mistake(
                "opposite-root",
                as_product(scale, [(_turned(f) if f == own else f, times) for f, times in found]),
                msg("put the wrong sign in the factor of the given root"),
                msg("The factor that belongs to a root is 0 there. Substitute the root in yours."),
            )
        )
    as_factors = _numbers_as_factors(shape)
    if as_factors is not None:
        mistakes.append(
            Mistake(
                "numbers-as-factors",
                as_factors,
                msg("put the two numbers straight into the factors"),
                msg("With a number before the square, the two numbers split the middle term first."),
            )
        )
    if shape.has_outside:
        mistakes.append(
            Mistake(
                "common-factor-lost",
                in_factors(shape.rest),
                msg("lost the common factor"),
                msg("What you took out of every term still belongs in front of the product."),
            )
        )
    if shape.is_difference_of_squares:
        square = [(factor, 1) for factor, _ in factors(shape.outside)[1]] if shape.power else []
        low = next(factor for factor, _ in factors(shape.rest)[1] if factor.constant_term < 0)
        mistakes.append(
            Mistake(
                "square-of-difference",
                as_product(scale, [*square, (low, 2)]),
                msg("took a difference of squares for the square of a difference"),
                msg("The square of a difference has three terms. Multiply your answer out."),
            )
        )
    return tuple(mistakes)


def _numbers_as_factors(shape: Shape) -> Formula | None:
    """(x + m)(x + n) for the numbers m and n with product ac and sum b, where a is not 1."""
    rest = shape.rest
    if rest.degree() != 2 or not rest.coefficient((1,)) or rest.coefficients()[0] == 1 or len(factors(rest)[1]) < 2:
        return None
    (p, r), (q, s) = (factor.coefficients() for factor, _ in factors(rest)[1])
    pieces = [univariate((1, number), shape.name) for number in (p * s, q * r)]
    outer = factors(shape.outside)[1]
    return as_product(shape.scale, [*outer, *((piece, 1) for piece in pieces)])


def _turned(factor: Poly) -> Poly:
    """px + r for a factor px − r; other factors stay."""
    return (
        univariate((factor.coefficients()[0], -factor.constant_term), factor.variables[0])
        if factor.degree() == 1
        else factor
    )


GENERATOR = Generator(
    title=msg("Factoring"),
    topic="polynomial",
    revision=1,
    given=Given,
    fields=(
        Field("function", "function", msg("the function f in one variable")),
        Field("root", "number", msg("a root that the sheet states"), required=False),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("a common factor, or a difference of squares"),
        msg("product and sum, also with a number in front"),
        msg("a coefficient before the square, or a cubic with a known root"),
    ),
)
