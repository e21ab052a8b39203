"""Names: the exercise's own before functions, the longest first, in every spelling; and left-hand sides."""

from fractions import Fraction

import pytest

from exgen.formula.reader import (
    Read,
    Unreadable,
    read_equation,
    read_formula,
    read_number,
    read_polynomial_text,
)
from exgen.formula.tree import Constant, Formula, Number, Power, Product, Relation, Symbol


def tree(read):
    assert isinstance(read, Read), read
    return read.tree


SPELLINGS = [
    "theta1",
    "theta_1",
    "θ1",
    "θ₁",
    r"\theta_1",
    r"\theta_{1}",
    "theta_{1}",
    "t1",
    "T1",
    "Theta1",
    "Θ₁",
    "ϑ1",
    "𝜃₁",
]


@pytest.mark.parametrize("typed", SPELLINGS)
def test_every_spelling_of_theta_1(either, typed):
    context = either("theta1", "theta2")
    assert tree(read_formula(typed, context)) == Symbol("theta1")
    assert tree(read_formula(f"{typed}θ₂", context)) == Product((Symbol("theta1"), Symbol("theta2")))


@pytest.mark.parametrize("typed", ["theta", "θ", r"\theta", "t", "T"])
def test_every_spelling_of_theta(either, typed):
    assert tree(read_formula(typed, either("theta"))) == Symbol("theta")


def test_t_is_not_theta_where_the_exercise_has_a_t(either):
    assert isinstance(read_formula("t1", either("theta1", "t")), Unreadable)
    assert tree(read_formula("t", either("theta", "t"))) == Symbol("t")


@pytest.mark.parametrize("typed", ["theta12", "theta 1", "θ_12", "θ_{12}", "theta3"])
def test_another_index_is_another_name(either, typed):
    assert isinstance(read_formula(typed, either("theta1", "theta2")), Unreadable)


def test_the_longest_name_wins(either):
    assert tree(read_formula("theta1", either("theta", "theta1"))) == Symbol("theta1")
    assert tree(read_formula("xi", either("x", "i", "xi"))) == Symbol("xi")


def test_own_names_come_before_functions_and_constants(either):
    assert tree(read_formula("pi", either("p", "i"))) == Product((Symbol("p"), Symbol("i")))
    assert tree(read_formula("e^2", either("e"))) != tree(read_formula("e^2", either("x")))
    assert tree(read_formula("σ", either("sigma"))) == Symbol("sigma")


def test_a_run_of_letters_is_cut_so_that_all_of_it_is_known(either, worth):
    assert worth(read_formula("2sqrt(4)s", either("s")), s=3) == 12
    assert worth(read_formula("xexp(0)", either("x", "e")), x=3, e=1) == 3
    assert worth(read_formula("xpi", either("x", "p")), x=1) == pytest.approx(3.14159265)


def test_capitals_are_the_same_unless_the_exercise_uses_both(either):
    assert tree(read_formula("X", either("x"))) == Symbol("x")
    assert tree(read_formula("z", either("Z"))) == Symbol("Z")
    both = either("x", "X")
    assert tree(read_formula("X", both)) == Symbol("X")
    assert tree(read_formula("x", both)) == Symbol("x")
    assert tree(read_formula("PI", either("x"))) == Constant("pi")


def test_words_and_learning_rates_are_names_too(either):
    assert tree(read_formula("lr", either("lr", "theta"))) == Symbol("lr")
    assert tree(read_formula("learning_rate", either("learning_rate"))) == Symbol("learning_rate")
    assert tree(read_formula("Δx", either("Delta_x", "x"))) == Symbol("Delta_x")
    assert tree(read_formula("Z_x", either("Z_x", "x"))) == Symbol("Z_x")


@pytest.mark.parametrize("typed", ["det H = 4", "det(H) = 4", "det H(P) = 4", "|H| = 4", "4"])
def test_a_determinant_may_be_named_without_brackets(en, typed):
    labels = ("det(H(P))", "det H(P)", "det(H)", "det H", "|H|")
    assert tree(read_number(typed, en("x", "y", labels=labels))) == Number(Fraction(4))


@pytest.mark.parametrize("typed", ["z", "xz", "x_1", "x₁", "xcm", "a*0", "sin(x)", "pix_1"])
def test_a_name_that_the_exercise_lacks_is_unreadable(either, typed):
    assert isinstance(read_formula(typed, either("x", "y")), Unreadable)


LEFT_SIDES = {
    ("Z_x",): [
        "Z_x",
        "Zₓ",
        "Zx",
        "z_x",
        "∂Z/∂x",
        "dZ/dx",
        "Z'x",
        "Z'_x",
        "Z’x",
        "Z′x",
        "Z_x(x,y)",
        "Z_x(1,2)",
        r"Z_{x}",
        r"\frac{\partial Z}{\partial x}",
        "𝜕Z/𝜕x",
    ],
    ("Z_xy",): ["Z_xy", "∂²Z/∂y∂x", "∂^2Z/∂y∂x", "Z_{xy}"],
    ("Z_xx",): ["∂²Z/∂x²", "Z_xx", "d²Z/dx²"],
    ("θ",): ["theta", "θ", r"\theta"],
    ("co(T)", "T"): ["T", "co(T)", "t"],
}


@pytest.mark.parametrize(
    ("labels", "typed"), [(labels, left) for labels, lefts in LEFT_SIDES.items() for left in lefts]
)
def test_every_way_to_name_what_is_asked(either, worth, labels, typed):
    assert worth(read_formula(f"{typed} = 2x", either("x", "y", labels=labels)), x=3) == 6
    assert worth(read_formula(f"{typed}:2x", either("x", "y", labels=labels)), x=3) == 6


