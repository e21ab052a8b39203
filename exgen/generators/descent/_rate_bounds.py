"""Which learning rates converge, and which one needs a single step: asked as an interval and as a number.

Both follow from the slope of J′, so that a pupil with a wrong derivative can still find what belongs to it.
"""

from fractions import Fraction

from exgen.board import shown
from exgen.formula.build import chain, neg, over
from exgen.formula.tree import Derivative, Formula, Infinity, Interval, Symbol, msg
from exgen.generators.descent._parabola import Parabola
from exgen.model import IntervalsAnswer, Mistake, NumberAnswer, Part, Space


def own_bend(shape: Parabola) -> Formula:
    """The derivative of the pupil's own derivative, 2a where that is right."""
    return Derivative(Symbol("derivative"), (shape.name,))


def interval_part(shape: Parabola) -> Part:
    bound = 1 / shape.a
    return Part(
        name="converging_rates",
        prompt=msg("For which learning rates does gradient descent come ever nearer to the minimum?"),
        answer=IntervalsAnswer((Interval(shown(0), shown(bound)),)),
        points=Fraction(2),
        space=Space("line", 8, lines=2),
        names=("lr",),
        rule=Interval(shown(0), over(2, own_bend(shape))),
        mistakes=(
            Mistake(
                "no-lower-bound",
                Interval(neg(Infinity()), shown(bound)),
                msg("forgot that a learning rate is above 0"),
                msg("Which way would a step go with a negative learning rate?"),
            ),
            Mistake(
                "border-included",
                Interval(shown(0), shown(bound), high_closed=True),
                msg("took in the rate at the border"),
                msg("With the largest of these rates, is the place after a step nearer to the minimum than before?"),
            ),
            Mistake(
                "one-step-rate-as-bound",
                Interval(shown(0), shown(bound / 2)),
                msg("stopped at the rate that needs one step"),
                msg("With a larger rate it jumps over the minimum. Can it still come nearer then?"),
            ),
            Mistake(
                "bound-doubled",
                Interval(shown(0), shown(2 * bound)),
                msg("lost the 2 of the derivative in the bound"),
                msg("Take the factor of the distance from the derivative, where the 2 of the square is in front."),
            ),
        ),
        tips=(
            msg("The distance shrinks when its factor lies between two numbers. Which?"),
            msg("Solve {condition}.", condition=chain(-1, "<", shape.factor_rule(), "<", 1)),
        ),
    )


def one_step_part(shape: Parabola) -> Part:
    rate = 1 / (2 * shape.a)
    return Part(
        name="one_step_rate",
        prompt=msg("Which learning rate reaches the minimum in one step?"),
        answer=NumberAnswer(shown(rate)),
        points=Fraction(1),
        space=Space("line", 3, lines=1, lead=Symbol("lr")),
        label=Symbol("lr"),
        names=("lr",),
        rule=over(1, own_bend(shape)),
        mistakes=(
            Mistake(
                "one-step-doubled",
                shown(2 * rate),
                msg("lost the 2 of the derivative"),
                msg("With this rate it jumps as far as it was away, to the other side. Look for the 2 of the square."),
            ),
            Mistake(
                "one-step-halved",
                shown(rate / 2),
                msg("counted the 2 of the derivative twice"),
                msg("With this rate half of the distance is left. What should be left?"),
            ),
        ),
        tips=(
            msg("What must the factor of the distance be, so that nothing is left of it?"),
            msg("The factor is {factor}.", factor=shape.factor_rule()),
        ),
    )
