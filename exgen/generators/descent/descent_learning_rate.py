"""What a learning rate does on a parabola: approach, arrive at once, oscillate, bounce for ever or diverge.

Each step multiplies the distance to the minimum by q = 1 − 2a·lr, so q is drawn first and the learning rate follows
from it. "The largest rate that converges" does not exist (at 1/a it bounces), so the rates are asked as an interval.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from exgen.algebra import Poly
from exgen.board import evaluation, is_short, line, shown, update
from exgen.errors import UserError
from exgen.figures.describe import Figure, Graph
from exgen.formula.build import add, chain, equals, formula, minus, neg, times
from exgen.formula.tree import Call, Evaluated, Formula, Infinity, Interval, Message, Polynomial, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators.descent._mistakes import height_for_slope, no_rate, old_slope, only_step, uphill
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
from exgen.generators.descent._run import Run, descend, rounding_rule, told_in_turn
from exgen.given import Field
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

CLASSES: tuple[Class, ...] = ("A", "B", "C", "D", "E")
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
    classes = tuple(_class_part(shape, number, rate, level) for number, rate in enumerate(given.rates, 1))
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


def _class_part(shape: Parabola, number: int, rate: Fraction, level: int) -> Part:
    right = class_of(shape.factor(rate))
    return Part(
        name=f"class_{number}",
        prompt=msg("What does gradient descent do with {rate}?", rate=equals("lr", shown(rate))),
        answer=ChoiceAnswer(OPTIONS, right),
        points=ONE,
        space=Space("boxes"),
        mistakes=_class_mistakes(right),
        tips=_class_tips(shape, level),
    )


def _class_tips(shape: Parabola, level: int) -> tuple[Message, ...]:
    if level == 1:
        return (
            msg("Where is the minimum, and how far from it is every place? Does that distance grow or shrink?"),
            msg("The minimum is where {condition}.", condition=equals(shape.derivative, 0)),
        )
    return (
        msg("By which number is the distance to the minimum multiplied in every step? Look at its sign and size."),
        msg("That number is {factor}.", factor=equals("q", _factor(shape))),
    )


def _class_mistakes(right: Class) -> tuple[Mistake, ...]:
    """Which other class is taken for this one, and why."""
    diverges = Mistake(
        "oscillating-diverges",
        Symbol("E"),
        msg("took oscillating for diverging"),
        msg("It jumps to the other side of the minimum. Does the distance to the minimum grow or shrink?"),
    )
    converges = Mistake(
        "growing-converges",
        Symbol("C"),
        msg("took growing or equal distances for shrinking ones"),
        msg("It jumps to the other side of the minimum. Compare the distances before and after the step."),
    )
    one_sided = Mistake(
        "jump-not-seen",
        Symbol("A"),
        msg("did not see the jump over the minimum"),
        msg("On which side of the minimum is each place?"),
    )
    for_ever = Mistake(
        "distance-not-compared",
        Symbol("D"),
        msg("took changing distances for equal ones"),
        msg("It jumps to the other side of the minimum. Is the distance there the same as before?"),
    )
    listed = {
        "A": (),
        "B": (),
        "C": (diverges, one_sided, for_ever),
        "D": (diverges, converges),
        "E": (converges, one_sided, for_ever),
    }
    return listed[right]


def _interval_part(shape: Parabola) -> Part:
    bound = 1 / shape.a
    return Part(
        name="converging_rates",
        prompt=msg("For which learning rates does gradient descent come ever nearer to the minimum?"),
        answer=IntervalsAnswer((Interval(shown(0), shown(bound)),)),
        points=Fraction(2),
        space=Space("line", 8, lines=2, lead=Symbol("lr")),
        label=Symbol("lr"),
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
            msg("Solve {condition}.", condition=chain(-1, "<", _factor(shape), "<", 1)),
        ),
    )


def _factor(shape: Parabola) -> Formula:
    double = 2 * shape.a
    return minus(1, "lr") if double == 1 else minus(1, times(shown(double), "lr"))


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
            msg("The factor is {factor}.", factor=_factor(shape)),
        ),
    )


def _start_steps(given: Given, shape: Parabola) -> list[Step]:
    return [
        Step(msg("Derivative:"), equals(shape.lead(), shape.derivative)),
        Step(msg("The minimum is where the slope is 0:"), shape.minimum_line()),
    ]


def _stepwise(given: Given, shape: Parabola, run: Run) -> tuple[Step, ...]:
    """Level 1: the two steps with every rate, and what the distances to the minimum say."""
    steps = _start_steps(given, shape)
    for number, rate in enumerate(given.rates, 1):
        steps.append(Step(msg("With {rate}:", rate=equals("lr", shown(rate)))))
        rows = run.rows[2 * number - 2 : 2 * number]
        for row in rows:
            old, slope, new = row.old[0], row.slopes[0], row.exact_new[0]
            here = Call(Symbol("J", primes=1), (shown(old),))
            steps.append(Step(None, evaluation(here, shape.derivative, {shape.name: old}, run.decimals)))
            if slope:
                moved = update(shape.name, old, rate, slope, new, run.shown_decimals)
            else:
                moved = line(shape.name, ("=", minus(shown(old), times(shown(rate), 0))), ("=", shown(old)))
            steps.append(Step(None, moved, ONE, "steps"))
        places = (given.start, *(row.new[0] for row in rows))
        steps.append(Step(_told(shape, rate, places), points=ONE, part=f"class_{number}"))
    return (*steps, _picture(given, shape))


def _told(shape: Parabola, rate: Fraction, places: tuple[Fraction, ...]) -> Message:
    """ "The distance to the minimum goes from 3 to 1.8 to 1.08, on one side: it approaches …" """
    distances = [abs(place - shape.lowest) for place in places]
    told = told_in_turn(tuple(map(shown, distances)))
    right = class_of(shape.factor(rate))
    label = next(option.label for option in OPTIONS if option.name == right)
    if right in ("A", "B"):
        return msg("The distance to the minimum goes from {distances}: {what}.", distances=told, what=label)
    return msg(
        "The distance to the minimum goes from {distances}, each time on the other side: {what}.",
        distances=told,
        what=label,
    )


CONDITIONS: dict[Class, Formula] = {
    "A": chain(0, "<", "q", "<", 1),
    "B": equals("q", 0),
    "C": chain(-1, "<", "q", "<", 0),
    "D": equals("q", -1),
    "E": chain("q", "<", -1),
}


def _by_factor(given: Given, shape: Parabola) -> tuple[Step, ...]:
    """Levels 2 and 3: the factor of the distance, its value for every rate, and what it must be."""
    steps = [*_start_steps(given, shape), factor_step(shape)]
    steps.append(
        Step(
            msg("So every step multiplies the distance to the minimum by the same number:"), equals("q", _factor(shape))
        )
    )
    for number, rate in enumerate(given.rates, 1):
        right = class_of(shape.factor(rate))
        label = next(option.label for option in OPTIONS if option.name == right)
        steps.append(Step(msg("With {rate}:", rate=equals("lr", shown(rate))), shape.factor_line(rate)))
        steps.append(
            Step(msg("{condition}: {what}.", condition=CONDITIONS[right], what=label), None, ONE, f"class_{number}")
        )
    steps += _bound_steps(shape)
    return (*steps, _picture(given, shape))


def _bound_steps(shape: Parabola) -> list[Step]:
    double, bound = 2 * shape.a, 1 / shape.a
    between = Interval(shown(0), shown(bound))
    scaled: Formula = Symbol("lr") if double == 1 else times(shown(double), "lr")
    return [
        Step(
            msg("It comes nearer when the factor lies between {low} and {high}:", low=formula(-1), high=formula(1)),
            chain(chain(-1, "<", _factor(shape), "<", 1), "⇔", chain(0, "<", scaled, "<", 2)),
            ONE,
            "converging_rates",
        ),
        Step(
            msg("So {rate} lies in {interval}:", rate=formula("lr"), interval=between),
            chain(0, "<", "lr", "<", shown(bound)),
            ONE,
            "converging_rates",
        ),
        Step(
            msg("One step is enough when nothing is left of the distance:"),
            line(equals(_factor(shape), 0), ("⇒", equals("lr", shown(bound / 2)))),
            ONE,
            "one_step_rate",
        ),
    ]


def _picture(given: Given, shape: Parabola) -> Step:
    return Step(
        msg("The first steps with {rate}:", rate=equals("lr", shown(_drawn_rate(given, shape)))), figure="descent"
    )


def _drawn_rate(given: Given, shape: Parabola) -> Fraction:
    """The rate that shows most: one that oscillates, else one that diverges, else the next of the list."""
    order = "CEDAB"
    return min(given.rates, key=lambda rate: order.index(class_of(shape.factor(rate))))


def _figure(given: Given, shape: Parabola) -> Figure:
    rate = _drawn_rate(given, shape)
    q = shape.factor(rate)
    count = 3 if abs(q) >= 1 else 4
    distance = given.start - shape.lowest
    places = tuple(shape.lowest + distance * q**n for n in range(count + 1))
    widest = max(abs(place - shape.lowest) for place in places) * Fraction(6, 5)
    return Figure(
        "descent",
        Graph(shape.function, (shape.lowest - widest, shape.lowest + widest), steps=places, name="J"),
        msg("The graph of the cost function with the first steps for {rate}.", rate=equals("lr", shown(rate))),
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
