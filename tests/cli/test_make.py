"""Worksheets from the command line: what is written, what is said, and what goes wrong in words."""

import os
from pathlib import Path

import pytest

from exgen.worksheet import archive

EASY = ("make", "--exercise", "descent-1d:1", "--format", "tex", "--seed", "3")


def written(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")}


def test_the_default_is_a_preset_with_a_fresh_seed_that_is_told(cli):
    ended = cli("make", "--format", "json")
    assert ended.status == 0
    said = dict(line.split(None, 1) for line in ended.out.splitlines())
    path = Path(said["wrote"])
    worksheet = archive.read(path)
    assert said["seed"] == str(worksheet.seed)
    assert said["code"] == worksheet.variants[0].code
    assert path.parent.name.endswith(said["code"])
    assert path.parts[0] == "output"


def test_pdf_and_what_can_be_edited_are_made_by_default(cli):
    ended = cli("make", "--exercise", "descent-1d", "--seed", "3", "--engine", "typst", "--out", "here")
    assert ended.status == 0
    assert {"worksheet.pdf", "key.pdf", "worksheet.tex", "key.tex", "worksheet.json"} <= written(Path("here"))
    assert Path("here/worksheet.pdf").read_bytes().startswith(b"%PDF")
    assert "engine    typst" in ended.out.lower()


def test_formats_may_be_listed_or_repeated(cli):
    cli(*EASY[:3], "--seed", "3", "--format", "html,text", "--format", "json", "--out", "here")
    assert written(Path("here")) == {"worksheet.html", "key.html", "worksheet.txt", "key.txt", "worksheet.json"}


def test_the_same_command_gives_the_same_bytes_and_says_so_again(cli):
    first = cli(*EASY, "--out", "a")
    cli(*EASY, "--out", "b")
    assert cli(*EASY, "--out", "a").out == first.out
    assert written(Path("a")) == written(Path("b"))
    for name in written(Path("a")):
        assert Path("a", name).read_bytes() == Path("b", name).read_bytes()


def test_variants_differ_and_the_archive_holds_them_all(cli):
    ended = cli(*EASY, "--variants", "4", "--out", "a")
    worksheet = archive.read(Path("a/worksheet.json"))
    assert len({variant.exercises[0].exercise.given for variant in worksheet.variants}) == 4
    assert worksheet.variants[-1].code in ended.out


def test_what_a_teacher_says_about_the_looks_is_kept(cli):
    looks = ("--title", "Test 1", "--school", "S", "--instructions", "I", "--minutes", "30", "--paper", "letter")
    switches = ("--large-print", "--no-points", "--compact", "--readable", "--no-qr", "--theory", "--no-calculator")
    assert cli(*EASY, *looks, *switches, "--language", "nl", "--out", "a").status == 0
    worksheet = archive.read(Path("a/worksheet.json"))
    layout = worksheet.layout
    assert (worksheet.title, worksheet.language) == ("Test 1", "nl")
    assert (layout.school, layout.instructions, layout.minutes, layout.paper) == ("S", "I", 30, "letter")
    assert (layout.large_print, layout.readable, layout.theory) == (True, True, True)
    assert (layout.points, layout.answer_space, layout.qr, layout.calculator) == (False, False, False, False)


def test_every_name_of_a_class_list_gets_a_variant(cli):
    Path("class.csv").write_text("Nr;Naam\n1;Zoë Janssens\n2;Łukasz\n", encoding="utf-8")
    cli(*EASY, "--students", "class.csv", "--out", "a")
    assert [v.pupil for v in archive.read(Path("a/worksheet.json")).variants] == ["Zoë Janssens", "Łukasz"]


def test_a_class_is_made_whole_and_cut_for_each_pupil(cli):
    Path("class.csv").write_text("Nr;Naam\n4;Zoë\n7;Łukasz\n", encoding="utf-8")
    split = ("--format", "pdf", "--engine", "typst", "--split", "--out", "a")
    ended = cli("make", "--exercise", "descent-1d:1", "--seed", "3", "--students", "class.csv", *split)
    assert ended.status == 0
    assert "2 PDFs" in ended.out
    assert {"worksheet.pdf", "key.pdf"} <= written(Path("a"))
    for folder in ("worksheets", "keys"):
        assert written(Path("a", folder)) == {"04-zoe.pdf", "07-łukasz.pdf"}
    assert archive.read(Path("a/worksheet.json")).variants[1].class_number == "7"


def test_cutting_needs_a_pdf(cli):
    assert "add pdf to --format" in cli(*EASY, "--split").err


def test_a_file_changed_by_hand_is_kept_unless_forced(cli):
    cli(*EASY, "--out", "a")
    edited = Path("a/worksheet.tex")
    edited.write_text("mine")
    ended = cli(*EASY, "--out", "a")
    assert ended.status == 0
    assert "--force" in ended.err
    assert edited.read_text() == "mine"
    cli(*EASY, "--out", "a", "--force")
    assert edited.read_text() != "mine"


def test_a_secret_sheet_comes_again_from_its_archive_and_differs_without(cli):
    cli(*EASY, "--secret", "--out", "a")
    first = Path("a/worksheet.json").read_bytes()
    cli(*EASY, "--secret", "--out", "a")
    cli(*EASY, "--secret", "--out", "b")
    assert Path("a/worksheet.json").read_bytes() == first
    assert archive.decode_secret(Path("b/worksheet.json").read_bytes()) != archive.decode_secret(first)


def test_an_interrupt_leaves_finished_files_and_no_half_ones(cli, monkeypatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("exgen.render.pdf.make_pdfs", interrupted)
        ended = cli("make", "--exercise", "descent-1d", "--seed", "3", "--out", "a")
    assert ended.status == 130
    assert written(Path("a")) == {"worksheet.json", "worksheet.tex", "key.tex"}
    assert not [name for name in os.listdir("a") if name.endswith(".part")]


def test_an_engine_that_fails_costs_nothing_that_was_made(cli, monkeypatch):
    monkeypatch.setenv("PATH", "")
    from exgen.render import tex

    tex.trouble.cache_clear()
    ended = cli("make", "--exercise", "descent-1d", "--engine", "latex", "--out", "a")
    tex.trouble.cache_clear()
    assert ended.status == 2
    assert ended.err.count("\n") == 1
    assert "worksheet.tex" in written(Path("a"))


def test_a_fall_back_to_typst_is_explained(cli, monkeypatch):
    monkeypatch.setenv("PATH", "")
    from exgen.render import tex

    tex.trouble.cache_clear()
    ended = cli("make", "--exercise", "descent-1d", "--format", "pdf", "--out", "a")
    tex.trouble.cache_clear()
    assert ended.status == 0
    assert "engine    typst" in ended.out.lower()
    assert "not installed" in ended.err
    assert written(Path("a")) == {"worksheet.json", "worksheet.tex", "key.tex", "worksheet.pdf", "key.pdf"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--seed", "-1"], "a seed is a whole number from 0 to 33,554,431"),
        (["--seed", "33554432"], "a seed is a whole number from 0 to 33,554,431"),
        (["--variants", "0"], "from 1 to 1,024"),
        (["--variants", "1025"], "from 1 to 1,024"),
        (["--exercise", "descent-1"], 'did you mean "descent-1d"?'),
        (["--exercise", "descent-1d:4"], "there is no level 4"),
        (["--exercise", "descent-1d:x"], "ID:LEVEL"),
        (["gradient-desent"], 'did you mean "gradient-descent"?'),
        (["gone.toml"], "gone.toml"),
        (["gradient-descent", "--exercise", "descent-1d"], "not from both"),
        (["--format", "docx"], 'there is no format "docx"'),
        (["--engine", "word", "--exercise", "descent-1d"], 'there is no engine "word"'),
        (["--language", "fr"], 'there is no language "fr"'),
        (["--students", "gone.csv"], "gone.csv: there is no such file"),
        (["--templates", "gone"], "gone"),
    ],
)
def test_bad_input_is_told_in_one_sentence(cli, arguments, said):
    ended = cli("make", *arguments)
    assert ended.status == 2
    assert said in ended.err
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("title = ", "broken.toml"),
        ('title = "x"', "at least one exercise"),
        ('[[exercises]]\ngenerator = "descent-1"', 'did you mean "descent-1d"?'),
        ('[[exercises]]\ngenerator = "descent-1d"\nlevel = 4', "level is 1, 2 or 3"),
        ('[[exercises]]\ngenerator = "descent-1d"\nlevle = 2', 'did you mean "level"?'),
        (
            '[[exercises]]\ngenerator = "descent-1d"\n[exercises.given]\n'
            'function = "3θ^"\nstart = 1\nlearning_rate = "0.1"',
            "function",
        ),
    ],
)
def test_a_broken_specification_names_file_and_place(cli, content, said):
    Path("broken.toml").write_text(content, encoding="utf-8")
    ended = cli("make", "broken.toml")
    assert ended.status == 2
    assert "broken.toml" in ended.err
    assert said in ended.err
    assert ended.err.count("\n") == 1


