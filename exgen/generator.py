"""What a generator is: the record that a generator's file makes, and the `given` that a teacher may state herself.

A generator is one file. It holds a frozen `Given` (what the exercise states), `sample(rng, level)` that draws one,
`solve(given, level)` that works it out, and `GENERATOR = Generator(...)`. Drawing and solving are separate, so that a
stated `given` gets the same solution, steps and checking as a drawn one. The level is an argument of both because it
also decides what is asked (a third derivative, an estimate), not only how large the numbers are.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, fields
from typing import Any, Generic, Literal, TypeVar

from exgen.errors import UserError
from exgen.figures.describe import Figure
from exgen.formula.tree import Formula, Message
from exgen.given import Field, as_formula
from exgen.model import Block, Exercise, Part, Step
from exgen.reading import read_given
from exgen.rng import Stream

G = TypeVar("G")

Topic = Literal["polynomial", "partial", "descent"]

LEVELS = (1, 2, 3)
MOST_ATTEMPTS = 2000
"""Draws before a repetition is accepted, which happens where a generator has fewer forms than the sheet asks."""


@dataclass(frozen=True, slots=True)
class Solved:
    """What `solve` makes; the registry's record adds the rest of an `Exercise`."""

    variables: tuple[str, ...]
    statement: tuple[Block, ...]
    parts: tuple[Part, ...]
    solution: tuple[Step, ...]
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Generator(Generic[G]):
    """A kind of exercise. `id` is the module's name with dashes and filled in by the registry.

    `revision` is raised whenever the same stream gives another exercise. `levels` says in a few words what each level
    asks. `forms` is the number of different exercises of a level where it is small enough to matter, else None.
    """

    title: Message
    topic: Topic
    revision: int
    given: type[G]
    fields: tuple[Field, ...]
    sample: Callable[[Stream, int], G]
    solve: Callable[[G, int], Solved]
    levels: tuple[Message, Message, Message]
    forms: tuple[int | None, int | None, int | None] = (None, None, None)
    id: str = ""

    def draw(self, *, seed: int | str, level: int, variant: int = 1, request: int = 0, taken: Collection[G] = ()) -> G:
        """The given of one exercise; `request` counts earlier requests for this generator and level on the sheet.

        A draw that equals one of `taken` is drawn again with the next attempt.
        """
        check_level(level)
        for attempt in range(MOST_ATTEMPTS):
            stream = Stream(seed, variant, self.id, self.revision, level, request, attempt)
            drawn = self.sample(stream, level)
            if drawn not in taken:
                return drawn
        return drawn

    def stated(self, texts: dict[str, Any], language: str) -> G:
        """The given that a teacher states: field names to typed text or numbers. UserError names the field."""
        known = {field.name: field for field in self.fields}
        for name in texts:
            if name not in known:
                raise UserError(f"{self.id} has no given {name!r}; it has {', '.join(known)}")
        values = {name: read_given(known[name], value, language) for name, value in texts.items() if value is not None}
        missing = [f.name for f in self.fields if f.required and f.name not in values]
        if missing:
            raise UserError(f"{self.id} also needs {' and '.join(missing)} where you state {', '.join(values)}")
        return self.given(**values)

    def exercise(self, given: G, *, level: int, seed: int = 0) -> Exercise:
        """The solved exercise. UserError where a stated given makes no exercise."""
        check_level(level)
        solved = self.solve(given, level)
        return Exercise(
            generator=self.id,
            revision=self.revision,
            level=level,
            seed=seed,
            given=self.given_formulas(given),
            variables=solved.variables,
            title=self.title,
            statement=solved.statement,
            parts=solved.parts,
            solution=solved.solution,
            figures=solved.figures,
        )

    def given_formulas(self, given: G) -> tuple[tuple[str, Formula], ...]:
        """The given values by their catalogue names, those that are not stated (None) left out."""
        values = ((f.name, getattr(given, f.name)) for f in fields(given))  # type: ignore[arg-type]
        return tuple((name, as_formula(value)) for name, value in values if value is not None)


def check_level(level: int) -> None:
    """UserError unless there is such a level."""
    if level not in LEVELS:
        raise UserError(f"there is no level {level}; levels are 1, 2 and 3")
