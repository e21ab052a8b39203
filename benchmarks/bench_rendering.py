"""How long a class set takes to print, and how soon a command answers: `pytest benchmarks/bench_rendering.py`.

The times are of a set of ten; a set of thirty takes three times as long. The last test states ratios, because these,
unlike the times, are alike on every machine.
"""

import subprocess
import sys
from itertools import count
from time import perf_counter
from typing import Any

import pytest

from exgen.model import Worksheet
from exgen.render import tex
from exgen.render.formats import load_format
from exgen.render.pdf import ENGINES, Sources
from exgen.render.worksheet import render_worksheet, write_sources
from exgen.worksheet.build import build
from exgen.worksheet.preset import DEFAULT, preset

VARIANTS = 10
FORMATS = {"typst": "typst"} | ({} if tex.trouble("pdflatex") else {"pdflatex": "latex"})
SEEDS = count(1)
"""Another set each round: figures and remarks are kept from one format to the next."""


def class_set() -> Worksheet:
    return build(preset(DEFAULT), seed=next(SEEDS), variants=range(1, VARIANTS + 1), language="nl")


def sources(worksheet: Worksheet, engine: str) -> Sources:
    return write_sources(worksheet, load_format(FORMATS[engine]))


@pytest.mark.parametrize("name", ["html", "text"])
def test_sheets_and_keys_are_written(benchmark: Any, name: str) -> None:
    files = benchmark.pedantic(render_worksheet, setup=lambda: ((class_set(),), {"formats": (name,)}), rounds=3)
    assert files


@pytest.mark.parametrize("engine", FORMATS)
def test_sheets_and_keys_become_sources(benchmark: Any, engine: str) -> None:
    made = benchmark.pedantic(sources, setup=lambda: ((class_set(), engine), {}), rounds=3)
    assert made.mains


@pytest.mark.parametrize("engine", FORMATS)
def test_sources_become_pdfs(benchmark: Any, engine: str) -> None:
    def pdfs(made: Sources) -> list[bytes]:
        return [ENGINES[engine].make(main, made.files) for main in made.mains]

    made = benchmark.pedantic(pdfs, setup=lambda: ((sources(class_set(), engine),), {}), rounds=3)
    assert all(pdf.startswith(b"%PDF") for pdf in made)


def test_a_command_answers_at_once() -> None:
    python = _seconds("-c", "pass")
    assert _seconds("-c", "from exgen.cli import main; main()", "--help") < 8 * python
    assert _seconds("-c", "import exgen") < 3 * python


def _seconds(*arguments: str) -> float:
    def once() -> float:
        start = perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
        return perf_counter() - start

    return min(once() for _ in range(5))
