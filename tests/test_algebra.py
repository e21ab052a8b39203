"""Polynomials are computed exactly, as plain data, and the same with every ground type of sympy.

What is tested is checked by evaluating at points with Python's own fractions, which share no code with the rings.
"""

import copy
import json
import os
import pickle
import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exgen.algebra import (
    Poly,
    constant,
    decimal_places,
    divide,
    factors,
    gcd,
    polynomial,
    rational_roots,
    round_half_away,
    univariate,
    variable,
)

ROOT = Path(__file__).resolve().parent.parent
XY = ("x", "y")

small = st.fractions(min_value=-20, max_value=20, max_denominator=12)


def polys(variables: tuple[str, ...] = XY, most: int = 4) -> st.SearchStrategy[Poly]:
    exponents = st.tuples(*(st.integers(0, most) for _ in variables))
    return st.dictionaries(exponents, small, max_size=4).map(lambda terms: polynomial(terms, variables))


in_x = polys(("x",))
nonzero_in_x = in_x.filter(lambda p: not p.is_zero)
points = st.fixed_dictionaries({"x": small, "y": small})


def value(poly: Poly, point: dict[str, Fraction]) -> Fraction:
    """The value by the definition."""
    total = Fraction(0)
    for exponents, coefficient in poly.terms:
        for name, power in zip(poly.variables, exponents, strict=True):
            for _ in range(power):
                coefficient *= point[name]
        total += coefficient
    return total


def assert_normal(poly: Poly) -> None:
    """Terms in descending order, none zero or alike, coefficients plain fractions."""
    exponents = [e for e, _ in poly.terms]
    assert exponents == sorted(set(exponents), reverse=True)
    assert all(type(c) is Fraction and c for _, c in poly.terms)
    assert all(type(e) is tuple and len(e) == len(poly.variables) and all(type(n) is int for n in e) for e in exponents)


class TestArithmetic:
    @given(polys(), polys(), points)
    def test_is_that_of_the_values(self, p: Poly, q: Poly, point: dict[str, Fraction]) -> None:
        at_p, at_q = value(p, point), value(q, point)
        for result, expected in ((p + q, at_p + at_q), (p - q, at_p - at_q), (p * q, at_p * at_q), (-p, -at_p)):
            assert_normal(result)
            assert value(result, point) == result.at(point) == expected

    @given(polys(), small, points)
    def test_with_numbers_on_either_side(self, p: Poly, n: Fraction, point: dict[str, Fraction]) -> None:
        at = value(p, point)
        results = (p + n, n + p, p - n, n - p, p * n, n * p)
        expected = (at + n, at + n, at - n, n - at, at * n, at * n)
        assert tuple(value(result, point) for result in results) == expected

    @given(polys(most=2), st.integers(1, 3), points)
    def test_of_powers(self, p: Poly, exponent: int, point: dict[str, Fraction]) -> None:
        assert value(p**exponent, point) == value(p, point) ** exponent

    @given(polys(("x",)), polys(("y", "z")), small, small, small)
    def test_joins_variables(self, p: Poly, q: Poly, x: Fraction, y: Fraction, z: Fraction) -> None:
        point = {"x": x, "y": y, "z": z}
        assert (p * q).variables == ("x", "y", "z")
        assert value(p * q, point) == value(p, point) * value(q, point)

    @given(polys())
    def test_ends_in_one_normal_form(self, p: Poly) -> None:
        assert p - p == constant(0, XY)
        assert p + p == 2 * p
        assert (p + 1) * (p - 1) == p**2 - 1
        assert hash((p + 1) - 1) == hash(p)


class TestDerivatives:
    @given(polys(), polys(), st.sampled_from(XY))
    def test_obey_sum_and_product_rule(self, p: Poly, q: Poly, name: str) -> None:
        assert (p + q).diff(name) == p.diff(name) + q.diff(name)
        assert (p * q).diff(name) == p.diff(name) * q + p * q.diff(name)

    @given(polys(), points)
    def test_are_the_slope_of_small_steps(self, p: Poly, point: dict[str, Fraction]) -> None:
        """(p(x + h) − p(x − h)) / 2h differs from p′ by a multiple of h²."""
        for name in XY:
            slopes = []
            for h in (Fraction(1, 10), Fraction(1, 20)):
                ahead, behind = ({**point, name: point[name] + side} for side in (h, -h))
                slopes.append((value(p, ahead) - value(p, behind)) / (2 * h))
            extrapolated = (4 * slopes[1] - slopes[0]) / 3
            assert extrapolated == value(p.diff(name), point)

    @given(polys(), st.integers(0, 5))
    def test_of_higher_order_are_repeated(self, p: Poly, order: int) -> None:
        repeated = p
        for _ in range(order):
            repeated = repeated.diff("x")
        assert p.diff("x", order) == repeated
        assert p.diff("x").diff("y") == p.diff("y").diff("x")

    def test_of_the_source_sheet(self) -> None:
        z = polynomial({(4, 0): 1, (3, 2): 1, (0, 5): 1, (0, 0): 8}, XY)
        assert z.diff("x") == polynomial({(3, 0): 4, (2, 2): 3}, XY)
        assert z.diff("y") == polynomial({(3, 1): 2, (0, 4): 5}, XY)
        assert z.diff("x").diff("y") == polynomial({(2, 1): 6}, XY)

    def test_by_a_variable_that_does_not_occur_are_zero(self) -> None:
        assert univariate((1, 2, 3)).diff("y").is_zero


