"""The presets: specifications that come with the program, one TOML file each.

A code typed from a sheet leads back to its preset by the fingerprint. A preset must therefore not change once sheets
have been printed from it: what improves on one is a new file.
"""

from difflib import get_close_matches
from functools import cache
from pathlib import Path

from exgen.errors import UserError
from exgen.worksheet.sheetfile import read_file, read_text
from exgen.worksheet.spec import WorksheetSpec

FOLDER = Path(__file__).parent / "presets"

DEFAULT = "partial-and-descent"
"""Both source sheets together."""


@cache
def names() -> tuple[str, ...]:
    """The names of all presets, the default first."""
    found = sorted(path.stem for path in FOLDER.glob("*.toml"))
    return (DEFAULT, *(name for name in found if name != DEFAULT))


@cache
def preset(name: str) -> WorksheetSpec:
    """The preset with this name. UserError, with a near name, when there is none."""
    if name not in names():
        near = get_close_matches(name, names(), n=1)
        hint = f'did you mean "{near[0]}"?' if near else f"there are {', '.join(names())}"
        raise UserError(f'there is no preset "{name}"; {hint}')
    text = (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    return read_text(text, name)


def specification(name: str) -> WorksheetSpec:
    """The specification of a preset's name or of a file's path. UserError when there is neither."""
    path = Path(name)
    if path.exists():
        return read_file(path)
    if name == f"{path.stem}.toml" and path.stem in names():
        raise UserError(f'{name}: there is no such file; did you mean the preset "{path.stem}"?')
    if not path.suffix and path.with_name(f"{path.name}.toml").is_file():
        raise UserError(f'there is no preset "{name}"; did you mean the file "{name}.toml"?')
    return read_file(path) if path.suffix or len(path.parts) > 1 else preset(name)


def template(language: str, name: str = "sheet.toml") -> str:
    """A commented specification for a teacher to edit, in Dutch or English; `name` is what its file will be called."""
    main = "nl" if language.startswith("nl") else "en"
    text = (FOLDER.parent / f"template.{main}.toml").read_text(encoding="utf-8")
    plain, stated = f'language = "{main}"', f'language = "{language}"'
    return text.replace("{name}", name).replace(plain.ljust(28), stated.ljust(28))
