"""The minimum by solving J′ = 0, beside what a few steps of gradient descent leave of the distance to it.

The minimum is asked as a point (place and value), so that level 1, where its place is 0, still has something to find.
On level 3 the steps are too many for a table: the distance to the minimum is the start's times qᵏ.
"""

from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly, rational_roots
from exgen.board import is_short, shown
from exgen.figures.describe import Figure, Graph
from exgen.formula.build import equals, formula, minus, point
from exgen.formula.tree import Call, Function, Message, Number, Symbol, Vector, msg, nmsg
from exgen.generator import Generator, Solved
from exgen.generators.descent._descent_versus_exact_solution import Scene, solution
from exgen.generators.descent._parabola import (
    WHOLE,
    Parabola,
    check_rate,
    check_start,
    parabola,
    visible_steps,
    with_lowest,
)
from exgen.generators.descent._run import descend, rounding_rule
from exgen.given import Field
from exgen.model import Mistake, NumberAnswer, Part, Space, Tolerance, VectorAnswer
from exgen.rng import Stream

ONE = Fraction(1)
PLACES = 3
"""Decimals asked on level 3."""

LARGEST_CONSTANT = 20

LARGEST_MISTAKE = 1000
"""A wrong value beyond this is written by nobody, so it is not listed."""

FACTORS = tuple(Fraction(n, 10) for n in (2, 4, 5, 6, 8, -2, -4, -5, -6))


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly
    start: Fraction
    learning_rate: Fraction
    steps: int = 2


def sample(rng: Stream, level: int) -> Given:
    """The factor of the distance, then the leading coefficient, the minimum and the start."""
    factor = rng.choice(FACTORS if level < 3 else tuple(q for q in FACTORS if abs(q) >= Fraction(1, 2)))
    a = rng.choice([a for a in WHOLE[:5] if is_short((1 - factor) / (2 * a), 3)])
    lowest = 0 if level == 1 else rng.choice([n for n in range(-6, 7) if n and abs(2 * a * n) <= 20])
    start = rng.choice([n for n in range(-9, 10) if n and 3 <= abs(n - lowest) <= 10])
    steps = {1: 2, 2: 3, 3: rng.between(5, 8)}[level]
    rest = _constant(rng, a, lowest)
    return Given(with_lowest(a, lowest, rest), Fraction(start), (1 - factor) / (2 * a), steps)


def _constant(rng: Stream, a: Fraction, lowest: int) -> int:
    """The constant of J; where it can, in half of the draws J = 0 has whole solutions, which some take for the minimum.

    Never such that 0 is one of them, nor that the minimum has height 0.
    """
    if rng.chance(1, 2):
        found = [int(a * (lowest**2 - k * k)) for k in (1, 2, 3) if k != abs(lowest)]
        small = [n for n in found if abs(n) <= LARGEST_CONSTANT]
        if small:
            return rng.choice(small)
    return rng.choice([n for n in range(-9, 10) if n and n != a * lowest**2])


def solve(given: Given, level: int) -> Solved:
    shape = parabola(given.function)
    check_rate(given.learning_rate)
    check_start(shape, given.start)
    scene = _by_factor(given, shape) if level == 3 else _by_steps(given, shape)
    return Solved(
        variables=(shape.name,),
        statement=_statement(given, scene),
        parts=(_minimum_part(shape), _theta_part(given, scene), _error_part(given, scene)),
        solution=solution(scene),
        figures=(_figure(given, shape),),
    )


def _by_steps(given: Given, shape: Parabola) -> Scene:
    run = descend((shape.derivative,), (given.start,), given.learning_rate, given.steps, None)
    return Scene(shape, given.start, given.learning_rate, given.steps, run, run.places[-1][0], run.tolerance)


def _by_factor(given: Given, shape: Parabola) -> Scene:
    distance = (given.start - shape.lowest) * shape.factor(given.learning_rate) ** given.steps
    reached, tolerance = shape.lowest + distance, Tolerance("decimals", Fraction(PLACES))
    return Scene(shape, given.start, given.learning_rate, given.steps, None, reached, tolerance)


