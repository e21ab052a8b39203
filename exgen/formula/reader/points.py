"""Points with or without their kind: (1; 0), (-1; 0); {(1, 0), (-1, 0)}; (1, 0) minimum, (-1, 0) saddle."""

from dataclasses import dataclass

from exgen.formula.reader.attempt import attempt, values_example
from exgen.formula.reader.choices import Options, read_choice
from exgen.formula.reader.context import Context, Read
from exgen.formula.reader.labels import is_asked
from exgen.formula.reader.problem import MisreadError, Unreadable
from exgen.formula.reader.separate import Tokens, check_brackets, pieces, top_level, wraps
from exgen.formula.reader.several import is_nothing, names_a_point, vector_values
from exgen.formula.reader.tokens import Text
from exgen.formula.tree import Vector, msg

_SEPARATES = {"semicolon", "or", "and"}


@dataclass(frozen=True, slots=True)
class ReadPoint:
    """A point as a `Vector` of numbers, and the name of the option typed beside it, "" for none."""

    point: Read
    kind: str = ""


def read_points(
    typed: str, context: Context, dimension: int = 2, kinds: Options = ()
) -> tuple[ReadPoint, ...] | Unreadable:
    """The points in the order typed, without one where none is typed; `kinds` are the options for their kinds."""

    def read(text: Text) -> tuple[ReadPoint, ...]:
        if is_nothing(text, text.tokens):
            return ()
        check_brackets(text.tokens)
        tokens = text.tokens[1:-1] if wraps(text.tokens, "{") else text.tokens
        chunks = _chunks(tokens)
        if not any(token.kind in ("open", "begin") for token in tokens):
            return (_point(text, tokens, dimension, ""),)
        points: list[ReadPoint] = []
        for chunk in chunks:
            group = _group(chunk)
            if group is None:
                kind = _kind(text, chunk, kinds)
                if not points or points[-1].kind or not kind:
                    raise _no_point(text, chunk)
                points[-1] = ReadPoint(points[-1].point, kind)
                continue
            begin, end = group
            before, after = chunk[:begin], chunk[end:]
            before = () if _is_label(text, before) else before
            words = [_kind(text, words, kinds) for words in (before, after) if words]
            if len(words) > 1:
                raise _no_point(text, chunk)
            points.append(_point(text, chunk[begin:end], dimension, "".join(words)))
        return tuple(points)

    one = values_example(context.notation, dimension, "(", ")")
    return attempt(typed, context, one, read)


def _point(text: Text, tokens: Tokens, dimension: int, kind: str) -> ReadPoint:
    values = vector_values(text, tokens, dimension, numbers=True)
    if len(values) != dimension:
        message = msg("A point has {count} coordinates here.", count=dimension)
        raise MisreadError(message, tokens[0].start, tokens[-1].end)
    return ReadPoint(Read(Vector(tuple(tree for tree, _ in values)), tuple(written for _, written in values)), kind)


def _chunks(tokens: Tokens) -> list[Tokens]:
    """The stretches between separators outside of brackets, without empty ones."""
    places = [p for p, token in top_level(tokens) if token.kind in _SEPARATES or token.text == ","]
    return [chunk for chunk in pieces(tokens, places) if chunk]


def _group(chunk: Tokens) -> tuple[int, int] | None:
    """Where the last pair of brackets that stands by itself begins and ends."""
    opening = None
    found = None
    for place, token in top_level(chunk):
        if token.kind in ("open", "begin"):
            opening = place
        elif token.kind in ("close", "end matrix") and opening is not None:
            found = (opening, place + 1)
            opening = None
    return found


def _is_label(text: Text, before: Tokens) -> bool:
    """T, T = or (x, y) = before a point."""
    if not before:
        return True
    if before[-1].text in ("=", ":"):
        return len(before) > 1 and is_asked(text, before[:-1])
    return names_a_point(text, before)


def _kind(text: Text, words: Tokens, kinds: Options) -> str:
    if not kinds:
        raise _no_point(text, words)
    meant = read_choice(text.plain(words), kinds)
    if isinstance(meant, Unreadable):
        raise MisreadError(meant.message, words[0].start, words[-1].end, advice=False)
    return meant


def _no_point(text: Text, tokens: Tokens) -> MisreadError:
    first, last = (tokens[0], tokens[-1]) if tokens else (text.tokens[0], text.tokens[-1])
    return MisreadError(msg("A point is asked here."), first.start, last.end)
