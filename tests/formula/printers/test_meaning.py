"""What is printed means what the tree means: parsed by other means, it has the same value.

Three small parsers of the tests' own: Python's syntax trees for typed text, a descent for plain Unicode, and a
rewriting of LaTeX into the latter's grammar. None accepts a sign after an operator or a product that touches wrongly,
so they also hold the printers to that.
"""

import ast
import re
from collections.abc import Callable, Mapping
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from exgen.formula.notation import ENGLISH, Notation
from exgen.formula.printers import latex, plain, typed
from exgen.formula.tree import Formula

DUTCH = Notation(",", ";", "outward")
Functions = Mapping[str, Callable[..., Fraction]]


class TypedReader(ast.NodeVisitor):
    """The value of a Python expression of numbers, names, + - * / ** and known functions."""

    def __init__(self, names: Mapping[str, Fraction], functions: Functions) -> None:
        self.names, self.functions = names, functions

    def read(self, text: str) -> Fraction:
        assert not re.search(r"[-+*/^] ?[-+]", text), "a sign after an operator"
        text = re.sub(r"(\d+)\.(\d+)", lambda m: f"({int(m[1] + m[2])}/1{'0' * len(m[2])})", text)
        value: Fraction = self.visit(ast.parse(text.replace("^", "**"), mode="eval").body)
        return value

    def visit_Constant(self, node: ast.Constant) -> Fraction:
        assert type(node.value) is int
        return Fraction(node.value)

    def visit_Name(self, node: ast.Name) -> Fraction:
        return self.names[node.id]

    def visit_UnaryOp(self, node: ast.UnaryOp) -> Fraction:
        assert isinstance(node.op, ast.USub)
        return -self.visit(node.operand)

    def visit_BinOp(self, node: ast.BinOp) -> Fraction:
        left, right = self.visit(node.left), self.visit(node.right)
        match node.op:
            case ast.Add():
                return left + right
            case ast.Sub():
                return left - right
            case ast.Mult():
                return left * right
            case ast.Div():
                return left / right
            case ast.Pow():
                return self.functions["pow"](left, right)
        raise AssertionError(node.op)

    def visit_Call(self, node: ast.Call) -> Fraction:
        assert isinstance(node.func, ast.Name)
        return self.functions[node.func.id](*map(self.visit, node.args))

    def generic_visit(self, node: ast.AST) -> Fraction:
        raise AssertionError(ast.dump(node))


RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-", strict=True))
TOKEN = re.compile(
    r"(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)|(?P<number>\d+(?:[.,]\d+)?)|(?P<vulgar>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])"
    r"|(?P<name>Z_x|Δx|MSE₁|θ[₁₂]|lr|ln|abs|[xyπeσ])|(?P<mark> [+−·] |[−/()|^√∛∜⟦⟧~])"
)


class PlainReader:
    """The value of plain Unicode. Implicit products and divisions bind alike, from the left; no blank is free."""

    def __init__(self, text: str, names: Mapping[str, Fraction], functions: Functions) -> None:
        self.names, self.functions = names, functions
        self.tokens: list[tuple[str, str]] = []
        at = 0
        while at < len(text):
            found = TOKEN.match(text, at)
            assert found, f"{text[at:]!r} in {text!r}"
            self.tokens.append((str(found.lastgroup), found[0]))
            at = found.end()
        self.tokens.append(("end", ""))
        self.at = 0
        self.bars = 0

    def read(self) -> Fraction:
        value = self.sum()
        assert self.peek == ("end", ""), self.peek
        return value

    @property
    def peek(self) -> tuple[str, str]:
        return self.tokens[self.at]

    def take(self, *expected: str) -> str:
        _, text = self.peek
        assert not expected or text in expected, f"{text!r} instead of {expected}"
        self.at += 1
        return text

    def sum(self) -> Fraction:
        negative = self.peek[1] == "−"
        if negative:
            self.take()
        total = -self.product() if negative else self.product()
        while self.peek[1] in (" + ", " − "):
            sign = 1 if self.take() == " + " else -1
            total += sign * self.product()
        return total

    def product(self) -> Fraction:
        value = self.power()
        while True:
            kind, text = self.peek
            if text == " · ":
                self.take()
                value *= self.power()
            elif text == "/":
                self.take()
                value /= self.power()
            elif kind in ("number", "vulgar"):
                raise AssertionError("a number touches what is before it")
            elif kind == "name" or text in ("(", "√", "∛", "∜", "⟦") or (text == "|" and not self.bars):
                value *= self.power()
            else:
                return value

    def power(self) -> Fraction:
        base = self.atom()
        kind, text = self.peek
        if kind == "raised":
            self.take()
            return self.functions["pow"](base, Fraction("".join(RAISED[c] for c in text)))
        if text == "^":
            self.take()
            return self.functions["pow"](base, self.atom())
        return base

    def atom(self) -> Fraction:
        kind, text = self.peek
        self.take()
        if kind == "number":
            return Fraction(text.replace(",", "."))
        if kind == "vulgar":
            return Fraction(dict(zip("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞", VULGAR, strict=True))[text])
        if text in ("√", "∛", "∜"):
            return self.functions["root"](self.atom(), 2 + "√∛∜".index(text))
        if text == "⟦":
            degree = int(self.take())
            self.take("~")
            value = self.functions["root"](self.sum(), degree)
            self.take("⟧")
            return value
        if text == "|":
            self.bars += 1
            value = self.sum()
            self.take("|")
            self.bars -= 1
            return abs(value)
        if text in ("σ", "ln", "abs"):
            assert self.peek[1] == "("
            return self.functions[text](self.atom())
        if text == "(":
            bars, self.bars = self.bars, 0
            value = self.sum()
            self.take(")")
            self.bars = bars
            return value
        assert kind == "name", f"{text!r} where a number, name or bracket is due"
        return self.names[text]


