"""The page is one file that needs nothing else, well formed and readable for who cannot see it."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
import samples

from exgen.cli.check_questions import questions
from exgen.model import Worksheet
from exgen.render.worksheet import render_worksheet

Pages = dict[str, str]

EMPTY = {"meta", "img", "br", "path", "mspace"}


class Reader(HTMLParser):
    """Collects elements and text; an end tag must match."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for found, attributes in self.elements if found == tag]


@pytest.fixture(scope="module")
def sheet() -> Worksheet:
    return samples.worksheet(
        pupils=('<script>alert(1)</script> & "Zoë"', ""), language="nl", school="St. Jan", theory=True
    )


@pytest.fixture(scope="module")
def pages(sheet: Worksheet) -> Pages:
    return {name: data.decode() for name, data in render_worksheet(sheet, formats=("html",)).items()}


@pytest.mark.parametrize("name", ["worksheet.html", "key.html"])
def test_a_page_is_well_formed_and_stands_alone(pages: Pages, name: str) -> None:
    page = Reader(pages[name])
    assert not page.all("script")
    assert not page.all("link")
    assert all((image["src"] or "").startswith("data:image/svg+xml;base64,") for image in page.all("img"))
    assert "http" not in pages[name].replace("http://www.w3.org/", "")
    assert "url(" not in pages[name]
    assert "{{" not in pages[name]


def test_hostile_names_are_text(pages: Pages) -> None:
    assert '<script>alert(1)</script> & "Zoë"' in Reader(pages["worksheet.html"]).text


def test_the_page_says_its_language_and_what_figures_show(pages: Pages) -> None:
    page = Reader(pages["worksheet.html"])
    assert page.all("html") == [{"lang": "nl"}]
    assert page.all("img")
    assert all(image["alt"] for image in page.all("img"))
    assert {head["scope"] for head in page.all("th")} <= {"col", "row"}
    assert page.all("th")
    assert len(page.all("h1")) == 2


def test_formulas_are_mathml(pages: Pages) -> None:
    page = Reader(pages["key.html"])
    assert page.all("math")
    assert "$" not in page.text


def test_exercises_are_headed_and_named_by_their_headings(pages: Pages) -> None:
    for page in pages.values():
        reader = Reader(page)
        ids = [attributes["id"] for tag in ("h2", "h3") for attributes in reader.all(tag) if "id" in attributes]
        named = [
            attributes["aria-labelledby"] for attributes in reader.all("section") if "aria-labelledby" in attributes
        ]
        assert named
        assert sorted(named) == sorted(ids)
        assert len(set(ids)) == len(ids)
        assert len(reader.all("h1")) >= 1


def test_every_place_for_an_answer_has_the_label_that_exgen_check_asks_for(sheet: Worksheet, pages: Pages) -> None:
    page = Reader(pages["worksheet.html"])
    variants = page.all("article")
    assert [(each["data-variant"], each["data-code"]) for each in variants] == [
        (str(variant.number), variant.code) for variant in sheet.variants
    ]
    parts = [a["data-part"] for _, a in page.elements if "data-part" in a]
    answers = {a["data-answer"] for _, a in page.elements if "data-answer" in a}
    asked = [questions(variant) for variant in sheet.variants]
    assert parts == [part for each in asked for part in dict.fromkeys(q.part_label for q in each)]
    cells = {q.label for each in asked for q in each if q.row is not None}
    assert cells
    assert cells <= answers
    assert answers <= {q.label for each in asked for q in each}


def test_no_two_elements_have_the_same_id_and_every_reference_leads_to_one(pages: Pages) -> None:
    for page in pages.values():
        reader = Reader(page)
        ids = [a["id"] for _, a in reader.elements if "id" in a]
        assert len(set(ids)) == len(ids)
        links = {(a["href"] or "").removeprefix("#") for a in reader.all("a")}
        assert links
        assert links <= set(ids)


def test_a_print_has_the_code_on_every_page_and_counts_the_pages_of_a_single_sheet(sheet: Worksheet) -> None:
    for variants in (sheet.variants, sheet.variants[:1]):
        made = render_worksheet(replace(sheet, variants=variants), formats=("html",))
        for name, page in made.items():
            style = page.decode().partition("<style>")[2].partition("</style>")[0]
            for variant in variants:
                (foot,) = re.findall(rf"@page v{variant.number} {{ @bottom-left {{.*?content: \"(.*?)\"", style)
                assert variant.code in foot
                assert foot.startswith("Antwoordsleutel" if name == "key.html" else "Variant")
            assert ("counter(pages)" in style) == (len(variants) == 1)


def test_the_page_is_dark_where_the_reader_wants_that_but_its_figures_are_not(pages: Pages) -> None:
    for page in pages.values():
        assert '<meta name="color-scheme" content="light dark">' in page
        dark = re.findall(r"@media screen and \(prefers-color-scheme: dark\) {(.*)}$", page, re.MULTILINE)
        assert any("--paper" in rule for rule in dark)
        assert any("figure img" in rule and "background: #fff" in rule for rule in dark)


def test_the_page_fits_a_telephone(pages: Pages) -> None:
    page = pages["worksheet.html"]
    assert "width=device-width" in page
    assert "@media screen and (max-width" in page
    scrolling = [a for a in Reader(page).all("div") if a.get("class") == "scroll"]
    assert len(scrolling) == len(Reader(page).all("table"))
