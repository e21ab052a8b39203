"""What the sheet's view decides: letters, room for answers, points, where figures stand."""

from dataclasses import replace
from fractions import Fraction

import pytest
import samples

from exgen.formula.build import formula
from exgen.formula.tree import Blank, Symbol, msg
from exgen.model import ChoiceAnswer, DataTable, Exercise, NumberAnswer, Option, Part, Space
from exgen.registry import generate, ids
from exgen.render.formats import load_format
from exgen.render.formatter import Formatter
from exgen.render.sheet import sheet_document
from exgen.render.space import space_view
from exgen.render.theory import TheoryBoxes
from exgen.render.view import DocumentView, ExerciseView, PartView
from exgen.text import language


def document(*exercises: Exercise, language_code: str = "en", **layout: object) -> DocumentView:
    sheet = samples.worksheet(*exercises, language=language_code, **layout)
    return sheet_document(sheet, Formatter(load_format("text"), language(language_code)))


def exercise(made: Exercise, **layout: object) -> ExerciseView:
    return document(made, **layout).variants[0].exercises[0]


def part(space: Space, **layout: object) -> PartView:
    only = Part("p", msg("How much?"), NumberAnswer(formula(1)), Fraction(1), space)
    return exercise(replace(samples.partial_mixed(), parts=(only,)), **layout).parts[0]


def test_parts_have_letters_and_a_single_part_has_none() -> None:
    assert [p.letter for p in exercise(samples.partial_mixed()).parts] == ["a", "b", "c"]
    assert part(Space()).letter == ""


def test_points_add_up_to_the_total_that_is_printed() -> None:
    assert document().total == "25.5"
    assert exercise(samples.reading_a_graph()).points.replace("\u00a0", " ") == "3.5 p"


def test_numbers_are_written_in_the_language_of_the_sheet() -> None:
    assert document(language_code="nl").total == "25,5"
    assert exercise(samples.reading_a_graph()).parts[2].points == "0.5"


def test_a_line_is_as_wide_as_asked_but_not_wider_than_the_paper() -> None:
    narrow, wide = part(Space("line", 3)).space.line, part(Space("line", 40)).space.line
    assert narrow is not None
    assert wide is not None
    assert narrow.width == 3
    assert wide.width < 16.5


def test_there_are_at_least_two_lines_to_write_on() -> None:
    assert part(Space("lines", lines=1)).space.lines == 2
    assert part(Space("lines", lines=7)).space.lines == 7
    assert part(Space("lines", height=4)).space.lines == 5


def test_squares_are_five_millimetres() -> None:
    grid = part(Space("grid", 8, 5)).space.grid
    assert grid is not None
    assert (grid.across, grid.down) == (16, 10)


def test_a_table_shows_what_is_given_and_leaves_the_rest_to_fill_in() -> None:
    table = exercise(samples.descent_1d()).parts[1].space.table
    assert table is not None
    assert table.rows == (("1", "5", "", ""), ("2", "", "", ""))
    assert table.column >= 2.2


def test_columns_share_the_width_where_there_are_many() -> None:
    made = samples.descent_1d()
    table = made.parts[1].answer
    many = replace(table, columns=table.columns * 3, rows=tuple(row * 3 for row in table.rows))
    made = replace(made, parts=(replace(made.parts[1], answer=many),))
    view = exercise(made).parts[0].space.table
    assert view is not None
    assert view.total <= 16.5


@pytest.mark.parametrize("count", range(2, 12))
def test_columns_and_their_rules_are_not_wider_than_the_text(count: int) -> None:
    made = samples.descent_1d()
    table = made.parts[1].answer
    columns, row = table.columns[:1] * count, table.rows[0][:1] * count
    wide = replace(made.parts[1], answer=replace(table, columns=columns, rows=(row,), carry=()))
    view = exercise(replace(made, parts=(wide,))).parts[0].space.table
    assert view is not None
    assert sum(round(width, 2) for width in view.columns) + 0.015 <= 16.5 - 0.8


def test_a_column_that_names_the_rows_leaves_its_room_to_the_others() -> None:
    rows = tuple((Symbol(name), Blank(7.5)) for name in "xyz")
    made = replace(samples.partial_mixed(), statement=(DataTable((msg("row"), msg("signs")), rows),))
    table = exercise(made).blocks[0].table
    assert table is not None
    assert table.columns == (2.5, 12.5)
    assert table.total == 15


def test_the_number_of_rows_does_not_tell_the_number_of_points() -> None:
    table = exercise(samples.long_exercise()).parts[0].space.table
    assert table is not None
    assert len(table.rows) == 4
    assert not any(cell for row in table.rows for cell in row)


def test_a_choice_has_its_boxes_and_long_options_a_line_each() -> None:
    short = exercise(samples.reading_a_graph()).parts[0].space
    assert [(o.name, o.label) for o in short.options] == [("a", "it rises"), ("b", "it falls"), ("c", "neither")]
    assert not short.stacked
    assert short.per_row == 3
    assert exercise(samples.long_exercise()).parts[-1].space.stacked


@pytest.mark.parametrize(("count", "large", "per_row"), [(8, False, 4), (5, False, 5), (5, True, 3)])
def test_options_that_need_several_rows_share_them_evenly(count: int, large: bool, per_row: int) -> None:
    options = tuple(Option(str(n), msg("arrow {n}", n=n)) for n in range(1, count + 1))
    choice = replace(samples.reading_a_graph().parts[0], answer=ChoiceAnswer(options, "1"))
    formatter = Formatter(load_format("text"), language("en"), large=large)
    assert space_view(choice, formatter, 16.5, wanted=True).per_row == per_row


