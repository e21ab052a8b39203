"""The value of a polynomial at a number: fill in, work out the powers, multiply, add.

Brackets around a negative number decide this exercise, so every filled-in line keeps them. On level 3, and where a
coefficient is a fraction, all numbers are fractions; they are added over one denominator.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly, decimal_places, univariate
from exgen.board import line
from exgen.errors import UserError
from exgen.formula.build import formula
from exgen.formula.tree import Message, Number, msg
from exgen.generator import Generator, Solved
from exgen.generators.polynomial._curve import check_degree, check_not_huge, definition
from exgen.generators.polynomial._polynomial_evaluate_solution import Work, filled_in, solution
from exgen.given import Field
from exgen.model import Mistake, NumberAnswer, Part, Space
from exgen.rng import Stream

MOST = 9
LARGEST = 1000
LARGEST_STATED = 10**12


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly
    point: Fraction


def sample(rng: Stream, level: int) -> Given:
    """The place first, then the powers, then coefficients that suit it."""
    at, powers = _shape(rng, level)
    step = 1 if at.denominator != 2 else 2 if 3 in powers else 4
    tops = [
        Fraction(n)
        for n in range(-MOST, MOST + 1)
        if abs(n) > 1 and n % step == 0 and abs(n * at ** powers[0]) <= LARGEST // 2
    ]
    while True:
        listed = [Fraction(0)] * (powers[0] + 1)
        for power in powers:
            listed[powers[0] - power] = Fraction(rng.nonzero(-MOST, MOST))
        listed[0] = rng.choice(tops)
        function = univariate(_with_short_value(listed, at))
        if _tells(function, at):
            return Given(function, at)


def _shape(rng: Stream, level: int) -> tuple[Fraction, tuple[int, ...]]:
    """A place and the powers that occur, the highest first."""
    if level == 1:
        return Fraction(rng.choice((-6, -5, -4, -3, -1, 3, 4, 5, 6))), (2, 1, 0)
    if level == 2:
        return Fraction(rng.choice((-5, -4, -3, -2, -1))), rng.choice(((3, 2, 0), (3, 2, 0), (3, 2, 1), (3, 1, 0)))
    if rng.chance(1, 2):
        return Fraction(rng.choice((-3, -1, 1, 3)), 2), rng.choice(((4, 3, 0), (4, 2, 1), (4, 2, 0), (4, 3, 1)))
    return Fraction(rng.choice((-2, -1, 1, 2)), 3), rng.choice(((4, 3, 2, 0), (4, 3, 2, 1)))


def _with_short_value(listed: list[Fraction], at: Fraction) -> list[Fraction]:
    """At halves, coefficients for which the value has quarters at most; at thirds, for which it has no ninths."""
    if at.denominator == 2:
        return _in_quarters(listed)
    return _in_thirds(listed, at) if at.denominator == 3 else listed


def _in_quarters(listed: list[Fraction]) -> list[Fraction]:
    """ax⁴ + bx³ with a even and ½a + b even, or without x³ and a divisible by 4."""
    a, b, *rest = listed
    if not b or (a / 2 + b) % 2 == 0:
        return listed
    return [a, b + 1 if b not in (-1, MOST) else b - 1, *rest]


def _in_thirds(listed: list[Fraction], at: Fraction) -> list[Fraction]:
    """9x⁴ + 3bx³ + cx² with 1 + b·p + c divisible by 3 at p/3, for a minus sign before the first likewise."""
    sign = 1 if listed[0] > 0 else -1
    b = listed[1].numerator % 3 or (1 if listed[1] > 0 else -1)
    rest = (sign + b * at.numerator) % 3
    c = next(n for n in (listed[2].numerator, *range(1, 4)) if (n + rest) % 3 == 0)
    return [Fraction(9 * sign), Fraction(3 * b), Fraction(c), *listed[3:]]


def _tells(function: Poly, at: Fraction) -> bool:
    """Whether the value is moderate, not 0, and differs from what every mistake that can be made gives."""
    value = function.at({"x": at})
    wrong = [number for _, number in _wrong_values(function, at)]
    return 0 < abs(value) <= LARGEST and len({value, *wrong}) == len(wrong) + 1


def solve(given: Given, level: int) -> Solved:
    function, at = given.function, given.point
    check_degree(function, 1)
    check_not_huge(function)
    (name,) = function.variables
    work = Work(function, at, level == 3 or any(c.denominator > 1 for _, c in function.terms))
    if max(abs(work.value.numerator), work.value.denominator) > LARGEST_STATED:
        raise UserError("the value is too long to work out by hand; state a smaller number to fill in")
    return Solved(
        variables=(name,),
        statement=(msg("Given: {function}.", function=definition(function, name)),),
        parts=(_part(work),),
        solution=solution(work),
    )


def _part(work: Work) -> Part:
    whole = work.value.denominator == 1
    ends = whole or (not work.fractional and decimal_places(work.value) is not None)
    return Part(
        name="value",
        prompt=msg("Calculate {value}.", value=work.asked)
        if ends
        else msg("Calculate {value} as a fraction.", value=work.asked),
        answer=NumberAnswer(work.say(work.value)),
        points=Fraction(2),
        space=Space("line", 3, lines=3 if work.fractional else 2, lead=work.asked),
        label=work.asked,
        mistakes=_mistakes(work.function, work.at),
        tips=(
            _rule(work),
            msg("Start with {start}.", start=line(work.asked, ("=", filled_in(work)))),
        ),
    )


def _rule(work: Work) -> Message:
    name, place = formula(work.name), work.say(work.at)
    if work.at >= 0 and work.at.denominator == 1:
        return msg("Replace every {name} by {place}, and work out the powers first.", name=name, place=place)
    return msg("Replace every {name} by {place}, in brackets, and work out the powers first.", name=name, place=place)


# Known mistakes


def _wrong_values(function: Poly, at: Fraction) -> list[tuple[str, Fraction]]:
    """What each mistake that can be made here gives."""
    found = []
    powers = [power for (power,), _ in function.terms if power > 1]
    if at < 0 and any(power % 2 == 0 for power in powers):
        found.append(("sign-of-square", _each(function, lambda c, n: c * (-((-at) ** n) if n else 1))))
    if any(abs(c) != 1 for (power,), c in function.terms if power > 1):
        found.append(("power-of-product", _each(function, lambda c, n: (c * at) ** n if n else c)))
    if powers:
        found.append(("power-as-multiple", _each(function, lambda c, n: c * n * at if n else c)))
    return found


def _each(function: Poly, rule: Callable[[Fraction, int], Fraction]) -> Fraction:
    return sum((rule(c, power) for (power,), c in function.terms), Fraction(0))


def _mistakes(function: Poly, at: Fraction) -> tuple[Mistake, ...]:
    said = {
        "sign-of-square": (
            msg("lost the brackets around the negative number"),
            msg("A negative number goes in brackets. What is the sign of an even power then?"),
        ),
        "power-of-product": (
            msg("raised the coefficient to the power too"),
            msg("The power belongs to the number you substituted, not to the coefficient before it."),
        ),
        "power-as-multiple": (
            msg("multiplied by the exponent"),
            msg("An exponent says how many equal factors there are; it is no factor itself."),
        ),
    }
    found = _wrong_values(function, at)
    return tuple(Mistake(each, Number(value), *said[each]) for each, value in found if _can_be_written(value))


def _can_be_written(value: Fraction) -> bool:
    """Whether a pupil would go on with it: not with 181969/9 or 10991.4375."""
    size = value if decimal_places(value) is not None else Fraction(value.numerator)
    return abs(size) <= (10 * LARGEST if value.denominator == 1 else LARGEST)


GENERATOR = Generator(
    title=msg("The value of a polynomial"),
    topic="polynomial",
    revision=2,
    given=Given,
    fields=(
        Field("function", "function", msg("the function f in one variable")),
        Field("point", "number", msg("the number to substitute")),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("degree 2 at a whole number"),
        msg("degree 3 at a negative number, with a missing power"),
        msg("degree 4 at a fraction"),
    ),
)
