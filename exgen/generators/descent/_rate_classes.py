"""The five things a learning rate can do on a parabola: as options, in sentences, and what is taken for what."""

from fractions import Fraction
from typing import Literal

from exgen.board import shown
from exgen.formula.build import Value, chain, equals
from exgen.formula.tree import Cases, Formula, Message, Symbol, msg
from exgen.generators.descent._parabola import Parabola
from exgen.model import ChoiceAnswer, Mistake, Option, Part, Space

ONE = Fraction(1)
Class = Literal["A", "B", "C", "D", "E"]

CLASSES: tuple[Class, ...] = ("A", "B", "C", "D", "E")

OPTIONS = (
    Option(
        "A",
        msg("approaches from one side"),
        ("approaches", "approaches from one side", "nadert", "nadert langs één kant"),
    ),
    Option(
        "B",
        msg("arrives in one step"),
        (
            "arrives",
            "arrives in one step",
            "one step",
            "in one step",
            "komt aan",
            "komt aan in één stap",
            "komt in één stap aan",
            "één stap",
            "in één stap",
        ),
    ),
    Option(
        "C",
        msg("oscillates and converges"),
        ("oscillates", "oscillates and converges", "schommelt", "schommelt en convergeert"),
    ),
    Option(
        "D",
        msg("bounces for ever"),
        ("bounces", "bounces for ever", "springt", "botst", "blijft heen en weer springen"),
    ),
    Option("E", msg("diverges"), ("diverges", "divergeert")),
)
"""Printed once, in the statement; a rate has only the letters to tick."""

TOLD: dict[Class, Message] = {
    "A": msg("it approaches the minimum from one side"),
    "B": msg("it reaches the minimum in one step"),
    "C": msg("it oscillates and converges"),
    "D": msg("it bounces between two places for ever"),
    "E": msg("it diverges"),
}
"""The same in the sentences of the worked solution."""


def class_of(q: Fraction) -> Class:
    """What happens when each step multiplies the distance to the minimum by q < 1."""
    if q > 0:
        return "A"
    if q == 0:
        return "B"
    if q == -1:
        return "D"
    return "C" if q > -1 else "E"


def conditions(q: Value) -> dict[Class, Formula]:
    """What the factor `q` of the distance is for each class."""
    return {
        "A": chain(0, "<", q, "<", 1),
        "B": equals(q, 0),
        "C": chain(-1, "<", q, "<", 0),
        "D": equals(q, -1),
        "E": chain(q, "<", -1),
    }


def choices() -> Message:
    """What the letters stand for; each keeps its words beside it at the end of a line."""
    labels = {option.name: option.label for option in OPTIONS}
    return msg(
        "Five things can happen: gradient descent A)\u00a0{A}, B)\u00a0{B}, C)\u00a0{C}, D)\u00a0{D} or E)\u00a0{E}.",
        **labels,
    )


def class_by(q: Formula) -> Formula:
    """The rule for the class by a factor `q` that comes of the pupil's own answers."""
    return Cases(tuple((Symbol(name), condition) for name, condition in conditions(q).items()))


def class_part(shape: Parabola, number: int, rate: Fraction, level: int, own_factor: Formula) -> Part:
    """The choice for one rate; `own_factor` is the factor of the distance by the pupil's earlier answers."""
    right = class_of(shape.factor(rate))
    return Part(
        name=f"class_{number}",
        prompt=msg("What does gradient descent do with {rate}?", rate=equals("lr", shown(rate))),
        answer=ChoiceAnswer(OPTIONS, right),
        points=ONE,
        space=Space("letters", lines=0 if level == 1 else 1),
        rule=class_by(own_factor),
        mistakes=_class_mistakes(right),
        tips=_class_tips(shape, level),
    )


def _class_tips(shape: Parabola, level: int) -> tuple[Message, ...]:
    if level == 1:
        return (
            msg("Where is the minimum, and how far from it is every place? Does that distance grow or shrink?"),
            msg("The minimum is where {condition}.", condition=equals(shape.derivative, 0)),
        )
    return (
        msg("By which number is the distance to the minimum multiplied in every step? Look at its sign and size."),
        msg("That number is {factor}.", factor=equals("q", shape.factor_rule())),
    )


def _class_mistakes(right: Class) -> tuple[Mistake, ...]:
    """Which other class is taken for this one, and why."""
    diverges = Mistake(
        "oscillating-diverges",
        Symbol("E"),
        msg("took oscillating for diverging"),
        msg("It jumps to the other side of the minimum. Does the distance to the minimum grow or shrink?"),
    )
    converges = Mistake(
        "growing-converges",
        Symbol("C"),
        msg("took growing or equal distances for shrinking ones"),
        msg("It jumps to the other side of the minimum. Compare the distances before and after the step."),
    )
    one_sided = Mistake(
        "jump-not-seen",
        Symbol("A"),
        msg("did not see the jump over the minimum"),
        msg("On which side of the minimum is each place?"),
    )
    for_ever = Mistake(
        "distance-not-compared",
        Symbol("D"),
        msg("took changing distances for equal ones"),
        msg("It jumps to the other side of the minimum. Is the distance there the same as before?"),
    )
    listed = {
        "A": (),
        "B": (),
        "C": (diverges, one_sided, for_ever),
        "D": (diverges, converges),
        "E": (converges, one_sided, for_ever),
    }
    return listed[right]
