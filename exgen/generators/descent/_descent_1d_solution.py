"""The worked solution of a descent in one variable, and the figure of its steps."""

from fractions import Fraction

from exgen.algebra import Poly
from exgen.board import LONGEST_DECIMAL, evaluation, is_short, line, shown, update
from exgen.figures.describe import Figure, Graph
from exgen.formula.build import equals, formula
from exgen.formula.tree import Call, Formula, Symbol, msg
from exgen.generators.descent._run import Run, told_heights, told_in_turn
from exgen.model import Step

FARTHEST = 10
"""The figure shows the minimum too where it is at most so many times as far away as the steps go."""


def solution(function: Poly, rate: Fraction, run: Run) -> tuple[Step, ...]:
    name = function.variables[0]
    lead, derivative = Call(Symbol("J", primes=1), (formula(name),)), function.diff(name)
    places = run.shown_decimals
    steps = [
        Step(msg("Start value:"), equals(name, shown(run.rows[0].old[0]))),
        Step(msg("Derivative:"), equals(lead, derivative), Fraction(1), "derivative"),
        Step(msg("Learning rate:"), equals("lr", shown(rate))),
    ]
    for number, row in enumerate(run.rows, 1):
        old, slope, new = row.old[0], row.slopes[0], row.exact_new[0]
        here = Call(Symbol("J", primes=1), (shown(old),))
        if number > 1:
            steps.append(Step(msg("Repeat with {place}.", place=equals(name, shown(old)))))
        slope_line = evaluation(here, derivative, {name: old}, places)
        steps.append(Step(msg("Slope in step {n}:", n=number), slope_line, Fraction(1), "steps"))
        update_line = update(name, old, rate, slope, new, places)
        steps.append(Step(msg("Update in step {n}:", n=number), update_line, Fraction(1), "steps"))
    heights = tuple(function.at({name: p[0]}) for p in run.places)
    unrounded = () if run.decimals is None else tuple(function.at({name: row.exact_new[0]}) for row in run.rows)
    steps.append(Step(told_heights("J", heights, places, run, unrounded)))
    steps += _distance(function, rate, run)
    steps.append(Step(figure="descent"))
    return tuple(steps)


def _distance(function: Poly, rate: Fraction, run: Run) -> list[Step]:
    """For a parabola: where the minimum is and how the distance to it shrinks by the same factor."""
    if function.degree() != 2 or run.decimals is not None or function.coefficient((2,)) < 0:
        return []
    a, b = function.coefficient((2,)), function.coefficient((1,))
    lowest, factor = -b / (2 * a), 1 - 2 * a * rate
    distances = [abs(p[0] - lowest) for p in run.places]
    if not all(is_short(v, LONGEST_DECIMAL + 2) for v in (lowest, factor, *distances)):
        return []
    if 0 in distances:
        return [Step(msg("The minimum is where the slope is 0:"), _minimum_line(function, lowest))]
    told, times_factor = told_in_turn(tuple(map(shown, distances))), shown(abs(factor))
    return [
        Step(msg("The minimum is where the slope is 0:"), _minimum_line(function, lowest)),
        Step(
            msg(
                "The distance to it goes from {distances}: that is times {factor}.", distances=told, factor=times_factor
            )
            if len(run.rows) == 1
            else msg(
                "The distance to it goes from {distances}, each time times {factor}.",
                distances=told,
                factor=times_factor,
            )
        ),
    ]


def _minimum_line(function: Poly, lowest: Fraction) -> Formula:
    """4θ − 8 = 0 ⇒ θ = 2"""
    name = function.variables[0]
    return line(equals(function.diff(name), 0), ("⇒", equals(name, shown(lowest))))


def figure(function: Poly, run: Run) -> Figure:
    visited = [p[0] for p in run.places]
    shown_places = [*visited, *_lowest_in_sight(function, visited)]
    width = max(shown_places) - min(shown_places)
    margin = max(width / 4, Fraction(1, 2))
    return Figure(
        "descent",
        Graph(
            function,
            (min(shown_places) - margin, max(shown_places) + margin),
            steps=tuple(visited),
            name="J",
        ),
        msg("The graph of the cost function with the places that the descent visits."),
    )


def _lowest_in_sight(function: Poly, visited: list[Fraction]) -> list[Fraction]:
    """The place of a parabola's minimum, unless the steps would be too small to see beside it."""
    if function.degree() != 2 or function.coefficient((2,)) < 0:
        return []
    lowest = -function.coefficient((1,)) / (2 * function.coefficient((2,)))
    moved = max(visited) - min(visited)
    return [lowest] if abs(visited[0] - lowest) <= FARTHEST * moved else []
