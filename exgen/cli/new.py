"""`exgen new sheet.toml`: a commented specification to edit."""

from pathlib import Path

import click

from exgen.cli.options import language_option
from exgen.cli.screen import Progress, shown
from exgen.errors import UserError
from exgen.formula.tree import msg


@click.command("new", short_help="Write a commented specification to edit.")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.toml")
@language_option("en", "Language of the comments and of the sheet: en, nl, nl_BE, nl_NL.")
@click.option("--force", is_flag=True, help="Overwrite a file that is there.")
def command(file: Path, language: str, force: bool) -> None:
    """Write a commented specification to edit; "exgen make FILE.toml" makes worksheets from it."""
    from exgen.text import language as speak
    from exgen.worksheet.files import write_new
    from exgen.worksheet.preset import template

    if file.is_dir():
        raise UserError(f'{file}: this is a folder; name the file too, such as "{file / "sheet.toml"}"')
    path = file if file.suffix else file.with_suffix(".toml")
    if path.exists() and not force:
        raise UserError(f"{path}: there already is such a file; --force overwrites it")
    write_new(path, template(language, shown(Path(path.name))).encode("utf-8"))
    progress = Progress(speak(language))
    progress.report(msg("wrote"), str(path))
    progress.report(msg("next"), f"exgen make {shown(path)}")
