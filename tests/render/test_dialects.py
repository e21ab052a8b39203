"""Hostile text comes out harmless and still readable."""

import json
import re
import unicodedata
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exgen.render.dialects import DIALECTS, clean, latex_text, typst_text
from exgen.render.view import TableView

HOSTILE = (
    "Zoë",
    "Łukasz Đặng Nguyễn",
    "Ωμέγα",
    "محمد",
    r"$\input{x}_%&#~^",
    "👩‍🏫 😀",
    "a\x00b\x07c\x1b[31m",
    "two\nlines\r\nand\ta tab\u2028more",
    "<script>alert('x')</script> & \"y\"",
    '"; #import "x" //',
    "``?` -- --- ,,<<>>",
    "\u202eright to left",
)


@given(st.text())
def test_clean_text_is_one_composed_line_without_control_characters(text: str) -> None:
    cleaned = clean(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in cleaned)
    assert len(cleaned.splitlines()) <= 1
    assert unicodedata.is_normalized("NFC", cleaned) or not unicodedata.is_normalized("NFC", text)
    assert clean(cleaned) == clean(clean(cleaned))


def test_blanks_of_any_width_become_one_that_every_font_has() -> None:
    assert clean("a\u2005b\u3000c\u2009d") == "a b c d"
    assert clean("5\u202fcm 1\u00a0p") == "5\u00a0cm 1\u00a0p"


def test_joined_emoji_and_combining_letters_survive() -> None:
    assert clean("👩‍🏫") == "👩‍🏫"
    assert clean("e\u0301") == "é"


@given(st.text())
def test_typst_text_is_one_string_literal_with_the_same_text(text: str) -> None:
    printed = typst_text(text)
    if printed:
        assert printed.startswith('#"')
        assert printed.endswith('";')
        assert json.loads(printed[1:-1]) == clean(text).replace("'", "’")


@given(st.text(alphabet=st.sampled_from("\\{}$%&#_^~`<>,'-abc ")))
def test_latex_text_has_only_our_own_commands_and_balanced_braces(text: str) -> None:
    printed = latex_text(text)
    rest = re.sub(r"\\(textbackslash|textasciitilde|textasciigrave)\{\}|\\[{}$%&#_]|\\\^\{\}", "", printed)
    assert "\\" not in rest
    assert not set(rest) & set("$%&#_^~`")
    assert rest.count("{") == rest.count("}")


@pytest.mark.parametrize("pair", ["--", "``", "''", ",,", "<<", ">>", "?`", "!`"])
def test_latex_text_keeps_letters_apart_that_fonts_would_join(pair: str) -> None:
    assert pair not in latex_text(pair)


def test_signs_of_mathematics_in_a_sentence_can_be_set_by_latex() -> None:
    assert latex_text("from − to +") == r"from \ensuremath{-} to +"
    assert latex_text("σ(z), by θ.") == r"\ensuremath{\sigma}(z), by \ensuremath{\theta}."
    assert latex_text("Σωκράτης") == "Σωκράτης"


class Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text() | st.sampled_from(HOSTILE))
def test_html_text_is_text_and_nothing_else(text: str) -> None:
    reader = Collector()
    reader.feed(DIALECTS["html"].escape(text))
    reader.close()
    assert reader.text == clean(text)
    assert not reader.tags


def test_a_latex_table_has_a_cell_for_every_value() -> None:
    from markupsafe import Markup

    table = TableView((Markup("$x$"), Markup("$y$")), ((Markup("1"), Markup("")), (Markup("2"), Markup(""))), 2.2)
    printed = DIALECTS["latex"].filters["cells"](table)
    rows = [line for line in printed.splitlines() if "&" in line]
    assert len(rows) == 3
    assert "2.20cm" in printed
