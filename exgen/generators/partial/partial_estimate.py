"""The change of Z over a small distance: estimated with the partial derivatives, and calculated.

On level 3 the distance is one step of gradient descent, Δ = −lr·∇Z, so that the estimate is −lr·(Z_x² + Z_y²): Z falls.
"""

from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly, polynomial
from exgen.board import is_short
from exgen.errors import UserError
from exgen.formula.tree import Formula, Polynomial, msg
from exgen.generator import Generator, Solved
from exgen.generators.partial._estimate_parts import estimate_part, statement, true_part
from exgen.generators.partial._estimate_step_part import changes_part
from exgen.generators.partial._function import stated
from exgen.generators.partial._move import Move
from exgen.generators.partial._partial_estimate_solution import solution
from exgen.generators.partial._partials import Values, check_letters, check_point, check_size
from exgen.given import Field
from exgen.rng import Stream

NAMES = ("x", "y")
Option = tuple[Values | None, Fraction | None]
"""The changes or else the learning rate."""

SIZES = tuple(Fraction(n, 10) for n in (1, 2, 3))
"""How far a letter changes: little enough to be near the point."""

RATES = tuple(Fraction(n, 100) for n in (1, 2, 5, 10))


@dataclass(frozen=True, slots=True)
class Given:
    function: Formula
    point: Values
    changes: Values | None = None
    learning_rate: Fraction | None = None


def sample(rng: Stream, level: int) -> Given:
    """The function, then a point where both slopes tell, then changes for which the estimate is close but not exact."""
    function = _function(rng, level)
    whole = [Fraction(n) for n in range(-4, 5) if n]
    points = rng.shuffled([(a, b) for a in whole for b in whole])
    for point in points:
        chosen = _fair_option(rng, function, point, level)
        if chosen is not None:
            return Given(Polynomial(function), point, *chosen)
    raise AssertionError(function)


def _fair_option(rng: Stream, function: Poly, point: Values, level: int) -> Option | None:
    if not _has_slopes(function, point):
        return None
    return rng.first(_options(level), lambda option: _is_fair(_moved(function, point, *option)))


def _coefficient(rng: Stream, most: int) -> Fraction:
    size = rng.between(1, most)
    return Fraction(-size if rng.chance(1, 3) else size)


def _function(rng: Stream, level: int) -> Poly:
    """Squares with a product; on level 3 a valley, down which gradient descent goes.

    No square of a sum (b² = 4ac), whose two slopes are in proportion everywhere.
    """
    if level == 3:
        a, c = (Fraction(n) for n in rng.sample(range(1, 7), 2))
        b = rng.choice([Fraction(n) for n in range(-4, 5) if n and n * n < 4 * a * c])
        return polynomial({(2, 0): a, (1, 1): b, (0, 2): c}, NAMES)
    product = (1, 1) if level == 1 else rng.choice([(1, 1), (2, 1), (1, 2)])
    a, b, c = (_coefficient(rng, 5) for _ in range(3))
    if product == (1, 1) and b * b == 4 * a * c:
        c = -c
    return polynomial({(2, 0): a, product: b, (0, 2): c}, NAMES)


def _options(level: int) -> list[Option]:
    """Changes along one letter, along both, or a learning rate."""
    signed = [s * size for size in SIZES for s in (1, -1)]
    if level == 1:
        zero = Fraction(0)
        return [(pair, None) for s in signed for pair in ((s, zero), (zero, s))]
    if level == 2:
        return [((s, t), None) for s in signed for t in signed if abs(s) != abs(t)]
    return [(None, rate) for rate in RATES]


def _has_slopes(function: Poly, point: Values) -> bool:
    here = dict(zip(NAMES, point, strict=True))
    slopes = [function.diff(v).at(here) for v in NAMES]
    return (
        all(s and abs(s) <= 60 for s in slopes) and abs(slopes[0]) != abs(slopes[1]) and abs(function.at(here)) <= 200
    )


def _moved(function: Poly, point: Values, changes: Values | None, rate: Fraction | None) -> Move:
    here = dict(zip(function.variables, point, strict=True))
    slopes = tuple(function.diff(v).at(here) for v in function.variables)
    if changes is None:
        changes = tuple(-(rate or 0) * slope for slope in slopes)
    return Move(Polynomial(function), function, point, slopes, changes, rate)


def _is_fair(move: Move) -> bool:
    """Whether the numbers are short, and the estimate is close to the true change but not exact.

    It is off by a fifth at most, after a step of gradient descent by a third.
    """
    off = abs(move.estimate - move.true_change)
    share = 5 if move.rate is None else 3
    short = all(is_short(value) for value in (*move.changes, move.estimate, move.true_change, move.new_height))
    wrong = [sum(move.slopes, Fraction(0)), move.new_height, move.old_height + move.estimate]
    distinct = all(value not in (move.estimate, move.true_change) for value in wrong)
    small = all(abs(change) <= Fraction(1, 2) for change in move.changes) and all(move.end)
    return (
        short
        and small
        and distinct
        and 0 < share * off <= abs(move.true_change)
        and move.estimate != 0
        and move.old_height != 0
    )


def solve(given: Given, level: int) -> Solved:
    del level
    z = stated(given.function, taken=("Z", "P", "Q"))
    check_letters(z, 2)
    check_point(z, given.point)
    if (given.changes is None) == (given.learning_rate is None):
        raise UserError("state either the changes, such as (0.1, -0.2), or a learning rate")
    if given.learning_rate is not None and given.learning_rate <= 0:
        raise UserError("the learning rate must be above 0")
    if given.changes is not None and len(given.changes) != len(z.variables):
        raise UserError(f"the changes need two numbers, one for {z.variables[0]} and one for {z.variables[1]}")
    move = _moved(z.poly, given.point, given.changes, given.learning_rate)
    check_size([*move.slopes, *move.changes, move.estimate, move.true_change])
    if not any(move.changes):
        raise UserError("with these values the point does not move; state another point or other changes")
    move = Move(z.shown, z.poly, given.point, move.slopes, move.changes, given.learning_rate)
    first = (changes_part(move),) if given.changes is None else ()
    return Solved(
        variables=z.variables,
        statement=statement(move),
        parts=(*first, estimate_part(move), true_part(move)),
        solution=solution(move),
    )


GENERATOR = Generator(
    title=msg("Estimating a change"),
    topic="partial",
    revision=1,
    given=Given,
    fields=(
        Field("function", "expression", msg("the function Z of two variables"), variables=NAMES),
        Field("point", "point", msg("the point, as (1, 2)"), low=2),
        Field("changes", "point", msg("the changes of both letters, as (0.1, -0.2)"), low=2, required=False),
        Field("learning_rate", "number", msg("or the learning rate of one step of gradient descent"), required=False),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("one letter changes"),
        msg("both letters change"),
        msg("the change of one step of gradient descent"),
    ),
)
