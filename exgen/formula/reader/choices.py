"""Choices: a letter, a sign or a word for one of the options."""

import re
import unicodedata

from exgen.formula.reader.attempt import MOST_CHARACTERS
from exgen.formula.reader.characters import plain_character
from exgen.formula.reader.problem import Unreadable, too_large
from exgen.formula.tree import msg

Options = tuple[tuple[str, tuple[str, ...]], ...]
"""The options of a choice: pairs of a name and further words for it, the last of them as the sheet prints it."""

_AROUND = " ()[].:;,'\""


def read_choice(typed: str, options: Options) -> str | Unreadable:
    """The name of the option that is typed: its name (`b`, `B)`, `(b)`, `-`) or one of its words, in any case."""
    printed = ", ".join(words[-1] if words else name for name, words in options)
    if len(typed) > MOST_CHARACTERS:
        return Unreadable(too_large(), MOST_CHARACTERS, len(typed))
    wanted = _plain(typed)
    if not wanted:
        return Unreadable(msg("There is no answer here yet."), len(typed), len(typed), options[0][0] if options else "")
    for is_meant in (_is_name, _is_word):
        meant = [name for name, words in options if is_meant(wanted, name, words)]
        if len(meant) == 1:
            return meant[0]
    return Unreadable(msg("Choose one of {options}.", options=printed), 0, len(typed))


def _is_name(wanted: str, name: str, words: tuple[str, ...]) -> bool:
    return wanted == _plain(name)


def _is_word(wanted: str, name: str, words: tuple[str, ...]) -> bool:
    return wanted in map(_plain, words)


def _plain(text: str) -> str:
    """Without brackets, dots and blanks around it, in small letters, with plain dashes and without accents."""
    characters = "".join(_character(c) for c in text)
    letters = unicodedata.normalize("NFKD", characters)
    bare = "".join(c for c in letters if not unicodedata.combining(c)).casefold()
    stripped = re.sub(r"\s+", " ", bare).strip(_AROUND)
    return stripped or re.sub(r"\s+", "", bare)


def _character(c: str) -> str:
    position, plain = plain_character(c)
    if position == "gone":
        return ""
    return "-" if plain == "-" else c
