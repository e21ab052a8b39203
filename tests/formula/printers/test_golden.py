"""What the printers print, read in review: a file for each printer, every example in English and in Dutch."""

import subprocess
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from shutil import which

import pytest

from exgen.algebra import polynomial, univariate
from exgen.formula.build import (
    add,
    chain,
    column,
    decimal,
    equals,
    formula,
    group,
    juxtapose,
    minus,
    neg,
    over,
    point,
    power,
    times,
    words,
)
from exgen.formula.notation import Notation
from exgen.formula.printers import PRINTERS
from exgen.formula.tree import (
    Aligned,
    BigSum,
    Blank,
    Call,
    Cases,
    Constant,
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
    PlusMinus,
    Relation,
    Root,
    Symbol,
    Union,
    msg,
)

WORDS = {
    "otherwise": "anders",
    "because {f} rises": "want {f} stijgt",
    "the slope at {a} & 100 % of {name}": "de helling in {a} & 100 % van {name}",
}


def say(dutch: bool) -> Callable[[Message], str]:
    def said(message: Message) -> str:
        values = {k: said(v) if isinstance(v, Message) else str(v) for k, v in message.args}
        return (WORDS[message.id] if dutch else message.id).format(**values)

    return said


LANGUAGES = {
    "en": Notation(say=say(False)),
    "nl": Notation(",", ";", "outward", say(True)),
    "nl_NL": Notation(",", ";", "angle", say(True)),
}

Z = polynomial({(4, 0): 1, (3, 2): 1, (0, 5): -2, (0, 0): 8}, ("x", "y"))
J = polynomial({(4, 0): Fraction(1, 4), (0, 2): Fraction(1, 5)}, ("theta1", "theta2"))
x, y, theta, f = (Symbol(name) for name in ("x", "y", "theta", "f"))
half, third = formula(Fraction(1, 2)), formula(Fraction(-2, 7))
infinity = Infinity()

EXAMPLES: dict[str, Formula] = {
    "polynomial": formula(Z),
    "polynomial with fractions": formula(J),
    "polynomial with a constant fraction": formula(univariate([Fraction(-2, 7), -1, Fraction(3, 4)])),
    "zero polynomial": formula(univariate([0])),
    "monomial": formula(polynomial({(3, 2): -3}, ("x", "y"))),
    "polynomial of words": formula(polynomial({(2, 1): 3}, ("lr", "mse_1"))),
    "integer": formula(-64),
    "fraction": formula(Fraction(-3, 4)),
    "decimal": decimal(Fraction(-8, 5)),
    "rounded decimal": decimal(Fraction(-1, 8), 2),
    "rounded to zero": decimal(Fraction(-1, 1000), 2),
    "endless decimal": decimal(Fraction(1, 3)),
    "constants": add(times(2, Constant("pi")), Constant("e")),
    "names": Relation((Symbol("theta1"), Symbol("Z_xy"), Symbol("J_0"), Symbol("Delta_x"), Symbol("lr")), ("=",) * 4),
    "primes and index": equals(Symbol("f", primes=2), Symbol("x", index="i"), Symbol("y_i"), Symbol("theta_new")),
    "sum with negatives": add(x, neg(y), -3, third, neg(-3)),
    "sum of sums": add(minus(x, 2), neg(minus(x, 2)), univariate([-1, 4])),
    "update": chain("theta", "=", minus(4, group(times(decimal(Fraction(1, 10)), 24))), "=", decimal(Fraction(8, 5))),
    "negative factor": times(6, -4),
    "negative base": times(Fraction(1, 4), power(-4, 3)),
    "square of negative": neg(power(-4, 2)),
    "numbers side by side": juxtapose(2, 3, "x", 4),
    "coefficients": equals(
        juxtapose(1, "x"), juxtapose(-1, "x"), juxtapose(Fraction(1, 2), "x", "y"), juxtapose(0, "x")
    ),
    "coefficient without a sign of its own": juxtapose(Fraction(2, 7), power("x", 2)),
    "product of sums": juxtapose(3, minus("x", 2), add("x", 1)),
    "product of words": times(Symbol("lr"), Call(Symbol("J", primes=1), (theta,))),
    "quotient": over(add(neg("b"), 3), juxtapose(2, "a")),
    "quotient of quotients": over(over(1, "x"), over("y", 2)),
    "quotient as factor": juxtapose(over("a", "b"), "x"),
    "powers": add(power("x", 1), power("x", -3), power("x", Fraction(1, 2)), power(power("x", 2), 3), power(2, "n")),
    "power of fraction": power(Fraction(1, 2), 2),
    "power of quotient": power(over("x", 2), 2),
    "power of sum": power(add(juxtapose(2, "x"), 1), 4),
    "fraction exponent": Function("exp", neg(over(power("x", 2), 2))),
    "roots": add(Root(formula(5)), juxtapose(Root(formula(2)), "x"), Root(minus("x", 1), 3), Root(x, 5)),
    "functions": add(Function("exp", neg(2)), Function("ln", x), Function("sigmoid", add("w", "b"))),
    "sigmoid": over(1, add(1, Function("exp", neg("z")))),
    "absolute values": times(Function("abs", minus("x", 3)), Function("abs", Function("abs", x))),
    "length": equals(Function("abs", Gradient(f)), Root(add(power(3, 2), power(4, 2)))),
    "plus or minus": over(PlusMinus(neg("b"), Root(Symbol("D"))), juxtapose(2, "a")),
    "only plus or minus": equals("x", PlusMinus(None, half)),
    "call": equals(Call(Symbol("f", primes=1), (formula(4),)), 24),
    "call at symbols": Call(Symbol("Z"), (x, y)),
    "call at values": Call(Symbol("J"), (decimal(Fraction(12, 5)), decimal(Fraction(48, 25)))),
    "derivative": Derivative(Symbol("J"), ("theta",)),
    "mixed partial": Derivative(Symbol("Z"), ("x", "y"), True),
    "third partial": Derivative(Symbol("Z"), ("x", "x", "y"), True),
    "operator": equals(
        Derivative(formula(J), ("theta1",), True), Derivative(Call(Symbol("g"), (x,)), ("x",)), Symbol("g", primes=1)
    ),
    "gradient": equals(Call(Gradient(Symbol("Z")), (x, y)), column("Z_x", "Z_y")),
    "evaluated": equals(Evaluated(Derivative(Symbol("Z"), ("x",), True), (("x", half), ("y", formula(-1)))), 3),
    "evaluated sum": Evaluated(formula(univariate([2, 1, 0])), (("x", formula(3)),)),
    "cost": equals(
        Symbol("J"),
        juxtapose(over(1, "n"), BigSum(power(group(minus("y_i", "t_i")), 2), "i", formula(1), Symbol("n"))),
    ),
    "point": point(decimal(Fraction(1, 2)), decimal(Fraction(5, 4))),
    "point of symbols": equals(point("p", "q"), point(3, Fraction(1, 2))),
    "column": column(Fraction(1, 2), -3, Fraction(3, 4)),
    "matrix": Matrix(((formula(6), Negative(x)), (formula(0), half))),
    "determinant": equals(Matrix(((x, y), (formula(1), formula(2))), True), minus(juxtapose(2, "x"), "y")),
    "set": FiniteSet((formula(1), half)),
    "empty set": FiniteSet(()),
    "open interval": Interval(formula(2), formula(5)),
    "closed interval": Interval(formula(Fraction(-1, 3)), decimal(Fraction(5, 2)), True, True),
    "union": Union((Interval(Negative(infinity), formula(-2), False, True), Interval(formula(3), infinity))),
    "chain of relations": chain("a", "<", "b", "≤", "c", "≠", "d", "≈", 2, "≥", 1, ">", 0),
    "implications": Relation((equals("x", 2), equals(minus("x", 2), 0), Symbol("p")), ("⇔", "⇒")),
    "named line": chain("t", ":", "y", "=", univariate([2, -3])),
    "limit": chain("h", "→", 0),
    "derivation": Aligned(
        (
            Line(Call(Symbol("J", primes=1), (formula(5),)), "=", minus(times(4, 5), 8)),
            Line(None, "=", formula(12), msg("because {f} rises", f=Symbol("theta1"))),
            Line(theta, "≈", decimal(Fraction(-19, 5))),
        )
    ),
    "cases": Cases(((x, chain("x", ">", decimal(Fraction(1, 2)))), (neg("x"), words(msg("otherwise"))))),
    "words": words(msg("the slope at {a} & 100 % of {name}", a=equals("x", half), name="é_{x}^2 #1")),
    "blank": equals("theta", Blank(2)),
}


