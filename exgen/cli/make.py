"""`exgen make`: worksheets and keys, from a preset, a specification file or `--exercise` options."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from exgen.cli.config import config
from exgen.cli.make_files import Wanted, engine_formats, write_files
from exgen.cli.options import MINUTES, SEED, VARIANTS, fresh_seed, language_option
from exgen.cli.screen import Progress
from exgen.errors import UserError
from exgen.formula.tree import msg

if TYPE_CHECKING:
    from exgen.model import Worksheet
    from exgen.worksheet.pupil import Pupil
    from exgen.worksheet.spec import WorksheetSpec

DEFAULT_FORMATS = ("pdf", "tex", "json")


def _formats(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    words = [word.strip().lower() for text in value for word in text.split(",")]
    return tuple(dict.fromkeys(word for word in words if word)) or config().formats or DEFAULT_FORMATS


def _engine(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    return value or config().engine or "auto"


def _templates(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path | None:
    return value or config().templates


@click.command("make", short_help="Make worksheets with their keys.")
@click.argument("specification", required=False, metavar="[PRESET or FILE.toml]")
@click.option("--exercise", "exercises", multiple=True, metavar="ID[:LEVEL[:COUNT]]", help="May be repeated.")
@click.option("--seed", type=SEED, help="The same seed gives the same worksheet.  [default: a fresh one]")
@click.option("--variants", type=VARIANTS, help="How many different sheets.  [default: 1]")
@click.option("--students", type=click.Path(path_type=Path), metavar="CLASS.csv", help="A variant for each name.")
@click.option("--split", is_flag=True, help="Also a PDF for each variant, in folders worksheets and keys.")
@language_option(None, "en, nl, nl_BE or nl_NL.  [default: the specification's]")
@click.option(
    "--format", "formats", multiple=True, callback=_formats, metavar="LIST", help="pdf, tex, html, text, json."
)
@click.option("--engine", callback=_engine, metavar="NAME", help="auto, latex or typst.  [default: auto]")
@click.option("--out", type=click.Path(path_type=Path), metavar="FOLDER", help="[default: output/<title>-<code>]")
@click.option("--secret", is_flag=True, help="For tests: the code alone does not give the sheet away.")
@click.option("--force", is_flag=True, help="Also overwrite files that were changed by hand.")
@click.option(
    "--templates",
    type=click.Path(path_type=Path),
    callback=_templates,
    metavar="FOLDER",
    help='Your own templates; see "exgen templates".',
)
@click.option("--title", metavar="TEXT")
@click.option("--instructions", metavar="TEXT", help="Printed under the head.")
@click.option("--school", metavar="TEXT", help="Printed above the title.")
@click.option("--minutes", type=MINUTES, help="Printed in the head.")
@click.option("--calculator/--no-calculator", default=None, help="Printed in the head.")
@click.option("--paper", type=click.Choice(["a4", "letter"]))
@click.option("--points/--no-points", default=None, help="Points in the margin.")
@click.option("--answer-space/--compact", default=None, help="Room to answer on the sheet.")
@click.option("--large-print/--normal-print", default=None)
@click.option("--readable/--standard", default=None, help="Sans-serif, wide lines, left aligned.")
@click.option("--qr/--no-qr", default=None, help="The code as a QR code.")
@click.option("--theory/--no-theory", default=None, help="A short theory box for each topic.")
def command(specification: str | None, exercises: tuple[str, ...], **options: Any) -> None:
    """Make worksheets with their keys.

    Without arguments: the default preset with a fresh seed. worksheet.json is always written; it keeps everything
    that checking and grading need.
    """
    _check(options["formats"], options["engine"], options["templates"], options["split"])
    spec = _specification(specification, exercises, options)
    from exgen.text import language as speak

    pupils, count = _pupils(options["students"], options["variants"])
    seed = fresh_seed() if options["seed"] is None else options["seed"]
    with Progress(speak(_language(spec, options) or spec.language)) as progress:
        worksheet, secret, folder = _build(spec, seed, pupils, count, options, progress)
        _report(worksheet, progress)
        wanted = Wanted(
            folder, **{name: options[name] for name in ("formats", "engine", "templates", "force", "split")}
        )
        write_files(worksheet, secret, wanted, progress)


def _check(formats: tuple[str, ...], engine: str, templates: Path | None, split: bool) -> None:
    """UserError for a format or an engine that there is not, before anything is made."""
    from exgen.render.formats import find_format, format_names

    known = ("pdf", *(find_format(name, templates).suffix for name in format_names(templates)), "json")
    for name in formats:
        if name not in (*known, *format_names(templates)):
            raise UserError(f'there is no format "{name}"; there are {", ".join(known)}')
    engine_formats(engine, templates)
    if split and "pdf" not in formats:
        raise UserError("--split cuts PDFs; add pdf to --format")


def _specification(name: str | None, exercises: tuple[str, ...], options: dict[str, Any]) -> "WorksheetSpec":
    """The specification that was asked for, with what the options say about its looks."""
    from exgen.worksheet import preset
    from exgen.worksheet.spec import from_requests

    if exercises and name:
        raise UserError(f'make a worksheet from "{name}" or from --exercise options, not from both')
    if exercises:
        spec = from_requests(exercises, language=options["language"] or config().language or "en")
    else:
        spec = preset.specification(name or preset.DEFAULT)
    looks = (
        "school",
        "minutes",
        "calculator",
        "paper",
        "points",
        "answer_space",
        "large_print",
        "readable",
        "qr",
        "theory",
    )
    layout = replace(
        config().over(spec.layout, spec.stated), **{look: options[look] for look in looks if options[look] is not None}
    )
    title, instructions = options["title"], options["instructions"]
    own = config().marking
    return replace(
        spec,
        layout=layout,
        marking=spec.marking if own is None or "marking" in spec.stated else own,
        title=spec.title if title is None else (("", title),),
        instructions=spec.instructions if instructions is None else (("", instructions),),
    )


def _pupils(students: Path | None, variants: int | None) -> "tuple[tuple[Pupil, ...], int]":
    """Whose sheets they are, and how many variants there are."""
    if students is None:
        return (), variants or 1
    from exgen.cli.students import read_students

    pupils = read_students(students)
    if variants not in (None, len(pupils)):
        raise UserError(f"{students}: there are {len(pupils)} names, so leave out --variants {variants}")
    return pupils, len(pupils)


def _build(
    spec: "WorksheetSpec",
    seed: int,
    pupils: "tuple[Pupil, ...]",
    count: int,
    options: dict[str, Any],
    progress: Progress,
) -> "tuple[Worksheet, str, Path]":
    """The worksheet, the key of its secret if any, and the folder it goes to."""
    from exgen.worksheet import files
    from exgen.worksheet.build import build, new_secret

    def made(secret: str, variants: int) -> "Worksheet":
        return build(
            spec,
            seed=seed,
            variants=range(1, variants + 1),
            language=_language(spec, options),
            pupils=pupils[:variants],
            secret=secret,
            note=progress.note,
            progress=lambda number: progress.tell(msg("variant {number} of {count}", number=number, count=variants)),
        )

    secret = new_secret() if options["secret"] else ""
    worksheet = made(secret, count)
    folder = options["out"] or files.default_folder(worksheet)
    kept = _kept_secret(folder, worksheet) if secret else ""
    return (made(kept, count), kept, folder) if kept else (worksheet, secret, folder)


def _language(spec: "WorksheetSpec", options: dict[str, Any]) -> str | None:
    """The language that is asked for; None for the specification's."""
    return options["language"] or (None if "language" in spec.stated else config().language)


def _kept_secret(folder: Path, worksheet: "Worksheet") -> str:
    """The key with which this secret worksheet was made before: the same command gives the same sheet again."""
    from exgen.worksheet import archive

    path = folder / archive.NAME
    if not path.exists():
        return ""
    content = path.read_bytes()
    before = archive.decode(content, str(path))
    same = [v.code for v in before.variants[:1]] == [v.code for v in worksheet.variants[:1]]
    return archive.decode_secret(content, str(path)) if same else ""


def _report(worksheet: "Worksheet", progress: Progress) -> None:
    variants = worksheet.variants
    progress.report(msg("seed"), str(worksheet.seed))
    progress.report(msg("code"), variants[0].code)
    if len(variants) > 1:
        last = msg("{count}, the last with code {code}", count=len(variants), code=variants[-1].code)
        progress.report(msg("variants"), last)
