"""What a hessian says about a critical point: its determinant and the kind, with their known mistakes.

Both are marked from the pupil's own entries: a rule names those of an earlier matrix `hessian_11`, `hessian_12` and so
on.
"""

from exgen.board import shown
from exgen.formula.build import add, chain, formula, group, minus, power, times
from exgen.formula.tree import Cases, Symbol, msg
from exgen.generators.partial._hessian_parts import ONE, Square
from exgen.generators.partial._kinds import KINDS, kind_of
from exgen.model import ChoiceAnswer, Mistake, NumberAnswer, Part, Space


def determinant_part(square: Square) -> Part:
    xx, xy, yy = square.values
    a, b, c, d = (f"{square.earlier}_{place}" for place in ("11", "12", "21", "22"))
    return Part(
        name="determinant",
        prompt=msg("Calculate the determinant of this matrix."),
        answer=NumberAnswer(shown(xx * yy - xy * xy), form="number"),
        points=ONE,
        space=Space("line", 3, lines=1, lead=square.determinant_label),
        label=square.determinant_label,
        names=("det(H(P))", "det H(P)", "det(H)", "det H", "|H(P)|", "|H|", "det", "D", "determinant"),
        rule=minus(times(a, d), times(b, c)),
        mistakes=(
            Mistake(
                "determinant-plus",
                add(times(a, d), times(b, c)),
                msg("added the two products"),
                msg("The determinant is the difference of two products. Which one is subtracted?"),
            ),
            Mistake(
                "square-left-out",
                minus(times(a, d), b),
                msg("did not square the mixed derivative"),
                msg("The mixed derivative stands in the matrix twice: multiply the two."),
            ),
            Mistake(
                "only-the-diagonal",
                times(a, d),
                msg("multiplied only the diagonal"),
                msg("The other two entries have a product too."),
            ),
        ),
        tips=(
            msg("The determinant of a 2 × 2 matrix is the product of the diagonal less the product of the other two."),
            msg(
                "So it is {rule}.",
                rule=minus(
                    times(square.entry_symbols[0], square.entry_symbols[2]), power(group(square.entry_symbols[1]), 2)
                ),
            ),
        ),
    )


def kind_part(square: Square) -> Part:
    right = kind_of(*square.values) or ""
    return Part(
        name="kind",
        prompt=msg("What kind of point is {point}?", point=formula("P")),
        answer=ChoiceAnswer(KINDS, right),
        points=ONE,
        space=Space("boxes"),
        rule=Cases(
            (
                (Symbol("saddle"), chain("determinant", "<", 0)),
                (_by_first_entry(square, "minimum", "maximum"), chain("determinant", ">", 0)),
            )
        ),
        mistakes=_kind_mistakes(square, right),
        tips=(
            msg("First look at the sign of the determinant."),
            msg(
                "Negative: a saddle point. Positive: the sign of {second} says whether it is a minimum or a maximum.",
                second=square.entry_symbols[0],
            ),
        ),
    )


def _by_first_entry(square: Square, positive: str, negative: str) -> Cases:
    """A kind by the sign of the entry at the top left."""
    entry = f"{square.earlier}_11"
    return Cases(((Symbol(positive), chain(entry, ">", 0)), (Symbol(negative), chain(entry, "<", 0))))


def _kind_mistakes(square: Square, right: str) -> tuple[Mistake, ...]:
    if right == "saddle":
        return (
            Mistake(
                "determinant-ignored",
                _by_first_entry(square, "minimum", "maximum"),
                msg("looked only at {second}", second=square.entry_symbols[0]),
                msg("First look at the sign of the determinant."),
            ),
        )
    return (
        Mistake(
            "kinds-exchanged",
            _by_first_entry(square, "maximum", "minimum"),
            msg("exchanged minimum and maximum"),
            msg("Which way does the graph curve where {second} has this sign?", second=square.entry_symbols[0]),
        ),
    )
