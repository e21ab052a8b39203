"""Runs Typst, which comes as a wheel and needs nothing else installed.

Only Typst's own fonts are used, and DejaVu Sans, which comes with matplotlib and has the sans-serif letters and most
scripts that Typst's fonts lack; fonts of the system are ignored, so that a sheet looks the same everywhere. Typst
leaves a blank for a character that no font has; `missing` finds those with a trial in PDF/A, which refuses them.
"""

import re
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from exgen.errors import UserError

_FONTS = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSans-Oblique.ttf", "DejaVuSans-BoldOblique.ttf")
_NOT_SHOWN = re.compile(r'the text `?"(.+?)"`? could not be displayed')
_TRIAL = '#set document(date: datetime(year: 2000, month: 1, day: 1), title: "t")\n#"{}"\n'


def run_typst(main: str, files: Mapping[str, bytes]) -> bytes:
    """The PDF of `main`, one of `files` (relative paths). UserError with Typst's first error and its place."""
    import typst

    with TemporaryDirectory(prefix="exgen-") as name:
        folder = Path(name)
        for path, data in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        try:
            return typst.compile(
                str(folder / main), root=name, font_paths=[str(_fonts(folder))], ignore_system_fonts=True
            )
        except typst.TypstError as error:
            raise UserError(f"{main}: Typst stopped: {_first_error(error.diagnostic, error.message)}") from None


def missing(text: str) -> tuple[str, ...]:
    """The characters of a text that none of the fonts has."""
    import typst

    unusual = sorted({c for c in text if ord(c) > 0x24F})
    trial = _TRIAL.format(" ".join(unusual))
    with TemporaryDirectory(prefix="exgen-") as name:
        path = Path(name, "trial.typ")
        path.write_text(trial, encoding="utf-8")
        fonts = [str(_fonts(Path(name)))]
        try:
            typst.compile(str(path), root=name, font_paths=fonts, ignore_system_fonts=True, pdf_standards="a-2b")
        except typst.TypstError as error:
            return tuple(dict.fromkeys(_NOT_SHOWN.findall(error.diagnostic)))
    return ()


def _fonts(folder: Path) -> Path:
    """A folder inside `folder` with the fonts that Typst gets besides its own."""
    fonts = folder / ".fonts"
    fonts.mkdir()
    spec = find_spec("matplotlib")
    if spec is not None and spec.origin is not None:
        source = Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf"
        for name in _FONTS:
            if (source / name).exists():
                (fonts / name).write_bytes((source / name).read_bytes())
    return fonts


def _first_error(diagnostic: str, message: str) -> str:
    place = re.search(r"─ (?:.*?)(\d+):\d+$", diagnostic, re.MULTILINE)
    return f"{message}, line {place[1]}" if place else message
