"""One number, or one component of a vector, against its key.

The key may hold symbols of `box`: numbers that stand for everything that rounds to what a pupil wrote. Then the
answer is right when some value in the box makes it so.
"""

from exgen.checker import messages
from exgen.checker.finding import NONE, Finding, right, wrong
from exgen.checker.tolerance import accepting, is_rounding_of, lacks_digits, looks_rounded, within
from exgen.formula.evaluate import Enclosure, enclose, names_in
from exgen.formula.evaluate.ranges import Box, reaches
from exgen.formula.reader import Written
from exgen.formula.tree import Formula, Message
from exgen.model import MarkingScheme, NumberAnswer, Tolerance


def compare_number(given: Formula, written: Written, key: NumberAnswer, box: Box, scheme: MarkingScheme) -> Finding:
    """What there is to say of a number."""
    if not matches(given, key.value, key.tolerance, box):
        return _not_right(given, written, key, box)
    if key.form == "number" and not written.worked_out:
        return Finding(False, scheme.form_share, messages.work_it_out(), "form")
    if lacks_digits(written, key.tolerance) and not (scheme.digits_share == 1 and _is_exact(given, key.value, box)):
        return right(_digits(key.tolerance), scheme.digits_share)
    return right(None if written.reduced else messages.not_reduced())


def _is_exact(given: Formula, expected: Formula, box: Box) -> bool:
    """Whether nothing was rounded away: 2.4 for a key of 2.4 needs no remark that two decimals were asked."""
    return not any(name in box for name in names_in(expected)) and within(given, expected, None)


def matches(given: Formula, expected: Formula, tolerance: Tolerance | None, box: Box) -> bool:
    """Whether `given` is within the tolerance of the key, or of some value that the key takes in the box."""
    used = {name: box[name] for name in names_in(expected) if name in box}
    if not used:
        return within(given, expected, tolerance)
    return any(reaches(expected, used, keys) for keys in accepting(_enclosed(given), tolerance))


def _enclosed(given: Formula) -> Enclosure:
    return enclose(given, {}, 256)


def _not_right(given: Formula, written: Written, key: NumberAnswer, box: Box) -> Finding:
    """Wrong, with a remark where it looks like rounding."""
    if any(name in box for name in names_in(key.value)):
        return wrong()
    if key.tolerance is None:
        rounded, remark = is_rounding_of(given, written, key.value), messages.rounded_exact(given)
    else:
        rounded, remark = looks_rounded(given, key.value, key.tolerance), messages.rounding()
    return Finding(False, NONE, remark, "rounding") if rounded else wrong()


def _digits(tolerance: Tolerance | None) -> Message | None:
    if tolerance is None:
        return None
    count = int(tolerance.value)
    return messages.fewer_decimals(count) if tolerance.kind == "decimals" else messages.fewer_digits(count)
