"""Templates of a teacher's own: a copy to start from, and mistakes told with file and line."""

from pathlib import Path

import pytest

from exgen.render.formats import format_names, own_templates

EASY = ("make", "--exercise", "descent-1d:1", "--seed", "3")


def test_the_copy_is_whole_and_makes_the_same_sheet(cli):
    ended = cli("templates", "copy", "mine")
    assert ended.status == 0
    assert "--templates mine" in ended.out
    for name in format_names():
        ours = {path.name: path.read_bytes() for path in (own_templates() / name).iterdir() if path.is_file()}
        assert {path.name: path.read_bytes() for path in Path("mine", name).iterdir()} == ours
    cli(*EASY, "--format", "tex,html", "--out", "a")
    cli(*EASY, "--format", "tex,html", "--out", "b", "--templates", "mine")
    for file in ("worksheet.tex", "key.tex", "worksheet.html"):
        assert Path("a", file).read_bytes() == Path("b", file).read_bytes()


def test_one_format_may_be_copied_and_one_template_changed(cli):
    assert cli("templates", "copy", "mine", "--format", "tex").status == 0
    assert [path.name for path in Path("mine").iterdir()] == ["latex"]
    for path in Path("mine/latex").iterdir():
        if path.name != "sheet.tex":
            path.unlink()
    sheet = Path("mine/latex/sheet.tex")
    sheet.write_text(sheet.read_text().replace("<< words.name >>", "Nom de famille"))
    cli(*EASY, "--format", "tex", "--out", "a", "--templates", "mine")
    assert "Nom de famille" in Path("a/worksheet.tex").read_text()


def test_a_copy_overwrites_nothing_unless_forced(cli):
    cli("templates", "copy", "mine")
    mine = Path("mine/html/style.css")
    mine.write_text("/* mine */")
    ended = cli("templates", "copy", "mine")
    assert ended.status == 2
    assert "--force" in ended.err
    assert mine.read_text() == "/* mine */"
    assert cli("templates", "copy", "mine", "--force").status == 0
    assert mine.read_text() != "/* mine */"


def test_an_unknown_format_is_named(cli):
    assert 'there is no format "docx"' in cli("templates", "copy", "mine", "--format", "docx").err


@pytest.mark.parametrize(
    ("written", "line"),
    [("\n\n{{ document.titel }}\n", 3), ("{% if %}\n", 1), ("\n{% include 'gone.html' %}\n", 2), ("{{ 1 / 0 }}", 1)],
)
def test_a_mistake_in_a_template_is_told_with_its_file_and_line(cli, written, line):
    Path("mine/html").mkdir(parents=True)
    Path("mine/html/sheet.html").write_text(written)
    ended = cli(*EASY, "--format", "html", "--out", "a", "--templates", "mine")
    assert ended.status == 2
    assert ended.err.count("\n") == 1
    assert f"sheet.html, line {line}: " in ended.err


def test_an_exercise_on_the_terminal_takes_them_too(cli):
    Path("mine/text").mkdir(parents=True)
    Path("mine/text/exercise.txt").write_text("MINE {{ exercise.title }}\n")
    shown = cli("show", "descent-1d", "--seed", "3", "--templates", "mine")
    assert shown.out == "MINE Gradient descent in one variable\n"
