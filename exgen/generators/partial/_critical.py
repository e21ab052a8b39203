"""Where both partial derivatives are 0, found the way a class does, with every case on the way.

One of the two equations is factored. Each factor gives a case: a letter as a number (x = 2) or as a formula in the
other (y = x²). The case is filled in in the other equation, which then has one letter, and that is factored too. A
system that cannot be solved so, or that has solutions with roots, makes no exercise here.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from exgen.algebra import Poly, divide, factors, rational_roots
from exgen.errors import UserError

Point = tuple[Fraction, Fraction]
Seconds = tuple[Fraction, Fraction, Fraction]
"""f_xx, f_yy and f_xy at a point."""


@dataclass(frozen=True, slots=True)
class Case:
    """`name` = `value`; then the other equation reads `rest` = 0 in the letter `unknown`, solved by `roots`."""

    name: str
    value: Poly
    rest: Poly
    unknown: str
    roots: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Solution:
    """`factored` is the place (0 or 1) of the partial derivative whose factors give the cases."""

    factored: int
    cases: tuple[Case, ...]
    points: tuple[Point, ...]

    @property
    def is_separate(self) -> bool:
        """Whether each equation has one letter only, so that all its solutions go with all of the other."""
        return all(case.value.is_constant for case in self.cases) and len({case.rest for case in self.cases}) == 1


def critical_points(function: Poly) -> Solution:
    """UserError where the points are not found so, are not fractions, or are none or infinitely many."""
    names = function.variables
    gradient = (function.diff(names[0]), function.diff(names[1]))
    if any(g.is_zero for g in gradient):
        raise UserError(f"the function must have both {names[0]} and {names[1]} in it")
    for place in (0, 1):
        heads = _heads(gradient[place])
        if heads is None:
            continue
        cases = tuple(_case(gradient[1 - place], name, value) for name, value in heads)
        points = sorted({point for case in cases for point in _points(case, names)})
        if not points:
            raise UserError("this function has no critical point; state another function")
        return Solution(place, cases, tuple(points))
    raise UserError("these equations do not come apart into simple cases; state another function")


def _heads(equation: Poly) -> list[tuple[str, Poly]] | None:
    """The cases in which the equation holds, a letter and what it equals; None where a factor gives none."""
    if equation.is_constant:
        return []
    found = []
    for factor, _ in factors(equation)[1]:
        used = factor.used_variables()
        if len(used) == 1 and factor.degree() > 1:
            _check_no_roots(factor.over(used))
            continue
        solved = next((s for s in (_solved(factor, name) for name in reversed(used)) if s is not None), None)
        if solved is None:
            return None
        found.append(solved)
    return sorted(found, key=lambda case: (case[0], not case[1].is_constant, case[1].constant_term, case[1].terms))


def _solved(factor: Poly, name: str) -> tuple[str, Poly] | None:
    """The factor = 0 solved for a letter that stands in it once, by itself."""
    place = factor.variables.index(name)
    with_name = [(e, c) for e, c in factor.terms if e[place]]
    if len(with_name) != 1 or sum(with_name[0][0]) != 1:
        return None
    exponents, c = with_name[0]
    rest = Poly(factor.variables, tuple(t for t in factor.terms if t[0] != exponents))
    return name, rest * (-1 / c)


def _case(other: Poly, name: str, value: Poly) -> Case:
    unknown = next(v for v in other.variables if v != name)
    rest = other.compose({name: value}).over((unknown,))
    if rest.is_zero:
        raise UserError("this function has infinitely many critical points; state another function")
    return Case(name, value, rest, unknown, roots(rest))


def _points(case: Case, names: tuple[str, ...]) -> list[Point]:
    found = []
    for root in case.roots:
        value = case.value.at({case.unknown: root, case.name: Fraction(0)})
        found.append((root, value) if case.unknown == names[0] else (value, root))
    return found


def without_negative_roots(solution: Solution, names: tuple[str, ...]) -> tuple[Point, ...]:
    """The points that are left when of each pair of solutions r and −r of an equation only the positive one is kept."""
    values = [(case.name, case.value) for case in solution.cases]
    kept: set[Point] = set()
    for case in solution.cases:
        if case.value.is_constant and case.value.constant_term < 0 and (case.name, -case.value) in values:
            continue
        positive = tuple(root for root in case.roots if root >= 0 or -root not in case.roots)
        kept.update(_points(replace(case, roots=positive), names))
    return tuple(sorted(kept))


def pairs_in_order(solution: Solution, names: tuple[str, ...]) -> tuple[Point, ...]:
    """The first solution of one equation with the first of the other, the second with the second, and no others."""
    one_each = zip(solution.cases, solution.cases[0].roots, strict=False)
    return tuple(sorted(point for case, root in one_each for point in _points(replace(case, roots=(root,)), names)))


def roots(equation: Poly) -> tuple[Fraction, ...]:
    """The real solutions of an equation in one letter; UserError where one is not a fraction."""
    for factor, _ in factors(equation)[1]:
        if factor.degree() > 1:
            _check_no_roots(factor)
    return rational_roots(equation) if not equation.is_constant else ()


def _check_no_roots(factor: Poly) -> None:
    """UserError where an irreducible factor in one letter, of degree above 1, has real zeros (Sturm's theorem)."""
    name = factor.variables[0]
    row = [factor, factor.diff(name)]
    while not row[-1].is_constant:
        row.append(-divide(row[-2], row[-1])[1])
    leading = [(p.coefficients()[0], p.degree()) for p in row if not p.is_zero]
    right = [c > 0 for c, _ in leading]
    left = [(c > 0) == (n % 2 == 0) for c, n in leading]
    if _changes(left) != _changes(right):
        raise UserError("a critical point of this function is not a fraction; state another function")


def _changes(signs: list[bool]) -> int:
    return sum(a != b for a, b in pairwise(signs))


def second_derivatives(f: Poly) -> tuple[Poly, Poly, Poly]:
    x, y = f.variables
    return f.diff(x, 2), f.diff(y, 2), f.diff(x).diff(y)


def seconds_at(f: Poly, points: tuple[Point, ...]) -> list[Seconds]:
    """f_xx, f_yy and f_xy at each point."""
    xx, yy, xy = second_derivatives(f)
    at = [dict(zip(f.variables, point, strict=True)) for point in points]
    return [(xx.at(a), yy.at(a), xy.at(a)) for a in at]


def kind(second: Seconds) -> str:
    """The kind of a critical point from f_xx, f_yy and f_xy there. UserError where they do not tell."""
    xx, yy, xy = second
    determinant = xx * yy - xy * xy
    if not determinant:
        raise UserError("at a critical point the second derivatives do not tell its kind; state another function")
    if determinant < 0:
        return "saddle"
    return "minimum" if xx > 0 else "maximum"
