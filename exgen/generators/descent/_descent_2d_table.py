"""The table of a descent in two variables: its columns with their rules and mal-rules."""

from fractions import Fraction

from exgen.algebra import Poly
from exgen.board import at, shown
from exgen.formula.build import equals, formula, minus, over, times, words
from exgen.formula.tree import Evaluated, Formula, Function, Polynomial, Symbol, msg
from exgen.generators._derivatives import factor_lost
from exgen.generators.descent._descent_2d_solution import place, slope_in
from exgen.generators.descent._mistakes import (
    exchanged,
    lost_factor,
    no_rate,
    old_slope,
    power_of_negative,
    slope_kept,
    slopes_added,
    uphill,
)
from exgen.generators.descent._run import Run, take_steps
from exgen.model import Column, Mistake, Part, Space, TableAnswer


def table_part(function: Poly, run: Run) -> Part:
    names, start = function.variables, run.rows[0].old
    new = tuple(f"new_{v}" for v in names)
    rows = tuple(
        (formula(number), *(shown(v) for v in (*row.old, *row.slopes, *row.new)))
        for number, row in enumerate(run.rows, 1)
    )
    columns = (
        Column("step", msg("step"), "given"),
        *(Column(v, formula(v), "carried") for v in names),
        *(_slope_column(function, i, run) for i in range(len(names))),
        *(_new_column(names, i, run) for i in range(len(names))),
    )
    return Part(
        name="steps",
        prompt=take_steps(len(run.rows)),
        answer=TableAnswer(
            columns,
            rows,
            tuple((v, shown(s)) for v, s in zip(names, start, strict=True)),
            tuple(zip(names, new, strict=True)),
        ),
        points=Fraction(2 * len(names) * len(run.rows)),
        space=Space("table"),
        tips=(
            msg(
                "{rule}, and the same for {other}.",
                rule=equals(
                    words(msg("new {name}", name=formula(names[0]))), minus(names[0], times("lr", slope_in(names[0])))
                ),
                other=formula(names[1]),
            ),
            msg("Step 1: substitute {start} into the gradient.", start=place(names, start)),
        ),
    )


def _slope_names(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"slope{i}" for i in range(1, len(names) + 1))


def _slope_column(function: Poly, i: int, run: Run) -> Column:
    names = function.variables
    here: dict[str, Formula] = {v: Symbol(v) for v in names}
    rule = at(f"gradient_{i + 1}", **here)
    size = Function("abs", Symbol(names[i]))
    mistakes = []
    if any(row.old[i] < 0 for row in run.rows):
        lost = (
            at(f"gradient_{i + 1}", **{**here, names[i]: size})
            if _is_coupled(function)
            else times(rule, over(names[i], size))
        )
        mistakes.append(power_of_negative(lost))
    mistakes.append(lost_factor(Evaluated(Polynomial(factor_lost(function, names[i])), tuple(here.items()))))
    mistakes.append(slope_kept(f"slope{i + 1}"))
    if i == 1 and _is_coupled(function):
        moved = minus(names[0], times("learning_rate", "slope1"))
        mistakes.append(
            Mistake(
                "new-place-too-early",
                at("gradient_2", **{names[0]: moved, names[1]: Symbol(names[1])}),
                msg("used the new {name} in the same step", name=formula(names[0])),
                msg("Both slopes belong to the same place: the one before the step."),
            )
        )
    return Column(
        f"slope{i + 1}",
        slope_in(names[i]),
        tolerance=run.tolerance,
        rule=rule,
        mistakes=tuple(mistakes),
        names=(f"∂J/∂{names[i]}", f"dJ/d{names[i]}", f"J_{names[i]}", "slope"),
    )


def _new_column(names: tuple[str, ...], i: int, run: Run) -> Column:
    slopes = _slope_names(names)
    name, slope = names[i], slopes[i]
    return Column(
        f"new_{name}",
        msg("new {name}", name=formula(name)),
        tolerance=run.tolerance,
        rule=minus(name, times("learning_rate", slope)),
        mistakes=(
            uphill(name, slope),
            no_rate(name, slope),
            slopes_added(name, slopes),
            exchanged(name, slopes[1 - i]),
            old_slope(name, slope),
        ),
        names=(name,),
    )


def _is_coupled(function: Poly) -> bool:
    return any(sum(1 for e in exponents if e) > 1 for exponents, _ in function.terms)