@pytest.mark.parametrize("printer", PRINTERS)
def test_what_is_printed_is_what_was_reviewed(printer: str, golden: Callable[[str, str], None]) -> None:
    lines = []
    for name, example in EXAMPLES.items():
        lines.append(f"# {name}")
        before = ""
        for language, notation in LANGUAGES.items():
            printed = PRINTERS[printer](example, notation)
            if printed != before:
                lines += [f"{language:<5}  {line}" for line in printed.split("\n")]
            before = printed
    golden(printer, "\n".join(lines))


def test_every_kind_of_node_is_among_the_examples() -> None:
    shown = "".join(map(repr, EXAMPLES.values()))
    kinds = [kind.__name__ for kind in Formula.__subclasses__()]
    assert len(kinds) > 25
    assert [kind for kind in kinds if f"{kind}(" not in shown] == []


def test_every_example_is_set_by_pdflatex(tmp_path: Path) -> None:
    assert which("pdflatex"), "the tests need TeX"
    body = "\n\n".join(
        f"{name}: ${PRINTERS['latex'](example, notation)}$ \\[ {PRINTERS['latex'](example, notation, display=True)} \\]"
        for name, example in EXAMPLES.items()
        for notation in LANGUAGES.values()
    )
    source = f"\\documentclass{{article}}\\usepackage{{amsmath}}\\begin{{document}}{body}\\end{{document}}"
    (tmp_path / "page.tex").write_text(source, encoding="utf-8")
    command = ["pdflatex", "-halt-on-error", "-interaction=nonstopmode", "page.tex"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=120, check=False)
    assert run.returncode == 0, run.stdout.decode("utf-8", "replace")[-1500:]


def test_every_example_is_set_by_typst() -> None:
    import typst

    body = "\n\n".join(
        f"${PRINTERS['typst'](example, notation)}$ $ {PRINTERS['typst'](example, notation, display=True)} $"
        for example in EXAMPLES.values()
        for notation in LANGUAGES.values()
    )
    assert typst.compile(body.encode(), format="pdf").startswith(b"%PDF")
