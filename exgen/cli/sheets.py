"""Finds the sheet that a pupil or a teacher means: by its code, by what its QR holds, or by its worksheet.json."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from exgen.errors import UserError

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

    if _is_file(asked):
        worksheet = archive.read(Path(asked))
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


def _is_file(asked: str) -> bool:
    path = Path(asked)
    try:
        return path.suffix.lower() == ".json" or path.is_file()
    except (OSError, ValueError):
        return False


def _numbered(worksheet: "Worksheet", number: int | None, source: str) -> "Variant":
    """The variant with this number; the first where none is said."""
    variants = worksheet.variants
    if number is None:
        return variants[0]
    for variant in variants:
        if variant.number == number:
            return variant
    numbers = ", ".join(str(v.number) for v in variants[:8]) + (" …" if len(variants) > 8 else "")
    raise UserError(f"{source}: there is no variant {number} in this file; there are {numbers}")
