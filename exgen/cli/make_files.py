"""The files of a worksheet, written in the order in which they are ready.

First worksheet.json, then what can be edited, then the PDFs, so that an interrupt or an engine that fails costs nothing
that was finished.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from exgen.cli.screen import Progress
from exgen.formula.tree import Message
from exgen.model import Worksheet


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where the files go, which formats are wanted ("pdf", "json" and those of the format folders), and how."""

    folder: Path
    formats: tuple[str, ...]
    engine: str = "auto"
    templates: Path | None = None
    force: bool = False

    @property
    def editable(self) -> tuple[str, ...]:
        """The formats that are neither PDF nor JSON; a PDF never comes without the .tex that a teacher can edit."""
        needed = ("tex",) if "pdf" in self.formats and "tex" not in self.formats else ()
        return (*needed, *(name for name in self.formats if name not in ("pdf", "json")))


def write_files(worksheet: Worksheet, secret: str, wanted: Wanted, progress: Progress) -> None:
    """Writes and names all files. UserError where one cannot be made or written; what was finished stays."""
    from exgen.worksheet import archive

    _write({archive.NAME: archive.encode(worksheet, secret=secret)}, wanted, progress)
    if wanted.editable:
        _write(_rendered(worksheet, wanted.editable, wanted, progress), wanted, progress)
    if "pdf" in wanted.formats:
        _write(_rendered(worksheet, ("pdf",), wanted, progress), wanted, progress)


def _write(contents: Mapping[str, bytes], wanted: Wanted, progress: Progress) -> None:
    from exgen.worksheet import files

    output = files.Output(wanted.folder, wanted.force)
    for name, content in sorted(contents.items()):
        path = wanted.folder / name
        if output.write(name, content) == "kept":
            progress.note(files.kept_sentence(path))
        elif path.parent == wanted.folder:
            progress.say(f"wrote     {path}")


def _rendered(worksheet: Worksheet, formats: tuple[str, ...], wanted: Wanted, progress: Progress) -> dict[str, bytes]:
    """The files of some formats by name; says which engine made a PDF, and why where it is not the first choice."""
    from exgen.render.formats import pdf_formats
    from exgen.render.worksheet import AUTO, render_worksheet
    from exgen.text import language

    progress.tell(f"making {' and '.join(formats)}")
    notes: list[Message] = []
    made = render_worksheet(
        worksheet, formats=formats, engine=wanted.engine, templates=wanted.templates, note=notes.append
    )
    if "pdf" in formats:
        first = pdf_formats(wanted.templates)[0].name if wanted.engine == AUTO else wanted.engine
        progress.say(
            f"engine    {next((_engine_named(message) for message in notes if _engine_named(message)), first)}"
        )
    for message in notes:
        progress.note(language("en").text(message))
    return made


def _engine_named(message: Message) -> str:
    """The engine that a note says was taken instead of the first choice."""
    return str(dict(message.args).get("engine", ""))
