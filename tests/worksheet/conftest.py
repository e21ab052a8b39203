"""Two small generators for the tests of worksheets, so that these do not hang on any real exercise.

"wide" has practically endless forms, "narrow" six. Both count what is drawn and solved.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

import pytest

from exgen import registry
from exgen.algebra import univariate
from exgen.errors import UserError
from exgen.figures.describe import Figure, Graph
from exgen.formula.build import decimal, equals, formula, minus, times
from exgen.formula.tree import Number, Polynomial, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.given import Field
from exgen.model import Column, Mistake, NumberAnswer, Part, Step, TableAnswer, Tolerance
from exgen.rng import Stream


@dataclass(frozen=True, slots=True)
class Given:
    start: Fraction
    rate: Fraction = Fraction(1, 10)


@dataclass(slots=True)
class Calls:
    """What the small generators were asked; `generators` may be replaced to raise a revision."""

    generators: dict[str, Generator[Given]]
    drawn: Counter[int] = field(default_factory=Counter)
    solved: list[Given] = field(default_factory=list)

    def revise(self, name: str) -> None:
        """Raises a generator's revision."""
        self.generators[name] = replace(self.generators[name], revision=self.generators[name].revision + 1)


def solve(given: Given, level: int) -> Solved:
    if given.start == 13:
        raise UserError("13 makes no exercise")
    slope = 2 * given.start
    new = given.start - given.rate * slope
    update = minus("theta", times("rate", "slope"))
    uphill = Mistake("uphill", formula("theta"), msg("went uphill"), msg("You step along the slope."))
    columns = (
        Column("theta", Symbol("theta"), "carried"),
        Column("slope", msg("slope"), points=Fraction(1)),
        Column("new", msg("new {name}", name=Symbol("theta")), rule=update, mistakes=(uphill,)),
    )
    row = (Number(given.start), Number(slope), decimal(new))
    table = TableAnswer(columns, (row,), (("theta", Number(given.start)),), (("theta", "new"),))
    curve = Figure("curve", Graph(univariate((1, 0, 0), "theta"), (Fraction(-9), Fraction(9))), msg("a parabola"))
    return Solved(
        variables=("theta",),
        statement=(msg("Start at {start}.", start=Number(given.start)), Polynomial(univariate((1, 0, 0), "theta"))),
        parts=(
            Part("slope", msg("How steep?"), NumberAnswer(Number(slope)), Fraction(1), tips=(msg("Differentiate."),)),
            Part("steps", msg("Fill in."), table, Fraction(2), figure="curve"),
            Part("half", msg("Halve."), NumberAnswer(decimal(new / 2), Tolerance("abs", Fraction(1, 5))), Fraction(1)),
        ),
        solution=(
            Step(msg("The slope:"), equals("slope", slope), Fraction(1), "slope"),
            Step(None, equals("theta", decimal(new)), Fraction(2), "steps", "curve"),
        ),
        figures=(curve,),
    )


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """Registers "wide", "narrow" and "wide-partial" in place of the real generators."""
    calls = Calls({})

    def counted(most: int) -> Any:
        def sample(rng: Stream, level: int) -> Given:
            calls.drawn[most] += 1
            return Given(Fraction(rng.between(1, most) * 100 + level))

        return sample

    def solved(given: Given, level: int) -> Solved:
        calls.solved.append(given)
        return solve(given, level)

    fields = (Field("start", "number", msg("start")), Field("rate", "number", msg("rate"), required=False))
    wide = Generator(
        title=msg("Wide"),
        topic="descent",
        revision=3,
        given=Given,
        fields=fields,
        sample=counted(10**9),
        solve=solved,
        levels=(msg("one"), msg("two"), msg("three")),
    )
    calls.generators |= {
        "wide": wide,
        "wide-partial": replace(wide, topic="partial", revision=1),
        "narrow": replace(wide, title=msg("Narrow"), sample=counted(6), forms=(6, None, 6)),
    }
    for name, generator in list(calls.generators.items()):
        calls.generators[name] = replace(generator, id=name)

    def find(name: str) -> Generator[Given]:
        if name not in calls.generators:
            raise UserError(f'no generator "{name}"')
        return calls.generators[name]

    monkeypatch.setattr(registry, "find", find)
    monkeypatch.setattr("exgen.generator.read_given", lambda field, value, language: _read(value, language))
    return calls


def _read(value: Any, language: str) -> Fraction:
    """Numbers as the language writes them, which is all that the small generators take."""
    try:
        return Fraction(value.replace(",", ".") if isinstance(value, str) and language.startswith("nl") else value)
    except ValueError:
        raise UserError(f'"{value}" is no number') from None
