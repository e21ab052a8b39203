"""Marks in plain Unicode, for the terminal and for `read_as`: 4x³ + 3x²y², θ₁ = −1,6, ½(x + 1)."""

from collections.abc import Mapping, Sequence

from exgen.formula.names import parts_of

_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_LOWERED_LETTERS = {"i": "ᵢ", "j": "ⱼ", "k": "ₖ", "n": "ₙ"}
_RAISED_LETTERS = {"i": "ⁱ", "j": "ʲ", "k": "ᵏ", "n": "ⁿ"}
_VULGAR = {
    ("1", "2"): "½",
    ("1", "3"): "⅓",
    ("2", "3"): "⅔",
    ("1", "4"): "¼",
    ("3", "4"): "¾",
    ("1", "5"): "⅕",
    ("2", "5"): "⅖",
    ("3", "5"): "⅗",
    ("4", "5"): "⅘",
    ("1", "6"): "⅙",
    ("5", "6"): "⅚",
    ("1", "8"): "⅛",
    ("3", "8"): "⅜",
    ("5", "8"): "⅝",
    ("7", "8"): "⅞",
}
_ROOTS = {2: "√", 3: "∛", 4: "∜"}


class PlainMarks:
    """Unicode text; see `Marks`."""

    stacked = False
    touching = True
    symbolic = True
    exact = False
    signs: Mapping[str, str] = {
        "+": " + ",
        "−": " − ",
        "neg": "−",
        "±": " ± ",
        "plusminus": "±",
        "·": " · ",
        "/": "/",
        ":": ": ",
        **{sign: f" {sign} " for sign in "=<>≈≠≤≥⇒⇔→∪"},
        **{sign: sign for sign in "∞∅∂∇πed"},
        "⟵": "←",
        "⟶": "→",
    }
    functions: Mapping[str, str] = {"ln": "ln", "sigmoid": "σ", "abs": "abs"}

    def number(self, whole: str, decimals: str, mark: str) -> str:
        return whole + mark + decimals if decimals else whole

    def integer(self, value: int) -> str:
        return str(value).translate(_RAISED)

    def coefficient(self, numerator: str, denominator: str) -> str | None:
        return _VULGAR.get((numerator, denominator))

    def name(self, name: str, primes: int, index: str) -> str:
        letters, subscript = parts_of(name)
        if subscript.isdigit():
            subscript = subscript.translate(_LOWERED)
        elif subscript:
            subscript = _LOWERED_LETTERS.get(subscript, "_" + subscript)
        raised = _RAISED_LETTERS.get(index, index.translate(_RAISED) if index.isdigit() else "")
        text = letters + subscript + "′" * primes
        if not index:
            return text
        return f"{text}⁽{raised}⁾" if raised else f"{text}^({index})"

    def power(self, base: str, exponent: str, whole: bool) -> str:
        return base + exponent if whole else f"{base}^{exponent}"

    def root(self, radicand: str, degree: int, bare: bool) -> str:
        return _ROOTS[degree] + radicand

    def fraction(self, numerator: str, denominator: str) -> str:
        return f"{numerator}/{denominator}"

    def fence(self, left: str, body: str, right: str, tall: bool) -> str:
        return left + body + right

    def beside(self, left: str, right: str) -> str:
        return left + right

    def listing(self, items: Sequence[str], separator: str) -> str:
        return f"{separator} ".join(items)

    def big_sum(self, low: str, high: str, body: str) -> str:
        return f"Σ({low} … {high}) {body}"

    def evaluated(self, of: str, where: str) -> str:
        return f"{of} | {where}"

    def matrix(self, rows: Sequence[Sequence[str]], separator: str, determinant: bool) -> str:
        body = self.listing([f"({self.listing(row, separator)})" for row in rows], separator)
        return f"det({body})" if determinant else f"({body})"

    def column(self, items: Sequence[str], separator: str) -> str:
        return f"({self.listing(items, separator)})"

    def cases(self, rows: Sequence[tuple[str, str]], separator: str) -> str:
        return "{" + self.listing([f"{value} ({condition})" for value, condition in rows], separator) + "}"

    def aligned(self, lines: Sequence[tuple[str, str, str, str]]) -> str:
        margin = max((len(left) for left, _, _, _ in lines), default=0)
        bodies = [f"{left:>{margin}} {sign.strip()} {right}".rstrip() for left, sign, right, _ in lines]
        width = max((len(body) for body in bodies), default=0)
        return "\n".join(
            f"{body:<{width}}   {line[3]}" if line[3] else body for body, line in zip(bodies, lines, strict=True)
        )

    def text(self, words: str) -> str:
        return words

    def blank(self, width_cm: int) -> str:
        return "_" * (4 * width_cm)
