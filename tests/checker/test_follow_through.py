"""A mistake costs its points once: what follows from the pupil's own values is right, by the source's own descents."""

import sys
from dataclasses import replace
from fractions import Fraction

import pytest
from checker_exercises import decimals, descent, descent_2d, exercise, mistake, number, part

from exgen.algebra import univariate
from exgen.checker import ExerciseResult, mark_exercise
from exgen.formula.build import add, chain, formula, juxtapose, minus, power, times
from exgen.formula.tree import Cases, Derivative, Evaluated, Function, Symbol, msg
from exgen.model import (
    ChoiceAnswer,
    Column,
    Exercise,
    FormulaAnswer,
    MarkingScheme,
    NumberAnswer,
    Option,
    TableAnswer,
    VectorAnswer,
)

EXACT, ROUNDED = descent(), descent_2d(decimals(2))


def outcomes(result: ExerciseResult) -> str:
    """r, w, i or b for each place."""
    return "".join(item.outcome[0] for item in result.items)


def marked(exercise_: Exercise, *typed: str, **more: object) -> ExerciseResult:
    names = [item.name for item in mark_exercise(exercise_, {}).items]
    answers = dict(zip(names, typed, strict=True))
    return mark_exercise(exercise_, answers, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("6θ", "24", "1.6", "9.6", "0.64"), "rrrrr"),
        (("6θ", "24", "1.7", "10.2", "0.68"), "rrwrr"),
        (("6θ", "25", "1.5", "9", "0.6"), "rwrrr"),
        (("6θ", "24", "6.4", "38.4", "2.56"), "rrwrr"),
        (("6θ", "24", "6.4", "9.6", "0.64"), "rrwrr"),
        (("6θ", "24", "1.7", "11", "0.6"), "rrwwr"),
        (("3θ", "12", "2.8", "8.4", "1.96"), "wrrrr"),
        (("3θ", "24", "1.6", "9.6", "0.64"), "wrrrr"),
        (("3θ^2", "48", "-0.8", "1.92", "-0.992"), "wrrrr"),
        (("", "24", "1.6", "9.6", "0.64"), "brrrr"),
        (("3θ", "", "2.8", "", "1.96"), "wbrbr"),
        (("3θ", "", "", "", "1.96"), "wbbbr"),
        (("6θ", "24", "", "9.6", "0.64"), "rrbrr"),
        (("6θ", "2*", "1.6", "1.000.0", "0.64"), "ririr"),
        (("6θ", "25", "2*", "9", "0.6"), "rwirr"),
    ],
)
def test_a_whole_descent(typed: tuple[str, ...], expected: str) -> None:
    assert outcomes(marked(EXACT, *typed)) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("6θ", "24", "1.755", "10.53", "0.702"), "rrwrr"),
        (("6θ", "24", "1.755", "10.53", "0.70"), "rrwrr"),
        (("6θ", "24", "1.755", "10.53", "0.71"), "rrwrw"),
        (("6θ", "24", "1.755", "10.53", "0.7"), "rrwrw"),
        (("6θ", "24.55", "1.545", "9.27", "0.618"), "rwrrr"),
        (("6θ", "24.55", "1.55", "9.27", "0.62"), "rwrrr"),
        (("6θ", "24.55", "1.55", "9.3", "0.62"), "rwrrr"),
        (("6θ", "24.55", "1.5", "9", "0.6"), "rwwrr"),
        (("6θ", "24", "1.60", "9.60", "0.64"), "rrrrr"),
        (("6θ", "24", "1.60", "9.60", "0.63"), "rrrrw"),
    ],
)
def test_in_an_exact_table_a_mistake_may_be_carried_on_rounded(typed: tuple[str, ...], expected: str) -> None:
    assert outcomes(marked(EXACT, *typed)) == expected


def test_the_same_in_dutch() -> None:
    result = marked(EXACT, "6t", "24", "1,7", "10,2", "0,68", language="nl")
    assert outcomes(result) == "rrwrr"
    remark = "Dit volgt juist uit jouw θ = 1,7, dus je krijgt de punten. De fout zit een stap eerder."
    assert result.items[3].verdict is not None
    assert result.items[3].verdict.remark == remark
    assert result.items[3].verdict.follows == "θ = 1,7"


