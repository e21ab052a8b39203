"""docs/catalogue has a page for each generator, and the pages say what the generators do."""

import sys
from pathlib import Path

import pytest

from exgen import registry
from exgen.generator import LEVELS

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import make_catalogue_pages  # noqa: E402

REMEDY = "run: python scripts/make_catalogue_pages.py"


@pytest.mark.parametrize("generator_id", registry.ids())
def test_a_page_is_up_to_date(generator_id: str) -> None:
    written = (make_catalogue_pages.FOLDER / f"{generator_id}.md").read_text(encoding="utf-8")
    assert written == make_catalogue_pages.page(generator_id), REMEDY


def test_there_is_a_page_for_each_generator_and_no_other() -> None:
    names = {path.name for path in make_catalogue_pages.FOLDER.glob("*.md")}
    assert names == {"README.md", *(f"{generator_id}.md" for generator_id in registry.ids())}, REMEDY


def test_the_index_is_up_to_date() -> None:
    name, content = next(make_catalogue_pages.pages())
    assert (make_catalogue_pages.FOLDER / name).read_text(encoding="utf-8") == content, REMEDY


def test_the_draw_statistics_have_every_level_and_nothing_that_is_forbidden() -> None:
    lines = (ROOT / "docs" / "draw-statistics.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")][1:]
    assert [(row[0], int(row[1])) for row in rows] == [(name, level) for name in registry.ids() for level in LEVELS]
    assert [row for row in rows if row[5:] != ["0", "0", "0", "0"]] == []
