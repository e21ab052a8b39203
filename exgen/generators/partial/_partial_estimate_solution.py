"""The worked solution of an estimated change: slopes, on level 3 the step, the estimate and the true change."""

from fractions import Fraction

from exgen.board import evaluation, shown
from exgen.formula.build import Value, add, equals, group, minus, neg, power, times
from exgen.formula.tree import Formula, Message, Relation, Sign, msg
from exgen.formula.tree import Vector as VectorNode
from exgen.generators.partial._estimate_parts import ONE, products, rule_in_letters
from exgen.generators.partial._expansion import expansion
from exgen.generators.partial._function import Stated, derivation, partial_symbol
from exgen.generators.partial._move import CHANGE, ESTIMATE, Move, delta, place
from exgen.generators.partial._partials import by_text, called
from exgen.model import Step


def solution(move: Move) -> tuple[Step, ...]:
    steps = list(expansion(Stated(move.stated, move.poly)))
    part = "estimate" if move.rate is None else "changes"
    for i in move.moving:
        steps += _slope_steps(move, i, part)
    if move.rate is not None:
        steps += _descent_steps(move, move.rate)
    filled = products(move, tuple(shown(d) for d in move.changes))
    added = add(*(shown(move.slopes[i] * move.changes[i]) for i in move.moving))
    sides = [rule_in_letters(move), filled] + ([added] if len(move.moving) > 1 else []) + [shown(move.estimate)]
    steps.append(Step(msg("The estimate:"), _about(CHANGE, ESTIMATE, *sides), ONE, "estimate"))
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
        Step(msg("Substitute {point}:", point=place("P", move.point)), value, ONE, part),
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
        Step(msg("The new value, at {point}:", point=place("Q", move.end)), new, ONE, "true_change"),
        Step(msg("The true change:"), change, ONE, "true_change"),
        Step(_how_close(move)),
    ]
    if move.rate is not None:
        text = msg(
            "After a step of gradient descent the estimate is {minus_rate} times a sum of squares, so negative:",
            minus_rate=neg("lr"),
        )
        symbols = _squares("lr", tuple(partial_symbol(name) for name in move.names))
        numbers = _squares(shown(move.rate), tuple(shown(s) for s in move.slopes))
        steps.append(Step(text, equals(ESTIMATE, symbols, numbers, shown(move.estimate))))
    return steps


def _how_close(move: Move) -> Message:
    off = abs(move.true_change - move.estimate)
    return msg("The estimate is off by {size}.", size=shown(off)) if off else msg("Here the estimate is exact.")


def _squares(rate: Value, slopes: tuple[Formula, ...]) -> Formula:
    """−lr · (Z_x² + Z_y²)"""
    return neg(times(rate, group(add(*(power(s, 2) for s in slopes)))))
