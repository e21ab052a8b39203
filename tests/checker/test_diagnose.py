"""Known mistakes are recognised, told apart, and left out where they cannot be."""

from dataclasses import replace
from fractions import Fraction

import pytest
from checker_exercises import decimals, descent, mistake, number, single

from exgen.algebra import univariate
from exgen.checker import find, keep_distinct, mark_exercise, mark_part, mistake_values
from exgen.formula.build import add, formula, over, point, times
from exgen.formula.evaluate import to_fraction
from exgen.formula.tree import FiniteSet, Formula, Interval, Symbol, msg
from exgen.model import (
    Answer,
    ChoiceAnswer,
    FormulaAnswer,
    IntervalsAnswer,
    Mistake,
    NumberAnswer,
    Option,
    SetAnswer,
    TableAnswer,
    Tolerance,
    VectorAnswer,
)


def names(key: Answer, *mistakes: Mistake) -> list[str]:
    exercise = single(key, mistakes=mistakes)
    return [m.name for m, _ in mistake_values(exercise, find(exercise, "answer")[0])]


@pytest.mark.parametrize(
    ("key", "rule", "typed"),
    [
        (NumberAnswer(formula(7)), add(5, 4), "9"),
        (NumberAnswer(over(1, 3), decimals(2)), over(2, 3), "0.67"),
        (FormulaAnswer(times(6, "x"), ("x",)), times(3, "x"), "3x"),
        (VectorAnswer((formula(1), formula(2))), point(2, 1), "(2, 1)"),
        (SetAnswer((formula(1), formula(2))), FiniteSet((formula(-1), formula(-2))), "-1; -2"),
        (IntervalsAnswer((Interval(formula(0), formula(1)),)), Interval(formula(1), formula(2)), "(1, 2)"),
        (ChoiceAnswer((Option("A", msg("up")), Option("B", msg("down"))), "A"), Symbol("B"), "B"),
    ],
)
def test_a_known_mistake_is_named_whatever_the_kind(key: Answer, rule: Formula, typed: str) -> None:
    verdict = mark_part("answer", typed, exercise=single(key, mistakes=(mistake("slip", rule),)))
    assert (verdict.outcome, verdict.mistake, verdict.remark) == ("wrong", "slip", "Remark about slip.")


def test_a_known_mistake_comes_before_rounding() -> None:
    key = NumberAnswer(number("1.00"), decimals(2))
    close = (mistake("slip", number("1.02")),)
    assert mark_part("answer", "1.02", exercise=single(key, mistakes=close)).mistake == "slip"
    assert mark_part("answer", "0.98", exercise=single(key, mistakes=close)).remark.startswith("Nearly")


def test_mistakes_within_three_tolerances_are_left_out() -> None:
    key = NumberAnswer(formula(10), Tolerance("abs", Fraction(1)))
    assert names(key, mistake("at-three", formula(13)), mistake("far", formula(20))) == ["far"]
    assert names(key, mistake("beyond", formula(Fraction(13000001, 10**6)))) == ["beyond"]
    assert names(key, mistake("one", formula(20)), mistake("other", formula(23)), mistake("third", formula(30))) == [
        "third"
    ]


def test_exact_mistakes_are_left_out_only_when_equal() -> None:
    key = FormulaAnswer(times(6, "x"), ("x",))
    same = mistake("same", add(times(2, "x"), times(4, "x")))
    assert names(key, same, mistake("near", add(times(6, "x"), Fraction(1, 10**9)))) == ["near"]
    assert names(NumberAnswer(formula(2)), mistake("same", over(4, 2)), mistake("other", formula(3))) == ["other"]


def test_mistakes_without_a_value_are_left_out() -> None:
    key = NumberAnswer(formula(2))
    void = mistake("void", over(1, 0))
    letters = mistake("letters", Symbol("x"))
    other_kind = mistake("vector", point(1, 2))
    assert names(key, void, letters, other_kind) == []


def test_keep_distinct_for_generators() -> None:
    pairs = [("a", formula(5)), ("b", formula(5)), ("c", formula(6)), ("key", formula(2))]
    assert [name for name, _ in keep_distinct(pairs, NumberAnswer(formula(2)))] == ["c"]
    formulas = [("a", formula(univariate((1, 0)))), ("b", Symbol("x")), ("c", times(2, "x"))]
    assert [name for name, _ in keep_distinct(formulas, FormulaAnswer(formula(0), ("x",)))] == ["c"]


def test_the_values_for_the_key_page() -> None:
    exercise = descent()
    first, second = find(exercise, "steps.1.new_theta")[0], find(exercise, "steps.2.new_theta")[0]
    assert {m.name: to_fraction(v) for m, v in mistake_values(exercise, first)} == {
        "uphill": Fraction(32, 5),
        "no-rate": Fraction(-20),
    }
    assert {m.name: to_fraction(v) for m, v in mistake_values(exercise, second)} == {
        "uphill": Fraction(64, 25),
        "no-rate": Fraction(-8),
    }
    assert mistake_values(exercise, find(exercise, "steps.1.slope")[0]) == []


def test_where_a_mal_rule_comes_to_what_follows_it_is_no_mistake() -> None:
    lost = mistake("factor-lost", times(3, "theta"))
    plain = descent()
    table = plain.parts[1].answer
    assert isinstance(table, TableAnswer)
    columns = (replace(table.columns[0], mistakes=(lost,)), table.columns[1])
    exercise = replace(plain, parts=(plain.parts[0], replace(plain.parts[1], answer=replace(table, columns=columns))))
    at_minimum = mark_exercise(exercise, {"steps.1.new_theta": "0", "steps.2.slope": "0"})
    elsewhere = mark_exercise(exercise, {"steps.1.new_theta": "2", "steps.2.slope": "6"})
    found = [next(i for i in r.items if i.name == "steps.2.slope").verdict for r in (at_minimum, elsewhere)]
    assert [v.mistake for v in found if v] == ["", "factor-lost"]
