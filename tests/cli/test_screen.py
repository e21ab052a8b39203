"""What cannot be shown is written as one would type it; nothing ever fails."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exgen.cli.screen import Progress, caret, columns, fit, wrapped
from exgen.formula.tree import msg
from exgen.text import language

ENCODINGS = ["ascii", "cp437", "cp850", "cp1252", "latin-1", "utf-8"]


@given(st.text(), st.sampled_from(ENCODINGS))
def test_every_text_can_be_encoded_afterwards(text, encoding):
    usable = "".join(c for c in text if not 0xD800 <= ord(c) <= 0xDFFF)
    fit(usable, encoding).encode(encoding)


@given(st.text(alphabet=st.characters(max_codepoint=126)), st.sampled_from(ENCODINGS))
def test_what_can_be_shown_is_left_alone(text, encoding):
    assert fit(text, encoding) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("θ₁ = 4x³ − 2", "theta_1 = 4x^3 - 2"),
        ("x¹⁰", "x^10"),
        ("x⁻³y²", "x^(-3)y^2"),
        ("∂Z/∂x ≤ √2", "dZ/dx <= sqrt2"),
        ("J′(Δ)", "J'(Delta)"),
        ("Łukasz ê", "Lukasz e"),
        ("a\u200bb", "ab"),
    ],
)
def test_mathematics_is_written_as_it_is_typed_in_ascii(text, shown):
    assert fit(text, "ascii") == shown


def test_a_code_page_keeps_its_own_superscripts_but_never_breaks_an_exponent_in_two():
    assert fit("x² + x⁴ + x²⁴", "cp1252") == "x² + x^4 + x^24"


@given(st.text(alphabet="ab cθé漢"), st.integers(20, 80))
def test_wrapping_loses_no_letter(text, width):
    assert wrapped(text, width).split() == text.split()


def test_a_line_is_not_broken_inside_a_formula():
    line = "word " * 4 + "x\u00a0+\u00a01"
    assert wrapped(line, 24).splitlines() == ["word word word word", "x + 1"]
    assert wrapped(line, 80) == "word " * 4 + "x + 1"


@given(st.text(alphabet="ab cθ漢²", min_size=1, max_size=300), st.data())
def test_the_caret_stands_under_its_character(typed, data):
    place = data.draw(st.integers(0, len(typed) - 1))
    line, mark = caret(typed, place, "utf-8", 80)
    before = columns(mark) - 1
    passed = 0
    for char in line:
        if passed == before:
            assert char == typed[place]
            break
        passed += columns(char)
    else:
        pytest.fail("the caret stands beyond the line")
    assert columns(line) <= 2 * 80


@pytest.mark.parametrize("place", [0, 1, 60, 119, 120])
def test_of_a_long_text_the_stretch_around_the_caret_is_shown(place):
    typed = "".join(chr(ord("a") + n % 26) for n in range(120))
    line, mark = caret(typed, place, "utf-8", 80)
    assert len(line) < 80
    assert line[len(mark) - 1 :][:1] == typed[place : place + 1]


def test_the_caret_moves_with_what_a_poor_screen_writes_at_length():
    assert caret("θ*", 1, "ascii", 80) == ("  theta*", "       ^")


@pytest.mark.parametrize("terminal", [True, False])
def test_what_a_teacher_reads_on_a_terminal_is_broken_between_words(monkeypatch, capsys, terminal):
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)
    progress = Progress(language("nl"))
    line = "  An de Vries, 6b: 3 (Kies één van nadert langs één kant, schommelt en convergeert.)"
    progress.say(line)
    progress.report(msg("wrote"), "output/" + "a" * 60)
    said = capsys.readouterr().out.splitlines()
    assert said[-1] == f"gemaakt   output/{'a' * 60}"
    if terminal:
        assert max(map(len, said[:-1])) < 40
        assert all(each.startswith("  ") for each in said[:-1])
        assert " ".join(" ".join(said[:-1]).split()) == line.strip()
    else:
        assert said[:-1] == [line]
