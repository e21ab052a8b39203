"""The worked solution of a descent in two variables, and the contour map with its path."""

from fractions import Fraction

from exgen.algebra import Poly
from exgen.board import evaluation, shown, update
from exgen.figures.describe import Contours, Figure
from exgen.formula.build import column, equals
from exgen.formula.tree import Derivative, Formula, Gradient, Relation, Symbol, msg
from exgen.generators.descent._run import Run, told_heights
from exgen.model import Step


def place(names: tuple[str, ...], values: tuple[Fraction, ...]) -> Relation:
    """(θ₁, θ₂) = (−4; 2)"""
    return equals(column(*names), column(*(shown(v) for v in values)))


def slope_in(name: str) -> Formula:
    """∂J/∂θ₁"""
    return Derivative(Symbol("J"), (name,), partial=True)


def solution(function: Poly, rate: Fraction, run: Run) -> tuple[Step, ...]:
    names = function.variables
    gradient = tuple(function.diff(v) for v in names)
    places = run.shown_decimals
    steps = [
        Step(msg("Start values:"), place(names, run.rows[0].old)),
        Step(
            msg("Gradient:"),
            equals(Gradient(Symbol("J")), column(*(slope_in(v) for v in names)), column(*gradient)),
            Fraction(len(names)),
            "gradient",
        ),
        Step(msg("Learning rate:"), equals("lr", shown(rate))),
    ]
    for number, row in enumerate(run.rows, 1):
        point = dict(zip(names, row.old, strict=True))
        if number > 1:
            steps.append(Step(msg("Repeat with {place}.", place=place(names, row.old))))
        first = msg("Slopes in step {n}:", n=number)
        for i, name in enumerate(names):
            slope_line = evaluation(slope_in(name), gradient[i], point, places)
            steps.append(Step(first if i == 0 else None, slope_line, Fraction(1), "steps"))
        first = msg("Update in step {n}:", n=number)
        for i, name in enumerate(names):
            new_line = update(name, row.old[i], rate, row.slopes[i], row.exact_new[i], places)
            steps.append(Step(first if i == 0 else None, new_line, Fraction(1), "steps"))
    steps.append(Step(msg("After step {n}:", n=len(run.rows)), _after(names, run.rows[-1].new, run)))
    heights = _heights(function, run.places)
    unrounded = () if run.decimals is None else _heights(function, tuple(row.exact_new for row in run.rows))
    steps.append(Step(told_heights("J", heights, places, run, unrounded)))
    steps.append(Step(figure="descent"))
    return tuple(steps)


def _heights(function: Poly, places: tuple[tuple[Fraction, ...], ...]) -> tuple[Fraction, ...]:
    return tuple(function.at(dict(zip(function.variables, place, strict=True))) for place in places)


def _after(names: tuple[str, ...], values: tuple[Fraction, ...], run: Run) -> Formula:
    """The place after a step; values with more decimals than asked are also shown rounded."""
    exact = place(names, values)
    rounded = column(*(shown(v, run.shown_decimals) for v in values))
    if run.decimals is not None or run.shown_decimals is None or all(v * 100 % 1 == 0 for v in values):
        return exact
    return _approximately(exact, rounded)


def _approximately(exact: Relation, rounded: Formula) -> Formula:
    return Relation((*exact.operands, rounded), (*exact.signs, "≈"))


def figure(function: Poly, run: Run) -> Figure:
    xs, ys = [p[0] for p in run.places] + [Fraction(0)], [p[1] for p in run.places] + [Fraction(0)]
    reach = max(max(xs) - min(xs), max(ys) - min(ys), Fraction(1))
    margin = reach / 6
    middle_x, middle_y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    half = reach / 2 + margin
    return Figure(
        "descent",
        Contours(
            function,
            (middle_x - half, middle_x + half),
            (middle_y - half, middle_y + half),
            paths=(("", tuple((p[0], p[1]) for p in run.places)),),
        ),
        msg("A contour map of the cost function with the path of the descent."),
        width=7.0,
        height=7.0,
    )
