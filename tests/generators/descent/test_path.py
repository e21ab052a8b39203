"""The map of descent-path shows its paths as large as it can, with the centre in view."""

import pytest

from exgen.errors import UserError
from exgen.figures.describe import Contours
from exgen.generator import LEVELS
from exgen.registry import generate


@pytest.mark.parametrize("level", LEVELS)
def test_the_paths_fill_the_map_and_the_centre_is_on_it(level: int) -> None:
    for seed in range(40):
        figures = generate("descent-path", seed=seed, level=level).figures
        picture = next(figure.picture for figure in figures if figure.name == "paths")
        assert isinstance(picture, Contours)
        places = [place for _, path in picture.paths for place in path]
        for axis, (low, high) in enumerate((picture.x, picture.y)):
            assert low < 0 < high
            assert all(low < place[axis] < high for place in places)
        size = picture.x[1] - picture.x[0]
        assert size == picture.y[1] - picture.y[0]
        spread = max(max(p[axis] for p in places) - min(p[axis] for p in places) for axis in (0, 1))
        assert spread > size * 2 / 5


def test_all_maps_of_an_exercise_show_the_same_square() -> None:
    figures = generate("descent-path", seed=3, level=1).figures
    assert len({(f.picture.x, f.picture.y) for f in figures if isinstance(f.picture, Contours)}) == 1


def test_a_start_on_the_minimum_is_refused_as_what_it_is() -> None:
    with pytest.raises(UserError, match="the minimum itself"):
        generate("descent-path", level=2, function="x^2 + 3y^2", start="(0, 0)")
