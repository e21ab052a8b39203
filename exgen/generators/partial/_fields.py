"""Arrow fields that pupils take for the gradient field, and when two fields look different.

A drawn field shows directions (arrows grow only slowly with their vectors), so two fields look alike unless the
directions of many arrows differ: f and 2f have the same picture.
"""

from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

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
    reason: Message
    """Why it is not the gradient field, for the worked solution; {letter} is filled in by `why`."""


def wrong_fields(function: Poly, letters: tuple[str, ...] = ("", "", "", "")) -> tuple[Wrong, ...]:
    """−∇f, (f_x, −f_y), (f_y, f_x) and (−f_y, f_x); `letters` are those that the sheet gives them."""
    x, y = function.variables
    u, v = function.diff(x), function.diff(y)
    downhill, mirrored, exchanged, turned = letters
    return (
        Wrong(
            "downhill",
            (-u, -v),
            msg("chose the arrows that point downhill"),
            msg("Does the function rise or fall along those arrows?"),
            msg("Field {letter} has all arrows the other way round: they point downhill.", letter=downhill),
        ),
        Wrong(
            "mirrored",
            (u, -v),
            msg("took the wrong sign in the second component"),
            msg("Look at the second component at a point of your choice: does the arrow point up or down there?"),
            msg("Field {letter} has the wrong sign in the second component.", letter=mirrored),
        ),
        Wrong(
            "exchanged",
            (v, u),
            msg("exchanged the components"),
            msg("Which component says how far an arrow goes to the right, and which how far up?"),
            msg("Field {letter} has the components in the wrong order.", letter=exchanged),
        ),
        Wrong(
            "along-the-contours",
            (-v, u),
            msg("chose the arrows along the contour lines"),
            msg("Along those arrows the function keeps its height. Where does it rise the fastest?"),
            msg("Field {letter} has arrows along the contour lines: there the function keeps its height.", letter=turned),
        ),
    )


def look_different(one: Field, other: Field) -> bool:
    """Whether the arrows differ in direction at a third of the points at least."""
    points = [(Fraction(s), Fraction(t)) for s in range(-REACH, REACH + 1) for t in range(-REACH, REACH + 1)]
    pairs = [(_at(one, p), _at(other, p)) for p in points]
    return 3 * sum(_directions_differ(a, b) for a, b in pairs) >= len(points)


def suitable(function: Poly) -> tuple[tuple[int, int, int], ...]:
    """The ordered triples of wrong fields (by place in `wrong_fields`) that look different from ∇f and each other."""
    x, y = function.variables
    right = (function.diff(x), function.diff(y))
    fields = [wrong.field for wrong in wrong_fields(function)]
    clear = [i for i, field in enumerate(fields) if look_different(right, field)]
    apart = {(i, j): look_different(fields[i], fields[j]) for i in clear for j in clear if i < j}
    return tuple(
        (a, b, c)
        for a, b, c in permutations(clear, 3)
        if all(apart[min(i, j), max(i, j)] for i, j in ((a, b), (a, c), (b, c)))
    )


def _at(field: Field, point: tuple[Fraction, Fraction]) -> tuple[Fraction, Fraction]:
    where = dict(zip(field[0].variables, point, strict=True))
    return field[0].at(where), field[1].at(where)


def _directions_differ(a: tuple[Fraction, Fraction], b: tuple[Fraction, Fraction]) -> bool:
    """Whether the angle between two arrows is above 30° (cos² < ¾) and neither is 0."""
    inner = a[0] * b[0] + a[1] * b[1]
    lengths = (a[0] ** 2 + a[1] ** 2) * (b[0] ** 2 + b[1] ** 2)
    return lengths > 0 and (inner <= 0 or 4 * inner**2 < 3 * lengths)
