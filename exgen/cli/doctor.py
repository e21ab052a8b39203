"""`exgen doctor`: what this machine can do, and what to install for more.

Engines are tried and not only looked for: an installed LaTeX often lacks a package or a font.
"""

import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

import click

LIBRARIES = (
    "sympy", "Jinja2", "PyLaTeX", "click", "typst", "rich", "pydantic", "Babel", "matplotlib", "segno", "pypdf",
    "XlsxWriter", "openpyxl",
)  # fmt: skip
OPTIONAL = {
    "python-flint": "makes long computations faster",
}
_LATEX_PACKAGES = {
    "linux": "texlive-latex-recommended, texlive-pictures and lmodern (Debian's names)",
    "darwin": "MacTeX",
    "win32": "MiKTeX or TeX Live",
}
_LUATEX_PACKAGES = {
    "linux": "texlive-luatex and fonts-dejavu-core (Debian's names)",
    "darwin": "MacTeX",
    "win32": "MiKTeX or TeX Live",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report: what it is about, whether it is there, and which version or what is wrong."""

    name: str
    there: bool
    what: str


@click.command("doctor", short_help="Say which engines and fonts there are.")
def command() -> None:
    """Say which engines, fonts and libraries there are, and what to install for more."""
    engines = list(_engines())
    _print("Engines for PDFs", engines)
    _print("Scripts that Typst prints", list(_fonts()))
    _print("Program and libraries", list(_libraries()))
    _print("Your own defaults", [_defaults()])
    click.echo("")
    for advice in _advice(engines):
        click.echo(advice)


def _defaults() -> Finding:
    from exgen.cli.config import config, config_path

    path = config_path()
    there = path.is_file()
    config()
    return Finding(path.name, there, str(path) if there else f"none; they would be in {path}")


def installed(package: str) -> str:
    """The version of an installed package, "" where it is not."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _engines() -> Iterator[Finding]:
    from exgen.render.pdf import ENGINES

    for name, engine in ENGINES.items():
        trouble = engine.trouble()
        known = installed(name) or _program_version(name)
        yield Finding(name, not trouble, trouble or known or "works")


def _program_version(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        return ""
    try:
        done = subprocess.run(
            [path, "--version"], capture_output=True, stdin=subprocess.DEVNULL, timeout=20, check=False, text=True
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.partition("\n")[0].strip()


def _fonts() -> Iterator[Finding]:
    """Which scripts a pupil's name can be in, as Typst, which is always there, prints it."""
    from exgen.render.typeset import missing

    for script, sample in _SCRIPTS.items():
        lacking = missing(sample)
        yield Finding(script, not lacking, f"without {' '.join(lacking)}" if lacking else sample)


_SCRIPTS = {
    "Latin": "Łukasz Nguyễn Ağaoğlu",
    "Greek": "Ελένη Παπαδοπούλου",
    "Cyrillic": "Олександр Шевченко",
    "Arabic": "ليلى",
    "Hebrew": "נועה",
    "Chinese": "王小明",
}


def _libraries() -> Iterator[Finding]:
    yield Finding("exgen", True, installed("exgen") or "run from a checkout")
    yield Finding("Python", True, f"{platform.python_version()} on {platform.system()} {platform.release()}")
    for name in LIBRARIES:
        yield Finding(name, bool(installed(name)), installed(name) or "missing")
    for name, use in OPTIONAL.items():
        yield Finding(name, bool(installed(name)), installed(name) or f"not installed; {use}")


def _print(title: str, findings: list[Finding]) -> None:
    from rich.table import Table

    from exgen.cli.screen import print_table

    click.echo(f"\n{title}")
    table = Table(box=None, show_header=False, pad_edge=True, padding=(0, 1))
    for column in range(3):
        table.add_column(no_wrap=column < 2, overflow="fold")
    for finding in findings:
        table.add_row("yes" if finding.there else "no", finding.name, finding.what)
    print_table(table)


def _advice(engines: list[Finding]) -> Iterator[str]:
    there = {finding.name for finding in engines if finding.there}
    if "pdflatex" not in there:
        yield f"For sheets set by LaTeX, install {_of_system(_LATEX_PACKAGES)}; until then Typst makes the PDFs."
    if "pdflatex" in there and "lualatex" not in there:
        yield f"For names that pdflatex cannot print, install {_of_system(_LUATEX_PACKAGES)}; Typst prints them now."
    missing = [name for name in LIBRARIES if not installed(name)]
    if missing:
        yield f"Install what is missing: pip install {' '.join(missing)}"
    extra = [name for name in OPTIONAL if not installed(name)]
    if extra:
        yield f"For more: pip install {' '.join(extra)}"
    if {"pdflatex", "lualatex"} <= there and not missing:
        yield "Everything that worksheets need is there."


def _of_system(names: dict[str, str]) -> str:
    return names.get(sys.platform, names["linux"])
