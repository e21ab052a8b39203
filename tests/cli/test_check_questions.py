"""Questions carry the labels that the sheet prints, and are found under what a pupil types for them."""

import pytest

from exgen.cli.check_questions import find_questions, questions, row_of


def test_tables_are_asked_cell_by_cell_and_a_single_part_has_no_letter(sheet_variant):
    assert [q.label for q in questions(sheet_variant)] == ["1a", "1b.1", "1b.2", "1b.3", "1b.4", "2"]


def test_the_points_of_the_questions_are_those_of_the_sheet(sheet_variant):
    asked = questions(sheet_variant)
    assert sum(q.points for q in asked) == sum(p.exercise.points for p in sheet_variant.exercises)


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("1a", "1a"),
        (" 1 A ", "1a"),
        ("1a)", "1a"),
        ("1b", "1b.1"),
        ("1b.3", "1b.3"),
        ("1 b . 3", "1b.3"),
        ("1", "1a"),
        ("2", "2"),
        ("2a", "2"),
    ],
)
def test_a_typed_label_finds_its_question(sheet_variant, typed, label):
    assert find_questions(questions(sheet_variant), typed)[0].label == label


@pytest.mark.parametrize("typed", ["", "3", "1c", "1b.5", "2b", "a", "1ab", "1a.1", "x", "-1", "9" * 500])
def test_a_label_that_is_not_on_the_sheet_finds_nothing(sheet_variant, typed):
    assert find_questions(questions(sheet_variant), typed) == ()


def test_a_row_is_what_is_left_of_it_from_the_cell_on(sheet_variant):
    asked = questions(sheet_variant)
    assert [q.label for q in row_of(asked, asked[1])] == ["1b.1", "1b.2"]
    assert [q.label for q in row_of(asked, asked[2])] == ["1b.2"]
    assert [q.label for q in row_of(asked, asked[0])] == ["1a"]


def test_the_label_of_a_table_means_all_its_cells(sheet_variant):
    found = find_questions(questions(sheet_variant), "1b")
    assert [q.label for q in found] == ["1b.1", "1b.2", "1b.3", "1b.4"]
