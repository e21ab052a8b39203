"""A teacher's own defaults: below the command line and the specification, and told where they are wrong."""

from pathlib import Path

import pytest

from exgen.cli.config import config_path
from exgen.worksheet import archive

EASY = ("make", "--exercise", "descent-1d:1", "--seed", "3", "--out", "a")
OWN = """
language = "nl"
engine = "typst"
formats = ["html"]
school = "Sint-Jan"
paper = "letter"
qr = false
minutes = 50
"""


@pytest.fixture
def own(cli):
    """Writes the file of defaults."""

    def write(text: str) -> Path:
        path = config_path()
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def made(folder: str = "a"):
    return archive.read(Path(folder, "worksheet.json"))


def test_without_a_file_nothing_changes(cli):
    cli(*EASY, "--format", "json")
    assert (made().language, made().layout.paper, made().layout.school) == ("en", "a4", "")


def test_defaults_are_used_where_nothing_else_is_said(cli, own):
    own(OWN)
    assert cli(*EASY).status == 0
    layout = made().layout
    assert (made().language, layout.school, layout.paper, layout.qr, layout.minutes) == (
        "nl",
        "Sint-Jan",
        "letter",
        False,
        50,
    )
    assert {path.suffix for path in Path("a").glob("*.*")} == {".html", ".json"}
    assert cli("show", "descent-1d", "--seed", "3").out.startswith("Gradient descent in één variabele")


def test_the_command_line_wins(cli, own):
    own(OWN)
    cli(*EASY, "--language", "en", "--paper", "a4", "--qr", "--format", "text", "--school", "")
    layout = made().layout
    assert (made().language, layout.paper, layout.qr, layout.school) == ("en", "a4", True, "")
    assert Path("a/worksheet.txt").exists()


def test_a_specification_wins_where_it_says_something(cli, own):
    own(OWN)
    stated = 'language = "en"\npaper = "a4"\n[[exercises]]\ngenerator = "descent-1d"\n'
    Path("mine.toml").write_text(stated)
    cli("make", "mine.toml", "--seed", "3", "--format", "json", "--out", "a")
    assert (made().language, made().layout.paper, made().layout.school) == ("en", "a4", "Sint-Jan")


def test_defaults_change_no_exercise(cli, own):
    cli(*EASY, "--format", "json")
    before = made()
    own(OWN)
    cli(*EASY[:-1], "b", "--format", "json", "--language", "en")
    assert made("b").variants == before.variants


def test_own_templates_are_found_beside_the_file(cli, own):
    folder = own('templates = "mine"').parent / "mine" / "text"
    folder.mkdir(parents=True)
    (folder / "sheet.txt").write_text("MINE")
    cli(*EASY, "--format", "text")
    assert Path("a/worksheet.txt").read_text() == "MINE"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("langage = 'nl'", 'there is no key "langage"; did you mean "language"?'),
        ("language = 'fr'", 'there is no language "fr"'),
        ("paper = 'a5'", 'paper is "a4" or "letter"'),
        ("qr = 'no'", "qr is true or false"),
        ("minutes = 0", "minutes is a whole number from 1 to 600"),
        ("formats = 'pdf'", "formats is a list"),
        ("school = ", "this is not TOML"),
    ],
)
def test_a_mistake_is_told_with_file_and_key(cli, own, text, said):
    path = own(text)
    ended = cli(*EASY)
    assert ended.status == 2
    assert f"{path}: " in ended.err
    assert said in ended.err
    assert ended.err.count("\n") == 1


def test_doctor_says_where_the_file_is(cli, own):
    assert str(config_path()) in cli("doctor").out
