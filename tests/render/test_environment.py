"""Templates are strict, escape once, and tell where a teacher's mistake is."""

from pathlib import Path

import pytest
from markupsafe import Markup

from exgen.errors import UserError
from exgen.render.environment import render
from exgen.render.formats import Format

BRACES = {"latex": ("<<", ">>"), "typst": ("<<", ">>"), "html": ("{{", "}}"), "text": ("{{", "}}")}


def in_format(folder: Path, escaping: str, template: str) -> Format:
    (folder / "t").write_text(template)
    return Format("mine", "x", (folder,), escaping, "plain", "t", "t")


@pytest.mark.parametrize(
    ("escaping", "expected"),
    [
        ("latex", r"\$x\^{}2 \& 50\% \#1"),
        ("typst", '#"$x^2 & 50% #1";'),
        ("html", "$x^2 &amp; 50% #1"),
        ("text", "$x^2 & 50% #1"),
    ],
)
def test_text_is_escaped_as_the_format_needs(tmp_path: Path, escaping: str, expected: str) -> None:
    format = in_format(tmp_path, escaping, "{{ name }}")
    assert render(format, "t", name="$x^2 & 50% #1") == expected


@pytest.mark.parametrize("escaping", ["latex", "typst", "html", "text"])
@pytest.mark.parametrize(
    "template",
    [
        "{% macro m(n) %}{{ n }}{% endmacro %}{{ m(name) }}",
        "{% set s %}{{ name }}{% endset %}{{ s }}",
        "{% macro m(n) %}{{ n }}{% endmacro %}{% set s %}{{ m(name) }}{% endset %}{{ s }}",
    ],
)
def test_macros_and_set_blocks_do_not_escape_twice(tmp_path: Path, escaping: str, template: str) -> None:
    once = render(in_format(tmp_path, escaping, "{{ name }}"), "t", name="a & <b> \\ #")
    assert render(in_format(tmp_path, escaping, template), "t", name="a & <b> \\ #") == once


def test_what_is_ready_and_numbers_stay_as_they_are(tmp_path: Path) -> None:
    format = in_format(tmp_path, "typst", "{{ ready }} {{ number }} {{ length | cm }}")
    assert render(format, "t", ready=Markup("$x$"), number=3, length=2.5) == "$x$ 3 2.50cm"


def test_an_unknown_name_is_told_with_file_and_line(tmp_path: Path) -> None:
    format = in_format(tmp_path, "html", "one\ntwo {{ titel }}\n")
    with pytest.raises(UserError, match=r'/t, line 2: there is no variable "titel"; docs/templates\.md'):
        render(format, "t")


def test_a_mistake_in_the_notation_is_told_with_file_and_line(tmp_path: Path) -> None:
    format = in_format(tmp_path, "html", "one\ntwo\n{% if %}\n")
    with pytest.raises(UserError, match=r"/t, line 3: Expected an expression"):
        render(format, "t")


def test_a_mistake_in_arithmetic_is_told_with_file_and_line(tmp_path: Path) -> None:
    format = in_format(tmp_path, "html", "one\n{{ 1 + name }}\n")
    with pytest.raises(UserError, match=r"/t, line 2: unsupported operand"):
        render(format, "t", name="x")


def test_a_missing_template_is_told(tmp_path: Path) -> None:
    format = in_format(tmp_path, "html", "{% include 'gone.html' %}")
    with pytest.raises(UserError, match=r'/t, line 1: there is no template "gone\.html"'):
        render(format, "t")


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{{ name.colour }}", 'line 1: there is no variable "colour" here; docs/templates.md names those there are'),
        ("one\n{{ name | shout }}", 'line 2: there is no filter "shout"; docs/templates.md names those there are'),
    ],
)
def test_what_a_template_has_not_is_told_in_words(tmp_path: Path, template: str, told: str) -> None:
    with pytest.raises(UserError) as caught:
        render(in_format(tmp_path, "html", template), "t", name="x")
    assert str(caught.value).endswith(f"t, {told}")


def test_a_template_in_another_encoding_is_told(tmp_path: Path) -> None:
    format = in_format(tmp_path, "html", "")
    path = format.folders[0] / "t"
    path.write_bytes(b"caf\xe9")
    with pytest.raises(UserError) as caught:
        render(format, "t")
    assert str(caught.value) == f"{path}: this is no text in UTF-8; save it so"


def test_a_defect_of_ours_stays_a_defect(tmp_path: Path) -> None:
    def broken() -> str:
        raise ValueError("ours")

    format = in_format(tmp_path, "html", "{{ f() }}")
    with pytest.raises(ValueError, match="ours"):
        render(format, "t", f=broken)


def test_an_unknown_escaping_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match='no escaping "rtf"'):
        render(in_format(tmp_path, "rtf", ""), "t")
