"""Contour maps from which a height and the steepest point can really be read."""

from fractions import Fraction

import pytest

from exgen.algebra import polynomial
from exgen.errors import UserError
from exgen.figures.describe import Contours
from exgen.formula.evaluate import to_fraction
from exgen.generators.partial._map import levels_around, map_levels
from exgen.model import Exercise
from exgen.registry import generate

SEEDS = range(40)


def drawn(exercise: Exercise) -> Contours:
    (figure,) = exercise.figures
    assert isinstance(figure.picture, Contours)
    return figure.picture


def test_no_curve_shrinks_to_a_point() -> None:
    bowl = polynomial({(2, 0): 1, (0, 2): 1}, ("x", "y"))
    side = (Fraction(-4), Fraction(4))
    assert map_levels(bowl, side, side, Fraction(8)) == tuple(Fraction(n) for n in (3, 8, 13, 18, 23, 28))
    assert map_levels(bowl, side, side, Fraction(5))[0] == 5


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_curve_runs_through_the_point_and_the_curves_are_close_at_the_steepest_point(level: int) -> None:
    for seed in SEEDS:
        exercise = generate("contour-read", level=level, seed=seed)
        picture = drawn(exercise)
        step = picture.levels[1] - picture.levels[0]
        height, *_ = exercise.parts
        assert picture.function.at(_here(picture, picture.marks[0].at)) in picture.levels
        assert height.answer.value.value != 0  # type: ignore[attr-defined]
        slopes = [
            sum((picture.function.diff(v).at(_here(picture, mark.at)) ** 2 for v in "xy"), Fraction(0))
            for mark in picture.marks[1:]
        ]
        assert max(slopes) >= step**2, (level, seed)
        assert len(picture.levels) <= 20


def _here(picture: Contours, at: tuple[Fraction, Fraction]) -> dict[str, Fraction]:
    return dict(zip(picture.function.variables, at, strict=True))


@pytest.mark.parametrize("marked", ["(1, 1) (2, 2) (3, 3) (-1, -1)", "(2, 2) (2, 2) (3, 3) (-1, -1)"])
def test_two_points_at_one_place_make_no_map(marked: str) -> None:
    with pytest.raises(UserError, match="different places"):
        generate("contour-read", level=1, function="x^2 + y", point="(1, 1)", marked_points=marked)


def test_the_curves_around_a_critical_point_tell_its_kind() -> None:
    side = (Fraction(-2), Fraction(2))
    bowl = polynomial({(2, 0): 1, (0, 2): 8}, ("x", "y"))
    saddle = polynomial({(2, 0): 1, (0, 2): -1}, ("x", "y"))
    assert levels_around(bowl, side, side, Fraction(0), through=False) == (1, 4, 9, 16, 25)
    fifths = [Fraction(n, 5) for n in (-16, -9, -4, -1, 0, 1, 4, 9, 16)]
    assert levels_around(saddle, side, side, Fraction(0), through=True) == tuple(fifths)


@pytest.mark.parametrize("seed", range(20))
def test_only_at_a_saddle_do_curves_meet_in_the_critical_point(seed: int) -> None:
    exercise = generate("hessian", level=3, seed=seed)
    picture = drawn(exercise)
    kind = exercise.parts[-1].answer
    height = picture.function.at(_here(picture, picture.marks[0].at))
    assert picture.labels
    assert (height in picture.levels) == (kind.right == "saddle")  # type: ignore[attr-defined]


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_height_read_from_the_wrong_curve_is_that_of_a_curve_on_the_map(level: int) -> None:
    for seed in SEEDS:
        exercise = generate("contour-read", level=level, seed=seed)
        wrong = {to_fraction(mistake.rule) for mistake in exercise.parts[0].mistakes}
        assert wrong
        assert wrong <= set(drawn(exercise).levels)


def test_inside_the_lowest_curve_no_height_is_read() -> None:
    bowl = generate(
        "contour-read",
        level=1,
        function="x^2 + 2x + 6y^2 + 12y + 17",
        point="(-3, -2)",
        marked_points="((7/2, -3/2), (-5/2, 1/2), (3/2, -3/2), (-3/2, -3/2))",
    )
    assert [mistake.name for mistake in bowl.parts[0].mistakes] == ["next-curve"]
