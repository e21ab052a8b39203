"""Gradient descent in one variable: derivative, then a table of slopes and new places.

The worked solution keeps the rhythm of the course: start value, derivative, slope, learning rate, update, repeat.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from exgen.algebra import Poly, univariate
from exgen.board import shown
from exgen.errors import UserError
from exgen.formula.build import equals, formula, minus, times, words
from exgen.formula.tree import Call, Evaluated, Formula, Message, Polynomial, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators._derivatives import factor_lost
from exgen.generators.descent._derivative_part import derivative_part, own_slope
from exgen.generators.descent._descent_1d_solution import figure, solution
from exgen.generators.descent._mistakes import (
    height_for_slope,
    lost_factor,
    no_rate,
    old_slope,
    only_step,
    slope_kept,
    uphill,
)
from exgen.generators.descent._run import (
    RATES,
    Run,
    check_descent,
    descend,
    far_apart,
    heights_fall,
    rounding_rule,
    take_steps,
)
from exgen.given import Field
from exgen.model import Column, Part, Space, TableAnswer
from exgen.rng import Stream


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly
    start: Fraction
    learning_rate: Fraction
    steps: int = 2
    decimals: int | None = None


def sample(rng: Stream, level: int) -> Given:
    """A leading term, a function with it, then a (start, learning rate) pair that suits: every function has some."""
    leading = rng.choice(sorted({function.terms[0] for function, _ in _functions(level)}))
    function, starts = rng.choice([pair for pair in _functions(level) if pair[0].terms[0] == leading])
    pairs = [(start, rate) for start in starts for rate in RATES]
    pair = rng.first(pairs, lambda p: _suits(function, *p, level))
    assert pair is not None, function
    constant = rng.nonzero(-9, 9) if rng.chance(2, 3) else 0
    return Given(function + constant, *pair, level, 3 if level == 3 else None)


@cache
def _functions(level: int) -> "Candidates":
    return {1: _plain_squares, 2: _parabolas, 3: _cubics_and_quartics}[level]()


Candidates = list[tuple[Poly, list[Fraction]]]


def _whole(low: int, high: int) -> list[Fraction]:
    return [Fraction(n) for n in range(low, high + 1) if abs(n) > 1]


def _plain_squares() -> Candidates:
    return [(univariate((a, 0, 0), "theta"), _whole(-9, 9)) for a in range(1, 8)]


def _parabolas() -> Candidates:
    found: Candidates = []
    for a in (Fraction(1, 2), *map(Fraction, range(1, 7))):
        for vertex in (Fraction(n, 2) for n in range(-12, 13)):
            if abs(2 * a * vertex) <= 9 and (2 * a * vertex).denominator == 1:
                starts = [s for s in _whole(-9, 9) if s != vertex]
                found.append((univariate((a, -2 * a * vertex, 0), "theta"), starts))
    return found


def _cubics_and_quartics() -> Candidates:
    found: Candidates = []
    for hill in range(-4, 4):
        for valley in range(hill + 1, 5):
            b, c = Fraction(-3 * (hill + valley), 2), Fraction(3 * hill * valley)
            if b.denominator == 1 and abs(b) <= 9 and abs(c) <= 9:
                starts = [Fraction(2 * hill + n, 2) for n in range(1, 9)]
                found.append((univariate((1, b, c, 0), "theta"), starts))
    for a in (Fraction(1, 4), Fraction(1, 2), Fraction(1)):
        for square in (-3, -2, -1, 1, 2, 3):
            for slope in (-6, -4, -2, 0, 2, 4, 6):
                found.append((univariate((a, 0, square, slope, 0), "theta"), _whole(-4, 4)))
    return found


def _suits(function: Poly, start: Fraction, rate: Fraction, level: int) -> bool:
    """Whether an exercise of the level comes of it.

    The function falls at every step, a cubic towards its valley, no place is 0, no slope comes near 0, the first step
    can be seen, no first value of a mal-rule comes near another, and the values stay nice: exact within four decimals,
    or (level 3) below 100.
    """
    derivative = function.diff("theta")
    slope, height = derivative.at({"theta": start}), function.at({"theta": start})
    if not slope or abs(slope) > 60:
        return False
    try:
        run = descend((derivative,), (start,), rate, level, 3 if level == 3 else None)
    except UserError:
        return False
    heights = tuple(function.at({"theta": p[0]}) for p in run.places)
    values = [v for row in run.rows for v in (*row.slopes, *row.new)]
    nice = all(abs(v) < 100 for v in values) if level == 3 else run.decimals is None
    wrong_slope = factor_lost(function, "theta").at({"theta": start})
    step = rate * slope
    news = [run.places[1][0], start + step, start - slope, step, start - rate * height, start - rate * wrong_slope]
    visible = abs(step) >= Fraction(1, 10) and (level == 3 or 10 * rate * derivative.diff("theta").constant_term >= 1)
    moves = all(p[0] and abs(derivative.at({"theta": p[0]})) > Fraction(1, 4) for p in run.places)
    stays = function.degree() != 3 or not any(_beyond_the_hill(derivative, p[0]) for p in run.places)
    return nice and moves and visible and stays and heights_fall(heights) and far_apart(news)


def _beyond_the_hill(derivative: Poly, place: Fraction) -> bool:
    """Whether a cubic has no valley below this place: it rises there, ever less, up to its hilltop on the right."""
    here = {"theta": place}
    return derivative.at(here) > 0 > derivative.diff("theta").at(here)


def solve(given: Given, level: int) -> Solved:
    check_descent(given.function, given.learning_rate)
    name = given.function.variables[0]
    derivative = given.function.diff(name)
    run = descend((derivative,), (given.start,), given.learning_rate, given.steps, given.decimals)
    if run.rows[0].slopes[0] == 0:
        raise UserError("the slope at the start is 0, so no step would move; state another start")
    lead = Call(Symbol("J", primes=1), (formula(name),))
    return Solved(
        variables=(name,),
        statement=_statement(given, name, run),
        parts=(derivative_part(given.function), _table_part(given, run, name, lead)),
        solution=solution(given.function, given.learning_rate, run),
        figures=(figure(given.function, run),),
    )


def _statement(given: Given, name: str, run: Run) -> tuple[Message, ...]:
    cost = equals(Call(Symbol("J"), (formula(name),)), given.function)
    asked = msg(
        "The cost function is {cost}. Start at {start} with learning rate {rate}.",
        cost=cost,
        start=equals(name, shown(given.start)),
        rate=equals("lr", shown(given.learning_rate)),
    )
    return (asked, *rounding_rule(run))


def _table_part(given: Given, run: Run, name: str, lead: Formula) -> Part:
    new = f"new_{name}"
    here = ((name, Symbol(name)),)
    wrong_slope = Evaluated(Polynomial(factor_lost(given.function, name)), here)
    new_mistakes = (
        uphill(name, "slope"),
        no_rate(name, "slope"),
        height_for_slope(name, here),
        only_step("slope"),
        old_slope(name, "slope"),
        lost_factor(minus(name, times("learning_rate", wrong_slope))),
    )
    columns = (
        Column("step", msg("step"), "given"),
        Column(name, formula(name), "carried"),
        Column(
            "slope",
            lead,
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
            mistakes=new_mistakes,
            names=(name,),
        ),
    )
    rows = tuple(
        (formula(number), shown(row.old[0]), shown(row.slopes[0]), shown(row.new[0]))
        for number, row in enumerate(run.rows, 1)
    )
    return Part(
        name="steps",
        prompt=take_steps(given.steps),
        answer=TableAnswer(columns, rows, ((name, shown(given.start)),), ((name, new),)),
        points=Fraction(2 * given.steps),
        space=Space("table"),
        tips=(
            msg("{rule}", rule=update_rule(name, lead)),
            msg(
                "Step 1: substitute {start} into {derivative}.",
                start=equals(name, shown(given.start)),
                derivative=lead,
            ),
        ),
    )


def update_rule(name: str, lead: Formula) -> Formula:
    """new θ = θ − lr · J′(θ)"""
    return equals(words(msg("new {name}", name=formula(name))), minus(name, times("lr", lead)))


GENERATOR = Generator(
    title=msg("Gradient descent in one variable"),
    topic="descent",
    revision=2,
    given=Given,
    fields=(
        Field("function", "function", msg("the cost function in one variable"), variables=("theta",)),
        Field("start", "number", msg("the start value")),
        Field("learning_rate", "number", msg("the learning rate, above 0")),
        Field("steps", "count", msg("the number of steps"), required=False, high=20),
        Field("decimals", "count", msg("round every value to this many decimals"), required=False, low=0, high=10),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("a square with a constant, one step"),
        msg("a parabola, two steps"),
        msg("degree 3 or 4, three steps rounded to 3 decimals"),
    ),
)
