"""A format is a folder of templates with a `format.toml`; adding a format adds a folder and no Python.

`format.toml` says what differs between formats: the suffix of the files, Jinja's delimiters, how user text is escaped,
which formula printer and which kind of figure it takes, what stands around a formula, and which engines make a PDF of
it. A teacher's own folder comes first in the search path and may hold a single changed template; what it lacks comes
from ours. Ours are in `exgen/templates` in a wheel, else in `templates/` beside the `pyproject.toml` of a checkout: an
editable install leaves a stale copy in site-packages, which is never read because the search starts at this package.
"""

from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

from exgen.errors import UserError
from exgen.formula.printers import PRINTERS
from exgen.render.dialects import DIALECTS
from exgen.worksheet.toml import read_toml

PACKAGE = Path(__file__).resolve().parent.parent

Pair = tuple[str, str]
Picture = Literal["", "pdf", "svg", "png"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format as its folder describes it.

    `folders` are searched for templates in order. `sheet`, `key` and `exercise` name templates ("" where the format
    has none); `engines` lists the programs that turn it into a PDF, preferred first; `rank` orders the formats that
    have engines when the choice is free; `figures` is the kind of picture it places ("" for none), kept
    in files of their own if `beside`. `solid` keeps formulas on one line by
    no-break blanks, where no typesetter does. `inline` and `display` are put around formulas.
    """

    name: str
    suffix: str
    folders: tuple[Path, ...]
    escaping: str
    printer: str
    sheet: str
    key: str
    exercise: str = ""
    figures: Picture = ""
    beside: bool = False
    engines: tuple[str, ...] = ()
    rank: int = 0
    block: Pair = ("{%", "%}")
    variable: Pair = ("{{", "}}")
    comment: Pair = ("{#", "#}")
    solid: bool = False
    inline: Pair = ("", "")
    display: Pair = ("", "")

    def with_engine(self, name: str) -> "Format":
        """The same with one of its engines only."""
        return replace(self, engines=(name,))


_SETTINGS = tuple(each.name for each in fields(Format) if each.name not in ("name", "folders"))
_NEEDED = ("suffix", "escaping", "printer", "sheet", "key")


def own_templates() -> Path:
    """The folder of the templates that come with exgen."""
    in_wheel = PACKAGE / "templates"
    return in_wheel if in_wheel.is_dir() else PACKAGE.parent / "templates"


def format_names(templates: Path | None = None) -> tuple[str, ...]:
    """All formats there are, a teacher's own included, in alphabetical order."""
    found = {path.parent.name for folder in _search_path(templates) for path in folder.glob("*/format.toml")}
    return tuple(sorted(found))


def find_format(name: str, templates: Path | None = None) -> Format:
    """The format of a folder's name or a file's suffix ("latex" or "tex"). UserError when there is none."""
    known = [load_format(folder, templates) for folder in format_names(templates)]
    for each in known:
        if name in (each.name, each.suffix):
            return each
    raise UserError(f'there is no format "{name}"; there are {", ".join(each.suffix for each in known)} and pdf')


def pdf_formats(templates: Path | None = None) -> tuple[Format, ...]:
    """The formats that PDFs can be made from, the first choice first."""
    known = (load_format(folder, templates) for folder in format_names(templates))
    return tuple(sorted((each for each in known if each.engines), key=lambda each: (each.rank, each.name)))


def load_format(name: str, templates: Path | None = None) -> Format:
    """Reads a format's folder. UserError names the file and what is wrong in it."""
    folders = tuple(folder / name for folder in _search_path(templates) if (folder / name).is_dir())
    path = next(folder / "format.toml" for folder in folders if (folder / "format.toml").exists())
    try:
        table = read_toml(path.read_text(encoding="utf-8"))
    except (UserError, UnicodeDecodeError) as error:
        raise UserError(f"{path}: {error}") from None
    return _format(name, folders, table, path)


def _format(name: str, folders: tuple[Path, ...], table: dict[str, Any], path: Path) -> Format:
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for section in (table, *(part for part in table.values() if isinstance(part, dict)))
        for key, value in section.items()
        if not isinstance(value, dict)
    }
    unknown = [key for key in values if key not in _SETTINGS]
    if unknown:
        raise UserError(f"{path}: there is no setting {unknown[0]!r}; there are {', '.join(_SETTINGS)}")
    lacking = [key for key in _NEEDED if key not in values]
    if lacking:
        raise UserError(f"{path}: {lacking[0]!r} is missing")
    for setting, known in (("escaping", DIALECTS), ("printer", PRINTERS)):
        if values[setting] not in known:
            raise UserError(f'{path}: there is no {setting} "{values[setting]}"; there are {", ".join(known)}')
    if values.get("figures", "") not in get_args(Picture):
        raise UserError(f'{path}: figures are {", ".join(filter(None, get_args(Picture)))}, or "" for none')
    return Format(name=name, folders=folders, **values)


def _search_path(templates: Path | None) -> tuple[Path, ...]:
    if templates is None:
        return (own_templates(),)
    if not templates.is_dir():
        raise UserError(f"{templates}: there is no such folder of templates")
    return (templates.resolve(), own_templates())
