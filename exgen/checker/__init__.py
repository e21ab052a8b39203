"""The checker: typed answers and an exercise become verdicts, points and a report.

reading → compare (with tolerance, forms) → follow_through → diagnose: a `Judge` takes an answer through these, place by
place; `mark` and `report` do so for exercises and sheets. docs/answers.md is the contract.
"""

from exgen.checker.answer import check_answer
from exgen.checker.diagnose import keep_distinct, mistake_values
from exgen.checker.mark import mark_exercise, mark_part
from exgen.checker.report import Report, mark_sheet, report_data, report_json
from exgen.checker.result import ExerciseResult, Item, PartResult
from exgen.checker.slots import Place, Slot, find, part_label, places
from exgen.checker.verdict import Verdict, sentence

__all__ = [
    "ExerciseResult",
    "Item",
    "PartResult",
    "Place",
    "Report",
    "Slot",
    "Verdict",
    "check_answer",
    "find",
    "keep_distinct",
    "mark_exercise",
    "mark_part",
    "mark_sheet",
    "mistake_values",
    "part_label",
    "places",
    "report_data",
    "report_json",
    "sentence",
]
