"""Which name stands at a place: the exercise's own first, then functions and constants, the longest first.

A run of letters is cut so that every piece is known (`xy` is x·y, `2sqrt` in an exercise with s is still a root): from
the right, each place keeps its first spelling after which the rest can be cut too. Capital and small letters are the
same unless the exercise uses both.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from exgen.formula.names import GREEK, canonical, parts_of
from exgen.formula.tree import Constant, Formula, Symbol


@dataclass(frozen=True, slots=True)
class Name:
    """A spelling that stands from a place to `end`: a variable or constant, or a function."""

    end: int
    means: Formula | str


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to type a name; `exact` where capitals matter."""

    text: str
    means: Formula | str
    exact: bool = False


_FIXED = (
    Spelling("sigmoid", "sigmoid"),
    Spelling("sqrt", "sqrt"),
    Spelling("cbrt", "cbrt"),
    Spelling("exp", "exp"),
    Spelling("abs", "abs"),
    Spelling("ln", "ln"),
    Spelling("pi", Constant("pi")),
    Spelling("σ", "sigmoid"),
    Spelling("π", Constant("pi")),
    Spelling("e", Constant("e")),
)
_INDEX = r"_(?:\w|\d+|\{\w+\})"
_GREEK_NAME = re.compile(
    rf"(?:{'|'.join(sorted((n for n in GREEK if n != 'pi'), key=len, reverse=True))}|[α-ωΓΔΘΛΞΣΥΦΨΩ])(?:\d+|{_INDEX})?"
)
_LATIN_NAME = re.compile(rf"[A-Za-z](?:{_INDEX})?")


@lru_cache(maxsize=256)
def own_spellings(names: tuple[str, ...]) -> tuple[Spelling, ...]:
    """All ways to type the exercise's names, the longest first."""
    folded = [name.casefold() for name in names]
    found: dict[str, Spelling] = {}
    for name in names:
        exact = folded.count(name.casefold()) > 1
        for text in _ways(name, names):
            key = text if exact else text.casefold()
            found.setdefault(key, Spelling(key, Symbol(name), exact))
    return tuple(sorted(found.values(), key=lambda s: -len(s.text)))


def _ways(name: str, names: tuple[str, ...]) -> set[str]:
    letters, index = parts_of(name)
    heads = {letters, next((ascii_name for ascii_name, letter in GREEK.items() if letter == letters), letters)}
    if "θ" in heads and not any(other[0] in "tT" and not other.startswith("theta") for other in names):
        heads.add("t")
    if len(letters) == 2 and letters[0] == "Δ":
        heads |= {f"{delta}{mark}{letters[1]}" for delta in ("Δ", "Delta") for mark in ("", "_")}
    if not index:
        return {name, *heads}
    marks = {f"_{index}", f"_{{{index}}}", *([index] if index.isdigit() else [])}
    return {name, *(head + mark for head in heads for mark in marks)}


def cut(text: str, folded: str, names: tuple[str, ...], any_names: bool) -> Callable[[int], Name | None]:
    """A function that says which name stands at a place of `text` that begins one, None where none is known.

    Where a run of letters cannot be cut, its own names are still taken off, so that what is left is what is unknown.
    """
    own = own_spellings(names)
    best: dict[int, Name | None] = {}

    def choose(place: int) -> Name | None:
        candidates = _candidates(text, folded, place, own, any_names)
        for name in candidates:
            if name.end >= len(text) or not is_letter(text[name.end]) or best.get(name.end):
                return name
        return None

    def known(place: int) -> Name | None:
        spelled = (_spelled(text, folded, place, spelling) for spelling in own)
        return best.get(place) or next((name for name in spelled if name), None)

    for place in range(len(text) - 1, -1, -1):
        if is_letter(text[place]):
            best[place] = choose(place)
    return known


def _candidates(text: str, folded: str, place: int, own: tuple[Spelling, ...], any_names: bool) -> list[Name]:
    """The names that stand at `place`, in order of preference."""
    found = [_spelled(text, folded, place, spelling) for spelling in (*own, *_FIXED)]
    if any_names:
        free = _GREEK_NAME.match(text, place) or _LATIN_NAME.match(text, place)
        found.append(Name(free.end(), Symbol(canonical(free[0]))) if free else None)
    return [name for name in found if name]


def _spelled(text: str, folded: str, place: int, spelling: Spelling) -> Name | None:
    if not (text.startswith(spelling.text, place) if spelling.exact else folded.startswith(spelling.text, place)):
        return None
    end = place + len(spelling.text)
    following = text[end : end + 1]
    cuts_index = following == "_" or (following.isdigit() and spelling.text[-1].isdigit())
    return None if cuts_index else Name(end, spelling.means)


def is_letter(c: str) -> bool:
    """Whether names may consist of `c`."""
    return c.isalpha() and c not in "∅"
