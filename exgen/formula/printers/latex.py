"""Marks in LaTeX math mode, with base LaTeX and amsmath only.

Written so that a teacher can edit it: x^2 without braces, no sizes or spaces where TeX finds them itself.
"""

import re
from collections.abc import Mapping, Sequence

from exgen.formula.names import GREEK, indexed_variables, is_upright_subscript, is_word, parts_of

_CONTROL_WORD_ENDS = re.compile(r"\\[A-Za-z]+\Z")
_VARIANTS = {"epsilon": r"\varepsilon", "phi": r"\varphi", "omicron": "o"}
_LETTERS = {letter: _VARIANTS.get(name, "\\" + name) for name, letter in GREEK.items()}
_LEFT = {"(": "(", "[": "[", "]": r"\mathopen{]}", "{": r"\{", "⟨": r"\langle ", "|": r"\lvert "}
_RIGHT = {")": ")", "]": "]", "[": r"\mathclose{[}", "}": r"\}", "⟩": r"\rangle", "|": r" \rvert"}
_GROWING = {"{": r"\{", "}": r"\}", "⟨": r"\langle ", "⟩": r"\rangle"}

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": "$<$",
    ">": "$>$",
    "|": "$|$",
    "\u00a0": "~",
}
_SYMBOLS = {
    "−": "-",
    "·": r"\cdot",
    "×": r"\times",
    "±": r"\pm",
    "≈": r"\approx",
    "≠": r"\neq",
    "≤": r"\leq",
    "≥": r"\geq",
    "⇒": r"\Rightarrow",
    "⇔": r"\Leftrightarrow",
    "→": r"\to",
    "←": r"\leftarrow",
    "∞": r"\infty",
    "∅": r"\emptyset",
    "∪": r"\cup",
    "∈": r"\in",
    "√": r"\surd",
    "∂": r"\partial",
    "∇": r"\nabla",
    "Σ": r"\Sigma",
    "′": "'",
}
_RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁿⁱ", "0123456789-ni", strict=True))
_LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉ᵢₓₙ", "0123456789ixn", strict=True))
_TEXT = str.maketrans(
    {letter: f"${macro}$" for letter, macro in (_LETTERS | _SYMBOLS).items()}
    | {sign: f"$^{{{digit}}}$" for sign, digit in _RAISED.items()}
    | {sign: f"$_{{{digit}}}$" for sign, digit in _LOWERED.items()}
    | _SPECIAL
)


