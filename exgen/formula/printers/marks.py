"""What a printer must supply: marks. The walker decides where brackets, dots and signs stand.

A format that sets formulas on more than one level (LaTeX, Typst, MathML) is `stacked`: fractions and exponents bracket
what they hold by their place. The others write on one line, where the walker adds the brackets that keep the meaning.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

RELATION, SUM, QUOTIENT, PRODUCT, POWER, ATOM = range(6)
"""How strongly a piece holds together. A stacked fraction counts as POWER, one on a line as QUOTIENT."""

NUMBER = 1
"""The piece is a number, in brackets or not: two numbers never touch."""
BEFORE = 2
"""Nothing may touch it before: it begins with a digit or is a word."""
AFTER = 4
"""Nothing may touch it after: its end would swallow that, as in √2x, or it is a word."""
FRACTION = 8
"""A stacked fraction: after a number it would be read as a mixed number."""
TALL = 16
"""Higher than a line of text, so that brackets around it grow."""
GREEDY = 32
"""It takes in what follows, as a sum sign does: only the last factor or term may be such without brackets."""
UNIT = 64
"""The number 1, which is no coefficient and no exponent."""


class Piece(NamedTuple):
    """A printed part of a formula; `minus` means that a minus sign belongs before `text`."""

    text: str
    level: int
    minus: bool = False
    flags: int = 0


class Marks(Protocol):
    """The marks of one format. All texts are finished pieces of that format."""

    def __hash__(self) -> int: ...

    stacked: bool
    touching: bool
    """Factors may stand side by side; if not, there is a sign between all of them."""
    symbolic: bool
    """Bars for abs, e to a power for exp and a sign for roots; if not, functions are written by name."""
    exact: bool
    """Numbers are never shown rounded."""
    signs: Mapping[str, str]
    """Marks by the Unicode character they print: + − ± · / = ≈ ∂ ∇ ∞ ∅ ∪ π e d …, "neg" and "plusminus" as prefixes."""
    functions: Mapping[str, str]
    """The printed names of the known functions."""

    def number(self, whole: str, decimals: str, mark: str) -> str:
        """Digits; `mark` stands between where there are decimals."""

    def integer(self, value: int) -> str:
        """The text of a whole exponent."""

    def coefficient(self, numerator: str, denominator: str) -> str | None:
        """A fraction small enough to be a coefficient, None where there is none."""

    def name(self, name: str, primes: int, index: str) -> str:
        """A variable by its ASCII name, with primes and an upper index in brackets."""

    def power(self, base: str, exponent: str, whole: bool) -> str:
        """A power; `whole` when the exponent comes from `integer`."""

    def root(self, radicand: str, degree: int, bare: bool) -> str:
        """A root; `bare` when the radicand is one number or letter. Not called where `symbolic` is false."""

    def fraction(self, numerator: str, denominator: str) -> str:
        """A stacked fraction. Not called where `stacked` is false."""

    def fence(self, left: str, body: str, right: str, tall: bool) -> str:
        """Brackets, bars or braces, named by their Unicode characters: `left` opens, `right` closes."""

    def beside(self, left: str, right: str) -> str:
        """Two things side by side."""

    def listing(self, items: Sequence[str], separator: str) -> str:
        """Items with a "," or ";" between them."""

    def big_sum(self, low: str, high: str, body: str) -> str:
        """The sum sign over a body; `low` is the equation of the index."""

    def evaluated(self, of: str, where: str) -> str:
        """An evaluation bar."""

    def matrix(self, rows: Sequence[Sequence[str]], separator: str, determinant: bool) -> str:
        """A matrix in brackets, or between bars."""

    def column(self, items: Sequence[str], separator: str) -> str:
        """A column vector."""

    def cases(self, rows: Sequence[tuple[str, str]], separator: str) -> str:
        """Values and conditions behind a brace."""

    def aligned(self, lines: Sequence[tuple[str, str, str, str]]) -> str:
        """Lines of left side, sign, right side and remark ("" for none), aligned at the signs."""

    def text(self, words: str) -> str:
        """Words, with the blanks at their ends kept."""

    def blank(self, width_cm: int) -> str:
        """A line to fill in."""
