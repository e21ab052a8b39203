"""The catalogue, an exercise in the terminal, and a teacher's own exercise."""

import json

import pytest

from exgen.registry import find, ids

SOURCE = ("--function", "3θ^2", "--start", "4", "--learning-rate", "0.1")


def test_the_list_names_every_exercise_with_its_topic_and_levels(cli):
    out = cli("list").out
    for name in ids():
        assert name in out
    assert "topic" in out.splitlines()[0]


def test_the_list_is_one_json_array(cli):
    found = json.loads(cli("list", "--format", "json").out)
    assert [entry["id"] for entry in found] == list(ids())
    for entry in found:
        assert set(entry["levels"]) == {"1", "2", "3"}
        assert [g["name"] for g in entry["given"]] == [f.name for f in find(entry["id"]).fields]


def test_a_topic_may_be_chosen(cli):
    found = json.loads(cli("list", "--topic", "descent", "--format", "json").out)
    assert found
    assert {entry["topic"] for entry in found} == {"descent"}


def test_the_list_speaks_dutch_too(cli):
    dutch = cli("list", "--language", "nl").out
    assert dutch != cli("list").out
    assert "Gradient descent in één variabele" in dutch


def test_an_exercise_is_shown_the_same_for_the_same_seed(cli):
    first = cli("show", "descent-1d", "--seed", "5")
    assert first.status == 0
    assert first.out == cli("show", "descent-1d", "--seed", "5").out
    assert first.out != cli("show", "descent-1d", "--seed", "6").out


def test_a_fresh_seed_is_told_beside_the_exercise(cli):
    ended = cli("show", "descent-1d")
    seed = ended.err.split()[-1]
    assert cli("show", "descent-1d", "--seed", seed).out == ended.out


def test_the_answer_is_shown_only_when_asked(cli):
    assert "Answers" not in cli("show", "descent-1d", "--seed", "5").out
    assert "Answers" in cli("show", "descent-1d", "--seed", "5", "--solution").out


def test_json_is_one_object_a_line_and_no_two_are_alike(cli):
    out = cli("show", "descent-1d", "--seed", "5", "--count", "4", "--level", "1", "--format", "json").out
    found = [json.loads(line) for line in out.splitlines()]
    assert len({json.dumps(entry["given"]) for entry in found}) == 4
    assert {(entry["generator"], entry["level"], entry["seed"]) for entry in found} == {("descent-1d", 1, 5)}


def test_the_source_sheet_s_descent_comes_out(cli):
    (entry,) = [json.loads(cli("solve", "descent-1d", *SOURCE, "--format", "json").out)]
    assert entry["parts"][0]["answer"] == "6*theta"
    rows = entry["parts"][1]["answer"]
    assert [(row["slope"], row["new_theta"]) for row in rows] == [("24", "8/5"), ("48/5", "16/25")]


def test_numbers_are_typed_and_printed_as_the_language_writes_them(cli):
    ended = cli("solve", "descent-1d", *SOURCE[:-1], "0,1", "--language", "nl")
    assert ended.status == 0
    assert "θ = 4 − 0,1 · 24 = 4 − 2,4 = 1,6" in ended.out


@pytest.mark.parametrize("start", [["--start", "-4"], ["--start=-4"]])
def test_a_value_may_begin_with_a_minus(cli, start):
    ended = cli("solve", "descent-1d", "--function", "3θ^2", *start, "--learning-rate", "0.1")
    assert ended.status == 0
    assert "Start at θ = −4" in ended.out


def test_a_point_may_begin_with_a_minus(cli):
    given = ("--function", "1/4 θ1^4 + 1/5 θ2^2", "--start", "(-4, 2)", "--learning-rate", "0.1")
    ended = cli("solve", "descent-2d", *given)
    assert ended.status == 0
    assert "2.4" in ended.out
    assert "1.92" in ended.out


@pytest.mark.parametrize("name", ids())
def test_the_help_of_every_exercise_lists_its_givens(cli, name):
    out = cli("solve", name, "--help").out
    for field in find(name).fields:
        assert f"--{field.name.replace('_', '-')} " in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["descent-1"], 'did you mean "descent-1d"?'),
        (["descent-1d"], "descent-1d needs --function and --start and --learning-rate"),
        (["sigmoid-values"], "sigmoid-values needs some of --z, --w, --b, --x, --p"),
        (["descent-1d", "--start", "4"], "function"),
        (["descent-1d", "--function", "3θ^", "--start", "4", "--learning-rate", "0.1"], "function"),
        (["descent-1d", "--function", "3θ^2", "--start", "four", "--learning-rate", "0.1"], "start"),
        (["descent-1d", "--function", "3θ^2", "--start", "4", "--learning-rate", "0"], "learning"),
        (["descent-1d", *SOURCE, "--level", "4"], "a level is a whole number from 1 to 3"),
        (["descent-1d", *SOURCE, "--learning-rte", "1"], "--learning-rate"),
        (["descent-1d", *SOURCE, "--language", "xx"], 'there is no language "xx"'),
        (["descent-1d", "--function"], "--function"),
        ([], "say which exercise"),
    ],
)
def test_a_given_that_cannot_be_used_is_told_in_one_sentence(cli, arguments, said):
    ended = cli("solve", *arguments)
    assert ended.status == 2
    assert said in ended.err
    assert ended.err.count("\n") == 1
    assert "Traceback" not in ended.err


def test_no_line_of_the_list_ends_in_blanks(cli):
    lines = cli("list", "--language", "nl").out.splitlines()
    assert lines[0].split() == ["oefening", "onderwerp", "niveau"]
    assert [line for line in lines if line != line.rstrip()] == []
