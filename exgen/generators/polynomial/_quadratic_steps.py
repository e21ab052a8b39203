"""The lines of a board that solve a quadratic equation: two numbers, a square root, or the discriminant."""

from fractions import Fraction
from math import lcm

from exgen.algebra import Poly, factors, univariate
from exgen.board import line, shown
from exgen.formula.build import add, equals, formula, minus, neg, over, power, times
from exgen.formula.tree import Formula, Message, PlusMinus, Relation, Root, Sign, msg
from exgen.generators.polynomial._curve import shorter
from exgen.generators.polynomial._quadratic import Core, coefficients, rule_of_d, twice_a
from exgen.generators.polynomial._surd import Surd, real_zeros
from exgen.generators.polynomial._zeros import as_factor, as_product, in_factors, listed, signed_root, written
from exgen.model import Step


def implied(*lines: Formula) -> Relation:
    """One equation after the other with the same solutions."""
    return Relation(lines, tuple[Sign, ...]("⇔" for _ in lines[1:]))


def quadratic_steps(core: Core, points: Fraction) -> list[Step]:
    """The steps up to the roots; the points are for the factors, the square or the discriminant."""
    d = core.discriminant
    if core.b == 0:
        return _pure_square(core, points)
    if has_whole_roots(core):
        return _sum_and_product(core, [root.p for root, _ in real_zeros(core.poly)], points)
    return [
        Step(msg("Here {a}, {b} and {c}.", **coefficients(core))),
        Step(msg("Discriminant:"), _discriminant_line(core), points, "roots"),
        *(_by_formula(core) if d >= 0 else [Step(msg("A negative number has no square root."))]),
    ]


def has_whole_roots(core: Core) -> bool:
    """Whether two numbers are found by their product and sum: two whole roots, and a small number before the square."""
    roots = [root for root, _ in real_zeros(core.poly)]
    whole = all(not root.q and root.p.denominator == 1 for root in roots)
    return len(roots) == 2 and abs(core.a) <= 3 and core.a.denominator == 1 and whole


def _sum_and_product(core: Core, pair: list[Fraction], points: Fraction) -> list[Step]:
    monic = core.poly * (1 / core.a)
    steps = []
    if core.a != 1:
        outside = as_product(core.a, [(monic, 1)])
        text = msg("Take out the minus sign:") if core.a == -1 else msg("The common factor in front:")
        steps.append(Step(text, line(core.poly, ("=", outside))))
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
        product_is_zero(core.poly),
    ]


def product_is_zero(poly: Poly) -> Step:
    """The equation that each factor gives."""
    equations = [equals(as_factor(factor), 0) for factor, _ in factors(poly)[1]]
    if len(equations) == 1:
        return Step(msg("A power is 0 where its base is 0: {equation}.", equation=equations[0]))
    return Step(msg("A product is 0 where one of its factors is 0: {equations}.", equations=listed(equations)))


def _pure_square(core: Core, points: Fraction) -> list[Step]:
    """ax² + c = 0 by a square root."""
    value = -core.c / core.a
    square = power(core.name, 2)
    lines: list[Formula] = [equals(core.poly, 0)]
    if core.a != 1:
        lines.append(equals(univariate((core.a, 0, 0), core.name), -core.c))
    lines.append(equals(square, value))
    if value >= 0:
        root = real_zeros(core.poly)[-1][0]
        sides = [Root(formula(value)), written(root)] if root.q else [written(root)]
        lines.append(shorter(formula(core.name), *(PlusMinus(None, side) for side in sides)))
    steps = [Step(msg("The square alone:"), implied(*lines), points, "roots")]
    if value < 0:
        steps.append(Step(msg("It is negative, and a square never is.")))
    return steps


def _discriminant_line(core: Core) -> Relation:
    square = power(shown(core.b), 2)
    filled = minus(square, times(4, shown(core.a), shown(core.c)))
    worked = add(shown(core.b**2), shown(-4 * core.a * core.c))
    found = line("D", ("=", rule_of_d().operands[1]), ("=", filled), ("=", worked), ("=", shown(core.discriminant)))
    return found if core.discriminant >= 0 else Relation((*found.operands, formula(0)), (*found.signs, "<"))


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
        sides += [_over(shown(-core.b), 2 * core.a), written(last)]
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
