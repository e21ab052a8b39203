"""Which of two minima each start reaches, which one is global, and what restarting from several places gives.

Drawn from the zeros of J′. The hill is never in the middle, so one minimum is deeper, and the drawn learning rates are
so small (lr·J″ ≤ 1 on the way) that no step jumps over the hill. Stated exercises may jump: where a start ends is
proved by following it (`_valleys.py`).
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from exgen.algebra import Poly, divide, univariate
from exgen.board import evaluation, is_short, line, shown, update
from exgen.errors import UserError
from exgen.figures.describe import Figure, Graph
from exgen.formula.build import add, equals, formula, juxtapose, minus, over, times
from exgen.formula.tree import Call, Evaluated, Formula, Function, Message, Relation, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators.descent._parabola import check_rate
from exgen.generators.descent._valleys import Descent, Valleys, follow, valleys, with_zeros
from exgen.given import Field
from exgen.model import Column, Mistake, NumberAnswer, Part, Space, Step, TableAnswer
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
        solution=_solution(given, shape, descents, level),
        figures=_figures(given, shape, level),
    )


def _lead(shape: Valleys) -> Formula:
    return Call(Symbol("J", primes=1), (formula(shape.name),))


def _factored(shape: Valleys) -> Formula:
    """J′ as a product of its leading coefficient and three factors."""
    leading = 4 * shape.function.coefficient((4,))
    zeros = sorted((shape.left, shape.hill, shape.right), key=lambda zero: (zero != 0, zero))
    factors = [_factor(shape, zero) for zero in zeros]
    return juxtapose(*([] if leading == 1 else [leading]), *factors)


def _factor(shape: Valleys, zero: Fraction) -> Poly:
    return univariate((1, -zero), shape.name)


def _statement(given: Given, shape: Valleys, level: int) -> tuple[Message, ...]:
    cost = msg(
        "The cost function is {cost}.",
        cost=equals(Call(Symbol("J"), (formula(shape.name),)), given.function),
    )
    if level == 1:
        cost = msg(
            "{cost} Its derivative is {derivative}.", cost=cost, derivative=equals(_lead(shape), _factored(shape))
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
            msg("The minima are two of the three places where {condition}.", condition=equals(_lead(shape), 0)),
        ),
    )


def _best(descents: tuple[Descent, ...], shape: Valleys) -> Fraction:
    return min((descent.end for descent in descents), key=shape.height)


def _best_part(given: Given, shape: Valleys, descents: tuple[Descent, ...]) -> Part:
    lowest_start = min(range(len(descents)), key=lambda n: shape.height(given.starts[n]))
    best = _best(descents, shape)
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


def _solution(given: Given, shape: Valleys, descents: tuple[Descent, ...], level: int) -> tuple[Step, ...]:
    steps = [*_zeros_steps(shape, level), *_shape_steps(shape)]
    for start, descent in zip(given.starts, descents, strict=True):
        steps += _start_steps(given, shape, start, descent)
    for place in (shape.left, shape.hill, shape.right):
        count = sum(descent.end == place for descent in descents)
        if count or place != shape.hill:
            value = _value("J", 0, shape.function, place)
            steps.append(Step(None, value, Fraction(count), "reached" if count else ""))
    steps += _conclusions(given, shape, descents)
    if level > 1:
        steps.append(Step(msg("The graph:"), figure="graph"))
    return tuple(steps)


def _value(name: str, primes: int, function: Poly, place: Fraction) -> Relation:
    """J(2) = ¼ · 2⁴ − … = −5; at 0 only the constant is left."""
    left = Call(Symbol(name, primes=primes), (shown(place),))
    if place == 0:
        return equals(left, shown(function.constant_term))
    return evaluation(left, function, {function.variables[0]: place})


def _zeros_steps(shape: Valleys, level: int) -> list[Step]:
    """Where J′ is 0: read from its factors, or after a division by the known factor."""
    zero = shape.hill
    derivative, name = shape.derivative, shape.name
    steps = []
    if level > 1:
        quotient, _ = divide(derivative, _factor(shape, zero))
        steps.append(Step(msg("Derivative:"), equals(_lead(shape), derivative)))
        found = _value("J", 1, derivative, zero)
        text = (
            msg("The hilltop is a zero of the derivative:")
            if level == 2
            else msg("One zero of the derivative is found by trying:")
        )
        steps.append(Step(text, found))
        divided = line(_lead(shape), ("=", juxtapose(_factor(shape, zero), quotient)), ("=", _factored(shape)))
        steps.append(
            Step(msg("Divide by {factor} and factor the rest:", factor=formula(_factor(shape, zero))), divided)
        )
    zeros = msg(
        "The slope is 0 at {left}, {hill} and {right}.",
        left=equals(name, shown(shape.left)),
        hill=equals(name, shown(shape.hill)),
        right=equals(name, shown(shape.right)),
    )
    return [*steps, Step(zeros)]


def _shape_steps(shape: Valleys) -> list[Step]:
    """Which zeros are minima, from the signs of the slope between them."""
    return [
        Step(
            msg(
                "The slope is negative left of {left}, positive up to {hill}, negative up to {right}, then positive.",
                left=shown(shape.left),
                hill=shown(shape.hill),
                right=shown(shape.right),
            )
        ),
        Step(
            msg(
                "So {left} and {right} are minima with the hilltop {hill} between them.",
                left=shown(shape.left),
                right=shown(shape.right),
                hill=shown(shape.hill),
            )
        ),
    ]


def _start_steps(given: Given, shape: Valleys, start: Fraction, descent: Descent) -> list[Step]:
    if shape.slope(start) == 0:
        text = msg(
            "Start {start}: the slope is 0 there, so no step moves. It stays at {end}.",
            start=equals(shape.name, shown(start)),
            end=shown(descent.end),
        )
        return [Step(text, None, ONE, "reached")]
    return [Step(_way_down(shape, start, descent), _first_step(given, shape, start), ONE, "reached")]


def _way_down(shape: Valleys, start: Fraction, descent: Descent) -> Message:
    at_start, end = equals(shape.name, shown(start)), shown(descent.end)
    slope = equals(Call(Symbol("J", primes=1), (shown(start),)), shown(shape.slope(start)))
    if descent.jumps:
        return msg(
            "Start {start}: {slope}. The steps jump over the hill and end at {end}. The first step:",
            start=at_start,
            slope=slope,
            end=end,
        )
    if shape.slope(start) > 0:
        return msg(
            "Start {start}: {slope} is positive, so {name} shrinks, down to {end}. The first step:",
            start=at_start,
            slope=slope,
            name=formula(shape.name),
            end=end,
        )
    return msg(
        "Start {start}: {slope} is negative, so {name} grows, up to {end}. The first step:",
        start=at_start,
        slope=slope,
        name=formula(shape.name),
        end=end,
    )


def _first_step(given: Given, shape: Valleys, start: Fraction) -> Relation:
    slope = shape.slope(start)
    new = start - given.learning_rate * slope
    return update(shape.name, start, given.learning_rate, slope, new, None if is_short(new) else 4)


def _conclusions(given: Given, shape: Valleys, descents: tuple[Descent, ...]) -> list[Step]:
    best = _best(descents, shape)
    lowest = equals(shape.name, shown(shape.deepest))
    told = msg("{J} is lowest at {place}: that is the global minimum.", J=formula("J"), place=lowest)
    if best == shape.deepest:
        result = msg(
            "The best result of these starts is {place}: they find the global minimum.",
            place=equals(shape.name, shown(best)),
        )
    else:
        result = msg(
            "The best result of these starts is {place}: none of them finds the global minimum.",
            place=equals(shape.name, shown(best)),
        )
    return [Step(told, None, ONE, "global"), Step(result, None, ONE, "best")]


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
