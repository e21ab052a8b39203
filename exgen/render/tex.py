"""Runs pdflatex or lualatex so that a sheet can do no harm and comes out the same everywhere.

The engine works in a private folder with relative paths, without a shell, may open no file outside (else TeX reads any
file of the machine), has a time limit and no keyboard, and is repeated until its cross references have settled. It is
run here and not by PyLaTeX, whose runner executes a `latexmkrc` lying in the folder, has no time limit and leaves
"page 1 of ??".
"""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from exgen.errors import UserError

SECONDS = 180
MOST_RUNS = 3
_OPTIONS = ("-no-shell-escape", "-halt-on-error", "-interaction=nonstopmode")
_ENVIRONMENT = {
    "openin_any": "p",
    "openout_any": "p",
    "max_print_line": "10000",
    "SOURCE_DATE_EPOCH": "0",
    "FORCE_SOURCE_DATE": "1",
}
_NOT_SET_UP = re.compile(r"^! LaTeX Error: Unicode character .*?\(U\+([0-9A-F]+)\)", re.MULTILINE)
_NOT_IN_FONT = re.compile(r"^Missing character: There is no (\S+) ", re.MULTILINE)

PROBE = r"""\documentclass{article}
\usepackage{iftex}
\ifPDFTeX\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage{lmodern}\else\usepackage{fontspec}\setmainfont{lmroman10-regular.otf}\fi
\usepackage{amsmath,amssymb,array,fancyhdr,geometry,graphicx,setspace,xcolor}
\begin{document}Probe $\frac{1}{2}$\end{document}
"""


class UnprintableError(UserError):
    """The engine's fonts lack characters of the sheet."""

    def __init__(self, engine: str, characters: tuple[str, ...]) -> None:
        super().__init__(f"the fonts of {engine} lack {' '.join(characters)}")
        self.characters = characters


@dataclass(frozen=True, slots=True)
class TexRun:
    """A finished PDF and the log of the last run."""

    pdf: bytes
    log: str


@lru_cache(maxsize=4)
def trouble(engine: str) -> str:
    """Why an engine cannot be used on this machine, in one line; "" where it can. Compiles a probe once."""
    if shutil.which(engine) is None:
        return f"{engine} is not installed"
    try:
        run_tex(engine, "probe.tex", {"probe.tex": PROBE.encode()})
    except UserError as error:
        return str(error)
    return ""


def run_tex(engine: str, main: str, files: Mapping[str, bytes]) -> TexRun:
    """Compiles `main`, one of `files` (relative paths).

    UnprintableError for a character that the fonts lack, UserError with TeX's first error and its line otherwise.
    """
    with TemporaryDirectory(prefix="exgen-") as folder:
        for name, data in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        stem = Path(folder, main).with_suffix("")
        settled = b""
        for _ in range(MOST_RUNS):
            _run_once(engine, main, Path(folder))
            references = stem.with_suffix(".aux").read_bytes()
            if references == settled:
                break
            settled = references
        return TexRun(stem.with_suffix(".pdf").read_bytes(), _log(stem))


def _run_once(engine: str, main: str, folder: Path) -> None:
    command = [engine, *_OPTIONS, main]
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, **_ENVIRONMENT},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UserError(f"{main}: {engine} was not ready after {SECONDS} seconds") from None
    except OSError as error:
        raise UserError(f"{engine} could not be started: {error.strerror}") from None
    log = _log(Path(folder, main).with_suffix(""))
    missing = [chr(int(code, 16)) for code in _NOT_SET_UP.findall(log)] or _NOT_IN_FONT.findall(log)
    if missing:
        raise UnprintableError(engine, tuple(dict.fromkeys(missing)))
    if done.returncode:
        raise UserError(f"{main}: {engine} stopped: {first_error(log)}")


def first_error(log: str) -> str:
    """TeX's first error and the line it found it at, as one sentence."""
    lines = log.splitlines()
    start = next((place for place, line in enumerate(lines) if line.startswith("! ")), None)
    if start is None:
        return "it gave no reason"
    where = next((line for line in lines[start:] if line.startswith("l.")), "")
    number = re.match(r"l\.(\d+)", where)
    told = lines[start][2:].rstrip(".")
    return f"{told}, line {number[1]}" if number else told


def _log(stem: Path) -> str:
    path = stem.with_suffix(".log")
    return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
