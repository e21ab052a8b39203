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
from exgen.board import is_short, shown
from exgen.errors import UserError
from exgen.formula.build import equals, formula, words
from exgen.formula.tree import Message, msg
from exgen.generator import Generator, Solved
from exgen.generators.descent._descent_steps_needed_solution import figure, solution
from exgen.generators.descent._parabola import Parabola, check_rate, check_start, parabola, with_lowest
from exgen.given import Field
from exgen.model import Mistake, NumberAnswer, Part, Space
from exgen.rng import Stream

MOST_STEPS = 100

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
        solution=solution(shape, given.start, given.learning_rate, given.distance, count),
        figures=(figure(shape, given.start, given.learning_rate, count),),
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
        space=Space("line", 3, lines=4, lead=words(msg("number of steps"))),
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
