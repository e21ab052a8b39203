"""A specification file says what it asks for, or what is wrong with it, where, and what would be right."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exgen.errors import UserError
from exgen.model import Layout
from exgen.worksheet.sheetfile import read_file, read_text
from exgen.worksheet.spec import Request, in_language

MINIMAL = '[[exercises]]\ngenerator = "wide"\n'

FULL = """
title = { en = "Slopes", nl = "Hellingen" }
language = "nl-be"
order = "shuffled"
instructions = "Rond niet af."
paper = "letter"
school = "Ons College"
minutes = 50
calculator = false
points = false
answer_space = false
large_print = true
readable = true
qr = false
theory = true

[[exercises]]
generator = "wide"
level = 1
count = 3
points = 2.5

[[exercises]]
generator = "wide"
points = "1/2"
given = { start = 1.1, rate = "0,25" }
"""


@pytest.mark.usefixtures("small")
class TestASpecification:
    def test_needs_only_a_generator(self) -> None:
        spec = read_text(MINIMAL, "my sheet.toml")
        assert spec.exercises == (Request("wide"),)
        assert (in_language(spec.title, "nl"), spec.language, spec.order) == ("my sheet", "en", "fixed")
        assert spec.layout == Layout()

    def test_can_say_everything(self) -> None:
        spec = read_text(FULL, "sheet.toml")
        assert [in_language(spec.title, code) for code in ("en", "nl", "nl_NL")] == ["Slopes", "Hellingen", "Hellingen"]
        assert (spec.language, spec.order) == ("nl_BE", "shuffled")
        assert in_language(spec.instructions, "en") == "Rond niet af."
        assert spec.layout == Layout(
            paper="letter",
            points=False,
            answer_space=False,
            large_print=True,
            readable=True,
            qr=False,
            theory=True,
            school="Ons College",
            minutes=50,
            calculator=False,
        )
        first, second = spec.exercises
        assert first == Request("wide", 1, 3, Fraction(5, 2))
        assert second.points == Fraction(1, 2)
        assert second.given == (("start", Fraction(11, 10)), ("rate", "0,25"))

    def test_may_come_from_windows(self, tmp_path: Path) -> None:
        path = tmp_path / "sheet.toml"
        path.write_bytes(b"\xef\xbb\xbf" + MINIMAL.replace("\n", "\r\n").encode())
        assert read_file(path).exercises == (Request("wide"),)
        assert read_file(path).source == str(path)


def exercise(lines: str) -> str:
    return f"{MINIMAL}\n[[exercises]]\n{lines}"


SWITCHES = ["calculator", "points", "answer_space", "large_print", "readable", "qr", "theory"]

REFUSED = [
    ("", "a worksheet needs at least one exercise; begin each with a line [[exercises]]"),
    ("exercises = 3", "exercises is a list of tables [[exercises]]"),
    ("exercises = [3]", "exercises is a list of tables [[exercises]]"),
    ("title = \n", "line 1, column 9: this is not TOML (Invalid value)"),
    ("a = 1\na = 2\n", "line 2, column 6: this is not TOML (Cannot overwrite a value)"),
    ('title = "', "end of document: this is not TOML (Unterminated string)"),
    ("x = " + "[" * 5000, "a number has too many digits, or lists are nested too deeply"),
    ("x = " + "9" * 5000, "a number has too many digits, or lists are nested too deeply"),
    ("title = Sheet\n", "line 1, column 9: this is not TOML (Invalid value); a text stands between quotes"),
    (
        "minutes = 0,5\n",
        "line 1, column 12: this is not TOML (Expected newline or end of document after a statement); one ",
    ),
    ("school\n", "line 1, column 7: this is not TOML (Expected '=' after a key in a key/value pair); a line is"),
    ("a = 1\na = 2\n", "line 2, column 6: this is not TOML (Cannot overwrite a value); this name is there twice"),
    ('[[exercise]]\ngenerator = "wide"\n', 'there is no key "exercise"; did you mean "exercises"?'),
    ("titel = 1\n" + MINIMAL, 'there is no key "titel"; did you mean "title"?'),
    ("answer-space = true\n" + MINIMAL, 'there is no key "answer-space"; did you mean "answer_space"?'),
    ("title = 3\n" + MINIMAL, "title is a text, or a table of texts by language, not 3"),
    ("title = { fr = 'Pentes' }\n" + MINIMAL, 'title: there is no language "fr"; there are en, nl, nl_BE, nl_NL'),
    ("title = { nl = 3 }\n" + MINIMAL, "title is a text, or a table of texts by language, not a table"),
    ("language = 'fr'\n" + MINIMAL, 'there is no language "fr"; there are en, nl, nl_BE, nl_NL'),
    ("language = 1\n" + MINIMAL, 'language is one of "en", "nl", "nl_BE", "nl_NL", not 1'),
    ("order = 'random'\n" + MINIMAL, 'order is "fixed" or "shuffled", not "random"'),
    ("paper = 'A4'\n" + MINIMAL, 'paper is "a4" or "letter", not "A4"'),
    ("school = []\n" + MINIMAL, "school is a text, not a list"),
    ("minutes = 2.5\n" + MINIMAL, "minutes is a whole number from 1 to 600, not 2.5"),
    ("minutes = 0\n" + MINIMAL, "minutes is a whole number from 1 to 600, not 0"),
    *((f"{name} = 'yes'\n{MINIMAL}", f'{name} is true or false, not "yes"') for name in SWITCHES),
    (exercise("level = 2"), 'exercise 2: "generator" is missing; it is a text such as "descent-1d"'),
    (exercise('generator = "widest"'), 'exercise 2: no generator "widest"'),
    (exercise('generator = "wide"\nlevel = 4'), "exercise 2: level is 1, 2 or 3, not 4"),
    (exercise('generator = "wide"\nlevel = "2"'), 'exercise 2: level is 1, 2 or 3, not "2"'),
    (exercise('generator = "wide"\ncount = true'), "exercise 2: count is a whole number from 1 to 100, not true"),
    (exercise('generator = "wide"\ncount = 101'), "exercise 2: count is a whole number from 1 to 100, not 101"),
    (exercise('generator = "wide"\ncuont = 3'), 'exercise 2: there is no key "cuont"; did you mean "count"?'),
    (
        exercise('generator = "wide"\npoints = true'),
        'exercise 2: points is a number or a fraction such as "1/2", not true',
    ),
    (
        exercise('generator = "wide"\npoints = "x"'),
        'exercise 2: points is a number or a fraction such as "1/2", not "x"',
    ),
    (exercise('generator = "wide"\npoints = 1e99'), 'exercise 2: points is a number or a fraction such as "1/2", not'),
    (exercise('generator = "wide"\npoints = "1/0"'), "exercise 2: points is a number or a fraction"),
    (exercise('generator = "wide"\npoints = 0'), "exercise 2: points are more than 0 and at most 1000, not 0"),
    (exercise('generator = "wide"\ngiven = 3'), "exercise 2: given is a table of the generator's given values, not 3"),
    (exercise('generator = "wide"\ngiven = { start = true }'), "exercise 2: true cannot be given"),
    (exercise('generator = "wide"\ngiven = { start = nan }'), "exercise 2: NaN cannot be given"),
    (exercise('generator = "wide"\ngiven = { start = 1e999999999 }'), "exercise 2: 1E+999999999 cannot be given"),
    (exercise('generator = "wide"\ngiven = { start = 1979-05-27 }'), "exercise 2: 1979-05-27 cannot be given"),
    (exercise('generator = "wide"\ngiven = { start = "x" }'), 'exercise 2: "x" is no number'),
    (
        exercise('generator = "wide"\ngiven = { begin = 1 }'),
        "exercise 2: wide has no given 'begin'; it has start, rate",
    ),
    (exercise('generator = "wide"\ngiven = { rate = 1 }'), "exercise 2: wide also needs start where you state rate"),
    (exercise('generator = "wide"\ncount = 2\ngiven = { start = 1 }'), "exercise 2: a stated given makes one exercise"),
    (exercise('generator = "wide"\ncount = 100'), "a worksheet has at most 100 exercises, this one asks 101"),
]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(("text", "sentence"), REFUSED, ids=range(len(REFUSED)))
def test_a_mistake_is_named_with_its_place_and_the_remedy(text: str, sentence: str) -> None:
    with pytest.raises(UserError) as caught:
        read_text(text, "sheet.toml")
    assert str(caught.value).startswith(f"sheet.toml: {sentence}")
    assert "\n" not in str(caught.value)


def test_an_unknown_generator_is_named_with_a_near_one() -> None:
    text = '[[exercises]]\ngenerator = "descent-1d"\n[[exercises]]\ngenerator = "partial-mixt"\n'
    with pytest.raises(UserError) as caught:
        read_text(text, "sheet.toml")
    assert str(caught.value) == 'sheet.toml: exercise 2: no generator "partial-mixt"; did you mean "partial-mixed"?'


class TestAFile:
    def test_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(UserError, match=r"gone\.toml: there is no such file"):
            read_file(tmp_path / "gone.toml")

    def test_that_is_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(UserError, match="this is a folder, not a file"):
            read_file(tmp_path)

    def test_that_is_no_text(self, tmp_path: Path) -> None:
        (tmp_path / "sheet.toml").write_bytes(b"title = '\xff'")
        with pytest.raises(UserError, match=r"sheet\.toml: this is no text in UTF-8"):
            read_file(tmp_path / "sheet.toml")

    def test_that_is_too_large(self, tmp_path: Path) -> None:
        (tmp_path / "sheet.toml").write_bytes(b"#" * 2_000_000)
        with pytest.raises(UserError, match="too large"):
            read_file(tmp_path / "sheet.toml")


@given(st.text(max_size=60) | st.text("[]={}\"'\n,exercisgntor 1.", max_size=60))
def test_any_text_is_a_specification_or_refused_by_name(text: str) -> None:
    with pytest.raises(UserError, match=r"^sheet\.toml: "):
        read_text(text, "sheet.toml")
