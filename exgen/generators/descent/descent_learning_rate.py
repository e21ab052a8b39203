"""What a learning rate does on a parabola: approach, arrive at once, oscillate, bounce for ever or diverge.

Each step multiplies the distance to the minimum by q = 1 − 2a·lr, so q is drawn first and the learning rate follows
from it. "The largest rate that converges" does not exist (at 1/a it bounces), so the rates are asked as an interval.
"""

from dataclasses import dataclass, replace
from fractions import Fraction

from exgen.algebra import Poly
from exgen.board import is_short, shown
from exgen.errors import UserError
from exgen.formula.build import add, equals, formula, minus, over, times
from exgen.formula.tree import Call, Formula, Message, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators.descent._derivative_part import derivative_part, own_slope
from exgen.generators.descent._descent_learning_rate_solution import by_factor, figure, stepwise
from exgen.generators.descent._mistakes import height_for_slope, no_rate, old_slope, only_step, uphill
from exgen.generators.descent._parabola import (
    FRACTIONS,
    WHOLE,
    Parabola,
    check_rate,
    check_start,
    parabola,
    with_lowest,
)
from exgen.generators.descent._rate_bounds import interval_part, one_step_part, own_bend
from exgen.generators.descent._rate_classes import CLASSES, Class, choices, class_part
from exgen.generators.descent._run import Run, descend, rounding_rule
from exgen.given import Field
from exgen.model import Column, Mistake, Part, Space, TableAnswer
from exgen.rng import Stream

MOST_RATES = 8

FACTORS: dict[Class, tuple[Fraction, ...]] = {
    "A": tuple(Fraction(n, 10) for n in (2, 4, 5, 6, 8, 9)),
    "B": (Fraction(0),),
    "C": tuple(Fraction(-n, 10) for n in (2, 4, 5, 6, 8)),
    "D": (Fraction(-1),),
    "E": tuple(Fraction(-n, 10) for n in (12, 14, 15, 16, 18, 20)),
}
"""The factors q that are drawn for each class."""


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly
    start: Fraction
    rates: tuple[Fraction, ...]


def sample(rng: Stream, level: int) -> Given:
    """The leading coefficient, the minimum, the start, and three classes with a factor q for each."""
    a = rng.choice(FRACTIONS if level == 3 else WHOLE)
    most = 5 if level == 3 else 9
    lowest = rng.choice([n for n in range(-most, most + 1) if (2 * a * n).denominator == 1 and abs(2 * a * n) <= 20])
    start = rng.choice([n for n in range(-9, 10) if n and 2 <= abs(n - lowest) <= 10])
    classes = rng.sample(CLASSES, 3)
    if level == 3 and "D" not in classes:
        classes = rng.shuffled(("D", *classes[1:]))
    rates = tuple(_rate(rng, a, each) for each in classes)
    return Given(with_lowest(a, lowest, rng.between(-9, 9)), Fraction(start), rates)


def _rate(rng: Stream, a: Fraction, wanted: Class) -> Fraction:
    """A learning rate of the class, with at most three decimals where the class has a choice."""
    rates = [(1 - q) / (2 * a) for q in FACTORS[wanted]]
    return rng.choice([rate for rate in rates if is_short(rate, 3)] or rates)


def solve(given: Given, level: int) -> Solved:
    shape = parabola(given.function)
    check_start(shape, given.start)
    if not 1 <= len(given.rates) <= MOST_RATES or len(set(given.rates)) < len(given.rates):
        raise UserError(f"state 1 to {MOST_RATES} different learning rates")
    for rate in given.rates:
        check_rate(rate)
    derivative, statement = derivative_part(given.function), _statement(given, shape)
    classes = tuple(
        class_part(shape, number, rate, level, _own_factor(shape, number, rate, level))
        for number, rate in enumerate(given.rates, 1)
    )
    if level == 1:
        run = _runs(given, shape)
        return Solved(
            variables=(shape.name,),
            statement=(*statement, *rounding_rule(run), choices()),
            parts=(derivative, _table_part(given, shape, run), *classes),
            solution=stepwise(shape, given.rates, run),
            figures=(figure(shape, given.start, given.rates),),
        )
    return Solved(
        variables=(shape.name, "lr"),
        statement=(*statement, choices()),
        parts=(derivative, *classes, interval_part(shape), one_step_part(shape)),
        solution=by_factor(shape, given.rates),
        figures=(figure(shape, given.start, given.rates),),
    )


def _statement(given: Given, shape: Parabola) -> tuple[Message, ...]:
    asked = msg("The cost function is {cost}.", cost=shape.definition())
    start = equals(shape.name, shown(given.start))
    return (msg("{cost} Gradient descent starts at {start}.", cost=asked, start=start),)


def _own_factor(shape: Parabola, number: int, rate: Fraction, level: int) -> Formula:
    """The factor of the distance: on level 1 of the pupil's own two moves, else by the pupil's own derivative."""
    if level == 1:
        first, second = f"after_1_{number}", f"after_2_{number}"
        return over(minus(second, first), minus(first, "start"))
    return minus(1, times(shown(rate), own_bend(shape)))


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
            msg("The new place is the old one less learning rate times slope there."),
            msg(
                "Begin each time with {slope}, the slope at the start.",
                slope=Call(Symbol("J", primes=1), (shown(given.start),)),
            ),
        ),
    )


def _iterate(column: str, number: int, before: str, shape: Parabola, run: Run) -> Column:
    return Column(
        column,
        msg("{name} after step {n}", name=formula(shape.name), n=number),
        tolerance=run.tolerance,
        rule=minus(before, times("learning_rate", own_slope(shape.name, before))),
        mistakes=_iterate_mistakes(number, before, shape),
        names=(shape.name,),
    )


def _iterate_mistakes(number: int, before: str, shape: Parabola) -> tuple[Mistake, ...]:
    slope = own_slope(shape.name, before)
    step = times("learning_rate", slope)
    found = (
        replace(uphill(before, ""), rule=add(before, step)),
        replace(no_rate(before, ""), rule=minus(before, slope)),
        replace(only_step(""), rule=step),
        height_for_slope(before, ((shape.name, Symbol(before)),)),
    )
    if number == 1:
        return found
    kept = replace(old_slope(before, ""), rule=minus(before, times("learning_rate", own_slope(shape.name, "start"))))
    return (*found, kept)


GENERATOR = Generator(
    title=msg("The role of the learning rate"),
    topic="descent",
    revision=1,
    given=Given,
    fields=(
        Field("function", "function", msg("the cost function, of degree 2"), variables=("theta",)),
        Field("start", "number", msg("the start value")),
        Field("rates", "numbers", msg("the learning rates to compare, such as (0.1; 0.4; 0.75)")),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("three rates, two steps with each"),
        msg("judge three rates, and find all that converge"),
        msg("the same with a fraction, one rate on the border"),
    ),
)
