"""Writes .xlsx files: the same content gives the same bytes, and text is stored as text and never as a formula.

A style is a name here ("head", "right", …). Colours are light enough for black print, and no colour says anything that
a sign does not say too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from io import BytesIO
from typing import Any

Style = str

STYLES: Mapping[Style, Mapping[str, object]] = {
    "plain": {},
    "text": {"num_format": "@"},
    "wrap": {"text_wrap": True, "valign": "top"},
    "head": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "num_format": "@"},
    "strong": {"bold": True},
    "number": {"num_format": "General"},
    "share": {"num_format": "0 %"},
    "own": {"bg_color": "#FFF9DB", "border": 1, "border_color": "#999999"},
    "right": {"bg_color": "#DDF1E1"},
    "follows": {"bg_color": "#DDF1E1", "italic": True},
    "partly": {"bg_color": "#FFF3CC"},
    "wrong": {"bg_color": "#F9DCD8"},
    "unread": {"bg_color": "#DCE6F7", "bold": True},
    "blank": {"font_color": "#666666"},
    "none": {"bg_color": "#D9D9D9", "num_format": "@"},
}
LONGEST = 32_000
"""Characters that a cell can hold, with some to spare."""

_BORN = datetime(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Computed:
    """A formula of ours, with its value for programs that compute nothing."""

    formula: str
    value: Fraction | None


Cell = str | int | Fraction | Computed | None


class Book:
    """A spreadsheet file that is being written."""

    def __init__(self) -> None:
        import xlsxwriter

        self._stream = BytesIO()
        literally = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._book = xlsxwriter.Workbook(self._stream, {"in_memory": True, **literally})
        self._book.set_properties({"created": _BORN})
        self._formats = {name: self._book.add_format(dict(look)) for name, look in STYLES.items()}

    def sheet(
        self, title: str, *, widths: Sequence[float], frozen: tuple[int, int] = (1, 0), as_text: bool = False
    ) -> "Sheet":
        """A new sheet; `widths` are in characters, `frozen` rows and columns stay in view. `as_text`: whatever is
        typed into a cell is kept as it is typed."""
        made = self._book.add_worksheet(title[:31])
        for column, width in enumerate(widths):
            made.set_column(column, column, width, self._formats["text"] if as_text else None)
        made.freeze_panes(*frozen)
        made.set_landscape()
        made.fit_to_pages(1, 0)
        made.repeat_rows(0)
        return Sheet(made, self._formats)

    def close(self) -> bytes:
        """The bytes of the file."""
        self._book.close()
        return self._stream.getvalue()


class Sheet:
    """One sheet, filled row by row from the top."""

    def __init__(self, made: Any, formats: Mapping[Style, Any]) -> None:
        self._made, self._formats, self._next = made, formats, 0

    @property
    def next_row(self) -> int:
        """The number of the row that comes next, as spreadsheets count: from 1."""
        return self._next + 1

    def row(self, cells: Sequence[tuple[Cell, Style]] = ()) -> None:
        """Writes a row; None leaves a cell blank but styled."""
        for column, (value, style) in enumerate(cells):
            self._write(column, value, self._formats[style])
        self._next += 1

    def _write(self, column: int, value: Cell, style: Any) -> None:
        if value is None or value == "":
            self._made.write_blank(self._next, column, None, style)
        elif isinstance(value, str):
            self._made.write_string(self._next, column, storable(value), style)
        elif isinstance(value, Computed):
            self._made.write_formula(
                self._next, column, value.formula, style, "" if value.value is None else number(value.value)
            )
        else:
            self._made.write_number(self._next, column, number(Fraction(value)), style)


def storable(text: str) -> str:
    """The text without what XML cannot hold, and not longer than a cell can."""
    return "".join(
        c for c in text if c in "\t\n" or (c >= " " and not 0xD800 <= ord(c) < 0xE000 and c not in "\ufffe\uffff")
    )[:LONGEST]


def number(value: Fraction) -> float | int:
    """A number as a spreadsheet holds it."""
    return value.numerator if value.denominator == 1 else round(float(value), 6)