class TestReplacing:
    @given(polys(most=3), polys(("s", "t"), 2), small, small, small)
    def test_a_variable_by_a_polynomial(self, p: Poly, part: Poly, s: Fraction, t: Fraction, y: Fraction) -> None:
        inner = {"s": s, "t": t}
        composed = p.compose({"x": part})
        assert composed.variables == ("y", "s", "t")
        assert value(composed, {**inner, "y": y}) == value(p, {"x": value(part, inner), "y": y})

    @given(polys(), points)
    def test_all_variables_by_numbers(self, p: Poly, point: dict[str, Fraction]) -> None:
        assert p.compose(point).constant_term == p.at(point)

    def test_both_at_once_and_not_one_after_the_other(self) -> None:
        p = polynomial({(2, 1): 1}, XY)
        swapped = p.compose({"x": variable("y", XY), "y": variable("x", XY)})
        assert swapped == polynomial({(1, 2): 1}, XY)

    def test_a_missing_value_is_a_defect(self) -> None:
        with pytest.raises(KeyError):
            variable("x", XY).at({"y": 1})
        assert variable("x", XY).at({"x": 3}) == 3


class TestVariables:
    @given(polys())
    def test_can_be_added_and_put_in_another_order(self, p: Poly) -> None:
        wider = p.over(("z", "y", "x"))
        assert_normal(wider)
        assert wider.over(XY) == p
        assert set(wider.used_variables()) == set(p.used_variables())

    def test_that_occur_cannot_be_left_out(self) -> None:
        with pytest.raises(ValueError, match="y occurs in the polynomial"):
            polynomial({(1, 1): 1}, XY).over(("x",))
        assert polynomial({(2, 0): 1}, XY).over(("x",)) == univariate((1, 0, 0))


class TestDivision:
    @given(in_x, nonzero_in_x)
    def test_leaves_a_remainder_of_lower_degree(self, dividend: Poly, divisor: Poly) -> None:
        quotient, remainder = divide(dividend, divisor)
        assert quotient * divisor + remainder == dividend
        assert remainder.degree() < divisor.degree() or remainder.is_zero

    def test_is_for_one_variable(self) -> None:
        for left, right in ((variable("x", XY), variable("y", XY)), (univariate((1, 0)), univariate((1, 0), "t"))):
            with pytest.raises(ValueError, match="one common variable"):
                divide(left, right)


class TestFactors:
    @given(st.lists(polys(most=2), min_size=1, max_size=3))
    def test_multiply_to_the_polynomial_and_are_primitive(self, parts: list[Poly]) -> None:
        product = constant(1, XY)
        for part in parts:
            product = product * part
        scale, found = factors(product)
        again = constant(scale, XY)
        for factor, power in found:
            assert not factor.is_constant
            assert all(c.denominator == 1 for _, c in factor.terms)
            assert gcd_of([c.numerator for _, c in factor.terms]) == 1
            assert factor.terms[0][1] > 0
            again = again * factor**power
        assert again == product

    @given(st.lists(small, min_size=1, max_size=4), small.filter(bool))
    def test_of_linear_factors_are_found(self, roots: list[Fraction], lead: Fraction) -> None:
        product = constant(lead, ("x",))
        for root in roots:
            product = product * univariate((1, -root))
        assert sum(power for _, power in factors(product)[1]) == len(roots)
        assert rational_roots(product) == tuple(sorted(set(roots)))

    def test_do_not_split_what_is_irreducible(self) -> None:
        scale, found = factors(univariate((2, 0, -4)))
        assert (scale, found) == (2, ((univariate((1, 0, -2)), 1),))
        assert rational_roots(univariate((1, 0, -2))) == ()

    @given(small)
    def test_of_a_number_is_the_number(self, n: Fraction) -> None:
        assert factors(constant(n, XY)) == (n, ())


def gcd_of(numbers: list[int]) -> int:
    """The greatest common divisor by trying all."""
    return max(d for d in range(1, min(map(abs, numbers)) + 1) if all(n % d == 0 for n in numbers))


class TestTheGreatestCommonDivisor:
    @given(nonzero_in_x, nonzero_in_x, nonzero_in_x)
    def test_divides_both_and_holds_what_is_common(self, p: Poly, q: Poly, common: Poly) -> None:
        found = gcd(p * common, q * common)
        for dividend, divisor in ((p * common, found), (q * common, found), (found, common)):
            assert divide(dividend, divisor)[1].is_zero

    def test_is_primitive_and_positive(self) -> None:
        assert gcd(univariate((-4, 4)), univariate((-6, 6))) == univariate((1, -1))
        zero = constant(0, ("x",))
        assert gcd(zero, zero) == zero


