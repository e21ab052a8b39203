"""Where several values are asked: what separates them, and whether a comma is decimal.

A semicolon always separates. On an English sheet a comma separates where there is no semicolon. On a Dutch sheet it
is decimal, unless it has a blank behind it, or cannot be decimal, or taking all commas for separators gives exactly the
number of values asked; what could still be read in two ways is refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from exgen.formula.reader.attempt import values_example
from exgen.formula.reader.parser import Commas
from exgen.formula.reader.problem import Misread
from exgen.formula.reader.tokens import Text, Token
from exgen.formula.tree import msg

Tokens = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """The tokens of each value, the place where each ends, and how its commas are meant."""

    values: tuple[Tokens, ...]
    ends: tuple[int, ...]
    commas: Commas


def top_level(tokens: Tokens) -> Iterator[tuple[int, Token]]:
    """The tokens that stand in no brackets, with their places."""
    depth = 0
    for place, token in enumerate(tokens):
        if token.kind in ("close", "end matrix"):
            depth = max(depth - 1, 0)
        if depth == 0:
            yield place, token
        if token.kind in ("open", "begin"):
            depth += 1


def pieces(tokens: Tokens, places: list[int]) -> list[Tokens]:
    """The stretches between the tokens at these places."""
    return [tokens[begin + 1 : end] for begin, end in pairwise([-1, *places, len(tokens)])]


def check_brackets(tokens: Tokens) -> None:
    """Misread where brackets are left open or were never opened, so that what stands inside cannot be separated."""
    inside: list[Token] = []
    for token in tokens:
        if token.kind in ("open", "begin"):
            inside.append(token)
        elif token.kind in ("close", "end matrix"):
            if not inside:
                raise Misread(msg("This bracket was not opened."), token.start, token.end)
            inside.pop()
    if inside:
        raise Misread(msg("This bracket is not closed."), inside[0].start, inside[0].end)


def wraps(tokens: Tokens, brackets: str) -> bool:
    """Whether one pair of these brackets stands around all tokens."""
    if len(tokens) < 2 or tokens[0].kind != "open" or tokens[0].text not in brackets:
        return False
    outside = [place for place, _ in top_level(tokens)]
    return outside == [0, len(tokens) - 1] and tokens[-1].text == {"(": ")", "[": "]", "{": "}"}[tokens[0].text]


def unwrapped(tokens: Tokens) -> Tokens:
    """Without the brackets around a list of values: (2; 3), [2; 3] and ((2; 3))."""
    inside = tokens
    while wraps(inside, "(["):
        inside = inside[1:-1]
        if any(t.kind in ("semicolon", "and") or t.text == "," for _, t in top_level(inside)):
            return inside
    return tokens


def separated(
    text: Text, tokens: Tokens, count: int | None, words: tuple[str, ...] = (), braces: bool = False
) -> Parts:
    """The values in `tokens`: `count` of them on a Dutch sheet without semicolons, any number where it is None.

    `words` are the kinds of tokens that separate besides the semicolon. Misread where the commas can be read in two
    ways; a wrong number of values is no problem of the reader.
    """
    top = list(top_level(tokens))
    certain = [place for place, token in top if token.kind in ("semicolon", *words)]
    commas = [place for place, token in top if token.kind == "mark" and token.text == ","]
    semicolons = any(tokens[place].kind == "semicolon" for place in certain)
    if text.context.notation.decimal != ",":
        return _cut(tokens, certain, "decimal") if semicolons else _cut(tokens, certain + commas, "single")
    if semicolons:
        return _cut(tokens, certain, "decimal")
    between_digits = [place for place in commas if _may_be_decimal(tokens, place)]
    spaced = [place for place in commas if _has_blank_behind(tokens, place)]
    if count is not None and not certain:
        if len(commas) + 1 == count or not commas:
            return _cut(tokens, commas, "decimal")
        if len(spaced) + 1 == count and len(spaced) + len(between_digits) == len(commas):
            return _cut(tokens, spaced, "decimal")
        raise _unclear(text, tokens, commas, count)
    separators = [place for place in commas if place not in between_digits]
    if between_digits and not separators and not certain and (braces or len(between_digits) > 1):
        raise _unclear(text, tokens, between_digits, 2)
    return _cut(tokens, certain + separators, "decimal")


def _touches(left: Token, right: Token) -> bool:
    return left.end == right.start


def _may_be_decimal(tokens: Tokens, place: int) -> bool:
    """Whether digits touch the comma on both sides."""
    if place == 0 or place + 1 == len(tokens):
        return False
    before, comma, after = tokens[place - 1 : place + 2]
    return before.kind == after.kind == "digits" and _touches(before, comma) and _touches(comma, after)


def _has_blank_behind(tokens: Tokens, place: int) -> bool:
    return place + 1 < len(tokens) and not _touches(tokens[place], tokens[place + 1])


def _unclear(text: Text, tokens: Tokens, commas: list[int], count: int) -> Misread:
    example = values_example(text.context.notation, count, "(", ")")
    message = msg("The commas can be read in more than one way. Write {example}.", example=example)
    return Misread(message, tokens[commas[0]].start, tokens[commas[-1]].end, advice=False)


def _cut(tokens: Tokens, separators: list[int], commas: Commas) -> Parts:
    places = sorted(separators)
    last = tokens[-1].end if tokens else 0
    return Parts(tuple(pieces(tokens, places)), (*(tokens[place].start for place in places), last), commas)
