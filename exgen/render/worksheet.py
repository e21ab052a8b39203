"""A worksheet as files: sheets and keys in the formats that a teacher asks for."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from exgen.errors import UserError
from exgen.formula.tree import Message
from exgen.model import Worksheet
from exgen.render.environment import render
from exgen.render.formats import Format, find_format, pdf_formats
from exgen.render.formatter import Formatter
from exgen.render.key import key_document
from exgen.render.pdf import ENGINES, Sources, make_pdfs
from exgen.render.sheet import sheet_document
from exgen.text import language

AUTO = "auto"


def _ignore(message: Message) -> None:
    pass


def _nothing(document: str, number: int) -> None:
    pass


def render_worksheet(
    worksheet: Worksheet,
    *,
    formats: Iterable[str] = ("pdf", "tex"),
    engine: str = AUTO,
    templates: Path | None = None,
    note: Callable[[Message], object] = _ignore,
) -> dict[str, bytes]:
    """Sheets and keys as bytes by file name: worksheet.pdf, key.pdf, worksheet.tex, key.tex, figures/….pdf and so on.

    `formats` holds "pdf" and names or suffixes of format folders; all variants are in one document, each starting on
    a page of its own. `engine` is "auto", a format that PDFs are made from ("latex", "typst") or one of its engines
    ("lualatex"). `templates` is a teacher's own folder of formats. `note` is called with what a person should know:
    why LaTeX was not used, which characters no font has. UserError where something cannot be made.
    """
    made: dict[Format, Sources] = {}

    def sources(format: Format) -> Sources:
        if format not in made:
            made[format] = write_sources(worksheet, format)
        return made[format]

    files: dict[str, bytes] = {}
    for name in dict.fromkeys(formats):
        if name != "pdf":
            files.update(sources(find_format(name, templates)).files)
            continue
        printed = make_pdfs(_candidates(engine, templates), sources)
        files.update({f"{Path(main).stem}.pdf": data for main, data in printed.pdfs.items()})
        for each in printed.notes:
            note(each)
    return files


def write_sources(
    worksheet: Worksheet, format: Format, *, progress: Callable[[str, int], object] = _nothing
) -> Sources:
    """The sheet and the key in a format, with the figures they name.

    `progress` hears the name of the document and the number of each variant that is begun.
    """
    formatter = Formatter(format, language(worksheet.language), large=worksheet.layout.large_print)
    names = {"sheet": f"worksheet.{format.suffix}", "key": f"key.{format.suffix}"}
    sheets = sheet_document(worksheet, formatter, partial(progress, names["sheet"]))
    keys = key_document(worksheet, formatter, partial(progress, names["key"]))
    documents = {
        names["sheet"]: render(format, format.sheet, document=sheets),
        names["key"]: render(format, format.key, document=keys),
    }
    files = {name: text.encode() for name, text in documents.items()}
    return Sources({**files, **(formatter.files if format.beside else {})}, tuple(documents))


def _candidates(engine: str, templates: Path | None) -> Sequence[Format]:
    known = pdf_formats(templates)
    if engine == AUTO:
        return known
    for format in known:
        if engine == format.name:
            return (format,)
        if engine in format.engines:
            return (format.with_engine(engine),)
    names = [each.name for each in known]
    raise UserError(f'there is no engine "{engine}"; there are {AUTO}, {", ".join([*names, *ENGINES])}')
