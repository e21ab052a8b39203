"""Which reader a question needs: the kind of its key decides how a typed answer is read and shown again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from exgen.checker import messages
from exgen.checker.compare import points_of
from exgen.checker.slots import Place
from exgen.formula.printers import plain
from exgen.formula.reader import (
    Context,
    Options,
    Read,
    ReadPoint,
    Unreadable,
    Written,
    read_choice,
    read_equation,
    read_formula,
    read_intervals,
    read_matrix,
    read_number,
    read_points,
    read_row,
    read_set,
    read_vector,
)
from exgen.formula.tree import FiniteSet, Formula, Symbol, Vector, msg
from exgen.model import (
    Answer,
    ChoiceAnswer,
    DirectionAnswer,
    EquationAnswer,
    Exercise,
    FormulaAnswer,
    IntervalsAnswer,
    MatrixAnswer,
    NumberAnswer,
    Option,
    PointsAnswer,
    SetAnswer,
    VectorAnswer,
)
from exgen.text import Language


def read_answer(typed: str, place: Place, exercise: Exercise, language: Language) -> Read | Unreadable:
    """The typed answer as the kind that this place asks, or why it cannot be read as one."""
    return read_as(typed, _as_printed(place.key, language), Context(language.notation, exercise.variables, place.names))


def _as_printed(key: Answer, language: Language) -> Answer:
    """The key of a choice with what the sheet prints beside each box among the words for it."""
    if isinstance(key, ChoiceAnswer):
        return replace(key, options=_labelled(key.options, language))
    return replace(key, kinds=_labelled(key.kinds, language)) if isinstance(key, PointsAnswer) else key


def _labelled(options: Sequence[Option], language: Language) -> tuple[Option, ...]:
    return tuple(replace(o, words=(*o.words, language.text(msg("{label}", label=o.label)))) for o in options)


def read_as(typed: str, key: Answer, context: Context) -> Read | Unreadable:
    """The typed answer as an answer to a question with this key, in this context."""
    match key:
        case NumberAnswer():
            return read_number(typed, context)
        case FormulaAnswer():
            return read_formula(typed, context)
        case VectorAnswer(items=items, variables=variables):
            return read_vector(typed, context, len(items), numbers=not variables)
        case DirectionAnswer(items=items):
            return read_vector(typed, context, len(items), numbers=True)
        case MatrixAnswer(rows=rows, variables=variables):
            return read_matrix(typed, context, len(rows[0]), numbers=not variables)
        case SetAnswer(items=items, dimension=1):
            return _set(typed, context, len(items))
        case SetAnswer(dimension=dimension):
            return _points(typed, read_points(typed, context, dimension), with_kinds=False)
        case PointsAnswer(kinds=kinds, variables=variables):
            found = read_points(typed, context, len(variables), _options(kinds))
            return _points(typed, found, with_kinds=True)
        case IntervalsAnswer():
            return read_intervals(typed, context)
        case EquationAnswer():
            return read_equation(typed, context)
        case ChoiceAnswer(options=options):
            return _choice(read_choice(typed, _options(options)))
    raise TypeError(f"no answer is typed for a key of kind {type(key).__name__}")


def _set(typed: str, context: Context, count: int) -> Read | Unreadable:
    """A set; where a comma could be read in two ways, {0,5} or {1,3}, the number of values asked decides."""
    found = read_set(typed, context)
    if isinstance(found, Unreadable) and count:
        counted = read_set(typed, context, count)
        return counted if isinstance(counted, Read) else found
    return found


def _options(options: Sequence[Option]) -> Options:
    return tuple((option.name, option.words) for option in options)


def _points(typed: str, points: tuple[ReadPoint, ...] | Unreadable, with_kinds: bool) -> Read | Unreadable:
    """A set of vectors; the name of its kind is a point's last component, where kinds are asked."""
    if isinstance(points, Unreadable):
        return points
    if with_kinds and any(not point.kind for point in points):
        return Unreadable(messages.kind_is_missing(), 0, len(typed))
    items = []
    for point in points:
        coordinates = point.point.tree.items if isinstance(point.point.tree, Vector) else (point.point.tree,)
        items.append(Vector((*coordinates, Symbol(point.kind)) if with_kinds else coordinates))
    return Read(FiniteSet(tuple(items)), tuple(written for point in points for written in point.point.written))


def _choice(name: str | Unreadable) -> Read | Unreadable:
    return name if isinstance(name, Unreadable) else Read(Symbol(name), (Written("expression"),))


def read_cells(
    typed: str, cells: Sequence[Place], exercise: Exercise, language: Language
) -> Iterator[tuple[Place, Read | Unreadable]]:
    """The cells of a row or a whole table typed at once, each row on a line of its own or all on one line.

    Cells left blank are left out. A line that cannot be taken apart is a problem of its first cell.
    """
    rows = [list(row) for _, row in groupby(cells, key=lambda cell: cell.slot.row)]
    lines = list(_lines(typed))
    if len(lines) != len(rows):
        lines, rows = [(0, typed)], [list(cells)]
    for (start, line), row in zip(lines, rows, strict=True):
        labels = tuple(dict.fromkeys(name for cell in row for name in cell.names))
        found = read_row(line, Context(language.notation, exercise.variables, labels), len(row))
        reads = (found,) if isinstance(found, Unreadable) else found
        for cell, read in zip(row, reads, strict=False):
            if isinstance(read, Unreadable):
                yield cell, replace(read, start=read.start + start, end=read.end + start)
            elif read is not None:
                yield cell, read


def _lines(typed: str) -> Iterator[tuple[int, str]]:
    """The lines with something on them, and where each begins."""
    start = 0
    for line in typed.split("\n"):
        if line.strip():
            yield start, line
        start += len(line) + 1


def shown_as(tree: Formula, place: Place, language: Language) -> str:
    """What was read, in the sheet's own notation; of a choice what the sheet prints beside the box."""
    if isinstance(place.key, ChoiceAnswer) and isinstance(tree, Symbol):
        return _option(tree.name, place.key.options, language)
    if isinstance(place.key, PointsAnswer) and isinstance(tree, FiniteSet):
        said = [
            f"{plain(found.point, language.notation)} {_option(found.kind, place.key.kinds, language)}"
            for found in points_of(tree)
        ]
        return f"{language.notation.separator} ".join(said) or plain(tree, language.notation)
    return plain(tree, language.notation)


def _option(name: str, options: Sequence[Option], language: Language) -> str:
    label = next((option.label for option in options if option.name == name), None)
    if label is None:
        return name
    return plain(label, language.notation) if isinstance(label, Formula) else language.text(label)