def test_the_remark_says_how_far_back_the_mistake_is() -> None:
    items = marked(EXACT, "3θ", "12", "2.8", "8.4", "1.96").items
    near, far = items[1].verdict, items[2].verdict
    assert near is not None
    assert far is not None
    assert near.remark == "This follows from your 3θ, so it earns its points. The mistake is one step earlier."
    assert far.remark == "This follows from your slope = 12, so it earns its points. The first mistake is further back."


def test_points_are_lost_once_and_the_share_can_be_chosen() -> None:
    typed = ("6θ", "24", "1.7", "10.2", "0.68")
    assert marked(EXACT, *typed).final == 4
    assert marked(EXACT, *typed, scheme=MarkingScheme(follow_share=Fraction(1, 2))).final == 3


SOURCE = ("(θ1^3, 2/5 θ2)", "-64", "0.8", "2.4", "1.92")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("13.824", "0.768", "1.0176", "1.8432"), "rrrr"),
        (("13.82", "0.77", "1.02", "1.84"), "rrrr"),
        (("13.82", "0.77", "1.018", "1.843"), "rrrr"),
        (("13.824", "0.768", "1.03", "1.84"), "rrwr"),
    ],
)
def test_rounding_between_steps_or_not_is_right_either_way(row: tuple[str, ...], expected: str) -> None:
    result = marked(ROUNDED, *SOURCE, *row)
    assert outcomes(result) == "rrrrr" + expected
    assert all(not item.verdict.follows for item in result.items if item.verdict)


def steps(*rows: tuple[str, str], tolerance: int = 2) -> Exercise:
    """θ³ by an update of its own: what is kept of the digits shows."""
    columns = (
        Column("slope", msg("slope"), tolerance=decimals(tolerance), rule=power("theta", 3)),
        Column("new", msg("new"), tolerance=decimals(tolerance), rule=minus("theta", times("rate", "slope"))),
    )
    values = tuple((number(a), number(b)) for a, b in rows)
    table = TableAnswer(columns, values, (("theta", number("2")),), (("theta", "new"),))
    return exercise(part("steps", table), variables=("theta",), given={"rate": number("0.022")})


CUBE = steps(("8", "1.824"), ("6.068404224", "1.690495107072"))


@pytest.mark.parametrize("slope", ["6.07", "6.03", "6.0684", "6.028568", "5.98", "6.08"])
def test_a_written_decimal_stands_for_all_that_rounds_to_it(slope: str) -> None:
    """1.82 stands for 1.815 … 1.825: 1.824³ ≈ 6.07 and 1.82³ ≈ 6.03 are both consistent."""
    assert outcomes(marked(CUBE, "8.00", "1.82", slope, "1.69"))[2] == "r"


@pytest.mark.parametrize(("slope", "expected"), [("5.98", "r"), ("5.97", "w"), ("6.08", "r"), ("6.09", "w")])
def test_and_for_nothing_beyond(slope: str, expected: str) -> None:
    """1.815³ = 5.979… and 1.825³ = 6.078…, each give or take half a hundredth."""
    assert outcomes(marked(CUBE, "8.00", "1.82", slope, ""))[2] == expected


def test_a_pupil_who_rounds_every_row_is_simply_right() -> None:
    """6.03 is off the key 6.068, but follows from 1.82; nothing was wrong, so nothing is said."""
    result = marked(CUBE, "8.00", "1.82", "6.03", "1.69")
    assert [(item.outcome, item.verdict.remark) for item in result.items if item.verdict] == [("right", "")] * 4


def test_a_chain_of_rounded_values_is_followed_to_its_end() -> None:
    first = part("first", NumberAnswer(number("1.824"), decimals(2)))
    second = part("second", NumberAnswer(number("182.4"), decimals(2)), rule=times(100, "first"))
    third = part("third", NumberAnswer(number("1824"), decimals(2)), rule=times(10, "second"))
    chain = exercise(first, second, third)
    for typed in (
        ("1.82", "182", "1820"),
        ("1.82", "182.00", "1820.00"),
        ("1.82", "182.4", "1824"),
        ("1.82", "", "1820"),
    ):
        assert set(outcomes(marked(chain, *typed))) <= {"r", "b"}
    assert outcomes(marked(chain, "1.82", "182", "1824.1")) == "rrw"


ROUNDED_ROWS = steps(("8", "1.82"), ("6.03", "1.69"))
"""Every row is rounded as the exercise says, and the next one goes on with the rounded values."""


