"""The files of a worksheet, written in the order in which they are ready.

First worksheet.json, for a class the answer template, then what can be edited, then the PDFs, so that an interrupt or
an engine that fails costs nothing that was finished.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from exgen.cli.screen import Progress
from exgen.errors import UserError
from exgen.formula.tree import msg, nmsg

if TYPE_CHECKING:
    from exgen.model import Worksheet
    from exgen.render.formats import Format
    from exgen.render.pdf import Sources


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where the files go, which formats are wanted ("pdf", "json" and those of the format folders), and how."""

    folder: Path
    formats: tuple[str, ...]
    engine: str = "auto"
    templates: Path | None = None
    force: bool = False
    split: bool = False
    """Also a PDF for each pupil."""

    @property
    def editable(self) -> tuple[str, ...]:
        """The formats that are neither PDF nor JSON; a PDF never comes without the .tex that a teacher can edit."""
        needed = ("tex",) if "pdf" in self.formats and "tex" not in self.formats else ()
        return (*needed, *(name for name in self.formats if name not in ("pdf", "json")))


def engine_formats(engine: str, templates: Path | None) -> "tuple[Format, ...]":
    """The formats that an engine's PDFs can come from, the first choice first; UserError for an unknown engine.

    `engine` is "auto", a format ("latex") or one of its programs ("lualatex").
    """
    from exgen.render.formats import pdf_formats
    from exgen.render.worksheet import AUTO

    known = pdf_formats(templates)
    if engine == AUTO:
        return known
    for format in known:
        if engine == format.name:
            return (format,)
        if engine in format.engines:
            return (format.with_engine(engine),)
    names = dict.fromkeys(name for format in known for name in (format.name, *format.engines))
    raise UserError(f'there is no engine "{engine}"; there are {AUTO}, {", ".join(names)}')


def write_files(worksheet: "Worksheet", secret: str, wanted: Wanted, progress: Progress) -> None:
    """Writes and names all files. UserError where one cannot be made or written; what was finished stays."""
    from exgen.grading.template import template_files
    from exgen.render.formats import find_format
    from exgen.render.worksheet import write_sources
    from exgen.worksheet import archive

    made: dict[str, Sources] = {}
    count = len(worksheet.variants)

    def sources(format: "Format") -> "Sources":
        def tell(document: str, number: int) -> None:
            progress.tell(
                msg("making {document}: variant {number} of {count}", document=document, number=number, count=count)
            )

        if format.name not in made:
            made[format.name] = write_sources(worksheet, format, progress=tell)
        return made[format.name]

    _write({archive.NAME: archive.encode(worksheet, secret=secret)}, wanted, progress)
    if len(worksheet.variants) > 1 or any(variant.pupil for variant in worksheet.variants):
        _write(template_files(worksheet), wanted, progress)
    for name in wanted.editable:
        _write(sources(find_format(name, wanted.templates)).files, wanted, progress)
    if "pdf" in wanted.formats:
        pdfs = _pdfs(sources, wanted, progress)
        _write(pdfs, wanted, progress)
        if wanted.split:
            _write_each(worksheet, pdfs, wanted, progress)


def _write(contents: Mapping[str, bytes], wanted: Wanted, progress: Progress) -> None:
    from exgen.worksheet import files

    output = files.Output(wanted.folder, wanted.force)
    for name, content in sorted(contents.items()):
        path = wanted.folder / name
        if output.write(name, content) == "kept":
            progress.note(files.kept_sentence(path))
        elif path.parent == wanted.folder:
            progress.report(msg("wrote"), str(path))


def _pdfs(sources: "Callable[[Format], Sources]", wanted: Wanted, progress: Progress) -> dict[str, bytes]:
    """The PDFs by name; says which engine made them, and why where it is not the first choice."""
    from exgen.render.pdf import make_pdfs

    progress.tell(msg("making {document}", document="pdf"))
    printed = make_pdfs(engine_formats(wanted.engine, wanted.templates), sources)
    progress.report(msg("engine"), printed.engine)
    for message in printed.notes:
        progress.note(message)
    return {f"{Path(main).stem}.pdf": content for main, content in printed.pdfs.items()}


def _write_each(worksheet: "Worksheet", pdfs: Mapping[str, bytes], wanted: Wanted, progress: Progress) -> None:
    """A PDF for each pupil, cut from those of the class: worksheets/07-zoe.pdf, keys/07-zoe.pdf."""
    from exgen.render.split import split_by_code
    from exgen.worksheet.pupil import file_stems

    stems = file_stems(worksheet.variants)
    for name, content in sorted(pdfs.items()):
        folder = f"{Path(name).stem}s"
        progress.tell(msg("cutting {document}", document=name))
        cut = split_by_code(content, tuple(stems))
        _write({f"{folder}/{stems[code]}.pdf": data for code, data in cut.items()}, wanted, progress)
        where = str(wanted.folder / folder)
        progress.report(msg("wrote"), nmsg("{folder}, {n} PDF", "{folder}, {n} PDFs", len(cut), folder=where))
