"""Arrow fields that pupils take for the gradient field, and when two fields look different.

A drawn field shows directions (arrows grow only slowly with their vectors), so two fields look alike unless the
directions of many arrows differ: f and 2f have the same picture.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import lcm

from exgen.algebra import Poly
from exgen.formula.tree import Message, msg

Field = tuple[Poly, Poly]
REACH = 3
"""The fields are drawn over −3 … 3 in both directions, an arrow at each whole point."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong field: its stable name, what it is, and the hint for who chose it."""

    name: str
    field: Field
    title: Message
    hint: Message
    reason: Callable[[str], Message]
    """Why the field with this letter is not the gradient field, for the worked solution."""


def wrong_fields(function: Poly) -> tuple[Wrong, ...]:
    """−∇f, (f_x, −f_y), (f_y, f_x) and (−f_y, f_x)."""
    x, y = function.variables
    u, v = function.diff(x), function.diff(y)
    return (
        Wrong(
            "downhill",
            (-u, -v),
            msg("chose the arrows that point downhill"),
            msg("Does the function rise or fall along those arrows?"),
            lambda letter: msg(
                "Field {letter} has all arrows the other way round: they point downhill.", letter=letter
            ),
        ),
        Wrong(
            "mirrored",
            (u, -v),
            msg("took the wrong sign in the second component"),
            msg("Look at the second component at a point of your choice: does the arrow point up or down there?"),
            lambda letter: msg("Field {letter} has the wrong sign in the second component.", letter=letter),
        ),
        Wrong(
            "exchanged",
            (v, u),
            msg("exchanged the components"),
            msg("Which component says how far an arrow goes to the right, and which how far up?"),
            lambda letter: msg("Field {letter} has the components in the wrong order.", letter=letter),
        ),
        Wrong(
            "along-the-contours",
            (-v, u),
            msg("chose the arrows along the contour lines"),
            msg("Along those arrows the function keeps its height. Where does it rise the fastest?"),
            lambda letter: msg(
                "Field {letter} has arrows along the contour lines: there the function keeps its height.", letter=letter
            ),
        ),
    )


def suitable(function: Poly) -> tuple[tuple[int, int, int], ...]:
    """The ordered triples of wrong fields (by place in `wrong_fields`) that look different from ∇f and each other."""
    arrows = list(arrows_at(function).values())
    fields = [arrows, *([turn(u, v) for u, v in arrows] for turn in _TURNS)]
    apart = {(i, j): look_different(fields[i], fields[j]) for j in range(len(fields)) for i in range(j)}
    clear = [i for i in range(1, len(fields)) if apart[0, i]]
    return tuple(
        (a - 1, b - 1, c - 1)
        for a, b, c in permutations(clear, 3)
        if all(apart[min(i, j), max(i, j)] for i, j in ((a, b), (a, c), (b, c)))
    )


Arrow = tuple[int, int]

_TURNS: tuple[Callable[[int, int], Arrow], ...] = (
    lambda u, v: (-u, -v),
    lambda u, v: (u, -v),
    lambda u, v: (v, u),
    lambda u, v: (-v, u),
)
"""What the wrong fields do to an arrow of the gradient field, in the order of `wrong_fields`."""


def look_different(one: Sequence[Arrow], other: Sequence[Arrow]) -> bool:
    """Whether the arrows differ in direction at a third of the points at least."""
    return 3 * sum(map(_directions_differ, one, other)) >= len(one)


def arrows_at(function: Poly, reach: int = REACH) -> dict[tuple[int, int], Arrow]:
    """The gradients at the whole points up to `reach` from 0, all times one number above 0 that makes them whole."""
    x, y = function.variables
    slopes = (function.diff(x), function.diff(y))
    whole = lcm(*(c.denominator for slope in slopes for _, c in slope.terms))
    u, v = ([(e, int(c * whole)) for e, c in slope.terms] for slope in slopes)
    return {
        (s, t): (sum(c * s**m * t**n for (m, n), c in u), sum(c * s**m * t**n for (m, n), c in v))
        for s in range(-reach, reach + 1)
        for t in range(-reach, reach + 1)
    }


def _directions_differ(a: Arrow, b: Arrow) -> bool:
    """Whether the angle between two arrows is above 30° (cos² < ¾) and neither is 0."""
    inner = a[0] * b[0] + a[1] * b[1]
    lengths = (a[0] ** 2 + a[1] ** 2) * (b[0] ** 2 + b[1] ** 2)
    return lengths > 0 and (inner <= 0 or 4 * inner**2 < 3 * lengths)
