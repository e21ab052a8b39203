"""How long printing a formula takes, beside sympy's own LaTeX printer: `pytest benchmarks/bench_printing.py`.

The last test states the ratio, because that, unlike the times, is alike on every machine.
"""

from fractions import Fraction
from time import perf_counter

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from exgen.algebra import polynomial
from exgen.formula.build import chain, decimal, formula, group, minus, power, times
from exgen.formula.printers import PRINTERS, latex

COEFFICIENTS = {(4, 0): 1, (3, 2): 1, (0, 5): -2, (0, 0): 8}
POLYNOMIAL = formula(polynomial(COEFFICIENTS, ("x", "y")))
UPDATE = chain(
    "theta", "=", minus(4, group(times(decimal(Fraction(1, 10)), power(-4, 3)))), "=", decimal(Fraction(52, 5))
)


@pytest.mark.parametrize("printer", PRINTERS)
def test_a_polynomial(benchmark: BenchmarkFixture, printer: str) -> None:
    assert benchmark(PRINTERS[printer], POLYNOMIAL)


@pytest.mark.parametrize("printer", PRINTERS)
def test_a_step_of_gradient_descent(benchmark: BenchmarkFixture, printer: str) -> None:
    assert benchmark(PRINTERS[printer], UPDATE)


def test_the_ratio_to_sympy() -> None:
    import sympy

    x, y = sympy.symbols("x y")
    expression = sympy.Add(*(c * x**a * y**b for (a, b), c in COEFFICIENTS.items()))
    ours = min(_seconds(lambda: latex(POLYNOMIAL)) for _ in range(5))
    theirs = min(_seconds(lambda: sympy.latex(expression)) for _ in range(5))
    assert theirs / ours > 5


def _seconds(call: object, times_called: int = 200) -> float:
    assert callable(call)
    start = perf_counter()
    for _ in range(times_called):
        call()
    return perf_counter() - start
