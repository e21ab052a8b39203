"""The question how far a step of gradient descent goes, before the change of Z is estimated, and its known mistakes."""

from fractions import Fraction

from exgen.board import shown
from exgen.formula.build import equals, formula, neg, times
from exgen.formula.tree import Relation, msg
from exgen.formula.tree import Vector as VectorNode
from exgen.generators.partial._function import partial_symbol
from exgen.generators.partial._move import Move, delta
from exgen.model import Mistake, Part, Space, VectorAnswer


def changes_part(move: Move) -> Part:
    label = VectorNode(tuple(delta(name) for name in move.names))
    first = move.names[0]
    uphill = VectorNode(tuple(shown(-d) for d in move.changes))
    whole = VectorNode(tuple(shown(-s) for s in move.slopes))
    return Part(
        name="changes",
        prompt=msg("Calculate how much {x} and {y} change in that step.", x=formula(first), y=formula(move.names[1])),
        answer=VectorAnswer(tuple(shown(d) for d in move.changes)),
        points=Fraction(4),
        space=Space("line", 5, lines=4, lead=label),
        label=label,
        mistakes=(
            Mistake(
                "uphill",
                uphill,
                msg("went uphill"),
                msg("You step along the slope: that way {J} rises. Look at the sign in the update.", J=formula("Z")),
            ),
            Mistake(
                "no-learning-rate",
                whole,
                msg("left out the learning rate"),
                msg("You subtract the whole slope. Which factor makes the step smaller?"),
            ),
            Mistake(
                "slopes-given",
                VectorNode(tuple(shown(s) for s in move.slopes)),
                msg("gave the slopes"),
                msg("Those are the slopes. What does a step of gradient descent do with them?"),
            ),
            Mistake(
                "components-exchanged",
                VectorNode(tuple(shown(d) for d in reversed(move.changes))),
                msg("exchanged the components"),
                msg("Which variable comes first? The first component is the change of that one."),
            ),
            Mistake(
                "new-point",
                VectorNode(tuple(shown(v) for v in move.end)),
                msg("gave the new point"),
                msg("That is where the step ends. How far is it from the start?"),
            ),
        ),
        tips=(
            msg("A step of gradient descent goes against the slope: {rule}.", rule=_step_rule(first)),
            msg("First calculate {slope} at {point}.", slope=partial_symbol(first), point=formula("P")),
        ),
    )


def _step_rule(name: str) -> Relation:
    """Δx = −lr · Z_x"""
    return equals(delta(name), neg(times("lr", partial_symbol(name))))
