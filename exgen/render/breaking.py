"""Where lines of an HTML page may break in and around formulas.

A browser takes `<math>` for one letter: it never breaks a formula, however narrow the page, and it does break between a
formula and the comma behind it. So a long formula becomes several `<math>` elements in spans that are kept together
where the line has room for them: it breaks before its relations, and within a side only before a plus, a minus
or a union.
Brackets and punctuation that touch a formula stay on its line.
"""

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise

FORMULA, TIE = "formula", "tie"
"""Classes of spans: a formula in pieces, and a piece with the punctuation that touches it."""

SHORT = 14
"""Characters of a formula, or of one side of it, that fit any line."""

_MATH = r"<math(?:(?!<math).)*?</math>"
_FORMULA = re.compile(_MATH, re.DOTALL)
_TOUCHED = re.compile(
    rf"([(\[]?)((?:<span[^>]*>)*)({_MATH})((?:</span>)*)((?:[.,:;!?)\]’'”]|-\w*)*)",
    re.DOTALL,
)
_TAG = re.compile(r"<(/?)(\w+)[^>]*?(/?)>")
_INFIX = re.compile(r"<mo>([^<]+)</mo>")
_RELATIONS = {"=", "<", ">", "≈", "≠", "≤", "≥", "⇒", "⇔"}
_SUMS = {"+", "−", "±", "∪"}


def flow(text: str) -> str:
    """The text with formulas that break where they may, and with punctuation that stays with them."""
    return _TOUCHED.sub(_tied, _FORMULA.sub(lambda found: _formula(found[0]), text))


def _formula(math: str) -> str:
    """A `<math>` element, or what stands for it where it is long."""
    opening, body = math[: math.index(">") + 1].replace(' display="block"', ' displaystyle="true"'), _body(math)
    sides = list(_parts(body, _RELATIONS)) if _length(body) > SHORT else [body]
    pieces = [list(_parts(side, _SUMS)) if _length(side) > SHORT else [side] for side in sides]
    if len(pieces) == len(pieces[0]) == 1:
        return f"{opening}{body}</math>"
    spans = ("".join(f"{opening}{_infix(piece)}</math>" for piece in side) for side in pieces)
    return f'<span class="{FORMULA}">{"".join(f"<span>{span}</span>" for span in spans)}</span>'


def _body(math: str) -> str:
    return math[math.index(">") + 1 : -len("</math>")]


def _length(markup: str) -> int:
    return len(unescape(_TAG.sub("", markup)))


def _parts(row: str, signs: set[str]) -> Iterator[str]:
    """The row cut before its signs; a sign that begins a row or stands within an element is not one of them."""
    depth, cuts = 0, [0]
    for tag in _TAG.finditer(row):
        infix = _INFIX.match(row, tag.start())
        if depth == 0 and tag.start() and infix and unescape(infix[1]) in signs:
            cuts.append(tag.start())
        depth += -1 if tag[1] else 0 if tag[3] else 1
    yield from (row[start:end] for start, end in pairwise([*cuts, len(row)]))


def _infix(piece: str) -> str:
    """A piece whose first sign stands between this piece and the one before it, and has the space of such a sign."""
    return piece.replace("<mo>", '<mo form="infix">', 1) if piece.startswith("<mo>") else piece


def _tied(found: re.Match[str]) -> str:
    before, opening, math, closing, after = found.groups()
    if not before and not after:
        return found[0]
    return f'{opening}<span class="{TIE}">{before}{math}{after}</span>{closing}'
