"""The worked solution of a gradient field: the gradient, its signs at the point, and why the other fields are wrong."""

from fractions import Fraction

from exgen.algebra import Poly
from exgen.board import shown
from exgen.formula.build import column, equals, formula
from exgen.formula.tree import Message, Relation, msg
from exgen.generators._lettered import Lettered, right_letter, wrong_pictures
from exgen.generators.partial._fields import Wrong
from exgen.generators.partial._function import partial_symbol
from exgen.generators.partial._gradient import (
    NABLA,
    Values,
    called,
    components,
    derivative_steps,
    gradient_of,
    value_steps,
)
from exgen.model import Step


def solution(f: Poly, point: Values, slopes: Values, fields: Lettered[Wrong]) -> tuple[Step, ...]:
    gradient = gradient_of(f)
    steps = derivative_steps(f, Fraction(0), "")
    symbols = column(*(partial_symbol(v, of="f") for v in f.variables))
    steps.append(Step(msg("Together as a vector:"), equals(NABLA, symbols, column(*gradient)), Fraction(1), "field"))
    steps += value_steps(f, point, Fraction(0), "")
    steps.append(
        Step(msg("The gradient at {point}:", point=formula("P")), equals(called(NABLA, ["P"]), components(slopes)))
    )
    steps.append(
        Step(
            msg(
                "At {point} the arrow points {across} and {up}: the signs are {signs}.",
                point=formula("P"),
                across=_across(slopes[0]),
                up=_up(slopes[1]),
                signs=_both_signs(f, slopes),
            ),
            None,
            Fraction(1),
            "sign_y",
        )
    )
    steps += [Step(wrong.reason(letter)) for letter, wrong in wrong_pictures(fields)]
    steps.append(Step(msg("So it is field {letter}.", letter=right_letter(fields)), None, Fraction(1), "field"))
    return tuple(steps)


def _across(slope: Fraction) -> Message:
    return msg("to the right") if slope > 0 else msg("to the left")


def _up(slope: Fraction) -> Message:
    return msg("up") if slope > 0 else msg("down")


def _both_signs(f: Poly, slopes: Values) -> Message:
    first, second = (
        Relation((called(partial_symbol(name, of="f"), ["P"]), shown(0)), (">" if slope > 0 else "<",))
        for name, slope in zip(f.variables, slopes, strict=True)
    )
    return msg("{first} and {second}", first=first, second=second)
