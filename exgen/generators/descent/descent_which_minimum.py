"""Which of two minima each start reaches, which one is global, and what restarting from several places gives.

Drawn from the zeros of J′. The hill is never in the middle, so one minimum is deeper, and the drawn learning rates are
so small (lr·J″ ≤ 1 on the way) that no step jumps over the hill. Stated exercises may jump: where a start ends is
proved by following it (`_valleys.py`).
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations
from typing import Literal

from exgen.algebra import Poly
from exgen.board import shown
from exgen.errors import UserError
from exgen.figures.describe import Figure, Graph, Mark
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
DRAWN_STEPS = 5
RATES = tuple(map(Fraction, ("0.01", "0.02", "0.05", "0.1")))
Starts = tuple[Fraction, ...]
Choices = list[tuple[Starts, Fraction]]
"""Starts with a learning rate."""

Lesson = Literal["both", "misled", "unreached"]
LESSONS: dict[Lesson, int] = {"both": 2, "misled": 4, "unreached": 6}
"""What a set of starts has to teach, and how often: each valley is reached; the lowest start does not give the best
result; no start reaches the global minimum. The last is half of all, else the global minimum would be a good guess at
the best result."""


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly
    starts: tuple[Fraction, ...]
    learning_rate: Fraction


def sample(rng: Stream, level: int) -> Given:
    """The zeros of J′, then starts with a learning rate that suits them: what they have to teach is chosen first."""
    zeros = rng.choice(_zeros(level))
    by_lesson = _choices(zeros, 3 if level == 2 else 2, level == 3)
    lesson: Lesson = rng.weighted(tuple((weight, name) for name, weight in LESSONS.items() if any(by_lesson[name])))
    far, near = by_lesson[lesson]
    starts, rate = rng.choice(far if not near or (far and rng.chance(1, 2)) else near)
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
def _choices(zeros: tuple[int, int, int], count: int, on_the_hill: bool) -> dict[Lesson, tuple[Choices, Choices]]:
    """All sets of `count` starts by what they have to teach, and one more on the hill if asked.

    The first of each pair has a start that lies nearer to the minimum that it does not reach. Sets that all lie in the
    deeper valley teach nothing and do not occur.
    """
    shape = valleys(with_zeros(*zeros))
    hill = (shape.hill,) if on_the_hill else ()
    found: dict[Lesson, tuple[Choices, Choices]] = {lesson: ([], []) for lesson in LESSONS}
    for rate in RATES:
        for starts in combinations(_gentle_starts(shape, rate), count):
            ends = [shape.reached(start) for start in starts]
            if set(ends) != {shape.deepest}:
                is_far = any(shape.nearest(start) != end for start, end in zip(starts, ends, strict=True))
                found[_lesson(shape, (*starts, *hill))][0 if is_far else 1].append(((*starts, *hill), rate))
    return found


def _lesson(shape: Valleys, starts: Starts) -> Lesson:
    ends = {start: shape.reached(start) for start in starts}
    if shape.deepest not in ends.values():
        return "unreached"
    return "both" if ends[min(starts, key=shape.height)] == shape.deepest else "misled"


def _gentle_starts(shape: Valleys, rate: Fraction) -> Starts:
    """Halves between the minima and whole places up to 2 outside them, from which no step jumps: lr·J″ ≤ 1 on the
    way. None in the middle of the minima, which is near to both."""
    middle = shape.left + shape.right
    halves = [Fraction(n, 2) for n in range(int(2 * shape.left) - 4, int(2 * shape.right) + 5)]
    places = [s for s in halves if shape.left < s < shape.right or s.denominator == 1]
    return tuple(s for s in places if shape.slope(s) and 2 * s != middle and _is_gentle(shape, s, rate))


def _is_gentle(shape: Valleys, start: Fraction, rate: Fraction) -> bool:
    """Whether lr·J″ ≤ 1 all the way from the start to the minimum on its side of the hill."""
    minimum = shape.reached(start)
    _, most = shape.bend_bounds(min(start, minimum), max(start, minimum))
    return rate * most <= 1


def solve(given: Given, level: int) -> Solved:
    shape = valleys(given.function)
    check_rate(given.learning_rate)
    if not 1 <= len(given.starts) <= MOST_STARTS or len(set(given.starts)) < len(given.starts):
        raise UserError(f"state 1 to {MOST_STARTS} different starts")
    descents = tuple(follow(shape, start, given.learning_rate) for start in given.starts)
    return Solved(
        variables=(shape.name,),
        statement=_statement(given, shape, level),
        parts=(_table_part(given, shape, descents, level), _global_part(shape), _best_part(given, shape, descents)),
        solution=solution(shape, descents, given.learning_rate, level),
        figures=_figures(given, shape, level),
    )


def _statement(given: Given, shape: Valleys, level: int) -> tuple[Message, ...]:
    cost = msg(
        "The cost function is {cost}.",
        cost=equals(Call(Symbol("J"), (formula(shape.name),)), given.function),
    )
    help_given = {
        1: (msg("Its derivative is {derivative}.", derivative=equals(shape.lead(), shape.factored())),),
        2: (msg("It has a hilltop at {hill}.", hill=equals(shape.name, shown(shape.hill))),),
        3: (),
    }[level]
    again = msg(
        "Gradient descent with {rate} is started again from each place in the table.",
        rate=equals("lr", shown(given.learning_rate)),
    )
    return (cost, *help_given, again)


def _table_part(given: Given, shape: Valleys, descents: tuple[Descent, ...], level: int) -> Part:
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
        space=Space("table", lines=0 if level == 1 else 4),
        tips=(
            msg("The steps go down, and here the slope tells which way. They end where the slope is 0."),
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
        space=Space("line", 3),
        label=formula(shape.name),
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
        space=Space("line", 3),
        label=formula(shape.name),
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
    """On level 1 the bare graph for the sheet; for the key the graph with the first steps from each start."""
    low, high = min(*given.starts, shape.left), max(*given.starts, shape.right)
    across = (low - ONE, high + ONE)
    bare = Figure(
        "graph",
        Graph(shape.function, across, name="J"),
        msg("The graph of the cost function, with two valleys and a hill between them."),
        where="sheet",
    )
    key = Figure(
        "descents",
        Graph(shape.function, across, marks=_trails(given, shape), name="J"),
        msg("The graph of the cost function with the first steps from every start."),
    )
    return (bare, key) if level == 1 else (key,)


def _trails(given: Given, shape: Valleys) -> tuple[Mark, ...]:
    """The first places of every descent as dots on the graph, with the start's value at the first of them."""
    return tuple(
        Mark((place, shape.height(place)), shown(start) if number == 0 else "")
        for start in given.starts
        for number, place in enumerate(shape.first_places(start, given.learning_rate, DRAWN_STEPS))
    )


GENERATOR = Generator(
    title=msg("Which minimum?"),
    topic="descent",
    revision=3,
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
