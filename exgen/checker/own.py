"""What a pupil's answer is worth to the parts after it: the value itself, or everything that rounds to it."""

from fractions import Fraction

from exgen.checker.environment import Known
from exgen.checker.follow_through import Consequence
from exgen.checker.slots import Place
from exgen.checker.tolerance import slack
from exgen.formula.evaluate import Enclosure, NoValueError, enclose, is_larger, to_fraction
from exgen.formula.evaluate.rounding import power_of_ten
from exgen.formula.reader import Read, Written
from exgen.formula.tree import Formula, Number, Relation, Symbol, Vector, Words
from exgen.model import NumberAnswer, Tolerance, VectorAnswer

HALF = Fraction(1, 2)
MOST_NODES = 200
"""Of a value that is kept as a formula."""
BITS = 256


def own_value(place: Place, read: Read, *, exact: bool, wrong: bool, mistaken: bool) -> Known:
    """What was read at a place.

    `exact`: it is just what was expected there, so that nothing was rounded. An accepted value stands for no more than
    the tolerance within which it was accepted, however few decimals it has.
    """
    source = says(place, read.tree)
    tolerance = place.key.tolerance if isinstance(place.key, NumberAnswer | VectorAnswer) else None
    boxed, box = (read.tree, {}) if exact else _boxed(place, read, tolerance, accepted=not mistaken)
    return Known(read.tree, boxed, box, own=True, wrong=wrong, mistaken=mistaken, source=source)


def _boxed(
    place: Place, read: Read, tolerance: Tolerance | None, *, accepted: bool
) -> tuple[Formula, dict[str, Enclosure]]:
    box: dict[str, Enclosure] = {}

    def numbered(tree: Formula, written: Written, number: int) -> Formula:
        half = rounded_by(written, tolerance)
        if accepted and tolerance is not None:
            half = min(half, to_fraction(slack(tree, tolerance)) or half)
        value = to_fraction(tree) if half else None
        if value is None:
            return tree
        name = f"~{place.slot.name}~{number}"
        box[name] = Enclosure(value - half, value + half)
        return Symbol(name)

    match place.key, read.tree:
        case NumberAnswer(), tree:
            return numbered(tree, read.written[0], 0), box
        case VectorAnswer(variables=()), Vector(items=items, column=column):
            pairs = enumerate(zip(items, read.written, strict=True))
            return Vector(tuple(numbered(item, written, i) for i, (item, written) in pairs), column), box
    return read.tree, box


def rounded_by(written: Written, tolerance: Tolerance | None) -> Fraction:
    """Half a unit of the last digit of a written decimal, 0 for an exact number.

    A whole number is exact, except where rounding to whole numbers or to digits is asked; where decimals are asked,
    those that are missing are zeros left out.
    """
    if written.decimals is None:
        return Fraction(0)
    if written.kind in ("decimal", "scientific"):
        return HALF * power_of_ten(-written.decimals)
    if written.kind == "integer" and tolerance is not None and tolerance.kind in ("decimals", "sigfigs"):
        places = tolerance.value if tolerance.kind == "decimals" else 0
        return HALF * power_of_ten(-int(places))
    return Fraction(0)


def worked_out(place: Place, result: Consequence) -> Known | None:
    """What a blank place is worth: its rule's value, None where that is out of bounds.

    A value that would grow from row to row becomes an interval that holds it, narrower than any tolerance where
    nothing was rounded.
    """
    tree, boxed, box = result.tree, result.boxed, result.box
    if isinstance(place.key, NumberAnswer) and (is_larger(tree, MOST_NODES) or is_larger(boxed, MOST_NODES)):
        name = f"~{place.slot.name}"
        try:
            exact, wide = enclose(tree, {}, BITS), enclose(boxed, box, BITS)
        except NoValueError:
            return None
        tree, boxed, box = Number((exact.low + exact.high) / 2), Symbol(name), {name: wide}
    return Known(tree, boxed, box, own=True, wrong=result.wrong, source=result.source.source)


def says(place: Place, value: Formula) -> Formula:
    """The pupil's value with the name it has on the sheet: θ = 1.7."""
    label = _label(place)
    return value if label is None else Relation((label, value), ("=",))


def _label(place: Place) -> Formula | None:
    if place.column is None:
        return place.part.label
    for name, column in place.carried:
        if column == place.column.name:
            return Symbol(name)
    heading = place.column.heading
    return heading if isinstance(heading, Formula) else Words(heading)
