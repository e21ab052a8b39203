"""How long a school takes: a thousand pupils are marked, and written down, while a teacher waits.

Run with `pytest benchmarks/bench_grading.py`.
"""

from random import Random
from typing import Any

from exgen.checker.compare import value_of
from exgen.formula.printers import plain
from exgen.grading.book import results_xlsx
from exgen.grading.cells import Row
from exgen.grading.columns import Labelled, labelled
from exgen.grading.intake import read_entries
from exgen.grading.marking import ClassReport, mark_class
from exgen.grading.slips import slips_pdf
from exgen.model import Worksheet
from exgen.text import language
from exgen.worksheet.build import build
from exgen.worksheet.preset import specification

PUPILS = 1000
SLIPS = ("3x", "-2", "1.5", "0.25", "x^2", "(1, 2)", "", "?")


def school(variants: int) -> tuple[Worksheet, tuple[Row, ...]]:
    """The default preset and a thousand pupils; three answers in four are right, the others one of a few."""
    worksheet = build(specification("partial-and-descent"), seed=1, variants=range(1, variants + 1))
    places = {variant.number: labelled(variant) for variant in worksheet.variants}
    draw = Random(1)
    rows = [Row(1, ("Name", "Variant", *(each.label for each in places[1])))]
    for pupil in range(PUPILS):
        number = pupil % variants + 1
        answers = (draw.choice(SLIPS) if draw.random() < 0.25 else right(each) for each in places[number])
        rows.append(Row(pupil + 2, (f"Pupil {pupil}", str(number), *answers)))
    return worksheet, tuple(rows)


def right(each: Labelled) -> str:
    value = value_of(each.place.key)
    assert value is not None
    return plain(value, language("en").notation)


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
