"""`exgen new sheet.toml`: a commented specification to edit."""

from pathlib import Path

import click

from exgen.cli.options import language_option
from exgen.errors import UserError


@click.command("new", short_help="Write a commented specification to edit.")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.toml")
@language_option("en", "Language of the comments and of the sheet: en, nl, nl_BE, nl_NL.")
@click.option("--force", is_flag=True, help="Overwrite a file that is there.")
def command(file: Path, language: str, force: bool) -> None:
    """Write a commented specification to edit; "exgen make FILE.toml" makes worksheets from it."""
    from exgen.worksheet.files import write_whole
    from exgen.worksheet.preset import template

    path = file if file.suffix else file.with_suffix(".toml")
    if path.exists() and not force:
        raise UserError(f"{path}: there already is such a file; --force overwrites it")
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, template(language, path.name).encode("utf-8"))
    click.echo(f"wrote     {path}")
    click.echo(f'next      exgen make "{path}"' if " " in str(path) else f"next      exgen make {path}")