@pytest.mark.parametrize(
    ("slope", "expected"), [("6.03", "r"), ("6.07", "r"), ("6.0684", "r"), ("6.09", "w"), ("5.97", "w")]
)
def test_where_the_key_rounds_each_row_keeping_the_digits_is_right_too(slope: str, expected: str) -> None:
    result = marked(ROUNDED_ROWS, "8.00", "1.82", slope, "1.69")
    assert outcomes(result) == f"rr{expected}r"
    assert all(not item.verdict.follows for item in result.items if item.verdict)


@pytest.mark.parametrize(
    ("slope", "expected"), [("4.10", "r"), ("4.139", "r"), ("4.14", "w"), ("4.05", "w"), ("4.25", "w")]
)
def test_an_accepted_value_stands_for_no_more_than_its_tolerance(slope: str, expected: str) -> None:
    """1.6 is accepted for 1.602, with a remark; it stands for 1.595 … 1.605, not for 1.55 … 1.65."""
    near = steps(("8", "1.602"), ("4.111", "1.51"))
    assert outcomes(marked(near, "8.00", "1.6", slope, ""))[2] == expected


@pytest.mark.parametrize("theta", ["1.6", "1.60", "1.600"])
def test_the_key_itself_is_not_a_rounded_value(theta: str) -> None:
    assert outcomes(marked(descent(decimals(2)), "6θ", "24.00", theta, "9.61", ""))[3] == "w"


def test_an_exact_right_value_stands_for_itself_only() -> None:
    assert outcomes(marked(EXACT, "6θ", "24", "1.6", "9.7", "0.63")) == "rrrwr"
    assert outcomes(marked(EXACT, "6θ", "24", "1.6", "9.61", "")) == "rrrwb"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("6θ", "24", "0", "0", "0"), "rrwww"),
        (("6θ", "24", "4", "24", "1.6"), "rrwww"),
        (("6θ", "0", "4", "24", "1.6"), "rwwww"),
        (("0", "0", "4", "0", "4"), "wwwww"),
        (("6θ", "24", "0", "9.6", "0.64"), "rrwrr"),
        (("6θ", "24", "1.6", "0", "1.6"), "rrrww"),
    ],
)
def test_a_mistake_that_leaves_nothing_to_work_out_is_not_followed(typed: tuple[str, ...], expected: str) -> None:
    assert outcomes(marked(EXACT, *typed)) == expected


def test_standing_still_is_not_followed_where_the_key_reaches_zero_either() -> None:
    down = steps(("8", "0"), ("0", "0"), tolerance=3)
    rate = (("rate", number("0.25")),)
    reaching = replace(down, given=rate)
    assert outcomes(marked(reaching, "8", "0", "0", "0")) == "rrrr"
    assert outcomes(marked(reaching, "8", "2", "8", "0")) == "rwwr"
    assert outcomes(marked(reaching, "8", "1", "1", "0.75")) == "rwrr"


def test_an_accepted_value_carries_on_also_when_it_rounds_to_the_minimum() -> None:
    tiny = steps(("0.001", "0.004"), ("0.0000001", "0.004"))
    result = marked(tiny, "0.00", "0.00", "0.00", "0.00")
    assert outcomes(result) == "rrrr"


def test_leaving_the_domain_is_not_followed() -> None:
    first = part("place", NumberAnswer(formula(4)))
    second = part("log", NumberAnswer(Function("ln", formula(4)), decimals(3)), rule=Function("ln", Symbol("place")))
    both = exercise(first, second)
    assert outcomes(marked(both, "4", "1.386")) == "rr"
    assert outcomes(marked(both, "3", "1.099")) == "wr"
    assert outcomes(marked(both, "-3", "1.099")) == "ww"
    assert outcomes(marked(both, "-3", "1.386")) == "wr"


def test_a_formula_follows_from_a_wrong_formula() -> None:
    function = formula(univariate((1, 0, -6, 0)))
    z_x = part("Z_x", FormulaAnswer(juxtapose(3, power("x", 2), power("y", 2)), ("x", "y")))
    z_xy = part(
        "Z_xy", FormulaAnswer(juxtapose(6, power("x", 2), "y"), ("x", "y")), rule=Derivative(Symbol("Z_x"), ("y",))
    )
    both = exercise(z_x, z_xy, given={"function": function})
    assert outcomes(marked(both, "2x^2y^2", "4x^2y")) == "wr"
    assert outcomes(marked(both, "2x^2y^2", "6x^2y")) == "wr"
    assert outcomes(marked(both, "2x^2y^2", "5x^2y")) == "ww"
    assert outcomes(marked(both, "3x^2", "0")) == "ww"


