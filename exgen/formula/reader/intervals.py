"""Intervals and their unions: ]2; 5[, (2; 5), ⟨2; 5⟩, x < 2, 2 < x < 5, ]-∞; 2] ∪ [5; →⟩.

Every bracket that any language writes is read on every sheet; what each language prints is for the printers.
"""

from exgen.formula.reader.attempt import attempt, values_example
from exgen.formula.reader.context import Context, Read
from exgen.formula.reader.labels import is_asked
from exgen.formula.reader.parser import Commas
from exgen.formula.reader.problem import MisreadError, Unreadable
from exgen.formula.reader.separate import Tokens, pieces, separated, top_level
from exgen.formula.reader.several import is_nothing, with_joining_letters, without_set_name
from exgen.formula.reader.tokens import Text
from exgen.formula.reader.values import read_number_value
from exgen.formula.reader.written import Written
from exgen.formula.tree import Formula, Infinity, Interval, Negative, Symbol, Union, msg

_OPENING = {"[": True, "]": False, "(": False, "⟨": False, "<": False}
_CLOSING = {"]": True, "[": False, ")": False, "⟩": False, ">": False}
"""Brackets at the ends of an interval, and whether the end belongs to it."""
_GREATER, _SMALLER = {">": False, "≥": True}, {"<": False, "≤": True}
_BETWEEN = {"or", "and", "semicolon"}

_INFINITE = {"∞", "inf", "oo", "infinity", "oneindig"}

_End = tuple[Formula, Written]


def read_intervals(typed: str, context: Context) -> Read | Unreadable:
    """A `Union` of intervals in the order typed, without parts where there is none; `written` has two entries for each.

    Infinite ends are open: a bracket that includes one is unreadable.
    """

    def read(text: Text) -> Read:
        text = with_joining_letters(text, "uv")
        tokens = without_set_name(text, text.tokens)
        if is_nothing(text, text.tokens) or is_nothing(text, tokens):
            return Read(Union(()), ())
        if text.plain(tokens) in ("R", "ℝ"):
            ends = (_infinite(-1), _infinite(1))
            return Read(Union((Interval(ends[0][0], ends[1][0]),)), (ends[0][1], ends[1][1]))
        return _union(text, tokens)

    notation = context.notation
    left, right = {"outward": ("]", "["), "angle": ("<", ">")}.get(notation.intervals, ("(", ")"))
    return attempt(typed, context, values_example(notation, 2, left, right), read)


def _union(text: Text, tokens: Tokens) -> Read:
    """Intervals one after the other, a joining word, sign or separator between them."""
    intervals: list[Interval] = []
    written: list[Written] = []
    place = 0
    while True:
        bracketed = _bracketed(tokens, place)
        inequality = bracketed is None
        stop = _next_join(tokens, place) if bracketed is None else bracketed
        if inequality:
            interval, low, high = _inequality(text, tokens[place:stop], _end_of(text, tokens, stop))
        else:
            interval, low, high = _interval(text, tokens[place:stop])
        intervals.append(interval)
        written += [low, high]
        if stop == len(tokens):
            return Read(Union(tuple(intervals)), tuple(written))
        join = tokens[stop]
        if join.kind == "and" and inequality:
            raise MisreadError(msg("Write 2 < x < 5, or join intervals with 'or'."), join.start, join.end)
        if join.kind not in _BETWEEN and join.text != ",":
            raise MisreadError(msg("Between intervals write 'or'."), join.start, join.end)
        place = stop + 1
        if place == len(tokens):
            raise MisreadError(msg("An interval is missing here."), join.end, join.end)


def _end_of(text: Text, tokens: Tokens, stop: int) -> int:
    return tokens[stop].start if stop < len(tokens) else len(text.source.text)


# In brackets


def _bracketed(tokens: Tokens, place: int) -> int | None:
    """Where the interval in brackets that begins at `place` ends; None where none begins there."""
    if place == len(tokens) or tokens[place].text not in _OPENING:
        return None
    depth = 0
    separators = 0
    for stop in range(place + 1, len(tokens)):
        text = tokens[stop].text
        if depth == 0 and text in _CLOSING:
            return stop + 1 if separators else None
        if text in ("(", "{"):
            depth += 1
        elif text in (")", "}"):
            depth -= 1
        elif depth == 0 and (tokens[stop].kind == "semicolon" or text == ","):
            separators += 1
    return None


