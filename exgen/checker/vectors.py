"""Vectors, directions and matrices: component by component, each worth its share of the points."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from exgen.checker import messages
from exgen.checker.finding import Finding, UndecidedError, right, wrong
from exgen.checker.numbers import compare_number
from exgen.formula.evaluate import equal, sign
from exgen.formula.evaluate.ranges import Box
from exgen.formula.reader import Written
from exgen.formula.tree import Formula, Message, Product, Sum
from exgen.model import (
    PLAIN_MARKING,
    DirectionAnswer,
    MarkingScheme,
    MatrixAnswer,
    NumberAnswer,
    Tolerance,
    VectorAnswer,
)

Components = Sequence[Formula]


def compare_vector(
    given: Components, written: Sequence[Written], key: VectorAnswer, box: Box, scheme: MarkingScheme
) -> Finding:
    """A wrong number of components is wrong; otherwise each right component earns its share."""
    if len(given) != len(key.items):
        return wrong(messages.number_of_components(len(key.items)))
    expected = zip(given, written, key.items, strict=True)
    findings = [_component(g, w, e, key.tolerance, key.variables, box, scheme) for g, w, e in expected]
    return _together(findings, messages.some_components())


def compare_matrix(given: Sequence[Components], written: Sequence[Written], key: MatrixAnswer, box: Box) -> Finding:
    """A matrix of another size is wrong; otherwise each right entry earns its share."""
    rows, columns = len(key.rows), len(key.rows[0])
    if len(given) != rows or any(len(row) != columns for row in given):
        return wrong(messages.size_of_matrix(rows, columns))
    entries = [(g, e) for mine, theirs in zip(given, key.rows, strict=True) for g, e in zip(mine, theirs, strict=True)]
    findings = [
        _component(g, w, e, None, key.variables, box, PLAIN_MARKING) for (g, e), w in zip(entries, written, strict=True)
    ]
    return _together(findings, messages.some_entries())


def _component(
    given: Formula,
    written: Written,
    expected: Formula,
    tolerance: Tolerance | None,
    variables: tuple[str, ...],
    box: Box,
    scheme: MarkingScheme,
) -> Finding:
    if not variables:
        return compare_number(given, written, NumberAnswer(expected, tolerance), box, scheme)
    same = equal(given, expected)
    if same is None:
        raise UndecidedError
    return right() if same else wrong()


def _together(findings: list[Finding], some: Message) -> Finding:
    """One finding for all components: right when all are, else the share of those that are right."""
    remark = next((f.remark for f in findings if f.remark and f.right), None)
    if all(f.right for f in findings):
        return right(remark, sum((f.share for f in findings), Fraction(0)) / len(findings))
    failed = [f for f in findings if not f.right]
    share = Fraction(len(findings) - len(failed), len(findings))
    if all(f.reason == "rounding" for f in failed):
        return Finding(False, share, failed[0].remark, "rounding")
    return wrong(some if share else None, share)


def compare_direction(given: Components, key: DirectionAnswer) -> Finding:
    """Right up to a positive factor: all 2 × 2 determinants are 0 and the inner product is positive."""
    if len(given) != len(key.items):
        return wrong(messages.number_of_components(len(key.items)))
    pairs = list(zip(given, key.items, strict=True))
    for (a, b), (c, d) in combinations(pairs, 2):
        parallel = equal(Product((a, d)), Product((b, c)))
        if parallel is None:
            raise UndecidedError
        if not parallel:
            return wrong()
    side = sign(Sum(tuple(Product(pair) for pair in pairs)))
    if side is None:
        raise UndecidedError
    return right() if side > 0 else wrong(messages.opposite_direction() if side < 0 else None)
