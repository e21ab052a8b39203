"""The student's dialogue, through every branch, typed into a pipe."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exgen.cli import check_session
from exgen.cli.check_marking import Marker
from exgen.cli.check_progress import Progress
from exgen.cli.check_text import Text
from exgen.registry import ids
from exgen.text import language
from exgen.worksheet.archive import encode
from exgen.worksheet.build import build
from exgen.worksheet.spec import Request, WorksheetSpec

ANSWERS = ["6θ", "24; 1.6", "9.6", "0.64", "4x^3 + 3x^2y^2", "2x^3y + 5y^4", "6x^2y"]


def lines(*typed: str) -> str:
    return "".join(f"{line}\n" for line in typed)


def test_all_right_ends_with_every_point_and_status_0(cli, sheet_file):
    ended = cli("check", sheet_file, typed=lines(*ANSWERS))
    assert ended.status == 0
    assert "Score: 8 of 8 points; 8 at the first try." in ended.out
    assert "still open" not in ended.out


def test_the_sheet_s_words_and_points_are_shown(cli, sheet_file):
    out = cli("check", sheet_file, typed=lines("stop")).out
    assert "Exercise 1 of 2: Gradient descent in one variable" in out
    assert "J(θ) = 3θ²" in out
    assert "(1 p)" in out


def test_a_wrong_answer_may_be_tried_again_but_the_first_try_is_remembered(cli, sheet_file):
    ended = cli("check", sheet_file, typed=lines("5θ", *ANSWERS))
    assert ended.status == 0
    assert "Not yet. Read as 5θ." in ended.out
    assert "Score: 8 of 8 points; 7 at the first try." in ended.out


def test_what_is_not_understood_is_no_try_and_shows_its_place(cli, sheet_file):
    ended = cli("check", sheet_file, typed=lines("6*", *ANSWERS))
    assert "  6*\n    ^\n" in ended.out
    assert "does not count as a try" in " ".join(ended.out.split())
    assert "8 at the first try" in ended.out


def test_options_are_shown_with_their_letter_or_without_the_name_they_have_inside(cli, tmp_path):
    spec = WorksheetSpec((Request("polynomial-vertex"), Request("sigmoid-values", 1)), (("", "Choices"),), "nl")
    sheet = tmp_path / "worksheet.json"
    sheet.write_bytes(encode(build(spec, seed=3, variants=[1])))
    out = cli("check", sheet, typed=lines("2b", "stop")).out + cli("check", sheet, typed=lines("1b", "stop")).out
    assert "A) z = " in out
    assert "– een minimum\n" in out
    assert "minimum)" not in out


@pytest.mark.parametrize("word", ["hint", "tip", "TIP"])
def test_there_are_two_hints_and_they_cost_nothing(cli, sheet_file, word):
    out = cli("check", sheet_file, typed=lines(word, word, word, *ANSWERS)).out
    assert "Hint 1:" in out
    assert "Hint 2:" in out
    assert "There are no more hints." in out
    assert "8 at the first try" in out


@pytest.mark.parametrize("word", ["solution", "oplossing"])
def test_a_part_whose_solution_was_asked_earns_nothing(cli, sheet_file, word):
    ended = cli("check", sheet_file, typed=lines(word, *ANSWERS[1:]))
    assert ended.status == 1
    assert "Answer: J′(θ) = 6θ" in ended.out
    assert "This part now earns no points." in ended.out
    assert "Score: 7 of 8 points; 7 at the first try." in ended.out


def test_the_solution_of_a_table_takes_the_whole_table(cli, sheet_file):
    ended = cli("check", sheet_file, typed=lines("6θ", "24", "solution", *ANSWERS[4:]))
    assert "0.64" in ended.out
    assert "Score: 4 of 8 points" in ended.out


def test_after_the_solution_later_parts_use_the_key(cli, sheet_file):
    ended = cli("check", sheet_file, typed=lines("5θ", "solution", "20", "24", *ANSWERS[1:], "stop"))
    assert "follows from" not in ended.out.partition("1b.2")[0]


def test_an_own_mistake_is_followed(cli, sheet_file):
    out = cli("check", sheet_file, typed=lines("5θ", "skip", "20", "stop")).out
    assert "follows from your J′(θ) = 5θ" in " ".join(out.split())


@pytest.mark.parametrize("word", ["skip", "overslaan"])
def test_a_skipped_question_is_asked_once_more_and_stays_open(cli, sheet_file, word):
    ended = cli("check", sheet_file, typed=lines(word, *ANSWERS[1:], word))
    assert ended.status == 1
    assert "That was the last part. One question is still open: 1a." in ended.out
    assert "You stopped." not in ended.out
    assert "1 question is still open: 1a." in ended.out.partition("Score:")[2]


def test_what_was_skipped_can_still_be_answered_at_the_end(cli, sheet_file):
    assert cli("check", sheet_file, typed=lines("skip", *ANSWERS[1:], ANSWERS[0])).status == 0


@pytest.mark.parametrize("back", ["back", "terug", "1a", "back 1a", "1A)"])
def test_one_can_go_back_to_an_earlier_part(cli, sheet_file, back):
    ended = cli("check", sheet_file, typed=lines("skip", back, *ANSWERS))
    assert ended.status == 0


def test_there_is_nothing_before_the_first_part(cli, sheet_file):
    assert "This is the first part." in cli("check", sheet_file, typed=lines("back", "stop")).out


def test_a_label_goes_to_its_part_or_cell(cli, sheet_file):
    out = cli("check", sheet_file, typed=lines("1b", "1b.3", "stop")).out
    assert "step = 1; θ = 4\n1b.1: J′(θ) = 1b.3" in out
    assert "step = 2\n1b.3: J′(θ) = stop" in out


def test_a_label_that_is_a_term_of_the_exercise_is_an_answer(cli, tmp_path):
    spec = WorksheetSpec((Request("partial-mixed", given=(("function", "a^3 + b"),)),) * 2, title=(("", "Terms"),))
    path = tmp_path / "terms.json"
    path.write_bytes(encode(build(spec, seed=1)))
    out = cli("check", path, typed=lines("back 2b", "1b", "back 1b", "stop")).out
    assert "Not yet. Read as b." in out
    assert out.rstrip().partition("You stopped.")[0].rstrip().endswith("1b: Z_b = stop")


def test_a_row_may_be_typed_at_once_with_a_cell_left_blank(cli, sheet_file):
    ended = cli("check", sheet_file, typed=lines("6θ", "; 1.6", "24", *ANSWERS[2:]))
    assert ended.status == 0


def test_the_first_wrong_cell_of_a_row_is_asked_again(cli, sheet_file):
    out = cli("check", sheet_file, typed=lines("6θ", "24; 1.7", "1.6", "stop")).out
    assert "1b.1: Correct." in out
    assert "1b.2: Not yet." in out


@pytest.mark.parametrize("word", ["help", "?", "hulp"])
def test_help_says_what_can_be_typed(cli, sheet_file, word):
    assert cli("check", sheet_file, typed=lines(word, "stop")).out.count("You can also type") == 2


def test_an_empty_line_is_no_try(cli, sheet_file):
    ended = cli("check", sheet_file, typed=lines("", "  ", *ANSWERS))
    assert "Type an answer, or help." in ended.out
    assert "8 at the first try" in ended.out


def test_the_end_of_the_input_leaves_a_summary(cli, sheet_file):
    ended = cli("check", sheet_file, typed=lines("6θ"))
    assert ended.status == 1
    assert "Score: 1 of 8 points" in ended.out


def test_an_interrupt_leaves_a_summary_and_keeps_the_answers(cli, sheet_file, monkeypatch):
    typed = iter(["6θ"])

    def ask(self: object, prompt: str) -> str:
        answer = next(typed, None)
        if answer is None:
            raise KeyboardInterrupt
        return answer

    with monkeypatch.context() as patched:
        patched.setattr("exgen.cli.screen.Screen.ask", ask)
        ended = cli("check", sheet_file)
    assert ended.status == 1
    assert "Score: 1 of 8 points" in ended.out
    assert "Go on where you stopped?" in cli("check", sheet_file, typed=lines("no", "stop")).out


def test_kept_answers_are_offered_again(cli, sheet_file):
    cli("check", sheet_file, typed=lines("5θ", "6θ", "24", "stop"))
    ended = cli("check", sheet_file, typed=lines("yes", "1.6", *ANSWERS[2:]))
    assert ended.status == 0
    assert "Score: 8 of 8 points; 7 at the first try." in ended.out


def test_one_may_begin_anew_and_an_answer_does_so_too(cli, sheet_file):
    cli("check", sheet_file, typed=lines("5θ", "stop"))
    assert "8 at the first try" in cli("check", sheet_file, typed=lines("no", *ANSWERS)).out
    cli("check", sheet_file, typed=lines("5θ", "stop"))
    assert "8 at the first try" in cli("check", sheet_file, typed=lines(*ANSWERS)).out


@pytest.mark.parametrize("word", ["stop", "no\nstop", ""])
def test_who_looks_in_and_leaves_loses_nothing(cli, sheet_file, word):
    cli("check", sheet_file, typed=lines("5θ", "stop"))
    cli("check", sheet_file, typed=lines(word) if word else "")
    assert "7 at the first try" in cli("check", sheet_file, typed=lines("yes", *ANSWERS)).out


def test_a_finished_sheet_is_not_offered_again(cli, sheet_file):
    cli("check", sheet_file, typed=lines(*ANSWERS))
    assert "Go on" not in cli("check", sheet_file, typed=lines("stop")).out


def test_the_dialogue_speaks_the_language_of_the_sheet(cli, dutch_file):
    answers = [a.replace(".", ",") for a in ANSWERS]
    ended = cli("check", dutch_file, typed=lines("tip", "5θ", "6*", "oplossing", *answers[1:-1], "overslaan"))
    out = " ".join(ended.out.split())
    assert "Oefening 1 van 2" in out
    assert "Tip 1:" in out
    assert "Dat klopt nog niet. Gelezen als 5θ. Probeer opnieuw of typ tip." in out
    assert "Dit telt niet als poging." in out
    assert "Dit deel levert nu geen punten meer op." in out
    assert "Klopt. Gelezen als 1,6." in out
    assert "Score: 6 van 8 punten; 6 bij de eerste poging." in out
    assert "1 vraag staat nog open: 2c." in out


class Paper:
    """A screen that types what it is given and remembers what is said."""

    terminal = True
    width = 80

    def __init__(self, typed: list[str]) -> None:
        self.typed = iter(typed)
        self.said: list[str] = []

    def say(self, text: str) -> None:
        self.said.append(text)

    def ask(self, prompt: str) -> str | None:
        return next(self.typed, None)


ORDERS = ["hint", "solution", "skip", "back", "help", "", "1b", "1b.2", "2c", "back 9", "24; 1.6", "6θ", "yes", "no"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("progress")


@settings(max_examples=60)
@given(st.lists(st.one_of(st.sampled_from(ORDERS), st.text(max_size=40)), max_size=8))
def test_whatever_is_typed_in_whatever_order_ends_with_a_score(sheet, folder, typed):
    (variant,) = sheet.variants
    speech, paper = language(sheet.language), Paper(typed)
    marker, text = Marker(variant, speech), Text(sheet, variant, speech, "ascii", paper.width)
    check_session.Session(marker, text, paper, Progress(variant, folder)).run()
    assert any(said.startswith("Score: ") for said in paper.said)


@pytest.mark.parametrize("name", ids())
def test_every_exercise_can_be_asked_and_explained(name, folder):
    sheet = build(WorksheetSpec((Request(name, level=3),), title=(("", name),)), seed=1, language="nl")
    (variant,) = sheet.variants
    speech = language("nl")
    marker = Marker(variant, speech)
    paper = Paper(["tip", "oplossing"] * len(marker.asked))
    text = Text(sheet, variant, speech, "utf-8", paper.width)
    check_session.Session(marker, text, paper, Progress(variant, folder)).run()
    assert paper.said[-1].startswith("Score: 0 van ")
    assert sum(said.strip().startswith("Dit deel levert") for said in paper.said) == len(
        variant.exercises[0].exercise.parts
    )


def test_no_line_is_wider_than_the_screen(cli, sheet_file, dutch_file):
    for file in (sheet_file, dutch_file):
        out = cli("check", file, typed=lines("hint", "hint", "5" * 60, "solution", "help", "stop")).out
        assert max(len(line) for line in out.splitlines()) <= 80


def test_the_session_needs_no_colour_and_no_cursor(cli, sheet_file):
    assert "\x1b" not in cli("check", sheet_file, typed=lines(*ANSWERS)).out
    assert check_session.__name__ in sys.modules


def test_a_decimal_comma_on_an_english_sheet_is_asked_about_where_two_values_can_stand(cli, sheet_file):
    ended = cli("check", sheet_file, typed=lines("6θ", "24,1", "24, 1.6", *ANSWERS[2:]))
    assert "24,1 can be one number or two. Write 24.1 or 24; 1. This does not count as a try." in " ".join(
        ended.out.split()
    )
    assert "Score: 8 of 8 points; 8 at the first try." in ended.out


def test_a_decimal_comma_on_a_dutch_sheet_is_one_number(cli, dutch_file):
    ended = cli("check", dutch_file, typed=lines("6θ", "24; 1,6", "9,6", "0,64", *ANSWERS[4:]))
    assert ended.status == 0
