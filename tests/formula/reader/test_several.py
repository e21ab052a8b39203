"""Vectors, table rows, sets, points and matrices."""

import pytest

from exgen.formula.reader import (
    Read,
    Unreadable,
    read_matrix,
    read_points,
    read_row,
    read_set,
    read_vector,
)
from exgen.formula.tree import FiniteSet, Matrix, Vector

KINDS = (("min", ("minimum",)), ("max", ("maximum",)), ("saddle", ("zadel", "zadelpunt")))


def items(read, worth, **at):
    assert isinstance(read, Read), read
    assert isinstance(read.tree, Vector | FiniteSet)
    assert len(read.written) == len(read.tree.items)
    return [worth(item, **at) for item in read.tree.items]


VECTORS = [
    "(2; 3)",
    "[2; 3]",
    "2; 3",
    "((2; 3))",
    "(2;3)",
    "x = 2; y = 3",
    "x = 2, y = 3",
    "x=2,y=3",
    "(x = 2, y = 3)",
    "y = 3, x = 2",
    "x = 2 en y = 3",
    "x = 2 and y = 3",
    "(x, y) = (2; 3)",
    "(p,q) = (2; 3)",
    "T(2; 3)",
    "T = (2; 3)",
    "co(T) = (2; 3)",
    "∇f = (2; 3)",
    "∇f(1;1) = (2; 3)",
    r"\begin{pmatrix} 2 \\ 3 \end{pmatrix}",
    r"\begin{pmatrix} 2 & 3 \end{pmatrix}",
    r"\left(2; 3\right)",
    "(4/2; 1+2)",
]


@pytest.mark.parametrize("typed", VECTORS)
def test_every_way_to_write_a_vector(either, worth, typed):
    assert items(read_vector(typed, either("x", "y"), 2), worth) == [2, 3]


def test_a_vector_of_formulas(en, nl, worth):
    assert items(read_vector("(4x^3, 3y)", en("x", "y"), 2), worth, x=1, y=2) == [4, 6]
    assert items(read_vector("(0,5x; 3y)", nl("x", "y"), 2), worth, x=1, y=2) == [0.5, 6]
    assert items(read_vector("(0,5x, 3y)", nl("x", "y"), 2), worth, x=1, y=2) == [0.5, 6]


def test_named_components_follow_the_labels(either, worth):
    context = either("x", "y", labels=("Z_x", "Z_y"))
    assert items(read_vector("Z_y = 3; Z_x = 2", context, 2), worth) == [2, 3]
    assert items(read_vector("∂Z/∂y = 3; ∂Z/∂x = 2", context, 2), worth) == [2, 3]


@pytest.mark.parametrize(("typed", "count"), [("(2; 3; 4)", 3), ("3", 1), ("(1; 2; 3; 4)", 4)])
def test_a_wrong_number_of_components_is_read(either, worth, typed, count):
    assert len(items(read_vector(typed, either("x"), 2), worth)) == count


@pytest.mark.parametrize(
    "typed", ["(2; )", "(; 3)", "(2;; 3)", "(2; 3", "2; 3)", "(2; z)", "S = (2; 3)", "(2; 3) + 1", "none", ";"]
)
def test_no_vector(either, typed):
    assert isinstance(read_vector(typed, either("x", labels=("T",)), 2), Unreadable)


def test_numbers_are_asked_in_a_point(either):
    assert isinstance(read_vector("(2; x)", either("x"), 2), Read)
    found = read_vector("(2; x)", either("x"), 2, numbers=True)
    assert isinstance(found, Unreadable)
    assert (found.start, found.end) == (4, 5)


SETS = {
    "x=1 or x=3": [1, 3],
    "1; 3": [1, 3],
    "{1, 3}": [1, 3],
    "{1; 3}": [1, 3],
    "1 en 3": [1, 3],
    "1 of 3": [1, 3],
    "1 and 3": [1, 3],
    "1 or 3": [1, 3],
    "1 ∨ 3": [1, 3],
    "x = 1 of 3": [1, 3],
    "±2": [2, -2],
    "x = ±2": [2, -2],
    "1 ± 2": [3, -1],
    "+/-2": [2, -2],
    "x₁ = 1, x₂ = 3": [1, 3],
    "x_1 = 1; x_2 = 3": [1, 3],
    "x1=1; x2=3": [1, 3],
    "1, 2 en 3": [1, 2, 3],
    "3; 1; 3": [3, 1, 3],
    "S = {1; 3}": [1, 3],
    "x ∈ {1; 3}": [1, 3],
    "x = 1 v x = 3": [1, 3],
    "1 of 3.": [1, 3],
    "5": [5],
    "{5}": [5],
    "none": [],
    "None": [],
    "geen": [],
    "geen oplossing": [],
    "Geen oplossingen.": [],
    "no solution": [],
    "∅": [],
    "{}": [],
    "{ }": [],
    "S = ∅": [],
    r"\{1; 3\}": [1, 3],
}


