"""What a class found hard, as a teacher reads it."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from class_of_thirty import PUPILS

from exgen.grading.cells import Row
from exgen.grading.columns import labelled
from exgen.grading.intake import read_entries
from exgen.grading.marking import ClassReport, mark_class
from exgen.grading.statistics import ExerciseStatistics, PlaceStatistics, statistics
from exgen.grading.summary import lines, told_practise
from exgen.model import Worksheet
from exgen.text import language
from exgen.worksheet.build import build
from exgen.worksheet.spec import from_requests


def place(report: ClassReport, label: str) -> PlaceStatistics:
    return next(each for ex in statistics(report) for each in ex.places if each.label == label)


@pytest.mark.parametrize("code", ["english", "dutch"])
def test_the_summary_is_what_was_reviewed(
    code: str, golden: Callable[[str, str], None], request: pytest.FixtureRequest
) -> None:
    golden(code, "\n".join(lines(request.getfixturevalue(code))))


def test_pupils_without_answers_do_not_count(english: ClassReport) -> None:
    assert len(PUPILS) == 30
    assert {each.pupils for each in statistics(english)} == {29}


def test_wrong_answers_are_counted_also_where_nothing_explains_them(english: ClassReport) -> None:
    found = place(english, "1b.2")
    assert [(wrong.text, wrong.count) for wrong in found.wrong] == [("6.4", 2), ("−20", 2)]
    assert [wrong.text for wrong in place(english, "2a").wrong if wrong.mistake is None][:1] == ["4x³ − 3x²y²"]


def test_a_mistake_counts_once_for_a_pupil(english: ClassReport) -> None:
    """Two pupils went uphill, one of them twice."""
    (first, *_) = statistics(english)
    assert {mistake.name: mistake.count for mistake in first.mistakes}["uphill"] == 2


def test_averages_are_exact(english: ClassReport) -> None:
    first = statistics(english)[0]
    lost = 2 + 1 + 2 + 1 + 1 + 1 + 5 + 2 + 2 + 1 + 1
    assert first.average == Fraction(29 * 5 - lost, 29)
    assert place(english, "1a").share == Fraction(26, 29)


def of_share(share: str, level: int) -> tuple[str, int] | None:
    base = ExerciseStatistics(
        1, "descent-1d", level, statistics_title, Fraction(5), 3, Fraction(1), Fraction(share), (), ()
    )
    return base.practise


statistics_title = labelled(build(from_requests(("descent-1d",)), seed=1).variants[0])[0].placed.exercise.title


@pytest.mark.parametrize(
    ("share", "level", "practise"),
    [("3/4", 2, None), ("7/10", 2, 2), ("1/2", 3, 3), ("49/100", 3, 2), ("1/10", 1, 1)],
)
def test_hard_exercises_are_practised_at_a_level_that_fits(share: str, level: int, practise: int | None) -> None:
    assert of_share(share, level) == (None if practise is None else ("descent-1d", practise))


def test_shuffled_variants_are_compared_exercise_by_exercise() -> None:
    """Variants have three kinds of exercise in any order; nobody can differentiate, everybody leaves the rest blank."""
    requests = ("polynomial-slope:1", "polynomial-derivative:1", "polynomial-evaluate:1")
    worksheet = build(replace(from_requests(requests), order="shuffled"), seed=5, variants=range(1, 7))
    orders = {tuple(p.exercise.generator for p in variant.exercises) for variant in worksheet.variants}
    assert len(orders) > 1
    report = mark_class(worksheet, read_entries(wrong_derivatives(worksheet), worksheet, "f"))
    shares = {each.generator: each.places[0].blank for each in statistics(report)}
    assert shares == {"polynomial-slope": 6, "polynomial-derivative": 0, "polynomial-evaluate": 6}


def wrong_derivatives(worksheet: Worksheet) -> list[Row]:
    labels = [each.label for each in labelled(worksheet.variants[0])]
    table = [Row(1, ("name", "variant", *labels))]
    for variant in worksheet.variants:
        typed = {e.label: "x^9" for e in labelled(variant) if e.placed.exercise.generator == "polynomial-derivative"}
        cells = (f"Pupil {variant.number}", str(variant.number), *(typed.get(label, "") for label in labels))
        table.append(Row(variant.number + 1, cells))
    return table


def test_wrong_answers_to_different_questions_are_told_apart() -> None:
    worksheet = build(from_requests(("polynomial-derivative:1",)), seed=5, variants=range(1, 4))
    table = [Row(1, ("name", "variant", "1")), *(Row(n, (f"P{n}", str(n % 2 + 1), "x^9")) for n in range(2, 6))]
    report = mark_class(worksheet, read_entries(table, worksheet, "f"))
    assert [(w.text, w.count, w.variants) for w in place(report, "1").wrong] == [("x⁹", 2, (1,)), ("x⁹", 2, (2,))]


def test_the_command_for_more_practice_is_in_the_language_of_the_sheet() -> None:
    said = {code: language(code).text(told_practise("descent-1d", 1, code)) for code in ("en", "nl_BE")}
    assert said == {
        "en": "Practise: exgen make --exercise descent-1d:1:3",
        "nl_BE": "Oefen nog: exgen make --exercise descent-1d:1:3 --language nl_BE",
    }
