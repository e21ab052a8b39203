"""Lines of a worked solution as a teacher writes them: formula first, numbers filled in, result.

Shared by all generators, so that a derivative, a substitution or an update looks the same everywhere. Nothing here
simplifies silently: each function shows one kind of step, and a step that would only repeat the one before is left
out.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm

from exgen.algebra import Exponents, Poly, decimal_places, polynomial, round_half_away
from exgen.formula.build import Value, formula, neg, over
from exgen.formula.tree import (
    Evaluated,
    Formula,
    Group,
    Negative,
    Number,
    Power,
    Product,
    Relation,
    Sign,
    Sum,
    Symbol,
)

LONGEST_DECIMAL = 4
"""Decimals that are still written out exactly (a nice number of the catalogue); what is longer is rounded."""


def shown(value: Fraction | int, places: int | None = None) -> Number:
    """A value as a class writes it: a decimal where it ends soon, else a fraction; with `places`, rounded to them."""
    exact = Fraction(value)
    if places is not None:
        return Number(exact, "decimal", places)
    ends = decimal_places(exact)
    return Number(exact, "decimal" if ends is not None and ends <= 2 * LONGEST_DECIMAL else "fraction")


def is_short(value: Fraction, places: int = LONGEST_DECIMAL) -> bool:
    """Whether the value's decimals end within `places`."""
    ends = decimal_places(value)
    return ends is not None and ends <= places


def results(value: Fraction, places: int | None) -> tuple[tuple[Sign, Formula], ...]:
    """How a result ends a line: "= 1,6", or "= 1,0176 ≈ 1,02", or "≈ 0,3333" where it never ends."""
    if places is None:
        return (("=", shown(value)),)
    rounded = round_half_away(value, places)
    if rounded == value:
        return (("=", shown(value)),)
    about: tuple[Sign, Formula] = ("≈", shown(rounded, places))
    return (("=", shown(value)), about) if is_short(value) else (about,)


def line(first: Value, *rest: tuple[Sign, Value]) -> Relation:
    """A chain from its first side and (sign, side) pairs; a side equal to the one before it is left out."""
    operands, signs = [formula(first)], []
    for sign, value in rest:
        side = formula(value)
        if not _says_the_same(operands[-1], side):
            operands.append(side)
            signs.append(sign)
    return Relation(tuple(operands), tuple(signs))


def _says_the_same(left: Formula, right: Formula) -> bool:
    """Whether two sides are printed alike: the same tree, or the same whole number."""
    if isinstance(left, Number) and isinstance(right, Number) and left.value.denominator == 1:
        return left.value == right.value
    return left == right


def monomial(exponents: Exponents, coefficient: Fraction | int, variables: Sequence[str]) -> Poly:
    """One term as a polynomial."""
    return polynomial({tuple(exponents): Fraction(coefficient)}, variables)


def derivative_by_terms(function: Poly, name: str) -> Formula:
    """The derivative with each term's constant factor still in front: 2y · 3x² − y³ · 2x + 0 − 0.

    A term without other letters is written at once (8y), one without `name` as 0.
    """
    place = function.variables.index(name)
    terms: list[Formula] = []
    for exponents, c in function.terms:
        negative = c < 0
        power = exponents[place]
        others = tuple(0 if i == place else e for i, e in enumerate(exponents))
        inner = monomial(
            tuple(power - 1 if i == place else 0 for i in range(len(exponents))), power, function.variables
        )
        term: Formula
        if power == 0:
            term = Number(Fraction(0))
        elif not any(others):
            term = formula(inner * abs(c))
        elif power == 1:
            term = formula(monomial(others, abs(c), function.variables))
        else:
            term = Product((formula(monomial(others, abs(c), function.variables)), formula(inner)), dot=True)
        terms.append(Negative(term) if negative and (power or terms) else term)
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))


def filled_in(function: Poly, point: Mapping[str, Fraction]) -> Formula:
    """The polynomial with numbers in the places of its variables, nothing worked out: 4 · 5 − 8.

    A negative number keeps brackets wherever a sign stands before it: 6 · 1 + (−2), or −(−2) · 3.
    """
    terms: list[Formula] = []
    for exponents, c in function.terms:
        factors: list[Formula] = []
        if abs(c) != 1 or not any(exponents):
            factors.append(Number(abs(c)))
        for name, power in zip(function.variables, exponents, strict=True):
            if power:
                after_sign = not factors and (c < 0 or bool(terms))
                factors.append(_in_place(shown(point[name]), power, after_sign))
        term = factors[0] if len(factors) == 1 else Product(tuple(factors), dot=True)
        terms.append(Negative(term) if c < 0 else term)
    if not terms:
        return Number(Fraction(0))
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))


