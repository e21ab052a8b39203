"""The second derivative, where the graph is convex, and its inflection points.

Convex and concave are told by the sign of f″; the everyday words for them are used both ways. A zero of f″ is an
inflection point only where the sign changes, so level 3 mixes functions with a double zero, with none and with two.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from exgen.algebra import Poly, constant, univariate
from exgen.board import is_short
from exgen.formula.build import formula, point
from exgen.formula.tree import Formula, Polynomial, Symbol, Union, msg
from exgen.generator import Generator, Solved
from exgen.generators._derivatives import factor_lost
from exgen.generators.polynomial._curve import (
    check_degree,
    check_not_huge,
    definition,
    derivative_line,
    has_small_terms,
    head,
    left_sides,
)
from exgen.generators.polynomial._own_second import own_convex, own_inflection
from exgen.generators.polynomial._polynomial_convexity_solution import SHAPE, figure, points_at, solution
from exgen.generators.polynomial._sign_table import SignTable, sign_table, signs_where_written
from exgen.generators.polynomial._surd import value_at
from exgen.generators.polynomial._yes_no import YES_OR_NO
from exgen.generators.polynomial._zeros import coordinate
from exgen.given import Field
from exgen.model import ChoiceAnswer, FormulaAnswer, IntervalsAnswer, Mistake, Part, SetAnswer, Space
from exgen.rng import Stream

MOST = 9


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly


def sample(rng: Stream, level: int) -> Given:
    """A family, the zeros of f″, then one of the functions; a linear term and a constant do not change f″."""
    functions = rng.choice(_functions(rng.weighted(FAMILIES[level])))
    return Given(rng.choice(functions) + univariate((rng.nonzero(-MOST, MOST), rng.nonzero(-MOST, MOST))))


FAMILIES: dict[int, tuple[tuple[int, str], ...]] = {
    1: ((1, "cubic"),),
    2: ((1, "two"),),
    3: ((5, "convex double"), (1, "concave double"), (4, "convex none"), (1, "concave none"), (9, "halves")),
}
"""What is drawn on each level, with weights: on level 3 nine in twenty functions are convex everywhere."""


@cache
def _functions(family: str) -> tuple[tuple[Poly, ...], ...]:
    """The functions of a family with nice coefficients, grouped by f″ up to a factor."""
    groups = (
        tuple(f for f in (_twice_integrated(k * each) for k in _scales(family)) if _is_nice(f))
        for each in _shapes(family.split()[-1])
    )
    return tuple(group for group in groups if group)


def _shapes(family: str) -> list[Poly]:
    """What f″ is a multiple of."""
    small = range(-4, 5)
    if family == "cubic":
        return [univariate((1, -Fraction(n, 2))) for n in range(-8, 9) if n]
    if family == "two":
        return [univariate((1, -p)) * univariate((1, -q)) for p in small for q in small if p < q]
    if family == "double":
        return [univariate((1, -p)) ** 2 for p in small]
    if family == "none":
        return [univariate((1, b, c)) for b in small for c in range(1, 7) if b * b < 4 * c]
    return [univariate((1, -Fraction(p, 2))) * univariate((1, -q)) for p in (-3, -1, 1, 3) for q in range(-2, 3)]


def _scales(family: str) -> list[Fraction]:
    sizes = (6, 12, 18) if family == "cubic" else (3, 6, 12, 24)
    signs = {"convex": (1,), "concave": (-1,)}.get(family.split()[0], (-1, 1))
    return [Fraction(sign * size) for size in sizes for sign in signs]


def _twice_integrated(second: Poly) -> Poly:
    """The function without linear and constant term whose second derivative this is."""
    total = constant(0, second.variables)
    for (power,), c in second.terms:
        total = total + univariate((c / ((power + 1) * (power + 2)), *([0] * (power + 2))))
    return total


def _is_nice(function: Poly) -> bool:
    """Coefficients up to 9, whole ones for a cubic, halves and quarters besides for a quartic; short heights."""
    most = 4 if function.degree() == 4 else 1
    if any(abs(c) > MOST or c.denominator not in (1, 2, 4) or c.denominator > most for _, c in function.terms):
        return False
    zeros = sign_table(function.diff("x", 2)).zeros
    return all(is_short(value_at(function, zero).p) and has_small_terms(function, zero.p) for zero in zeros)


def solve(given: Given, level: int) -> Solved:
    function = given.function
    check_degree(function, 3, 4)
    check_not_huge(function)
    (name,) = function.variables
    table = sign_table(function.diff(name, 2))
    parts = [_second_part(function, name), _convex_part(function, table), _points_part(function, table, name)]
    if level == 3:
        parts.append(_everywhere_part(table, name))
    return Solved(
        variables=(name,),
        statement=(msg("Given: {function}.", function=definition(function, name)),),
        parts=tuple(parts),
        solution=solution(function, table, name, asks_global=level == 3),
        figures=(table.figure("signs", 2, SHAPE), figure(function, table, name)),
    )


def _second_part(function: Poly, name: str) -> Part:
    lead = head(name, 2)
    first = function.diff(name)
    return Part(
        name="second_derivative",
        prompt=msg("Find the second derivative {derivative}.", derivative=lead),
        answer=FormulaAnswer(Polynomial(function.diff(name, 2)), (name,)),
        points=Fraction(1),
        space=Space("line", 10, lines=1, lead=lead),
        label=lead,
        names=left_sides(name, 2),
        mistakes=(
            Mistake(
                "first-derivative",
                Polynomial(first),
                msg("stopped at the first derivative"),
                msg("You took the derivative once. The second derivative is the derivative of that."),
            ),
            Mistake(
                "factor-lost",
                Polynomial(factor_lost(first, name)),
                msg("lost the factor from the exponent"),
                msg("The exponent does not vanish: it comes to the front as a factor."),
            ),
        ),
        tips=(
            msg("The second derivative is the derivative of the derivative."),
            msg("First the derivative: {line}.", line=derivative_line(function)),
        ),
    )


def _convex_part(function: Poly, table: SignTable) -> Part:
    (name,) = function.variables
    key = table.where(True)
    return Part(
        name="convex",
        prompt=msg("On which intervals is {f} convex? Give them all, or write none.", f=formula("f")),
        answer=IntervalsAnswer(key, ends_free=True, splits=tuple(coordinate(zero) for zero in table.kept)),
        points=Fraction(2),
        space=Space("line", 10, lines=3),
        rule=own_convex(name),
        mistakes=_convex_mistakes(function, table),
        tips=(
            msg("A function is convex where its second derivative is positive, concave where it is negative."),
            msg("First find where {second} is 0.", second=head(name, 2)),
        ),
    )


def _convex_mistakes(function: Poly, table: SignTable) -> tuple[Mistake, ...]:
    """The parts exchanged and, where the zeros of f′ can be written down, the signs of f′."""
    (name,) = function.variables
    slope, second = head(name, 1), head(name, 2)
    exchanged = Mistake(
        "parts-exchanged",
        Union(table.where(False)),
        msg("exchanged convex and concave"),
        msg("Look at the sign of {second} at one place of your interval.", second=second),
    )
    rising = signs_where_written(function.diff(name))
    if rising is None:
        return (exchanged,)
    return (
        exchanged,
        Mistake(
            "sign-of-slope",
            Union(rising.where(True)),
            msg("took the sign of {slope} instead of {second}", slope=slope, second=second),
            msg(
                "The sign of {slope} says where {f} rises, not how the graph bends.",
                slope=slope,
                f=formula("f"),
            ),
        ),
    )


def _points_part(function: Poly, table: SignTable, name: str) -> Part:
    found = points_at(function, table.changes)
    return Part(
        name="inflection",
        prompt=msg("Find all inflection points, as points {point}, or write none.", point=point(name, head(name))),
        answer=SetAnswer(found.items, dimension=2),
        points=Fraction(2),
        space=Space("line", 8, lines=2),
        rule=own_inflection(function, name),
        mistakes=_point_mistakes(function, table),
        tips=(
            msg("At an inflection point, {second} is 0 and changes its sign.", second=head(name, 2)),
            msg("Then substitute the place into {f} for the height.", f=head(name)),
        ),
    )


def _point_mistakes(function: Poly, table: SignTable) -> tuple[Mistake, ...]:
    """Only those that can be made here."""
    found = []
    if table.kept:
        found.append(
            Mistake(
                "sign-not-checked",
                points_at(function, table.zeros),
                msg("counted a zero of the second derivative without a change of sign"),
                msg("A zero of the second derivative is not enough: its sign must change there."),
            )
        )
    if table.changes:
        heights = points_at(function.diff(function.variables[0]), table.changes)
        found.append(
            Mistake(
                "slope-for-height",
                heights,
                msg("used the derivative to find the height"),
                msg("The height is the value of {f}, not of its derivative.", f=formula("f")),
            )
        )
    return tuple(found)


def _everywhere_part(table: SignTable, name: str) -> Part:
    """Yes or no, so it earns its point only together with the convex parts."""
    second = head(name, 2)
    everywhere = not table.where(False)
    return Part(
        name="local_is_global",
        prompt=msg("Is {f} convex everywhere, so that a local minimum is certainly the global one?", f=formula("f")),
        answer=ChoiceAnswer(YES_OR_NO, "yes" if everywhere else "no"),
        points=Fraction(1),
        space=Space("boxes"),
        mistakes=_everywhere_mistakes(table, second),
        tips=(
            msg("A function that is convex everywhere does not turn downwards again after a minimum."),
            msg("Are there places where {second} is negative?", second=second),
        ),
        needs=("convex",),
    )


def _everywhere_mistakes(table: SignTable, second: Formula) -> tuple[Mistake, ...]:
    """A double zero taken for an end of the convex part, or one convex part for all of them."""
    if not table.where(False):
        return (_said_no(second),) if table.kept else ()
    if not table.where(True):
        return ()
    return (
        Mistake(
            "part-for-whole",
            Symbol("yes"),
            msg("took a convex part for the whole function"),
            msg("Convex on a part is not enough. Look at the sign of {second} everywhere.", second=second),
        ),
    )


def _said_no(second: Formula) -> Mistake:
    return Mistake(
        "zero-for-change",
        Symbol("no"),
        msg("took a zero of the second derivative for a change of sign"),
        msg("Where {second} is 0 but keeps its sign, the graph goes on in the same way.", second=second),
    )


GENERATOR = Generator(
    title=msg("Convex parts and inflection points"),
    topic="polynomial",
    revision=2,
    given=Given,
    fields=(Field("function", "function", msg("the function f of degree 3 or 4")),),
    sample=sample,
    solve=solve,
    levels=(
        msg("degree 3, one inflection point"),
        msg("degree 4, two inflection points"),
        msg("degree 4, where a zero of the second derivative need not be an inflection point"),
    ),
)
