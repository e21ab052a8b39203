"""A small sheet, typed in, that the tests of the command line share."""

from fractions import Fraction

import pytest

from exgen.formula.build import formula
from exgen.formula.tree import Number, Symbol, msg
from exgen.model import (
    Column,
    Exercise,
    Layout,
    NumberAnswer,
    Part,
    Placed,
    Step,
    TableAnswer,
    Variant,
    Worksheet,
)


def _number(text: str) -> Number:
    return Number(Fraction(text), "decimal")


def _descent() -> Exercise:
    slope = Part(
        "slope",
        msg("Compute the slope."),
        NumberAnswer(_number("24")),
        Fraction(1),
        label=Symbol("s"),
        tips=(msg("Differentiate first."), msg("The derivative is 6 times the place.")),
    )
    columns = (
        Column("step", msg("step"), "given"),
        Column("slope", msg("slope")),
        Column("theta", msg("new place"), tolerance=None),
    )
    rows = ((formula(1), formula(24), _number("1.6")), (formula(2), _number("9.6"), _number("0.64")))
    steps = Part("steps", msg("Fill in the table."), TableAnswer(columns, rows), Fraction(4))
    return Exercise(
        generator="descent-1d",
        revision=1,
        level=2,
        seed=0,
        given=(("start", formula(4)),),
        variables=("theta",),
        title=msg("Gradient descent"),
        statement=(msg("The start is {start}.", start=formula(4)),),
        parts=(slope, steps),
        solution=(
            Step(msg("Fill in the place."), formula(24), Fraction(1), "slope"),
            Step(msg("Then step."), part="steps"),
        ),
    )


def _single() -> Exercise:
    part = Part("value", msg("Compute the value."), NumberAnswer(_number("-3")), Fraction(1, 2))
    return Exercise("polynomial-evaluate", 1, 1, 0, (), ("x",), msg("Function value"), (), (part,), ())


@pytest.fixture
def sheet_variant() -> Variant:
    return Variant(1, "AAAAA-AAAA-AAAAA", (Placed(1, _descent()), Placed(2, _single())))


@pytest.fixture
def sheet(sheet_variant: Variant) -> Worksheet:
    return Worksheet("A sheet", "en", 1, Layout(), (sheet_variant,))
