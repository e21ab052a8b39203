"""What there is to translate, and what a catalogue lacks: `python -m exgen.locale.messages nl`.

Babel finds the messages by the functions that make them (`msg`, `nmsg`). Its own `pybabel update` would fill a
regional catalogue with everything its base already has, and would drop the entries that say how a language writes
numbers; so this prints what is missing, as entries ready to be filled in, and changes no file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exgen.errors import UserError
from exgen.text import LOCALE

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

PACKAGE = LOCALE.parent
KEYWORDS = {"msg": None, "nmsg": (1, 2)}
NOTATION = ("decimal mark", "list separator", "intervals")
"""The entries, in the context "notation", by which a catalogue says how its language writes numbers."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A message of the source: what identifies it in a catalogue, and the first place it stands at."""

    place: tuple[str, int]
    id: str
    plural: str = ""
    context: str = ""


@cache
def sources() -> tuple[Source, ...]:
    """Every message of the package once, in the order of files and lines, the notation first."""
    first: dict[tuple[str, str], Source] = {}
    for found in (*_notation(), *sorted(_python())):
        kept = first.setdefault((found.context, found.id), found)
        if found.plural and not kept.plural:
            first[found.context, found.id] = Source(kept.place, kept.id, found.plural, kept.context)
    return tuple(first.values())


def _notation() -> Iterator[Source]:
    return (Source(("exgen/text.py", 0), name, context="notation") for name in NOTATION)


def _python() -> Iterator[Source]:
    from babel.messages.extract import extract_from_dir

    for name, line, found, _, context in extract_from_dir(PACKAGE, [("**.py", "python")], {}, KEYWORDS):
        identity, plural = found if isinstance(found, tuple) else (found, "")
        yield Source((f"exgen/{Path(name).as_posix()}", line), identity, plural, context or "")


def read(path: Path) -> "Catalog":
    """A catalogue file. UserError where it cannot be read."""
    from babel.messages.pofile import PoFileError, read_po

    try:
        with path.open("rb") as stream:
            return read_po(stream, locale=path.stem, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        raise UserError(f"{path}: {error}") from None


def lacking(catalogue: "Catalog") -> tuple[Source, ...]:
    """The messages that a complete catalogue would have and this one has not, or not in all plural forms.

    A message without a word of its own, such as "{before} = {after}", needs no translation.
    """
    return tuple(source for source in sources() if _has_words(source) and not _translated(catalogue, source))


def _has_words(source: Source) -> bool:
    return bool(re.search(r"[^\W\d_]", re.sub(r"\{\w+\}", "", source.id)))


def _translated(catalogue: "Catalog", source: Source) -> bool:
    entry = catalogue.get(source.id, source.context or None)
    if entry is None or entry.fuzzy or bool(source.plural) != isinstance(entry.string, tuple):
        return False
    return all(entry.string) if isinstance(entry.string, tuple) else bool(entry.string)


def unused(catalogue: "Catalog") -> tuple[str, ...]:
    """The ids of entries that no message of the source has."""
    known = {(source.context, source.id) for source in sources()}
    ids = ((e.context or "", e.id[0] if isinstance(e.id, tuple) else str(e.id)) for e in catalogue if e.id)
    return tuple(name for context, name in ids if (context, name) not in known)


def blank(code: str, wanted: tuple[Source, ...], header: bool) -> str:
    """Empty entries for these messages as the text of a .po file. UserError when there is no such language."""
    from babel.core import Locale, UnknownLocaleError
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    try:
        catalogue = Catalog(locale=Locale.parse(code))
    except (UnknownLocaleError, ValueError):
        raise UserError(f'"{code}" is not the code of a language; codes look like fr or nl_BE') from None
    for source in wanted:
        identity = (source.id, source.plural) if source.plural else source.id
        catalogue.add(identity, locations=[source.place], context=source.context or None)
    stream = BytesIO()
    write_po(stream, catalogue, width=110, omit_header=True)
    entries = stream.getvalue().decode("utf-8")
    return _HEADER.format(code=code, plurals=catalogue.plural_forms) + entries if header else entries


_HEADER = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: {code}\\n"
"Plural-Forms: {plurals}\\n"

"""


@click.command()
@click.argument("code")
def main(code: str) -> None:
    """Print what the catalogue of language CODE lacks, and what it holds that nothing uses."""
    path = LOCALE / f"{code}.po"
    try:
        if path.exists():
            catalogue = read(path)
            wanted, left_over = () if "_" in code else lacking(catalogue), unused(catalogue)
        else:
            wanted, left_over = sources(), ()
        click.echo(blank(code, wanted, header=not path.exists()), nl=False)
    except UserError as error:
        raise click.ClickException(str(error)) from None
    for name in left_over:
        click.echo(f"# unused: {name}")
    raise SystemExit(1 if wanted or left_over else 0)


if __name__ == "__main__":
    main()
