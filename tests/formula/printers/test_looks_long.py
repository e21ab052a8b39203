"""Nothing ugly is ever printed, and every engine sets what is printed."""

import re
import subprocess
import xml.etree.ElementTree as ElementTree
from fractions import Fraction
from pathlib import Path
from shutil import which

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exgen.algebra import univariate
from exgen.formula.notation import ENGLISH, Notation
from exgen.formula.printers import PRINTERS, latex, mathml, typst
from exgen.formula.tree import (
    Aligned,
    BigSum,
    Call,
    Cases,
    Derivative,
    Evaluated,
    FiniteSet,
    Formula,
    Function,
    Gradient,
    Infinity,
    Interval,
    Line,
    Matrix,
    Message,
    Negative,
    Number,
    PlusMinus,
    Polynomial,
    Power,
    Relation,
    Symbol,
    Union,
    Vector,
    Words,
)


def say(message: Message) -> str:
    return message.id.format(**{k: say(v) if isinstance(v, Message) else v for k, v in message.args})


NOTATIONS = (
    Notation(say=say),
    Notation(",", ";", "outward", say),
    Notation(",", ";", "angle", say),
)
Trees = st.SearchStrategy[Formula]

BEFORE = r"(?<![\d.,_^{}/])"
UGLY = {
    "latex": [
        r"\+ -",
        r"- ?-",
        r"\\cdot -",
        r"\^\{1\}",
        r"\^1(?!\d)",
        r"(?<![{ ] )\\cdot \\cdot",
        BEFORE + r"[01](?=[a-z(]|\\(?:theta|pi|sigma|sqrt|t?frac|left|Delta|mathrm))",
        r"\{\}(?!\,)",
    ],
    "typst": [r"\+ −", r"− ?−", r"⋅ −", r"\^\(1\)", r"(?<![\d.,_^(/\"])[01] (?=[a-zθπσ(\\√])"],
    "plain": [
        r"\+ −",
        r"− ?−",
        r"· −",
        r"(?<![⁰¹²³⁴⁵⁶⁷⁸⁹⁻])¹(?![⁰¹²³⁴⁵⁶⁷⁸⁹])",
        r"(?<![\d.,/])[01](?=[a-zθπσ(√])",
        "  ",
    ],
    "typed": [r"\+ -", r"- ?-", r"\* ?-", r"\^1(?![\d.,])", "  "],
}


def statements(trees: Trees) -> Trees:
    """Formulas of every other kind around trees of numbers."""
    symbols = st.sampled_from(["x", "theta1", "Z_xy", "lr", "Delta_x", "theta_new"]).map(Symbol)
    several = st.lists(trees, min_size=1, max_size=3).map(tuple)
    ends = trees | st.just(Infinity()) | st.just(Negative(Infinity()))
    by = st.lists(st.sampled_from(["x", "theta1"]), min_size=1, max_size=3).map(tuple)
    words = st.builds(
        lambda text, tree: Words(Message("{text} at {tree}", (("text", text), ("tree", tree)))),
        st.text("aéïÄ&%$#_{}~^\\<>|\"'/;,:()[] ?·θ₁²", max_size=6),
        trees,
    )
    inner = st.one_of(
        trees,
        st.builds(Call, st.builds(Symbol, st.just("f"), st.integers(0, 2)) | st.builds(Gradient, symbols), several),
        st.builds(Derivative, trees | symbols, by, st.booleans()),
        st.builds(Evaluated, trees, trees.map(lambda tree: (("x", tree), ("y", tree)))),
        st.builds(BigSum, trees, st.just("i"), st.just(Number(Fraction(1))), symbols),
        st.builds(PlusMinus, trees | st.none(), trees),
        st.builds(Vector, several, st.booleans()),
        st.builds(Matrix, several.map(lambda row: (row, row)), st.booleans()),
        st.builds(FiniteSet, several | st.just(())),
        st.builds(Interval, ends, ends, st.booleans(), st.booleans()).map(lambda i: Union((i, i))),
        st.builds(Cases, several.map(lambda items: tuple((item, item) for item in items))),
        words,
    )
    relations = st.builds(
        lambda left, right, sign: Relation((left, right), (sign,)), inner, inner, st.sampled_from("=≈≠<≤>≥⇒⇔→:")
    )
    lines = st.builds(
        Line, inner | st.none(), st.sampled_from("=≈⇒"), inner, words.map(lambda w: w.message) | st.none()
    )
    return relations | st.lists(lines, min_size=1, max_size=3).map(lambda made: Aligned(tuple(made)))


