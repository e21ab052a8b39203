"""`exgen grade`: from a template that was filled in to results; and one sentence for whatever is wrong."""

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

LABELS = ("1a", "1b.1", "1b.2", "1b.3", "1b.4", "2a", "2b", "2c")
RIGHT = ("6θ", "24", "1.6", "9.6", "0.64", "4x^3 + 3x^2y^2", "2x^3y + 5y^4", "6x^2y")
UPHILL = ("6θ", "24", "6.4", "38.4", "2.56", "4x^3", "", "??")


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.csv"
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([("Name", "Number", *LABELS), ("Zoë", "1", *RIGHT), ("Bas", "2", *UPHILL)])
    path.write_text(stream.getvalue(), encoding="utf-8-sig", newline="")
    return path


def scores(path: Path) -> Any:
    return load_workbook(path).worksheets[0]


def write_own(path: Path, cell: str, value: object) -> None:
    book = load_workbook(path)
    book.worksheets[0][cell] = value
    book.save(path)


def own_cell(path: Path, row: int) -> str:
    return next(f"{cell.column_letter}{row}" for cell in scores(path)[1] if cell.value == "Own points")


def test_a_class_is_graded_beside_its_answers(cli, sheet_file, answers):
    ended = cli("grade", sheet_file, answers)
    assert (ended.status, ended.err) == (0, "")
    assert "Slopes: 2 pupils" in ended.out
    assert "Bas, 2c: ?? ('?' is not understood here.)" in ended.out
    assert "1 of 2 went uphill" in ended.out
    assert {path.name for path in answers.parent.iterdir()} >= {"results.xlsx", "slips.pdf"}


def test_all_formats_go_where_they_are_wanted(cli, sheet_file, answers):
    ended = cli("grade", sheet_file, answers, "--format", "xlsx,csv,json", "--format", "text,pdf", "--out", "r")
    assert ended.status == 0
    assert {path.name for path in Path("r").iterdir() if not path.name.startswith(".")} == {
        "results.xlsx", "results.csv", "results-answers.csv", "results.json", "slips.txt", "slips.pdf",
    }  # fmt: skip
    assert [pupil["points"] for pupil in json.loads(Path("r/results.json").read_text("utf-8"))["pupils"]] == [8, 4]


def test_the_same_command_gives_the_same_bytes(cli, sheet_file, answers):
    for folder in ("a", "b"):
        cli("grade", sheet_file, answers, "--format", "xlsx,csv,json,text,pdf", "--out", folder)
    made = {path.name for path in Path("a").iterdir()}
    assert len(made) > 5
    assert all(Path("a", name).read_bytes() == Path("b", name).read_bytes() for name in made)


def test_own_points_survive_marking_again(cli, sheet_file, answers):
    cli("grade", sheet_file, answers, "--format", "xlsx", "--out", "r")
    path = Path("r/results.xlsx")
    cell = own_cell(path, 3)
    write_own(path, cell, 1.5)
    edited = path.read_bytes()
    answers.write_bytes(answers.read_bytes().replace(b"38.4", b"39.9"))
    ended = cli("grade", sheet_file, answers, "--format", "xlsx,json", "--out", "r")
    assert ended.status == 0
    assert scores(path)[cell].value == 1.5
    bas = json.loads(Path("r/results.json").read_text("utf-8"))["pupils"][1]
    assert (bas["own_points"], bas["total"]) == ("3/2", "7/2")
    assert Path("r/results-previous.xlsx").read_bytes() == edited


def test_own_points_are_not_lost_with_their_pupil(cli, sheet_file, answers):
    cli("grade", sheet_file, answers, "--format", "xlsx", "--out", "r")
    path = Path("r/results.xlsx")
    write_own(path, own_cell(path, 3), 2)
    answers.write_text(answers.read_text("utf-8-sig").replace("Bas", "Jan"), encoding="utf-8")
    ended = cli("grade", sheet_file, answers, "--out", "r")
    assert (ended.status, ended.out) == (2, "")
    assert "the own points of bas would be lost" in ended.err
    assert cli("grade", sheet_file, answers, "--out", "r", "--format", "xlsx", "--force").status == 0


def test_what_a_teacher_changed_by_hand_is_kept(cli, sheet_file, answers):
    cli("grade", sheet_file, answers, "--format", "text", "--out", "r")
    Path("r/slips.txt").write_text("mine")
    ended = cli("grade", sheet_file, answers, "--format", "text", "--out", "r")
    assert Path("r/slips.txt").read_text() == "mine"
    assert "--force overwrites it" in ended.err


def test_unread_answers_may_be_left_out(cli, sheet_file, answers):
    cli("grade", sheet_file, answers, "--format", "json", "--invalid", "skip", "--out", "r")
    pupils = json.loads(Path("r/results.json").read_text("utf-8"))["pupils"]
    assert [pupil["out_of"] for pupil in pupils] == [8, 7]