@pytest.mark.parametrize("typed", ["f'(x)", "f'", "f′(x)", "df/dx", "f_x", "f’(x)", "F'(x)"])
def test_the_derivative_of_a_function_of_one_variable(either, worth, typed):
    assert worth(read_formula(f"{typed} = 2x", either("x", labels=("f'(x)",))), x=3) == 6


@pytest.mark.parametrize("typed", ["J'(θ)", "J'", "dJ/dθ", "dJ/dtheta", "J'(4)", "slope"])
def test_names_of_a_column(either, worth, typed):
    assert worth(read_number(f"{typed} = 24", either("theta", labels=("J'(theta)", "dJ/dtheta", "slope")))) == 24


@pytest.mark.parametrize("typed", ["∂J/∂θ₁", "∂J/∂theta1", r"\frac{\partial J}{\partial \theta_1}", "J_θ₁", "J_theta1"])
def test_names_with_an_index(either, worth, typed):
    assert worth(read_number(f"{typed} = 24", either("theta1", "theta2", labels=("∂J/∂theta1",)))) == 24


@pytest.mark.parametrize("typed", ["new θ", "nieuwe θ", "Nieuwe theta", "θ"])
def test_a_new_value_may_be_named_as_the_sheet_prints_it(either, worth, typed):
    assert worth(read_number(f"{typed} = 24", either("theta", labels=("theta",)))) == 24
    assert isinstance(read_number(f"{typed} = 24", either("theta", labels=("J'(theta)",))), Unreadable)


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("Z_y = 2", ("Z_x",)),
        ("∂Z/∂y = 2", ("Z_x",)),
        ("f(x) = 2", ("f'(x)",)),
        ("f''(x) = 2", ("f'(x)",)),
        ("f'(3) = 2", ("f'(2)",)),
        ("Z_yx = 2", ("Z_xy",)),
        ("V: 2", ("Z_x",)),
        ("x = 2", ("theta",)),
    ],
)
def test_another_name_is_unreadable_and_named(either, typed, labels):
    found = read_formula(typed, either("x", "y") if "''" not in typed else either("x"))
    assert isinstance(found, Read)
    found = read_formula(typed, either(*(("x",) if "f" in typed else ("x", "y")), labels=labels))
    assert isinstance(found, Unreadable)
    assert found.message.id == "This names {text}, but {label} is asked."
    assert typed[: found.end] == typed.split(" =")[0].split(":")[0]


@pytest.mark.parametrize(
    "typed", ["x = 2", "θ = 2", "helling = 2", "f'(3) = 2", "∂Z/∂y = 2", "antwoord: 2", "x ≈ 2", "x := 2"]
)
def test_any_single_name_is_accepted_where_the_part_lists_none(either, worth, typed):
    assert worth(read_formula(typed, either("x"))) == 2


@pytest.mark.parametrize("typed", ["2x = 2", "x + 1 = 2", "x y = 2", "= 2", "3 = x", "x == 2", "x = 2 = 2"])
def test_what_is_no_name_cannot_stand_on_the_left(either, typed):
    assert isinstance(read_formula(typed, either("y", "z")), Unreadable)


def test_a_colon_after_a_variable_is_no_name(either):
    assert isinstance(read_formula("x:2", either("x")), Unreadable)


EQUATIONS = ["y = 2x + 1", "2x - y + 1 = 0", "y - 3 = 2(x - 1)", "t: y = 2x + 1", "t:y=2x+1", "y − 3 = 2(x − 1)"]


@pytest.mark.parametrize("typed", EQUATIONS)
def test_an_equation_is_a_relation(either, worth, typed):
    relation = tree(read_equation(typed, either("x", "y", labels=("t",))))
    assert isinstance(relation, Relation)
    left, right = relation.operands
    assert worth(left, x=1, y=3) == worth(right, x=1, y=3)
    assert worth(left, x=2, y=3) != worth(right, x=2, y=3)


@pytest.mark.parametrize("typed", ["2x + 1", "t: 2x + 1", "t = 2x + 1", "t(x) = 2x+1"])
def test_a_bare_right_hand_side_stands_for_the_equation(either, worth, typed):
    assert worth(read_equation(typed, either("x", "y", labels=("t",))), x=3) == 7


@pytest.mark.parametrize("typed", ["y =", "= 2x", "y = 2x = 3", "s: y = 2x", "y = 2z", "y < 2x", "z = 2x"])
def test_no_equation(either, typed):
    assert isinstance(read_equation(typed, either("x", "y", labels=("t",))), Unreadable)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("3θ^2", ("theta",)),
        ("J(θ) = 3θ^2", ("theta",)),
        ("1/4 theta1^4 + 1/5θ₂²", ("theta1", "theta2")),
        ("x^4 + x^3y^2 + y^5 + 8", ("x", "y")),
        (r"\theta_1^2 - 2\theta_1\theta_2", ("theta1", "theta2")),
        ("y x", ("y", "x")),
        ("w_1 x + b", ("w1", "x", "b")),
        ("2π + e", ()),
        ("7", ()),
    ],
)
def test_a_stated_function_brings_its_own_variables(either, typed, names):
    read = read_polynomial_text(typed, either())
    assert not isinstance(read, Unreadable)
    assert isinstance(read[0], Formula)
    assert read[1] == names


def test_a_stated_function_can_be_as_unreadable_as_an_answer(either):
    for typed in ("", "2*", "x5", "(x+y)^99999", "3 +"):
        assert isinstance(read_polynomial_text(typed, either()), Unreadable)


def test_typed_powers_of_indexed_names(either):
    assert tree(read_formula("θ₁²", either("theta1"))) == tree(read_formula("theta1^2", either("theta1")))
    assert isinstance(tree(read_formula("θ₁²", either("theta1"))), Power)
