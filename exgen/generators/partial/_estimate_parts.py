"""The questions about a small change of Z, their known mistakes and the worked solution.

What the pupil found for the changes (level 3) is used further on: estimate and true change are marked from them.
"""

from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly
from exgen.board import evaluation, shown
from exgen.formula.build import Value, add, equals, formula, group, juxtapose, minus, neg, power, times
from exgen.formula.tree import Evaluated, Formula, Message, Relation, Sign, Sum, Symbol, msg
from exgen.formula.tree import Vector as VectorNode
from exgen.generators.partial._function import derivation, partial_symbol
from exgen.generators.partial._partials import Values, by_text, called
from exgen.model import Mistake, NumberAnswer, Part, Space, Step, VectorAnswer

ONE = Fraction(1)
CHANGE = Symbol("Delta_Z")


@dataclass(frozen=True, slots=True)
class Move:
    """A function, a point with its two slopes, and how far it moves; `rate` where that is a step of descent."""

    stated: Formula
    poly: Poly
    point: Values
    slopes: Values
    changes: Values
    rate: Fraction | None

    @property
    def names(self) -> tuple[str, ...]:
        return self.poly.variables

    @property
    def here(self) -> dict[str, Fraction]:
        return dict(zip(self.names, self.point, strict=True))

    @property
    def end(self) -> Values:
        return tuple(p + d for p, d in zip(self.point, self.changes, strict=True))

    @property
    def there(self) -> dict[str, Fraction]:
        return dict(zip(self.names, self.end, strict=True))

    @property
    def old_height(self) -> Fraction:
        return self.poly.at(self.here)

    @property
    def new_height(self) -> Fraction:
        return self.poly.at(self.there)

    @property
    def true_change(self) -> Fraction:
        return self.new_height - self.old_height

    @property
    def estimate(self) -> Fraction:
        return sum((s * d for s, d in zip(self.slopes, self.changes, strict=True)), Fraction(0))

    @property
    def moving(self) -> tuple[int, ...]:
        """The places of the letters that change; on a step of descent all."""
        return tuple(i for i, d in enumerate(self.changes) if d or self.rate is not None)


def delta(name: str) -> Symbol:
    return Symbol(f"Delta_{name}")


def _place(name: str, values: Values) -> Formula:
    return called(name, [shown(v) for v in values])


def statement(move: Move) -> tuple[Message, ...]:
    definition = equals(called("Z", list(move.names)), move.stated)
    given = msg("Given: {function} and the point {point}.", function=definition, point=_place("P", move.point))
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


def changes_part(move: Move) -> Part:
    label = VectorNode(tuple(delta(name) for name in move.names))
    first = move.names[0]
    uphill = VectorNode(tuple(shown(-d) for d in move.changes))
    whole = VectorNode(tuple(shown(-s) for s in move.slopes))
    return Part(
        name="changes",
        prompt=msg("Calculate how far {x} and {y} change in that step.", x=formula(first), y=formula(move.names[1])),
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


def _products(move: Move, changes: tuple[Value, ...]) -> Formula:
    """Z_x · Δx + Z_y · Δy in numbers, only for the letters that change; Δ by name where it may be the pupil's own."""
    terms = []
    for i in move.moving:
        product = times(shown(abs(move.slopes[i])), changes[i])
        terms.append(neg(product) if move.slopes[i] < 0 else product)
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))


def _rule(move: Move) -> Formula:
    """Z_x Δx + Z_y Δy"""
    terms = tuple(juxtapose(partial_symbol(move.names[i]), delta(move.names[i])) for i in move.moving)
    return terms[0] if len(terms) == 1 else Sum(terms)


OWN = ("changes_1", "changes_2")


def estimate_part(move: Move) -> Part:
    rule = _products(move, OWN)
    first = partial_symbol(move.names[move.moving[0]])
    told = (
        msg("Then multiply each slope by the change of its letter.")
        if move.rate is not None
        else msg("First calculate {slope} at {point}.", slope=first, point=formula("P"))
    )
    return Part(
        name="estimate",
        prompt=msg(
            "Estimate the change of {Z} with the partial derivatives at {point}.", Z=formula("Z"), point=formula("P")
        ),
        answer=NumberAnswer(shown(move.estimate), form="number"),
        points=ONE if move.rate is not None else Fraction(1 + len(move.moving)),
        space=Space("line", 3, lines=3),
        rule=rule,
        mistakes=_estimate_mistakes(move, rule),
        tips=(msg("Over a small distance the change is about {rule}.", rule=_rule(move)), told),
    )


