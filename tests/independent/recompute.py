"""Runs the independent check of a generator: `check(exercise)` of the module that has the generator's name.

The check gets the exercise as plain JSON data and works every answer out again from `given`, by means that share no
code with the solver. An answer that it does not look at must not pass unnoticed, so the data it gets counts which
answers were read.
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from exgen.registry import generate
from exgen.worksheet.exercise_json import exercise_data

FOLDER = Path(__file__).parent


class Watched(dict[str, Any]):
    """A part that remembers whether its answer was looked at."""

    looked_at = False

    def __getitem__(self, key: str) -> Any:
        if key == "answer":
            self.looked_at = True
        return super().__getitem__(key)


def has_check(generator_id: str) -> bool:
    return (FOLDER / f"{_module(generator_id)}.py").exists()


def recompute(generator_id: str, level: int, seed: int) -> None:
    """AssertionError unless every answer of this exercise comes out again."""
    data = exercise_data(generate(generator_id, seed=seed, level=level))
    data["parts"] = [Watched(part) for part in data["parts"]]
    import_module(_module(generator_id)).check(data)
    missed = [part["name"] for part in data["parts"] if not part.looked_at]
    assert not missed, f"{generator_id}: the independent check does not look at {', '.join(missed)}"


def failures(generator_id: str, level: int, seeds: range) -> Iterator[tuple[int, BaseException]]:
    """The seeds whose answers do not come out again, with what is wrong."""
    for seed in seeds:
        try:
            recompute(generator_id, level, seed)
        except AssertionError as problem:
            yield seed, problem


def _module(generator_id: str) -> str:
    return generator_id.replace("-", "_")
