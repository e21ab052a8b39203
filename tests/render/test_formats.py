"""A format is a folder: found in the right order, and wrong settings told in a sentence."""

from pathlib import Path

import pytest

from exgen.errors import UserError
from exgen.render import formats
from exgen.render.dialects import DIALECTS
from exgen.render.formats import find_format, format_names, load_format, own_templates, pdf_formats
from exgen.render.pdf import ENGINES

SETTINGS = 'suffix = "md"\nescaping = "text"\nprinter = "plain"\nsheet = "sheet.md"\nkey = "key.md"\n'


def test_our_formats_are_there() -> None:
    assert set(format_names()) >= {"latex", "typst", "html", "text"}


@pytest.mark.parametrize("name", format_names())
def test_every_format_names_what_exists(name: str) -> None:
    from exgen.formula.printers import PRINTERS

    format = load_format(name)
    assert format.escaping in DIALECTS
    assert format.printer in PRINTERS
    assert set(format.engines) <= set(ENGINES)
    for template in filter(None, (format.sheet, format.key, format.exercise)):
        assert (own_templates() / name / template).exists()


def test_a_format_is_found_by_its_folder_and_by_its_suffix() -> None:
    assert find_format("latex") == find_format("tex")
    assert find_format("typ").name == "typst"


def test_latex_comes_before_typst() -> None:
    assert [format.name for format in pdf_formats()] == ["latex", "typst"]


def test_a_wheel_holds_its_templates_in_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "exgen"
    (package / "templates").mkdir(parents=True)
    (tmp_path / "site-packages" / "templates").mkdir()
    monkeypatch.setattr(formats, "PACKAGE", package)
    assert own_templates() == package / "templates"


def test_a_checkout_holds_them_beside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "PACKAGE", tmp_path / "exgen")
    assert own_templates() == tmp_path / "templates"


def test_a_new_folder_is_a_new_format(tmp_path: Path) -> None:
    (tmp_path / "markdown").mkdir()
    (tmp_path / "markdown" / "format.toml").write_text(SETTINGS)
    assert "markdown" in format_names(tmp_path)
    assert find_format("md", tmp_path).sheet == "sheet.md"
    assert "markdown" not in format_names()


def test_a_teachers_folder_may_hold_a_single_template(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    format = load_format("text", tmp_path)
    assert format.folders == (tmp_path / "text", own_templates() / "text")


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("suffix =", "format.toml"),
        (SETTINGS + "colour = true", "'colour'"),
        ('suffix = "md"', "'escaping' is missing"),
        (SETTINGS.replace('printer = "', 'printer = "x'), 'there is no printer "x'),
        (SETTINGS.replace('escaping = "', 'escaping = "x'), 'there is no escaping "x'),
        (SETTINGS + 'figures = "jpg"', "figures are pdf, svg, png"),
    ],
)
def test_wrong_settings_are_told_with_their_file(tmp_path: Path, settings: str, told: str) -> None:
    (tmp_path / "markdown").mkdir()
    (tmp_path / "markdown" / "format.toml").write_text(settings)
    with pytest.raises(UserError, match=r"format\.toml") as caught:
        load_format("markdown", tmp_path)
    assert told in str(caught.value)


def test_an_unknown_format_is_told_with_those_there_are() -> None:
    with pytest.raises(UserError, match=r"docx.*html.*pdf"):
        find_format("docx")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no such folder"):
        find_format("tex", tmp_path / "nowhere")
