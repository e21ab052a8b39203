"""The terminal's eighty columns."""

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from exgen.render.columns import NO_BREAK, WIDTH, fold, misreads_text, table_text
from exgen.render.view import MisreadView, TableView

WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=12), min_size=1, max_size=60).map(" ".join)


@given(WORDS, st.sampled_from(["", "a) ", "12 "]), st.sampled_from(["", "3 p", "/ 0.5"]))
def test_folding_keeps_every_word_and_the_width(text: str, first: str, tail: str) -> None:
    folded = fold(text, first, tail)
    assert all(len(line) <= WIDTH for line in folded.splitlines())
    assert sorted(folded.split()) == sorted([*first.split(), *text.split(), *tail.split()])


def test_further_lines_hang_under_the_text() -> None:
    lines = fold("word " * 30, "a) ").splitlines()
    assert lines[0].startswith("a) word")
    assert all(line.startswith("   word") for line in lines[1:])


def test_further_lines_of_a_step_hang_behind_its_beginning() -> None:
    lines = fold("word " * 30, "", "1 p", hang=3).splitlines()
    assert lines[0].startswith("word")
    assert all(line.startswith("   word") for line in lines[1:])
    assert all(len(line) <= WIDTH for line in lines)


def test_wrong_answers_stand_in_a_column_beside_what_the_pupil_did() -> None:
    told = [("a", "4"), ("a", "4.8"), ("b", "x" * 40)]
    text = misreads_text([MisreadView(a, Markup(wrong), Markup("went uphill")) for a, wrong in told], 3)
    assert text.splitlines() == [
        "   a) 4" + " " * 34 + "went uphill",
        "      4.8" + " " * 32 + "went uphill",
        "   b) " + "x" * 40 + "  went uphill",
    ]


def test_what_is_earned_stands_at_the_right() -> None:
    assert fold("Find it.", "a) ", "2 p") == "a) Find it." + " " * (WIDTH - 14) + "2 p"


def test_a_formula_is_broken_only_when_a_line_cannot_hold_it() -> None:
    formula = NO_BREAK.join(["lr", "=", "0.1"])
    assert fold("x" * 74 + " " + formula).splitlines()[1] == "lr = 0.1"
    long = NO_BREAK.join(["x"] * 60)
    assert len(fold(long).splitlines()) == 2


def test_a_long_formula_breaks_before_relations_and_then_before_signs_but_not_in_brackets() -> None:
    sides = ["2x² − 11x + 15", "2x² − 6x − 5x + 15", "2x(x − 3) − 5(x − 3)", "(x − 3)(2x − 5)"]
    assert fold(" = ".join(sides).replace(" ", NO_BREAK), "", "1 p", indent=3).splitlines() == [
        "   2x² − 11x + 15 = 2x² − 6x − 5x + 15 = 2x(x − 3) − 5(x − 3)                1 p",
        "   = (x − 3)(2x − 5)",
    ]
    total = "J = Σ(i = 1 … n) " + " + ".join(["(a − b)"] * 8)
    assert fold(total.replace(" ", NO_BREAK)).splitlines() == [
        "J = Σ(i = 1 … n) " + " + ".join(["(a − b)"] * 6),
        "+ (a − b) + (a − b)",
    ]


def test_tables_line_up() -> None:
    table = TableView((Markup("step"), Markup("θ")), ((Markup("1"), Markup("3.8")), (Markup("2"), Markup(""))), 2.2)
    assert table_text(table) == "step |  θ\n-----+----\n 1   | 3.8\n 2   |"
