"""Every row of the table of notation: what is typed, and the value it is read as."""

import math
import unicodedata
from fractions import Fraction

import pytest

from exgen.formula.reader import Read, Unreadable, read_formula
from exgen.formula.tree import Constant, Function, Negative, Number, Power, Product, Quotient, Symbol

X, Y, Z = 1.7, 0.6, -2.3

PLAIN = {
    "3": 3,
    "+3": 3,
    "- 3": -3,
    "--3": 3,
    "---3": -3,
    "+-3": -3,
    "x*-3": -3 * X,
    "x/-2": X / -2,
    "2 - -3": 5,
    ".5": 0.5,
    "5.": 5,
    "5.x": 5 * X,
    "  3  ": 3,
    "\t3\n": 3,
}
FRACTIONS = {"2/3": 2 / 3, "-7/4": -1.75, "½": 0.5, "⅔x": 2 * X / 3, "x^½": X**0.5, "↉": 0, "⅞": 0.875}
MIXED = {
    "1 3/7": 10 / 7,
    "1½": 1.5,
    "1 ½": 1.5,
    "-1 3/7": -10 / 7,
    "-1½": -1.5,
    "x + 1 1/2": X + 1.5,
    "x - 1½": X - 1.5,
    "(1 1/2)x": 1.5 * X,
    "1 3⁄7": 10 / 7,
    "1\u00a03/7": 10 / 7,
    "2 99/100": 2.99,
}
SCIENTIFIC = {
    "1e4": 10000,
    "1.2E-3": 0.0012,
    "2e+3": 2000,
    "3.e-10": 3e-10,
    ".5e1": 5,
    "2e3x": 2000 * X,
    "1.2*10^-3": 0.0012,
    "1.2·10⁻³": 0.0012,
    "2e": 2 * math.e,
    "2e+x": 2 * math.e + X,
    "2·e+3": 2 * math.e + 3,
    "2 e + 3": 2 * math.e + 3,
    "2e^3": 2 * math.e**3,
    "2e³": 2 * math.e**3,
    "2ex": 2 * math.e * X,
    "e": math.e,
    "E^2": math.e**2,
}
PRODUCTS = {
    "2x": 2 * X,
    "3x^2y": 3 * X**2 * Y,
    "2(x+1)": 2 * (X + 1),
    "(x+1)(x-2)": (X + 1) * (X - 2),
    "(x+2)3": (X + 2) * 3,
    "(x+2) 3": (X + 2) * 3,
    "x(x+1)": X * (X + 1),
    "xy": X * Y,
    "x y": X * Y,
    "2 sqrt(3)": 2 * math.sqrt(3),
    "2√3": 2 * math.sqrt(3),
    "99 pi": 99 * math.pi,
    "|x|3": X * 3,
    "[x+1](x)": (X + 1) * X,
    "xe^x": X * math.e**X,
    "2πx": 2 * math.pi * X,
}
POWERS = {
    "x^2": X**2,
    "x**2": X**2,
    "x²": X**2,
    "x⁻³": X**-3,
    "x⁵⁺³": X**8,
    "x²y³": X**2 * Y**3,
    "x²³": X**23,
    "2^3^2": 512,
    "2^3²": 512,
    "-4^2": -16,
    "(-4)^2": 16,
    "-4²": -16,
    "x^2y": X**2 * Y,
    "x^-2": X**-2,
    "x^-2y": X**-2 * Y,
    "2^-1^2": 0.5,
    "x^1/2": X / 2,
    "x^(1/2)": X**0.5,
    "e^-x²": math.e ** -(X**2),
    "eˣ": math.e**X,
    "x⁽²⁺¹⁾": X**3,
    "|z|^2": Z**2,
    "2x^2^2": 2 * X**4,
    "xˆ2": X**2,
}
QUOTIENTS = {
    "2*x": 2 * X,
    "2·x": 2 * X,
    "2×x": 2 * X,
    "2•x": 2 * X,
    "2⋅x": 2 * X,
    "6/4": 1.5,
    "6÷4": 1.5,
    "6:4": 1.5,
    "6 : -4": -1.5,
    "1/2x": X / 2,
    "4/3x^2": 4 / 3 * X**2,
    "1/2xy": X * Y / 2,
    "2x/3y": 2 * X / 3 * Y,
    "1/2(x+1)": (X + 1) / 2,
    "8/4/2": 1,
    "8/4*2": 4,
    "x/(yz)": X / (Y * Z),
    "x/y*z": X / Y * Z,
    "(x/y)z": X / Y * Z,
    "x/y - z": X / Y - Z,
    "1/sqrt(2)x": X / math.sqrt(2),
}
FUNCTIONS = {
    "(x)": X,
    "[x+1]*2": (X + 1) * 2,
    "2*[x(y+1)]": 2 * X * (Y + 1),
    "sqrt(2)": math.sqrt(2),
    "SQRT(2)": math.sqrt(2),
    "√2": math.sqrt(2),
    "√(x+1)": math.sqrt(X + 1),
    "sqrt4+1": 3,
    "sqrt 4": 2,
    "√2/2": math.sqrt(2) / 2,
    "√2*x": math.sqrt(2) * X,
    "√x + 1": math.sqrt(X) + 1,
    "√½": math.sqrt(0.5),
    "√(2)x": math.sqrt(2) * X,
    "cbrt(8)": 2,
    "cbrt(-8)": -2,
    "∛8": 2,
    "pi": math.pi,
    "π": math.pi,
    "exp(x)": math.exp(X),
    "ln(x)": math.log(X),
    "ln x": math.log(X),
    "ln(x)²": math.log(X) ** 2,
    "sigmoid(x)": 1 / (1 + math.exp(-X)),
    "σ(x)(1-σ(x))": math.exp(-X) / (1 + math.exp(-X)) ** 2,
    "abs(z)": -Z,
    "|z|": -Z,
    "|x||z|": X * -Z,
    "|x| + |z|": X - Z,
    "|x| - |z|": X + Z,
    "||z| - 1|": -Z - 1,
    "|x*|z||": X * -Z,
    "2|z|x": 2 * -Z * X,
    "(|z|)": -Z,
    "|-z|": -Z,
}
LATEX = {
    r"\frac{1}{2}": 0.5,
    r"\dfrac{x}{y}": X / Y,
    r"\frac13": 1 / 3,
    r"\frac13x": X / 3,
    r"\frac1{3}": 1 / 3,
    r"\frac xy": X / Y,
    r"\frac{x}{y}z": X / Y * Z,
    r"3\frac{x}{2}": 1.5 * X,
    r"x^2\frac{1}{2}": X**2 / 2,
    r"\sqrt{2}": math.sqrt(2),
    r"\sqrt2": math.sqrt(2),
    r"\sqrt[3]{8}": 2,
    r"2\cdot x": 2 * X,
    r"2\times x": 2 * X,
    r"6\div 4": 1.5,
    r"2\pi": 2 * math.pi,
    r"\left(x+1\right)^{2}": (X + 1) ** 2,
    r"e^{-x}": math.exp(-X),
    r"$4x^{3}$": 4 * X**3,
    r"\sigma(x)": 1 / (1 + math.exp(-X)),
    r"\lvert x\lvert z\rvert\rvert": X * -Z,
    r"\left|z\right|": -Z,
}
ROWS = {**PLAIN, **FRACTIONS, **MIXED, **SCIENTIFIC, **PRODUCTS, **POWERS, **QUOTIENTS, **FUNCTIONS, **LATEX}


