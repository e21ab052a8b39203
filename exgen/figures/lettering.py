"""Labels as matplotlib's mathtext, set in the Computer Modern that matplotlib brings along.

It needs no font of the machine and agrees with the Latin Modern of the printed sheet. A formula is first printed as
plain Unicode, which already has the language's decimal mark, and then set: letters italic, digits upright, raised and
lowered digits as real exponents and indices. What Computer Modern lacks (é, Ł) mathtext takes from STIX.
"""

import re
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from exgen.figures.describe import Label
from exgen.formula.tree import Formula, Message
from exgen.text import Language

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱᵏ", "0123456789+-()nik")
_LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "0123456789+-aehijklmnoprstuvx")
_SMALL = "alpha beta gamma delta zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon chi psi omega"
_CAPITAL = "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
_GREEK = {
    **dict(zip("αβγδζηθικλμνξπρστυχψω", _SMALL.split(), strict=True)),
    **dict(zip("ΓΔΘΛΞΠΣΥΦΨΩ", _CAPITAL.split(), strict=True)),
    "ε": "varepsilon",
    "φ": "varphi",
}
SIGNS = {
    # What is written in mathtext for a character; copying.py goes the other way.
    "−": "-",
    "·": r"\cdot ",
    "×": r"\times ",
    "≈": r"\approx ",
    "≠": r"\neq ",
    "≤": r"\leq ",
    "≥": r"\geq ",
    "∇": r"\nabla ",
    "∂": r"\partial ",
    "→": r"\rightarrow ",
    "⇒": r"\Rightarrow ",
    "⇔": r"\Leftrightarrow ",
    "√": r"\sqrt{\ }",
    "∞": r"\infty ",
    "±": r"\pm ",
    "′": r"^{\prime}",
    "″": r"^{\prime\prime}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "\\": r"\backslash ",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\wedge ",
    "~": r"\sim ",
    " ": r"\ ",
    ",": "{,}",
    "; ": ";",
    **{letter: f"\\{name} " for letter, name in _GREEK.items()},
}
_PIECES = re.compile(
    r"√(?P<root>\d+|[a-z])|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱᵏ]+)|(?P<lowered>[₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ]+)|_(?P<index>[^\W_]+)"
    r"|(?P<word>[A-Za-z]{3,}|lr|ln)|(?P<sign>(?:(?<=[=≈<≤>≥(;,+·])|(?<=[=≈<≤>≥;,+·] )|^)−)|(?P<other>; |.)",
    re.DOTALL,
)


def mathtext(label: Label, language: Language) -> str:
    """The label in mathtext between dollar signs; "" when there is nothing to print."""
    if isinstance(label, Formula):
        inside = _mathematics(_plain(label, language))
    elif isinstance(label, Message):
        inside = "".join(
            _words(run) if isinstance(run, str) else _mathematics(_plain(run, language)) for run in language.runs(label)
        )
    else:
        inside = _words(label)
    return f"${inside}$" if inside else ""


def number_printer(language: Language) -> Callable[[Fraction], str]:
    """How numbers are printed along axes: decimals where they end, else fractions."""
    from exgen.formula.build import decimal

    return lambda value: mathtext(decimal(value), language)


def bold(words: str) -> str:
    """Mathtext of literal words in bold; anything else as it is."""
    if not words.startswith(r"$\text{"):
        return words
    return words.replace(r"\text{", r"\mathbf{").replace("; ", ";").replace(" ", r"\ ")


@lru_cache(maxsize=4096)
def size_of(text: str, size: float) -> tuple[float, float, float]:
    """Width, height above and depth below the baseline, in points, of mathtext at a font size."""
    from matplotlib.mathtext import MathTextParser

    box = MathTextParser("path").parse(text, 72, font(size))
    return float(box.width), float(box.height - box.depth), float(box.depth)


def font(size: float) -> "FontProperties":
    """Computer Modern at a size, whatever the reader's matplotlib is set to."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(family="DejaVu Sans", size=size, math_fontfamily="cm")


def _plain(formula: Formula, language: Language) -> str:
    from exgen.formula.printers import plain

    return plain(formula, language.notation)


def _mathematics(plain: str) -> str:
    return "".join(_set(piece) for piece in _PIECES.finditer(plain.replace("′′", "″")))


def _set(piece: re.Match[str]) -> str:
    match piece.lastgroup:
        case "root":
            return rf"\sqrt{{{piece['root']}}}"
        case "raised":
            return f"^{{{piece[0].translate(_RAISED)}}}"
        case "lowered":
            return f"_{{{piece[0].translate(_LOWERED)}}}"
        case "index":
            return f"_{{{piece['index']}}}"
        case "word":
            return rf"\mathrm{{{piece[0]}}}"
        case "sign":
            return "{-}"
        case _:
            return SIGNS.get(piece[0], piece[0])


def _words(text: str) -> str:
    pieces = re.split(r"([{}$\\−])", re.sub(r"\s+", " ", text))
    return "".join(SIGNS[p] if i % 2 else rf"\text{{{p}}}" for i, p in enumerate(pieces) if p)
