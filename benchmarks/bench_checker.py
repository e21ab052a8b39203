"""How long marking takes: a class of thirty with sixty answers each must be marked while the teacher watches.

Run with `pytest benchmarks/bench_checker.py`.
"""

from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest

import exgen
from exgen.checker import Verdict, mark_exercise
from exgen.formula.build import formula, minus, times
from exgen.formula.tree import Evaluated, Number, Symbol, msg
from exgen.model import Column, Exercise, FormulaAnswer, Part, TableAnswer, Tolerance

ANSWERS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "a number": ("1.0176", "1.02", {"tolerance": {"decimals": 2}}),
    "a surd": ("sqrt(3 + 2*sqrt(2))", "1 + sqrt(2)", {}),
    "a value of sigma": ("sigmoid(0.5)", "0.6225", {"tolerance": {"decimals": 4}}),
    "a polynomial": ("4*x^3 + 3*x^2*y^2", "Z_x = 3x²y² + 4x³", {}),
    "an unfinished product": ("x^4 - 2*x^2*y^2 + y^4", "(x - y)^2 (x + y)^2", {}),
    "a vector": ("(2.4, 1.92)", "(12/5, 48/25)", {}),
    "a transcendental formula": ("exp(x)/(1 + exp(x))", "sigmoid(x)", {}),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_mark_an_answer(benchmark: Any, name: str) -> None:
    expected, given, options = ANSWERS[name]

    def mark() -> Verdict:
        return exgen.check_answer(expected, given, **options)

    assert benchmark(mark).outcome == "right"


def descent(steps: int) -> Exercise:
    """J = 3θ² from 4 with learning rate 0.1, to two decimals."""
    slack = Tolerance("decimals", Fraction(2))
    at = (("theta", Symbol("theta")),)
    columns = (
        Column("slope", msg("slope"), tolerance=slack, rule=Evaluated(Symbol("derivative"), at)),
        Column("new", msg("new θ"), tolerance=slack, rule=minus("theta", times("learning_rate", "slope"))),
    )
    places = [Fraction(4) * Fraction(2, 5) ** n for n in range(steps + 1)]
    rows = tuple((Number(6 * old), Number(new)) for old, new in pairwise(places))
    table = TableAnswer(columns, rows, (("theta", formula(4)),), (("theta", "new"),))
    derivative = Part("derivative", msg("J′"), FormulaAnswer(times(6, "theta"), ("theta",)), Fraction(1))
    given = (("learning_rate", formula(Fraction(1, 10))),)
    parts = (derivative, Part("steps", msg("steps"), table, Fraction(2 * steps)))
    return Exercise("bench", 1, 1, 0, given, ("theta",), msg("bench"), (), parts, ())


DESCENTS = {
    "all right": ["6θ", "24.00", "1.60", "9.60", "0.64"],
    "a wrong derivative, followed": ["3θ", "12.00", "2.80", "8.40", "1.96"],
    "a wrong derivative and blanks": ["3θ^2", "", "", "", "-0.99"],
    "all wrong": ["θ^9", "1.11", "2.22", "3.33", "4.44"],
}


@pytest.mark.parametrize("name", DESCENTS)
def test_mark_a_descent(benchmark: Any, name: str) -> None:
    exercise = descent(2)
    names = ["a", "b.1", "b.2", "b.3", "b.4"]
    typed = dict(zip(names, DESCENTS[name], strict=True))
    assert benchmark(lambda: mark_exercise(exercise, typed)).points == 5
