"""`exgen grade worksheet.json answers.csv`: marks a class.

What cannot be understood as a whole is refused before anything is written; a single answer that cannot be read is told
to the teacher. Results that are there are read first, because the teacher's own points stand in them.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from exgen.cli.screen import Progress
from exgen.errors import UserError
from exgen.formula.tree import Message, msg

if TYPE_CHECKING:
    from exgen.grading.cells import Row
    from exgen.grading.marking import ClassReport
    from exgen.grading.own_points import Own
    from exgen.text import Language

FORMATS = ("xlsx", "csv", "json", "text", "pdf")
DEFAULT_FORMATS = ("xlsx", "pdf")
EVERY = 10
"""Pupils between two signs of life."""


def _formats(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    words = [word.strip().lower() for text in value for word in text.split(",") if word.strip()]
    for word in words:
        if word not in FORMATS:
            raise UserError(f'there is no format "{word}"; there are {", ".join(FORMATS)}')
    return tuple(dict.fromkeys(words)) or DEFAULT_FORMATS


@click.command("grade", short_help="Mark the answers of a class.")
@click.argument("worksheet", type=click.Path(path_type=Path), metavar="WORKSHEET.json")
@click.argument("answers", type=click.Path(path_type=Path), metavar="ANSWERS")
@click.option(
    "--format",
    "formats",
    multiple=True,
    callback=_formats,
    metavar="LIST",
    help="xlsx, csv, json for results; text, pdf for a slip to each pupil.  [default: xlsx,pdf]",
)
@click.option("--out", type=click.Path(path_type=Path), metavar="FOLDER", help="[default: where the answers are]")
@click.option(
    "--invalid",
    type=click.Choice(["wrong", "skip"]),
    default="wrong",
    show_default=True,
    help="An answer that cannot be read earns nothing, or its points are left out.",
)
@click.option("--force", is_flag=True, help="Also overwrite what was changed by hand, and drop own points of nobody.")
def command(worksheet: Path, answers: Path, **options: Any) -> None:
    """Mark the answers of a class.

    ANSWERS is the answer template that "exgen make" writes for a class (answers.xlsx or answers.csv), filled in: a row
    for each pupil, a column for each answer. The results have a column for your own points, which are kept when you
    mark again.
    """
    from exgen.grading.intake import read_entries
    from exgen.grading.marking import mark_class
    from exgen.grading.own_points import check_kept
    from exgen.grading.summary import lines
    from exgen.text import language
    from exgen.worksheet import archive

    sheet = archive.read(worksheet)
    speech, folder = language(sheet.language), options["out"] or answers.parent
    entries = read_entries(_rows(answers, speech), sheet, str(answers))
    own = _own(folder, speech)
    if not options["force"]:
        check_kept(own, entries, str(answers))
    with Progress(speech) as progress:
        report = mark_class(
            sheet,
            entries,
            own=own,
            invalid=options["invalid"],
            progress=lambda done: None if done % EVERY else progress.tell(_marking(done + 1, len(entries))),
        )
        for line in lines(report):
            progress.say(line)
        progress.say("")
        _write(report, folder, options["formats"], options["force"], progress)


def _marking(number: int, count: int) -> Message:
    return msg("marking {number} of {count}", number=number, count=count)


def _rows(path: Path, speech: "Language") -> "tuple[Row, ...]":
    """The rows of a table of answers, whatever program saved it."""
    from exgen.cli.textfiles import MOST_BYTES, read_text
    from exgen.grading.cells import read_csv
    from exgen.grading.spreadsheet import SIGNATURE, read_xlsx
    from exgen.told import unreadable

    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise unreadable(path, error) from None
    if content.startswith(SIGNATURE):
        if len(content) > MOST_BYTES:
            raise UserError(f"{path}: this file is too large")
        return read_xlsx(content, str(path), speech)
    return read_csv(read_text(path), str(path))


def _own(folder: Path, speech: "Language") -> "Own":
    """The teacher's own points in results that are there already."""
    from exgen.grading.book import NAME
    from exgen.grading.own_points import read_own_points

    path = folder / NAME
    return read_own_points(path.read_bytes(), str(path), speech) if path.exists() else {}


def _write(report: "ClassReport", folder: Path, formats: tuple[str, ...], force: bool, progress: Progress) -> None:
    """Writes the files; earlier results are kept beside the new ones, because a teacher may have worked on them."""
    from exgen.grading.book import NAME, PREVIOUS
    from exgen.worksheet import files

    output, anyway = files.Output(folder, force), files.Output(folder, force=True)
    for format in formats:
        progress.tell(msg("making {document}", document=format))
        for name, content in _files(report, format, progress).items():
            path = folder / name
            if name == NAME and path.exists() and path.read_bytes() != content:
                anyway.write(PREVIOUS, path.read_bytes())
            if (anyway if name == NAME else output).write(name, content) == "kept":
                progress.note(files.kept_sentence(path))
            else:
                progress.report(msg("wrote"), str(path))


def _files(report: "ClassReport", format: str, progress: Progress) -> dict[str, bytes]:
    """The files of a format by name."""
    from exgen.grading import book, results, slips

    if format == "xlsx":
        return {book.NAME: book.results_xlsx(report)}
    if format == "csv":
        return {"results.csv": results.results_csv(report), "results-answers.csv": results.answers_csv(report)}
    if format == "json":
        return {"results.json": results.results_json(report)}
    if format == "text":
        return {"slips.txt": slips.slips_text(report)}
    pdf, missing = slips.slips_pdf(report)
    if missing:
        progress.note(msg("no font here has {characters}; they are left blank", characters=" ".join(missing)))
    return {"slips.pdf": pdf}
