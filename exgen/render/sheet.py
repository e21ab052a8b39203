"""The pupil's side: from a worksheet to what its templates place."""

from collections.abc import Callable
from fractions import Fraction

from exgen.figures.describe import Figure
from exgen.formula.tree import Formula
from exgen.model import (
    Answer,
    Block,
    DataTable,
    Exercise,
    Layout,
    NumberAnswer,
    Part,
    SetAnswer,
    TableAnswer,
    Tolerance,
    Variant,
    VectorAnswer,
    Worksheet,
)
from exgen.render.dialects import clean
from exgen.render.formatter import Formatter
from exgen.render.qr import qr_view
from exgen.render.space import INDENT, space_view
from exgen.render.tables import data_table
from exgen.render.theory import TheoryBoxes
from exgen.render.view import BlockView, DocumentView, ExerciseView, FigureView, LayoutView, PartView, VariantView
from exgen.render.words import amount, conditions, marking, page_words, points_text, words

_PAPER_WIDTH = {"a4": 21.0, "letter": 21.59}
_MARGINS = 4.5
_BESIDE = 6.0
"""The widest figure that stands right of the text, cm."""
_GAP = 0.5
_WRAPPED_HEIGHT = 12.0
"""The most that parts may need to stand beside a figure."""


def silent(number: int) -> None:
    """No progress."""


def sheet_document(
    worksheet: Worksheet, formatter: Formatter, progress: Callable[[int], object] = silent
) -> DocumentView:
    """The sheets of all variants; `progress` hears the number of each that is begun."""
    views = []
    for number, variant in enumerate(worksheet.variants, 1):
        progress(number)
        views.append(_variant(variant, worksheet, formatter))
    return document(worksheet, formatter, tuple(views))


def document(worksheet: Worksheet, formatter: Formatter, variants: tuple[VariantView, ...]) -> DocumentView:
    """The head that sheets and keys share, over the variants."""
    layout = worksheet.layout
    exercises = [placed.exercise for variant in worksheet.variants for placed in variant.exercises]
    totals = [sum((p.exercise.points for p in v.exercises), Fraction(0)) for v in worksheet.variants]
    rounding = any(_is_rounded(part.answer) for exercise in exercises for part in exercise.parts)
    return DocumentView(
        title=formatter.words(worksheet.title),
        name=clean(worksheet.title),
        language=worksheet.language.replace("_", "-"),
        school=formatter.words(layout.school),
        instructions=tuple(formatter.words(line) for line in layout.instructions.splitlines() if line.strip()),
        notes=tuple(formatter.inline(m) for m in conditions(layout.minutes, layout.calculator, rounding)),
        marking=tuple(formatter.inline(m) for m in marking(worksheet.marking)),
        total=formatter.inline(amount(max(totals, default=Fraction(0)))),
        words=words(formatter),
        page=page_words(formatter),
        layout=_layout(layout),
        variants=variants,
    )


def blocks(exercise: Exercise, formatter: Formatter, *, room: bool = True) -> tuple[BlockView, ...]:
    """The statement, with the tables to work in or without."""
    found: list[BlockView] = []
    for block in exercise.statement:
        view = _block(block, formatter)
        if view.table is not None and view.table.write and not room:
            continue
        if isinstance(block, DataTable) and block.caption is not None:
            found.append(BlockView(paragraph=formatter.inline(block.caption)))
        found.append(view)
    return tuple(found)


def letters(exercise: Exercise) -> tuple[str, ...]:
    """The letter of each part; a single part needs none."""
    count = len(exercise.parts)
    return tuple("abcdefghijklmnopqrstuvwxyz"[place] for place in range(count)) if count > 1 else ("",) * count


def drawn(figures: tuple[Figure, ...], formatter: Formatter) -> tuple[FigureView, ...]:
    """The figures that the format shows."""
    views = (formatter.figure(figure) for figure in figures)
    return tuple(view for view in views if view is not None)


