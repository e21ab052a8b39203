"""Vectors, directions, matrices, sets and points with kinds."""

from fractions import Fraction

import pytest
from checker_exercises import decimals, number, single

from exgen.checker import Verdict, mark_part
from exgen.checker.reading import read_as
from exgen.formula.build import formula, over, point, power, times
from exgen.formula.printers import plain
from exgen.formula.reader import Context, Read
from exgen.formula.tree import Negative, Number, Root, msg
from exgen.model import (
    Answer,
    ChoiceAnswer,
    ClassifiedPoint,
    DirectionAnswer,
    MatrixAnswer,
    Option,
    PointsAnswer,
    SetAnswer,
    Tolerance,
    VectorAnswer,
)
from exgen.text import language as find_language

HALF = Fraction(1, 2)


def mark(key: Answer, typed: str, code: str = "en") -> Verdict:
    return mark_part("answer", typed, exercise=single(key), language=code)


PLACE = VectorAnswer((number("2.4"), number("1.92")))
GRADIENT = VectorAnswer((power("x", 3), times(over(2, 5), "y")), ("x", "y"))
ROUNDED = VectorAnswer((number("1.0176"), number("1.8432")), (), decimals(2))


@pytest.mark.parametrize(
    ("key", "typed", "language", "outcome", "share"),
    [
        (PLACE, "(2.4, 1.92)", "en", "right", 1),
        (PLACE, "(2,4; 1,92)", "nl", "right", 1),
        (PLACE, "x = 2.4, y = 1.92", "en", "right", 1),
        (PLACE, "(12/5, 48/25)", "en", "right", 1),
        (PLACE, "(1.92, 2.4)", "en", "wrong", 0),
        (PLACE, "(2.4, 2)", "en", "wrong", HALF),
        (PLACE, "(2.4, 1.92, 0)", "en", "wrong", 0),
        (PLACE, "(2.4)", "en", "wrong", 0),
        (PLACE, "(x, 1.92)", "en", "invalid", 0),
        (GRADIENT, "(x^3, 2/5 y)", "en", "right", 1),
        (GRADIENT, "(x^3, 2y)", "en", "wrong", HALF),
        (GRADIENT, "(x³; 0,4y)", "nl", "right", 1),
        (ROUNDED, "(1.02, 1.84)", "en", "right", 1),
        (ROUNDED, "(1.0176, 1.8432)", "en", "right", 1),
        (ROUNDED, "(1.02, 1.85)", "en", "wrong", HALF),
    ],
)
def test_vectors(key: VectorAnswer, typed: str, language: str, outcome: str, share: Fraction) -> None:
    verdict = mark(key, typed, language)
    assert (verdict.outcome, verdict.share) == (outcome, share)


def test_remarks_on_vectors() -> None:
    assert mark(PLACE, "(2.4, 1.92, 0)").remark == "2 components are asked."
    assert mark(PLACE, "(2.4, 0)").remark == "Not every component is right yet."
    assert mark(ROUNDED, "(1.02, 1.85)").remark.startswith("Nearly")
    assert mark(PLACE, "(2,4; 0)", "nl").remark == "Nog niet elke component klopt."


DIRECTION = DirectionAnswer((formula(3), formula(-4)))


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("(3, -4)", "right"),
        ("(0.6, -0.8)", "right"),
        ("(3/7, -4/7)", "right"),
        ("(3 sqrt(2), -4 sqrt(2))", "right"),
        ("(3/1000000000000, -4/1000000000000)", "right"),
        ("(-3, 4)", "wrong"),
        ("(3, 4)", "wrong"),
        ("(3, -4.0000001)", "wrong"),
        ("(0, 0)", "wrong"),
        ("(3, -4, 0)", "wrong"),
    ],
)
def test_a_direction_is_right_up_to_a_positive_factor(typed: str, outcome: str) -> None:
    assert mark(DIRECTION, typed).outcome == outcome


def test_the_opposite_direction_gets_a_remark() -> None:
    assert mark(DIRECTION, "(-6, 8)").remark == "This points exactly the other way."


HESSIAN = MatrixAnswer(((times(6, "x"), formula(-3)), (formula(-3), times(6, "y"))), ("x", "y"))


@pytest.mark.parametrize(
    ("typed", "outcome", "share"),
    [
        ("((6x, -3), (-3, 6y))", "right", 1),
        ("[6x, -3; -3, 6y]", "right", 1),
        ("((6y, -3), (-3, 6x))", "wrong", HALF),
        ("((6x, 3), (-3, 6y))", "wrong", Fraction(3, 4)),
        ("((6x, -3, 0), (-3, 6y, 0))", "wrong", 0),
    ],
)
def test_matrices(typed: str, outcome: str, share: Fraction) -> None:
    verdict = mark(HESSIAN, typed)
    assert (verdict.outcome, verdict.share) == (outcome, share)


ROOTS = SetAnswer((formula(1), formula(-3)))
SURDS = SetAnswer((Root(formula(2)), Negative(Root(formula(2)))))


