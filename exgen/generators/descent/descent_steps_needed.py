"""How many steps a descent on a parabola needs until θ is near enough to the minimum.

The distance to the minimum's place shrinks by the same factor |q| in every step, so the answer is the smallest k with
distance · |q|ᵏ < the stated distance. It is about the place, not about J or the last step. Drawn from the answer: k
first, then a factor and distances that need k steps and are clear of equality.
"""

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from exgen.algebra import Poly
from exgen.board import is_short, line, results, shown
from exgen.errors import UserError
from exgen.figures.describe import Figure, Graph
from exgen.formula.build import chain, equals, formula, minus, over, power, times
from exgen.formula.tree import Formula, Function, Message, Relation, Symbol, msg, nmsg
from exgen.generator import Generator, Solved
from exgen.generators.descent._parabola import Parabola, check_rate, check_start, factor_step, parabola, with_lowest
from exgen.given import Field
from exgen.model import Mistake, NumberAnswer, Part, Space, Step
from exgen.rng import Stream

ONE = Fraction(1)
MOST_STEPS = 100
LISTED = 10
"""Up to so many steps every distance is written down; beyond, the worked solution uses logarithms."""

DISTANCES = tuple(map(Fraction, ("2", "1", "0.5", "0.2", "0.1", "0.05", "0.02", "0.01")))
FACTORS = {
    1: (Fraction(1, 2),),
    2: tuple(Fraction(*pair) for pair in ((1, 5), (2, 5), (3, 5), (4, 5), (-1, 2))),
    3: tuple(Fraction(n, 100) for n in (70, 75, 80, 85, 90)),
}
COUNTS = {1: range(2, 9), 2: range(2, 9), 3: range(11, 41)}


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly
    start: Fraction
    learning_rate: Fraction
    distance: Fraction


def sample(rng: Stream, level: int) -> Given:
    """The number of steps, then what needs so many, then where the minimum is."""
    needed = _needed(level)
    factor, first, distance = rng.choice(needed[rng.choice(sorted(needed))])
    a = rng.choice([a for a in map(Fraction, (1, 2, 4, 5)) if is_short((1 - factor) / (2 * a))])
    lowest = rng.choice([n for n in range(-6, 7) if abs(2 * a * n) <= 20])
    start = lowest + rng.sign() * first
    return Given(with_lowest(a, lowest, rng.between(-9, 9)), start, (1 - factor) / (2 * a), distance)


Need = tuple[Fraction, Fraction, Fraction]
"""The factor, the distance at the start and the distance asked."""


@cache
def _needed(level: int) -> dict[int, list[Need]]:
    found: dict[int, list[Need]] = {}
    for factor in FACTORS[level]:
        for first in map(Fraction, range(2, 13)):
            for distance in DISTANCES:
                count = _count(first, abs(factor), distance) if first > distance else 0
                if count in COUNTS[level] and _is_clear(first, abs(factor), distance, count):
                    found.setdefault(count, []).append((factor, first, distance))
    return found


def _count(first: Fraction, shrink: Fraction, distance: Fraction) -> int:
    """The smallest k with first · shrinkᵏ < distance; MOST_STEPS + 1 when it is larger than MOST_STEPS."""
    count = 0
    while first >= distance and count <= MOST_STEPS:
        first *= shrink
        count += 1
    return count


def _is_clear(first: Fraction, shrink: Fraction, distance: Fraction, count: int) -> bool:
    """Whether the distance asked is clear of those after the last two steps, by a fiftieth at least."""
    before, after = first * shrink ** (count - 1), first * shrink**count
    return 50 * before > 51 * distance and 51 * after < 50 * distance


def solve(given: Given, level: int) -> Solved:
    shape = parabola(given.function)
    check_rate(given.learning_rate)
    check_start(shape, given.start)
    shrink = abs(shape.factor(given.learning_rate))
    first = abs(given.start - shape.lowest)
    count = _checked_count(given, shrink, first)
    return Solved(
        variables=(shape.name,),
        statement=_statement(given, shape),
        parts=(_part(given, shape, count),),
        solution=_solution(given, shape, count),
        figures=(_figure(given, shape, count),),
    )


