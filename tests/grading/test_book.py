"""results.xlsx: scores that compute, signs beside colours, text that never runs, own points that survive."""

import io
from fractions import Fraction
from typing import Any

import pytest
from class_of_thirty import PUPILS
from openpyxl import load_workbook

from exgen.errors import UserError
from exgen.grading.book import results_xlsx
from exgen.grading.marking import ClassReport
from exgen.grading.own_points import check_kept, read_own_points
from exgen.grading.words import SIGNS
from exgen.grading.workbook import STYLES, Book
from exgen.text import language

EN = language("en")


@pytest.fixture(scope="module")
def content(english: ClassReport) -> bytes:
    return results_xlsx(english)


def sheet(content: bytes, title: str, values: bool = False) -> Any:
    return load_workbook(io.BytesIO(content), data_only=values)[title]


def column(sheet: Any, title: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == title)


def row_of(sheet: Any, name: str) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == name)


def test_the_sheets_are_scores_answers_remarks_exercises_and_what_to_look_at(content: bytes) -> None:
    assert load_workbook(io.BytesIO(content)).sheetnames == [
        "Scores", "Answers", "Remarks", "Exercises", "To look at",
    ]  # fmt: skip


def test_only_totals_and_marks_compute(content: bytes) -> None:
    """Everything else that begins with = is text."""
    book = load_workbook(io.BytesIO(content))
    computed = {(s.title, cell.column_letter) for s in book for row in s for cell in row if cell.data_type == "f"}
    scores = book["Scores"]
    wanted = {scores.cell(1, column(scores, title)).column_letter for title in ("Total", "%")}
    assert computed == {("Scores", letter) for letter in wanted}
    assert scores.cell(row_of(scores, "=2+5+cmd|' /C calc'!A0"), 1).data_type == "s"


def test_scores_stand_beside_their_formulas(content: bytes, english: ClassReport) -> None:
    """A program that computes nothing shows the same."""
    scores = sheet(content, "Scores", values=True)
    for paper in english.handed_in:
        row = row_of(scores, paper.entry.name)
        assert scores.cell(row, column(scores, "Total")).value == paper.total
        assert scores.cell(row, column(scores, "Out of")).value == 18
        percent = scores.cell(row, column(scores, "%")).value
        assert abs(Fraction(str(percent)) - paper.total * 100 / 18) <= Fraction(1, 20)


def test_a_pupil_without_answers_has_neither_total_nor_mark(content: bytes) -> None:
    scores = sheet(content, "Scores", values=True)
    row = row_of(scores, "Kaat Absent")
    assert [scores.cell(row, column(scores, title)).value for title in ("Points", "Total", "%")] == [None, None, None]


def test_every_answer_has_a_sign_and_a_colour_that_tell_the_same(content: bytes, english: ClassReport) -> None:
    answers = sheet(content, "Answers")
    colours = {"right": "DDF1E1", "follows": "DDF1E1", "partly": "FFF3CC", "wrong": "F9DCD8", "unread": "DCE6F7"}
    for paper in english.handed_in:
        row = row_of(answers, paper.entry.name)
        for place, each in enumerate(paper.places, 4):
            cell = answers.cell(row, place)
            assert cell.value == f"{SIGNS[each.sign]} {each.typed}".strip()
            assert cell.fill.fgColor.rgb[2:] == colours.get(each.sign, "000000")
    assert len(set(SIGNS.values())) == len(SIGNS)
    assert set(SIGNS) <= set(STYLES)


def test_remarks_and_unread_answers_are_listed(content: bytes) -> None:
    remarks = [[cell.value for cell in row] for row in sheet(content, "Remarks")]
    assert next(row[:9] for row in remarks if row[0] == "Ella Uphill Once") == [
        "Ella Uphill Once",
        None,
        1,
        "1b.2",
        "✗",
        "6.4",
        "6.4",
        0,
        1,
    ]
    assert sheet(content, "To look at").max_row == 1 + 9


def test_the_exercises_count_mistakes_and_propose_practice(content: bytes) -> None:
    said = [row[8].value for row in sheet(content, "Exercises")]
    assert "2 of 29 left out the learning rate" in said
    assert any(text and "2 × 6.4: went uphill" in text for text in said)


def test_the_same_class_gives_the_same_bytes(content: bytes, english: ClassReport) -> None:
    assert results_xlsx(english) == content
    assert load_workbook(io.BytesIO(content)).properties.created.year == 2000


def test_every_region_has_its_marks(flemish: ClassReport) -> None:
    scores = load_workbook(io.BytesIO(results_xlsx(flemish))).worksheets[0]
    assert [cell.column for cell in scores[1]][-3:] == [cell.column for cell in scores[2] if cell.data_type == "f"][-3:]
    assert scores[2][-3].value.count("0+10*") == scores[2][-2].value.count("0+20*") == 1


def with_own(content: bytes, **points: Any) -> bytes:
    """The results after a teacher has filled in own points, by row."""
    book = load_workbook(io.BytesIO(content))
    scores = book["Scores"]
    for name, value in points.items():
        scores.cell(row_of(scores, name.replace("_", " ")), column(scores, "Own points")).value = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_own_points_are_read_back(content: bytes, english: ClassReport) -> None:
    assert read_own_points(content, "f", EN) == {}
    saved = with_own(content, Aya_All_Right=-1, Bas_Other_Forms=0.5, Cem_Rounds="1,5", Daan_Uphill="1/3")
    own = read_own_points(saved, "f", EN)
    wanted = {"aya all right": -1, "bas other forms": Fraction(1, 2), "cem rounds": Fraction(3, 2),
              "daan uphill": Fraction(1, 3)}  # fmt: skip
    assert {name: points for (_, _, name), points in own.items()} == wanted
    check_kept(own, [paper.entry for paper in english.papers], "f")
    with pytest.raises(UserError, match="f: the own points of aya all right would be lost; --force drops them"):
        check_kept(own, [paper.entry for paper in english.papers if paper.entry.name != "Aya All Right"], "f")


def test_own_points_of_dutch_results_are_read_in_any_language(dutch: ClassReport) -> None:
    assert read_own_points(results_xlsx(dutch), "f", EN) == {}
    assert len(dutch.papers) == len(PUPILS)


def test_own_points_that_are_no_number_are_refused(content: bytes) -> None:
    with pytest.raises(UserError, match='f, line 2: own points are a number, not "many"'):
        read_own_points(with_own(content, Aya_All_Right="many"), "f", EN)


def test_another_spreadsheet_is_not_taken_for_results() -> None:
    book = Book()
    book.sheet("Scores", widths=(9,)).row([("mine", "plain")])
    with pytest.raises(UserError, match="f: this is no file of results"):
        read_own_points(book.close(), "f", EN)


def test_control_characters_cannot_break_the_file() -> None:
    book = Book()
    book.sheet("A", widths=(9,)).row([("a\x00\x08b\ud800\uffff", "plain"), ("x" * 40_000, "plain")])
    made = load_workbook(io.BytesIO(book.close())).active
    assert made is not None
    assert made["A1"].value == "ab"
    assert len(made["B1"].value) == 32_000
