"""A step of fixed size against gradient descent: the one bounces around the minimum, the other slows down by itself.

The fixed step moves θ by the same size every time, against the sign of the slope. The distance to the minimum is drawn
so that it is no multiple of the size: it always jumps over, and then bounces between two places. On level 3 the size is
halved after every step, which ends the bouncing but also limits how far the steps reach.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from exgen.algebra import Poly
from exgen.board import is_short, shown
from exgen.formula.build import equals, formula, minus, times
from exgen.formula.tree import Evaluated, Message, Polynomial, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators._derivatives import factor_lost
from exgen.generators.descent._derivative_part import derivative_part, own_slope
from exgen.generators.descent._descent_fixed_step_parts import bounce_part, fixed_part, sign_at
from exgen.generators.descent._descent_fixed_step_solution import figure, solution
from exgen.generators.descent._fixed_steps import LEAST_ROWS, Scene, moves_to_minimum, scene_of
from exgen.generators.descent._mistakes import lost_factor, no_rate, old_slope, only_step, slope_kept, uphill
from exgen.generators.descent._parabola import Parabola, with_lowest
from exgen.generators.descent._run import rounding_rule, take_steps
from exgen.given import Field
from exgen.model import Column, Mistake, Part, Space, TableAnswer
from exgen.rng import Stream

ONE = Fraction(1)
SHRINKING = tuple(Fraction(n, 10) for n in (2, 4, 5, 6, 8))
"""Factors of the distance for the learning rates that are drawn."""


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly
    start: Fraction
    step_size: Fraction
    learning_rate: Fraction


def sample(rng: Stream, level: int) -> Given:
    """The size and the distance to the minimum first, then where the minimum is and from which side it comes."""
    a = Fraction(1) if level == 1 else rng.choice((Fraction(1), Fraction(2), Fraction(1, 2)))
    size, distance = rng.choice(_distances(level))
    side = rng.sign()
    lowest = rng.choice([n for n in range(-9, 10) if n and abs(2 * a * n) <= 20 and abs(n + side * distance) <= 12])
    start = lowest + side * distance
    q = rng.choice([q for q in SHRINKING if is_short((1 - q) / (2 * a), 3)])
    rest = a * lowest**2 if level == 1 and lowest**2 <= 20 else Fraction(rng.between(-9, 9))
    return Given(with_lowest(a, lowest, int(rest)), start, size, (1 - q) / (2 * a))


@cache
def _distances(level: int) -> list[tuple[Fraction, Fraction]]:
    """Sizes and distances for which the bouncing is reached within the table: in the centre on level 1, else not."""
    if level == 1:
        return [(Fraction(h), Fraction(h * (2 * n + 1), 2)) for h in (2, 4) for n in (1, 2)]
    sizes = (3, 4, 5) if level == 2 else (4, 6, 8)
    return [
        (Fraction(h), distance)
        for h in sizes
        for distance in (Fraction(n, 2) for n in range(2 * h, 6 * h))
        if (2 * distance) % h and distance <= 12 and (level == 3 or distance.denominator == 1) and _suits(h, distance)
    ]


def _suits(size: int, distance: Fraction) -> bool:
    """Whether the halved steps never land on the minimum, and jump over it."""
    moves = moves_to_minimum(distance, Fraction(size), LEAST_ROWS, halved=True)
    return len(moves) == LEAST_ROWS and moves[-1].new != 0 and any(move.old * distance < 0 for move in moves)


def solve(given: Given, level: int) -> Solved:
    scene = scene_of(given.function, given.start, given.step_size, given.learning_rate, level)
    shape = scene.shape
    return Solved(
        variables=(shape.name,),
        statement=_statement(given, scene),
        parts=(
            derivative_part(given.function),
            fixed_part(scene),
            bounce_part(scene),
            _table_part(given, scene),
        ),
        solution=solution(scene),
        figures=(figure(scene),),
    )


def _statement(given: Given, scene: Scene) -> tuple[Message, ...]:
    shape = scene.shape
    asked = msg(
        "The cost function is {cost}. Start at {start}.",
        cost=shape.definition(),
        start=equals(shape.name, shown(given.start)),
    )
    size, name = shown(given.step_size), formula(shape.name)
    fixed = msg("A fixed step makes {name} larger or smaller by {size}, against the slope.", name=name, size=size)
    if scene.halved:
        turned = msg("After each step the size is halved.")
        fixed = msg("{one} {two}", one=fixed, two=turned)
    descent = msg("Gradient descent uses the learning rate {rate}.", rate=equals("lr", shown(given.learning_rate)))
    return (asked, fixed, descent, *rounding_rule(scene.run))


def _table_part(given: Given, scene: Scene) -> Part:
    shape, name, run = scene.shape, scene.shape.name, scene.run
    new = f"new_{name}"
    wrong_slope = Evaluated(Polynomial(factor_lost(shape.function, name)), ((name, Symbol(name)),))
    columns = (
        Column("step", msg("step"), "given"),
        Column(name, formula(name), "carried"),
        Column(
            "slope",
            shape.lead(),
            tolerance=run.tolerance,
            rule=own_slope(name, name),
            mistakes=(lost_factor(wrong_slope), slope_kept()),
            names=(f"J'({name})", "J'", "slope"),
        ),
        Column(
            new,
            msg("new {name}", name=formula(name)),
            tolerance=run.tolerance,
            rule=minus(name, times("learning_rate", "slope")),
            mistakes=(*_rate_mistakes(name), _fixed_size(shape)),
            names=(name,),
        ),
    )
    rows = tuple(
        (formula(number), shown(row.old[0]), shown(row.slopes[0]), shown(row.new[0]))
        for number, row in enumerate(run.rows, 1)
    )
    return Part(
        name="steps",
        prompt=take_steps(len(rows)),
        answer=TableAnswer(columns, rows, ((name, shown(given.start)),), ((name, new),)),
        points=Fraction(2 * len(rows)),
        space=Space("table"),
        tips=(
            msg("The new place is the old one less learning rate times slope there."),
            msg(
                "Step 1: substitute {start} into {derivative}.",
                start=equals(name, shown(given.start)),
                derivative=shape.lead(),
            ),
        ),
    )


def _rate_mistakes(name: str) -> tuple[Mistake, ...]:
    return uphill(name, "slope"), no_rate(name, "slope"), only_step("slope"), old_slope(name, "slope")


def _fixed_size(shape: Parabola) -> Mistake:
    return Mistake(
        "fixed-size",
        minus(shape.name, times("step_size", sign_at(shape.name, shape.name))),
        msg("took the fixed step again"),
        msg("Here the size of the step is learning rate times slope: it differs from step to step."),
    )


GENERATOR = Generator(
    title=msg("A fixed step versus gradient descent"),
    topic="descent",
    revision=1,
    given=Given,
    fields=(
        Field("function", "function", msg("the cost function, of degree 2"), variables=("theta",)),
        Field("start", "number", msg("the start value")),
        Field("step_size", "number", msg("the size of the fixed step, above 0")),
        Field("learning_rate", "number", msg("the learning rate, above 0")),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("bounces evenly around the minimum"),
        msg("bounces unevenly"),
        msg("the size is halved after every step"),
    ),
)
