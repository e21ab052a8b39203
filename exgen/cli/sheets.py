"""Finds the sheet that a pupil or a teacher means: by its code, by what its QR holds, or by its worksheet.json."""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from exgen.errors import UserError
from exgen.formula.tree import msg
from exgen.told import ToldError, about

if TYPE_CHECKING:
    from exgen.model import Variant, Worksheet

_CODE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{5}[-–‐‑ ]?[0-9A-Za-z]{4}[-–‐‑ ]?[0-9A-Za-z]{5}(?![0-9A-Za-z])")


def find_sheet(
    asked: str, *, sheet: Path | None = None, archive_path: Path | None = None, variant: int | None = None
) -> "tuple[Worksheet, Variant]":
    """The worksheet and the variant that `asked` stands for.

    `asked` is a code, a text that holds one, or the path of a worksheet.json; `sheet` is the specification that the
    code was made from, `archive_path` its worksheet.json, `variant` a number where a file holds several (the first by
    default). UserError says what is wrong, or what else is needed.
    """
    from exgen.worksheet import archive

    path = _file_of(asked)
    if path is not None:
        worksheet = archive.read(path)
        return worksheet, _numbered(worksheet, variant, asked)
    code = code_in(asked)
    if archive_path is not None:
        worksheet = archive.read(archive_path)
        return worksheet, archive.find(worksheet, code)
    from exgen.worksheet.preset import specification
    from exgen.worksheet.regenerate import regenerate

    worksheet = regenerate(code, specification(str(sheet)) if sheet else None)
    return worksheet, worksheet.variants[0]


def code_in(text: str) -> str:
    """The worksheet code in a text such as a scanned address; the text itself where it holds none."""
    from exgen.worksheet.code import decode

    found = _CODE.findall(text)
    for candidate in found if len(text.strip()) > 16 else ():
        try:
            decode(candidate)
        except UserError:
            continue
        return str(candidate)
    return found[0] if len(found) == 1 else text


def language_of(asked: str) -> str:
    """The language to tell in what is wrong with a sheet: its own, the teacher's, the system's, else English."""
    from exgen.cli.config import config
    from exgen.worksheet import archive
    from exgen.worksheet.code import decode

    path = _file_of(asked)
    try:
        return archive.read(path).language if path is not None else decode(code_in(asked)).language
    except UserError:
        return config().language or _system_language()


def _system_language() -> str:
    from exgen.text import language

    said = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    for code in (said.partition(".")[0], said.partition("_")[0]):
        try:
            return language(code).code
        except UserError:
            continue
    return "en"


def _file_of(asked: str) -> Path | None:
    """The file that is meant, also when it is not there; in a folder its worksheet.json. None for a code."""
    from exgen.worksheet.archive import NAME

    path = Path(asked)
    try:
        if not asked.strip():
            return None
        if path.is_dir():
            return path / NAME if (path / NAME).exists() else path
        if path.exists() or path.suffix.lower() == ".json":
            return path
    except (OSError, ValueError):
        return None
    like_a_path = len(path.parts) > 1 or path.suffix
    return path if like_a_path and not _CODE.search(asked) else None


def _numbered(worksheet: "Worksheet", number: int | None, source: str) -> "Variant":
    """The variant with this number; the first where none is said."""
    variants = worksheet.variants
    if number is None:
        return variants[0]
    for variant in variants:
        if variant.number == number:
            return variant
    numbers = ", ".join(str(v.number) for v in variants[:8]) + (" …" if len(variants) > 8 else "")
    missing = msg("there is no variant {number} in this file; there are {numbers}", number=number, numbers=numbers)
    raise ToldError(about(source, missing))