@pytest.mark.parametrize(("typed", "value"), ROWS.items(), ids=lambda v: v if isinstance(v, str) else "")
def test_typed_text_is_read_as_its_value(either, worth, typed, value):
    assert worth(read_formula(typed, either("x", "y", "z")), x=X, y=Y, z=Z) == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(("typed", "value"), [("1,2·10⁻³", 0.0012), ("1,2E-3", 0.0012), ("3,e-10", 3e-10), (",5", 0.5)])
def test_a_dutch_sheet_writes_the_same_with_commas(nl, worth, typed, value):
    assert worth(read_formula(typed, nl("x"))) == pytest.approx(value, rel=1e-12)


DASHES = [c for c in map(chr, range(0x3000)) if unicodedata.category(c) == "Pd"] + ["−", "－", "﹣"]


@pytest.mark.parametrize("dash", DASHES, ids=lambda c: f"{ord(c):04X}")
def test_every_dash_is_a_minus(either, worth, dash):
    assert worth(read_formula(f"5{dash}3", either())) == 2
    assert worth(read_formula(f"{dash}3", either())) == -3


@pytest.mark.parametrize("slash", "/⁄∕÷／", ids=lambda c: f"{ord(c):04X}")
def test_every_slash_divides(either, worth, slash):
    assert worth(read_formula(f"6{slash}4", either())) == 1.5


