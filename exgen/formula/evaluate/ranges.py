"""Whether a formula takes a wanted value anywhere in a box: what "consistent with a rounded number" means, exactly.

Branch and bound with certified enclosures. Where the derivatives keep their signs, two corners of the box give the
ends of the range, so a boundary counts as the boundary; elsewhere the box is halved. A formula that is defined on all
of a box and takes values below and above the target takes those between too.
"""

from collections.abc import Mapping
from itertools import pairwise

from exgen.formula.evaluate.derive import by_rules
from exgen.formula.evaluate.enclose import enclose
from exgen.formula.evaluate.enclosure import Enclosure, exactly
from exgen.formula.evaluate.errors import NoValueError
from exgen.formula.evaluate.walk import is_larger
from exgen.formula.tree import Formula

Box = Mapping[str, Enclosure]

MOST_BOXES = 100
MOST_WORK = 4_000
"""Boxes, and boxes times nodes. Then the answer is no: the target lies within a hair of the range's end."""


def reaches(tree: Formula, box: Box, target: Enclosure) -> bool:
    """Whether `tree` takes a value in `target` somewhere in `box`, which has an interval for each variable."""
    slopes = {name: by_rules(tree, name) for name in box}
    waiting: list[Box] = [box]
    for _ in range(MOST_BOXES if not is_larger(tree, MOST_WORK // MOST_BOXES) else MOST_BOXES // 10):
        if not waiting:
            return False
        piece = waiting.pop(0)
        found = _looked_at(tree, slopes, piece, target)
        if found:
            return True
        if found is None:
            waiting.extend(_halves(piece))
    return False


def _looked_at(tree: Formula, slopes: Mapping[str, Formula], box: Box, target: Enclosure) -> bool | None:
    """Whether the target is reached in this box; None where only its halves can tell."""
    directions = {name: _direction(slope, box) for name, slope in slopes.items()}
    values = [_value(tree, corner) for corner in _corners(box, directions)]
    if any(value is not None and value.meets(target) for value in values):
        return True
    whole = _value(tree, box)
    if whole is not None:
        if any(a and b and (a.high < target.low) != (b.high < target.low) for a, b in pairwise(values)):
            return True
        if all(directions.values()) or not whole.meets(target):
            return False
    return False if all(side.is_exact for side in box.values()) else None


def _value(tree: Formula, box: Box) -> Enclosure | None:
    try:
        return enclose(tree, box)
    except NoValueError:
        return None


def _direction(slope: Formula, box: Box) -> int:
    """1 or −1 where the formula certainly rises or falls with a variable, else 0."""
    value = _value(slope, box)
    if value is None or value.low < 0 < value.high:
        return 0
    return 1 if value.low >= 0 else -1


def _corners(box: Box, directions: Mapping[str, int]) -> tuple[Box, Box]:
    """The corners where the formula is least and greatest, as far as its directions tell."""
    low, high = {}, {}
    for name, side in box.items():
        falls = directions[name] < 0
        low[name] = exactly(side.high if falls else side.low)
        high[name] = exactly(side.low if falls else side.high)
    return low, high


def _halves(box: Box) -> tuple[Box, Box]:
    widest = max(box, key=lambda name: box[name].width)
    middle = (box[widest].low + box[widest].high) / 2
    lower, upper = Enclosure(box[widest].low, middle), Enclosure(middle, box[widest].high)
    return {**box, widest: lower}, {**box, widest: upper}
