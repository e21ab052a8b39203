"""Certified bounds: the true value, known from mpmath at far higher precision, always lies between them."""

from fractions import Fraction

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exgen.formula.build import add, minus, neg, over, power, times
from exgen.formula.evaluate import NoValueError, TooLargeError, UndefinedError, enclose
from exgen.formula.evaluate.elementary import exp_bounds, ln_bounds, pi_bounds, root_bounds
from exgen.formula.evaluate.enclosure import Enclosure, exactly
from exgen.formula.tree import Constant, Formula, Function, Number, Power, Root, Symbol

MPMATH = mpmath.mp.clone()
MPMATH.prec = 4000

positive = st.fractions(min_value=Fraction(1, 10**12), max_value=10**12)
arguments = st.fractions(min_value=-800, max_value=800, max_denominator=10**6)
precisions = st.sampled_from([16, 64, 200, 900])


def exact(value: Fraction) -> mpmath.mpf:
    return MPMATH.mpf(value.numerator) / value.denominator


def assert_holds(bounds: tuple[Fraction, Fraction], truth: mpmath.mpf, bits: int) -> None:
    low, high = (exact(end) for end in bounds)
    hair = abs(truth) * MPMATH.mpf(2) ** -3900
    assert low - hair <= truth <= high + hair
    assert high - low <= max(abs(truth), 1) * MPMATH.mpf(2) ** (3 - bits)


@given(positive, st.integers(2, 7), precisions)
def test_bounds_of_a_root(value: Fraction, degree: int, bits: int) -> None:
    assert_holds(root_bounds(value, degree, bits), MPMATH.root(exact(value), degree), bits)


@given(arguments, precisions)
def test_bounds_of_exp(value: Fraction, bits: int) -> None:
    assert_holds(exp_bounds(value, bits), MPMATH.exp(exact(value)), bits)


@given(positive, precisions)
def test_bounds_of_ln(value: Fraction, bits: int) -> None:
    assert_holds(ln_bounds(value, bits), MPMATH.log(exact(value)), bits)


@pytest.mark.parametrize("bits", [8, 64, 500, 2000])
def test_bounds_of_pi(bits: int) -> None:
    assert_holds(pi_bounds(bits), +MPMATH.pi, bits)


def test_rational_roots_are_exact() -> None:
    assert root_bounds(Fraction(9, 4), 2, 8) == (Fraction(3, 2), Fraction(3, 2))
    assert root_bounds(Fraction(8, 27), 3, 8) == (Fraction(2, 3), Fraction(2, 3))


def test_exp_of_too_much_is_refused() -> None:
    with pytest.raises(TooLargeError):
        exp_bounds(Fraction(10**6), 64)


small = st.fractions(min_value=-5, max_value=5, max_denominator=12)
leaves = st.one_of(
    small.map(Number), st.sampled_from([Constant("pi"), Constant("e"), Symbol("x"), Symbol("y")]), small.map(Number)
)


def _grown(inner: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    return st.one_of(
        st.builds(add, inner, inner),
        st.builds(minus, inner, inner),
        st.builds(times, inner, inner),
        st.builds(over, inner, inner),
        st.builds(neg, inner),
        st.builds(power, inner, st.integers(-2, 3)),
        st.builds(Root, inner, st.sampled_from([2, 3])),
        st.builds(Function, st.sampled_from(["sigmoid", "abs", "ln"]), inner),
    )


trees = st.recursive(leaves, _grown, max_leaves=8)


def truth(tree: Formula, point: dict[str, Fraction]) -> mpmath.mpf:
    """The value by mpmath, by a walk of its own."""
    match tree:
        case Number(value=value):
            return exact(value)
        case Symbol(name=name):
            return exact(point[name])
        case Constant(name=name):
            return +(MPMATH.pi if name == "pi" else MPMATH.e)
        case Power(base=base, exponent=exponent):
            return MPMATH.power(truth(base, point), truth(exponent, point))
        case Root(radicand=radicand, degree=degree):
            inside = truth(radicand, point)
            return -MPMATH.root(-inside, degree) if inside < 0 and degree % 2 else MPMATH.root(inside, degree)
        case Function(name=name, argument=argument):
            inside = truth(argument, point)
            known = {"sigmoid": lambda t: 1 / (1 + MPMATH.exp(-t)), "abs": abs, "ln": MPMATH.log}
            return known[name](inside)
    parts = [truth(child, point) for child in _children(tree)]
    match type(tree).__name__:
        case "Sum":
            return MPMATH.fsum(parts)
        case "Product":
            return MPMATH.fprod(parts)
        case "Negative":
            return -parts[0]
    return parts[0] / parts[1]


def _children(tree: Formula) -> list[Formula]:
    found: list[Formula] = []
    for name in tree.__dataclass_fields__:
        value = getattr(tree, name)
        found += [v for v in (value if isinstance(value, tuple) else (value,)) if isinstance(v, Formula)]
    return found


@given(trees, small, small)
def test_an_enclosure_holds_the_value_and_is_narrow(tree: Formula, x: Fraction, y: Fraction) -> None:
    try:
        found = enclose(tree, {"x": exactly(x), "y": exactly(y)}, 200)
    except NoValueError:
        return
    real = truth(tree, {"x": x, "y": y})
    hair = MPMATH.mpf(2) ** -3000 * (1 + abs(real))
    assert exact(found.low) - hair <= real <= exact(found.high) + hair


@given(trees, small, small, small, small, st.fractions(0, 1, max_denominator=9), st.fractions(0, 1, max_denominator=9))
def test_an_enclosure_over_a_box_holds_every_value(
    tree: Formula, a: Fraction, b: Fraction, c: Fraction, d: Fraction, s: Fraction, t: Fraction
) -> None:
    box = {"x": Enclosure(min(a, b), max(a, b)), "y": Enclosure(min(c, d), max(c, d))}
    inside = {name: side.low + share * side.width for (name, side), share in zip(box.items(), (s, t), strict=True)}
    try:
        whole = enclose(tree, box, 128)
        here = enclose(tree, {name: exactly(value) for name, value in inside.items()}, 128)
    except NoValueError:
        return
    assert whole.low <= here.high
    assert here.low <= whole.high


def test_rational_values_are_exact() -> None:
    tree = over(minus(power("x", 3), Fraction(1, 3)), 7)
    assert enclose(tree, {"x": exactly(Fraction(2, 5))}) == exactly((Fraction(8, 125) - Fraction(1, 3)) / 7)


@pytest.mark.parametrize(
    "tree", [over(1, minus(2, 2)), Root(Number(Fraction(-1))), Function("ln", Number(Fraction(0))), power(0, 0)]
)
def test_what_has_no_value_is_undefined(tree: Formula) -> None:
    with pytest.raises(UndefinedError):
        enclose(tree, {})
