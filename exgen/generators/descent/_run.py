"""Running a descent exactly, and the columns, mistakes and checks that all descents share.

A row is computed in fractions. Where they grow beyond what a class writes down (quartics cube their digits with every
step), or where the exercise says so, each value is rounded half away from zero to the stated decimals and the next one
continues from the rounded value, exactly as the sheet says.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly, decimal_places, round_half_away
from exgen.board import LONGEST_DECIMAL, shown
from exgen.errors import UserError
from exgen.formula.build import formula
from exgen.formula.tree import Formula, Message, msg, nmsg
from exgen.model import Tolerance

AUTOMATIC_DECIMALS = 4
LARGEST = 10**9
RATES = tuple(Fraction(t) for t in ("0.01", "0.05", "0.1", "0.2", "0.25", "0.5"))
"""The learning rates of drawn exercises; other descents add some of their own."""


@dataclass(frozen=True, slots=True)
class Row:
    """One step: the place, the slope in each direction there, and the new place."""

    old: tuple[Fraction, ...]
    slopes: tuple[Fraction, ...]
    exact_slopes: tuple[Fraction, ...]
    new: tuple[Fraction, ...]
    exact_new: tuple[Fraction, ...]
    """What the update gives before the row is rounded."""


@dataclass(frozen=True, slots=True)
class Run:
    """The rows of a descent; `decimals` says to how many every value was rounded, None for exact values."""

    rows: tuple[Row, ...]
    decimals: int | None

    @property
    def places(self) -> tuple[tuple[Fraction, ...], ...]:
        """All places visited, the start first."""
        return (self.rows[0].old, *(row.new for row in self.rows))

    def longest(self) -> int:
        """The most decimals that a slope or new place has."""
        values = [v for row in self.rows for v in (*row.slopes, *row.new)]
        return max(decimal_places(v) or 0 for v in values)

    @property
    def shown_decimals(self) -> int | None:
        """The decimals a pupil is asked for: those of the exercise, 2 where exact values have more, else none."""
        return self.decimals if self.decimals is not None else (2 if self.longest() > 2 else None)

    @property
    def tolerance(self) -> Tolerance | None:
        places = self.shown_decimals
        return None if places is None else Tolerance("decimals", Fraction(places))


def descend(
    gradient: tuple[Poly, ...], start: tuple[Fraction, ...], rate: Fraction, steps: int, decimals: int | None
) -> Run:
    """Gradient descent by the partial derivatives `gradient`, all over the same variables in the order of `start`.

    Without `decimals` the rows are exact if they stay short, else rounded to four decimals. UserError where the values
    run away.
    """
    if decimals is not None:
        return Run(_rows(gradient, start, rate, steps, decimals), decimals)
    exact = _exact_rows(gradient, start, rate, steps)
    if exact is not None:
        return Run(exact, None)
    return Run(_rows(gradient, start, rate, steps, AUTOMATIC_DECIMALS), AUTOMATIC_DECIMALS)


def _exact_rows(
    gradient: tuple[Poly, ...], start: tuple[Fraction, ...], rate: Fraction, steps: int
) -> tuple[Row, ...] | None:
    rows: list[Row] = []
    place = start
    for _ in range(steps):
        row = _step(gradient, place, rate, None, len(rows))
        if any((decimal_places(v) or 0) > LONGEST_DECIMAL or decimal_places(v) is None for v in row.slopes + row.new):
            return None
        rows.append(row)
        place = row.new
    return tuple(rows)


def _rows(
    gradient: tuple[Poly, ...], start: tuple[Fraction, ...], rate: Fraction, steps: int, decimals: int
) -> tuple[Row, ...]:
    rows: list[Row] = []
    place = start
    for _ in range(steps):
        row = _step(gradient, place, rate, decimals, len(rows))
        rows.append(row)
        place = row.new
    return tuple(rows)


def _step(
    gradient: tuple[Poly, ...], place: tuple[Fraction, ...], rate: Fraction, decimals: int | None, earlier: int
) -> Row:
    point = dict(zip(gradient[0].variables, place, strict=True))
    exact_slopes = tuple(g.at(point) for g in gradient)
    slopes = _rounded(exact_slopes, decimals)
    exact_new = tuple(p - rate * s for p, s in zip(place, slopes, strict=True))
    new = _rounded(exact_new, decimals)
    if any(abs(v) > LARGEST for v in new):
        raise UserError(
            f"with this learning rate the descent runs away: step {earlier + 1} goes beyond {LARGEST:,}; "
            "state a smaller learning rate or fewer steps"
        )
    return Row(place, slopes, exact_slopes, new, exact_new)


def _rounded(values: tuple[Fraction, ...], decimals: int | None) -> tuple[Fraction, ...]:
    return values if decimals is None else tuple(round_half_away(v, decimals) for v in values)


def check_descent(function: Poly, rate: Fraction) -> None:
    """UserError where the function or the learning rate makes no descent."""
    if function.is_constant:
        raise UserError("the function is constant: there is nothing to descend; state one with a variable in it")
    if rate <= 0:
        raise UserError("the learning rate must be above 0")


def take_steps(steps: int) -> Message:
    """What is asked of the table."""
    return nmsg(
        "Take one step of gradient descent. Fill in the table.",
        "Take {n} steps of gradient descent. Fill in the table.",
        steps,
    )


def rounding_rule(run: Run) -> tuple[Message, ...]:
    """How the exercise is to be rounded, if at all."""
    if run.decimals is not None:
        return (
            nmsg(
                "Round every value to one decimal and continue with the rounded value.",
                "Round every value to {n} decimals and continue with the rounded value.",
                run.decimals,
            ),
        )
    if run.shown_decimals is not None:
        return (
            nmsg(
                "Give at least one decimal, and continue with unrounded values.",
                "Give at least {n} decimals, and continue with unrounded values.",
                run.shown_decimals,
            ),
        )
    return ()


def heights_fall(heights: tuple[Fraction, ...]) -> bool:
    """Whether every step goes down."""
    return all(later < earlier for earlier, later in itertools.pairwise(heights))


def _falls_or_stands(run: Run, heights: tuple[Fraction, ...]) -> bool:
    """Whether every step goes down until one has reached a place where no step moves any more."""
    places = itertools.pairwise(run.places)
    return all(
        old == new or low < high for (old, new), (high, low) in zip(places, itertools.pairwise(heights), strict=True)
    )


def far_apart(values: list[Fraction], least: Fraction = Fraction(15, 1000)) -> bool:
    """Whether all values differ by more than `least`, three tolerances of two decimals by default."""
    ordered = sorted(values)
    return all(later - earlier > least for earlier, later in itertools.pairwise(ordered))


def told_in_turn(values: Sequence[Message | Formula]) -> Message:
    """ "21 to 9.48, then to 5.3328", two values at least."""
    told = msg("{before} to {after}", before=values[0], after=values[1])
    for value in values[2:]:
        told = msg("{before}, then to {after}", before=told, after=value)
    return told


def told_heights(
    name: str,
    heights: tuple[Fraction, ...],
    places: int | None,
    run: Run | None = None,
    unrounded: tuple[Fraction, ...] = (),
) -> Message:
    """ "J falls from 21 to 9.48, then to 5.3328", or why it does not.

    `run` are the steps, and `unrounded` the heights that each would reach without rounding, where the exercise rounds.
    """

    def value(height: Fraction) -> Message:
        exact = decimal_places(height)
        if exact is not None and exact <= LONGEST_DECIMAL:
            return msg("{value}", value=shown(height))
        return msg("about {value}", value=shown(height, max(places or 0, 2)))

    told = told_in_turn(tuple(value(height) for height in heights))
    if heights_fall(heights):
        return msg("Check: {J} falls from {heights}.", J=formula(name), heights=told)
    if run is not None and not unrounded and _falls_or_stands(run, heights):
        return msg(
            "Check: {J} goes from {heights}. Where the slope is 0, it stays as it is.", J=formula(name), heights=told
        )
    if unrounded and all(reached < left for left, reached in zip(heights, unrounded, strict=False)):
        return msg(
            "Check: {J} goes from {heights}. Without rounding it would fall at every step.",
            J=formula(name),
            heights=told,
        )
    return msg(
        "Check: {J} goes from {heights}. It does not fall at every step: the learning rate is too large here.",
        J=formula(name),
        heights=told,
    )