def test_a_template_is_made_for_a_class_filled_in_and_graded(cli):
    Path("class.csv").write_text("Naam\nZoë Janssens\n=1+1\n", encoding="utf-8")
    cli("make", "--exercise", "polynomial-slope:1", "--students", "class.csv", "--seed", 4, "--language", "nl",
        "--format", "json", "--out", "s")  # fmt: skip
    template = Path("s/answers.csv").read_text("utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in template[1:]] == ["Zoë Janssens", "'=1+1"]
    Path("s/in.csv").write_text("\n".join([template[0], template[1] + "3", template[2] + "-3"]), encoding="cp1252")
    ended = cli("grade", "s/worksheet.json", "s/in.csv", "--format", "json")
    assert ended.status == 0
    pupils = json.loads(Path("s/results.json").read_text("utf-8"))["pupils"]
    assert [(pupil["name"], pupil["variant"]) for pupil in pupils] == [("Zoë Janssens", 1), ("=1+1", 2)]
    assert [pupil["report"]["exercises"][0]["parts"][0]["items"][0]["typed"] for pupil in pupils] == [["3"], ["-3"]]


def test_one_sheet_for_nobody_in_particular_has_no_template(cli):
    cli("make", "--exercise", "polynomial-slope:1", "--seed", 4, "--format", "json", "--out", "s")
    assert not Path("s/answers.csv").exists()
    cli("make", "--exercise", "polynomial-slope:1", "--seed", 4, "--variants", 2, "--format", "json", "--out", "t")
    assert {path.name for path in Path("t").glob("answers.*")} == {"answers.csv", "answers.xlsx"}


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("Name,1a,1z\nZoë,6θ,3\n", 'answers.csv: no sheet has a part "1z"'),
        ("Name,Variant,1a\nZoë,7,6θ\n", 'answers.csv, line 2: there is no variant "7"; there is only 1'),
        ('Name,1a\n"Zoë,6θ\n', "answers.csv, line 2: this CSV is broken"),
        ("Name,1a\nZoë,6θ,9,9\n", "answers.csv, line 2: there are 4 cells in this row and 2 in the first"),
        ("", "answers.csv: there is nothing in this file"),
        ("Name,1a\n", "answers.csv: there are no pupils in this file"),
    ],
)
def test_answers_that_cannot_be_understood_end_in_one_sentence(cli, sheet_file, table, sentence):
    Path("answers.csv").write_text(table, encoding="utf-8")
    ended = cli("grade", sheet_file, "answers.csv")
    assert (ended.status, ended.out) == (2, "")
    assert sentence in ended.err
    assert ended.err.count("\n") == 1


def test_files_that_are_not_what_they_should_be_end_in_one_sentence(cli, sheet_file, answers, tmp_path):
    foreign, binary = tmp_path / "foreign.json", tmp_path / "binary.csv"
    foreign.write_text('{"format": 1}')
    binary.write_bytes(b"\x00\x01\x02")
    calls = [
        (foreign, answers, "this is no worksheet that exgen made"),
        (answers, answers, "this is no worksheet.json, or only a part of one"),
        (sheet_file, tmp_path / "missing.csv", "missing.csv: there is no such file"),
        (tmp_path / "missing.json", answers, "missing.json: there is no such file"),
        (sheet_file, binary, "this is no text file"),
        (sheet_file, tmp_path, "this is a folder, not a file"),
    ]
    for worksheet, table, sentence in calls:
        ended = cli("grade", worksheet, table)
        assert (ended.status, ended.out) == (2, "")
        assert sentence in ended.err
        assert ended.err.count("\n") == 1


def test_unknown_options_end_in_one_sentence(cli, sheet_file, answers):
    assert 'there is no format "ods"; there are xlsx, csv' in cli("grade", sheet_file, answers, "--format", "ods").err
    assert cli("grade", sheet_file, answers, "--invalid", "maybe").status == 2
    assert cli("grade", sheet_file).status == 2


def test_results_of_somebody_else_are_not_overwritten(cli, sheet_file, answers):
    Path("r").mkdir()
    Path("r/results.xlsx").write_bytes(b"mine")
    ended = cli("grade", sheet_file, answers, "--out", "r")
    assert ended.status == 2
    assert Path("r/results.xlsx").read_bytes() == b"mine"


def test_a_folder_that_may_not_be_written_ends_in_one_sentence(cli, sheet_file, answers, monkeypatch):
    from exgen.worksheet import files

    def refuse(path: Path, data: bytes) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(files, "write_whole", refuse)
    ended = cli("grade", sheet_file, answers, "--format", "csv", "--out", "r")
    assert ended.status == 2
    assert "you may not write here; choose another folder with --out" in ended.err


def test_progress_is_shown_on_a_terminal_only(cli, sheet_file, answers, monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    assert cli("grade", sheet_file, answers, "--format", "json").err == ""
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    cli("grade", sheet_file, answers, "--format", "json")
    assert "marking 1 of 2" in screen.getvalue()