def _checked_count(given: Given, shrink: Fraction, first: Fraction) -> int:
    if given.distance <= 0:
        raise UserError("the distance must be above 0")
    if first < given.distance:
        raise UserError("the start is already nearer to the minimum than the stated distance; state a smaller one")
    if shrink >= 1:
        raise UserError("with this learning rate the descent does not come nearer to the minimum; state a smaller one")
    if shrink == 0:
        raise UserError("with this learning rate the first step reaches the minimum; state another one")
    count = _count(first, shrink, given.distance)
    if count > MOST_STEPS:
        raise UserError(f"this descent needs more than {MOST_STEPS} steps; state a larger distance or learning rate")
    if first * shrink ** (count - 1) == given.distance:
        raise UserError("one of the distances is exactly the stated one; state a slightly different distance")
    return count


def _statement(given: Given, shape: Parabola) -> tuple[Message, ...]:
    return (
        msg(
            "The cost function is {cost}. Start at {start} with learning rate {rate}.",
            cost=shape.definition(),
            start=equals(shape.name, shown(given.start)),
            rate=equals("lr", shown(given.learning_rate)),
        ),
    )


def _part(given: Given, shape: Parabola, count: int) -> Part:
    return Part(
        name="steps",
        prompt=msg(
            "After how many steps is {name} first less than {distance} away from the place of the minimum?",
            name=formula(shape.name),
            distance=shown(given.distance),
        ),
        answer=NumberAnswer(formula(count)),
        points=Fraction(3),
        space=Space("line", 3, lines=4),
        names=("k",),
        mistakes=_mistakes(given, shape, count),
        tips=(
            msg("Every step multiplies the distance to the minimum by the same number. Find it from two distances."),
            msg(
                "The minimum is where {condition}, and the start is {distance} away from it.",
                condition=equals(shape.derivative, 0),
                distance=shown(abs(given.start - shape.lowest)),
            ),
        ),
    )


def _mistakes(given: Given, shape: Parabola, count: int) -> tuple[Mistake, ...]:
    shrink, first = abs(shape.factor(given.learning_rate)), abs(given.start - shape.lowest)
    step = given.learning_rate * abs(shape.slope(given.start))
    equal_steps = math.ceil((first - given.distance) / step)
    by_height = _count(shape.a * first**2, shrink**2, given.distance)
    found = (
        Mistake(
            "one-too-few",
            formula(count - 1),
            msg("stopped one step early"),
            msg("How large is the distance after so many steps? It must be less than what is asked."),
        ),
        Mistake(
            "start-counted",
            formula(count + 1),
            msg("counted the start as a step"),
            msg("Count the steps, not the places: the start comes before the first step."),
        ),
        Mistake(
            "equal-steps",
            formula(equal_steps),
            msg("took all steps to be as large as the first"),
            msg("The steps become smaller, because the slope does. What stays the same is the factor of the distance."),
        ),
        Mistake(
            "height-for-distance",
            formula(by_height),
            msg("compared heights instead of places"),
            msg(
                "The question is how far {name} is from the minimum, not how high {J} is.",
                name=formula(shape.name),
                J=formula("J"),
            ),
        ),
    )
    return tuple(m for n, m in enumerate(found) if m.rule not in [other.rule for other in found[:n]])


def _solution(given: Given, shape: Parabola, count: int) -> tuple[Step, ...]:
    rate = given.learning_rate
    first = abs(given.start - shape.lowest)
    apart = Function("abs", minus(shown(given.start), shown(shape.lowest)))
    steps = [
        Step(msg("Derivative:"), equals(shape.lead(), shape.derivative)),
        Step(msg("The minimum is where the slope is 0:"), shape.minimum_line()),
        Step(msg("The distance at the start:"), equals(apart, shown(first))),
        factor_step(shape),
        Step(
            msg("So every step multiplies the distance to the minimum by {q}:", q=Symbol("q")),
            shape.factor_line(rate),
            ONE,
            "steps",
        ),
    ]
    if shape.factor(rate) < 0:
        steps.append(
            Step(
                msg(
                    "The sign only says that it changes sides: the distance is multiplied by {size}.",
                    size=shown(abs(shape.factor(rate))),
                )
            )
        )
    steps += _listed(given, shape, count) if count <= LISTED else _by_logarithm(given, shape, count)
    steps.append(
        Step(nmsg("So one step is needed.", "So {n} steps are needed.", count), equals("k", count), ONE, "steps")
    )
    return (*steps, Step(msg("The first steps:"), figure="descent"))


