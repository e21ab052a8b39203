"""How long reading takes: a class of thirty with sixty answers each must be read while the teacher watches.

Run with `pytest benchmarks/bench_reader.py`.
"""

from typing import Any

import pytest

from exgen.formula.notation import ENGLISH, Notation
from exgen.formula.reader import Context, check_cost, read_formula, read_intervals, read_number, read_set, read_vector
from exgen.formula.tree import Formula

DUTCH = Context(Notation(",", ";", "outward"), ("theta1", "theta2", "x", "y"), ("Z_x", "∂Z/∂x"))
PLAIN = Context(ENGLISH, ("x", "y"))

ANSWERS = {
    "a number": (read_number, "1,82"),
    "a labelled formula": (read_formula, "∂Z/∂x = 4x³ + 3x²y²"),
    "a long formula": (read_formula, "2x^4 - 3/4x^3y + (x+y)^2/2 - √(x² + 1)*σ(x) + \\frac{1}{2}e^{-x} - 7"),
    "a point": (read_vector, "(0,5; 1,25)"),
    "a set": (read_set, "x = 1 of x = -2,5"),
    "intervals": (read_intervals, "]-∞; -2] ∪ [0,5; ∞["),
}
HOSTILE = {
    "a tower": "9^9^9^9",
    "a large power": "(x+y)^99999",
    "brackets": "(" * 500,
    "500 letters": "xy" * 250,
    "a long sum": "+".join(["3x^2y"] * 80),
    "bars": "|x" * 250,
    "20,000 digits": "9" * 20_000,
}


@pytest.mark.parametrize("name", ANSWERS)
def test_read_an_answer(benchmark: Any, name: str) -> None:
    read, typed = ANSWERS[name]
    context = DUTCH if read is not read_set else Context(DUTCH.notation, DUTCH.names)
    result = benchmark(read, typed, context)
    assert hasattr(result, "tree")


@pytest.mark.parametrize("name", HOSTILE)
def test_refuse_or_read_what_is_large(benchmark: Any, name: str) -> None:
    benchmark(read_formula, HOSTILE[name], PLAIN)


def test_check_the_cost_of_a_long_sum(benchmark: Any) -> None:
    read = read_formula(HOSTILE["a long sum"], PLAIN)
    tree = getattr(read, "tree", None)
    assert isinstance(tree, Formula)
    assert benchmark(check_cost, tree) is None
