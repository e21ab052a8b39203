"""The questions about the rate in a direction and the steepest ways, with their known mistakes."""

from fractions import Fraction

from exgen.board import shown
from exgen.formula.build import formula, juxtapose, neg, over
from exgen.formula.tree import Function, msg
from exgen.formula.tree import Vector as VectorNode
from exgen.generators.partial._gradient import (
    LENGTH_NAMES,
    NABLA,
    Values,
    called,
    length_of,
    length_tolerance,
    square_sum,
)
from exgen.generators.partial._gradient_direction_solution import (
    ASCENT,
    DESCENT,
    LABEL,
    LENGTH,
    LEVEL,
    across,
    inner_product,
    rate_along,
)
from exgen.model import DirectionAnswer, Mistake, NumberAnswer, Part, Space

ONE = Fraction(1)


def rate_part(g: Values, v: Values) -> Part:
    inner, square = inner_product(g, v), square_sum(v)
    mistakes = [
        Mistake(
            "length-given",
            length_of(g),
            msg("gave the length of the gradient"),
            msg("That is the largest rate. How fast does the function change in the direction of {v}?", v=formula("v")),
        ),
        Mistake(
            "components-exchanged",
            rate_along((g[1], g[0]), v),
            msg("exchanged the components"),
            msg("Multiply first component with first component, and second with second."),
        ),
    ]
    if square != 1:
        hint = msg("The direction must have length 1. What do you divide {v} by?", v=formula("v"))
        mistakes += [
            Mistake("not-normalised", shown(inner), msg("did not divide by the length of the vector"), hint),
            Mistake("divided-twice", shown(inner / square), msg("divided by the square of the length"), hint),
        ]
    tolerance = length_tolerance(v) if inner else None
    return Part(
        name="directional_derivative",
        prompt=msg(
            "Calculate the directional derivative {rate} of {f} in the direction of {v}.",
            rate=LABEL,
            f=formula("f"),
            v=formula("v"),
        )
        if tolerance is None
        else msg(
            "Calculate the directional derivative {rate} of {f} in the direction of {v}, exactly or to two decimals.",
            rate=LABEL,
            f=formula("f"),
            v=formula("v"),
        ),
        answer=NumberAnswer(rate_along(g, v), tolerance, "number"),
        points=Fraction(2 if square == 1 else 3),
        space=Space("lines", 3, lines=3, lead=LABEL),
        label=LABEL,
        names=("D_v(P)", "D_v f(P)", "D_v f", "D_v", "D"),
        mistakes=tuple(mistakes),
        tips=(
            msg("The rate in a direction is the inner product of the gradient with a vector of length 1 that way."),
            msg("First calculate {gradient} and the length of {v}.", gradient=called(NABLA, ["P"]), v=formula("v")),
        ),
    )


def _vector(*items: Fraction) -> VectorNode:
    return VectorNode(tuple(shown(i) for i in items))


def ascent_part(g: Values, v: Values) -> Part:
    return Part(
        name="ascent",
        prompt=msg(
            "Find the direction {u} in which {f} rises the fastest at {point}, as a vector.",
            u=ASCENT,
            f=formula("f"),
            point=formula("P"),
        ),
        answer=DirectionAnswer(_vector(*g).items),
        points=ONE,
        space=Space("line", 5, lead=ASCENT),
        label=ASCENT,
        mistakes=(
            Mistake(
                "ascent-and-descent-exchanged",
                _vector(-g[0], -g[1]),
                msg("exchanged ascent and descent"),
                msg("In that direction the function falls the fastest."),
            ),
            _exchanged(g),
            Mistake(
                "stated-direction",
                _vector(*v),
                msg("gave the stated vector"),
                msg("That is only the direction that was stated. Which vector points uphill the steepest?"),
            ),
        ),
        tips=(
            msg("One vector always points to where the function rises the fastest. Which one?"),
            msg("Use {gradient}.", gradient=called(NABLA, ["P"])),
        ),
    )


def _exchanged(g: Values) -> Mistake:
    return Mistake(
        "components-exchanged",
        _vector(g[1], g[0]),
        msg("exchanged the components"),
        msg("Which variable comes first? The first component belongs to that one."),
    )


def descent_part(g: Values) -> Part:
    return Part(
        name="descent",
        prompt=msg(
            "Find the direction {w} in which {f} falls the fastest at {point}, as a vector.",
            w=DESCENT,
            f=formula("f"),
            point=formula("P"),
        ),
        answer=DirectionAnswer(_vector(-g[0], -g[1]).items),
        points=ONE,
        space=Space("line", 5, lead=DESCENT),
        label=DESCENT,
        rule=VectorNode((neg("ascent_1"), neg("ascent_2"))),
        mistakes=(
            Mistake(
                "ascent-and-descent-exchanged",
                _vector(*g),
                msg("exchanged ascent and descent"),
                msg("In that direction the function rises the fastest."),
            ),
            _exchanged((-g[0], -g[1])),
        ),
        tips=(
            msg("Compare with the direction in which it rises the fastest."),
            msg("Turn that direction right round."),
        ),
    )


def largest_part(g: Values) -> Part:
    tolerance = length_tolerance(g)
    point = formula("P")
    return Part(
        name="largest_rate",
        prompt=msg("Calculate the largest rate of change at {point}.", point=point)
        if tolerance is None
        else msg("Calculate the largest rate of change at {point}, as a root or to two decimals.", point=point),
        answer=NumberAnswer(length_of(g), tolerance, "number"),
        points=ONE,
        space=Space("line", 3, lines=1, lead=LENGTH),
        label=LENGTH,
        names=LENGTH_NAMES,
        mistakes=(
            Mistake(
                "root-forgotten",
                shown(square_sum(g)),
                msg("forgot the root"),
                msg("The sum of the squares is the square of the length. What remains to be done?"),
            ),
            Mistake(
                "sizes-added",
                shown(abs(g[0]) + abs(g[1])),
                msg("added the sizes of the components"),
                msg("That is the way along the sides. The length is the straight way: use the theorem of Pythagoras."),
            ),
        ),
        tips=(
            msg("The largest rate is the rate in the direction of the gradient itself."),
            msg("It is the length of {gradient}.", gradient=called(NABLA, ["P"])),
        ),
    )


def no_change_part(g: Values) -> Part:
    size = Function("abs", formula("ascent_2"))
    return Part(
        name="no_change",
        prompt=msg(
            "Find the direction {t} in which {f} does not change at {point}: a vector with a positive first component.",
            t=LEVEL,
            f=formula("f"),
            point=formula("P"),
        ),
        answer=DirectionAnswer(_vector(*across(g)).items),
        points=ONE,
        space=Space("line", 5, lead=LEVEL),
        label=LEVEL,
        rule=VectorNode((size, neg(over(juxtapose("ascent_1", "ascent_2"), size)))),
        mistakes=(
            Mistake(
                "gradient-given",
                _vector(*g) if g[0] > 0 else _vector(-g[0], -g[1]),
                msg("gave the direction of the gradient"),
                msg("Along the gradient the function changes the most."),
            ),
            Mistake(
                "sign-lost",
                _vector(abs(g[1]), g[0] if g[1] > 0 else -g[0]),
                msg("exchanged the components without changing a sign"),
                msg("Check with the inner product: it must be 0."),
            ),
        ),
        tips=(
            msg("There the rate is 0: the direction stands at right angles to the gradient."),
            msg("Exchange the components of the gradient and change one sign."),
        ),
    )
