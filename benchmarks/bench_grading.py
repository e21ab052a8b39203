"""How long a school takes: a thousand pupils are marked, and written down, while a teacher waits.

Run with `pytest benchmarks/bench_grading.py`.
"""

from random import Random
from typing import Any

from exgen.grading.book import results_xlsx
from exgen.grading.cells import Row
from exgen.grading.columns import labelled
from exgen.grading.intake import read_entries
from exgen.grading.marking import ClassReport, mark_class
from exgen.grading.slips import slips_pdf
from exgen.model import Worksheet
from exgen.worksheet.build import build
from exgen.worksheet.preset import specification

PUPILS = 1000
WRONG = ("3x", "-2", "1.5", "0.25", "x^2", "(1, 2)", "", "?")


def school(variants: int) -> tuple[Worksheet, tuple[Row, ...]]:
    """The default preset and a thousand pupils, each with answers out of a few wrong ones."""
    worksheet = build(specification("partial-and-descent"), seed=1, variants=range(1, variants + 1))
    labels = [each.label for each in labelled(worksheet.variants[0])]
    draw = Random(1)
    rows = [Row(1, ("Name", "Variant", *labels))]
    for pupil in range(PUPILS):
        answers = (draw.choice(WRONG) for _ in labels)
        rows.append(Row(pupil + 2, (f"Pupil {pupil}", str(pupil % variants + 1), *answers)))
    return worksheet, tuple(rows)


def marked(worksheet: Worksheet, rows: tuple[Row, ...]) -> ClassReport:
    return mark_class(worksheet, read_entries(rows, worksheet, "school.csv"))


def test_mark_a_school(benchmark: Any) -> None:
    made = school(3)
    report = benchmark.pedantic(lambda: marked(*made), rounds=1)
    assert len(report.papers) == PUPILS


def test_mark_a_school_where_everybody_has_another_variant(benchmark: Any) -> None:
    made = school(PUPILS)
    report = benchmark.pedantic(lambda: marked(*made), rounds=1)
    assert len(report.papers) == PUPILS


def test_write_the_results_of_a_school(benchmark: Any) -> None:
    report = marked(*school(3))
    assert benchmark.pedantic(lambda: results_xlsx(report), rounds=1).startswith(b"PK")


def test_set_the_slips_of_a_school(benchmark: Any) -> None:
    report = marked(*school(3))
    pdf, _ = benchmark.pedantic(lambda: slips_pdf(report), rounds=1)
    assert pdf.startswith(b"%PDF")
