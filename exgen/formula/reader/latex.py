"""The LaTeX that sheets print, in plain characters; nothing else of LaTeX is read.

A key copied from a .tex file must be readable as an answer. Commands become the characters that pupils type, so that
the rest of the reader knows no LaTeX but \\frac, \\sqrt, matrices and braces. A command that sheets do not print keeps
its backslash, which the parser refuses.
"""

import re

from exgen.formula.names import GREEK
from exgen.formula.reader.characters import BEGIN, END, FRAC, ROW, SQRT, Cell

_COMMANDS = {
    **GREEK,
    **{"var" + name: GREEK[name] for name in ("epsilon", "theta", "phi", "rho", "sigma", "pi")},
    **dict.fromkeys(("frac", "dfrac", "tfrac"), FRAC),
    "sqrt": SQRT,
    **dict.fromkeys(("cdot", "times"), "*"),
    "div": "/",
    **dict.fromkeys(("left", "right", "displaystyle"), ""),
    "vert": "|",
    "lvert": "abs(",
    "rvert": ")",
    **dict.fromkeys(("le", "leq"), "≤"),
    **dict.fromkeys(("ge", "geq"), "≥"),
    "lt": "<",
    "gt": ">",
    "approx": "=",
    "pm": "±",
    "cup": "∪",
    "in": "∈",
    "infty": "∞",
    **dict.fromkeys(("emptyset", "varnothing"), "∅"),
    "langle": "⟨",
    "rangle": "⟩",
    **dict.fromkeys(("leftarrow", "gets"), "←"),
    **dict.fromkeys(("rightarrow", "to"), "→"),
    "partial": "∂",
    "nabla": "∇",
    "prime": "'",
    "ln": "ln",
    "exp": "exp",
    **dict.fromkeys(("quad", "qquad"), " "),
    "lbrack": "[",
    "rbrack": "]",
}
_MARKS = {"{": "{", "}": "}", " ": " ", ",": " ", ";": " ", ":": " ", "!": ""}
_PIECE = re.compile(
    r"\\(?P<edge>begin|end)\s*\{[pb]matrix\}|\\(?:mathrm|operatorname)\{(?P<upright>[A-Za-z]+)\}"
    r"|\\(?:mathopen|mathclose)\{(?P<bracket>[\[\]])\}|\{\\(?P<arrow>leftarrow|to)\}"
    r"|\\(?P<command>[A-Za-z]+)|(?P<row>\\\\(?:\[\d+pt\])?)|\\(?P<mark>[{} ,;:!])"
    r"|(?P<comma>\{,\})|(?P<dollar>\$)|(?P<digraph>\*\*|<=|>=|=<|\+/-|:=|->|<-(?=\s*[;,]))"
)
_DIGRAPHS = {"**": "^", "<=": "≤", "=<": "≤", ">=": "≥", "+/-": "±", ":=": "=", "->": "→", "<-": "←"}


def without_latex(cells: list[Cell]) -> list[Cell]:
    """The cells with LaTeX commands and two-character operators replaced by plain characters."""
    text = "".join(c for c, _, _ in cells)
    result: list[Cell] = []
    done = 0
    for found in _PIECE.finditer(text):
        replacement = _replacement(found)
        if replacement is None:
            continue
        result += cells[done : found.start()]
        start, end = cells[found.start()][1], cells[found.end() - 1][2]
        result += [(c, start, end) for c in replacement]
        done = found.end()
    return result + cells[done:]


def _replacement(found: re.Match[str]) -> str | None:
    """The plain characters for a piece of LaTeX; None for a command that sheets do not print."""
    if found["edge"]:
        return BEGIN if found["edge"] == "begin" else END
    if found["upright"]:
        return found["upright"]
    if found["bracket"]:
        return found["bracket"]
    if found["arrow"]:
        return _COMMANDS[found["arrow"]]
    if found["command"]:
        return _COMMANDS.get(found["command"])
    if found["row"]:
        return ROW
    if found["mark"]:
        return _MARKS[found["mark"]]
    if found["digraph"]:
        return _DIGRAPHS[found["digraph"]]
    return "," if found["comma"] else ""
