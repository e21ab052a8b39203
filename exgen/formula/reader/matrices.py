"""Matrices: ((1; 2); (3; 4)), [[1, 2], [3, 4]], [1, 2; 3, 4] or a LaTeX pmatrix."""

from exgen.formula.reader.attempt import attempt, values_example
from exgen.formula.reader.context import Context, Read
from exgen.formula.reader.labels import without_label
from exgen.formula.reader.problem import MisreadError, Unreadable
from exgen.formula.reader.separate import Tokens, check_brackets, pieces, separated, top_level, wraps
from exgen.formula.reader.several import matrix_entries, vector_values, wraps_matrix
from exgen.formula.reader.tokens import Text
from exgen.formula.reader.values import Value, read_number_value, read_value
from exgen.formula.tree import Matrix, msg


def read_matrix(typed: str, context: Context, columns: int = 2, numbers: bool = False) -> Read | Unreadable:
    """A matrix, row by row; `columns` is how many numbers a row should have, which decides what Dutch commas mean."""

    def read(text: Text) -> Read:
        check_brackets(text.tokens)
        rows = _rows(text, without_label(text, text.tokens), columns, numbers)
        if len({len(row) for row in rows}) > 1:
            message = msg("The rows of this matrix have different lengths.")
            raise MisreadError(message, text.tokens[0].start, text.tokens[-1].end)
        written = tuple(written for row in rows for _, written in row)
        return Read(Matrix(tuple(tuple(tree for tree, _ in row) for row in rows)), written)

    row = values_example(context.notation, columns, "(", ")")
    return attempt(typed, context, f"({row}{context.notation.separator} {row})", read)


def _rows(text: Text, tokens: Tokens, columns: int, numbers: bool) -> list[list[Value]]:
    if wraps_matrix(tokens):
        return _latex_rows(text, tokens[1:-1], numbers)
    inside = tokens[1:-1] if wraps(tokens, "([") else tokens
    nested = _nested(inside)
    if nested:
        return [vector_values(text, row, columns, numbers) for row in nested]
    semicolons = [place for place, token in top_level(inside) if token.kind == "semicolon"]
    rows = pieces(inside, semicolons)
    values = [_row(text, row, columns, numbers) for row in rows if row]
    if not semicolons or len(values) < len(rows) or (columns > 1 and all(len(row) == 1 for row in values)):
        message = msg("The rows of this matrix are not clear.")
        raise MisreadError(message, text.tokens[0].start, text.tokens[-1].end)
    return values


def _row(text: Text, tokens: Tokens, columns: int, numbers: bool) -> list[Value]:
    parts = separated(text, tokens, columns)
    read_one = read_number_value if numbers else read_value
    return [read_one(text, value, parts.commas, end) for value, end in zip(parts.values, parts.ends, strict=True)]


def _nested(tokens: Tokens) -> list[Tokens]:
    """The bracketed rows, where all there is are brackets and separators."""
    rows: list[Tokens] = []
    begin = None
    for place, token in top_level(tokens):
        if token.kind == "open" and token.text in "([":
            begin = place
        elif token.kind == "close" and begin is not None:
            rows.append(tokens[begin : place + 1])
            begin = None
        elif token.kind != "semicolon" and token.text != ",":
            return []
    return rows


def _latex_rows(text: Text, tokens: Tokens, numbers: bool) -> list[list[Value]]:
    read_one = read_number_value if numbers else read_value
    rows = pieces(tokens, [place for place, token in top_level(tokens) if token.kind == "row"])
    if len(rows) > 1 and not rows[-1]:
        rows.pop()
    return [[read_one(text, entry, "single", end) for entry, end in matrix_entries(text, row)] for row in rows]
