"""The worked solutions about learning rates: step by step on level 1, by the factor of the distance above it."""

from fractions import Fraction

from exgen.board import evaluation, line, shown, update
from exgen.figures.describe import Figure, Graph
from exgen.formula.build import chain, equals, formula, times
from exgen.formula.tree import Call, Interval, Message, Relation, Sign, Symbol, msg
from exgen.generators.descent._parabola import Parabola, factor_step, visible_steps
from exgen.generators.descent._rate_classes import ONE, TOLD, class_of, conditions
from exgen.generators.descent._run import Run, told_in_turn
from exgen.model import Step


def _start_steps(shape: Parabola) -> list[Step]:
    return [
        Step(msg("Derivative:"), shape.derivative_line(), ONE, "derivative"),
        Step(msg("The minimum is where the slope is 0:"), shape.minimum_line()),
    ]


def stepwise(shape: Parabola, rates: tuple[Fraction, ...], run: Run) -> tuple[Step, ...]:
    """Level 1: the two steps with every rate, and what the distances to the minimum say."""
    steps = _start_steps(shape)
    for number, rate in enumerate(rates, 1):
        steps.append(Step(msg("With {rate}:", rate=equals("lr", shown(rate)))))
        rows = run.rows[2 * number - 2 : 2 * number]
        for row in rows:
            old, slope, new = row.old[0], row.slopes[0], row.exact_new[0]
            here = Call(Symbol("J", primes=1), (shown(old),))
            steps.append(Step(None, evaluation(here, shape.derivative, {shape.name: old}, run.decimals)))
            steps.append(Step(None, update(shape.name, old, rate, slope, new, run.shown_decimals), ONE, "steps"))
        places = (rows[0].old[0], *(row.new[0] for row in rows))
        steps.append(Step(_told(shape, rate, places), points=ONE, part=f"class_{number}"))
    return (*steps, _picture(shape, rates))


def _told(shape: Parabola, rate: Fraction, places: tuple[Fraction, ...]) -> Message:
    """ "The distance to the minimum goes from 3 to 1.8 to 1.08, on one side: it approaches …" """
    distances = [shown(abs(place - shape.lowest)) for place in places]
    told, right = told_in_turn(distances), class_of(shape.factor(rate))
    if right == "A":
        return msg("The distance to the minimum goes from {distances}: {what}.", distances=told, what=TOLD[right])
    if right == "B":
        first = told_in_turn(distances[:2])
        return msg(
            "The distance to the minimum goes from {distances} at once: {what}.", distances=first, what=TOLD[right]
        )
    if right == "D":
        return msg(
            "The distance to the minimum stays {distance}, each time on the other side: {what}.",
            distance=distances[0],
            what=TOLD[right],
        )
    return msg(
        "The distance to the minimum goes from {distances}, each time on the other side: {what}.",
        distances=told,
        what=TOLD[right],
    )


def by_factor(shape: Parabola, rates: tuple[Fraction, ...]) -> tuple[Step, ...]:
    """Levels 2 and 3: the factor of the distance, its value for every rate, and what it must be."""
    steps = [*_start_steps(shape), factor_step(shape)]
    steps.append(
        Step(
            msg("So every step multiplies the distance to the minimum by the same number:"),
            equals("q", shape.factor_rule()),
        )
    )
    for number, rate in enumerate(rates, 1):
        right = class_of(shape.factor(rate))
        told = msg("{condition}: {what}.", condition=conditions("q")[right], what=TOLD[right])
        steps.append(Step(msg("With {rate}:", rate=equals("lr", shown(rate))), shape.factor_line(rate)))
        steps.append(Step(told, None, ONE, f"class_{number}"))
    steps += _bound_steps(shape)
    return (*steps, _picture(shape, rates))


def _bound_steps(shape: Parabola) -> list[Step]:
    double, bound = 2 * shape.a, 1 / shape.a
    between, found = Interval(shown(0), shown(bound)), chain(0, "<", "lr", "<", shown(bound))
    scaled: tuple[tuple[Sign, Relation], ...] = ()
    if double != 1:
        scaled = (("⇔", chain(0, "<", times(shown(double), "lr"), "<", 2)),)
    return [
        Step(
            msg("It comes nearer when the factor lies between {low} and {high}:", low=formula(-1), high=formula(1)),
            line(chain(-1, "<", shape.factor_rule(), "<", 1), *scaled, ("⇔", found)),
            ONE,
            "converging_rates",
        ),
        Step(msg("So {rate} lies in {interval}.", rate=formula("lr"), interval=between), None, ONE, "converging_rates"),
        Step(
            msg("One step is enough when nothing is left of the distance:"),
            line(equals(shape.factor_rule(), 0), ("⇒", equals("lr", shown(bound / 2)))),
            ONE,
            "one_step_rate",
        ),
    ]


def _picture(shape: Parabola, rates: tuple[Fraction, ...]) -> Step:
    return Step(
        msg("The first steps with {rate}:", rate=equals("lr", shown(_drawn_rate(shape, rates)))), figure="descent"
    )


def _drawn_rate(shape: Parabola, rates: tuple[Fraction, ...]) -> Fraction:
    """The rate that shows most: one that oscillates, else one that diverges, else the next of the list."""
    order = "CEDAB"
    return min(rates, key=lambda rate: order.index(class_of(shape.factor(rate))))


def figure(shape: Parabola, start: Fraction, rates: tuple[Fraction, ...]) -> Figure:
    rate = _drawn_rate(shape, rates)
    q = shape.factor(rate)
    count = 3 if abs(q) >= 1 else visible_steps(q)
    distance = start - shape.lowest
    places = tuple(shape.lowest + distance * q**n for n in range(count + 1))
    widest = max(abs(place - shape.lowest) for place in places) * Fraction(6, 5)
    return Figure(
        "descent",
        Graph(shape.function, (shape.lowest - widest, shape.lowest + widest), steps=places, name="J"),
        msg("The graph of the cost function with the first steps for {rate}.", rate=equals("lr", shown(rate))),
    )
