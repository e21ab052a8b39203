"""Room for an answer: what the exercise asks for, measured for the paper.

Without answer space (a compact sheet) only what belongs to the question stays: the boxes of a choice and a table that
shows given values or names what to fill in.
"""

from math import ceil

from markupsafe import Markup

from exgen.formula.tree import Formula, Message, msg
from exgen.model import Answer, ChoiceAnswer, MatrixAnswer, Part, PointsAnswer, Space, TableAnswer
from exgen.render.answers import letter_of
from exgen.render.formatter import Formatter
from exgen.render.tables import empty_table, matrix_cells, points_table
from exgen.render.view import GridView, LineView, OptionView, SpaceView, TableView

INDENT = 0.8
"""Of the text of a part behind its letter, cm."""
SQUARE = 0.5
LEAST_LINES = 2
_LONG_LABEL = 28
"""Characters of an option's label above which every option takes a line."""
_BOX = 1.4
"""The box of an option and the blank behind it, cm."""
_CHARACTER = 0.19
"""The width of a character of a label, cm."""
_LARGER = 1.6
"""Large print against the usual size."""
_TABLE_LINES = 4
"""Lines in place of a table where the answer has no columns."""


def space_view(part: Part, formatter: Formatter, width: float, *, wanted: bool) -> SpaceView:
    """The room for a part's answer on a text `width` cm wide; `wanted` is false on a compact sheet."""
    answer, space = part.answer, part.space
    options = _letters(answer, formatter) if space.kind == "letters" else _options(answer, formatter)
    stacked = space.kind != "letters" and _stacked(answer, formatter)
    per_row = 1 if stacked else _per_row(options, answer, space, formatter, width - INDENT)
    table = _table(answer, space, formatter, width - INDENT)
    if not wanted:
        return SpaceView(
            table=table if isinstance(answer, TableAnswer) else None,
            options=options,
            stacked=stacked,
            per_row=per_row,
        )
    lead = _lead(part, formatter)
    line = None
    if space.kind == "line" or (space.kind == "lines" and space.lead is not None):
        line = LineView(min(space.width, width - INDENT), lead)
    return SpaceView(
        lines=0 if options and space.kind == "line" else _lines(space, table),
        grid=_grid(space, width) if space.kind == "grid" else None,
        table=table,
        legend=_legend(answer, lead, formatter) if table else None,
        options=options,
        stacked=stacked,
        per_row=per_row,
        line=None if options else line,
    )


def _lines(space: Space, table: TableView | None) -> int:
    if space.kind == "lines":
        return max(space.lines, LEAST_LINES, round(space.height / 0.8))
    if space.kind == "table" and table is None:
        return max(space.lines, _TABLE_LINES)
    return space.lines


def _grid(space: Space, width: float) -> GridView:
    across, down = min(space.width, width - INDENT), space.height or 5.0
    return GridView(int(across / SQUARE), int(down / SQUARE))


def _table(answer: Answer, space: Space, formatter: Formatter, width: float) -> TableView | None:
    if isinstance(answer, TableAnswer):
        return empty_table(answer, formatter, width)
    if space.kind != "table":
        return None
    if isinstance(answer, PointsAnswer):
        return points_table(answer, formatter, width)
    if isinstance(answer, MatrixAnswer):
        return matrix_cells(answer)
    return None


def _lead(part: Part, formatter: Formatter) -> Markup | None:
    formula = part.space.lead if part.space.lead is not None else part.label
    return None if formula is None else Markup(formatter.inline(formula) + formatter.words(" ="))


def _options(answer: Answer, formatter: Formatter) -> tuple[OptionView, ...]:
    options = answer.options if isinstance(answer, ChoiceAnswer) else ()
    return tuple(OptionView(formatter.words(letter_of(o)), formatter.inline(o.label)) for o in options)


def _letters(answer: Answer, formatter: Formatter) -> tuple[OptionView, ...]:
    """Only the letters: the exercise's statement says what each stands for."""
    options = answer.options if isinstance(answer, ChoiceAnswer) else ()
    return tuple(OptionView(formatter.words(""), formatter.words(letter_of(o))) for o in options)


def _stacked(answer: Answer, formatter: Formatter) -> bool:
    return any(len(text) > _LONG_LABEL for text in _labels(answer, formatter))


def _labels(answer: Answer, formatter: Formatter) -> list[str]:
    options = answer.options if isinstance(answer, ChoiceAnswer) else ()
    return [formatter.language.text(msg("{label}", label=option.label)) for option in options]


def _per_row(options: tuple[OptionView, ...], answer: Answer, space: Space, formatter: Formatter, width: float) -> int:
    """How many options stand in a row, so that the rows are as equal as they can be."""
    if not options:
        return 1
    lengths = [1] * len(options) if space.kind == "letters" else [len(label) for label in _labels(answer, formatter)]
    widths = [(_BOX + _CHARACTER * length) * (_LARGER if formatter.large else 1.0) for length in lengths]
    if sum(widths) <= width:
        return len(options)
    rows = ceil(len(options) / max(1, int(width / max(widths))))
    return ceil(len(options) / rows)


def _legend(answer: Answer, lead: Markup | None, formatter: Formatter) -> Markup | None:
    if isinstance(answer, PointsAnswer):
        kinds: Message | Formula = answer.kinds[0].label
        for kind in answer.kinds[1:]:
            kinds = msg("{before}, {after}", before=kinds, after=kind.label)
        return formatter.inline(msg("kind: {kinds}", kinds=kinds))
    return lead if isinstance(answer, MatrixAnswer) else None
