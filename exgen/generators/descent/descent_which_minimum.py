"""Which of two minima each start reaches, which one is global, and what restarting from several places gives.

Drawn from the zeros of J′. The hill is never in the middle, so one minimum is deeper, and the drawn learning rates are
so small (lr·J″ ≤ 1 on the way) that no step jumps over the hill. Stated exercises may jump: where a start ends is
proved by following it (`_valleys.py`).
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from exgen.algebra import Poly
from exgen.board import shown
from exgen.errors import UserError
from exgen.figures.describe import Figure, Graph
from exgen.formula.build import add, equals, formula, minus, over, times
from exgen.formula.tree import Call, Evaluated, Formula, Function, Message, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators.descent._descent_which_minimum_solution import solution
from exgen.generators.descent._parabola import check_rate
from exgen.generators.descent._valleys import Descent, Valleys, best_end, follow, valleys, with_zeros
from exgen.given import Field
from exgen.model import Column, Mistake, NumberAnswer, Part, Space, TableAnswer
from exgen.rng import Stream

ONE = Fraction(1)
MOST_STARTS = 6
RATES = tuple(map(Fraction, ("0.01", "0.02", "0.05", "0.1")))
Side = tuple[Fraction, ...]
"""Starts on one side of the hill."""


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly
    starts: tuple[Fraction, ...]
    learning_rate: Fraction


def sample(rng: Stream, level: int) -> Given:
    """The zeros of J′ and a learning rate that suits them, then starts on one or both sides of the hill."""
    zeros = rng.choice(_zeros(level))
    rate, left, right = rng.choice(_suitable(zeros))
    count = 3 if level == 2 else 2
    if rng.chance(1, 3):
        starts = rng.sample(rng.choice([side for side in (left, right) if len(side) >= count]), count)
    else:
        more = rng.sample(rng.choice((left, right)), count - 1)
        other = right if more[0] in left else left
        starts = (*more, rng.choice(_far_ones(zeros, other) if rng.chance(1, 2) else other))
    if level == 3:
        starts = (*starts, Fraction(zeros[1]))
    return Given(with_zeros(*zeros, rng.nonzero(-9, 9)), rng.shuffled(starts), rate)


@cache
def _zeros(level: int) -> list[tuple[int, int, int]]:
    """Zeros of J′ for which J has whole coefficients but for its fourth power and square, all of them small.

    Then the hill is as far from one minimum as from the other but for a multiple of 3; at most 3, else the shallow
    valley would not be seen. On level 1, where the graph is read, no valley is narrow.
    """
    gaps = ((2, 5), (5, 2)) if level == 1 else ((1, 4), (4, 1), (2, 5), (5, 2))
    found = [(hill - before, hill, hill + after) for before, after in gaps for hill in range(-5, 6)]
    largest = 30 if level == 1 else 24
    return [(a, b, c) for a, b, c in found if a >= -6 and c <= 6 and abs(a * b * c) <= largest]


@cache
def _suitable(zeros: tuple[int, int, int]) -> list[tuple[Fraction, Side, Side]]:
    """The learning rates with two starts or more on each side that come down without a jump."""
    shape = valleys(with_zeros(*zeros))
    found = []
    for rate in RATES:
        halves = [Fraction(n, 2) for n in range(2 * zeros[0] - 3, 2 * zeros[2] + 4)]
        starts = [s for s in halves if s not in zeros and 2 * s != zeros[0] + zeros[2] and _is_gentle(shape, s, rate)]
        left = tuple(s for s in starts if s < zeros[1] and (s.denominator == 1 or s > zeros[0]))
        right = tuple(s for s in starts if s > zeros[1] and (s.denominator == 1 or s < zeros[2]))
        if len(left) > 1 and len(right) > 1 and max(len(left), len(right)) > 2:
            found.append((rate, left, right))
    return found


def _is_gentle(shape: Valleys, start: Fraction, rate: Fraction) -> bool:
    """Whether lr·J″ ≤ 1 all the way from the start to the minimum on its side of the hill."""
    minimum = shape.left if start < shape.hill else shape.right
    _, most = shape.bend_bounds(min(start, minimum), max(start, minimum))
    return rate * most <= 1


def _far_ones(zeros: tuple[int, int, int], side: Side) -> Side:
    """The starts nearest to the other minimum than the one they reach, if there are any."""
    middle = Fraction(zeros[0] + zeros[2], 2)
    return tuple(s for s in side if (s < zeros[1]) != (s < middle) and s != middle) or side


def solve(given: Given, level: int) -> Solved:
    shape = valleys(given.function)
    check_rate(given.learning_rate)
    if not 1 <= len(given.starts) <= MOST_STARTS or len(set(given.starts)) < len(given.starts):
        raise UserError(f"state 1 to {MOST_STARTS} different starts")
    descents = tuple(follow(shape, start, given.learning_rate) for start in given.starts)
    return Solved(
        variables=(shape.name,),
        statement=_statement(given, shape, level),
        parts=(_table_part(given, shape, descents), _global_part(shape), _best_part(given, shape, descents)),
        solution=solution(shape, descents, given.learning_rate, level),
        figures=_figures(given, shape, level),
    )


def _statement(given: Given, shape: Valleys, level: int) -> tuple[Message, ...]:
    cost = msg(
        "The cost function is {cost}.",
        cost=equals(Call(Symbol("J"), (formula(shape.name),)), given.function),
    )
    if level == 1:
        cost = msg(
            "{cost} Its derivative is {derivative}.", cost=cost, derivative=equals(shape.lead(), shape.factored())
        )
    if level == 2:
        cost = msg("{cost} It has a hilltop at {hill}.", cost=cost, hill=equals(shape.name, shown(shape.hill)))
    again = msg(
        "Gradient descent with {rate} is started again from each place in the table.",
        rate=equals("lr", shown(given.learning_rate)),
    )
    return (cost, again)


def _table_part(given: Given, shape: Valleys, descents: tuple[Descent, ...]) -> Part:
    columns = (
        Column("start", msg("start"), "given"),
        Column(
            "reached",
            msg("ends at {name}", name=formula(shape.name)),
            mistakes=_reached_mistakes(given, shape),
            names=(shape.name,),
        ),
        Column(
            "height",
            msg("{J} there", J=formula("J")),
            rule=_height_at(shape, "reached"),
            mistakes=(
                Mistake(
                    "height-at-start",
                    _height_at(shape, "start"),
                    msg("gave the height at the start"),
                    msg("That is the height at the start. How high is the place where it ends?"),
                ),
            ),
            names=("J", f"J({shape.name})"),
        ),
    )
    rows = tuple(
        (shown(start), shown(descent.end), shown(shape.height(descent.end)))
        for start, descent in zip(given.starts, descents, strict=True)
    )
    first = next((start for start in given.starts if shape.slope(start)), given.starts[0])
    return Part(
        name="reached",
        prompt=msg("Where does each start end, and how high is {J} there? Fill in the table.", J=formula("J")),
        answer=TableAnswer(columns, rows),
        points=Fraction(2 * len(rows)),
        space=Space("table"),
        tips=(
            msg("The steps go down, and here the slope tells to which side. They end where the slope is 0."),
            msg(
                "The slope at one of the starts is {slope}.",
                slope=equals(Call(Symbol("J", primes=1), (shown(first),)), shown(shape.slope(first))),
            ),
        ),
    )


def _height_at(shape: Valleys, place: str) -> Formula:
    return Evaluated(Symbol("function"), ((shape.name, Symbol(place)),))


def _nearest(given: Given, shape: Valleys) -> tuple[Mistake, ...]:
    """The minimum nearest to the start: the middle of the two and half their distance, to the side of the start."""
    middle, half = (shape.left + shape.right) / 2, (shape.right - shape.left) / 2
    if middle in given.starts:
        return ()
    offset = minus("start", shown(middle))
    return (
        Mistake(
            "nearest-minimum",
            add(shown(middle), times(shown(half), over(offset, Function("abs", offset)))),
            msg("took the minimum nearest to the start"),
            msg("The nearest minimum need not be the one. Which way does the slope at the start send the steps?"),
        ),
    )


def _reached_mistakes(given: Given, shape: Valleys) -> tuple[Mistake, ...]:
    return (
        *_nearest(given, shape),
        Mistake(
            "always-global",
            shown(shape.deepest),
            msg("took the global minimum for every start"),
            msg("Gradient descent does not know about the other valley. On which side of the hill is the start?"),
        ),
        Mistake(
            "the-hill",
            shown(shape.hill),
            msg("gave the hilltop"),
            msg("The slope is 0 there too, but the steps go away from it. They go down."),
        ),
        Mistake(
            "the-start",
            Symbol("start"),
            msg("gave the start itself"),
            msg("Is the slope 0 at the start? If not, the steps go on."),
        ),
    )


def _global_part(shape: Valleys) -> Part:
    deepest = shape.deepest
    other = shape.left if deepest == shape.right else shape.right
    return Part(
        name="global",
        prompt=msg("At which {name} does {J} have its global minimum?", name=formula(shape.name), J=formula("J")),
        answer=NumberAnswer(shown(deepest)),
        points=ONE,
        space=Space("line", 3, lead=formula(shape.name)),
        names=(shape.name,),
        mistakes=(
            Mistake(
                "other-minimum",
                shown(other),
                msg("gave the local minimum that is not global"),
                msg("Compare the heights of the two minima. Which one is lower?"),
            ),
            Mistake(
                "the-hill",
                shown(shape.hill),
                msg("gave the hilltop"),
                msg("The slope is 0 there too, but on both sides the graph goes down."),
            ),
            Mistake(
                "height-for-place",
                shown(shape.height(deepest)),
                msg("gave the height instead of the place"),
                msg("That is how low the minimum is. The question is where it is."),
            ),
        ),
        tips=(
            msg("Work out {J} at both minima, also where no start ends.", J=formula("J")),
            msg("The minima are two of the three places where {condition}.", condition=equals(shape.lead(), 0)),
        ),
    )


def _best_part(given: Given, shape: Valleys, descents: tuple[Descent, ...]) -> Part:
    lowest_start = min(range(len(descents)), key=lambda n: shape.height(given.starts[n]))
    best = best_end(shape, descents)
    best_start = next(s for s, d in zip(given.starts, descents, strict=True) if d.end == best)
    return Part(
        name="best",
        prompt=msg("At which {name} is the best result of these starts?", name=formula(shape.name)),
        answer=NumberAnswer(shown(best)),
        points=ONE,
        space=Space("line", 3, lead=formula(shape.name)),
        names=(shape.name,),
        mistakes=(
            Mistake(
                "lowest-start",
                shown(descents[lowest_start].end),
                msg("chose the start that lies lowest"),
                msg("How low a start lies says little. Compare the heights where the descents end."),
            ),
            Mistake(
                "global-unreached",
                shown(shape.deepest),
                msg("gave the global minimum, which no start reaches"),
                msg("Does one of these starts end there? Only what is reached counts."),
            ),
            Mistake(
                "start-for-result",
                shown(best_start),
                msg("gave the start instead of where it ends"),
                msg("That is where the best descent starts. Where does it end?"),
            ),
        ),
        tips=(
            msg("Compare the last column of the table."),
            msg("The best result is the lowest one that is reached, even if the other valley is deeper."),
        ),
    )


def _figures(given: Given, shape: Valleys, level: int) -> tuple[Figure, ...]:
    """The bare graph, on level 1 on the sheet too."""
    low, high = min(*given.starts, shape.left), max(*given.starts, shape.right)
    margin = ONE
    return (
        Figure(
            "graph",
            Graph(shape.function, (low - margin, high + margin), name="J"),
            msg("The graph of the cost function, with two valleys and a hill between them."),
            where="both" if level == 1 else "key",
        ),
    )


GENERATOR = Generator(
    title=msg("Which minimum?"),
    topic="descent",
    revision=1,
    given=Given,
    fields=(
        Field("function", "function", msg("the cost function, of degree 4 with two minima"), variables=("theta",)),
        Field("starts", "numbers", msg("the start values, such as (-5; 0; 3)")),
        Field("learning_rate", "number", msg("the learning rate, above 0")),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("two starts, with the graph and the factored derivative"),
        msg("three starts, the hilltop is given"),
        msg("three starts, one of them on the hilltop"),
    ),
)
