"""What the documentation says is so: its commands run, its links lead somewhere, its example is a generator."""

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from exgen import registry
from exgen.algebra import univariate
from exgen.cli.frame import COMMANDS, run
from exgen.errors import UserError
from exgen.formula.tree import Polynomial
from exgen.locale.messages import main as messages
from exgen.model import FormulaAnswer
from exgen.render.formats import Format
from exgen.testing import assert_generator_contract

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
DOCS = [README, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

EXGEN, PYTHON = ".venv/bin/exgen", ".venv/bin/python"
INSTALL = ["python3 -m venv .venv", ".venv/bin/pip install ."]
TESTS = ["bash tests/install", ".venv/bin/pytest -n auto"]


def blocks(path: Path, language: str) -> list[str]:
    """The fenced blocks of a document in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def lines(path: Path) -> list[str]:
    """The command lines of a document."""
    return [line for block in blocks(path, "sh") for line in block.splitlines() if line]


def steps(line: str) -> list[str]:
    return [step.strip() for step in line.split("&&")]


COMMAND_LINES = [(path.name, line) for path in DOCS for line in lines(path)]
START, *TOUR, TEST = lines(README)


def exgen(command: str) -> int:
    """Run a documented exgen command here, in the present folder; its exit status."""
    program, *arguments = shlex.split(command)
    assert program in (EXGEN, "exgen")
    return run(arguments)


def test_the_first_line_installs_exgen_on_a_fresh_machine() -> None:
    assert steps(START)[:-1] == INSTALL
    assert steps(START)[-1].startswith(f"{EXGEN} make")


def test_the_first_line_makes_a_sheet_and_its_key_without_tex(tmp_path: Path) -> None:
    """In a process of its own, which finds no program at all."""
    program, *arguments = shlex.split(steps(START)[-1])
    assert program == EXGEN
    made = tmp_path / arguments[arguments.index("--out") + 1]
    command = [sys.executable, str(ROOT / "cli.py"), *arguments]
    subprocess.run(command, cwd=tmp_path, env=os.environ | {"PATH": str(tmp_path)}, check=True)
    assert {path.name: path.read_bytes()[:5] for path in made.glob("*.pdf")} == {
        "worksheet.pdf": b"%PDF-",
        "key.pdf": b"%PDF-",
    }


def test_the_second_line_installs_what_the_tests_need_and_runs_them() -> None:
    assert steps(TEST) == TESTS
    subprocess.run(["bash", "-n", ROOT / "tests" / "install"], check=True)


def test_ci_runs_what_the_second_line_runs_and_ends_with_its_summary() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    subprocess.run(["bash", "-n", ROOT / ".ci" / "run"], check=True)
    wanted = [*TESTS[:1], "ruff check", "ruff format --check", "mypy", TESTS[1]]
    places = [script.index(f"{command}") for command in wanted]
    assert places == sorted(places)
    assert script.count("|| failed=1") == 2
    assert script.rstrip().endswith('exit "$failed"')


def test_the_tour_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setattr("sys.stdin", StringIO("stop\n"))
    assert len(TOUR) >= 4
    statuses = {line: exgen(line) for line in TOUR}
    assert {line for line, status in statuses.items() if status not in ((0, 1) if " check " in line else (0,))} == set()


@pytest.mark.parametrize(
    "line", [line for name, line in COMMAND_LINES if name != "README.md"], ids=lambda line: line[:60]
)
def test_documented_commands_run(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    if line.startswith(f"{PYTHON} -m exgen.locale.messages "):
        code = shlex.split(line.split(">")[0])[-1]
        assert "Traceback" not in CliRunner().invoke(messages, [code], catch_exceptions=False).output
    else:
        assert exgen(line.split(" > ")[0]) == 0


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_documented_commands_exist(path: Path) -> None:
    named = set(re.findall(r"`(?:\.venv/bin/)?exgen ([a-z]+)", path.read_text(encoding="utf-8")))
    assert named <= set(COMMANDS)


def test_the_readme_names_every_command() -> None:
    named = set(re.findall(r"\bexgen ([a-z]+)", README.read_text(encoding="utf-8")))
    assert set(COMMANDS) <= named


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    linked = set(re.findall(r"\((docs/[^)#]+)", README.read_text(encoding="utf-8")))
    assert {f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")} <= linked


def test_every_dependency_has_a_reason() -> None:
    table = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    rows = [line for line in table.splitlines() if line.startswith("|")]
    named = {word for row in rows for word in re.findall(r"[\w-]+", row.split("|")[1])}
    extras = PROJECT["optional-dependencies"].values()
    required = [line for group in (PROJECT["dependencies"], *extras) for line in group]
    assert {re.split(r"[\s<>=!;\[]", line)[0].lower() for line in required} <= named


def test_the_python_of_the_readme_runs() -> None:
    (source,) = blocks(README, "python")
    run = subprocess.run([sys.executable, "-c", source], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout == "right 3x²y² + 4x³\n"


def test_the_documented_json_is_what_the_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    page = ROOT / "docs" / "json.md"
    (command,), (shown,) = lines(page), blocks(page, "json")
    assert exgen(command) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(shown)


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The documented generator installed as the documented package of its own; its id."""
    guide = ROOT / "docs" / "generators.md"
    (source,), (declared,) = blocks(guide, "python"), blocks(guide, "toml")
    ((group, entries),) = tomllib.loads(declared)["project"]["entry-points"].items()
    ((generator_id, module),) = entries.items()
    file = tmp_path.joinpath(*module.split(".")).with_suffix(".py")
    file.parent.mkdir()
    file.write_text(source, encoding="utf-8")
    info = tmp_path / "my_package-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: my-package\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{group}]\n{generator_id} = {module}\n")
    monkeypatch.syspath_prepend(tmp_path)
    for known in (registry._places, registry.find):
        known.cache_clear()
    yield generator_id
    for known in (registry._places, registry.find):
        known.cache_clear()
    for name in [name for name in sys.modules if name.split(".")[0] == module.split(".")[0]]:
        del sys.modules[name]


def test_every_setting_of_a_format_is_explained() -> None:
    table = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8").split("## Templates")[0]
    explained = {name for line in table.splitlines() if line.startswith("| `") for name in re.findall(r"`(\w+)`", line)}
    assert {field.name for field in fields(Format)} - {"name", "folders"} <= explained


def test_the_documented_generator_keeps_the_contract(plugin: str) -> None:
    assert plugin in registry.ids()
    assert_generator_contract(plugin)


def test_the_documented_generator_solves_a_teachers_own_function(plugin: str) -> None:
    exercise = registry.generate(plugin, function="5x^3")
    (part,) = exercise.parts
    assert isinstance(part.answer, FormulaAnswer)
    assert part.answer.value == Polynomial(univariate((15, 0, 0)))
    with pytest.raises(UserError, match="single term"):
        registry.generate(plugin, function="x^2 + 1")
