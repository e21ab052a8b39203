"""Answers of several values: vectors and points, rows of a table, sets."""

from dataclasses import replace

from exgen.formula.reader.attempt import attempt, number_example, unreadable, values_example
from exgen.formula.reader.context import Context, Read
from exgen.formula.reader.labels import is_asked, label_key, without_label, without_prefix
from exgen.formula.reader.parser import Commas
from exgen.formula.reader.problem import MisreadError, Unreadable
from exgen.formula.reader.separate import Tokens, check_brackets, listed, pieces, separated, top_level, unwrapped, wraps
from exgen.formula.reader.tokens import Text
from exgen.formula.reader.values import Value, both_signs, read_number_value, read_value
from exgen.formula.tree import FiniteSet, Vector, msg, nmsg

NOTHING = {"none", "geen", "geenoplossing", "geenoplossingen", "nosolution", "nosolutions", "∅", "{}"}
"""How an empty set is typed, without blanks."""


def read_vector(typed: str, context: Context, count: int | None = None, numbers: bool = False) -> Read | Unreadable:
    """A vector or point: (2; 3), [2; 3], 2; 3, x = 2, y = 3, (p, q) = (3, 2), T(2, 3) or a pmatrix.

    `count` is how many components are asked; another number of them is read too, where the separators are clear.
    With `numbers` a component with variables is unreadable.
    """

    def read(text: Text) -> Read:
        check_brackets(text.tokens)
        values = vector_values(text, _vector_body(text), count, numbers)
        return Read(Vector(tuple(tree for tree, _ in values)), tuple(written for _, written in values))

    return attempt(typed, context, values_example(context.notation, count or 2, "(", ")"), read)


def vector_values(text: Text, tokens: Tokens, count: int | None, numbers: bool) -> list[Value]:
    """The components in `tokens`, brackets around them or not, each with a name of its own or not."""
    read_one = read_number_value if numbers else read_value
    if wraps_matrix(tokens):
        return [read_one(text, entry, "single", end) for entry, end in matrix_entries(text, tokens[1:-1])]
    parts = separated(text, unwrapped(tokens), count, ("and",))
    values: list[Value] = []
    names: list[str] = []
    for value, end in zip(parts.values, parts.ends, strict=True):
        body = _component(text, value, end, names)
        values.append(read_one(text, body, parts.commas, end))
    return _in_order(text, names, values)


def _vector_body(text: Text) -> Tokens:
    """Without what stands before the vector: a label and =, or only a name as in T(2, 3)."""
    tokens = without_prefix(text, text.tokens)
    signs = [place for place, token in top_level(tokens) if token.text == "="]
    if len(signs) == 1 and not any(t.kind == "semicolon" or t.text == "," for _, t in top_level(tokens[: signs[0]])):
        rest = tokens[signs[0] + 1 :]
        if len(rest) > 1 and rest[0].kind in ("open", "begin"):
            return without_label(text, tokens)
    opening = next((place for place, token in enumerate(tokens) if token.kind == "open"), 0)
    name = tokens[:opening]
    if not signs and name and wraps(tokens[opening:], "(") and names_a_point(text, name):
        return tokens[opening:]
    return tokens


def names_a_point(text: Text, name: Tokens) -> bool:
    """Whether these tokens stand before a point as its name: T in T(2, 3)."""
    plain = text.plain(name)
    if text.context.labels:
        return is_asked(text, name)
    return len(plain) == 1 and plain.isupper() and plain.casefold() not in {n.casefold() for n in text.context.names}


def _component(text: Text, tokens: Tokens, end: int, names: list[str]) -> Tokens:
    """The component without its own name, which is added to `names`."""
    signs = [place for place, token in top_level(tokens) if token.text == "="]
    if not tokens:
        raise MisreadError(msg("A value is missing here."), end, end + 1)
    if not signs:
        return tokens
    left = tokens[: signs[0]]
    key = label_key(text.plain(left), text.context.names) if left else None
    if key is None or len(signs) > 1 or not (is_asked(text, left) or key in _folded(text.context.names)):
        return without_label(text, tokens)
    names.append(key)
    return tokens[signs[0] + 1 :]


def _in_order(text: Text, names: list[str], values: list[Value]) -> list[Value]:
    """Components that were all named, in the order of the labels or of the exercise's names."""
    if len(names) < len(values) or len(set(names)) < len(names):
        return values
    for order in (text.context.labels, text.context.names):
        keys = [label_key(name, text.context.names) for name in order]
        if set(names) <= set(keys):
            return [value for _, value in sorted(zip(names, values, strict=True), key=lambda pair: keys.index(pair[0]))]
    return values