class TestAPolynomial:
    @given(polys())
    def test_is_frozen_plain_data(self, p: Poly) -> None:
        assert_normal(p * p)
        assert pickle.loads(pickle.dumps(p * p)) == copy.deepcopy(p * p) == p * p
        assert json.dumps([[list(e), str(c)] for e, c in p.diff("x")])

    def test_has_no_zero_terms_and_its_own_order(self) -> None:
        p = polynomial({(0, 1): 1, (2, 0): 3, (1, 1): 0, (1, 5): Fraction(1, 2)}, XY)
        assert p.terms == (((2, 0), 3), ((1, 5), Fraction(1, 2)), ((0, 1), 1))
        with pytest.raises(ValueError, match="every term needs 2 exponents"):
            polynomial({(1,): 1}, XY)

    def test_knows_its_degree_and_coefficients(self) -> None:
        p = polynomial({(2, 3): 5, (4, 0): 1}, XY)
        assert (p.degree(), p.degree("x"), p.degree("y"), constant(0, XY).degree()) == (5, 4, 3, -1)
        assert (p.coefficient((2, 3)), p.coefficient((1, 1)), p.constant_term) == (5, 0, 0)
        assert univariate((3, 0, -2)).coefficients() == (3, 0, -2)
        assert constant(0, ("x",)).coefficients() == (0,)
        with pytest.raises(ValueError, match="one variable"):
            p.coefficients()

    def test_may_be_a_number_without_variables(self) -> None:
        seven = constant(7, ())
        assert (seven * seven + 1).constant_term == 50
        assert seven.is_constant
        assert not constant(0, ()).terms


class TestRounding:
    @given(st.fractions(min_value=-1000, max_value=1000), st.integers(0, 6))
    def test_halves_go_away_from_zero(self, number: Fraction, places: int) -> None:
        rounded = round_half_away(number, places)
        assert abs(rounded - number) <= Fraction(1, 2 * 10**places)
        assert (rounded * 10**places).denominator == 1
        if abs(rounded - number) == Fraction(1, 2 * 10**places):
            assert abs(rounded) > abs(number)

    @given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-1000, max_value=1000, places=5))
    def test_is_that_of_the_decimal_module(self, number: Decimal) -> None:
        expected = number.quantize(Decimal("0.01"), ROUND_HALF_UP)
        assert round_half_away(Fraction(number), 2) == Fraction(expected)

    def test_of_the_half_that_python_rounds_down(self) -> None:
        assert round_half_away(Fraction("0.125"), 2) == Fraction("0.13")
        assert round_half_away(Fraction("-0.125"), 2) == Fraction("-0.13")

    @given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-1000, max_value=1000, places=6))
    def test_decimals_that_end_are_counted(self, number: Decimal) -> None:
        ends = Fraction(number)
        places = decimal_places(ends)
        assert places is not None
        assert (ends * 10**places).denominator == 1
        assert places == 0 or (ends * 10 ** (places - 1)).denominator > 1
        assert decimal_places(ends + Fraction(1, 3)) is None


PROBE = """
import json, sys
from fractions import Fraction
from sympy.external.gmpy import GROUND_TYPES
from exgen.algebra import *
from exgen.worksheet import archive
from exgen.worksheet.build import build
from exgen.worksheet.preset import names, preset

p = polynomial({(3, 1): Fraction(-7, 3), (1, 1): 10**30, (0, 2): Fraction(5, 4)}, ("x", "y"))
u = univariate((6, -5, Fraction(-1, 2), 3))
results = [p * p, p**3, p.diff("x"), p.compose({"x": p}), divide(u**2, univariate((2, 1))), factors(p * p * 3)]
results += [factors(u * univariate((1, 0, -4)) * 12), gcd(u * u, u * 4), rational_roots(u * univariate((3, 1)))]
print(GROUND_TYPES)
print(json.dumps([repr(result) for result in results]))
for name in names():
    sys.stdout.write(archive.encode(build(preset(name), seed=77, variants=[1, 2], language="nl")).decode())
"""


def probe(ground_types: str) -> tuple[str, bytes]:
    """The ground types that sympy really took, and all that was computed with them."""
    environment = {**os.environ, "SYMPY_GROUND_TYPES": ground_types, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    run = subprocess.run([sys.executable, "-c", PROBE], env=environment, cwd=ROOT, capture_output=True, check=True)
    name, _, rest = run.stdout.partition(b"\n")
    return name.decode(), rest


def test_python_flint_changes_nothing() -> None:
    (plain, with_python), (fast, with_flint) = probe("python"), probe("flint")
    assert (plain, fast) == ("python", "flint")
    assert len(with_python) > 10_000
    assert with_python == with_flint
