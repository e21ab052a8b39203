"""The guides for teachers are so: every command in them runs, in order, in one folder; both say the same.

Commands run as they stand, but for two things that save time: sheets are plain text, except where PDFs are cut, and
PDFs are made by Typst.
"""

import re
import shlex
import sys
import tomllib
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from exgen.cli import config
from exgen.cli.frame import run
from exgen.worksheet import preset
from exgen.worksheet.marking import marking_scheme

DOCS = Path(__file__).resolve().parent.parent / "docs"
GUIDES = ("guide.en.md", "gids.nl.md")
PAGES = (*GUIDES, "templates.md", "grading.md")


def blocks(page: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", (DOCS / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def commands(page: str) -> list[str]:
    return [line for block in blocks(page, "console") for line in block.splitlines()]


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_guide_runs(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "config"))
    settings = config.config_path()
    settings.parent.mkdir(parents=True)
    settings.write_text('formats = ["text"]\nengine = "typst"\n')
    for table in blocks(page, "csv") or blocks(GUIDES[0], "csv"):
        Path("class.csv").write_text(table, encoding="utf-8")
    assert commands(page)
    for line in commands(page):
        program, *arguments = shlex.split(line)
        assert program == "exgen"
        quick = ["--format", "pdf"] if "--split" in arguments else ["--format", "csv"] if "grade" in arguments else []
        assert run([*arguments, *quick]) == 0, (line, capsys.readouterr().err)


@pytest.mark.parametrize("page", GUIDES)
def test_the_file_of_defaults_is_one_and_names_every_key(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("APPDATA", str(tmp_path))
    marking, shown = blocks(page, "toml")
    marking_scheme(tomllib.loads(marking)["marking"])
    path = config.config_path()
    path.parent.mkdir()
    path.write_text(shown, encoding="utf-8")
    assert config.config().language == tomllib.loads(shown)["language"]
    assert set(tomllib.loads(shown)) == set(config.KEYS)


@pytest.mark.parametrize("page", GUIDES)
def test_every_preset_is_named(page: str) -> None:
    named = set(re.findall(r"^\| `([a-z-]+)` \|", (DOCS / page).read_text(encoding="utf-8"), re.MULTILINE))
    assert named == set(preset.names())


def test_the_gallery_shows_what_its_script_makes_and_is_small() -> None:
    spec = spec_from_file_location("make_gallery", DOCS.parent / "scripts" / "make_gallery.py")
    assert spec is not None
    assert spec.loader is not None
    script = module_from_spec(spec)
    sys.modules[spec.name] = script
    spec.loader.exec_module(script)
    made = {name for shot in script.SHOTS for name in script.names(shot)}
    shown = re.findall(r"!\[([^\]]+)\]\(pictures/([^)]+)\)", (DOCS / "gallery.md").read_text(encoding="utf-8"))
    pictures = {path.name: path.stat().st_size for path in (DOCS / "pictures").iterdir()}
    assert {name for _, name in shown} == made == set(pictures)
    assert all(len(words.split()) > 3 for words, _ in shown)
    assert sum(pictures.values()) < 1_500_000
    assert {shot.preset for shot in script.SHOTS} <= set(preset.names())


def test_both_guides_have_the_same_chapters_and_commands() -> None:
    def shape(page: str) -> list[str]:
        text = (DOCS / page).read_text(encoding="utf-8")
        return [
            " ".join(line.split()[:2]) if line.startswith("exgen") else line.split()[0]
            for line in re.findall(r"^(?:#+ .*|exgen .*|```\w*)$", text, re.MULTILINE)
        ]

    assert shape(GUIDES[0]) == shape(GUIDES[1])