def _folded(names: tuple[str, ...]) -> set[str]:
    return {name.casefold() for name in names}


def wraps_matrix(tokens: Tokens) -> bool:
    """Whether the tokens are one LaTeX matrix."""
    return len(tokens) > 1 and tokens[0].kind == "begin" and [p for p, _ in top_level(tokens)] == [0, len(tokens) - 1]


def matrix_entries(text: Text, tokens: Tokens) -> list[tuple[Tokens, int]]:
    """The entries of a LaTeX matrix of one row or column, with the places where they end."""
    places = [place for place, token in top_level(tokens) if token.kind in ("row", "column")]
    last = tokens[-1].end if tokens else len(text.source.text)
    entries = list(zip(pieces(tokens, places), [*(tokens[place].start for place in places), last], strict=True))
    while len(entries) > 1 and not entries[-1][0]:
        entries.pop()
    return entries


def read_row(typed: str, context: Context, count: int) -> tuple[Read | Unreadable | None, ...] | Unreadable:
    """The cells of a table row typed at once (24; 1,6): each read as a number or not, None where it is left blank.

    Unreadable as a whole where there are not `count` cells.
    """
    example = number_example(context.notation)

    def read(text: Text) -> tuple[Read | Unreadable | None, ...]:
        check_brackets(text.tokens)
        parts = separated(text, unwrapped(text.tokens), count)
        if len(parts.values) != count:
            message = nmsg("This row has {n} cell.", "This row has {n} cells.", count)
            raise MisreadError(message, text.tokens[0].start, text.tokens[-1].end)
        return tuple(
            cell(text, tokens, end, parts.commas) for tokens, end in zip(parts.values, parts.ends, strict=True)
        )

    def cell(text: Text, tokens: Tokens, end: int, commas: Commas) -> Read | Unreadable | None:
        if not tokens:
            return None
        try:
            tree, written = read_number_value(text, without_label(text, tokens), commas, end)
        except MisreadError as problem:
            return unreadable(text, problem, example)
        return Read(tree, (written,))

    return attempt(typed, context, values_example(context.notation, count, "", ""), read)


def read_set(typed: str, context: Context, count: int | None = None) -> Read | Unreadable:
    """A finite set of numbers: 1; 3, {1, 3}, x = 1 or x = 3, ±2, none. Items as typed, ± as two of them.

    `count`, how many the key has, decides only what a Dutch comma between digits means, as it does for vectors: {1,3}
    is unreadable without it.
    """

    def read(text: Text) -> Read:
        if is_nothing(text, text.tokens):
            return Read(FiniteSet(()), ())
        text = with_joining_letters(text, "v")
        check_brackets(text.tokens)
        tokens = without_set_name(text, text.tokens)
        if is_nothing(text, tokens):
            return Read(FiniteSet(()), ())
        braces = wraps(tokens, "{")
        parts = listed(text, tokens[1:-1] if braces else tokens, count, ("or", "and"), braces)
        values = []
        for item, end in zip(parts.values, parts.ends, strict=True):
            if not item:
                raise MisreadError(msg("A value is missing here."), end, end + 1)
            body = without_label(text, item, indexed=True)
            values += [read_number_value(text, way, parts.commas, end) for way in both_signs(body)]
        return Read(FiniteSet(tuple(tree for tree, _ in values)), tuple(written for _, written in values))

    return attempt(typed, context, values_example(context.notation, 2, "{", "}"), read)


def with_joining_letters(text: Text, letters: str) -> Text:
    """The text in which a letter typed for ∨ or ∪ joins, where it is no name: x = 1 v x = 3, ]1; 2[ U ]5; 7[."""
    joined = tuple(
        replace(token, kind="or") if token.kind == "unknown" and token.text.casefold() in letters else token
        for token in text.tokens
    )
    return replace(text, tokens=joined)


def without_set_name(text: Text, tokens: Tokens) -> Tokens:
    """Without `S =` before braces or ∅, or `x ∈` before anything."""
    rest = without_prefix(text, tokens)
    sign = next((place for place, token in top_level(rest) if token.text in ("=", "∈")), None)
    if sign is None:
        return rest
    after = rest[sign + 1 :]
    is_name = label_key(text.plain(rest[:sign]), text.context.names) is not None if sign else False
    set_follows = wraps(after, "{") or is_nothing(text, after)
    return after if is_name and (set_follows or rest[sign].text == "∈") else rest


def is_nothing(text: Text, tokens: Tokens) -> bool:
    """Whether these tokens say that there is nothing."""
    words = "".join(text.plain(tokens).casefold().split()).rstrip(".")
    return words in NOTHING
