"""What steps of a fixed size do on a parabola: their moves, and the two places between which they bounce."""

from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly
from exgen.errors import UserError
from exgen.generators.descent._parabola import Parabola, check_rate, check_start, parabola
from exgen.generators.descent._run import Run, descend

LEAST_ROWS, MOST_ROWS = 4, 10


@dataclass(frozen=True, slots=True)
class Move:
    """A step of fixed size from one place to the next: `size` is the one used."""

    old: Fraction
    size: Fraction
    new: Fraction


def moves_to_minimum(start: Fraction, size: Fraction, rows: int, *, halved: bool) -> list[Move]:
    """Moves towards the minimum at 0, of one size or halved after each; fewer where one lands on it."""
    moves: list[Move] = []
    place = start
    for _ in range(rows):
        if place == 0:
            break
        new = place - size if place > 0 else place + size
        moves.append(Move(place, size, new))
        place = new
        if halved:
            size /= 2
    return moves


@dataclass(frozen=True, slots=True)
class Scene:
    """All that the parts share; `unhalved` are the places of steps of one size, the start first, up to the bouncing."""

    shape: Parabola
    moves: tuple[Move, ...]
    unhalved: tuple[Fraction, ...]
    rate: Fraction
    run: Run
    halved: bool

    @property
    def bounce(self) -> tuple[Fraction, Fraction]:
        """The two places between which steps of one size go on for ever, the smaller one first."""
        low, high = sorted(self.unhalved[-2:])
        return low, high


def scene_of(function: Poly, start: Fraction, size: Fraction, rate: Fraction, level: int) -> Scene:
    """UserError where the function is no parabola, the start or a size does not suit, or nothing bounces."""
    shape = parabola(function)
    check_start(shape, start)
    check_rate(rate)
    if size <= 0:
        raise UserError("the step size must be above 0")
    distance = start - shape.lowest
    jumps = abs(distance) // size + 1
    rows = max(LEAST_ROWS, int(min(jumps, MOST_ROWS)) + 1)
    if jumps >= MOST_ROWS:
        raise UserError(f"the fixed step needs more than {MOST_ROWS} steps to the minimum; state a larger step size")
    if abs(distance) % size == 0:
        raise UserError("the fixed step lands exactly on the minimum and does not bounce; state another step size")
    plain = moves_to_minimum(distance, size, rows, halved=False)
    halved = level == 3
    moves = moves_to_minimum(distance, size, LEAST_ROWS, halved=True) if halved else plain
    if len(moves) < LEAST_ROWS or moves[-1].new == 0:
        raise UserError("the halved step lands exactly on the minimum; state another step size")
    unhalved = tuple(place + shape.lowest for place in (distance, *(move.new for move in plain)))
    run = descend((shape.derivative,), (start,), rate, 2 if level == 1 else 3, None)
    shifted = tuple(Move(m.old + shape.lowest, m.size, m.new + shape.lowest) for m in moves)
    return Scene(shape, shifted, unhalved, rate, run, halved)