@pytest.mark.parametrize("opening", "([（［⟦❨｟「", ids=lambda c: f"{ord(c):04X}")
def test_every_bracket_is_a_plain_one(either, worth, opening):
    closing = chr(ord(opening) + (2 if opening in "[［" else 1))
    assert worth(read_formula(f"2{opening}x+1{closing}", either("x")), x=3) == 8


def test_full_width_characters_are_plain(either, worth):
    assert worth(read_formula("２（ｘ＋１）＾２＊３", either("x")), x=1) == 24


def test_mathematical_letters_and_digits_are_plain(either, worth):
    assert worth(read_formula("𝟐𝑥² + 𝜃", either("x", "theta")), x=3, theta=5) == 23


@pytest.mark.parametrize("blank", "\t\n\u00a0\u2003\u202f\u3000\r\v", ids=lambda c: f"{ord(c):04X}")
def test_white_space_of_any_kind_is_a_blank(either, worth, blank):
    assert worth(read_formula(f"{blank}2{blank}x{blank}+{blank}1", either("x")), x=3) == 7


@pytest.mark.parametrize("mark", "\u200b\u200d\u2060\ufeff\u00ad\u200e\ufe0f", ids=lambda c: f"{ord(c):04X}")
def test_zero_width_marks_vanish(either, worth, mark):
    assert worth(read_formula(f"1{mark}2x{mark}", either("x")), x=1) == 12


def test_an_invisible_product_does_not_join_digits(either):
    assert isinstance(read_formula("2\u20623", either()), Unreadable)


def test_a_written_number_keeps_its_form(either):
    read = read_formula("0.5x", either("x"))
    assert read.tree == Product((Number(Fraction("0.5"), "decimal"), Symbol("x")))
    assert read_formula("6/4", either()).tree == Quotient(Number(Fraction(6)), Number(Fraction(4)))
    assert read_formula("-4^2", either()).tree == Negative(Power(Number(Fraction(4)), Number(Fraction(2))))
    assert read_formula("σ(e)", either()).tree == Function("sigmoid", Constant("e"))


AMBIGUOUS = [
    "12 345/678",
    "2 1/2x",
    "2 1/2*3",
    "2*1 1/2",
    "1 7/3",
    "1 3/3",
    "1 100/101",
    "1½x",
    "1½²",
    "1 1/2^2",
    "1.5 1/2",
    "12 3",
    "2 .5",
    "x5",
    "x 5",
    "π5",
    "x²3",
    "x^2 3",
    "½3",
    "√2 3",
    "x/yz",
    "x/y z",
    "1/xy",
    "x/(y)z",
    "1/πx",
    "1/x(x+1)",
    "√2x",
    "√2 x",
    "√x²",
    "√x^2",
    "√2(x+1)",
    "sqrt2x",
    "ln 2x",
    "ln x^2",
    "√-4",
    "√√16",
    "|x|y|z|",
    "|x|2|y|",
    "|x",
    "x|",
    "||",
    "x:2",
    "2:x",
    r"3\frac{1}{2}",
    "x² ³",
]


@pytest.mark.parametrize("typed", AMBIGUOUS)
def test_what_a_reader_would_hesitate_at_is_not_guessed(either, typed):
    assert isinstance(read_formula(typed, either("x", "y", "z")), Unreadable)


@pytest.mark.parametrize("typed", [r"\int x", r"\sin x", r"\text{a}", r"x\\y", r"\frac{1}", "{x+1}", r"\begin{cases}x"])
def test_other_latex_is_not_read(either, typed):
    assert isinstance(read_formula(typed, either("x", "y")), Unreadable)


def test_a_whole_formula_of_a_key_is_read(either, worth):
    read = read_formula("4x³y² − 3/4·x + (x+y)^2/2 − √(x² + 1)", either("x", "y"))
    assert isinstance(read, Read)
    expected = 4 * X**3 * Y**2 - 0.75 * X + (X + Y) ** 2 / 2 - math.sqrt(X**2 + 1)
    assert worth(read, x=X, y=Y) == pytest.approx(expected)
