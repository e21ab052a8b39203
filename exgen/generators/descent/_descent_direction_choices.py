"""The choices of descent-direction: sign and direction in a pair, and where the first step is largest."""

from fractions import Fraction

from exgen.board import shown
from exgen.formula.build import chain, equals, formula
from exgen.formula.tree import Cases, Formula, Function, Symbol, msg
from exgen.generators.descent._descent_direction_solution import LETTERS, ONE, Scene
from exgen.model import ChoiceAnswer, Mistake, Option, Part, Space

SIGNS = (
    Option("+", msg("positive"), ("positive", "positief", "pos", "plus")),
    Option("-", msg("negative"), ("negative", "negatief", "neg", "min", "minus")),
)


def pair(scene: Scene, level: int) -> tuple[Part, ...]:
    """Sign and direction; on levels 2 and 3 both follow from the slope that the pupil has found."""
    own = {2: "slope", 3: "slope_1"}.get(level)
    positive = scene.slopes[0] > 0
    name = formula(scene.name)
    moves = (
        Option("grows", msg("{name} grows", name=name), ("grow", "larger", "groter", "wordt groter")),
        Option("shrinks", msg("{name} shrinks", name=name), ("shrink", "smaller", "kleiner", "wordt kleiner")),
    )
    right, wrong = ("shrinks", "grows") if positive else ("grows", "shrinks")
    second = (
        msg("Follow the graph from a little left of {place} to a little right of it.", place=scene.label)
        if level == 1
        else msg("Look at the value of the derivative that you have found.")
    )
    sign = Part(
        name="sign",
        prompt=msg("Is the slope at {place} positive or negative?", place=scene.label),
        answer=ChoiceAnswer(SIGNS, "+" if positive else "-"),
        points=Fraction(0),
        space=Space("boxes"),
        rule=None if own is None else _by_sign(own, "+", "-"),
        mistakes=_sign_mistakes(scene),
        tips=(
            msg("The slope is positive where the graph rises from left to right, negative where it falls."),
            second,
        ),
    )
    grow = Part(
        name="grow",
        prompt=msg("Does {name} grow or shrink in the first step from {place}?", name=name, place=scene.label),
        answer=ChoiceAnswer(moves, right),
        points=ONE,
        space=Space("boxes"),
        rule=None if own is None else _by_sign(own, "shrinks", "grows"),
        mistakes=(
            Mistake(
                "along-the-slope",
                Symbol(wrong),
                msg("stepped along the slope"),
                msg("That way {J} rises. The step is subtracted: which sign does that give?", J=formula("J")),
            ),
        ),
        tips=(
            msg("Gradient descent goes down. On which side of the point is the graph lower?"),
            msg("The new {name} is the old one less learning rate times slope.", name=name),
        ),
        needs=("sign",),
    )
    return sign, grow


def _by_sign(slope: str, positive: str, negative: str) -> Formula:
    """The rule for an option by the sign of the pupil's own slope."""
    return Cases(((Symbol(positive), chain(slope, ">", 0)), (Symbol(negative), chain(slope, "<", 0))))


def _by_size(letters: str) -> Formula:
    """The rule for the letter of the point whose own slope is larger in size than every other."""
    sizes = {letter: Function("abs", Symbol(f"slope_{row}")) for row, letter in enumerate(letters, 1)}
    return Cases(
        tuple(
            (
                Symbol(letter),
                chain(size, *(piece for other in sizes if other != letter for piece in (">", sizes[other], "<", size))),
            )
            for letter, size in sizes.items()
        )
    )


def _sign_mistakes(scene: Scene) -> tuple[Mistake, ...]:
    """Whose sign the wrong one is: that of the height, or else that of the place."""
    slope, height, place = scene.slopes[0], scene.heights[0], scene.places[0]
    wrong = Symbol("-" if slope > 0 else "+")
    if height * slope < 0:
        return (
            Mistake(
                "sign-of-height",
                wrong,
                msg("looked at the sign of the height"),
                msg("Above or below the axis says nothing about the slope. Does the graph rise or fall there?"),
            ),
        )
    if place * slope < 0:
        return (
            Mistake(
                "sign-of-place",
                wrong,
                msg("looked at the sign of the place"),
                msg("Left or right of zero says nothing about the slope. Does the graph rise or fall there?"),
            ),
        )
    return ()


def largest_part(scene: Scene) -> Part:
    letters = LETTERS[: len(scene.places)]
    options = tuple(
        Option(letter, equals(scene.name, shown(place))) for letter, place in zip(letters, scene.places, strict=True)
    )
    right = letters[scene.steepest()]
    highest = letters[max(range(len(letters)), key=lambda n: scene.heights[n])]
    signed = letters[max(range(len(letters)), key=lambda n: scene.slopes[n])]
    mistakes = []
    if highest != right:
        mistakes.append(
            Mistake(
                "height-for-steepness",
                Symbol(highest),
                msg("took the highest point for the steepest"),
                msg("High is not steep. The step depends on the slope only."),
            )
        )
    if signed not in (right, highest):
        mistakes.append(
            Mistake(
                "sign-for-size",
                Symbol(signed),
                msg("took a negative slope for a small one"),
                msg("The sign of the slope tells the direction. How large the step is depends on its size."),
            )
        )
    return Part(
        name="largest",
        prompt=msg("Where is the first step largest?"),
        answer=ChoiceAnswer(options, right),
        points=ONE,
        space=Space("boxes"),
        rule=_by_size(letters),
        mistakes=tuple(mistakes),
        tips=(
            msg("The step is learning rate times slope, and the learning rate is the same everywhere."),
            msg("Compare the slopes without their signs."),
        ),
    )
