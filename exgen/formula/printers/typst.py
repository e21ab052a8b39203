"""Marks in Typst math mode.

Characters are written themselves, because the names of symbols change between versions. Commas and semicolons are
escaped: inside a call such as `frac(…)` they would separate its arguments. So are brackets, which would grow with
what they hold; `lr` around them makes those grow that should. Matrices are set in display style because inline ones
would be as small as exponents.
"""

from collections.abc import Mapping, Sequence

from exgen.formula.names import indexed_variables, is_upright_subscript, is_word, parts_of

_QUOTED = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": " "})


class TypstMarks:
    """Typst; see `Marks`."""

    stacked = True
    touching = True
    symbolic = True
    exact = False
    signs: Mapping[str, str] = {
        "+": " + ",
        "−": " − ",
        "neg": "−",
        "±": " ± ",
        "plusminus": "±",
        "·": " ⋅ ",
        "/": "\\/",
        ":": ' class("punctuation", ":") ',
        **{sign: f" {sign} " for sign in "=<>≈≠≤≥⇒⇔→∪"},
        **{sign: sign for sign in "∞∅∂∇πed"},
        "⟵": 'class("normal", ←)',
        "⟶": 'class("normal", →)',
    }
    functions: Mapping[str, str] = {"ln": "ln", "sigmoid": "σ"}

    def number(self, whole: str, decimals: str, mark: str) -> str:
        if not decimals:
            return whole
        return f'{whole}"{mark}"{decimals}' if mark == "," else whole + mark + decimals

    def integer(self, value: int) -> str:
        return str(value).replace("-", "−")

    def coefficient(self, numerator: str, denominator: str) -> str | None:
        return f"inline(frac({numerator}, {denominator}))"

    def name(self, name: str, primes: int, index: str) -> str:
        letters, subscript = parts_of(name)
        text = _quoted(letters) if is_word(letters) else " ".join(letters)
        text += "'" * primes
        if subscript:
            text += f"_({_small(subscript)})"
        return f"{text}^(\\({_small(index)}\\))" if index else text

    def power(self, base: str, exponent: str, whole: bool) -> str:
        return f"{base}^({exponent})"

    def root(self, radicand: str, degree: int, bare: bool) -> str:
        return f"sqrt({radicand})" if degree == 2 else f"root({degree}, {radicand})"

    def fraction(self, numerator: str, denominator: str) -> str:
        return f"frac({numerator}, {denominator})"

    def fence(self, left: str, body: str, right: str, tall: bool) -> str:
        text = f"\\{left}{body}\\{right}"
        return f"lr({text})" if tall or left in "]|" or right in "[|" else text

    def beside(self, left: str, right: str) -> str:
        return left + right if right.startswith("\\(") else f"{left} {right}"

    def listing(self, items: Sequence[str], separator: str) -> str:
        return f"\\{separator} ".join(items)

    def big_sum(self, low: str, high: str, body: str) -> str:
        return f"∑_({low})^({high}) {body}"

    def evaluated(self, of: str, where: str) -> str:
        return f'lr({of} class("closing", |))_({where})'

    def matrix(self, rows: Sequence[Sequence[str]], separator: str, determinant: bool) -> str:
        bars = 'delim: "|", ' if determinant else ""
        return f"display(mat({bars}{'; '.join(', '.join(row) for row in rows)}))"

    def column(self, items: Sequence[str], separator: str) -> str:
        return self.matrix([[item] for item in items], separator, False)

    def cases(self, rows: Sequence[tuple[str, str]], separator: str) -> str:
        return f"display(cases({', '.join(f'{value} & {condition}' for value, condition in rows)}))"

    def aligned(self, lines: Sequence[tuple[str, str, str, str]]) -> str:
        return " \\\n".join(
            f"{left} &{sign.strip()} {right}".lstrip() + (f" &&{note}" if note else "")
            for left, sign, right, note in lines
        )

    def text(self, words: str) -> str:
        return _quoted(words)

    def blank(self, width_cm: int) -> str:
        return f"#box(width: {width_cm}cm, stroke: (bottom: 0.5pt))"


def _small(script: str) -> str:
    """A subscript or index: digits, a word, or variables side by side."""
    if script.isdigit():
        return script
    variables = indexed_variables(script)
    if variables:
        return " ".join(f"{letter}_({digits})" if digits else letter for letter, digits in variables)
    return _quoted(script) if is_upright_subscript(script) else " ".join(script)


def _quoted(words: str) -> str:
    return f'"{words.translate(_QUOTED)}"'
