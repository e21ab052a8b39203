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
from exgen.formula.reader.problem import MisreadError
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
    """MisreadError where brackets are left open or were never opened: what is inside cannot be separated."""
    inside: list[Token] = []
    for token in tokens:
        if token.kind in ("open", "begin"):
            inside.append(token)
        elif token.kind in ("close", "end matrix"):
            if not inside:
                raise MisreadError(msg("This bracket was not opened."), token.start, token.end)
            inside.pop()
    if inside:
        raise MisreadError(msg("This bracket is not closed."), inside[0].start, inside[0].end)


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


def separated(text: Text, tokens: Tokens, count: int | None, words: tuple[str, ...] = ()) -> Parts:
    """The values of a vector: on a Dutch sheet without semicolons `count` of them, any number where it is None.

    `words` are the kinds of tokens that separate besides the semicolon. MisreadError where the commas can be read in
    two ways; a wrong number of values is no problem of the reader.
    """
    certain, commas = _separators(tokens, words)
    if count is None or certain or text.context.notation.decimal != ",":
        return listed(text, tokens, count, words)
    spaced = [place for place in commas if _has_blank_behind(tokens, place)]
    if len(commas) + 1 == count or not commas:
        return _cut(tokens, commas, "decimal")
    if len(spaced) + 1 == count and all(_may_be_decimal(tokens, place) for place in commas if place not in spaced):
        return _cut(tokens, spaced, "decimal")
    raise _unclear(text, tokens, commas, count)


def listed(text: Text, tokens: Tokens, likely: int | None, words: tuple[str, ...], braces: bool = False) -> Parts:
    """The values of a list of any length, such as a set; `likely` decides only between two readings of Dutch commas.

    With `braces` around the list a lone comma between digits is not taken for decimal without it: {1,3}.
    """
    certain, commas = _separators(tokens, words)
    semicolons = any(tokens[place].kind == "semicolon" for place in certain)
    if text.context.notation.decimal != ",":
        return _cut(tokens, certain, "decimal") if semicolons else _cut(tokens, certain + commas, "single")
    if semicolons:
        return _cut(tokens, certain, "decimal")
    unsure = [place for place in commas if _may_be_decimal(tokens, place)]
    separators = [place for place in commas if place not in unsure]
    if unsure and not separators and not certain:
        if len(unsure) + 1 == likely:
            return _cut(tokens, unsure, "decimal")
        if len(unsure) > 1 or (braces and likely != 1):
            raise _unclear(text, tokens, unsure, 2)
    return _cut(tokens, certain + separators, "decimal")


def _separators(tokens: Tokens, words: tuple[str, ...]) -> tuple[list[int], list[int]]:
    """The places of what certainly separates, and of commas."""
    top = list(top_level(tokens))
    certain = [place for place, token in top if token.kind in ("semicolon", *words)]
    return certain, [place for place, token in top if token.kind == "mark" and token.text == ","]


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


def _unclear(text: Text, tokens: Tokens, commas: list[int], count: int) -> MisreadError:
    example = values_example(text.context.notation, count, "(", ")")
    message = msg("The commas can be read in more than one way. Write {example}.", example=example)
    return MisreadError(message, tokens[commas[0]].start, tokens[commas[-1]].end, advice=False)


def _cut(tokens: Tokens, separators: list[int], commas: Commas) -> Parts:
    places = sorted(separators)
    last = tokens[-1].end if tokens else 0
    return Parts(tuple(pieces(tokens, places)), (*(tokens[place].start for place in places), last), commas)