def _estimate_mistakes(move: Move, rule: Formula) -> tuple[Mistake, ...]:
    slopes = tuple(shown(move.slopes[i]) for i in move.moving)
    zero = all(not move.slopes[1 - i] for i in move.moving)
    exchanged = Sum(tuple(times(shown(move.slopes[1 - i]), OWN[i]) for i in move.moving))
    found = [
        Mistake(
            "changes-left-out",
            add(*slopes),
            msg("left out the changes of the letters"),
            msg("That is the change where a letter grows by a whole unit. How much does it change here?"),
        ),
        Mistake(
            "new-value",
            add(shown(move.old_height), rule),
            msg("gave the new value instead of the change"),
            msg("That is about the new value of {Z}. The question is how much it changes.", Z=formula("Z")),
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
                msg("The change of a letter belongs to the partial derivative by that letter."),
            )
        )
    return tuple(found)


def true_part(move: Move) -> Part:
    starts = tuple(Symbol(f"point_{i}") for i in (1, 2))
    ends = tuple(add(start, Symbol(own)) for start, own in zip(starts, OWN, strict=True))
    old, new = (_height(move, places) for places in (starts, ends))
    return Part(
        name="true_change",
        prompt=msg("Calculate the true change of {Z}.", Z=formula("Z")),
        answer=NumberAnswer(shown(move.true_change), form="number"),
        points=Fraction(2),
        space=Space("line", 3, lines=3, lead=CHANGE),
        label=CHANGE,
        names=("Delta_Z", "dZ"),
        rule=minus(new, old),
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


def _height(move: Move, places: tuple[Formula, ...]) -> Formula:
    return Evaluated(Symbol("function"), tuple(zip(move.names, places, strict=True)))


def solution(move: Move) -> tuple[Step, ...]:
    steps: list[Step] = []
    if move.stated != formula(move.poly):
        steps.append(Step(msg("Expand first:"), equals("Z", move.stated, move.poly)))
    part = "estimate" if move.rate is None else "changes"
    for i in move.moving:
        steps += _slope_steps(move, i, part)
    if move.rate is not None:
        steps += _descent_steps(move, move.rate)
    filled = _products(move, tuple(shown(d) for d in move.changes))
    added = add(*(shown(move.slopes[i] * move.changes[i]) for i in move.moving))
    sides = [_rule(move), filled] + ([added] if len(move.moving) > 1 else []) + [shown(move.estimate)]
    steps.append(Step(msg("The estimate:"), _about(CHANGE, *sides), ONE, "estimate"))
    steps += _true_steps(move)
    return tuple(steps)


def _about(left: Formula, *sides: Formula) -> Relation:
    """left ≈ side = side = …"""
    equal = tuple[Sign, ...]("=" for _ in sides[1:])
    return Relation((left, *sides), ("≈", *equal))


def _slope_steps(move: Move, i: int, part: str) -> list[Step]:
    name, symbol = move.names[i], partial_symbol(move.names[i])
    derivative = move.poly.diff(name)
    label = called(symbol, [shown(v) for v in move.point])
    value = equals(label, shown(move.slopes[i])) if derivative.is_constant else evaluation(label, derivative, move.here)
    return [
        Step(by_text(move.names, name), derivation(symbol, move.poly, name)),
        Step(msg("Substitute {point}:", point=_place("P", move.point)), value, ONE, part),
    ]


def _descent_steps(move: Move, rate: Fraction) -> list[Step]:
    steps: list[Step] = []
    for name, slope, change in zip(move.names, move.slopes, move.changes, strict=True):
        unfinished = neg(times(shown(rate), shown(slope)))
        worked = equals(delta(name), neg(times("lr", partial_symbol(name))), unfinished, shown(change))
        steps.append(Step(None if steps else msg("The step:"), worked, ONE, "changes"))
    both = VectorNode(tuple(delta(name) for name in move.names))
    ends = VectorNode(tuple(shown(d) for d in move.changes))
    return [*steps, Step(msg("Together:"), equals(both, ends))]


def _true_steps(move: Move) -> list[Step]:
    old = evaluation(called("Z", [shown(v) for v in move.point]), move.poly, move.here)
    new = evaluation(called("Z", [shown(v) for v in move.end]), move.poly, move.there)
    change = equals(CHANGE, minus(shown(move.new_height), shown(move.old_height)), shown(move.true_change))
    steps = [
        Step(msg("The old value:"), old),
        Step(msg("The new value, at {point}:", point=_place("Q", move.end)), new, ONE, "true_change"),
        Step(msg("The true change:"), change, ONE, "true_change"),
        Step(msg("The estimate is off by {size}.", size=shown(abs(move.true_change - move.estimate)))),
    ]
    if move.rate is not None:
        squares = equals(_squares(move), shown(move.estimate))
        steps.append(
            Step(msg("A step of gradient descent goes down: the estimate is minus a sum of squares."), squares)
        )
    return steps


def _squares(move: Move) -> Formula:
    """−lr · (Z_x² + Z_y²) in numbers."""
    inside = group(add(*(power(shown(s), 2) for s in move.slopes)))
    return neg(times(shown(move.rate or 0), inside))
