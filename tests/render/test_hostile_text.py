"""Names and titles may hold anything: every format and engine prints them, and nothing in them does anything."""

import unicodedata
from functools import cache
from html import unescape
from io import BytesIO

import pytest
import samples
from pypdf import PdfReader

from exgen.formula.tree import Message
from exgen.model import Worksheet
from exgen.render import tex
from exgen.render.dialects import clean
from exgen.render.worksheet import render_worksheet

TEX = tuple(name for name in ("latex",) if not tex.trouble("pdflatex"))
LATIN = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA1, 0x180)]))
ALIKE = str.maketrans("’”ˆ˜", "'\"^~")
NOT_IN_LATEX = "ĸŉŦŧ"
NAMES = (
    r"Zoë $\input{/etc/passwd}_%&#~^ {}",
    "<script>alert(1)</script> & <b>",
    'O\'Neil "Bob" -- ,, `` << >> "; #read("/etc/passwd") //',
    "line\nbreak\r\ntab\tnull\x00bell\x07",
    "\u202eright to left\u202c ليلى أحمد",
    "Kim 😀 👩‍🏫 Peeters",
    "\\end{document} %> <# {{ }} {% raw %}",
    "x" * 200,
)


@cache
def by_category() -> dict[str, str]:
    """Some characters of every category of Unicode: the first, one in the middle and the last."""
    found: dict[str, list[str]] = {}
    for character in map(chr, range(0x110000)):
        found.setdefault(unicodedata.category(character), []).append(character)
    return {name: all_[0] + all_[len(all_) // 2] + all_[-1] for name, all_ in sorted(found.items())}


def sheet(*names: str) -> Worksheet:
    title, instructions = names[0], "\n".join(names)
    return samples.worksheet(
        samples.partial_mixed(), pupils=names, title=title, school=names[-1], instructions=instructions
    )


def printed(pdf: bytes) -> str:
    """The text without blanks."""
    return "".join("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def bare(text: str) -> str:
    return "".join(clean(text).split())


def test_the_categories_are_all_there() -> None:
    assert len(by_category()) == 30


def test_every_category_of_unicode_goes_through_every_format_and_an_engine() -> None:
    names = tuple(f"a{characters}b" for characters in by_category().values())
    notes: list[Message] = []
    files = render_worksheet(sheet(*names), formats=("pdf", "tex", "html", "text"), note=notes.append)
    text, html = files["worksheet.txt"].decode(), unescape(files["worksheet.html"].decode())
    for name in names:
        assert clean(name).strip() in html
        assert bare(name) in "".join(text.split())
    assert files["worksheet.pdf"].startswith(b"%PDF")
    assert notes


@pytest.mark.parametrize("engine", ["typst", *TEX])
def test_names_are_printed_as_they_are_and_do_nothing(engine: str) -> None:
    names = [name for name in NAMES if engine == "typst" or name.isascii() or name.startswith("Zoë")]
    text = printed(render_worksheet(sheet(*names), formats=("pdf",), engine=engine)["worksheet.pdf"])
    for name in names:
        if name.isascii() or name.startswith("Zoë"):
            assert bare(name).translate(ALIKE) in text.translate(ALIKE)
    assert "root:" not in text


@pytest.mark.parametrize("engine", ["typst", *TEX])
def test_the_letters_of_europe_are_printed(engine: str) -> None:
    letters = "".join(c for c in LATIN if engine == "typst" or c not in NOT_IN_LATEX)
    text = printed(render_worksheet(sheet(letters), formats=("pdf",), engine=engine)["worksheet.pdf"])
    lost = [c for c in bare(letters) if unicodedata.normalize("NFKC", c) not in unicodedata.normalize("NFKC", text)]
    assert set(lost) <= set("'\u00ad\u00b4\u00b8\u00af\u00a8")


def test_names_are_text_in_a_page() -> None:
    page = render_worksheet(sheet(*NAMES), formats=("html",))["worksheet.html"].decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "\u202e" not in page
