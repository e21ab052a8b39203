"""Finite sets of numbers or points, and points with a kind each; order and repetition are free."""

from collections.abc import Sequence
from fractions import Fraction

from exgen.checker import messages
from exgen.checker.finding import Finding, right, wrong
from exgen.checker.numbers import matches
from exgen.checker.tolerance import is_rounding_of, looks_rounded
from exgen.formula.evaluate.ranges import Box
from exgen.formula.reader import Written
from exgen.formula.tree import Formula, Vector
from exgen.model import ClassifiedPoint, PointsAnswer, SetAnswer, Tolerance


def compare_set(given: Sequence[Formula], written: Sequence[Written], key: SetAnswer, box: Box) -> Finding:
    """Right when every element given is one of the key's and none of the key's is missing."""
    if any(_dimension(item) != key.dimension for item in given):
        return wrong(messages.number_of_components(key.dimension) if key.dimension > 1 else None)
    strange = [place for place, item in enumerate(given) if not _is_among(item, key.items, key.tolerance, box)]
    missing = [item for item in key.items if not any(_same(g, item, key.tolerance, box) for g in given)]
    if not strange:
        return right() if not missing else wrong(messages.incomplete_set() if given else None)
    if key.dimension == 1 and not box and all(_rounded(given[p], written[p], key) for p in strange):
        first = given[strange[0]]
        remark = messages.rounded_exact(first) if key.tolerance is None else messages.rounding()
        return Finding(False, Fraction(0), remark, "rounding")
    return wrong(messages.too_much_in_set() if not missing else None)


def _dimension(item: Formula) -> int:
    return len(item.items) if isinstance(item, Vector) else 1


def _is_among(item: Formula, keys: Sequence[Formula], tolerance: Tolerance | None, box: Box) -> bool:
    return any(_same(item, key, tolerance, box) for key in keys)


def _same(given: Formula, key: Formula, tolerance: Tolerance | None, box: Box) -> bool:
    if isinstance(given, Vector) and isinstance(key, Vector):
        pairs = list(zip(given.items, key.items, strict=False))
        return len(given.items) == len(key.items) and all(matches(g, e, tolerance, box) for g, e in pairs)
    if isinstance(given, Vector) or isinstance(key, Vector):
        return False
    return matches(given, key, tolerance, box)


def _rounded(given: Formula, written: Written, key: SetAnswer) -> bool:
    if key.tolerance is None:
        return any(is_rounding_of(given, written, item) for item in key.items)
    return any(looks_rounded(given, item, key.tolerance) for item in key.items)


def compare_points(given: Sequence[ClassifiedPoint], key: PointsAnswer) -> Finding:
    """Right when the same points have the same kinds; each right row earns its share, a row too many costs one."""
    matched = [any(_same(g.point, k.point, None, {}) and g.kind == k.kind for g in given) for k in key.points]
    strange = [g for g in given if not any(_same(g.point, k.point, None, {}) for k in key.points)]
    if all(matched) and not strange and not _contradicts(given):
        return right()
    most = max(len(key.points), len(given), 1)
    share = Fraction(0) if _contradicts(given) else Fraction(sum(matched), most)
    found = all(any(_same(g.point, k.point, None, {}) for g in given) for k in key.points)
    return wrong(messages.kinds_of_points() if found and not strange else None, share)


def _contradicts(given: Sequence[ClassifiedPoint]) -> bool:
    """Whether one point has been given two kinds."""
    return any(a.kind != b.kind and _same(a.point, b.point, None, {}) for a in given for b in given)
