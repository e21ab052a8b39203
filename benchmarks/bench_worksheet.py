"""How long a class set takes before it is printed: drawing and solving, and writing and reading worksheet.json.

Run with `pytest benchmarks/bench_worksheet.py`.
"""

from typing import Any

import pytest

from exgen.model import Worksheet
from exgen.worksheet import archive
from exgen.worksheet.build import build
from exgen.worksheet.code import MOST_VARIANTS
from exgen.worksheet.preset import DEFAULT, preset
from exgen.worksheet.regenerate import regenerate


@pytest.fixture(scope="module")
def class_set() -> Worksheet:
    return build(preset(DEFAULT), seed=1, variants=range(1, 31), language="nl")


def test_thirty_variants_are_built(benchmark: Any) -> None:
    sheet = benchmark(lambda: build(preset(DEFAULT), seed=1, variants=range(1, 31)))
    assert len(sheet.variants) == 30


def test_the_last_variant_is_regenerated_from_its_code(benchmark: Any) -> None:
    code = build(preset(DEFAULT), seed=1, variants=[MOST_VARIANTS]).variants[0].code
    sheet = benchmark.pedantic(lambda: regenerate(code), rounds=3)
    assert sheet.variants[0].code == code


def test_thirty_variants_are_written(benchmark: Any, class_set: Worksheet) -> None:
    assert benchmark(lambda: archive.encode(class_set))


def test_thirty_variants_are_read(benchmark: Any, class_set: Worksheet) -> None:
    content = archive.encode(class_set)
    assert benchmark(lambda: archive.decode(content)) == class_set