@pytest.mark.parametrize("printer", UGLY)
def test_no_sign_meets_a_sign_and_no_one_or_zero_is_a_coefficient(printer: str, trees: Trees) -> None:
    ugly = re.compile("|".join(UGLY[printer]))

    @settings(max_examples=12000, deadline=None)
    @given(trees)
    def check(tree: Formula) -> None:
        printed = PRINTERS[printer](tree)
        found = ugly.search(printed)
        assert not found, f"{found[0]!r} in {printed}"

    check()


def test_the_search_for_ugliness_finds_it() -> None:
    samples = {
        "latex": ["3 + -x", "--3", "x^{1}", "1x", "0\\theta_1", "2 \\cdot -3"],
        "typst": ["3 + −x", "−−3", "1 x", "2 ⋅ −3"],
        "plain": ["3 + −x", "−−3", "x¹", "1x", "0θ₁", "2 · −3"],
        "typed": ["3 + -x", "--3", "x^1", "2*-3"],
    }
    for printer, texts in samples.items():
        for text in texts:
            assert re.search("|".join(UGLY[printer]), text), (printer, text)
        for text in ("11x", "x^{10} - 1", "x¹⁰ − 10x", "10*x^12 - 3"):
            assert not re.search("|".join(UGLY[printer]), text), (printer, text)


def test_braces_balance_in_latex(trees: Trees) -> None:
    @settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(statements(trees), st.sampled_from(NOTATIONS))
    def check(tree: Formula, notation: Notation) -> None:
        printed = latex(tree, notation)
        depth = 0
        for brace in re.findall(r"(?<!\\)[{}]", printed.replace(r"\\", "")):
            depth += 1 if brace == "{" else -1
            assert depth >= 0
        assert depth == 0
        assert len(re.findall(r"\\left(?![a-z])", printed)) == len(re.findall(r"\\right(?![a-z])", printed))

    check()


CHILDREN = {"mfrac": 2, "msup": 2, "msub": 2, "mroot": 2, "msubsup": 3, "munderover": 3}
CORE = {*CHILDREN, "math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "msqrt", "mtable", "mtr", "mtd"}


def test_mathml_is_well_formed_and_core(trees: Trees) -> None:
    @settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(statements(trees), st.sampled_from(NOTATIONS))
    def check(tree: Formula, notation: Notation) -> None:
        for element in ElementTree.fromstring(mathml(tree, notation)).iter():
            assert element.tag in CORE
            assert len(element) == CHILDREN.get(element.tag, len(element)), ElementTree.tostring(element)

    check()


def _several_hundred(trees: Trees) -> list[tuple[Formula, Notation]]:
    found: list[tuple[Formula, Notation]] = []

    @settings(max_examples=300, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
    @given(statements(trees), st.sampled_from(NOTATIONS))
    def collect(tree: Formula, notation: Notation) -> None:
        found.append((tree, notation))

    collect()
    assert len(found) >= 250
    return found


def test_pdflatex_sets_random_formulas(trees: Trees, tmp_path: Path) -> None:
    assert which("pdflatex"), "the tests need TeX"
    formulas = "\n\n".join(f"\\noindent ${latex(tree, notation)}$" for tree, notation in _several_hundred(trees))
    head = r"\documentclass{article}\usepackage{amsmath}\hbadness10000\hfuzz\maxdimen\begin{document}"
    source = head + formulas + r"\end{document}"
    (tmp_path / "page.tex").write_text(source, encoding="utf-8")
    command = ["pdflatex", "-halt-on-error", "-interaction=nonstopmode", "page.tex"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=120, check=False)
    assert run.returncode == 0, run.stdout.decode("utf-8", "replace")[-2000:]


def test_typst_sets_random_formulas(trees: Trees) -> None:
    import typst as engine

    formulas = "\n\n".join(
        f"${typst(tree, notation)}$ $display({typst(tree, notation)})$" for tree, notation in _several_hundred(trees)
    )
    assert engine.compile(formulas.encode(), format="pdf").startswith(b"%PDF")


def test_polynomials_of_any_coefficients_have_no_ugly_terms() -> None:
    for first in (-1, 0, 1, Fraction(1, 2), Fraction(-2, 7), 10):
        for second in (-1, 0, 1):
            for printer, patterns in UGLY.items():
                printed = PRINTERS[printer](Polynomial(univariate([first, second, -1])), ENGLISH)
                assert not re.search("|".join(patterns), printed), printed


def test_powers_of_functions_are_in_brackets() -> None:
    square = Number(Fraction(2))
    assert latex(Power(Function("ln", Symbol("x")), square)) == r"(\ln(x))^2"
    assert latex(Power(Function("exp", Symbol("x")), square)) == "(e^x)^2"
    assert latex(Power(Symbol("f", primes=1), square)) == "(f')^2"
