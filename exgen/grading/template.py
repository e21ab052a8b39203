"""The answer template that is written beside a class set: a row for every variant, a column for every answer.

As a spreadsheet every cell is text, so that 1/2 stays an answer and does not become a date; as CSV it opens by a double
click in the spreadsheet of the sheet's language.
"""

from collections.abc import Iterable, Iterator

from exgen.formula.tree import msg
from exgen.grading.cells import write_csv
from exgen.grading.columns import headings, labelled, union
from exgen.grading.workbook import Book, Style
from exgen.model import Worksheet
from exgen.text import language

CSV, XLSX = "answers.csv", "answers.xlsx"


def template_files(worksheet: Worksheet) -> dict[str, bytes]:
    """The template by file name."""
    rows = list(_rows(worksheet))
    speech = language(worksheet.language)
    looks = _looks(worksheet, len(rows[0]))
    return {CSV: write_csv(rows, speech), XLSX: _spreadsheet(rows, looks, speech.text(msg("Answers")))}


def _rows(worksheet: Worksheet) -> Iterator[tuple[str, ...]]:
    head = headings(worksheet.variants, language(worksheet.language))
    yield head
    with_ids = any(variant.pupil_id for variant in worksheet.variants)
    for variant in worksheet.variants:
        marks = (variant.pupil_id,) if with_ids else ()
        who = (variant.pupil, variant.class_number, *marks, str(variant.number))
        yield (*who, *("",) * (len(head) - len(who)))


def _looks(worksheet: Worksheet, width: int) -> Iterator[tuple[Style, ...]]:
    """How the cells of each row look. In shuffled variants not every label is on every sheet: what is not, is grey."""
    labels = [label for label, _ in union(worksheet.variants)]
    yield ("head",) * width
    for variant in worksheet.variants:
        own = {each.label for each in labelled(variant)}
        yield (*("text",) * (width - len(labels)), *("text" if label in own else "none" for label in labels))


def _spreadsheet(rows: list[tuple[str, ...]], looks: Iterable[tuple[Style, ...]], title: str) -> bytes:
    book = Book()
    sheet = book.sheet(title, widths=(28, *(12,) * (len(rows[0]) - 1)), frozen=(1, 1), as_text=True)
    for row, look in zip(rows, looks, strict=True):
        sheet.row(list(zip(row, look, strict=True)))
    return book.close()
