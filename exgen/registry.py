"""Finds generators: ours by the files in `generators/`, others by the entry point group "exgen.generators".

A generator's id is its module's name with dashes, so that adding a file is all it takes, and one generator is found
without importing the others. A plug-in's entry point names a module that holds `GENERATOR`; its name is the id.
"""

from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from exgen import generators
from exgen.errors import UserError
from exgen.generator import Generator
from exgen.model import Exercise

ENTRY_POINTS = "exgen.generators"
TOPICS = ("polynomial", "partial", "descent")
"""The folders of our generators, in the order of the courses."""


@cache
def _places() -> dict[str, str | EntryPoint]:
    found: dict[str, str | EntryPoint] = {}
    for topic in TOPICS:
        folder = import_module(f"{generators.__name__}.{topic}")
        for module in sorted(iter_modules(folder.__path__), key=lambda m: m.name):
            if not module.name.startswith("_"):
                found[module.name.replace("_", "-")] = f"{folder.__name__}.{module.name}"
    for entry in sorted(entry_points(group=ENTRY_POINTS), key=lambda e: e.name):
        found.setdefault(entry.name, entry)
    return found


def ids() -> tuple[str, ...]:
    """The ids of all generators, ours first, by topic."""
    return tuple(_places())


@cache
def find(generator_id: str) -> Generator[Any]:
    """The generator with this id. UserError, with near names, when there is none."""
    place = _places().get(generator_id)
    if place is None:
        near = get_close_matches(generator_id, ids(), n=1, cutoff=0.5)
        hint = f'; did you mean "{near[0]}"?' if near else '; "exgen list" shows them all'
        raise UserError(f'no generator "{generator_id}"{hint}')
    module = place.load() if isinstance(place, EntryPoint) else import_module(place)
    if not isinstance(module, ModuleType) or not isinstance(getattr(module, "GENERATOR", None), Generator):
        raise UserError(f'the plug-in "{generator_id}" has no GENERATOR')
    return replace(module.GENERATOR, id=generator_id)


def generate(generator_id: str, /, *, seed: int = 0, level: int = 2, language: str = "en", **given: Any) -> Exercise:
    """A solved exercise.

    Without `given` it is drawn from the seed. With it, the teacher's own values are used: typed text in the notation
    of `language`, or exact numbers, under the generator's names (`function="3θ^2", start=4, learning_rate="0.1"`).

    Errors: UserError for an unknown generator, level or given, a value that cannot be read, or one that makes no
    exercise.
    """
    generator = find(generator_id)
    if given:
        return generator.exercise(generator.stated(given, language), level=level, seed=seed)
    return generator.exercise(generator.draw(seed=seed, level=level), level=level, seed=seed)
