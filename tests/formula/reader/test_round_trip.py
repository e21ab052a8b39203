"""What the printers print, the reader reads back as the same value; and what it reads is what Python's own arithmetic
makes of the same text."""

import math
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from exgen.formula.notation import ENGLISH, Notation
from exgen.formula.printers import latex, plain, typed
from exgen.formula.reader import (
    Context,
    Read,
    check_cost,
    read_equation,
    read_formula,
    read_intervals,
    read_matrix,
    read_set,
    read_vector,
)
from exgen.formula.tree import (
    Constant,
    FiniteSet,
    Formula,
    Function,
    Infinity,
    Interval,
    Matrix,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Relation,
    Root,
    Sum,
    Symbol,
    Union,
    Vector,
)

NOTATIONS = (
    ENGLISH,
    Notation(",", ";", "outward"),
    Notation(",", ";", "angle"),
    Notation(".", ",", "outward"),
)
NAMES = ("theta1", "theta2", "x", "y", "lr")
POINT = dict(zip(NAMES, (1.3, 0.7, 1.9, 2.3, 0.4), strict=True))

whole = st.integers(-20, 20).map(lambda n: Number(Fraction(n)))
fractions = st.fractions(-9, 9, max_denominator=9).map(Number)
decimals = st.integers(-9999, 9999).map(lambda n: Number(Fraction(n, 1000), "decimal"))
numbers = whole | fractions | decimals
leaves = numbers | st.sampled_from(NAMES).map(Symbol) | st.sampled_from([Constant("pi"), Constant("e")])


def _grown(inner: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Sum, several),
        st.builds(Product, several, st.booleans()),
        st.builds(Negative, inner),
        st.builds(Quotient, inner, inner),
        st.builds(Power, inner, st.integers(-3, 4).map(lambda n: Number(Fraction(n)))),
        st.builds(Root, inner, st.integers(2, 3)),
        st.builds(Function, st.sampled_from(["exp", "ln", "sigmoid", "abs"]), inner),
    )


formulas = st.recursive(leaves, _grown, max_leaves=8)


def value_of(worth, tree):
    try:
        value = worth(tree, **POINT)
    except (ValueError, ZeroDivisionError, OverflowError):
        return None
    return value if not isinstance(value, complex) and math.isfinite(value) and abs(value) < 1e12 else None


@pytest.mark.parametrize("print_as", [typed, plain, latex])
@settings(max_examples=250, deadline=None)
@given(tree=formulas, notation=st.sampled_from(NOTATIONS))
def test_a_printed_formula_is_read_back_as_the_same_value(worth, print_as, tree, notation):
    expected = value_of(worth, tree)
    assume(expected is not None and check_cost(tree) is None)
    text = print_as(tree, notation)
    assume(len(text) <= 500)
    read = read_formula(text, Context(notation, NAMES))
    assert isinstance(read, Read), (text, read)
    assert worth(read, **POINT) == pytest.approx(expected, rel=1e-9, abs=1e-9), text


@settings(max_examples=100, deadline=None)
@given(items=st.lists(numbers, min_size=1, max_size=4), notation=st.sampled_from(NOTATIONS), column=st.booleans())
def test_a_printed_vector_or_set_is_read_back(worth, items, notation, column):
    expected = [worth(item) for item in items]
    for tree, read in (
        (Vector(tuple(items)), lambda text: read_vector(text, Context(notation, NAMES), len(items))),
        (FiniteSet(tuple(items)), lambda text: read_set(text, Context(notation, NAMES), len(items))),
    ):
        found = read(typed(tree, notation))
        assert isinstance(found, Read), (typed(tree, notation), found)
        assert isinstance(found.tree, Vector | FiniteSet)
        assert [worth(item) for item in found.tree.items] == pytest.approx(expected)


def test_the_empty_set_and_no_intervals_are_read_back():
    for notation in NOTATIONS:
        context = Context(notation, ("x",))
        assert read_set(typed(FiniteSet(()), notation), context) == Read(FiniteSet(()), ())
        assert read_intervals(typed(Union(()), notation), context) == Read(Union(()), ())


ends = st.tuples(st.integers(-20, 0), st.integers(1, 20), st.booleans(), st.booleans(), st.booleans(), st.booleans())


