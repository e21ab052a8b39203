"""A teacher's own defaults: one small TOML file in the user's configuration folder.

What is said on the command line wins over a specification, and what a specification says wins over this file. It
touches looks, outputs and points only: no exercise changes, so a worksheet code means the same on every machine.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from exgen.errors import UserError
from exgen.model import Layout, MarkingScheme

NAME = "config.toml"

SWITCHES = ("points", "answer_space", "large_print", "readable", "qr", "theory", "calculator")
KEYS = {
    "language": "one of en, nl, nl_BE, nl_NL",
    "engine": 'a text such as "typst"',
    "formats": 'a list of texts such as ["pdf", "html"]',
    "templates": "a text, the path of a folder",
    "school": "a text",
    "paper": '"a4" or "letter"',
    "minutes": "a whole number from 1 to 600",
    "marking": "a table of shares",
    **dict.fromkeys(SWITCHES, "true or false"),
}
"""What may stand in the file, and what each key takes."""


@dataclass(frozen=True, slots=True)
class Config:
    """The defaults that a teacher set; None and empty where there are none. `looks` are fields of `Layout`."""

    language: str | None = None
    engine: str | None = None
    formats: tuple[str, ...] = ()
    templates: Path | None = None
    looks: tuple[tuple[str, Any], ...] = ()
    marking: MarkingScheme | None = None

    def over(self, layout: Layout, stated: tuple[str, ...]) -> Layout:
        """The layout with these looks, but for the `stated` ones."""
        return replace(layout, **{name: value for name, value in self.looks if name not in stated})


def config_path() -> Path:
    """Where the file is looked for, by the custom of the system."""
    if sys.platform == "win32":
        base = os.environ.get("APPDATA") or os.path.expanduser(r"~\AppData\Roaming")
    else:
        base = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
    return Path(base) / "exgen" / NAME


def config() -> Config:
    """The teacher's defaults. UserError, with the file and the key, for what cannot be one."""
    return _read(config_path())


@cache
def _read(path: Path) -> Config:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return Config()
    except OSError as error:
        from exgen.told import unreadable

        raise unreadable(path, error) from None
    except UnicodeDecodeError:
        raise UserError(f"{path}: this is no text in UTF-8") from None
    from exgen.worksheet.toml import read_toml

    try:
        return _config(read_toml(text), path)
    except UserError as error:
        raise UserError(f"{path}: {error}") from None


def _config(data: Mapping[str, Any], path: Path) -> Config:
    from exgen.text import language
    from exgen.worksheet.marking import marking_scheme

    for key, value in data.items():
        if key not in KEYS:
            near = get_close_matches(key, KEYS, n=1)
            hint = f'did you mean "{near[0]}"?' if near else f"there are {', '.join(KEYS)}"
            raise UserError(f'there is no key "{key}"; {hint}')
        if not _fits(key, value):
            raise UserError(f"{key} is {KEYS[key]}")
    looks = {field.name for field in fields(Layout)}
    templates = data.get("templates")
    return Config(
        language=language(data["language"]).code if "language" in data else None,
        engine=data.get("engine"),
        formats=tuple(data.get("formats", ())),
        templates=None if templates is None else path.parent / Path(templates).expanduser(),
        marking=marking_scheme(data["marking"]) if "marking" in data else None,
        looks=tuple((key, value) for key, value in data.items() if key in looks),
    )


def _fits(key: str, value: Any) -> bool:
    if key in SWITCHES:
        return isinstance(value, bool)
    if key == "formats":
        return isinstance(value, list) and bool(value) and all(isinstance(item, str) for item in value)
    if key == "marking":
        return isinstance(value, dict)
    if key == "minutes":
        return type(value) is int and 1 <= value <= 600
    return isinstance(value, str) and (key != "paper" or value in ("a4", "letter"))
