"""How user text becomes part of a file of some kind, and the fragments only that kind needs.

A name, a title or a school may hold anything: quotes, dollar signs, right-to-left letters, control characters. Every
dialect first cleans the text (NFC, no control characters, one line) and then escapes it. LaTeX text and tables are
PyLaTeX's work; Typst text goes into a string literal, where only two characters mean anything.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape as html_escape
from typing import Any

from markupsafe import Markup

from exgen.render.breaking import flow
from exgen.render.columns import fold, misreads_text, table_text
from exgen.render.view import TableView

_UNSAFE = ("Cc", "Cs", "Co")
_STEERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_BLANK = frozenset("\t\n\v\f\r\x85\u2028\u2029")
_SOLID = frozenset("\u00a0\u2007\u202f")
_SIGNS = {
    "−": "-", "·": r"\cdot", "×": r"\times", "÷": r"\div", "±": r"\pm", "≈": r"\approx", "≠": r"\neq", "≤": r"\leq",
    "≥": r"\geq", "→": r"\to", "←": r"\leftarrow", "⇒": r"\Rightarrow", "⇔": r"\Leftrightarrow", "∞": r"\infty",
    "∅": r"\emptyset", "∪": r"\cup", "∈": r"\in", "∂": r"\partial", "∇": r"\nabla", "′": "'", "√": r"\surd",
}  # fmt: skip
_LATEX_SIGNS = str.maketrans({sign: f"\\ensuremath{{{macro}}}" for sign, macro in _SIGNS.items()})
"""Signs of mathematics in a sentence, which text fonts of LaTeX lack."""
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "varepsilon", "η": "eta", "θ": "theta", "λ": "lambda",
    "μ": "mu", "π": "pi", "ρ": "rho", "σ": "sigma", "φ": "varphi", "ω": "omega", "Δ": "Delta", "Σ": "Sigma",
}  # fmt: skip
_GREEK_LETTER = re.compile(rf"(?<!\w)[{''.join(_GREEK)}](?!\w)")
"""A Greek letter by itself is a sign of mathematics; in a word it is a letter, which some fonts have."""
_LIGATURES = re.compile(r"([<>,'\-?!])(?=[<>,'\-`])")


@dataclass(frozen=True, slots=True)
class Dialect:
    """`escape` makes clean text harmless; `filters` are what templates of this dialect may use; `flow` says where a
    text with formulas may break, where no typesetter knows."""

    escape: Callable[[str], str]
    filters: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    flow: Callable[[str], str] = str


def clean(text: str) -> str:
    """The text in composed form, white space of any kind as blanks, control characters removed."""
    spaced = "".join(_spaced(c) for c in unicodedata.normalize("NFC", text))
    return "".join(c for c in spaced if not _unsafe(c))


def _spaced(character: str) -> str:
    """A blank for white space of any width, which fonts lack; what holds words together goes on doing so."""
    if character in _BLANK or unicodedata.category(character) == "Zs":
        return "\u00a0" if character in _SOLID else " "
    return character


def _unsafe(character: str) -> bool:
    code = ord(character)
    no_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return no_character or character in _STEERING or unicodedata.category(character) in _UNSAFE


def latex_text(text: str) -> str:
    """Text for LaTeX; letters that T1 fonts would join («, “, –) stay apart."""
    from pylatex.utils import escape_latex

    pieces = (str(escape_latex(piece)) for piece in clean(text).split("`"))
    safe = _LIGATURES.sub(r"\1{}", r"\textasciigrave{}".join(pieces)).translate(_LATEX_SIGNS)
    return _GREEK_LETTER.sub(lambda found: rf"\ensuremath{{\{_GREEK[found[0]]}}}", safe)


def typst_text(text: str) -> str:
    """Text for Typst as an embedded string; the semicolon ends it, so that nothing behind it is taken for code. An
    apostrophe is curled, as LaTeX's fonts have it."""
    curled = text.replace("'", "’")
    return f'#"{_in_quotes(curled)}";' if text else ""


def _in_quotes(text: str) -> str:
    return clean(text).replace("\\", "\\\\").replace('"', '\\"')


def _typst_string(text: object) -> Markup:
    """A value as a Typst string literal, quotes included, for use in code."""
    return Markup(f'"{_in_quotes(str(text))}"')


def _html_text(text: str) -> str:
    return html_escape(clean(text), quote=True)


def _tabular(table: TableView) -> Markup:
    """A printed table as a LaTeX tabular, columns as wide as they need."""
    return _latex_table(table, ["c"] * len(table.rows[0]), "")


def _cells(table: TableView) -> Markup:
    """A table to write in as a LaTeX tabular; the preamble has the column type `B` and the height \\cellroom."""
    return _latex_table(table, [f"B{{{width:.2f}cm}}" for width in table.columns], r"\cellroom{}")


def _latex_table(table: TableView, columns: Sequence[str], strut: str) -> Markup:
    from pylatex import NoEscape, Tabular

    made = Tabular(NoEscape(f"|{'|'.join(columns)}|"), width=len(columns))
    made.add_hline()
    for row in (*([table.head] if table.head else []), *table.rows):
        made.add_row([NoEscape(strut + str(cell)) for cell in row])
        made.add_hline()
    return Markup(made.dumps())


DIALECTS: Mapping[str, Dialect] = {
    "latex": Dialect(latex_text, {"tabular": _tabular, "cells": _cells}),
    "typst": Dialect(typst_text, {"string": _typst_string}),
    "html": Dialect(_html_text, flow=flow),
    "text": Dialect(clean, {"fold": fold, "table": table_text, "misreads": misreads_text}),
}
"""Escaping by the name that format.toml uses."""
