"""Tables: given data, tables to fill in, and the same tables filled for the key."""

from collections.abc import Iterable, Sequence
from itertools import count
from math import floor

from markupsafe import Markup

from exgen.formula.tree import Blank, Formula, Message, Symbol, msg
from exgen.model import Column, DataTable, MatrixAnswer, PointsAnswer, TableAnswer
from exgen.render.formatter import Formatter
from exgen.render.view import TableView

WRITE = 2.2
"""The least width of a column to write in, cm."""
WIDEST = 3.2
CELL = 2.0
"""Of a matrix."""
POINT_ROWS = 4
"""Fixed, so that the number of rows does not tell how many points there are; more only where there are more points."""
_RULE = 0.02
NARROW = 1.2
_NAMES = 2.5
"""Of a column that names the rows of a table with wide columns."""
_WIDE = 4.0
HALF = 7.5
"""Of the width of a page."""


def data_table(table: DataTable, formatter: Formatter) -> TableView:
    """Given data, printed; with blanks in it a table to fill in, whose columns are as wide as the widest blank."""

    def cell(content: Message | Formula) -> Markup:
        return Markup("") if isinstance(content, Blank) else formatter.inline(content)

    head = tuple(map(cell, table.headings))
    rows = tuple(tuple(map(cell, row)) for row in table.rows)
    blanks = [c.width_cm for row in (table.headings, *table.rows) for c in row if isinstance(c, Blank)]
    if not blanks:
        return TableView(head, rows, NARROW)
    width = min(max(WRITE, float(max(blanks))), HALF)
    named = width > _WIDE and not any(isinstance(row[0], Blank) for row in table.rows)
    return TableView(head, rows, width, write=True, names=_NAMES if named else None)


def empty_table(answer: TableAnswer, formatter: Formatter, width: float) -> TableView:
    """The table of a sheet: given cells printed, a carried value only in the first row, the rest blank."""
    rows = tuple(
        tuple(
            formatter.inline(cell) if _printed(column, row) else Markup("")
            for column, cell in zip(answer.columns, cells, strict=True)
        )
        for row, cells in enumerate(answer.rows)
    )
    return TableView(_head(answer.columns, formatter), rows, _column(len(answer.columns), width), asked=_asked(answer))


def _asked(answer: TableAnswer) -> tuple[tuple[int, ...], ...]:
    """The cells as `exgen check` numbers them, row by row."""
    numbers = count(1)
    return tuple(
        tuple(next(numbers) if column.role == "asked" else 0 for column in answer.columns) for _ in answer.rows
    )


def filled_table(answer: TableAnswer, formatter: Formatter) -> TableView:
    """The table of the key."""
    rows = tuple(
        tuple(formatter.inline(shown_cell(c, v)) for c, v in zip(answer.columns, r, strict=True)) for r in answer.rows
    )
    return TableView(_head(answer.columns, formatter), rows, NARROW)


def points_table(answer: PointsAnswer, formatter: Formatter, width: float) -> TableView:
    """An empty table for classified points, of the same number of rows wherever the points fit."""
    head = (*_names(answer, formatter), formatter.inline(msg("kind")))
    blank = (Markup(""),) * len(head)
    return TableView(head, (blank,) * max(POINT_ROWS, len(answer.points)), _column(len(head), width))


def matrix_cells(answer: MatrixAnswer) -> TableView:
    """Empty cells in the shape of a matrix."""
    return TableView((), tuple((Markup(""),) * len(row) for row in answer.rows), CELL)


def sign_table(rows: Iterable[Markup], width: float) -> TableView:
    """Rows with a name and one wide cell each: the columns are the pupil's to draw."""
    return TableView((), tuple((row, Markup("")) for row in rows), width / 2)


def shown_cell(column: Column, value: Formula) -> Formula:
    """A cell as the key prints it, rounded as its column asks."""
    from exgen.render.numbers import rounded

    return rounded(value, column.tolerance) if column.role != "given" else value


def _printed(column: Column, row: int) -> bool:
    return column.role == "given" or (column.role == "carried" and row == 0)


def _head(columns: Sequence[Column], formatter: Formatter) -> tuple[Markup, ...]:
    return tuple(_heading(column.heading, formatter) for column in columns)


def _heading(heading: Message | Formula, formatter: Formatter) -> Markup:
    return formatter.inline(heading)


def _names(answer: PointsAnswer, formatter: Formatter) -> tuple[Markup, ...]:
    return tuple(formatter.inline(Symbol(name)) for name in answer.variables)


def _column(count: int, width: float) -> float:
    """Rounded down, so that the columns and their rules are together not wider than the text."""
    widest = (width - _RULE) / count
    return floor(100 * min(max(WRITE, min(WIDEST, widest)), widest)) / 100
