"""The worked solution of the difference quotient: both values, the quotient, the derivative and their difference."""

from fractions import Fraction

from exgen.algebra import Poly
from exgen.board import LONGEST_DECIMAL, evaluation, filled_in, is_short, line, results, shown, term_values
from exgen.figures.describe import Figure, Graph, Mark
from exgen.formula.build import add, equals, formula, minus, over, power, times
from exgen.formula.tree import Message, Relation, msg
from exgen.generators.polynomial._curve import derivative_line, head, named
from exgen.generators.polynomial._secant import Work, written_quotient
from exgen.model import Step


def solution(work: Work) -> tuple[Step, ...]:
    """The board, in the order of the parts."""
    top = minus(shown(work.f_ah), shown(work.f_a))
    change = work.f_ah - work.f_a
    quotient = line(
        written_quotient(shown(work.a), shown(work.a + work.h), shown(work.h)),
        ("=", over(top, shown(work.h))),
        ("=", over(shown(change), shown(work.h))),
        *results(work.quotient, None if is_short(work.quotient) else LONGEST_DECIMAL),
    )
    difference = line(
        minus(shown(work.quotient), shown(work.derivative)),
        *results(work.difference, None if is_short(work.difference) else LONGEST_DECIMAL),
    )
    return (
        Step(msg("The value at {place}:", place=formula("a")), _value_line(work.function, work.a), Fraction(1), "f_a"),
        Step(msg("The value at {place}:", place=add("a", "h")), _near_line(work), Fraction(1), "f_ah"),
        Step(msg("The difference quotient:"), quotient, Fraction(1), "quotient"),
        Step(msg("Derivative:"), derivative_line(work.function)),
        Step(
            msg("Substitute {place}:", place=equals(work.name, shown(work.a))),
            _value_line(work.function.diff(work.name), work.a, 1),
            Fraction(1),
            "derivative",
        ),
        Step(msg("The difference:"), difference, Fraction(1), "difference"),
        Step(_remark(work)),
        *([Step(_two_slopes(work), figure="secant")] if figures(work) else []),
    )


def _value_line(function: Poly, x: Fraction, primes: int = 0) -> Relation:
    """f(3) = 2 · 3² − 5 = 18 − 5 = 13, rounded where the part asks it; the power first where it is the only term."""
    place = {function.variables[0]: x}
    value = evaluation(head(x, primes), function, place, None if is_short(function.at(place)) else LONGEST_DECIMAL)
    if len(function.terms) != 1 or function.degree() < 2 or not is_short(x ** function.degree()):
        return value
    c = function.coefficients()[0]
    if abs(c) == 1:
        return value
    left, filled, *results = value.operands
    worked = times(shown(c), shown(x ** function.degree()))
    return Relation((left, filled, worked, *results), ("=", *value.signs))


def _near_line(work: Work) -> Relation:
    """f(a + h), with every digit of its terms, because the quotient needs them."""
    x = work.a + work.h
    if is_short(work.f_ah):
        return _value_line(work.function, x)
    place = {work.name: x}
    filled = filled_in(work.function, place)
    ends = all(is_short(Poly((work.name,), (term,)).at(place), 2 * LONGEST_DECIMAL) for term in work.function.terms)
    terms = term_values(work.function, place) if ends else filled
    rounded = shown(work.f_ah, LONGEST_DECIMAL)
    return line(head(x), ("=", filled), ("=", terms), ("=", shown(work.f_ah)), ("≈", rounded))


def _remark(work: Work) -> Message:
    if work.function.degree() == 2:
        return msg(
            "Check: for degree 2 the difference is the coefficient of {square} times {h}: {line}.",
            square=power(work.name, 2),
            h=formula("h"),
            line=line(times(shown(work.function.coefficients()[0]), shown(work.h)), ("=", shown(work.difference))),
        )
    return msg("The closer {h} is to 0, the closer the difference quotient comes to the derivative.", h=formula("h"))


def _two_slopes(work: Work) -> Message:
    return msg(
        "The difference quotient is the slope of the secant through {one} and {other} (dotted in the figure), "
        "the derivative that of the tangent at {touch} (dashed).",
        one=named("P", work.a, work.f_a),
        other=named("Q", work.a + work.h, work.f_ah),
        touch=formula("P"),
    )


def figures(work: Work) -> tuple[Figure, ...]:
    """The secant and the tangent, where the step is large enough to tell them apart."""
    if abs(work.h) < Fraction(1, 2):
        return ()
    here, there = (work.a, work.f_a), (work.a + work.h, work.f_ah)
    ends = (min(here[0], there[0]) - 1, max(here[0], there[0]) + 1)
    marks = (Mark(here, formula("P")), Mark(there, formula("Q")))
    alt = msg("The graph of {f} with the secant through two points and the tangent at the first.", f=formula("f"))
    graph = Graph(work.function, ends, marks=marks, tangents=((here, work.derivative),), secants=((here, there),))
    return (Figure("secant", graph, alt, width=6.0),)
