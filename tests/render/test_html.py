"""The page is one file that needs nothing else, well formed and readable for who cannot see it."""

from html.parser import HTMLParser

import pytest
import samples

from exgen.render.worksheet import render_worksheet

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
def pages() -> dict[str, str]:
    sheet = samples.worksheet(
        pupils=('<script>alert(1)</script> & "Zoë"', ""), language="nl", school="St. Jan", theory=True
    )
    return {name: data.decode() for name, data in render_worksheet(sheet, formats=("html",)).items()}


@pytest.mark.parametrize("name", ["worksheet.html", "key.html"])
def test_a_page_is_well_formed_and_stands_alone(pages: dict[str, str], name: str) -> None:
    page = Reader(pages[name])
    assert not page.all("script")
    assert not page.all("link")
    assert all((image["src"] or "").startswith("data:image/svg+xml;base64,") for image in page.all("img"))
    assert "http" not in pages[name].replace("http://www.w3.org/", "")
    assert "url(" not in pages[name]
    assert "{{" not in pages[name]


def test_hostile_names_are_text(pages: dict[str, str]) -> None:
    assert '<script>alert(1)</script> & "Zoë"' in Reader(pages["worksheet.html"]).text


def test_the_page_says_its_language_and_what_figures_show(pages: dict[str, str]) -> None:
    page = Reader(pages["worksheet.html"])
    assert page.all("html") == [{"lang": "nl"}]
    assert page.all("img")
    assert all(image["alt"] for image in page.all("img"))
    assert all(head["scope"] == "col" for head in page.all("th"))
    assert len(page.all("h1")) == 2


def test_formulas_are_mathml(pages: dict[str, str]) -> None:
    page = Reader(pages["key.html"])
    assert page.all("math")
    assert "$" not in page.text


def test_exercises_are_headed_and_named_by_their_headings(pages: dict[str, str]) -> None:
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


def test_the_page_fits_a_telephone(pages: dict[str, str]) -> None:
    page = pages["worksheet.html"]
    assert "width=device-width" in page
    assert "@media screen and (max-width" in page
    scrolling = [a for a in Reader(page).all("div") if a.get("class") == "scroll"]
    assert len(scrolling) == len(Reader(page).all("table"))