class LatexMarks:
    """LaTeX; see `Marks`."""

    stacked = True
    touching = True
    symbolic = True
    exact = False
    signs: Mapping[str, str] = {
        "+": " + ",
        "−": " - ",
        "neg": "-",
        "±": r" \pm ",
        "plusminus": r"\pm ",
        "·": r" \cdot ",
        "/": "/",
        "=": " = ",
        "<": " < ",
        ">": " > ",
        ":": r"\colon ",
        **{sign: f" {_SYMBOLS[sign]} " for sign in "≈≠≤≥⇒⇔→∪"},
        **{sign: _SYMBOLS[sign] for sign in "∞∅∂∇"},
        "⟵": r"{\leftarrow}",
        "⟶": r"{\to}",
        "π": r"\pi",
        "e": "e",
        "d": "d",
    }
    functions: Mapping[str, str] = {"ln": r"\ln", "sigmoid": r"\sigma"}

    def number(self, whole: str, decimals: str, mark: str) -> str:
        if not decimals:
            return whole
        return f"{whole}{{,}}{decimals}" if mark == "," else whole + mark + decimals

    def integer(self, value: int) -> str:
        return str(value)

    def coefficient(self, numerator: str, denominator: str) -> str | None:
        return f"\\tfrac{{{numerator}}}{{{denominator}}}"

    def name(self, name: str, primes: int, index: str) -> str:
        letters, subscript = parts_of(name)
        text = f"\\mathrm{{{_spell(letters)}}}" if is_word(letters) else _spell(letters)
        text += "'" * primes
        variables = indexed_variables(subscript)
        if variables:
            text += f"_{{{' '.join(_indexed(letter, digits) for letter, digits in variables)}}}"
        elif subscript:
            spelled = _spell(subscript)
            upright = is_upright_subscript(subscript) and not subscript.isdigit()
            text += "_" + _argument(f"\\mathrm{{{spelled}}}" if upright else spelled)
        return f"{text}^{{({_spell(index)})}}" if index else text

    def power(self, base: str, exponent: str, whole: bool) -> str:
        return f"{base}^{_argument(exponent)}"

    def root(self, radicand: str, degree: int, bare: bool) -> str:
        return f"\\sqrt{{{radicand}}}" if degree == 2 else f"\\sqrt[{degree}]{{{radicand}}}"

    def fraction(self, numerator: str, denominator: str) -> str:
        return f"\\frac{{{numerator}}}{{{denominator}}}"

    def fence(self, left: str, body: str, right: str, tall: bool) -> str:
        if tall:
            return f"\\left{_GROWING.get(left, left)}{body}\\right{_GROWING.get(right, right)}"
        return _LEFT[left] + body + _RIGHT[right]

    def beside(self, left: str, right: str) -> str:
        if right[:1].isalpha() and left[-1:].isalpha() and _CONTROL_WORD_ENDS.search(left):
            return f"{left} {right}"
        return left + right

    def listing(self, items: Sequence[str], separator: str) -> str:
        return f"{separator} ".join(items)

    def big_sum(self, low: str, high: str, body: str) -> str:
        return f"\\sum_{{{low}}}^{_argument(high)} {body}"

    def evaluated(self, of: str, where: str) -> str:
        return f"\\left.{of}\\right|_{{{where}}}"

    def matrix(self, rows: Sequence[Sequence[str]], separator: str, determinant: bool) -> str:
        kind = "vmatrix" if determinant else "pmatrix"
        body = " & ".join(rows[0]) if rows else ""
        for row in rows[1:]:
            body += (r" \\[2pt] " if r"\frac" in body else r" \\ ") + " & ".join(row)
        return f"\\begin{{{kind}}} {body} \\end{{{kind}}}"

    def column(self, items: Sequence[str], separator: str) -> str:
        return self.matrix([[item] for item in items], separator, False)

    def cases(self, rows: Sequence[tuple[str, str]], separator: str) -> str:
        body = r" \\ ".join(f"{value} & {condition}" for value, condition in rows)
        return f"\\begin{{cases}} {body} \\end{{cases}}"

    def aligned(self, lines: Sequence[tuple[str, str, str, str]]) -> str:
        body = " \\\\\n".join(
            f"{left} &{sign.strip()} {right}".lstrip() + (f" && \\quad {note}" if note else "")
            for left, sign, right, note in lines
        )
        return f"\\begin{{aligned}}\n{body}\n\\end{{aligned}}"

    def text(self, words: str) -> str:
        return f"\\text{{{words.translate(_TEXT)}}}"

    def blank(self, width_cm: int) -> str:
        return f"\\underline{{\\hspace{{{width_cm}cm}}}}"


def _indexed(letter: str, digits: str) -> str:
    """A variable in a subscript, with a subscript of its own."""
    return f"{_spell(letter)}_{_argument(digits)}" if digits else _spell(letter)


def _spell(letters: str) -> str:
    """Letters with Greek ones as control words."""
    if letters.isascii():
        return letters.replace("_", r"\_")
    text = ""
    for letter in letters:
        mark = _LETTERS.get(letter, letter)
        text += f" {mark}" if mark.isalpha() and _CONTROL_WORD_ENDS.search(text) else mark
    return text


def _argument(text: str) -> str:
    return text if len(text) == 1 else f"{{{text}}}"
