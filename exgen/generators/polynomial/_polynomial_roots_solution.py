"""The board of polynomial-roots: factors, a square root or the discriminant, the roots, and a check."""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from exgen.algebra import Poly, factors, univariate
from exgen.board import line
from exgen.figures.describe import Figure
from exgen.formula.build import add, equals, formula, neg, over
from exgen.formula.tree import Formula, Relation, msg
from exgen.generators.polynomial._curve import head, value_line
from exgen.generators.polynomial._factor_shape import Shape
from exgen.generators.polynomial._quadratic import Core, core_of
from exgen.generators.polynomial._quadratic_steps import implied, product_is_zero, quadratic_steps
from exgen.generators.polynomial._splitting import schemes, splitting
from exgen.generators.polynomial._surd import Surd
from exgen.generators.polynomial._zeros import as_product, in_factors, written, zero_set
from exgen.model import Step

ONE = Fraction(1)


def solution(function: Poly, roots: tuple[Surd, ...]) -> tuple[Step, ...]:
    """`function` as it is stated; fractions in it are multiplied away first."""
    steps, whole = _without_fractions(function)
    about = head(function.variables[0]) if not steps else None
    core = core_of(whole)
    if whole.degree() == 1 or len(whole.terms) == 1:
        steps.append(_alone(whole))
    elif core is not None:
        steps += [*_in_front(whole, core, about), *quadratic_steps(core, ONE)]
    else:
        steps += _by_factors(whole, about)
    return (*steps, _end(roots), *_check(function, roots), Step(figure="roots"))


def drawn_schemes(function: Poly) -> tuple[Figure, ...]:
    """Of the divisions that the board needs where the function is no quadratic times a power."""
    whole = without_fractions(function)
    simple = whole.degree() == 1 or len(whole.terms) == 1 or core_of(whole) is not None
    return () if simple else schemes(Shape(whole).rest)


def without_fractions(function: Poly) -> Poly:
    """The function times the least whole number that makes its coefficients whole."""
    return function * lcm(*(c.denominator for _, c in function.terms))


def _without_fractions(function: Poly) -> tuple[list[Step], Poly]:
    whole = without_fractions(function)
    if whole == function:
        return [], function
    number = whole.terms[0][1] / function.terms[0][1]
    text = msg("Multiply by {number}; the roots stay the same:", number=formula(number))
    return [Step(text, equals(whole, 0))], whole


def _alone(function: Poly) -> Step:
    """A linear equation, or a power that is 0."""
    (name,) = function.variables
    leading = Poly(function.variables, function.terms[:1])
    if len(function.terms) == 1:
        return Step(msg("Solve:"), implied(equals(function, 0), equals(name, 0)), ONE, "roots")
    value = -function.constant_term / leading.terms[0][1]
    lines: list[Formula] = [equals(function, 0), equals(leading, -function.constant_term)]
    if leading.terms[0][1] != 1:
        lines.append(equals(name, value))
    return Step(msg("Solve:"), implied(*lines), ONE, "roots")


def _in_front(function: Poly, core: Core, about: Formula | None) -> list[Step]:
    """x · (…), and what is left to solve."""
    if not core.power:
        return []
    (name,) = function.variables
    product = as_product(ONE, [(univariate((1, 0), name), core.power), (core.poly, 1)])
    text = msg("Every term has a factor {name}:", name=formula(name))
    return [
        Step(text, _about(about, function, product)),
        Step(msg("So {one}, or {other}.", one=equals(name, 0), other=equals(core.poly, 0))),
    ]


def _about(about: Formula | None, function: Poly, *sides: Formula) -> Relation:
    """f(x) = function = …, without its head where the function has been multiplied."""
    return equals(*([about] if about is not None else []), function, *sides)


# Any degree


def _by_factors(function: Poly, about: Formula | None) -> list[Step]:
    """What all terms have in common, what is left in factors, and what the quadratic ones of them give."""
    shape = Shape(function)
    split = splitting(shape.rest)
    steps: list[Step] = []
    if shape.has_outside:
        product = as_product(shape.scale, [*factors(shape.outside)[1], (shape.rest, 1)])
        text = msg("All terms have {factor} in common:", factor=formula(shape.outside))
        told = _about(about, function, product)
        steps.append(Step(text, told) if split else Step(text, told, ONE, "roots"))
    steps += split
    if split:
        steps.append(Step(msg("In factors:"), _about(about, function, in_factors(function)), ONE, "roots"))
    steps.append(product_is_zero(function))
    for factor, _ in factors(function)[1]:
        core = core_of(factor)
        if core is not None:
            steps += quadratic_steps(core, Fraction(0))
    return steps


# Roots and check


def _end(roots: Sequence[Surd]) -> Step:
    if not roots:
        return Step(msg("So there is no real root."), None, ONE, "roots")
    said = msg("So the only root is:") if len(roots) == 1 else msg("So the roots are:")
    return Step(said, zero_set(roots), ONE, "roots")


def _check(function: Poly, roots: tuple[Surd, ...]) -> list[Step]:
    """A whole root filled in; else the sum of the roots of the quadratic, or its square for a double root."""
    others = [root for root in roots if root.p or root.q]
    rational = [root.p for root in others if not root.q]
    at = min(rational, key=lambda r: (r.denominator, abs(r)), default=None)
    core = core_of(function)
    if at is not None and (at.denominator == 1 or core is None):
        return [Step(msg("Check:"), value_line(function, at))]
    if core is not None and len(others) == 2:
        return [_check_of_sum(core, others)]
    return [Step(msg("Check:"), line(function, ("=", in_factors(function))))] if rational else []


def _check_of_sum(core: Core, roots: list[Surd]) -> Step:
    should_be = formula(-core.b / core.a)
    text = msg("Check, the sum of these roots is {rule}:", rule=equals(over(neg("b"), "a"), should_be))
    return Step(text, line(add(*(written(root) for root in roots)), ("=", should_be)))