def _statement(given: Given, scene: Scene) -> tuple[Message, ...]:
    asked = msg(
        "The cost function is {cost}. Start at {start} with learning rate {rate}.",
        cost=scene.shape.definition(),
        start=equals(scene.shape.name, shown(given.start)),
        rate=equals("lr", shown(given.learning_rate)),
    )
    if scene.run is not None:
        return (asked, *rounding_rule(scene.run))
    rounding = nmsg(
        "Give at least one decimal, and continue with unrounded values.",
        "Give at least {n} decimals, and continue with unrounded values.",
        PLACES,
    )
    return (asked, rounding)


def _minimum_part(shape: Parabola) -> Part:
    lowest, height = shown(shape.lowest), shown(shape.height(shape.lowest))
    return Part(
        name="minimum",
        prompt=msg(
            "Solve {condition} and give the minimum as a point {point}.",
            condition=equals(shape.lead(), 0),
            point=point(shape.name, "J"),
        ),
        answer=VectorAnswer((lowest, height)),
        points=Fraction(2),
        space=Space("line", 5, lines=2),
        mistakes=_minimum_mistakes(shape),
        tips=(
            msg("At the minimum the slope is 0. Substitute that place into {J} for the height.", J=formula("J")),
            msg("The derivative is {derivative}.", derivative=equals(shape.lead(), shape.derivative)),
        ),
    )


def _minimum_mistakes(shape: Parabola) -> tuple[Mistake, ...]:
    doubled = 2 * shape.lowest
    zeros = rational_roots(shape.function)
    found = [
        Mistake(
            "exchanged",
            Vector((shown(shape.height(shape.lowest)), shown(shape.lowest))),
            msg("exchanged place and height"),
            msg("First the place, then the height."),
        ),
        Mistake(
            "two-lost",
            Vector((shown(doubled), shown(shape.height(doubled)))),
            msg("lost the 2 of the derivative"),
            msg("The derivative of the square has a factor 2 in front."),
        ),
    ]
    found += [
        Mistake(
            "function-zero",
            Vector((shown(zero), shown(0))),
            msg("solved {J} = 0 instead of the derivative", J=formula("J")),
            msg("There the graph crosses the axis. At the minimum it is the slope that is 0."),
        )
        for zero in zeros
        if zero not in (doubled, shape.lowest)
    ]
    return tuple(found)


def _theta_part(given: Given, scene: Scene) -> Part:
    name = scene.shape.name
    return Part(
        name="theta",
        prompt=nmsg(
            "Calculate {name} after one step of gradient descent.",
            "Calculate {name} after {n} steps of gradient descent.",
            given.steps,
            name=formula(name),
        ),
        answer=NumberAnswer(shown(scene.reached), scene.tolerance),
        points=Fraction(2 if scene.run is None else given.steps),
        space=Space("line", 3, lines=2 if scene.run is None else given.steps + 1, lead=formula(name)),
        names=(name,),
        mistakes=_theta_mistakes(given, scene),
        tips=_theta_tips(given, scene),
    )


def _theta_tips(given: Given, scene: Scene) -> tuple[Message, ...]:
    shape = scene.shape
    if scene.run is None:
        return (
            msg("Every step multiplies the distance to the minimum by the same number. No table is needed."),
            msg("That number is {factor}.", factor=shape.factor_line(given.learning_rate)),
        )
    return (
        msg("The new {name} is the old one less learning rate times slope.", name=formula(shape.name)),
        msg(
            "The slope at the start is {slope}.",
            slope=equals(Call(Symbol("J", primes=1), (shown(given.start),)), shown(shape.slope(given.start))),
        ),
    )


def _about(value: Fraction, tolerance: Tolerance | None) -> Number:
    """A wrong value: exact where the list for the teacher rounds it as the question says, else to four decimals."""
    return shown(value) if tolerance is not None or is_short(value) else shown(value, 4)


