"""`exgen templates copy FOLDER`: our templates as a start for a teacher's own."""

from pathlib import Path

import click

from exgen.cli.config import config
from exgen.cli.screen import Progress, shown
from exgen.errors import UserError
from exgen.formula.tree import msg


@click.group("templates", short_help="Copy the templates, to change how sheets look.")
def command() -> None:
    """Templates of your own: copy ours, change what you like, and say --templates FOLDER to make and show."""


@command.command("copy")
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option("--format", "formats", multiple=True, metavar="NAME", help="Only this format; may be repeated.")
@click.option("--force", is_flag=True, help="Overwrite files that are there.")
def copy(folder: Path, formats: tuple[str, ...], force: bool) -> None:
    """Copy the templates to a folder, a folder for each format.

    Delete from it what you do not change: exgen takes what is not there from its own templates, also newer ones.
    """
    from exgen.render.formats import find_format, format_names, own_templates
    from exgen.text import language as speak
    from exgen.worksheet.files import write_new

    names = tuple(find_format(name).name for name in formats) or format_names()
    ours = own_templates()
    sources = [path for name in names for path in sorted((ours / name).iterdir()) if path.is_file()]
    targets = [folder / path.relative_to(ours) for path in sources]
    there = [path for path in targets if path.exists()]
    if there and not force:
        raise UserError(f"{there[0]}: there already is such a file; --force overwrites it")
    for source, target in zip(sources, targets, strict=True):
        write_new(target, source.read_bytes())
    progress = Progress(speak(config().language or "en"))
    progress.report(msg("copied"), msg("{names} to {folder}", names=", ".join(names), folder=str(folder)))
    progress.report(msg("next"), msg("change them, then  {command}", command=f"exgen make --templates {shown(folder)}"))