VULGAR = ("1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "2/5", "3/5", "4/5", "1/6", "5/6", "1/8", "3/8", "5/8", "7/8")


def flat(tex: str) -> str:
    """LaTeX in the grammar of `PlainReader`: fractions, roots and powers as brackets."""
    tex = re.sub(r"(\\(?:rvert|pi)) (?=[a-zA-Z])", r"\1", tex.replace("{,}", ","))
    for old, new in (
        (r"\left(", "("), (r"\right)", ")"), (r"\lvert ", "abs("), (r" \rvert", ")"), (r"\left|", "abs("),
        (r"\right|", ")"), (r" \cdot ", " · "), (" - ", " − "), ("-", "−"), (r"\theta_1", "θ₁"),
        (r"\theta_2", "θ₂"), (r"\Delta x", "Δx"), (r"\mathrm{MSE}_1", "MSE₁"), (r"\mathrm{lr}", "lr"),
        (r"\pi", "π"), (r"\sigma", "σ"), (r"\ln", "ln"), ("Z_x", "Z_x"),
    ):  # fmt: skip
        tex = tex.replace(old, new)
    inner = r"\{([^{}]*)\}"
    while "{" in tex:
        before = tex
        tex = re.sub(rf"\\t?frac{inner}{inner}", r"((\1)/(\2))", tex)
        tex = re.sub(rf"\\sqrt\[(\d)\]{inner}", r"⟦\1~\2⟧", tex)
        tex = re.sub(rf"\\sqrt{inner}", r"⟦2~\1⟧", tex)
        tex = re.sub(rf"\^{inner}", r"^(\1)", tex)
        assert tex != before, tex
    return tex


@pytest.fixture(scope="module")
def names(meanings: tuple[Mapping[str, Fraction], Functions]) -> Mapping[str, Fraction]:
    return meanings[0]


@pytest.fixture(scope="module")
def functions(meanings: tuple[Mapping[str, Fraction], Functions]) -> Functions:
    return meanings[1]


Value = Callable[[Formula], Fraction]
Trees = st.SearchStrategy[Formula]


def value_or_reject(value: Value, tree: Formula) -> Fraction:
    try:
        return value(tree)
    except ZeroDivisionError:
        assume(False)
        raise


def test_typed_text_has_the_value_of_the_tree(
    trees: Trees, value: Value, names: Mapping[str, Fraction], functions: Functions
) -> None:
    reader = TypedReader(names, functions)

    @settings(max_examples=400, deadline=None)
    @given(trees, st.booleans())
    def check(tree: Formula, dutch: bool) -> None:
        expected = value_or_reject(value, tree)
        printed = typed(tree, DUTCH if dutch else ENGLISH)
        assert printed.isascii()
        assert reader.read(printed.replace(",", ".") if dutch else printed) == expected, printed

    check()


def test_plain_text_has_the_value_of_the_tree(
    trees: Trees, value: Value, names: Mapping[str, Fraction], functions: Functions
) -> None:
    @settings(max_examples=400, deadline=None)
    @given(trees, st.booleans())
    def check(tree: Formula, dutch: bool) -> None:
        expected = value_or_reject(value, tree)
        printed = plain(tree, DUTCH if dutch else ENGLISH)
        assert PlainReader(printed, names, functions).read() == expected, printed

    check()


def test_latex_has_the_value_of_the_tree(
    trees: Trees, value: Value, names: Mapping[str, Fraction], functions: Functions
) -> None:
    @settings(max_examples=400, deadline=None)
    @given(trees, st.booleans())
    def check(tree: Formula, dutch: bool) -> None:
        expected = value_or_reject(value, tree)
        printed = latex(tree, DUTCH if dutch else ENGLISH)
        assert PlainReader(flat(printed), names, functions).read() == expected, printed

    check()
