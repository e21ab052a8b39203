"""A teacher's own marking scheme holds in the checker and in grading, and the key says it."""

import json
from pathlib import Path

import pytest

from exgen.cli.config import config_path

SHEET = """
[[exercises]]
generator = "descent-1d"
given = { function = "3θ^2", start = 4, learning_rate = 0.1, steps = 2 }
"""
WRONG_THEN_RIGHT = "1a: 6θ\n1b: 24; 6.4; 38.4; 2.56\n"
"""The first step goes uphill; what comes after follows from it."""


def make(cli, marking: str, *options: str) -> Path:
    Path("sheet.toml").write_text(SHEET + marking, encoding="utf-8")
    ended = cli("make", "sheet.toml", "--seed", "1", "--format", "text", "--out", "made", *options)
    assert ended.status == 0, ended.err
    return Path("made")


def checked(cli) -> str:
    Path("answers.txt").write_text(WRONG_THEN_RIGHT, encoding="utf-8")
    report = cli("check", "made/worksheet.json", "--answers", "answers.txt", "--format", "json")
    return json.loads(report.out)["final_points"]


def graded(cli) -> str:
    Path("answers.csv").write_text("name;variant;1a;1b\nBas;1;6θ;24, 6.4, 38.4, 2.56\n", encoding="utf-8")
    ended = cli("grade", "made/worksheet.json", "answers.csv", "--format", "json", "--out", "graded", "--force")
    assert ended.status == 0, ended.err
    return json.loads(Path("graded/results.json").read_text())["pupils"][0]["points"]


@pytest.mark.parametrize(
    ("marking", "points"), [("", "4"), ("[marking]\nfollow_share = 0.5\n", "3"), ("[marking]\nfollow_share = 0\n", "2")]
)
def test_check_and_grade_give_what_the_specification_says(cli, marking, points):
    make(cli, marking)
    assert str(checked(cli)) == points
    assert str(graded(cli)) == points


def test_the_key_says_what_is_not_usual(cli):
    rule = "What follows from an earlier mistake earns 50 % of its points."
    assert rule in make(cli, "[marking]\nfollow_share = 0.5\n").joinpath("key.txt").read_text()
    assert "earns" not in make(cli, "").joinpath("key.txt").read_text()
    dutch = make(cli, '[marking]\nform_share = "1/3"\n', "--language", "nl").joinpath("key.txt").read_text()
    assert "krijgt 33,3 % van de punten." in " ".join(dutch.split())


def test_a_teachers_defaults_hold_where_the_specification_says_nothing(cli):
    config_path().parent.mkdir(parents=True)
    config_path().write_text("[marking]\nfollow_share = 0\n")
    make(cli, "")
    assert str(checked(cli)) == "2"
    make(cli, "[marking]\nfollow_share = 0.5\n")
    assert str(checked(cli)) == "3"


def test_a_mistake_in_the_defaults_is_told(cli):
    config_path().parent.mkdir(parents=True)
    config_path().write_text("[marking]\nfollow_share = 2\n")
    ended = cli("make", "--exercise", "descent-1d", "--format", "json")
    assert ended.status == 2
    assert f"{config_path()}: marking: follow_share is a number from 0 to 1" in ended.err