def test_vectors_are_followed_by_components_and_the_better_share_counts() -> None:
    gradient = part("gradient", VectorAnswer((times(2, "x"), times(4, "y")), ("x", "y")))
    at = (("x", formula(3)), ("y", formula(1)))
    here = part("here", VectorAnswer((formula(6), formula(4))), rule=Evaluated(Symbol("gradient"), at))
    length = part("length", NumberAnswer(Function("abs", Symbol("v"))), rule=Function("abs", Symbol("here")))
    length = replace(length, answer=NumberAnswer(power(formula(52), Fraction(1, 2))))
    three = exercise(gradient, here, length)
    assert outcomes(marked(three, "(2x, 4y)", "(6, 4)", "2 sqrt(13)")) == "rrr"
    assert outcomes(marked(three, "(2x, 8y)", "(6, 8)", "10")) == "wrr"
    assert outcomes(marked(three, "(2x, 8y)", "(6, 4)", "sqrt(52)")) == "wrr"
    result = marked(three, "(2x, 8y)", "(5, 8)", "sqrt(89)")
    assert outcomes(result) == "wwr"
    assert result.items[1].final == Fraction(1, 2)


def test_components_of_an_earlier_vector_have_names() -> None:
    point = part("point", VectorAnswer((formula(3), formula(4))))
    total = part("total", NumberAnswer(formula(7)), rule=add("point_1", "point_2"))
    both = exercise(point, total)
    assert outcomes(marked(both, "(3, 5)", "8")) == "wr"
    assert outcomes(marked(both, "(3, 5)", "9")) == "ww"


def test_a_later_part_uses_the_last_row_of_a_table() -> None:
    left = part("left", NumberAnswer(number("0.64")), rule=Symbol("new_theta"))
    both = replace(EXACT, parts=(*EXACT.parts, left))
    assert outcomes(marked(both, "6θ", "24", "1.7", "10.2", "0.68", "0.68")) == "rrwrrr"
    assert outcomes(marked(both, "6θ", "24", "1.7", "10.2", "0.68", "0.7")) == "rrwrrw"


def test_after_the_solution_was_shown_the_key_counts() -> None:
    result = marked(EXACT, "3θ", "12", "2.8", "", "", shown=["derivative"])
    assert outcomes(result) == "wwrbb"
    assert result.items[0].final == 0
    assert outcomes(marked(EXACT, "3θ", "24", "1.6", "", "", shown=["derivative"])) == "wrrbb"


def test_known_mistakes_from_own_values() -> None:
    items = marked(EXACT, "6θ", "24", "1.7", "10.2", "2.72").items
    assert items[4].verdict is not None
    assert items[4].verdict.mistake == "uphill"
    items = marked(EXACT, "6θ", "24", "1.7", "24", "-8.5").items
    assert [item.verdict.mistake for item in items[3:] if item.verdict] == ["old-slope", ""]
    assert mistake("x", formula(1)).name == "x"


def test_a_rule_over_what_was_rounded_by_hundreds_of_steps_stays_small() -> None:
    long = descent(decimals(2), steps=8)
    calls = 0

    def count(frame: object, event: str, arg: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        marked(long, "6θ", *["24.1", "1.61"] * 8)
    finally:
        sys.setprofile(None)
    assert 0 < calls < 2_000_000


SIGN = exercise(
    part("slope", NumberAnswer(number("5.02"), decimals(1))),
    part(
        "sign",
        ChoiceAnswer((Option("+", msg("positive")), Option("-", msg("negative"))), "+"),
        rule=Cases(((Symbol("+"), chain("slope", ">", 5)), (Symbol("-"), chain("slope", "<", 5)))),
    ),
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("5.0", "+"), "rr"),
        (("5.02", "-"), "rw"),
        (("-3", "-"), "wr"),
        (("-3.5", "-"), "wr"),
        (("-3.5", "+"), "wr"),
        (("5.4", "-"), "ww"),
        (("4.95", "-"), "wr"),
        (("5", "-"), "rw"),
        (("", "-"), "bw"),
    ],
)
def test_a_choice_follows_from_a_wrong_value_as_it_is_written(typed: tuple[str, ...], expected: str) -> None:
    assert outcomes(marked(SIGN, *typed)) == expected


def test_what_is_right_up_to_rounding_earns_no_other_choice() -> None:
    assert outcomes(marked(SIGN, "4.98", "-")) == "rw"