def _in_place(value: Number, power: int, after_sign: bool) -> Formula:
    """What stands where a letter stood."""
    if power > 1:
        return Power(value, Number(Fraction(power)))
    return Group(value) if after_sign and value.value < 0 else value


def term_values(function: Poly, point: Mapping[str, Fraction]) -> Formula:
    """The value of each term, not yet added up: 20 − 8."""
    values = [Poly(function.variables, (term,)).at(point) for term in function.terms] or [Fraction(0)]
    terms = tuple(shown(v) for v in values)
    return terms[0] if len(terms) == 1 else Sum(terms)


def sum_sides(values: Sequence[Fraction], fractional: bool = True) -> list[Formula]:
    """½ + ⅓, 3/6 + 2/6, 5/6: the sides of the line that adds these; decimals are added at once."""
    if not fractional:
        return [_added([shown(value) for value in values]), shown(sum(values, Fraction(0)))]
    below = lcm(*(value.denominator for value in values))
    total = sum(values, Fraction(0))
    sides = [_added([Number(value) for value in values])]
    if len({value.denominator for value in values}) > 1:
        sides.append(_added([_over_denominator(value, below) for value in values]))
    if len(values) > 1 and total and total.denominator < below:
        sides.append(_over_denominator(total, below))
    return [*sides, Number(total)]


def _over_denominator(value: Fraction, below: int) -> Formula:
    """The number as a fraction with this denominator, not cancelled."""
    if below == 1:
        return Number(value)
    size = over(abs(value.numerator) * (below // value.denominator), below)
    return neg(size) if value < 0 else size


def _added(numbers: Sequence[Formula]) -> Formula:
    return numbers[0] if len(numbers) == 1 else Sum(tuple(numbers))


def evaluation(left: Value, function: Poly, point: Mapping[str, Fraction], places: int | None = None) -> Relation:
    """J′(5) = 4 · 5 − 8 = 20 − 8 = 12, shorter where a step would say the same again.

    What never ends as a decimal is added up in fractions, unless the result is rounded: 1/3 + 1/2 = 2/6 + 3/6 = 5/6.
    """
    value = function.at(point)
    middle: list[tuple[Sign, Value]] = [("=", filled_in(function, point))]
    values = [Poly(function.variables, (term,)).at(point) for term in function.terms]
    if len(values) > 1 and places is None and any(decimal_places(v) is None for v in values):
        first, *others = sum_sides(values)[:-1]
        middle += [("=", side) for side in ([] if _is_worked_out(function, point) else [first]) + others]
    elif len(values) > 1 and not _is_worked_out(function, point) and all(is_short(v) for v in values):
        middle.append(("=", term_values(function, point)))
    return line(left, *middle, *results(value, places))


def _is_worked_out(function: Poly, point: Mapping[str, Fraction]) -> bool:
    """Whether each term is a number as soon as it is filled in: θ + 3 or 5 − θ, but not 5 − θ where θ is negative."""
    for place, (exponents, c) in enumerate(function.terms):
        bases = [point[name] for name, power in zip(function.variables, exponents, strict=True) if power]
        if bases and (sum(exponents) > 1 or abs(c) != 1 or ((c < 0 or place) and bases[0] < 0)):
            return False
    return True


def update(
    name: Value, old: Fraction, rate: Fraction, slope: Fraction, new: Fraction, places: int | None = None
) -> Relation:
    """θ = 4 − 0,1 · 24 = 4 − 2,4 = 1,6, the way every descent takes its step; `new` is the unrounded result."""
    step = rate * slope
    unevaluated = Sum((shown(old), Negative(Product((shown(rate), shown(slope)), dot=True))))
    middle: list[tuple[Sign, Value]] = [("=", unevaluated)]
    if step and is_short(step, 2 * LONGEST_DECIMAL):
        middle.append(("=", Sum((shown(old), shown(-step)))))
    return line(name, *middle, *results(new, places))


def at(name: str, **values: Formula) -> Evaluated:
    """The rule "the earlier answer `name` where its variables have these values"."""
    return Evaluated(Symbol(name), tuple(values.items()))


def with_decimals(function: Poly) -> Formula:
    """The polynomial with decimal coefficients where they are not all whole: 0,25x⁴ − 2x² + 65,75."""
    if all(c.denominator == 1 for _, c in function.terms):
        return formula(function)
    terms: list[Formula] = []
    for exponents, c in function.terms:
        letters = formula(monomial(exponents, 1, function.variables))
        size = shown(abs(c))
        term = size if not any(exponents) else letters if abs(c) == 1 else Product((size, letters))
        terms.append(Negative(term) if c < 0 else term)
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))
