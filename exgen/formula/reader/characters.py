"""Typed characters as plain ones: every dash is -, every bracket of a kind the same, white space a blank.

Pupils paste from PDFs, phones write curly quotes and full-width digits, and a sheet prints 𝑥⁻³ and ½. All of it becomes
one small alphabet, each character of which remembers where it was typed, so that the caret stands under what was really
typed. Superscripts and vulgar fractions are taken before any compatibility mapping, which would make 11/2 of 1½.
Letters that only look like Latin ones stay what they are; the parser says so.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Cell = tuple[str, int, int]
"""One plain character and the stretch of typed text it comes from."""

FRAC, SQRT, UP, DOWN, JOIN, BEGIN, END, ROW, STRANGE = (chr(0xE000 + i) for i in range(9))
"""Plain characters without a key of their own: \\frac, \\sqrt, begin and end of a superscript, a blank that joins
groups of digits, begin and end of a matrix, its \\\\, and any private character that was typed."""

_PLAIN = {
    **dict.fromkeys("−⁃˗➖﹣‐", "-"),
    **dict.fromkeys("➕", "+"),
    **dict.fromkeys("·×•⋅∙∗✕✖✱⨯⨉‧·⁎＊", "*"),
    **dict.fromkeys("÷⁄∕⧸➗⟋", "/"),
    **dict.fromkeys("ˆ‸⌃", "^"),
    **dict.fromkeys("∶꞉", ":"),
    **dict.fromkeys("≈≅≃≐", "="),
    **dict.fromkeys("≦⩽", "≤"),
    **dict.fromkeys("≧⩾", "≥"),
    **dict.fromkeys("∣❘│‖∥", "|"),
    **dict.fromkeys("’‘′ʹʼˈ´`‵", "'"),
    **dict.fromkeys("∆", "Δ"),
    **dict.fromkeys("ϑ", "θ"),
    **dict.fromkeys("ϕ", "φ"),
    **dict.fromkeys("⟵⇐", "←"),
    **dict.fromkeys("⟶⇒", "→"),
    **dict.fromkeys("∅⌀Øø", "∅"),
    **dict.fromkeys("⋃", "∪"),
    "″": '"',
    "‹": "⟨",
    "›": "⟩",
}
_JOINING = "\u00a0\u2007\u2008\u2009\u200a\u202f"
_BRACKETS = (("PARENTHESIS", "()"), ("SQUARE BRACKET", "[]"), ("CURLY BRACKET", "{}"), ("ANGLE BRACKET", "⟨⟩"))
_NOT_RAISED = "ªº™℠"
_MATH_INVISIBLE = "\u2061\u2062\u2063\u2064"

Position = Literal["line", "raised", "lowered", "gone"]


@dataclass(frozen=True, slots=True)
class Source:
    """The typed text and its plain form; `folded` is the plain form in lower case, character by character."""

    typed: str
    text: str
    folded: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where the plain characters from `start` to `end` were typed."""
        if start >= len(self.text):
            return len(self.typed), len(self.typed)
        first = self.starts[start]
        return first, max(first, self.ends[min(end, len(self.text)) - 1] if end > start else first)

    def stretch(self, start: int, end: int) -> str:
        """The typed text of the plain characters from `start` to `end`."""
        first, last = self.place(start, end)
        return self.typed[first:last]


def source(typed: str, cells: list[Cell]) -> Source:
    """The source with these plain characters."""
    text = "".join(c for c, _, _ in cells)
    folded = "".join(f if len(f := c.casefold()) == 1 else c for c in text)
    return Source(typed, text, folded, tuple(s for _, s, _ in cells), tuple(e for _, _, e in cells))


def plain_cells(typed: str) -> list[Cell]:
    """The typed text in plain characters; a run of superscripts stands between UP and DOWN, subscripts in _{ }."""
    cells: list[Cell] = []
    place = 0
    while place < len(typed):
        position, plain = plain_character(typed[place])
        if position in ("raised", "lowered"):
            inside, place = _run(typed, place, position)
            first, last = inside[0][1:], inside[-1][1:]
            if position == "raised":
                cells += [(UP, *first), *inside, (DOWN, *last)]
            else:
                cells += [("_", *first), ("{", *first), *inside, ("}", *last)]
            continue
        if position == "line":
            cells.append((plain, place, place + 1))
        place += 1
    return cells


def _run(typed: str, place: int, position: str) -> tuple[list[Cell], int]:
    """The characters from `place` on that stand at the same height, and where they end."""
    run: list[Cell] = []
    while place < len(typed) and plain_character(typed[place])[0] in (position, "gone"):
        at, plain = plain_character(typed[place])
        if at == position:
            run.append((plain, place, place + 1))
        place += 1
    return run, place


@lru_cache(maxsize=8192)
def plain_character(c: str) -> tuple[Position, str]:
    """The plain character for one typed character, and whether it stands on the line, raised, lowered or vanishes."""
    if " " < c <= "~":
        return "line", c
    if c in _PLAIN:
        return "line", _PLAIN[c]
    if c in _MATH_INVISIBLE or c.isspace():
        return "line", JOIN if c in _JOINING else " "
    if _vanishes(c):
        return "gone", ""
    category = unicodedata.category(c)
    if category == "Pd":
        return "line", "-"
    if category in ("Co", "Cs"):
        return "line", STRANGE
    kind = unicodedata.decomposition(c).partition(">")[0]
    if category in ("Ps", "Pe") and kind not in ("<super", "<sub"):
        return "line", _bracket(c)
    if kind == "<fraction":
        return "line", c
    compatible = unicodedata.normalize("NFKC", c)
    if len(compatible) != 1 or compatible == c:
        return "line", c
    raised: Position = "raised" if kind == "<super" and c not in _NOT_RAISED else "line"
    return "lowered" if kind == "<sub" else raised, plain_character(compatible)[1]


def _vanishes(c: str) -> bool:
    """Zero-width marks, direction marks and variation selectors."""
    code = ord(c)
    return (
        code in (0xAD, 0x34F, 0x61C, 0x180E, 0x2060, 0xFEFF)
        or 0x200B <= code <= 0x200F
        or 0x202A <= code <= 0x202E
        or 0x2065 <= code <= 0x206F
        or 0xFE00 <= code <= 0xFE0F
        or 0xE0000 <= code <= 0xE0FFF
    )


def _bracket(c: str) -> str:
    name = unicodedata.name(c, "")
    closing = unicodedata.category(c) == "Pe"
    for kind, pair in _BRACKETS:
        if kind in name:
            return pair[closing]
    return "()"[closing] if "BRACKET" in name else c
