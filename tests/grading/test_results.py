"""Results for other programs."""

import csv
import io
import json

from class_of_thirty import KEY, PUPILS

from exgen.grading.marking import ClassReport
from exgen.grading.results import answers_csv, results_csv, results_json


def parsed(content: bytes, separator: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator))


def test_the_csv_has_a_row_for_each_pupil_with_the_points_of_each_answer(english: ClassReport) -> None:
    rows = parsed(results_csv(english), ",")
    assert len(rows) == len(PUPILS)
    ella = next(row for row in rows if row["Name"] == "Ella Uphill Once")
    assert (ella["Points"], ella["Out of"], ella["%"]) == ("17", "18", "94.4")
    assert [ella[label] for label in KEY][:5] == ["1", "1", "0", "1", "1"]


def test_the_dutch_csv_has_decimal_commas(flemish: ClassReport) -> None:
    rows = parsed(results_csv(flemish), ";")
    assert "17" in rows[4].values()
    assert "9,4" in rows[4].values()


def test_the_answers_have_a_row_each_with_what_was_read(english: ClassReport) -> None:
    rows = parsed(answers_csv(english), ",")
    assert len(rows) == len(PUPILS) * len(KEY)
    found = next(row for row in rows if row["Name"] == "Cleo LaTeX" and row["Part"] == "2a")
    assert (found["Verdict"], found["Read as"]) == ("right", "4x³ + 3x²y²")


def test_the_json_has_everything_exactly(english: ClassReport) -> None:
    data = json.loads(results_json(english))
    assert [pupil["name"] for pupil in data["pupils"]] == list(PUPILS)
    assert data["pupils"][4]["points"] == 17
    assert data["pupils"][4]["marks"] == {"%": 94.4}
    assert data["pupils"][10]["handed_in"] is False
    assert len(data["not_understood"]) == 9
    assert data["exercises"][0]["average"] == "126/29"
    assert data["exercises"][0]["mistakes"][0]["name"] == "uphill"


def test_the_same_class_gives_the_same_bytes(english: ClassReport) -> None:
    for make in (results_csv, answers_csv, results_json):
        assert make(english) == make(english)
