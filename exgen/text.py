"""Text in the reader's language: translation, and messages as runs of words and formulas.

English is in the source. A language is one gettext catalogue, `locale/<code>.po`, which also carries the notation
(context "notation"). A regional catalogue such as `nl_BE.po` holds only what differs; what it lacks is looked up in
`nl.po`, then in the source. A wheel holds compiled `.mo` files; a checkout reads the `.po` itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import cast

from exgen.errors import UserError
from exgen.formula.notation import Notation
from exgen.formula.tree import Formula, Message

LOCALE = Path(__file__).parent / "locale"

LANGUAGES = ("en", "nl", "nl_BE", "nl_NL")
"""The codes a worksheet code can carry, in the order of its language field; append only."""

_NOTATION = {"decimal mark": ".", "list separator": ",", "intervals": "round"}
_PLACE = re.compile(r"\{(\w+)\}")

Run = str | Formula
"""A stretch of text: words, or a formula to be set as mathematics."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language as exercises, sheets and verdicts use it."""

    code: str
    notation: Notation = field(compare=False)
    _catalogue: NullTranslations = field(compare=False, repr=False)

    def runs(self, message: Message) -> tuple[Run, ...]:
        """The message in this language, words joined, formulas between them."""
        joined: list[Run] = []
        for run in self._pieces(message):
            if isinstance(run, str) and joined and isinstance(joined[-1], str):
                joined[-1] += run
            elif run != "":
                joined.append(run)
        return tuple(joined)

    def text(self, message: Message) -> str:
        """The message as plain text, its formulas in plain Unicode."""
        from exgen.formula.printers import plain

        return "".join(r if isinstance(r, str) else plain(r, self.notation) for r in self.runs(message))

    def _pieces(self, message: Message) -> Iterator[Run]:
        args = dict(message.args)
        for place, piece in enumerate(_PLACE.split(_translate(self._catalogue, message))):
            if place % 2 == 0:
                yield piece
                continue
            value = args[piece]
            if isinstance(value, Message):
                yield from self._pieces(value)
            else:
                yield str(value) if isinstance(value, int) else value


def _translate(catalogue: NullTranslations, message: Message) -> str:
    if message.plural:
        count = cast(int, dict(message.args)["n"])
        return catalogue.ngettext(message.id, message.plural, count)
    if message.context:
        return catalogue.pgettext(message.context, message.id)
    return catalogue.gettext(message.id)


@lru_cache(maxsize=16)
def language(code: str) -> Language:
    """The language of a code such as "nl" or "nl_BE" ("nl-be" too). UserError when there is no such language."""
    wanted = code.replace("-", "_").casefold()
    known = next((c for c in LANGUAGES if c.casefold() == wanted), None)
    if known is None:
        raise UserError(f'there is no language "{code}"; there are {", ".join(LANGUAGES)}')
    catalogue = _catalogue(known)
    marks = {}
    for name, english in _NOTATION.items():
        found = catalogue.pgettext("notation", name)
        marks[name] = english if found == name else found
    made: Language

    def say(message: Message) -> str:
        return made.text(message)

    notation = Notation(marks["decimal mark"], marks["list separator"], marks["intervals"], say)  # type: ignore[arg-type]
    made = Language(known, notation, catalogue)
    return made


def _catalogue(code: str) -> NullTranslations:
    chain = [code, *([code.split("_")[0]] if "_" in code else [])]
    first = NullTranslations()
    for each in reversed(chain):
        found = _read(each)
        if found is not None:
            found.add_fallback(first)
            first = found
    return first


def _read(code: str) -> GNUTranslations | None:
    compiled = LOCALE / f"{code}.mo"
    if compiled.exists():
        with compiled.open("rb") as stream:
            return GNUTranslations(stream)
    source = LOCALE / f"{code}.po"
    if not source.exists():
        return None
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as stream:
        catalogue = read_po(stream, locale=code)
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    buffer.seek(0)
    return GNUTranslations(buffer)