def test_a_folder_that_may_not_be_written_is_named(cli, monkeypatch):
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("exgen.worksheet.files.os.replace", refused)
    ended = cli(*EASY, "--out", "a")
    assert ended.status == 2
    assert "you may not write here" in ended.err
    assert not written(Path("a"))


def test_an_unknown_engine_is_refused_before_anything_is_made(cli):
    cli(*EASY, "--engine", "word", "--out", "a")
    assert not Path("a").exists()


def test_a_file_in_the_way_of_a_folder_is_named(cli):
    Path("a").write_text("")
    ended = cli(*EASY, "--out", "a")
    assert ended.status == 2
    assert "a file stands where a folder is needed" in ended.err


def test_piped_output_has_no_progress(cli):
    ended = cli(*EASY, "--variants", "3", "--out", "a")
    assert ended.err == ""
    assert "\r" not in ended.out


def test_a_dutch_sheet_is_reported_in_dutch(cli, tmp_path):
    made = tmp_path / "blad"
    order = ("make", "gradient-descent", "--seed", "3", "--variants", "2", "--format", "tex", "--out", made)
    ended = cli(*order, "--language", "nl")
    assert "varianten 2, de laatste met code" in ended.out
    assert f"gemaakt   {made / 'worksheet.tex'}" in ended.out
    (made / "worksheet.tex").write_text("van mij")
    kept = cli(*order, "--language", "nl")
    assert kept.err.startswith("let op: ")
    assert "is niet geschreven: het bestand is veranderd sinds exgen het maakte" in kept.err
    assert "wrote" in cli(*order[:-1], tmp_path / "sheet").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "docx"], 'there is no format "docx"; there are pdf, html, tex, txt, typ, json'),
        (["--paper", "a5"], '--paper is a4 or letter, not "a5"'),
        (["--students"], "--students needs a value behind it"),
        (["--halp"], 'there is no option --halp; did you mean "--help"?'),
    ],
)
def test_what_cannot_be_asked_is_told_with_what_can(cli, arguments, said):
    ended = cli("make", *arguments)
    assert ended.status == 2
    assert said in ended.err