@pytest.mark.parametrize(("typed", "expected"), SETS.items())
def test_every_way_to_write_a_set(either, worth, typed, expected):
    assert items(read_set(typed, either("x")), worth) == expected


def test_both_signs_stand_for_two_items_anywhere(either, worth):
    assert items(read_set("(-1 ± √5)/2", either("x")), worth) == pytest.approx([0.6180339887, -1.6180339887])


@pytest.mark.parametrize(
    "typed", ["1 or", "or 1", "{1; 3", "{1; 3]", "x = y", "1 2", "x", "{{1}}", "{1; ∞}", "nothing", "y = 1"]
)
def test_no_set(either, typed):
    assert isinstance(read_set(typed, either("x", labels=("x",))), Unreadable)


POINTS = {
    "(1; 0), (-1; 0)": [(1, 0, ""), (-1, 0, "")],
    "(1; 0); (-1; 0)": [(1, 0, ""), (-1, 0, "")],
    "(1, 0) en (-1, 0)": [(1, 0, ""), (-1, 0, "")],
    "(1;0)or(-1;0)": [(1, 0, ""), (-1, 0, "")],
    "(1; 0)": [(1, 0, "")],
    "1; 0": [(1, 0, "")],
    "x = 1, y = 0": [(1, 0, "")],
    "T(1; 0)": [(1, 0, "")],
    "none": [],
    "(1; 0) min, (-1; 0) zadel": [(1, 0, "min"), (-1, 0, "saddle")],
    "(1; 0) min; (-1; 0) saddle": [(1, 0, "min"), (-1, 0, "saddle")],
    "min (1; 0), zadelpunt (-1; 0)": [(1, 0, "min"), (-1, 0, "saddle")],
    "(1; 0): minimum": [(1, 0, "min")],
    "(1; 0), minimum": [(1, 0, "min")],
}


@pytest.mark.parametrize(("typed", "expected"), POINTS.items())
def test_points_with_or_without_their_kind(either, worth, typed, expected):
    points = read_points(typed, either("x", "y"), 2, KINDS)
    assert not isinstance(points, Unreadable), points
    assert [(*items(p.point, worth), p.kind) for p in points] == expected


@pytest.mark.parametrize(
    "typed", ["(1; 0) top", "(1; 2; 3)", "min", "(1; 0) min max", "(1; 0", "1", "(x; 0)", "min (1;0) max"]
)
def test_no_points(either, typed):
    assert isinstance(read_points(typed, either("x", "y"), 2, KINDS), Unreadable)


def test_a_kind_is_unreadable_where_none_is_asked(either):
    assert isinstance(read_points("(1; 0) min", either("x", "y"), 2), Unreadable)


ROWS = {
    "24; 1.6": [24, 1.6],
    "24; 1,6": [24, 1.6],
    "(24; 1.6)": [24, 1.6],
    "J'(θ) = 24; θ = 1.6": [24, 1.6],
    "; 1.6": [None, 1.6],
    "24;": [24, None],
    "24; 4 - 0.1*24": [24, 1.6],
}


@pytest.mark.parametrize(("typed", "expected"), ROWS.items())
def test_a_row_of_a_table_typed_at_once(either, worth, typed, expected):
    cells = read_row(typed, either("theta"), 2)
    assert isinstance(cells, tuple)
    assert [cell and worth(cell) for cell in cells] == pytest.approx(expected)


def test_an_unreadable_cell_leaves_the_others(either, worth):
    cells = read_row("2*; 1.6", either("theta"), 2)
    assert isinstance(cells, tuple)
    assert isinstance(cells[0], Unreadable)
    assert (cells[0].start, cells[0].end) == (2, 2)
    assert worth(cells[1]) == 1.6


@pytest.mark.parametrize("typed", ["24", "24; 1; 2", ""])
def test_a_row_has_as_many_cells_as_asked(either, typed):
    assert isinstance(read_row(typed, either("theta"), 2), Unreadable)


MATRICES = [
    "((1; 2); (3; 4))",
    "[[1, 2], [3, 4]]",
    "[[1,2],[3,4]]",
    "(1; 2), (3; 4)",
    "[1, 2; 3, 4]",
    "1, 2; 3, 4",
    "H = ((1; 2); (3; 4))",
    r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}",
    r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \\ \end{pmatrix}",
]


@pytest.mark.parametrize("typed", MATRICES)
def test_every_way_to_write_a_matrix(either, worth, typed):
    read = read_matrix(typed, either("x"))
    assert isinstance(read, Read), read
    assert isinstance(read.tree, Matrix)
    assert [[worth(entry) for entry in row] for row in read.tree.rows] == [[1, 2], [3, 4]]
    assert len(read.written) == 4


@pytest.mark.parametrize(
    "typed", ["((1; 2); (3))", "(1; 2; 3; 4)", "1", "((1; 2); (3; ))", "((1; 2); (3; 4)", "((1;2);(3;4))2"]
)
def test_no_matrix(either, typed):
    assert isinstance(read_matrix(typed, either("x")), Unreadable)
