"""The questions about a small change of Z and their known mistakes.

What the pupil found for the changes (level 3) is used further on: estimate and true change are marked from them.
"""

from fractions import Fraction

from exgen.board import shown
from exgen.formula.build import Value, add, equals, formula, juxtapose, minus, neg, times
from exgen.formula.tree import Evaluated, Formula, Message, Number, Sum, Symbol, msg
from exgen.generators.partial._function import partial_symbol
from exgen.generators.partial._move import CHANGE, ESTIMATE, Move, delta, place
from exgen.generators.partial._partials import called
from exgen.model import Mistake, NumberAnswer, Part, Space

ONE = Fraction(1)


def statement(move: Move) -> tuple[Message, ...]:
    definition = equals(called("Z", list(move.names)), move.stated)
    given = msg("Given: {function} and the point {point}.", function=definition, point=place("P", move.point))
    if move.rate is not None:
        rate = equals("lr", shown(move.rate))
        return given, msg(
            "One step of gradient descent with learning rate {rate} starts at {point}.", rate=rate, point=formula("P")
        )
    told = [equals(delta(move.names[i]), shown(move.changes[i])) for i in move.moving]
    if len(told) == 1:
        name = formula(move.names[move.moving[0]])
        return given, msg("From {point} only {name} changes: {change}.", point=formula("P"), name=name, change=told[0])
    both = {"first": told[0], "second": told[1]}
    return given, msg("From {point} both letters change: {first} and {second}.", point=formula("P"), **both)


def products(move: Move, changes: tuple[Value, ...]) -> Formula:
    """Z_x · Δx + Z_y · Δy in numbers, only for the letters that change; Δ by name where it may be the pupil's own."""
    terms = []
    for i in move.moving:
        product = times(shown(abs(move.slopes[i])), changes[i])
        terms.append(neg(product) if move.slopes[i] < 0 else product)
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))


def rule_in_letters(move: Move) -> Formula:
    """Z_x Δx + Z_y Δy"""
    terms = tuple(juxtapose(partial_symbol(move.names[i]), delta(move.names[i])) for i in move.moving)
    return terms[0] if len(terms) == 1 else Sum(terms)


OWN = ("changes_1", "changes_2")


def estimate_part(move: Move) -> Part:
    rule = products(move, OWN)
    value = shown(move.estimate)
    first = partial_symbol(move.names[move.moving[0]])
    told = (
        msg("Then multiply each slope by the change of its letter.")
        if move.rate is not None
        else msg("First calculate {slope} at {point}.", slope=first, point=formula("P"))
    )
    return Part(
        name="estimate",
        prompt=_asked_estimate(value),
        answer=NumberAnswer(value, form="number"),
        points=ONE if move.rate is not None else Fraction(1 + len(move.moving)),
        space=Space("line", 3, lines=3, lead=ESTIMATE),
        label=ESTIMATE,
        rule=rule,
        mistakes=_estimate_mistakes(move, rule),
        tips=(msg("Over a small distance the change is about {rule}.", rule=rule_in_letters(move)), told),
    )


def _asked_estimate(value: Number) -> Message:
    args = {"Z": formula("Z"), "point": formula("P"), "dZ": ESTIMATE}
    if value.form == "fraction":
        return msg(
            "Estimate the change of {Z} with the partial derivatives at {point}, as a fraction. "
            "Call the estimate {dZ}.",
            **args,
        )
    return msg("Estimate the change of {Z} with the partial derivatives at {point}. Call the estimate {dZ}.", **args)


def _estimate_mistakes(move: Move, rule: Formula) -> tuple[Mistake, ...]:
    slopes = tuple(shown(move.slopes[i]) for i in move.moving)
    zero = all(not move.slopes[1 - i] for i in move.moving)
    exchanged = Sum(tuple(times(shown(move.slopes[1 - i]), OWN[i]) for i in move.moving))
    found = [
        Mistake(
            "changes-left-out",
            add(*slopes),
            msg("left out the change of the letter")
            if len(slopes) == 1
            else msg("left out the changes of the letters"),
            msg("That is the change where a letter grows by a whole unit. How much does it change here?")
            if len(slopes) == 1
            else msg("That is the change where both letters grow by a whole unit. How much do they change here?"),
        ),
        Mistake(
            "new-value",
            add(shown(move.old_height), rule),
            msg("gave the new value instead of the change"),
            msg("That is about the new value of {Z}. The question is how much it changes.", Z=formula("Z")),
        ),
        Mistake(
            "true-change",
            _true_rule(move),
            msg("gave the true change"),
            msg("That is exactly how much {Z} changes. The question is an estimate: use the slopes.", Z=formula("Z")),
        ),
        Mistake(
            "sign-lost",
            neg(rule),
            msg("took the wrong sign"),
            msg("Does {Z} rise or fall? Look at the signs of the slopes and of the changes.", Z=formula("Z")),
        ),
    ]
    if not zero:
        found.append(
            Mistake(
                "slopes-exchanged",
                exchanged,
                msg("exchanged the two slopes"),
                msg("The change of a letter belongs to the partial derivative with respect to it."),
            )
        )
    return tuple(found)


def true_part(move: Move) -> Part:
    old, new = _heights(move)
    value = shown(move.true_change)
    asked = {"change": CHANGE, "Z": formula("Z")}
    return Part(
        name="true_change",
        prompt=msg("Calculate the true change {change} of {Z}, as a fraction.", **asked)
        if value.form == "fraction"
        else msg("Calculate the true change {change} of {Z}.", **asked),
        answer=NumberAnswer(value, form="number"),
        points=Fraction(2),
        space=Space("line", 3, lines=3, lead=CHANGE),
        label=CHANGE,
        names=("Delta_Z",),
        rule=_true_rule(move),
        mistakes=(
            Mistake(
                "new-value",
                new,
                msg("gave the new value instead of the change"),
                msg("That is the new value of {Z}. How much is it more or less than before?", Z=formula("Z")),
            ),
            Mistake(
                "old-minus-new",
                minus(old, new),
                msg("subtracted the new value from the old one"),
                msg("The change is the new value less the old one."),
            ),
            Mistake(
                "estimate-repeated",
                Symbol("estimate"),
                msg("repeated the estimate"),
                msg("That is the estimate. For the true change, calculate {Z} at both points.", Z=formula("Z")),
            ),
            Mistake(
                "only-the-changes",
                _height(move, tuple(Symbol(own) for own in OWN)),
                msg("substituted the changes instead of the new point"),
                msg("Where does the point come after these changes? Calculate {Z} there.", Z=formula("Z")),
            ),
        ),
        tips=(
            msg("The true change is the new value of {Z} less the old one.", Z=formula("Z")),
            msg("First calculate {height}.", height=called("Z", ["P"])),
        ),
    )


def _heights(move: Move) -> tuple[Formula, Formula]:
    """The value of Z at the start, and after the changes, which may be the pupil's own."""
    starts = tuple(Symbol(f"point_{i}") for i in (1, 2))
    ends = tuple(add(start, Symbol(own)) for start, own in zip(starts, OWN, strict=True))
    return _height(move, starts), _height(move, ends)


def _true_rule(move: Move) -> Formula:
    old, new = _heights(move)
    return minus(new, old)


def _height(move: Move, places: tuple[Formula, ...]) -> Formula:
    return Evaluated(Symbol("function"), tuple(zip(move.names, places, strict=True)))
