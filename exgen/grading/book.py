"""results.xlsx: scores with room for the teacher's own points, marked answers, remarks, exercises, what to look at.

Only two kinds of cells compute: totals and marks, so that own points count as soon as they are typed. Everything that
a pupil typed is text.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from exgen.formula.tree import msg
from exgen.grading.columns import title, union, who_titles
from exgen.grading.marking import ClassReport, Paper
from exgen.grading.marks import PLACES, Scale, scales
from exgen.grading.own_points import HEADING, SCORES
from exgen.grading.statistics import ExerciseStatistics, PlaceStatistics, statistics
from exgen.grading.summary import amount, remarks, told_mistake, told_practise, told_wrong, unread
from exgen.grading.words import SIGN_NAMES, SIGNS
from exgen.grading.workbook import Book, Cell, Computed, Sheet, Style

NAME = "results.xlsx"
PREVIOUS = "results-previous.xlsx"
"""What was there before the class was marked again."""

Line = list[tuple[Cell, Style]]


def results_xlsx(report: ClassReport) -> bytes:
    """The results as a spreadsheet; the same class gives the same bytes."""
    book = Book()
    for write in (_scores, _answers, _remarks, _exercises, _unread):
        write(book, report)
    return book.close()


def _head(report: ClassReport, *titles: object) -> Line:
    say = report.speech.text
    return [(title if isinstance(title, str) else say(title), "head") for title in titles]  # type: ignore[arg-type]


def _who(paper: Paper, report: ClassReport) -> Line:
    entry = paper.entry
    marks: Line = [(entry.id, "text")] if report.with_ids else []
    return [(entry.name, "text"), (entry.number, "text"), *marks, (entry.variant.number, "plain")]


def _widths(report: ClassReport, *others: float) -> tuple[float, ...]:
    """The widths of the columns about the pupil, before those of others."""
    return (28, 8, *((12,) if report.with_ids else ()), 8, *others)


# Scores


def _scores(book: Book, report: ClassReport) -> None:
    numbers = sorted({e.number for paper in report.papers for e in paper.report.exercises})
    marks = scales(report.speech)
    sheet = book.sheet(
        report.speech.text(SCORES), widths=_widths(report, *(9,) * (len(numbers) + 4 + len(marks))), frozen=(1, 1)
    )
    exercises = (msg("Ex. {number}", number=number) for number in numbers)
    totals = (msg("Points"), HEADING, msg("Total"), msg("Out of"))
    sheet.row(_head(report, *who_titles(report.with_ids), *exercises, *totals, *(scale.title for scale in marks)))
    first = len(who_titles(report.with_ids)) + len(numbers)
    for paper in report.papers:
        totals_of = _totals(paper, sheet.next_row, first, marks)
        sheet.row([*_who(paper, report), *_by_exercise(paper, numbers), *totals_of])


def _by_exercise(paper: Paper, numbers: Sequence[int]) -> Iterator[tuple[Cell, Style]]:
    earned = {each.number: each.final for each in paper.report.exercises}
    for number in numbers:
        yield (earned.get(number) if not paper.entry.empty else None), "number"


def _totals(paper: Paper, row: int, first: int, marks: Sequence[Scale]) -> Iterator[tuple[Cell, Style]]:
    """Points, own points, total, what there was to earn, and the marks; `first` is the column of the points, from 0.

    Without answers and own points there is neither total nor mark.
    """
    points, own, total, maximum = (f"{_letter(first + place)}{row}" for place in range(4))
    yield (None if paper.entry.empty else paper.points), "number"
    yield (paper.own or None), "own"
    yield Computed(f'=IF(AND({points}="",{own}=""),"",N({points})+N({own}))', paper.total_if_any), "strong"
    yield paper.maximum, "number"
    for scale in marks:
        share = f"{scale.lowest}+{scale.span}*IF({maximum}=0,1,{total}/{maximum})"
        yield Computed(f'=IF({total}="","",ROUND({share},{PLACES}))', paper.mark(scale)), "strong"


def _letter(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))


# Answers


def _answers(book: Book, report: ClassReport) -> None:
    labels = union(report.worksheet.variants)
    sheet = book.sheet(report.speech.text(msg("Answers")), widths=_widths(report, *(16,) * len(labels)), frozen=(1, 1))
    columns = (title(label, points if points is None else amount(points), report.speech) for label, points in labels)
    sheet.row(_head(report, *who_titles(report.with_ids), *columns))
    for paper in report.papers:
        by_label = {each.at.label: each for each in paper.places}
        cells: Line = []
        for label, _ in labels:
            marked = by_label.get(label)
            if marked is None or paper.entry.empty:
                cells.append((None, "plain"))
            else:
                cells.append((f"{SIGNS[marked.sign]} {marked.typed}".strip(), marked.sign))
        sheet.row([*_who(paper, report), *cells])
    sheet.row()
    for sign, shown in SIGNS.items():
        sheet.row([(f"{shown}  {report.speech.text(SIGN_NAMES[sign])}", sign)])


# Remarks


def _remarks(book: Book, report: ClassReport) -> None:
    sheet = book.sheet(
        report.speech.text(msg("Remarks")), widths=_widths(report, 8, 6, 24, 24, 8, 8, 70), frozen=(1, 1)
    )
    titles = (msg("Part"), "", msg("Typed"), msg("Read as"), msg("Points"), msg("Out of"), msg("Remark"))
    sheet.row(_head(report, *who_titles(report.with_ids), *titles))
    for paper, each in remarks(report):
        verdict = each.item.verdict
        said: Line = [
            (each.at.label, "text"),
            (SIGNS[each.sign], each.sign),
            (each.typed, "text"),
            (verdict.read_as if verdict else "", "text"),
            (each.item.final, "number"),
            (each.at.points, "number"),
            (verdict.remark if verdict else "", "wrap"),
        ]
        sheet.row([*_who(paper, report), *said])


# Exercises


def _exercises(book: Book, report: ClassReport) -> None:
    sheet = book.sheet(report.speech.text(msg("Exercises")), widths=(9, 9, 9, 9, 9, 9, 12, 9, 80))
    titles = (msg("Part"), msg("Points"), msg("Pupils"), msg("Right"), msg("Share right"), msg("Blank"))
    more = (msg("Not understood"), msg("Average"), msg("Most frequent wrong answers, mistakes"))
    sheet.row(_head(report, *titles, *more))
    for each in statistics(report):
        _exercise(sheet, each, report)


def _exercise(sheet: Sheet, each: ExerciseStatistics, report: ClassReport) -> None:
    say = report.speech.text
    title = msg("{number}. {title}", number=each.number, title=each.title)
    sheet.row()
    sheet.row(
        [
            (str(each.number), "strong"),
            (each.points, "strong"),
            (each.pupils, "strong"),
            (None, "strong"),
            (None, "strong"),
            (None, "strong"),
            (None, "strong"),
            (_hundredths(each.average), "strong"),
            (say(title), "strong"),
        ]
    )
    for place in each.places:
        sheet.row(_place(place, report))
    for mistake in each.mistakes:
        sheet.row([*[("", "plain")] * 8, (say(told_mistake(mistake.count, each.pupils, mistake.title)), "wrap")])
    if each.practise:
        sheet.row([*[("", "plain")] * 8, (say(told_practise(*each.practise, report.speech.code)), "wrap")])


def _place(place: PlaceStatistics, report: ClassReport) -> Line:
    wrong = "\n".join(report.speech.text(told_wrong(each)) for each in place.wrong)
    return [
        (place.label, "text"),
        (place.points, "number"),
        (place.pupils, "number"),
        (place.right, "number"),
        (place.share, "share"),
        (place.blank, "number"),
        (place.unread, "number"),
        (_hundredths(place.average), "number"),
        (wrong, "wrap"),
    ]


def _hundredths(value: Fraction) -> Fraction:
    from exgen.algebra import round_half_away

    return round_half_away(value, 2)


# Not understood


def _unread(book: Book, report: ClassReport) -> None:
    sheet = book.sheet(report.speech.text(msg("To look at")), widths=_widths(report, 8, 30, 80), frozen=(1, 1))
    sheet.row(_head(report, *who_titles(report.with_ids), msg("Part"), msg("Typed"), msg("Why")))
    for paper, label, typed, why in unread(report):
        sheet.row([*_who(paper, report), (label, "text"), (typed, "unread"), (why, "wrap")])
