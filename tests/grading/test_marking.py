"""A class is marked as each pupil would be alone, in both languages alike."""

from fractions import Fraction

import pytest
from class_of_thirty import KEY, PUPILS, thirty

from exgen.checker import mark_sheet
from exgen.grading.cells import Row
from exgen.grading.intake import read_entries
from exgen.grading.marking import ClassReport, Marked, mark_class
from exgen.grading.summary import unread
from exgen.model import Worksheet

ALL = 18
LOST = {
    "Daan Uphill": 2, "Ella Uphill Once": 1, "Finn No Rate": 2, "Guus No Rate Once": 1, "Hana Lost The 2": 1,
    "Imke Kept The Exponent": 1, "Jens No Time": 10, "Kaat Absent": 18, "Lars Nonsense": 6, "Mila Sign": 2,
    "Noor Dropped": 3, "Omar Kept": 1, "Pien At Once": 1, "Quin Exchanged": 2, "Roos Twice": 1, "Sami Multiplied": 1,
    "Tess One Sum": 2, "Umut Components Exchanged": 2, "Vera Sign Of The Power": 1, "Wout Added": 2,
    "Yara Spreadsheet": 2, "Zeno Blank Slope": 4, "Bram Nearly": 2, "=2+5+cmd|' /C calc'!A0": 2,
}  # fmt: skip
"""Points lost, counted by hand: a first error once, nothing for what follows from it."""


def at(report: ClassReport, name: str, label: str) -> Marked:
    paper = next(paper for paper in report.papers if paper.entry.name == name)
    return next(each for each in paper.places if each.at.label == label)


@pytest.mark.parametrize("code", ["english", "dutch", "flemish"])
def test_every_pupil_gets_the_points_that_a_teacher_would_give(code: str, request: pytest.FixtureRequest) -> None:
    report: ClassReport = request.getfixturevalue(code)
    given = {paper.entry.name: paper.points for paper in report.papers}
    assert given == {name: ALL - LOST.get(name, 0) for name in PUPILS}


def test_signs_tell_right_followed_wrong_unread_and_blank(english: ClassReport) -> None:
    signs = {
        ("Aya All Right", "1a"): "right",
        ("Ella Uphill Once", "1b.2"): "wrong",
        ("Ella Uphill Once", "1b.4"): "follows",
        ("Lars Nonsense", "1a"): "unread",
        ("Yara Spreadsheet", "1b.2"): "unread",
        ("Jens No Time", "3a"): "blank",
    }
    assert {key: at(english, *key).sign for key in signs} == signs


def test_a_class_is_marked_like_each_pupil_alone(english: ClassReport) -> None:
    variant = thirty("en").variants[0]
    for paper in english.papers[:6]:
        alone = mark_sheet(variant, dict(paper.entry.typed), language="en")
        assert paper.report == alone


def test_unread_answers_are_listed_with_what_was_typed_and_why(dutch: ClassReport) -> None:
    found = {(paper.entry.name, label): typed for paper, label, typed, _ in unread(dutch)}
    assert len(found) == 9
    assert found["Lars Nonsense", "1b.2"] == "=1+1"
    assert found["Yara Spreadsheet", "1b.2"] == "1-Feb"
    assert all(why for _, _, _, why in unread(dutch))


def table(worksheet: Worksheet, *cells: str) -> ClassReport:
    rows = [Row(1, ("name", *KEY)), Row(2, ("Bas", *cells))]
    return mark_class(worksheet, read_entries(rows, worksheet, "f"))


@pytest.mark.parametrize(("invalid", "maximum"), [("wrong", 18), ("skip", 12)])
def test_unread_answers_earn_nothing_or_are_left_out(invalid: str, maximum: int) -> None:
    worksheet = thirty("en")
    rows = [Row(1, ("name", *KEY)), Row(2, ("Lars", *(PUPILS["Lars Nonsense"].get(k, v) for k, v in KEY.items())))]
    entries = read_entries(rows, worksheet, "f")
    report = mark_class(worksheet, entries, invalid=invalid)  # type: ignore[arg-type]
    assert (report.papers[0].points, report.papers[0].maximum) == (12, maximum)


def test_a_whole_table_in_one_cell_is_taken_apart() -> None:
    worksheet = thirty("nl")
    rows = [Row(1, ("naam", "1a", "1b")), Row(2, ("Bas", "6θ", "24; 1,6\n9,6; 0,64"))]
    (paper,) = mark_class(worksheet, read_entries(rows, worksheet, "f")).papers
    assert paper.points == 5


def test_an_answer_that_a_variant_does_not_ask_is_listed_and_not_marked(two_variants: Worksheet) -> None:
    longer, shorter = two_variants.variants
    worksheet = two_variants.__class__(
        **{name: getattr(two_variants, name) for name in ("title", "language", "seed", "layout")},
        variants=(longer, shorter.__class__(2, shorter.code, shorter.exercises[:1])),
    )
    rows = [Row(1, ("naam", "variant", "1", "2a")), Row(2, ("Bas", "2", "x", "3"))]
    report = mark_class(worksheet, read_entries(rows, worksheet, "f"))
    assert ("2a", "3") in [(label, typed) for _, label, typed, _ in unread(report)]


def test_own_points_come_on_top() -> None:
    worksheet = thirty("en")
    rows = [Row(1, ("name", *KEY)), Row(2, ("Bas", *KEY.values()))]
    entries = read_entries(rows, worksheet, "f")
    report = mark_class(worksheet, entries, own={entries[0].who: Fraction(-1, 2)})
    assert report.papers[0].total == Fraction(35, 2)