@pytest.mark.parametrize("layout", [{}, {"answer_space": False}])
def test_letters_stand_alone_where_the_statement_says_what_they_are(layout: dict[str, object]) -> None:
    made = samples.long_exercise()
    lettered = replace(made.parts[-1], space=Space("letters"))
    space = exercise(replace(made, parts=(lettered,)), **layout).parts[0].space
    assert [o.name for o in space.options] == [""] * len(space.options)
    assert [o.label for o in space.options] == ["a", "b", "c"][: len(space.options)]
    assert not space.stacked
    assert space.line is None


def test_a_compact_sheet_keeps_only_what_belongs_to_the_question() -> None:
    spaces = [p.space for e in document(answer_space=False).variants[0].exercises for p in e.parts]
    assert not any(s.lines or s.grid or s.line for s in spaces)
    assert sum(s.table is not None for s in spaces) == 1
    assert sum(bool(s.options) for s in spaces) == 2


@pytest.mark.parametrize("layout", [{}, {"answer_space": False}, {"large_print": True}, {"paper": "letter"}])
def test_the_layout_changes_no_exercise(layout: dict[str, object]) -> None:
    def asked(view: DocumentView) -> list[object]:
        return [(e.title, e.blocks, [(p.letter, p.prompt) for p in e.parts]) for e in view.variants[0].exercises]

    assert asked(document(**layout)) == asked(document())


def test_the_rounding_rule_is_told_only_where_something_is_rounded() -> None:
    assert any("unrounded" in note for note in document(samples.descent_1d()).notes)
    assert not document(samples.partial_mixed()).notes


def test_time_and_calculator_are_told_where_the_teacher_sets_them() -> None:
    notes = document(samples.partial_mixed(), minutes=45, calculator=False).notes
    assert list(notes) == ["Time: 45 minutes", "Calculator: no"]


def test_theory_is_told_once_for_a_topic() -> None:
    twice = document(samples.descent_1d(), samples.descent_1d(), theory=True).variants[0].exercises
    assert [bool(e.theory) for e in twice] == [True, False]
    assert not any(e.theory for e in document().variants[0].exercises)


def figures_of(made: Exercise) -> ExerciseView:
    formatter = Formatter(load_format("typst"), language("en"))
    return sheet_document(samples.worksheet(made), formatter).variants[0].exercises[0]


def test_a_small_figure_stands_beside_the_text_and_a_large_one_below() -> None:
    made = samples.reading_a_graph()
    beside = figures_of(made)
    assert beside.beside is not None
    assert beside.wrapped
    large = figures_of(replace(made, figures=(replace(made.figures[0], width=9.0),)))
    assert large.beside is None
    assert len(large.figures) == 1


def test_paper_for_a_sketch_is_room_that_a_compact_sheet_leaves_out() -> None:
    made = generate("polynomial-vertex", level=1, seed=1)
    view = figures_of(made)
    assert view.wrapped
    assert view.beside is not None
    formatter = Formatter(load_format("typst"), language("en"))
    sheet = samples.worksheet(made, answer_space=False)
    assert sheet_document(sheet, formatter).variants[0].exercises[0].beside is None


def test_a_figure_of_the_key_is_not_on_the_sheet() -> None:
    view = figures_of(samples.descent_1d())
    assert view.beside is None
    assert not view.figures


def test_a_figure_of_a_part_stands_in_the_part() -> None:
    made = samples.reading_a_graph()
    first, *rest = made.parts
    view = figures_of(replace(made, parts=(replace(first, figure="graph"), *rest)))
    assert view.beside is None
    assert len(view.parts[0].figures) == 1


def test_equal_figures_are_drawn_once() -> None:
    formatter = Formatter(load_format("typst"), language("en"))
    sheet_document(samples.worksheet(samples.reading_a_graph(), pupils=("A", "B")), formatter)
    assert len(formatter.files) == 1


@pytest.mark.parametrize("generator", ids())
def test_every_topic_has_its_theory_in_both_languages(generator: str) -> None:
    told = {}
    for code in ("en", "nl"):
        formatter = Formatter(load_format("text"), language(code))
        told[code] = TheoryBoxes(formatter, wanted=True).before(generator)
        assert len(told[code]) >= 2
    assert not set(told["en"]) & set(told["nl"])


@pytest.mark.parametrize(
    ("generator", "word"),
    [
        ("polynomial-roots", "factors"),
        ("polynomial-tangent", "tangent"),
        ("hessian", "saddle"),
        ("descent-neuron", "sigmoid"),
        ("descent-2d", "step"),
        ("descent-linear-regression", "MSE"),
        ("gradient-field", "gradient"),
    ],
)
def test_theory_fits_the_topic(generator: str, word: str) -> None:
    boxes = TheoryBoxes(Formatter(load_format("text"), language("en")), wanted=True)
    assert word in " ".join(boxes.before(generator))


def test_a_number_in_the_class_is_printed() -> None:
    made = samples.worksheet(samples.partial_mixed(), pupils=("Zoë",))
    numbered = replace(made, variants=(replace(made.variants[0], class_number="7"),))
    view = sheet_document(numbered, Formatter(load_format("text"), language("en")))
    assert view.variants[0].class_number == "7"


def test_large_print_enlarges_figures_but_not_beyond_the_paper() -> None:
    formatter = Formatter(load_format("html"), language("en"), large=True)
    figure = next(f for f in samples.reading_a_graph().figures if f.where != "key")
    plain = Formatter(load_format("html"), language("en")).figure(figure)
    large = formatter.figure(figure)
    wide = formatter.figure(replace(figure, width=15.5, height=6.0))
    assert plain is not None
    assert large is not None
    assert wide is not None
    assert large.width == pytest.approx(plain.width * 1.5)
    assert wide.width == 15.5