def _interval(text: Text, tokens: Tokens) -> tuple[Interval, Written, Written]:
    opening, closing = tokens[0], tokens[-1]
    parts = separated(text, tokens[1:-1], 2)
    if len(parts.values) != 2:
        raise MisreadError(msg("An interval has two ends."), opening.start, closing.end)
    low = _end(text, parts.values[0], -1, parts.commas, parts.ends[0])
    high = _end(text, parts.values[1], 1, parts.commas, closing.start)
    low_closed, high_closed = _OPENING[opening.text], _CLOSING[closing.text]
    for end, closed, token in ((low, low_closed, opening), (high, high_closed, closing)):
        if closed and _is_infinite(end[0]):
            raise MisreadError(msg("An interval cannot include infinity."), token.start, token.end)
    return Interval(low[0], high[0], low_closed, high_closed), low[1], high[1]


def _end(text: Text, tokens: Tokens, side: int, commas: Commas, stop: int) -> _End:
    """An end of an interval; `side` is −1 for the lower one."""
    if not tokens:
        raise MisreadError(msg("A value is missing here."), stop, stop + 1)
    sign = _infinity_sign(tokens)
    if sign is None:
        return read_number_value(text, tokens, commas, stop)
    if sign != side:
        raise MisreadError(msg("This infinity stands on the wrong side."), tokens[0].start, tokens[-1].end)
    return _infinite(side)


def _infinity_sign(tokens: Tokens) -> int | None:
    """±1 for ∞, its names and arrows, None for what is no infinity."""
    plain = "".join(token.text for token in tokens).casefold()
    if plain in ("←", "→"):
        return -1 if plain == "←" else 1
    if plain.lstrip("+-") in _INFINITE and len(plain) - len(plain.lstrip("+-")) <= 1:
        return -1 if plain[0] == "-" else 1
    return None


def _infinite(side: int) -> _End:
    return (Infinity() if side > 0 else Negative(Infinity())), Written("expression")


def _is_infinite(tree: Formula) -> bool:
    return isinstance(tree, Infinity) or tree == Negative(Infinity())


# As inequalities


def _next_join(tokens: Tokens, place: int) -> int:
    """Where the inequality that begins at `place` stops."""
    for further, token in top_level(tokens[place:]):
        if token.kind in ("or", "and", "semicolon"):
            return place + further
    return len(tokens)


def _inequality(text: Text, tokens: Tokens, stop: int) -> tuple[Interval, Written, Written]:
    """x < 2, 2 > x, 2 < x < 5."""
    signs = [(place, token) for place, token in top_level(tokens) if token.kind == "relation"]
    strict = _GREATER | _SMALLER
    if not signs or len(signs) > 2 or any(token.text not in strict for _, token in signs):
        start, end = (tokens[0].start, tokens[-1].end) if tokens else (stop, stop)
        raise MisreadError(msg("An interval is asked here."), start, end)
    operands = pieces(tokens, [place for place, _ in signs])
    rising = [token.text in _SMALLER for _, token in signs]
    if rising[0] is not rising[-1]:
        raise MisreadError(msg("Both signs must point the same way."), signs[0][1].start, signs[-1][1].end)
    ends = [*(token.start for _, token in signs), stop]
    closed = [strict[token.text] for _, token in signs]
    if not rising[0]:
        operands, closed, ends = operands[::-1], closed[::-1], ends[::-1]
    return _between(text, operands, closed, ends)


def _between(
    text: Text, operands: list[Tokens], closed: list[bool], ends: list[int]
) -> tuple[Interval, Written, Written]:
    """The interval of an ascending chain of two or three operands, one of which is the variable."""
    variable = next((place for place, operand in enumerate(operands) if _is_variable(text, operand)), None)
    if variable is None or (len(operands) == 3 and variable != 1):
        first = next(operand for operand in operands if operand) if any(operands) else ()
        start = first[0].start if first else ends[0]
        raise MisreadError(msg("One side must be the variable alone."), start, max(ends))
    low, high = _infinite(-1), _infinite(1)
    low_closed = high_closed = False
    if variable > 0:
        low = _end(text, operands[0], -1, "single", ends[0])
        low_closed = closed[0] and not _is_infinite(low[0])
    if variable < len(operands) - 1:
        high = _end(text, operands[-1], 1, "single", ends[-1])
        high_closed = closed[-1] and not _is_infinite(high[0])
    return Interval(low[0], high[0], low_closed, high_closed), low[1], high[1]


def _is_variable(text: Text, tokens: Tokens) -> bool:
    """Whether these tokens are a name of the exercise or a label of the part (lr)."""
    if len(tokens) == 1 and isinstance(tokens[0].name, Symbol):
        return True
    return bool(tokens and text.context.labels) and is_asked(text, tokens)
