"""The worked solution of descent-which-minimum: the sign of J′, the way from each start, the two minima compared."""

from fractions import Fraction

from exgen.algebra import Poly, divide
from exgen.board import evaluation, is_short, line, shown, update
from exgen.formula.build import equals, formula, juxtapose, times
from exgen.formula.tree import Call, Message, Relation, Sum, Symbol, msg
from exgen.generators.descent._valleys import Descent, Valleys, best_end
from exgen.model import Step

ONE = Fraction(1)
Starts = tuple[Fraction, ...]


def solution(shape: Valleys, descents: tuple[Descent, ...], rate: Fraction, level: int) -> tuple[Step, ...]:
    """The zeros of J′ and their kinds, each way down, the heights and what follows."""
    starts = tuple(descent.start for descent in descents)
    steps = [*_zeros_steps(shape, starts, level), *_shape_steps(shape)]
    for descent in descents:
        steps += _start_steps(shape, descent, rate)
    for place in (shape.left, shape.hill, shape.right):
        count = sum(descent.end == place for descent in descents)
        if count or place != shape.hill:
            value = _value("J", 0, shape.function, place)
            steps.append(Step(None, value, Fraction(count), "reached" if count else ""))
    steps += _conclusions(shape, descents)
    steps.append(Step(msg("The first steps from every start:"), figure="descents"))
    return tuple(steps)


def _value(name: str, primes: int, function: Poly, place: Fraction) -> Relation:
    """J(2) = ¼ · 2⁴ − … = −5; at 0 only the constant is left."""
    left = Call(Symbol(name, primes=primes), (shown(place),))
    if place == 0:
        return equals(left, shown(function.constant_term))
    return evaluation(left, function, {function.variables[0]: place})


def _zeros_steps(shape: Valleys, starts: Starts, level: int) -> list[Step]:
    """Where J′ is 0: read from its factors, or found by dividing out a first zero."""
    steps = []
    if level > 1:
        steps.append(Step(msg("Derivative:"), equals(shape.lead(), shape.derivative)))
        steps += _factor_steps(shape, starts, level)
    zeros = msg(
        "The slope is 0 at {left}, {hill} and {right}.",
        left=equals(shape.name, shown(shape.left)),
        hill=equals(shape.name, shown(shape.hill)),
        right=equals(shape.name, shown(shape.right)),
    )
    return [*steps, Step(zeros)]


def _factor_steps(shape: Valleys, starts: Starts, level: int) -> list[Step]:
    """A bare θ in front of the brackets; else the stated hilltop, a start without slope or a zero found by trying."""
    zeros = (shape.left, shape.hill, shape.right)
    standing = [start for start in starts if start in zeros]
    if 0 in zeros:
        zero = Fraction(0)
        found, then = None, msg("The common factor in front:")
    else:
        if level == 2:
            zero, text = shape.hill, msg("The hilltop is a zero of the derivative:")
        elif standing:
            zero, text = standing[0], msg("One of the starts is a zero of the derivative:")
        else:
            zero = min(zeros, key=lambda z: (z.denominator, abs(z), z < 0))
            text = msg("One zero of the derivative is found by trying:")
        found = Step(text, _value("J", 1, shape.derivative, zero))
        then = msg("Divide by {factor} and factor the rest:", factor=formula(shape.factor(zero)))
    quotient, _ = divide(shape.derivative, shape.factor(zero))
    leading = quotient.coefficient((2,))
    shared = leading if zero == 0 and all(c % leading == 0 for c in quotient.coefficients()) else ONE
    outside = juxtapose(*([] if shared == 1 else [shared]), shape.factor(zero))
    divided = line(shape.lead(), ("=", juxtapose(outside, quotient * (1 / shared))), ("=", shape.factored()))
    return [*([] if found is None else [found]), Step(then, divided)]


def _shape_steps(shape: Valleys) -> list[Step]:
    """Which zeros are minima, from the signs of the slope between them."""
    return [
        Step(
            msg(
                "The slope is negative left of {left}, positive up to {hill}, negative up to {right}, then positive.",
                left=shown(shape.left),
                hill=shown(shape.hill),
                right=shown(shape.right),
            )
        ),
        Step(
            msg(
                "So {left} and {right} are minima with the hilltop {hill} between them.",
                left=shown(shape.left),
                right=shown(shape.right),
                hill=shown(shape.hill),
            )
        ),
    ]


def _start_steps(shape: Valleys, descent: Descent, rate: Fraction) -> list[Step]:
    start = descent.start
    if shape.slope(start) == 0:
        text = msg(
            "Start {start}: the slope is 0 there, so no step moves. It stays at {end}.",
            start=equals(shape.name, shown(start)),
            end=shown(descent.end),
        )
        return [Step(text, None, ONE, "reached")]
    return [
        Step(msg("Start {start}:", start=equals(shape.name, shown(start))), _slope_line(shape, start)),
        Step(_way_down(shape, descent), _first_step(shape, start, rate), ONE, "reached"),
    ]


def _slope_line(shape: Valleys, start: Fraction) -> Relation:
    """J′(−1) = (−1 + 4) · (−1 + 2) · (−1 − 3) = 3 · 1 · (−4) = −12, from the factors of J′."""
    leading = 4 * shape.function.coefficient((4,))
    first = [] if leading == 1 else [shown(leading)]
    zeros = shape.zeros_in_order()
    factors = [Sum((shown(start), shown(-zero))) if zero else shown(start) for zero in zeros]
    return equals(
        Call(Symbol("J", primes=1), (shown(start),)),
        times(*first, *factors),
        times(*first, *(shown(start - zero) for zero in zeros)),
        shown(shape.slope(start)),
    )


def _way_down(shape: Valleys, descent: Descent) -> Message:
    name, end = formula(shape.name), shown(descent.end)
    if descent.jumps:
        return msg("The steps jump over the hill and end at {end}. The first step:", end=end)
    if shape.slope(descent.start) > 0:
        return msg(
            "The slope is positive, so {name} shrinks, down to {end}. The first step:",
            name=name,
            end=end,
        )
    return msg("The slope is negative, so {name} grows, up to {end}. The first step:", name=name, end=end)


def _first_step(shape: Valleys, start: Fraction, rate: Fraction) -> Relation:
    slope = shape.slope(start)
    new = start - rate * slope
    return update(shape.name, start, rate, slope, new, None if is_short(new) else 4)


def _conclusions(shape: Valleys, descents: tuple[Descent, ...]) -> list[Step]:
    best = best_end(shape, descents)
    lowest = equals(shape.name, shown(shape.deepest))
    told = msg("{J} is lowest at {place}: that is the global minimum.", J=formula("J"), place=lowest)
    if best == shape.deepest:
        result = msg(
            "The best result of these starts is {place}: the global minimum itself.",
            place=equals(shape.name, shown(best)),
        )
    else:
        result = msg(
            "The best result of these starts is {place}: none of them finds the global minimum.",
            place=equals(shape.name, shown(best)),
        )
    return [Step(told, None, ONE, "global"), Step(result, None, ONE, "best")]
