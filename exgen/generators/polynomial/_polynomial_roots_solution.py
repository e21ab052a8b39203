"""The board of polynomial-roots: factors, a square root or the discriminant, the roots, and a check."""

from fractions import Fraction
from math import lcm

from exgen.algebra import Poly, factors, univariate
from exgen.board import line, shown
from exgen.formula.build import add, equals, formula, minus, neg, over, power, times
from exgen.formula.tree import Formula, Message, PlusMinus, Relation, Root, Sign, msg
from exgen.generators.polynomial._curve import head, shorter, value_line
from exgen.generators.polynomial._quadratic import Core, coefficients, core_of, rule_of_d, twice_a
from exgen.generators.polynomial._surd import Surd, real_zeros
from exgen.generators.polynomial._zeros import as_product, in_factors, signed_root, written, zero_set
from exgen.model import Step


def solution(function: Poly, roots: tuple[Surd, ...]) -> tuple[Step, ...]:
    core = core_of(function)
    steps = _by_factors(function) if core is None else [*_in_front(function, core), *_quadratic(core, Fraction(1))]
    steps.append(_end(roots))
    steps += _check(function, roots)
    return (*steps, Step(figure="roots"))


def _in_front(function: Poly, core: Core) -> list[Step]:
    """x · (…), and what is left to solve."""
    if not core.power:
        return []
    (name,) = function.variables
    product = as_product(Fraction(1), [(univariate((1, 0), name), core.power), (core.poly, 1)])
    text = msg("Every term has a factor {name}:", name=formula(name))
    return [
        Step(text, line(head(name), ("=", function), ("=", product))),
        Step(msg("So {one}, or {other}.", one=equals(name, 0), other=equals(core.poly, 0))),
    ]


def _quadratic(core: Core, points: Fraction) -> list[Step]:
    d = core.discriminant
    if core.b == 0:
        return _pure_square(core, points)
    if core.c == 0:
        return [Step(msg("In factors:"), line(core.poly, ("=", in_factors(core.poly))), points, "roots")]
    pair = [root.p for root, _ in real_zeros(core.poly) if not root.q]
    if len(pair) == 2 and abs(core.a) <= 3 and all(root.denominator == 1 for root in pair):
        return _sum_and_product(core, pair, points)
    return [
        Step(msg("Here {a}, {b} and {c}.", **coefficients(core))),
        Step(msg("Discriminant:"), _discriminant_line(core), points, "roots"),
        *(_by_formula(core) if d >= 0 else [Step(msg("It is negative, and a square never is."))]),
    ]


def _sum_and_product(core: Core, pair: list[Fraction], points: Fraction) -> list[Step]:
    monic = core.poly * (1 / core.a)
    steps = []
    if core.a != 1:
        outside = as_product(core.a, [(monic, 1)])
        steps.append(Step(msg("The common factor in front:"), line(core.poly, ("=", outside))))
    one, other = (shown(-root) for root in pair)
    b, c = core.b / core.a, core.c / core.a
    text = msg(
        "Two numbers with product {product} and sum {sum}: {one} and {other}.",
        product=shown(c),
        sum=shown(b),
        one=one,
        other=other,
    )
    return [
        *steps,
        Step(text),
        Step(msg("In factors:"), line(core.poly, ("=", in_factors(core.poly))), points, "roots"),
    ]


def _pure_square(core: Core, points: Fraction) -> list[Step]:
    """ax² + c = 0 by a square root."""
    value = -core.c / core.a
    lines: list[Formula] = [equals(core.poly, 0)]
    if core.c:
        lines.append(equals(power(core.name, 2), shown(value)))
    if value >= 0:
        root = written(real_zeros(core.poly)[-1][0])
        lines.append(equals(core.name, PlusMinus(None, root) if value else root))
    solved = Relation(tuple(lines), tuple[Sign, ...]("⇔" for _ in lines[1:]))
    steps = [Step(msg("The square alone:"), solved, points, "roots")]
    if value < 0:
        steps.append(Step(msg("It is negative, and a square never is.")))
    return steps


def _discriminant_line(core: Core) -> Relation:
    square = power(shown(core.b), 2)
    filled = minus(square, times(4, shown(core.a), shown(core.c)))
    product = 4 * core.a * core.c
    worked = add(shown(core.b**2), shown(-product))
    return line("D", *_after_rule(("=", filled), ("=", worked), ("=", shown(core.discriminant))))


def _after_rule(*rest: tuple[Sign, Formula]) -> tuple[tuple[Sign, Formula], ...]:
    return (("=", rule_of_d().operands[1]), *rest)


def _by_formula(core: Core) -> list[Step]:
    """x = (−b ± √D) / 2a, numbers filled in, the root worked out."""
    d = core.discriminant
    rule = over(PlusMinus(neg("b"), Root(formula("D"))), twice_a())
    filled = _over(PlusMinus(shown(-core.b), Root(shown(d))), 2 * core.a)
    last = real_zeros(core.poly)[-1][0]
    size = last.q * 2 * core.a if last.q else (last.p - real_zeros(core.poly)[0][0].p) * core.a
    worked = signed_root(abs(size), last.d) if last.q else shown(abs(size))
    sides: list[Formula] = [rule, filled]
    if d == 0:
        sides.append(_over(shown(-core.b), 2 * core.a))
    elif not last.q or last.d != d:
        sides.append(_over(PlusMinus(shown(-core.b), worked), 2 * core.a))
    if last.q:
        sides.append(_with_both_signs(last))
    steps = [Step(msg("Quadratic formula:"), shorter(formula(core.name), *sides))]
    if d and not last.q:
        steps.append(Step(_both(core, abs(size))))
    return steps


def _over(above: Formula, below: Fraction) -> Formula:
    return above if below == 1 else over(above, shown(below))


def _with_both_signs(root: Surd) -> Formula:
    """(−4 ± 3√2)/2"""
    below = lcm(root.p.denominator, root.q.denominator)
    term = signed_root(abs(root.q) * below, root.d)
    above = PlusMinus(shown(root.p * below) if root.p else None, term)
    return above if below == 1 else over(above, below)


def _both(core: Core, root: Fraction) -> Message:
    """With + and with −, where the root is rational."""
    sides = []
    for sign in (1, -1):
        above = add(shown(-core.b), shown(sign * root))
        sides.append(
            line(core.name, ("=", _over(above, 2 * core.a)), ("=", formula((sign * root - core.b) / (2 * core.a))))
        )
    return msg("So {one}, or {other}.", one=sides[0], other=sides[1])


def _by_factors(function: Poly) -> list[Step]:
    """Any degree: the factors, and what the quadratic ones give."""
    (name,) = function.variables
    if function.degree() == 1 or len(function.terms) == 1:
        return [Step(msg("Solve:"), equals(function, 0), Fraction(1), "roots")]
    steps = [
        Step(msg("In factors:"), line(head(name), ("=", function), ("=", in_factors(function))), Fraction(1), "roots")
    ]
    for factor, _ in factors(function)[1]:
        core = core_of(factor)
        if core is not None:
            steps += _quadratic(core, Fraction(0))
    return steps


def _end(roots: tuple[Surd, ...]) -> Step:
    if not roots:
        return Step(msg("So there is no real root."), None, Fraction(1), "roots")
    said = msg("So the only root is:") if len(roots) == 1 else msg("So the roots are:")
    return Step(said, zero_set(roots), Fraction(1), "roots")


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
