"""Questions carry the labels that the sheet prints, and are found under what a pupil types for them."""

from dataclasses import replace

import pytest

from exgen.cli.check_questions import find_questions, questions, row_of, shortened
from exgen.model import Variant


@pytest.fixture
def with_single(sheet_variant: Variant) -> Variant:
    """The sheet with a third exercise of one part, which is a table, and a fourth of one number."""
    descent = sheet_variant.exercises[0]
    parts = descent.exercise.parts
    table = replace(descent, number=3, exercise=replace(descent.exercise, parts=parts[1:]))
    single = replace(descent, number=4, exercise=replace(descent.exercise, parts=parts[:1]))
    return replace(sheet_variant, exercises=(*sheet_variant.exercises, table, single))


def test_tables_are_asked_cell_by_cell_and_a_single_part_has_no_letter(with_single):
    labels = [q.label for q in questions(with_single)]
    first = ["1a", "1b.1", "1b.2", "1b.3", "1b.4", "2a", "2b", "2c"]
    assert labels == [*first, "3.1", "3.2", "3.3", "3.4", "4"]


def test_the_points_of_the_questions_are_those_of_the_sheet(sheet_variant):
    asked = questions(sheet_variant)
    assert sum(q.points for q in asked) == sum(p.exercise.points for p in sheet_variant.exercises)


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("1a", "1a"),
        (" 1 A ", "1a"),
        ("1a)", "1a"),
        ("01a", "1a"),
        ("1b", "1b.1"),
        ("1b.3", "1b.3"),
        ("1 b . 3", "1b.3"),
        ("1", "1a"),
        ("2c", "2c"),
        ("3", "3.1"),
        ("3.2", "3.2"),
        ("3a.2", "3.2"),
        ("4", "4"),
        ("4a", "4"),
    ],
)
def test_a_typed_label_finds_its_question(with_single, typed, label):
    assert find_questions(questions(with_single), typed)[0].label == label


@pytest.mark.parametrize("typed", ["", "5", "2d", "1b.5", "4b", "a", "1ab", "1a.1", "x", "-1", "9" * 500])
def test_a_label_that_is_not_on_the_sheet_finds_nothing(with_single, typed):
    assert find_questions(questions(with_single), typed) == ()


def test_a_row_is_what_is_left_of_it_from_the_cell_on(sheet_variant):
    asked = questions(sheet_variant)
    assert [q.label for q in row_of(asked, asked[1])] == ["1b.1", "1b.2"]
    assert [q.label for q in row_of(asked, asked[2])] == ["1b.2"]
    assert [q.label for q in row_of(asked, asked[0])] == ["1a"]


def test_the_label_of_a_table_means_all_its_cells(sheet_variant):
    found = find_questions(questions(sheet_variant), "1b")
    assert [q.label for q in found] == ["1b.1", "1b.2", "1b.3", "1b.4"]


def test_a_table_without_any_answer_is_named_once(sheet_variant):
    asked = questions(sheet_variant)
    every = [q.label for q in asked]
    assert shortened(asked, every) == "1a, 1b, 2a, 2b, 2c"
    assert shortened(asked, every[2:]) == "1b.2, 1b.3, 1b.4, 2a, 2b, 2c"
    assert shortened(asked, []) == ""
