"""What is installed is whole: a wheel carries templates, presets and compiled catalogues; a checkout reads its own."""

import ast
import re
import subprocess
import sys
import tarfile
import tomllib
from email.parser import Parser
from importlib.metadata import packages_distributions
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

BROUGHT_ALONG = {"mpmath", "numpy", "contourpy"}
"""Imported but not required by name: sympy and matplotlib cannot do without them."""

LOOK_AROUND = """
from importlib.resources import files
import exgen.text
from exgen.formula.tree import msg
from exgen.render.formats import format_names, own_templates

print(own_templates().resolve())
print(",".join(format_names()))
print(",".join(sorted(path.name for path in (files("exgen.worksheet") / "presets").iterdir())))
print(exgen.text.language("nl").notation.decimal)
print(exgen.text.language("nl").text(msg("Answer key")))
"""
"""Prints what an installed exgen finds: its templates, formats, presets, and whether it speaks Dutch."""


def build(kind: str, source: Path, target: Path) -> Path:
    """Build a "wheel", "sdist" or "editable" of a source tree with hatchling itself, without the network."""
    code = f"import sys; from hatchling.build import build_{kind}; print(build_{kind}(sys.argv[1]))"
    run = subprocess.run(
        [sys.executable, "-c", code, str(target)], cwd=source, capture_output=True, text=True, check=True
    )
    return target / run.stdout.split()[-1]


def look_around(place: Path, folder: Path) -> list[str]:
    """What the exgen of a place on the search path finds when it is run in another folder."""
    path = f"import sys; sys.path.insert(0, {str(place)!r})\n"
    run = subprocess.run(
        [sys.executable, "-P", "-c", path + LOOK_AROUND], cwd=folder, capture_output=True, text=True, check=True
    )
    return run.stdout.splitlines()


def files_below(folder: str, pattern: str) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob(pattern) if path.is_file()}


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def unpacked(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)  # Python 3.11.4 and later
        archive.extractall(folder)
    return next(folder.iterdir())


@pytest.fixture(scope="module")
def wheel(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source archive, which therefore holds all that a build needs."""
    return build("wheel", unpacked, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_source_archive_holds_what_the_checkout_holds(unpacked: Path) -> None:
    held = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    wanted = {"README.md", "CHANGELOG.md", "LICENSE", "cli.py", "hatch_build.py", "tests/install", ".ci/run"}
    wanted |= {"output/.gitkeep"}
    for folder, pattern in (("exgen", "*.py"), ("exgen", "*.po"), ("exgen", "*.toml"), ("tests", "*.py")):
        wanted |= files_below(folder, pattern)
    wanted |= files_below("docs", "*.md") | files_below("templates", "*")
    assert wanted <= held
    assert not [name for name in held if name.startswith("output/") and name != "output/.gitkeep"]
    assert not [name for name in held if name.endswith((".mo", ".pyc"))]


def test_the_wheel_holds_the_whole_package(names: set[str]) -> None:
    package = {name for pattern in ("*.py", "*.po", "*.toml", "py.typed") for name in files_below("exgen", pattern)}
    templates = {f"exgen/{name}" for name in files_below("templates", "*")}
    compiled = {name.removesuffix(".po") + ".mo" for name in files_below("exgen/locale", "*.po")}
    assert len(templates) > 10
    assert len(compiled) == 3
    assert package | templates | compiled <= names


def test_the_wheel_holds_nothing_else(names: set[str]) -> None:
    assert {name.split("/")[0] for name in names} == {"exgen", f"exgen-{PROJECT['version']}.dist-info"}
    assert {Path(name).suffix for name in names if "/templates/" not in name and ".dist-info" not in name} <= {
        ".py",
        ".po",
        ".mo",
        ".toml",
        ".typed",
    }


def test_the_wheel_says_what_it_needs_and_starts(wheel: Path) -> None:
    info = f"exgen-{PROJECT['version']}.dist-info"
    with ZipFile(wheel) as archive:
        metadata = Parser().parsestr(archive.read(f"{info}/METADATA").decode())
        scripts = archive.read(f"{info}/entry_points.txt").decode()
        assert f"{info}/licenses/LICENSE" in archive.namelist()
    required = [line for line in metadata.get_all("Requires-Dist", []) if "extra ==" not in line]
    assert len(required) == len(PROJECT["dependencies"])
    assert metadata["Requires-Python"] == PROJECT["requires-python"]
    assert "exgen = exgen.cli:main" in scripts


def test_what_is_imported_is_required_and_what_is_required_is_imported() -> None:
    imported = {
        name.split(".")[0]
        for path in (ROOT / "exgen").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in names_imported(node)
    }
    ours = imported - set(sys.stdlib_module_names) - {"exgen"}
    providers = packages_distributions()
    distributions = {providers[name][0].lower() for name in ours}
    required = {re.split(r"[<>=!~;\[ ]", line)[0].lower() for line in PROJECT["dependencies"]}
    assert distributions - required - BROUGHT_ALONG == set()
    assert required - distributions == set()


def names_imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []


def test_the_same_sources_make_the_same_wheel(wheel: Path, unpacked: Path, tmp_path: Path) -> None:
    assert build("wheel", unpacked, tmp_path).read_bytes() == wheel.read_bytes()


def test_an_installed_wheel_finds_its_own_templates_presets_and_catalogues(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "site"
    with ZipFile(wheel) as archive:
        archive.extractall(place)
    for source in (place / "exgen" / "locale").glob("*.po"):
        source.unlink()
    templates, formats, presets, decimal, word = look_around(place, tmp_path)
    assert Path(templates) == place / "exgen" / "templates"
    assert {"latex", "typst", "html", "text"} <= set(formats.split(","))
    assert presets.count(".toml") == len(list((ROOT / "exgen/worksheet/presets").glob("*.toml"))) > 0
    assert (decimal, word) == (",", "Antwoordsleutel")


def test_an_editable_install_reads_the_checkout(tmp_path: Path) -> None:
    """It puts the checkout on the search path and no copy of anything beside it that could grow old."""
    with ZipFile(build("editable", ROOT, tmp_path)) as archive:
        paths = [name for name in archive.namelist() if name.endswith(".pth")]
        others = [name for name in archive.namelist() if ".dist-info/" not in name and name not in paths]
        listed = archive.read(paths[0]).decode().split()
    assert [Path(line) for line in listed] == [ROOT]
    assert others == []
    templates, *_ = look_around(ROOT, tmp_path)
    assert Path(templates) == ROOT / "templates"


def test_building_leaves_nothing_in_the_checkout(wheel: Path, unpacked: Path) -> None:
    assert not list(unpacked.rglob("*.mo"))
    assert not (unpacked / "dist").exists()
    assert not (unpacked / "exgen" / "templates").exists()


def test_the_launcher_starts_a_checkout(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), "--help"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert run.stdout.startswith("Usage: exgen ")
