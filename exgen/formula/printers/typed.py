"""Marks in ASCII, as a pupil would type them and the reader reads them back: 4*x^3 + 3*x^2*y^2, (12/5, 48/25).

Names are the plain ones of the tree, numbers are exact, every product has its sign. Only ± has no ASCII form.
"""

from collections.abc import Mapping, Sequence


class TypedMarks:
    """Typed text; see `Marks`."""

    stacked = False
    touching = False
    symbolic = False
    exact = True
    signs: Mapping[str, str] = {
        "+": " + ",
        "−": " - ",
        "neg": "-",
        "±": " ± ",
        "plusminus": "±",
        "·": "*",
        "/": "/",
        "=": " = ",
        "<": " < ",
        ">": " > ",
        "≈": " ~ ",
        "≠": " != ",
        "≤": " <= ",
        "≥": " >= ",
        "⇒": " => ",
        "⇔": " <=> ",
        "→": " -> ",
        ":": ": ",
        "∪": " or ",
        "∅": "none",
        "∞": "inf",
        "⟵": "-inf",
        "⟶": "inf",
        "π": "pi",
        "e": "e",
        "d": "d",
        "∂": "d",
        "∇": "grad ",
    }
    functions: Mapping[str, str] = {"exp": "exp", "ln": "ln", "sigmoid": "sigmoid", "abs": "abs"}

    def number(self, whole: str, decimals: str, mark: str) -> str:
        return whole + mark + decimals if decimals else whole

    def integer(self, value: int) -> str:
        return str(value) if value >= 0 else f"({value})"

    def coefficient(self, numerator: str, denominator: str) -> str | None:
        return None

    def name(self, name: str, primes: int, index: str) -> str:
        return name + "'" * primes + (f"^({index})" if index else "")

    def power(self, base: str, exponent: str, whole: bool) -> str:
        return f"{base}^{exponent}"

    def root(self, radicand: str, degree: int, bare: bool) -> str:
        return f"sqrt({radicand})"

    def fraction(self, numerator: str, denominator: str) -> str:
        return f"{numerator}/{denominator}"

    def fence(self, left: str, body: str, right: str, tall: bool) -> str:
        return ("<" if left == "⟨" else left) + body + (">" if right == "⟩" else right)

    def beside(self, left: str, right: str) -> str:
        return left + right

    def listing(self, items: Sequence[str], separator: str) -> str:
        return f"{separator} ".join(items)

    def big_sum(self, low: str, high: str, body: str) -> str:
        return f"sum({low}..{high}) {body}"

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
        return "\n".join(f"{left}{sign}{right}".strip() for left, sign, right, _ in lines)

    def text(self, words: str) -> str:
        return words

    def blank(self, width_cm: int) -> str:
        return "_" * (4 * width_cm)