def _theta_mistakes(given: Given, scene: Scene) -> tuple[Mistake, ...]:
    shape, tolerance = scene.shape, scene.tolerance
    distance, q, double = given.start - shape.lowest, shape.factor(given.learning_rate), 2 * shape.a

    def after(factor: Fraction, steps: int) -> Number:
        return _about(shape.lowest + distance * factor**steps, tolerance)

    found = (
        Mistake(
            "uphill",
            after(2 - q, given.steps),
            msg("went uphill"),
            msg("You step along the slope: that way {J} rises. Look at the sign in the update.", J=formula("J")),
        ),
        Mistake(
            "no-learning-rate",
            after(1 - double, given.steps),
            msg("left out the learning rate"),
            msg("You subtract the whole slope. Which factor makes the step smaller?"),
        ),
        Mistake(
            "one-too-few",
            after(q, given.steps - 1),
            msg("took one step too few"),
            msg("Count the steps, not the places: the start comes before the first step."),
        ),
        Mistake(
            "one-too-many",
            after(q, given.steps + 1),
            msg("took one step too many"),
            msg("How many steps have you taken? Count them once more."),
        ),
        Mistake(
            "old-slope",
            _about(given.start - given.steps * given.learning_rate * shape.slope(given.start), tolerance),
            msg("used the first slope in every step"),
            msg("At a new place the slope is another one. Work it out in every step."),
        ),
    )
    return tuple(m for m in found if isinstance(m.rule, Number) and abs(m.rule.value) <= LARGEST_MISTAKE)


def _error_part(given: Given, scene: Scene) -> Part:
    shape = scene.shape
    name, difference = formula(shape.name), minus("theta", "minimum_1")
    left = abs(shape.height(scene.reached) - shape.height(shape.lowest))
    return Part(
        name="error",
        prompt=msg("How far is {name} then still from the place of the minimum?", name=name),
        answer=NumberAnswer(shown(scene.error), scene.tolerance),
        points=ONE,
        space=Space("line", 3),
        rule=Function("abs", difference),
        mistakes=(
            Mistake(
                "signed",
                difference,
                msg("gave a negative distance"),
                msg("A distance has no sign."),
            ),
            Mistake(
                "place-for-error",
                Symbol("theta"),
                msg("gave the place instead of the distance"),
                msg("That is where it is. How far is that from the minimum?"),
            ),
            Mistake(
                "height-for-error",
                _about(left, scene.tolerance),
                msg("compared heights instead of places"),
                msg(
                    "The question is how far {name} is from the minimum, not how high {J} is.",
                    name=name,
                    J=formula("J"),
                ),
            ),
            Mistake(
                "error-at-start",
                shown(abs(given.start - shape.lowest)),
                msg("gave the distance at the start"),
                msg("That is how far the start is. How far is the last place?"),
            ),
        ),
        tips=(
            msg("The distance between two places is their difference without its sign."),
            msg("Compare your last {name} with the place of your minimum.", name=name),
        ),
    )


def _figure(given: Given, shape: Parabola) -> Figure:
    distance, q = given.start - shape.lowest, shape.factor(given.learning_rate)
    places = tuple(shape.lowest + distance * q**n for n in range(min(given.steps, visible_steps(q)) + 1))
    reach = max(abs(place - shape.lowest) for place in places) * Fraction(6, 5)
    return Figure(
        "descent",
        Graph(shape.function, (shape.lowest - reach, shape.lowest + reach), steps=places, name="J"),
        msg("The graph of the cost function with the first steps of the descent."),
    )


GENERATOR = Generator(
    title=msg("Gradient descent versus the exact minimum"),
    topic="descent",
    revision=2,
    given=Given,
    fields=(
        Field("function", "function", msg("the cost function, of degree 2"), variables=("theta",)),
        Field("start", "number", msg("the start value")),
        Field("learning_rate", "number", msg("the learning rate, above 0")),
        Field("steps", "count", msg("the number of steps"), required=False, high=20),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("the minimum is at zero, two steps"),
        msg("the minimum is elsewhere, three steps"),
        msg("more steps, by the factor of the distance"),
    ),
)
