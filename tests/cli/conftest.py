"""A sheet with the exercises of the source documents, and a way to run the command line inside a test."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from exgen.cli.frame import run
from exgen.model import Variant, Worksheet
from exgen.worksheet.archive import encode
from exgen.worksheet.build import build
from exgen.worksheet.spec import Request, WorksheetSpec

SPEC = WorksheetSpec(
    (
        Request("descent-1d", given=(("function", "3θ^2"), ("start", "4"), ("learning_rate", "1/10"), ("steps", "2"))),
        Request("partial-mixed", given=(("function", "x^4 + x^3*y^2 + y^5 + 8"),)),
    ),
    title=(("", "Slopes"),),
)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended and what it said."""

    status: int
    out: str
    err: str


Cli = Callable[..., Ended]


@pytest.fixture(scope="session")
def sheet() -> Worksheet:
    return build(SPEC, seed=7)


@pytest.fixture(scope="session")
def sheet_variant(sheet: Worksheet) -> Variant:
    return sheet.variants[0]


@pytest.fixture
def sheet_file(tmp_path: Path, sheet: Worksheet) -> Path:
    path = tmp_path / "worksheet.json"
    path.write_bytes(encode(sheet))
    return path


@pytest.fixture
def dutch_file(tmp_path: Path) -> Path:
    path = tmp_path / "werkblad.json"
    path.write_bytes(encode(build(SPEC, seed=7, language="nl")))
    return path


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Cli:
    """Runs a command in an empty folder, with what is typed as its input."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "config"))
    monkeypatch.setenv("COLUMNS", "80")

    def call(*arguments: object, typed: str = "") -> Ended:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        status = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Ended(status, said.out, said.err)

    return call
