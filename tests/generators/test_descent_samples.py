"""The finite lists that the samplers of the descents draw from never leave them without an exercise."""

import math

import pytest

from exgen import registry
from exgen.algebra import polynomial
from exgen.generators.descent import descent_1d, descent_2d
from exgen.generators.descent._run import RATES


@pytest.mark.parametrize("level", [1, 2, 3])
def test_every_function_of_one_variable_has_a_start_and_a_learning_rate(level: int) -> None:
    functions = descent_1d._functions(level)
    assert len(functions) >= 5
    for function, starts in functions:
        assert any(descent_1d._suits(function, start, rate, level) for start in starts for rate in RATES), function


def test_a_drawn_cubic_never_jumps_out_of_its_valley() -> None:
    given = [registry.find("descent-1d").draw(seed=seed, level=3) for seed in range(300)]
    cubics = [g for g in given if g.function.degree() == 3]
    assert len(cubics) > 30
    for g in cubics:
        cube, square, linear, _ = map(float, g.function.coefficients())
        hilltop = (-square - math.sqrt(square**2 - 3 * cube * linear)) / (3 * cube)
        place = float(g.start)
        for _ in range(g.steps):
            assert place > hilltop, g
            place -= float(g.learning_rate) * (3 * cube * place**2 + 2 * square * place + linear)
        assert place > hilltop, g


@pytest.mark.parametrize("level", [1, 2])
def test_every_separable_function_has_a_start_at_every_learning_rate_it_is_drawn_with(level: int) -> None:
    pairs = [(a, b) for a in descent_2d._first_terms(level) for b in descent_2d._squares(level)]
    for one, other in pairs + [(b, a) for a, b in pairs]:
        function = polynomial({(one[1], 0): one[0], (0, other[1]): other[0]}, descent_2d.NAMES)
        rates = [
            r
            for r in descent_2d.FAST_RATES
            if descent_2d._starts(*one, r, level) and descent_2d._starts(*other, r, level)
        ]
        assert rates, function
        for rate in rates:
            starts = [
                (s, t) for s in descent_2d._starts(*one, rate, level) for t in descent_2d._starts(*other, rate, level)
            ]
            assert any(descent_2d._suits(function, start, rate, level) for start in starts), (function, rate)


def test_every_coupled_function_has_a_start_at_every_learning_rate_it_is_drawn_with() -> None:
    assert len(descent_2d._coupled()) > 20
    for a, b, c in descent_2d._coupled():
        function = polynomial({(2, 0): a, (1, 1): b, (0, 2): c}, descent_2d.NAMES)
        starts = [(s, t) for s in range(-5, 6) for t in range(-5, 6) if s and t and abs(s) != abs(t)]
        rates = [r for r in descent_2d.FAST_RATES if descent_2d._rate_suits(a, b, c, r)]
        assert rates
        for rate in rates:
            assert any(descent_2d._suits(function, start, rate, 2) for start in starts), (function, rate)
