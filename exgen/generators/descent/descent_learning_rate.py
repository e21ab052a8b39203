"""What a learning rate does on a parabola: approach, arrive at once, oscillate, bounce for ever or diverge.

Each step multiplies the distance to the minimum by q = 1 − 2a·lr, so q is drawn first and the learning rate follows
from it. "The largest rate that converges" does not exist (at 1/a it bounces), so the rates are asked as an interval.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from exgen.board import evaluation, is_short, line, shown, update
from exgen.errors import UserError
from exgen.figures.describe import Figure, Graph
from exgen.formula.build import chain, equals, formula, minus, neg, times
from exgen.formula.tree import Call, Evaluated, Formula, Function, Interval, Message, Number, Polynomial, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators.descent._mistakes import height_for_slope, no_rate, only_step, uphill
from exgen.generators.descent._parabola import (
    FRACTIONS,
    WHOLE,
    Parabola,
    check_rate,
    check_start,
    factor_step,
    parabola,
    with_lowest,
)
from exgen.generators.descent._run import Run, descend, rounding_rule
from exgen.given import Field
from exgen.algebra import Poly
from exgen.model import (
    ChoiceAnswer,
    Column,
    IntervalsAnswer,
    Mistake,
    NumberAnswer,
    Option,
    Part,
    Space,
    Step,
    TableAnswer,
)
from exgen.rng import Stream

MOST_RATES = 8
ONE = Fraction(1)
Class = Literal["A", "B", "C", "D", "E"]

FACTORS: dict[Class, tuple[Fraction, ...]] = {
    "A": tuple(Fraction(n, 10) for n in (2, 4, 5, 6, 8, 9)),
    "B": (Fraction(0),),
    "C": tuple(Fraction(-n, 10) for n in (2, 4, 5, 6, 8)),
    "D": (Fraction(-1),),
    "E": tuple(Fraction(-n, 10) for n in (12, 14, 15, 16, 18, 20)),
}
"""The factors q that are drawn for each class."""

OPTIONS = (
    Option("A", msg("it approaches the minimum from one side"), ("approaches", "nadert", "convergeert")),
    Option("B", msg("it reaches the minimum in one step"), ("one step", "in one step", "één stap", "in één stap")),
    Option("C", msg("it oscillates and converges"), ("oscillates", "schommelt")),
    Option("D", msg("it bounces between two places for ever"), ("bounces", "springt", "botst")),
    Option("E", msg("it diverges"), ("diverges", "divergeert")),
)


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly
    start: Fraction
    rates: tuple[Fraction, ...]


def sample(rng: Stream, level: int) -> Given:
    """The leading coefficient, the minimum, the start, and three classes with a factor q for each."""
    a = rng.choice(FRACTIONS if level == 3 else WHOLE)
    most = 5 if level == 3 else 9
    lowest = rng.choice([n for n in range(-most, most + 1) if (2 * a * n).denominator == 1 and abs(2 * a * n) <= 40])
    start = rng.choice([n for n in range(-9, 10) if n and 2 <= abs(n - lowest) <= 10])
    classes: tuple[Class, ...]
    if level == 3:
        others = rng.sample(("A", "B", "C", "E"), 2)
        classes = rng.shuffled(("D", *others))
    else:
        classes = rng.sample(("A", "B", "C", "D", "E"), 3)
    rates = tuple(_rate(rng, a, each) for each in classes)
    return Given(with_lowest(a, lowest, rng.between(-9, 9)), Fraction(start), rates)


def _rate(rng: Stream, a: Fraction, wanted: Class) -> Fraction:
    """A learning rate of the class, with at most three decimals where the class has a choice."""
    rates = [(1 - q) / (2 * a) for q in FACTORS[wanted]]
    return rng.choice([rate for rate in rates if is_short(rate, 3)] or rates)


def class_of(q: Fraction) -> Class:
    """What happens when each step multiplies the distance to the minimum by q < 1."""
    if q > 0:
        return "A"
    if q == 0:
        return "B"
    if q == -1:
        return "D"
    return "C" if q > -1 else "E"


def solve(given: Given, level: int) -> Solved:
    shape = parabola(given.function)
    check_start(shape, given.start)
    if not 1 <= len(given.rates) <= MOST_RATES or len(set(given.rates)) < len(given.rates):
        raise UserError(f"state 1 to {MOST_RATES} different learning rates")
    for rate in given.rates:
        check_rate(rate)
    classes = tuple(_class_part(shape, number, rate) for number, rate in enumerate(given.rates, 1))
    statement = _statement(given, shape)
    if level == 1:
        run = _runs(given, shape)
        return Solved(
            variables=(shape.name,),
            statement=(*statement, *rounding_rule(run)),
            parts=(_table_part(given, shape, run), *classes),
            solution=_stepwise(given, shape, run),
            figures=(_figure(given, shape),),
        )
    return Solved(
        variables=(shape.name, "lr"),
        statement=statement,
        parts=(*classes, _interval_part(shape), _one_step_part(shape)),
        solution=_by_factor(given, shape),
        figures=(_figure(given, shape),),
    )


def _statement(given: Given, shape: Parabola) -> tuple[Message, ...]:
    asked = msg("The cost function is {cost}.", cost=shape.definition())
    start = equals(shape.name, shown(given.start))
    return (msg("{cost} Gradient descent starts at {start}.", cost=asked, start=start),)


def _runs(given: Given, shape: Parabola) -> Run:
    """Two steps with every learning rate, one rate after the other, all rounded alike."""
    gradient, start = (shape.derivative,), (given.start,)
    runs = [descend(gradient, start, rate, 2, None) for rate in given.rates]
    decimals = next((run.decimals for run in runs if run.decimals is not None), None)
    if decimals is not None:
        runs = [descend(gradient, start, rate, 2, decimals) for rate in given.rates]
    return Run(tuple(row for run in runs for row in run.rows), decimals)


def _table_part(given: Given, shape: Parabola, run: Run) -> Part:
    columns = (
        Column("learning_rate", formula("lr"), "given"),
        _iterate("after_1", 1, "start", shape, run),
        _iterate("after_2", 2, "after_1", shape, run),
    )
    rows = tuple(
        (shown(rate), shown(first.new[0]), shown(second.new[0]))
        for rate, first, second in zip(given.rates, run.rows[::2], run.rows[1::2], strict=True)
    )
    return Part(
        name="steps",
        prompt=msg(
            "Take two steps with every learning rate, each time from {start}. Fill in the table.",
            start=equals(shape.name, shown(given.start)),
        ),
        answer=TableAnswer(columns, rows),
        points=Fraction(2 * len(given.rates)),
        space=Space("table"),
        tips=(
            msg("Find the derivative first. The new place is the old one less learning rate times slope there."),
            msg("The derivative is {derivative}.", derivative=equals(shape.lead(), shape.derivative)),
        ),
    )


def _iterate(column: str, number: int, before: str, shape: Parabola, run: Run) -> Column:
    here = ((shape.name, Symbol(before)),)
    slope = Evaluated(Polynomial(shape.derivative), here)
    taken = "slope"
    mistakes = [uphill(before, taken), no_rate(before, taken), only_step(taken)]
    with_slope = [replace(m, rule=_with_slope(m.rule, slope)) for m in mistakes]
    height = height_for_slope(before, here)
    if number == 2:
        old = Evaluated(Polynomial(shape.derivative), ((shape.name, Symbol("start")),))
        with_slope.append(
            Mistake(
                "old-slope",
                minus(before, times("learning_rate", old)),
                msg("kept the slope of the step before"),
                msg("You used the slope of the step before. At a new place the slope is another one."),
            )
        )
    return Column(
        column,
        msg("{name} after step {n}", name=formula(shape.name), n=number),
        tolerance=run.tolerance,
        rule=minus(before, times("learning_rate", slope)),
        mistakes=(*with_slope, height),
        names=(shape.name,),
    )


def _with_slope(rule: Formula, slope: Formula) -> Formula:
    from exgen.formula.evaluate import substitute

    return substitute(rule, {"slope": slope})
