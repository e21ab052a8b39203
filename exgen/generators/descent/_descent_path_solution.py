"""The worked solution of descent-path: the direction of the first step, then why three of the paths are not it."""

from fractions import Fraction

from exgen.algebra import Poly
from exgen.board import evaluation, shown
from exgen.formula.build import column, equals, formula, neg
from exgen.formula.tree import Call, Gradient, Symbol, msg
from exgen.generators._lettered import Lettered, right_letter, wrong_pictures
from exgen.generators.descent._paths import Place, WrongPath, slope_at
from exgen.model import Step

NABLA = Gradient(Symbol("f"))


def path_steps(paths: Lettered[WrongPath]) -> tuple[Step, ...]:
    """Why each wrong path is wrong, and the right one."""
    right = right_letter(paths)
    reasons = tuple(
        Step(msg("Not {letter}: {reason}.", letter=letter, reason=wrong.reason))
        for letter, wrong in wrong_pictures(paths)
    )
    return (
        *reasons,
        Step(
            msg("Path {letter} begins at right angles to the level curve, downhill.", letter=right),
            None,
            Fraction(1),
            "path",
        ),
        Step(figure="descent"),
    )


def arrow_steps(arrow: int) -> tuple[Step, ...]:
    """The direction as the number of an arrow."""
    return (
        Step(msg("The first step stands at right angles to the level curve through {P}.", P=formula("P"))),
        Step(msg("Towards the lower heights, that is arrow {n}.", n=arrow), None, Fraction(1), "direction"),
    )


def vector_steps(f: Poly, start: Place) -> tuple[Step, ...]:
    """The direction as a vector: the gradient, its value at the start, and its opposite."""
    names, slope = f.variables, slope_at(f, start)
    at = dict(zip(names, start, strict=True))
    symbols = tuple(Symbol(f"f_{v}") for v in names)
    here = tuple(shown(v) for v in start)
    values = [evaluation(Call(symbol, here), f.diff(name), at) for symbol, name in zip(symbols, names, strict=True)]
    down = column(*(shown(-v) for v in slope))
    return (
        Step(msg("The gradient:"), equals(NABLA, column(*symbols), column(*(f.diff(v) for v in names)))),
        Step(msg("At {P}:", P=formula("P")), values[0]),
        Step(None, values[1], Fraction(1), "direction"),
        Step(
            msg("Gradient descent goes the opposite way:"),
            equals(neg(Call(NABLA, (formula("P"),))), neg(column(*(shown(v) for v in slope))), down),
            Fraction(1),
            "direction",
        ),
    )
