"""One answer on the command line, many in a file."""

import json

import pytest

from exgen.cli.check_answers import read_answers
from exgen.cli.check_marking import Marker
from exgen.errors import UserError
from exgen.text import language

ALL = 'label;answer\n1a;6θ\n1b;"24; 1,6; 9,6; 0,64"\n2a;4x^3 + 3x^2y^2\n2b;2x^3y+5y^4\n2c;6x^2y\n'


@pytest.mark.parametrize(
    ("label", "answer", "status"),
    [
        ("1a", "6θ", 0),
        ("1A", "6theta", 0),
        ("1a", "-6θ", 1),
        ("1b.2", "1.6", 0),
        ("1b", "24; 1.6", 0),
        ("1b", "24; 1.7", 1),
        ("1b", "24, 1.6, 9.6, 0.64", 0),
        ("2a", "4x^3+3x^2y^2", 0),
        ("2a", "-x^2", 1),
        ("1a", "--3", 1),
        ("1b.1", "-2,4", 1),
        ("1b.1", "-24", 1),
        ("1a", "-6*-1θ", 0),
        ("1a", "-", 1),
        ("1a", "", 1),
        ("1a", "--x", 1),
        ("2a", "-y=3", 1),
        ("2a", "-vx", 1),
        ("1a", "-h", 1),
        ("1a", "-2h", 1),
    ],
)
def test_the_status_says_whether_an_answer_is_right(cli, sheet_file, label, answer, status):
    ended = cli("check", sheet_file, label, answer)
    assert ended.status == status
    assert ended.out.strip()
    assert ended.err == ""


def test_a_leading_minus_is_read_as_part_of_the_answer(cli, sheet_file):
    assert "Read as −3" in cli("check", sheet_file, "1a", "-3").out
    assert "Read as −x²" in cli("check", sheet_file, "2a", "-x^2").out
    assert "Read as 3" in cli("check", sheet_file, "1a", "--3").out


def test_options_may_stand_behind_a_negative_answer(cli, sheet_file):
    assert "Gelezen als −3" in cli("check", sheet_file, "1a", "-3", "--language", "nl").out


def test_an_answer_in_pieces_is_one_answer(cli, sheet_file):
    assert cli("check", sheet_file, "1a", "6", "*", "θ").status == 0


def test_a_file_is_marked_whole_with_follow_through(cli, sheet_file, tmp_path):
    path = tmp_path / "answers.txt"
    path.write_text("# mine\n1a: 5θ\n\n1b.1: 20\n2a: 4x^3 + 3x^2*y^2\n")
    ended = cli("check", sheet_file, "--answers", path)
    assert ended.status == 1
    assert "This follows from your J′(θ) = 5θ" in " ".join(ended.out.split())
    assert "Score: 2 of 8 points." in ended.out
    assert "5 answers are blank: 1b.2, 1b.3, 1b.4, 2b, 2c." in ended.out


def test_a_file_s_report_is_json_too(cli, sheet_file, sheet_variant, tmp_path):
    path = tmp_path / "answers.txt"
    path.write_text("1a: 6θ\n1b: 24; 1.7\n2a: +\n")
    ended = cli("check", sheet_file, "--answers", path, "--format", "json")
    report = json.loads(ended.out)
    assert ended.status == 1
    assert report["code"] == sheet_variant.code
    items = [item for exercise in report["exercises"] for part in exercise["parts"] for item in part["items"]]
    assert [item["outcome"] for item in items[:3]] == ["right", "right", "wrong"]
    assert items[5]["outcome"] == "invalid"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_file_of_any_encoding_is_read(cli, dutch_file, tmp_path, encoding):
    path = tmp_path / "answers.csv"
    path.write_text(ALL, encoding=encoding)
    ended = cli("check", dutch_file, "--answers", path)
    assert ended.status == 0
    assert "8 van 8" in ended.out or "8 of 8" in ended.out


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("1a: 4x", ("1a", "4x")),
        ("1a;4x", ("1a", "4x")),
        ("1a,-2,4", ("1a", "-2,4")),
        ('1a,"-2,4"', ("1a", "-2,4")),
        ('"1a","say ""x"""', ("1a", 'say "x"')),
        ("1b.2\t3", ("1b.2", "3")),
        (" 12 : x = 3 ", ("12", "x = 3")),
        ("1a) : ", ("1a", "")),
    ],
)
def test_a_line_is_a_label_and_the_rest_an_answer(tmp_path, line, read):
    path = tmp_path / "answers"
    path.write_text(line + "\n")
    assert read_answers(path) == (read,)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no answers"),
        (b"1a: 3\nnonsense\n", "line 2"),
        (b"\x00\x01\x02", "no text file"),
        (b"9z: 3\n", "there is no part 9z"),
        (b"1a: 3\n1a: 4\n", "1a is answered twice"),
        (b"1b: 1; 2; 3; 4; 5\n", "4 cells"),
        (b"2: 1\n", "several parts"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(cli, sheet_file, tmp_path, content, said):
    path = tmp_path / "answers"
    path.write_bytes(content)
    ended = cli("check", sheet_file, "--answers", path)
    assert ended.status == 2
    assert said in ended.err
    assert ended.err.count("\n") == 1


def test_an_absent_file_is_named(tmp_path):
    with pytest.raises(UserError, match=r"gone\.txt: there is no such file"):
        read_answers(tmp_path / "gone.txt")


@pytest.mark.parametrize(
    ("code", "line", "pieces"),
    [
        ("en", "24; 1.6", ("24", "1.6")),
        ("en", "24, 1.6", ("24", "1.6")),
        ("en", "24,1.6", ("24", "1.6")),
        ("en", "1,234", ("1,234",)),
        ("en", "(24; 1.6)", ("24", "1.6")),
        ("en", "(1+2)(3+4)", ("(1+2)(3+4)",)),
        ("en", "(1, 2); 3", ("(1, 2)", "3")),
        ("nl", "24; 1,6", ("24", "1,6")),
        ("nl", "24, 1,6", ("24", "1,6")),
        ("nl", "2,4", ("2,4",)),
        ("nl", "; 1,6", ("", "1,6")),
        ("nl", "3)", ("3)",)),
    ],
)
def test_a_line_is_split_into_cells_as_the_language_separates_values(sheet_variant, code, line, pieces):
    assert Marker(sheet_variant, language(code)).cells(line) == pieces