@pytest.mark.parametrize(
    ("key", "typed", "language", "outcome"),
    [
        (ROOTS, "1; -3", "en", "right"),
        (ROOTS, "{-3, 1}", "en", "right"),
        (ROOTS, "x = 1 or x = -3", "en", "right"),
        (ROOTS, "-3; 1; 1; -3", "en", "right"),
        (ROOTS, "1 of -3", "nl", "right"),
        (ROOTS, "1", "en", "wrong"),
        (ROOTS, "1; -3; 2", "en", "wrong"),
        (ROOTS, "-1; 3", "en", "wrong"),
        (ROOTS, "none", "en", "wrong"),
        (SURDS, "±sqrt(2)", "en", "right"),
        (SURDS, "1.41; -1.41", "en", "wrong"),
        (SetAnswer(SURDS.items, tolerance=Tolerance("decimals", Fraction(2))), "1.41; -1.41", "en", "right"),
        (SetAnswer(SURDS.items, tolerance=Tolerance("decimals", Fraction(2))), "1.41", "en", "wrong"),
        (SetAnswer(()), "none", "en", "right"),
        (SetAnswer(()), "geen oplossing", "nl", "right"),
        (SetAnswer(()), "∅", "en", "right"),
        (SetAnswer(()), "0", "en", "wrong"),
        (SetAnswer((point(0, 1), point(2, 3)), dimension=2), "(2, 3); (0, 1)", "en", "right"),
        (SetAnswer((point(0, 1), point(2, 3)), dimension=2), "(2, 3)", "en", "wrong"),
        (SetAnswer((point(0, 1),), dimension=2), "(1, 0)", "en", "wrong"),
    ],
)
def test_sets(key: SetAnswer, typed: str, language: str, outcome: str) -> None:
    assert mark(key, typed, language).outcome == outcome


@pytest.mark.parametrize(
    ("key", "typed", "remark"),
    [
        (ROOTS, "1", "What you have is right, but something is missing."),
        (ROOTS, "1; -3; 2", "Not everything here belongs in the answer."),
        (ROOTS, "2; 5", ""),
        (SURDS, "1.41; -1.41", "1.41 is rounded. Give the exact value, for example as a fraction."),
    ],
)
def test_remarks_on_sets(key: SetAnswer, typed: str, remark: str) -> None:
    assert mark(key, typed).remark == remark


KINDS = (
    Option("min", msg("minimum"), ("minimum",)),
    Option("max", msg("maximum"), ("maximum",)),
    Option("saddle", msg("saddle"), ("zadel", "zadelpunt")),
)
CRITICAL = PointsAnswer(
    (ClassifiedPoint(point(-1, 0), "saddle"), ClassifiedPoint(point(1, 0), "min")), KINDS, ("x", "y")
)


@pytest.mark.parametrize(
    ("typed", "language", "outcome", "share"),
    [
        ("(-1, 0) saddle, (1, 0) min", "en", "right", 1),
        ("(1; 0) minimum; (-1; 0) zadel", "nl", "right", 1),
        ("(-1, 0) min, (1, 0) saddle", "en", "wrong", 0),
        ("(-1, 0) saddle, (1, 0) max", "en", "wrong", HALF),
        ("(-1, 0) saddle", "en", "wrong", HALF),
        ("(-1, 0) saddle, (1, 0) min, (0, 0) max", "en", "wrong", Fraction(2, 3)),
        ("(-1, 0) saddle, (1, 0) min, (1, 0) max", "en", "wrong", 0),
        ("(-1, 0), (1, 0)", "en", "invalid", 0),
    ],
)
def test_points_with_kinds(typed: str, language: str, outcome: str, share: Fraction) -> None:
    verdict = mark(CRITICAL, typed, language)
    assert (verdict.outcome, verdict.share) == (outcome, share)


def test_remarks_on_points() -> None:
    assert mark(CRITICAL, "(-1, 0) min, (1, 0) saddle").remark == "The points are right. Look again at their kinds."
    assert mark(CRITICAL, "(-1, 0), (1, 0)").remark == "Write its kind beside each point."
    assert mark(CRITICAL, "(-1, 0) saddle, (1, 0) min").read_as == "(−1, 0) saddle, (1, 0) minimum"


CHOICE = ChoiceAnswer(
    (Option("A", msg("uphill"), ()), Option("B", msg("downhill"), ("down",)), Option("-", msg("neither"))), "B"
)


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("B", "right"),
        ("b)", "right"),
        ("down", "right"),
        ("Downhill", "right"),
        ("uphill.", "wrong"),
        ("a", "wrong"),
        ("-", "wrong"),
        ("C", "invalid"),
        ("", "invalid"),
    ],
)
def test_choices(typed: str, outcome: str) -> None:
    assert mark(CHOICE, typed).outcome == outcome


def test_a_choice_is_read_as_what_the_sheet_prints() -> None:
    assert mark(CHOICE, "b").read_as == "downhill"


@pytest.mark.parametrize(
    ("typed", "count", "read"),
    [("{0,5}", 1, "{0,5}"), ("{1,3}", 2, "{1; 3}"), ("1,5", 2, "{1,5}"), ("{1,3,5}", 2, "")],
)
def test_the_number_of_values_decides_how_a_dutch_set_with_commas_is_read(typed: str, count: int, read: str) -> None:
    notation = find_language("nl").notation
    key = SetAnswer(tuple(Number(Fraction(n)) for n in range(count)))
    found = read_as(typed, key, Context(notation, ("x",)))
    assert (plain(found.tree, notation) if isinstance(found, Read) else "") == read
