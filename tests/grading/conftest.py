"""The class of thirty can be imported by the tests of this folder; its worksheets and reports are made once."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))

from class_of_thirty import rows, thirty

from exgen.grading.cells import Row
from exgen.grading.intake import read_entries
from exgen.grading.marking import ClassReport, mark_class
from exgen.model import Worksheet
from exgen.worksheet.build import build
from exgen.worksheet.spec import from_requests


def marked(code: str) -> ClassReport:
    worksheet = thirty(code)
    table = [Row(line, tuple(cells)) for line, cells in enumerate(rows(code), 1)]
    return mark_class(worksheet, read_entries(table, worksheet, "answers.csv"))


@pytest.fixture(scope="session")
def english() -> ClassReport:
    return marked("en")


@pytest.fixture(scope="session")
def dutch() -> ClassReport:
    return marked("nl")


@pytest.fixture(scope="session")
def flemish() -> ClassReport:
    return marked("nl_BE")


@pytest.fixture(scope="session")
def two_variants() -> Worksheet:
    """A Dutch sheet with an exercise of one part and a table, in two variants."""
    spec = from_requests(("polynomial-slope:1", "descent-1d:2"), language="nl")
    return build(spec, seed=3, variants=range(1, 3))
