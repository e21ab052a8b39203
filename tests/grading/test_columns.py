"""What the head of a table means, in any language and with any way of writing a label."""

import pytest
from class_of_thirty import KEY, thirty

from exgen.errors import UserError
from exgen.grading.columns import headings, labelled, read_head, union
from exgen.model import Worksheet
from exgen.text import language


def answers(*cells: str, worksheet: Worksheet) -> list[str]:
    return [label for label, _ in read_head(cells, worksheet.variants, "f").answers]


def test_every_place_of_the_sheet_has_its_printed_label() -> None:
    assert [each.label for each in labelled(thirty("en").variants[0])] == list(KEY)


def test_the_only_part_of_an_exercise_has_no_letter(two_variants: Worksheet) -> None:
    assert [label for label, _ in union(two_variants.variants)][:2] == ["1", "2a"]


def test_the_head_of_the_template_has_the_points() -> None:
    head = headings(thirty("en").variants, language("en"))
    assert head[:5] == ("Name", "Number", "Variant", "1a (1 p)", "1b.1 (1 p)")
    assert "3a (2 p)" in head


@pytest.mark.parametrize("code", ["en", "nl", "nl_BE", "nl_NL"])
def test_the_head_of_the_template_is_understood(code: str) -> None:
    worksheet = thirty(code)
    head = read_head(headings(worksheet.variants, language(code)), worksheet.variants, "f")
    assert [who for who, _ in head.who] == ["name", "number", "variant"]
    assert [label for label, _ in head.answers] == list(KEY)


@pytest.mark.parametrize("cell", ["1b.2", "1B.2", "1b. 2", "1b.2)", "1b.2 (1 p)", "1.steps.1.new_theta"])
def test_a_label_may_be_written_in_many_ways(cell: str) -> None:
    worksheet = thirty("en")
    head = read_head(("naam", cell), worksheet.variants, "f")
    assert len(head.answers) == 1


def test_a_whole_table_may_have_one_column() -> None:
    assert answers("name", "1a", "1b", worksheet=thirty("en")) == ["1a", "1b"]


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (("name", "1a", "9z"), 'f: no sheet has a part "9z"'),
        (("name", "1a", "1b.22"), 'f: no sheet has a part "1b.22"; did you mean "1b.2"?'),
        (("name", "1a", "1A"), 'f: there are two columns "1A"'),
        (("name", "1b", "1b.2"), "f: the columns 1b and 1b.2 are for the same answer"),
        (("name", "variant"), "f: the first row names no part of the sheet, such as 1a"),
        (("1a", "1b.1"), "f: there is no column with the names or numbers of the pupils"),
    ],
)
def test_a_head_that_cannot_be_understood_is_refused(cells: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(UserError) as refused:
        read_head(cells, thirty("en").variants, "f")
    assert str(refused.value).startswith(sentence)
