"""Known mistakes in a step of gradient descent, as rules over the names of the table."""

from exgen.formula.build import Value, add, formula, minus, times
from exgen.formula.tree import Evaluated, Formula, Symbol, msg
from exgen.model import Mistake


def uphill(place: str, slope: str, height: Value = "J") -> Mistake:
    return Mistake(
        "uphill",
        add(place, times("learning_rate", slope)),
        msg("went uphill"),
        msg("You step along the slope: that way {J} rises. Look at the sign in the update.", J=formula(height)),
    )


def no_rate(place: str, slope: str) -> Mistake:
    return Mistake(
        "no-learning-rate",
        minus(place, slope),
        msg("left out the learning rate"),
        msg("You subtract the whole slope. Which factor makes the step smaller?"),
    )


def only_step(slope: str) -> Mistake:
    return Mistake(
        "only-the-step",
        times("learning_rate", slope),
        msg("gave only the step"),
        msg("That is the size of the step. The new place is the old one less the step."),
    )


def old_slope(place: str, slope: str) -> Mistake:
    return Mistake(
        "old-slope",
        minus(place, times("learning_rate", f"previous_{slope}")),
        msg("kept the slope of the step before"),
        msg("You used the slope of the step before. At a new place the slope is another one."),
    )


def slope_kept(slope: str = "slope") -> Mistake:
    """In a column of slopes: that of the row before."""
    return Mistake(
        "old-slope",
        Symbol(f"previous_{slope}"),
        msg("kept the slope of the step before"),
        msg("You used the slope of the step before. At a new place the slope is another one."),
    )


def lost_factor(wrong: Formula) -> Mistake:
    """`wrong` is what comes of a derivative without the factors from the exponents."""
    return Mistake(
        "factor-lost",
        wrong,
        msg("lost the factor from the exponent"),
        msg("The exponent does not vanish: it comes to the front as a factor."),
    )


def height_for_slope(place: str, at: tuple[tuple[str, Formula], ...]) -> Mistake:
    return Mistake(
        "height-for-slope",
        minus(place, times("learning_rate", Evaluated(Symbol("function"), at))),
        msg("used the height instead of the slope"),
        msg("You used the height of the graph. The step depends on the slope."),
    )


def exchanged(place: str, other_slope: str) -> Mistake:
    return Mistake(
        "slopes-exchanged",
        minus(place, times("learning_rate", other_slope)),
        msg("exchanged the two slopes"),
        msg("You used the slope in the other direction. Each parameter has a slope of its own."),
    )


def slopes_added(place: str, slopes: tuple[str, ...]) -> Mistake:
    return Mistake(
        "components-added",
        minus(place, times("learning_rate", add(*slopes))),
        msg("added the components of the gradient to one number"),
        msg("The gradient is a vector: use only the slope in the direction of this parameter."),
    )


def power_of_negative(wrong_slope: Formula) -> Mistake:
    return Mistake(
        "sign-of-power",
        wrong_slope,
        msg("lost the sign of a negative number"),
        msg("Look at the sign: write a negative number in brackets before you multiply."),
    )