def _interval(low, high, low_closed, high_closed, from_far, to_far):
    lowest = (
        Negative(Infinity()) if from_far else (Number(Fraction(low)) if low >= 0 else Negative(Number(Fraction(-low))))
    )
    highest = Infinity() if to_far else Number(Fraction(high))
    return Interval(lowest, highest, low_closed and not from_far, high_closed and not to_far)


@settings(max_examples=100, deadline=None)
@given(
    parts=st.lists(ends.map(lambda end: _interval(*end)), min_size=1, max_size=3), notation=st.sampled_from(NOTATIONS)
)
def test_printed_intervals_are_read_back(parts, notation):
    tree = Union(tuple(parts))
    for text in (typed(tree, notation), plain(tree, notation), latex(tree, notation)):
        found = read_intervals(text, Context(notation, ("x",)))
        assert isinstance(found, Read), (text, found)
        assert found.tree == tree, text


@settings(max_examples=60, deadline=None)
@given(entries=st.lists(numbers, min_size=4, max_size=4), notation=st.sampled_from(NOTATIONS))
def test_a_printed_matrix_is_read_back(worth, entries, notation):
    tree = Matrix((tuple(entries[:2]), tuple(entries[2:])))
    for text in (typed(tree, notation), latex(tree, notation)):
        found = read_matrix(text, Context(notation, ("x",)))
        assert isinstance(found, Read), (text, found)
        assert isinstance(found.tree, Matrix)
        assert [worth(e) for row in found.tree.rows for e in row] == pytest.approx([worth(e) for e in entries])


@settings(max_examples=60, deadline=None)
@given(left=formulas, right=formulas, notation=st.sampled_from(NOTATIONS))
def test_a_printed_equation_is_read_back(worth, left, right, notation):
    values = value_of(worth, left), value_of(worth, right)
    tree = Relation((Sum((left, Symbol("y"))), right), ("=",))
    text = typed(tree, notation)
    assume(None not in values and check_cost(tree) is None and len(text) <= 500)
    found = read_equation(text, Context(notation, NAMES))
    assert isinstance(found, Read), (text, found)
    assert isinstance(found.tree, Relation)
    sides = [worth(side, **POINT) for side in found.tree.operands]
    assert sides == pytest.approx([values[0] + POINT["y"], values[1]], rel=1e-9, abs=1e-9)


operators = st.sampled_from(["+", "-", "*", "/", " + ", " - ", "**"])
operands = st.integers(1, 9).map(str) | st.sampled_from(["x", "y", "-x", "- 3", "(x + 1)", "(2 - y)", "--2", "0.5"])


@settings(max_examples=300, deadline=None)
@given(first=operands, rest=st.lists(st.tuples(operators, operands), max_size=6))
def test_precedence_is_that_of_python(worth, first, rest):
    text = first + "".join(sign + operand for sign, operand in rest)
    expected = _by_python(text)
    read = read_formula(text, Context(ENGLISH, ("x", "y")))
    if expected is None or not isinstance(read, Read):
        return
    assert worth(read, x=1.25, y=0.75) == pytest.approx(expected, rel=1e-9)


def _by_python(text: str) -> float | None:
    """What Python's own grammar makes of it, worked out from its syntax tree; None where that is no number."""
    import ast

    def of(node: ast.expr) -> float:
        match node:
            case ast.Constant(value=value):
                return float(value)
            case ast.Name(id=name):
                return {"x": 1.25, "y": 0.75}[name]
            case ast.UnaryOp(op=op, operand=operand):
                return -of(operand) if isinstance(op, ast.USub) else of(operand)
            case ast.BinOp(left=left, op=op, right=right):
                a, b = of(left), of(right)
                signs = {ast.Add: a.__add__, ast.Sub: a.__sub__, ast.Mult: a.__mul__, ast.Div: a.__truediv__}
                return signs[type(op)](b) if type(op) in signs else a**b
        raise AssertionError(ast.dump(node))

    try:
        value = of(ast.parse(text, mode="eval").body)
    except (ZeroDivisionError, OverflowError):
        return None
    return None if isinstance(value, complex) or abs(value) > 1e12 else value
