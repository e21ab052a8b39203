"""The board of polynomial-factor: what all terms have in common, then what is left, down to what cannot be split."""

from fractions import Fraction

from exgen.algebra import Poly, rational_roots, univariate
from exgen.board import line, shown
from exgen.formula.build import add, equals, formula, group, juxtapose, minus, neg, power, times
from exgen.formula.tree import Formula, Number, Polynomial, Product, Relation, Sum, Symbol, msg
from exgen.generators.polynomial._curve import head, shorter
from exgen.generators.polynomial._division import horner, linear
from exgen.generators.polynomial._factor_shape import Shape, factors, product_and_sum
from exgen.generators.polynomial._products import terms_of
from exgen.generators.polynomial._zeros import as_factor, as_product, in_factors
from exgen.model import Step

ONE = Fraction(1)


def solution(shape: Shape, root: Fraction | None) -> tuple[Step, ...]:
    """The last line of the work earns the first point; where it would end in the result, it stops before that."""
    key = in_factors(shape.function)
    work = [*_outside(shape), *_inside(shape, root)]
    last = work[-1]
    work[-1] = Step(last.text, _before(last.formula, key), ONE, "factored")
    end = line(head(shape.name), ("=", key))
    return (*work, Step(msg("So, completely factored:"), end, ONE, "factored"), _check(shape))


def _before(told: Formula | None, result: Formula) -> Formula | None:
    """A chain without its last side if that is the result; nothing where one side would remain."""
    if not isinstance(told, Relation) or told.operands[-1] != result:
        return told
    return Relation(told.operands[:-1], told.signs[:-1]) if len(told.operands) > 2 else None


def _outside(shape: Shape) -> list[Step]:
    """What all terms have in common, written as a factor of each where that is all there is to do."""
    if not shape.has_outside:
        return []
    told = (
        msg("Take out the minus sign:")
        if shape.is_minus_alone
        else msg("All terms have {factor} in common:", factor=formula(shape.outside))
    )
    if _is_irreducible(shape.rest):
        sides: Formula = Sum(tuple(times(shape.outside, term) for term in terms_of(shape.rest)))
    else:
        sides = _times_outside(shape, as_factor(shape.rest))
    return [Step(told, line(head(shape.name), ("=", shape.function), ("=", sides)))]


def _is_irreducible(rest: Poly) -> bool:
    return sum(count for _, count in factors(rest)[1]) == 1


def _times_outside(shape: Shape, inner: Formula) -> Formula:
    """scale · x^power · (inner)"""
    _, found = factors(shape.outside)
    outer = as_product(shape.scale, found)
    if shape.outside.is_constant and abs(shape.scale) == 1:
        return neg(inner) if shape.scale < 0 else inner
    if shape.scale < 0:
        return neg(juxtapose(as_product(-shape.scale, found), inner))
    return juxtapose(*(outer.factors if isinstance(outer, Product) else (outer,)), inner)


def _inside(shape: Shape, stated: Fraction | None) -> list[Step]:
    """What is left after the common factor, down to factors that cannot be split."""
    rest = shape.rest
    steps: list[Step] = []
    while rest.degree() > 2:
        known = rational_roots(rest)
        root = stated if stated in known else min(known, key=lambda r: (r.denominator, abs(r)), default=None)
        if root is None:
            return steps or [Step(msg("It has no rational root; look for factors of degree 2."))]
        divided, rest = _divided(rest, root)
        steps += divided
    if rest.degree() == 2 and not _is_irreducible(rest):
        steps += _difference(rest) if Shape(rest).is_difference_of_squares else _product_sum(rest)
    return steps


def _divided(rest: Poly, root: Fraction) -> tuple[list[Step], Poly]:
    """The division by x − root, and the quotient; 2(x − ½) is written as 2x − 1."""
    (name,) = rest.variables
    scheme = horner(rest, root)
    divided = univariate(scheme.numbers[:-1], name)
    quotient = divided * Fraction(1, root.denominator)
    primitive = univariate((root.denominator, -root.numerator), name)
    text = msg("Because {fact}, divide by {divisor}.", fact=equals(head(Number(root)), 0), divisor=linear(name, root))
    sides = [juxtapose(linear(name, root), as_factor(divided)), juxtapose(as_factor(primitive), as_factor(quotient))]
    return [Step(text), *scheme.steps(), Step(msg("So:"), shorter(formula(rest), *sides))], quotient


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
    product, total = product_and_sum(rest)
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
