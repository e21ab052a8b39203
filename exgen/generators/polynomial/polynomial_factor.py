"""Factoring a polynomial over the rationals: common factor, difference of squares, product and sum, a known root.

The key is one constant times powers of primitive factors; the checker leaves order and paired signs free.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from math import gcd

from exgen.algebra import Poly, rational_roots, univariate
from exgen.algebra import factors as find_factors
from exgen.board import line, shown
from exgen.errors import UserError
from exgen.formula.build import add, equals, formula, group, juxtapose, minus, neg, power
from exgen.formula.tree import Formula, Message, Polynomial, Product, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators.polynomial._curve import check_degree, check_not_huge, definition, head
from exgen.generators.polynomial._division import horner, linear
from exgen.generators.polynomial._zeros import as_factor, as_product, in_factors
from exgen.given import Field
from exgen.model import FormulaAnswer, Mistake, Part, Space, Step
from exgen.rng import Stream

MOST = 9
"""The largest number in a factor; what it multiplies out to stays below LARGEST."""
LARGEST = 60


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


@lru_cache(maxsize=64)
def factors(product: Poly) -> tuple[Fraction, tuple[tuple[Poly, int], ...]]:
    """As in `algebra`, remembered: one exercise asks it of the same few polynomials many times."""
    return find_factors(product)


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
        solution=_solution(given, shape),
    )


@dataclass(frozen=True, slots=True)
class Shape:
    """f(x) = scale · x^power · rest with a primitive rest that has no factor x."""

    function: Poly

    @property
    def name(self) -> str:
        return self.function.variables[0]

    @property
    def scale(self) -> Fraction:
        return factors(self.function)[0]

    @property
    def power(self) -> int:
        return min(e for (e,), _ in self.function.terms)

    @property
    def outside(self) -> Poly:
        return univariate((self.scale, *([0] * self.power)), self.name)

    @property
    def rest(self) -> Poly:
        cut = {e - self.power: c / self.scale for (e,), c in self.function.terms}
        return univariate([cut.get(n, Fraction(0)) for n in range(max(cut), -1, -1)], self.name)

    @property
    def has_outside(self) -> bool:
        return self.outside.terms != univariate((1,), self.name).terms and not self.rest.is_constant

    @property
    def can_be_factored(self) -> bool:
        """Whether it has two terms or more, and more than one primitive factor or a constant to take out."""
        scale, found = factors(self.function)
        split = abs(scale) != 1 or sum(times for _, times in found) > 1
        return split and len(self.function.terms) > 1

    @property
    def is_difference_of_squares(self) -> bool:
        found = factors(self.rest)[1]
        return self.rest.degree() == 2 and not self.rest.coefficient((1,)) and len(found) == 2


def _statement(given: Given, name: str) -> tuple[Message, ...]:
    stated = msg("Given: {function}.", function=definition(given.function, name))
    if given.root is None:
        return (stated,)
    return (stated, msg("You are told that {fact}.", fact=equals(head(given.root), 0)))


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
        mistakes=_mistakes(shape),
        tips=(
            msg("First take out what all terms have in common; then look at what is left."),
            _second_tip(given, shape),
        ),
    )


def _second_tip(given: Given, shape: Shape) -> Message:
    if shape.has_outside:
        return msg("All terms have {factor} in common.", factor=formula(shape.outside))
    if given.root is not None:
        return _root_gives_factor(shape.name, given.root)
    if shape.is_difference_of_squares:
        return msg("This is a difference of two squares.")
    if shape.rest.degree() == 2:
        product, total = _product_and_sum(shape.rest)
        return msg(
            "Look for two numbers with product {product} and sum {sum}.", product=shown(product), sum=shown(total)
        )
    return msg("Look for a root among the divisors of the constant term.")


def _root_gives_factor(name: str, root: Fraction) -> Message:
    return msg("Because {fact}, {factor} is a factor.", fact=equals(head(root), 0), factor=_root_factor(name, root))


def _root_factor(name: str, root: Fraction) -> Formula:
    return formula(univariate((root.denominator, -root.numerator), name))


def _product_and_sum(quadratic: Poly) -> tuple[Fraction, Fraction]:
    """ac and b of ax² + bx + c."""
    a, b, c = quadratic.coefficients()
    return a * c, b


# Known mistakes


def _mistakes(shape: Shape) -> tuple[Mistake, ...]:
    """Only those that can be made here."""
    scale, found = factors(shape.function)
    turned = [(_turned(factor), times) for factor, times in found]
    mistakes = []
    if turned != list(found):
        mistakes.append(
            Mistake(
                "opposite-signs",
                as_product(scale, turned),
                msg("put the signs in the factors the wrong way round"),
                msg("Multiply your factors out: do the signs of the terms come back?"),
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


def _turned(factor: Poly) -> Poly:
    """px + r for a factor px − r; other factors stay."""
    return (
        univariate((factor.coefficients()[0], -factor.constant_term), factor.variables[0])
        if factor.degree() == 1
        else factor
    )


# The worked solution


def _solution(given: Given, shape: Shape) -> tuple[Step, ...]:
    work = [*_outside(shape), *_inside(given, shape)]
    first = work[-1]
    work[-1] = Step(first.text, first.formula, Fraction(1), "factored")
    end = line(head(shape.name), ("=", in_factors(shape.function)))
    return (*work, Step(msg("So, completely factored:"), end, Fraction(1), "factored"), _check(shape))


def _outside(shape: Shape) -> list[Step]:
    if not shape.has_outside:
        return []
    product = _times_outside(shape, as_factor(shape.rest))
    told = msg("All terms have {factor} in common.", factor=formula(shape.outside))
    if len(shape.rest.terms) > 1:
        return [Step(told, line(head(shape.name), ("=", shape.function), ("=", product)))]
    return [Step(told)]


def _times_outside(shape: Shape, inner: Formula) -> Formula:
    """scale · x^power · (inner)"""
    _, found = factors(shape.outside)
    outer = as_product(shape.scale, found)
    if shape.outside.is_constant and abs(shape.scale) == 1:
        return neg(inner) if shape.scale < 0 else inner
    if shape.scale < 0:
        return neg(juxtapose(as_product(-shape.scale, found), inner))
    return juxtapose(*(outer.factors if isinstance(outer, Product) else (outer,)), inner)


def _inside(given: Given, shape: Shape) -> list[Step]:
    """What is left after the common factor, down to factors that cannot be split."""
    rest = shape.rest
    steps: list[Step] = []
    while rest.degree() > 2:
        known = rational_roots(rest)
        root = given.root if given.root in known else min(known, key=lambda r: (r.denominator, abs(r)), default=None)
        if root is None:
            return steps or [Step(msg("It has no rational root; look for factors of degree 2."))]
        step, rest = _divided(rest, root)
        steps.append(step)
    if rest.degree() == 2 and len(factors(rest)[1]) + factors(rest)[1][0][1] > 2:
        steps += _difference(rest) if Shape(rest).is_difference_of_squares else _product_sum(rest)
    return steps


def _divided(rest: Poly, root: Fraction) -> tuple[Step, Poly]:
    """The division by x − root, and the quotient."""
    (name,) = rest.variables
    scheme = horner(rest, root)
    quotient = univariate(scheme.numbers[:-1], name)
    text = msg(
        "Because {fact}, divide by {divisor} with Horner's scheme: {numbers}.",
        fact=equals(head(root), 0),
        divisor=linear(name, root),
        numbers=scheme.told,
    )
    divided = line(rest, ("=", juxtapose(linear(name, root), as_factor(quotient))))
    return Step(text, divided), quotient


def _difference(rest: Poly) -> list[Step]:
    (name,) = rest.variables
    low = next(factor for factor, _ in factors(rest)[1] if factor.constant_term < 0)
    p, r = low.coefficients()
    base = Symbol(name) if p == 1 else Product((formula(p), Symbol(name)))
    squares = minus(power(base, 2), power(-r, 2))
    rule = equals(minus(power("a", 2), power("b", 2)), juxtapose(minus("a", "b"), add("a", "b")))
    return [
        Step(msg("A difference of squares, {rule}:", rule=rule), line(rest, ("=", squares), ("=", in_factors(rest))))
    ]


def _product_sum(rest: Poly) -> list[Step]:
    """Two numbers with product ac and sum b split the middle term; for a = 1 they stand in the factors."""
    (name,) = rest.variables
    (one, other) = _two_factors(rest)
    (p, minus_r), (q, minus_s) = one.coefficients(), other.coefficients()
    product, total = _product_and_sum(rest)
    first, second = p * minus_s, q * minus_r
    text = msg(
        "Two numbers with product {product} and sum {sum}: {one} and {other}.",
        product=shown(product),
        sum=shown(total),
        one=shown(first),
        other=shown(second),
    )
    if p == q == 1:
        return [Step(text, line(rest, ("=", in_factors(rest))))]
    x = univariate((1, 0), name)
    split = add(rest.coefficients()[0] * x**2, first * x, second * x, rest.constant_term)
    grouped = add(juxtapose(p * x, Polynomial(other)), _times_number(minus_r, other))
    return [
        Step(text),
        Step(
            msg("Split the middle term and take out in pairs:"),
            line(rest, ("=", split), ("=", grouped), ("=", in_factors(rest))),
        ),
    ]


def _two_factors(quadratic: Poly) -> tuple[Poly, Poly]:
    listed = [factor for factor, times in factors(quadratic)[1] for _ in range(times)]
    return listed[-1], listed[0]


def _times_number(number: Fraction, factor: Poly) -> Formula:
    whole = group(factor) if abs(number) == 1 else juxtapose(abs(number), Polynomial(factor))
    return neg(whole) if number < 0 else whole


def _check(shape: Shape) -> Step:
    """Both forms have the same value at a small place that is no root."""
    place = next(Fraction(n) for n in range(1, 20) if shape.function.at({shape.name: Fraction(n)}))
    value = shape.function.at({shape.name: place})
    return Step(
        msg("Check: at {place} both forms give {value}.", place=equals(shape.name, shown(place)), value=shown(value))
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