def _listed(given: Given, shape: Parabola, count: int) -> list[Step]:
    """Every distance until it is small enough; the last two decide."""
    shrink, distance = abs(shape.factor(given.learning_rate)), abs(given.start - shape.lowest)
    steps = []
    for number in range(1, count + 1):
        text = msg("Distance after step {n}:", n=number)
        done = number == count
        found = _distance_line(distance, shrink, given.distance, last=done)
        steps.append(Step(text, found, ONE if done else Fraction(0), "steps" if done else ""))
        distance *= shrink
    return steps


def _distance_line(before: Fraction, shrink: Fraction, bound: Fraction, *, last: bool) -> Relation:
    exact = is_short(before)
    product = times(shown(before, None if exact else 4), shown(shrink))
    after = before * shrink
    tail = results(after, None if is_short(after) else 4) if exact else (("≈", shown(after, 4)),)
    return line(product, *tail, ("<" if last else ">", shown(bound)))


def _by_logarithm(given: Given, shape: Parabola, count: int) -> list[Step]:
    """Solve first · qᵏ < distance for k, and check the two steps around it."""
    shrink, first, bound = abs(shape.factor(given.learning_rate)), abs(given.start - shape.lowest), given.distance
    ratio = bound / first
    after = times(shown(first), power(shown(shrink), "k"))
    quotient = over(Function("ln", _exact(ratio)), Function("ln", shown(shrink)))
    limit = Fraction(round(100 * math.log(ratio) / math.log(shrink)), 100)
    return [
        Step(msg("After {k} steps the distance must be small enough:", k=Symbol("k")), chain(after, "<", shown(bound))),
        Step(
            msg(
                "Divide by {first} and take logarithms. The logarithm of {q} is negative, so the sign < turns round:",
                first=shown(first),
                q=shown(shrink),
            ),
            chain("k", ">", quotient, "≈", shown(limit, 2)),
            ONE,
            "steps",
        ),
        Step(msg("Check one step earlier:"), _check_line(first, shrink, count - 1, bound)),
        Step(msg("Check this step:"), _check_line(first, shrink, count, bound)),
    ]


def _exact(value: Fraction) -> Formula:
    return shown(value) if is_short(value) else over(shown(value.numerator), shown(value.denominator))


def _check_line(first: Fraction, shrink: Fraction, count: int, bound: Fraction) -> Relation:
    value = first * shrink**count
    return line(
        times(shown(first), power(shown(shrink), count)),
        ("≈", shown(value, 4)),
        ("<" if value < bound else ">", shown(bound)),
    )


def _figure(given: Given, shape: Parabola, count: int) -> Figure:
    distance, q = given.start - shape.lowest, shape.factor(given.learning_rate)
    places = tuple(shape.lowest + distance * q**n for n in range(min(count, 4) + 1))
    reach = abs(distance) * Fraction(6, 5)
    return Figure(
        "descent",
        Graph(shape.function, (shape.lowest - reach, shape.lowest + reach), steps=places, name="J"),
        msg("The graph of the cost function with the first steps of the descent."),
    )


GENERATOR = Generator(
    title=msg("How many steps?"),
    topic="descent",
    revision=1,
    given=Given,
    fields=(
        Field("function", "function", msg("the cost function, of degree 2"), variables=("theta",)),
        Field("start", "number", msg("the start value")),
        Field("learning_rate", "number", msg("the learning rate, above 0")),
        Field("distance", "number", msg("how near to the place of the minimum it has to come")),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("the distance is halved in every step"),
        msg("other factors"),
        msg("many steps, with logarithms"),
    ),
)
