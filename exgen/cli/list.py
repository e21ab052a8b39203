"""`exgen list`: the catalogue."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from exgen.cli.options import language_option

if TYPE_CHECKING:
    from exgen.generator import Generator
    from exgen.text import Language


@click.command("list", short_help="List the exercises there are.")
@click.option("--topic", metavar="TOPIC", help="Only this topic: polynomial, partial or descent.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help="json: one array.")
@language_option("en", "Language of the titles: en, nl, nl_BE, nl_NL.")
def command(topic: str | None, shape: str, language: str) -> None:
    """List the exercises there are, with what each level asks."""
    from exgen.errors import UserError
    from exgen.registry import TOPICS
    from exgen.text import language as speak

    speech = speak(language)
    found = list(_found())
    topics = tuple(dict.fromkeys((*TOPICS, *(g.topic for g in found))))
    if topic is not None and topic not in topics:
        raise UserError(f'there is no topic "{topic}"; there are {", ".join(topics)}')
    wanted = [g for g in found if topic in (None, g.topic)]
    if shape == "json":
        import json

        click.echo(json.dumps([_record(g, speech) for g in wanted], ensure_ascii=False, indent=2))
    else:
        _print(wanted, speech)


def _found() -> "Iterator[Generator[Any]]":
    """All generators that can be loaded; a plug-in that cannot costs only itself."""
    from exgen.errors import UserError
    from exgen.registry import find, ids

    for name in ids():
        try:
            yield find(name)
        except UserError as error:
            click.echo(f"note: {error}", err=True)


def _record(generator: "Generator[Any]", speech: "Language") -> dict[str, Any]:
    return {
        "id": generator.id,
        "topic": generator.topic,
        "title": speech.text(generator.title),
        "revision": generator.revision,
        "levels": {str(n): speech.text(m) for n, m in enumerate(generator.levels, 1)},
        "forms": {str(n): count for n, count in enumerate(generator.forms, 1) if count is not None},
        "given": [_given(field, speech) for field in generator.fields],
    }


def _given(field: Any, speech: "Language") -> dict[str, Any]:
    record = {
        "name": field.name,
        "kind": field.kind,
        "required": field.required,
        "help": speech.text(field.help),
    }
    return record | ({"options": list(field.options)} if field.options else {})


def _print(generators: "list[Generator[Any]]", speech: "Language") -> None:
    from rich.table import Table

    from exgen.cli.screen import print_table
    from exgen.formula.tree import msg

    table = Table(box=None, pad_edge=False, show_edge=False, padding=(0, 2, 0, 0))
    for heading in (msg("exercise"), msg("topic"), msg("level")):
        table.add_column(speech.text(heading), no_wrap=True, overflow="ignore")
    table.add_column("", overflow="fold")
    for generator in generators:
        table.add_row(generator.id, generator.topic, "", speech.text(generator.title))
        for number, what in enumerate(generator.levels, 1):
            table.add_row("", "", str(number), speech.text(what))
    print_table(table)
