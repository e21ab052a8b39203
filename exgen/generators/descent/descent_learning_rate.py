"""What a learning rate does on a parabola: approach, arrive at once, oscillate, bounce for ever or diverge.

Each step multiplies the distance to the minimum by q = 1 − 2a·lr, so q is drawn first and the learning rate follows
from it. "The largest rate that converges" does not exist (at 1/a it bounces), so the rates are asked as an interval.
"""

from dataclasses import dataclass, replace
from fractions import Fraction

from exgen.algebra import Poly
from exgen.board import is_short, shown
from exgen.errors import UserError
from exgen.formula.build import add, chain, equals, formula, minus, neg, times
from exgen.formula.tree import Evaluated, Formula, Infinity, Interval, Message, Polynomial, Symbol, msg
from exgen.generator import Generator, Solved
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
from exgen.generators.descent._rate_classes import CLASSES, ONE, Class, class_part
from exgen.generators.descent._run import Run, descend, rounding_rule
from exgen.given import Field
from exgen.model import Column, IntervalsAnswer, Mistake, NumberAnswer, Part, Space, TableAnswer
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
    classes = tuple(class_part(shape, number, rate, level) for number, rate in enumerate(given.rates, 1))
    statement = _statement(given, shape)
    if level == 1:
        run = _runs(given, shape)
        return Solved(
            variables=(shape.name,),
            statement=(*statement, *rounding_rule(run)),
            parts=(_table_part(given, shape, run), *classes),
            solution=stepwise(shape, given.rates, run),
            figures=(figure(shape, given.start, given.rates),),
        )
    return Solved(
        variables=(shape.name, "lr"),
        statement=statement,
        parts=(*classes, _interval_part(shape), _one_step_part(shape)),
        solution=by_factor(shape, given.rates),
        figures=(figure(shape, given.start, given.rates),),
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
    return Column(
        column,
        msg("{name} after step {n}", name=formula(shape.name), n=number),
        tolerance=run.tolerance,
        rule=minus(before, times("learning_rate", _slope_at(shape, before))),
        mistakes=_iterate_mistakes(number, before, shape),
        names=(shape.name,),
    )


def _slope_at(shape: Parabola, place: str) -> Formula:
    return Evaluated(Polynomial(shape.derivative), ((shape.name, Symbol(place)),))


def _iterate_mistakes(number: int, before: str, shape: Parabola) -> tuple[Mistake, ...]:
    slope = _slope_at(shape, before)
    step = times("learning_rate", slope)
    found = (
        replace(uphill(before, ""), rule=add(before, step)),
        replace(no_rate(before, ""), rule=minus(before, slope)),
        replace(only_step(""), rule=step),
        height_for_slope(before, ((shape.name, Symbol(before)),)),
    )
    if number == 1:
        return found
    kept = replace(old_slope(before, ""), rule=minus(before, times("learning_rate", _slope_at(shape, "start"))))
    return (*found, kept)


def _interval_part(shape: Parabola) -> Part:
    bound = 1 / shape.a
    return Part(
        name="converging_rates",
        prompt=msg("For which learning rates does gradient descent come ever nearer to the minimum?"),
        answer=IntervalsAnswer((Interval(shown(0), shown(bound)),)),
        points=Fraction(2),
        space=Space("line", 8, lines=2),
        names=("lr",),
        mistakes=(
            Mistake(
                "no-lower-bound",
                Interval(neg(Infinity()), shown(bound)),
                msg("forgot that a learning rate is above 0"),
                msg("Which way would a step go with a negative learning rate?"),
            ),
            Mistake(
                "one-step-rate-as-bound",
                Interval(shown(0), shown(bound / 2)),
                msg("stopped at the rate that needs one step"),
                msg("With a larger rate it jumps over the minimum. Can it still come nearer then?"),
            ),
            Mistake(
                "bound-doubled",
                Interval(shown(0), shown(2 * bound)),
                msg("lost the 2 of the derivative in the bound"),
                msg("Take the factor of the distance from the derivative, where the 2 of the square is in front."),
            ),
        ),
        tips=(
            msg("The distance shrinks when its factor lies between two numbers. Which?"),
            msg("Solve {condition}.", condition=chain(-1, "<", shape.factor_rule(), "<", 1)),
        ),
    )


def _one_step_part(shape: Parabola) -> Part:
    rate = 1 / (2 * shape.a)
    return Part(
        name="one_step_rate",
        prompt=msg("Which learning rate reaches the minimum in one step?"),
        answer=NumberAnswer(shown(rate)),
        points=ONE,
        space=Space("line", 3, lead=Symbol("lr")),
        label=Symbol("lr"),
        names=("lr",),
        mistakes=(
            Mistake(
                "one-step-doubled",
                shown(2 * rate),
                msg("lost the 2 of the derivative"),
                msg("With this rate it jumps as far as it was away, to the other side. Look for the 2 of the square."),
            ),
            Mistake(
                "one-step-halved",
                shown(rate / 2),
                msg("counted the 2 of the derivative twice"),
                msg("With this rate half of the distance is left. What should be left?"),
            ),
        ),
        tips=(
            msg("What must the factor of the distance be, so that nothing is left of it?"),
            msg("The factor is {factor}.", factor=shape.factor_rule()),
        ),
    )


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
