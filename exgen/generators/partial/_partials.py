"""What the exercises about partial derivatives of Z have in common: tips, names a pupil may type, a point.

The second tip is the first line of the work. Where a single term holds the letter that changes, that line would be the
whole answer; the tip then says what is done with the term instead.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations

from exgen.algebra import Exponents, Poly, Term
from exgen.board import line, monomial
from exgen.errors import UserError
from exgen.formula.build import Value, formula
from exgen.formula.tree import Call, Message, msg
from exgen.generators.partial._function import Stated, derived

Values = tuple[Fraction, ...]

MOST_LETTERS = 3
LONGEST_NUMBER = 60
"""Digits that the reader of answers takes in."""
Z_CAN_HAVE = "the function must have two or three variables, such as x and y"


def check_letters(z: Stated, most: int = MOST_LETTERS) -> None:
    """UserError where there are more letters than the exercise can ask about."""
    if len(z.variables) > most:
        raise UserError(Z_CAN_HAVE if most == MOST_LETTERS else "the function must have two variables, such as x and y")


def check_point(z: Stated, point: Values) -> None:
    """UserError unless the point has a coordinate for each letter."""
    if len(point) != len(z.variables):
        raise UserError(
            f"the point needs {len(z.variables)} coordinates, one for each of {', '.join(z.variables)}, "
            f"but it has {len(point)}"
        )


def check_size(values: Sequence[Fraction]) -> None:
    """UserError where an answer has more digits than a pupil may type."""
    if any(max(abs(value.numerator), value.denominator) >= 10**LONGEST_NUMBER for value in values):
        raise UserError("the answers would have more digits than can be typed; state smaller or simpler numbers")


def called(head: Value, arguments: Sequence[Value]) -> Call:
    """Z_x(1; 2)"""
    return Call(formula(head), tuple(formula(a) for a in arguments))


def by_text(variables: tuple[str, ...], name: str) -> Message:
    """What stands before the derivation by `name`."""
    others = [v for v in variables if v != name]
    if len(others) == 1:
        return msg("With respect to {name}; {other} is a constant:", name=formula(name), other=formula(others[0]))
    return msg("With respect to {name}; the other letters are constants:", name=formula(name))


def left_sides(by: Sequence[str], of: str = "Z") -> tuple[str, ...]:
    """What may stand before a typed derivative: Z_x, ∂Z/∂x, dZ/dx, Z'x; a mixed one in every order."""
    joined = "".join(by)
    if len(by) == 1:
        return (f"{of}_{joined}", f"∂{of}/∂{joined}", f"d{of}/d{joined}", f"{of}'{joined}", f"{of}'_{joined}")
    orders = (f"{of}_{''.join(order)}" for order in permutations(by))
    return tuple(dict.fromkeys((f"{of}_{joined}", *orders, f"{of}'{joined}")))


def constant_letters(variables: tuple[str, ...], name: str) -> Message:
    """The rule in words: what the other letters are while one changes."""
    others = [v for v in variables if v != name]
    if len(others) == 1:
        return msg(
            "While you differentiate with respect to {name}, {other} is just a number.",
            name=formula(name),
            other=formula(others[0]),
        )
    return msg(
        "While you differentiate with respect to {name}, the other letters are just numbers.", name=formula(name)
    )


def derivative_tips(z: Stated, name: str) -> tuple[Message, Message]:
    """The rule in words, and the first term of the derivative by `name` where others follow it."""
    function, place = z.poly, z.variables.index(name)
    changing = [term for term in function.terms if term[0][place]]
    rule = constant_letters(z.variables, name)
    if z.is_product:
        rule = msg("Expand first. {rule}", rule=rule)
    return rule, _first_term(function, name, changing)


def _first_term(function: Poly, name: str, changing: list[Term]) -> Message:
    if len(changing) > 1:
        first = Poly(function.variables, (changing[0],))
        unfinished, *finished = derived(first, name)
        result = line(unfinished, *(("=", side) for side in finished))
        return msg("The term {term} gives {result}.", term=formula(first), result=result)
    if not changing:
        return msg("Does {name} occur in a term?", name=formula(name))
    (exponents, c), place = changing[0], function.variables.index(name)
    term, power = Poly(function.variables, (changing[0],)), exponents[place]
    others = tuple(0 if i == place else e for i, e in enumerate(exponents))
    if any(others):
        return _constant_factor(term, exponents, others, c)
    if power > 1:
        return msg(
            "In {term}: multiply by {n}, and lower the exponent to {less}.", term=formula(term), n=power, less=power - 1
        )
    return msg(
        "Only {term} changes with {name}; all other terms are constants.", term=formula(term), name=formula(name)
    )


def _constant_factor(term: Poly, exponents: Exponents, others: Exponents, c: Fraction) -> Message:
    """Of a single product term; where the exponent is 1, the factor would be the answer and is not shown."""
    changing = monomial(tuple(e - o for e, o in zip(exponents, others, strict=True)), 1, term.variables)
    if changing.degree() == 1:
        return msg(
            "In {term} only {power} changes; the rest is a constant factor.",
            term=formula(term),
            power=formula(changing),
        )
    return msg(
        "In {term}, {factor} is a constant factor: differentiate only {power}.",
        term=formula(term),
        factor=formula(monomial(others, c, term.variables)),
        power=formula(changing),
    )


def sign_outside(function: Poly, point: Values) -> Fraction:
    """The value when −2² is read for (−2)²: every power of a negative number negative."""
    total = Fraction(0)
    for exponents, c in function.terms:
        value = c
        for v, e in zip(point, exponents, strict=True):
            value *= -(abs(v) ** e) if v < 0 and e else v**e
        total += value
    return total
