"""The worked solution of a contour map: what is read off it, and a check with the function it was drawn with."""

from fractions import Fraction

from exgen.algebra import Poly
from exgen.board import line, results, shown, with_decimals
from exgen.formula.build import equals, formula
from exgen.formula.tree import Formula, Function, Relation, Sign, msg
from exgen.generators.partial._function import partial_symbol
from exgen.generators.partial._gradient import NABLA, Values, called, definition, exact_root, rounded_root
from exgen.generators.partial._landscapes import LETTERS, height_at, steepness
from exgen.model import Step


def solution(f: Poly, point: Values, marked: tuple[Values, ...], slopes: Values, steepest: str) -> tuple[Step, ...]:
    height = shown(height_at(f, point))
    symbols = tuple(called(partial_symbol(name, of="f"), ["P"]) for name in f.variables)
    right, up = (Relation((s, shown(0)), (">" if v > 0 else "<",)) for s, v in zip(symbols, slopes, strict=True))
    lengths = [Function("abs", called(NABLA, [letter])) for letter in LETTERS]
    return (
        Step(
            msg("{point} lies on the curve with height {height}:", point=formula("P"), height=height),
            equals(called("f", ["P"]), height),
            Fraction(1),
            "value",
        ),
        Step(
            msg("To the right of {point} the heights rise:", point=formula("P"))
            if slopes[0] > 0
            else msg("To the right of {point} the heights fall:", point=formula("P")),
            right,
        ),
        Step(
            msg("Upwards from {point} the heights rise:", point=formula("P"))
            if slopes[1] > 0
            else msg("Upwards from {point} the heights fall:", point=formula("P")),
            up,
            Fraction(1),
            "sign_y",
        ),
        Step(
            msg(
                "{f} is the steepest where the curves are closest together: at point {letter}.",
                f=formula("f"),
                letter=formula(steepest),
            ),
            None,
            Fraction(1),
            "steepest",
        ),
        Step(msg("Check: the map was drawn with"), definition(with_decimals(f), f.variables)),
        *(
            Step(
                msg("The lengths of the gradient at the marked points:") if i == 0 else None,
                line(length, *_root(steepness(f, spot))),
            )
            for i, (length, spot) in enumerate(zip(lengths, marked, strict=True))
        ),
    )


def _root(square: Fraction) -> tuple[tuple[Sign, Formula], ...]:
    """How a length ends its line, with one decimal: "≈ 15,3", or exactly where its decimals end."""
    exact = exact_root(square)
    return (("≈", rounded_root(square, 1)),) if exact is None else results(exact, 1)
