"""A worked descent as numbered lines, right ones or with one mistake after which the rest follows correctly.

One step of the board is one line: a derivative, a slope, an update. A mal-rule changes what is written on its line; the
later lines go on from the wrong value, as a pupil who does not notice would.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly
from exgen.board import evaluation, line, shown, update
from exgen.formula.build import add, equals, formula, minus, times
from exgen.formula.tree import Call, Derivative, Formula, Polynomial, Relation, Symbol
from exgen.generators._derivatives import exponent_kept, factor_lost


@dataclass(frozen=True, slots=True)
class Written:
    """A line as it stands on the sheet, and what it says: a polynomial or a number."""

    relation: Relation
    value: Poly | Fraction


@dataclass(slots=True)
class Desk:
    """What has been written so far."""

    function: Poly
    rate: Fraction
    derivatives: list[Poly]
    place: list[Fraction]
    slopes: list[Fraction]
    earlier_slopes: list[Fraction]

    @property
    def point(self) -> dict[str, Fraction]:
        return dict(zip(self.function.variables, self.place, strict=True))


Rule = Callable[[Desk, int], Written | None]
"""How a line is written for the variable of that number; None where the mal-rule does not apply."""


def descent_lines(
    function: Poly, start: tuple[Fraction, ...], rate: Fraction, steps: int, wrong: tuple[int, str] | None = None
) -> tuple[Written, ...] | None:
    """The lines of a descent, the mal-rule `wrong[1]` applied on line `wrong[0]` (from 1); None where it cannot be."""
    names = function.variables
    count = len(names)
    desk = Desk(function, rate, [], list(start), [], [])
    written: list[Written] = []

    def write(kind: str, i: int) -> Written | None:
        name = wrong[1] if wrong is not None and wrong[0] == len(written) + 1 else ""
        found = RULES[kind][name](desk, i) if name in RULES[kind] else None
        if found is not None:
            written.append(found)
        return found

    for i in range(count):
        found = write("derivative", i)
        if found is None or not isinstance(found.value, Poly):
            return None
        desk.derivatives.append(found.value)
    for _ in range(steps):
        desk.earlier_slopes, desk.slopes = desk.slopes, []
        for kind, values in (("slope", desk.slopes), ("update", [])):
            for i in range(count):
                found = write(kind, i)
                if found is None or not isinstance(found.value, Fraction):
                    return None
                values.append(found.value)
            if kind == "update":
                desk.place = values
    return tuple(written)


def kinds(count: int, steps: int) -> tuple[str, ...]:
    """The kind of each line, in order."""
    return ("derivative",) * count + (("slope",) * count + ("update",) * count) * steps


def _lead(desk: Desk, i: int) -> Formula:
    names = desk.function.variables
    if len(names) == 1:
        return Call(Symbol("J", primes=1), (formula(names[0]),))
    return Derivative(Symbol("J"), (names[i],), partial=True)


def _at_place(desk: Desk, i: int) -> Formula:
    if len(desk.place) == 1:
        return Call(Symbol("J", primes=1), (shown(desk.place[0]),))
    return _lead(desk, i)


def _derivative(change: Callable[[Poly, str], Poly]) -> Rule:
    def rule(desk: Desk, i: int) -> Written | None:
        name = desk.function.variables[i]
        found = change(desk.function, name)
        return Written(equals(_lead(desk, i), Polynomial(found)), found)

    return rule


def _slope(where: Callable[[Desk, int], dict[str, Fraction] | None], height: bool = False) -> Rule:
    def rule(desk: Desk, i: int) -> Written | None:
        point = where(desk, i)
        if point is None:
            return None
        function = desk.function if height else desk.derivatives[i]
        return Written(evaluation(_at_place(desk, i), function, point), function.at(point))

    return rule


def _old_slope(desk: Desk, i: int) -> Written | None:
    if not desk.earlier_slopes:
        return None
    value = desk.earlier_slopes[i]
    return Written(equals(_at_place(desk, i), shown(value)), value)


def _without_signs(desk: Desk, i: int) -> dict[str, Fraction] | None:
    if desk.place[i] > 0:
        return None
    return {name: abs(v) if n == i else v for n, (name, v) in enumerate(desk.point.items())}


def _exchanged(desk: Desk, i: int) -> dict[str, Fraction] | None:
    del i
    if len(desk.place) < 2:
        return None
    return dict(zip(desk.function.variables, reversed(desk.place), strict=True))


def _step(sign: int) -> Rule:
    def rule(desk: Desk, i: int) -> Written:
        name, old, slope = desk.function.variables[i], desk.place[i], desk.slopes[i]
        new = old - sign * desk.rate * slope
        if sign > 0:
            return Written(update(name, old, desk.rate, slope, new), new)
        working = line(
            name,
            ("=", add(shown(old), times(shown(desk.rate), shown(slope)))),
            ("=", add(shown(old), shown(desk.rate * slope))),
            ("=", shown(new)),
        )
        return Written(working, new)

    return rule


def _whole_slope(desk: Desk, i: int) -> Written:
    name, new = desk.function.variables[i], desk.place[i] - desk.slopes[i]
    return Written(equals(name, minus(shown(desk.place[i]), shown(desk.slopes[i])), shown(new)), new)


def _only_step(desk: Desk, i: int) -> Written:
    new = desk.rate * desk.slopes[i]
    working = times(shown(desk.rate), shown(desk.slopes[i]))
    return Written(equals(desk.function.variables[i], working, shown(new)), new)


RULES: dict[str, dict[str, Rule]] = {
    "derivative": {
        "": _derivative(lambda function, name: function.diff(name)),
        "factor-lost": _derivative(factor_lost),
        "exponent-kept": _derivative(exponent_kept),
    },
    "slope": {
        "": _slope(lambda desk, _: desk.point),
        "height-for-slope": _slope(lambda desk, _: desk.point if len(desk.place) == 1 else None, height=True),
        "sign-lost": _slope(_without_signs),
        "coordinates-exchanged": _slope(_exchanged),
        "old-slope": _old_slope,
    },
    "update": {
        "": _step(1),
        "uphill": _step(-1),
        "no-learning-rate": _whole_slope,
        "only-the-step": _only_step,
    },
}
"""The kinds of lines: how they are written rightly (""), and the mal-rules that they can carry."""