def text_width(layout: Layout) -> float:
    """The width of the text in cm."""
    return round(_PAPER_WIDTH[layout.paper] - _MARGINS, 2)


def _variant(variant: Variant, worksheet: Worksheet, formatter: Formatter) -> VariantView:
    layout = worksheet.layout
    theory = TheoryBoxes(formatter, wanted=layout.theory)
    return VariantView(
        number=variant.number,
        code=variant.code,
        pupil=formatter.words(variant.pupil),
        class_number=formatter.words(variant.class_number),
        qr=qr_view(variant.code) if layout.qr and variant.code else None,
        exercises=tuple(exercise_view(p.number, p.exercise, formatter, layout, theory) for p in variant.exercises),
    )


def exercise_view(
    number: int, exercise: Exercise, formatter: Formatter, layout: Layout, theory: TheoryBoxes
) -> ExerciseView:
    """An exercise at its number on the sheet."""
    in_parts = {part.figure for part in exercise.parts}
    shown = tuple(f for f in exercise.figures if f.where != "key" and (layout.answer_space or not f.is_room))
    own = drawn(tuple(f for f in shown if f.name not in in_parts), formatter)
    beside = own[0] if own and own[0].width <= _BESIDE else None
    width = text_width(layout)
    left = width - beside.width - _GAP if beside else width
    narrow = _part_views(exercise, formatter, layout, left) if beside else ()
    wrapped = bool(beside) and _fits_beside(narrow, left)
    return ExerciseView(
        number=number,
        title=formatter.inline(exercise.title),
        points=points_text(exercise.points, formatter),
        blocks=blocks(exercise, formatter, room=layout.answer_space),
        parts=narrow if wrapped else _part_views(exercise, formatter, layout, width),
        beside=beside,
        figures=own[1:] if beside else own,
        wrapped=wrapped,
        theory=theory.before(exercise.generator),
    )


def _part_views(exercise: Exercise, formatter: Formatter, layout: Layout, width: float) -> tuple[PartView, ...]:
    figures = {f.name: f for f in exercise.figures if f.where != "key"}
    return tuple(
        _part(part, letter, formatter, layout, width, figures.get(part.figure))
        for part, letter in zip(exercise.parts, letters(exercise), strict=True)
    )


def _part(
    part: Part, letter: str, formatter: Formatter, layout: Layout, width: float, figure: Figure | None
) -> PartView:
    return PartView(
        letter=letter,
        prompt=formatter.inline(part.prompt),
        points=formatter.inline(amount(part.points)) if part.points else formatter.words(""),
        space=space_view(part, formatter, width, wanted=layout.answer_space),
        figures=drawn((figure,), formatter) if figure else (),
    )


def _fits_beside(parts: tuple[PartView, ...], width: float) -> bool:
    spaces = [part.space for part in parts]
    height = sum(space.height + 0.8 for space in spaces)
    tables = all(space.table is None or space.table.total <= width - INDENT for space in spaces)
    return height <= _WRAPPED_HEIGHT and tables and not any(part.figures for part in parts)


def _block(block: Block, formatter: Formatter) -> BlockView:
    if isinstance(block, DataTable):
        return BlockView(table=data_table(block, formatter))
    if isinstance(block, Formula):
        return BlockView(display=formatter.display(block))
    return BlockView(paragraph=formatter.inline(block))


def _layout(layout: Layout) -> LayoutView:
    return LayoutView(
        paper=layout.paper,
        width=text_width(layout),
        points=layout.points,
        answer_space=layout.answer_space,
        large_print=layout.large_print,
        readable=layout.readable,
    )


def _is_rounded(answer: Answer) -> bool:
    tolerances: tuple[Tolerance | None, ...] = ()
    if isinstance(answer, TableAnswer):
        tolerances = tuple(column.tolerance for column in answer.columns)
    elif isinstance(answer, (NumberAnswer, VectorAnswer, SetAnswer)):
        tolerances = (answer.tolerance,)
    return any(t is not None and t.kind in ("decimals", "sigfigs") for t in tolerances)
