"""The value of a polynomial at a number: fill in, work out the powers, multiply, add.

Brackets around a negative number decide this exercise, so every filled-in line keeps them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly, decimal_places, univariate
from exgen.board import filled_in, line, shown, term_values
from exgen.errors import UserError
from exgen.formula.build import equals, formula
from exgen.formula.printers import plain
from exgen.formula.tree import Formula, Negative, Number, Product, Sum, msg
from exgen.generator import Generator, Solved
from exgen.generators.polynomial._curve import check_degree, check_not_huge, definition, head, shorter
from exgen.given import Field
from exgen.model import Mistake, NumberAnswer, Part, Space, Step
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
    tops = [Fraction(n) for n in range(-MOST, MOST + 1) if abs(n) > 1 and abs(n * at ** powers[0]) <= LARGEST // 2]
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
    return Fraction(rng.choice((-4, -2, -1, 1, 2, 4)), 3), rng.choice(((4, 3, 2, 0), (4, 3, 2, 1)))


def _with_short_value(listed: list[Fraction], at: Fraction) -> list[Fraction]:
    """At thirds, coefficients for which the value has no ninths: 9x⁴ + 3bx³ + cx² with 1 + b·p + c divisible by 3."""
    if at.denominator != 3:
        return listed
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
    del level
    function, at = given.function, given.point
    check_degree(function, 1)
    check_not_huge(function)
    (name,) = function.variables
    value = function.at({name: at})
    if max(abs(value.numerator), value.denominator) > LARGEST_STATED:
        raise UserError("the value is too long to work out by hand; state a smaller number to fill in")
    return Solved(
        variables=(name,),
        statement=(msg("Given: {function}.", function=definition(function, name)),),
        parts=(_part(function, at, value),),
        solution=_solution(function, at),
    )


def _part(function: Poly, at: Fraction, value: Fraction) -> Part:
    (name,) = function.variables
    asked = head(at)
    ends = decimal_places(value) is not None
    return Part(
        name="value",
        prompt=msg("Calculate {value}.", value=asked) if ends else msg("Calculate {value} as a fraction.", value=asked),
        answer=NumberAnswer(shown(value)),
        points=Fraction(2),
        space=Space("line", 3, lines=2, lead=asked),
        label=asked,
        mistakes=_mistakes(function, at),
        tips=(
            msg(
                "Replace every {name} by {place}, in brackets, and work out the powers first.",
                name=formula(name),
                place=shown(at),
            ),
            msg("Start with {start}.", start=line(asked, ("=", filled_in(function, {name: at})))),
        ),
    )


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


# The worked solution


def _solution(function: Poly, at: Fraction) -> tuple[Step, ...]:
    """Filled in; the powers worked out, where there are any; then products and sum."""
    (name,) = function.variables
    point = {name: at}
    asked = head(at)
    substitute = msg("Substitute {place}:", place=equals(name, shown(at)))
    end = shorter(asked, term_values(function, point), shown(function.at(point)))
    steps = [Step(substitute, line(asked, ("=", filled_in(function, point))), Fraction(1), "value")]
    if function.degree() < 2:
        return (*steps, Step(msg("First the product, then the sum:"), end, Fraction(1), "value"))
    powers = shorter(asked, _powers_worked(function, at))
    if plain(powers.operands[-1]) != plain(end.operands[1]):
        steps.append(Step(msg("First the powers:"), powers))
    return (*steps, Step(msg("Then the products and the sum:"), end, Fraction(1), "value"))


def _powers_worked(function: Poly, at: Fraction) -> Formula:
    """Every power worked out, the coefficient still before it: 2 · 9 − 5 · (−3) + 1."""
    terms: list[Formula] = []
    for (power,), c in function.terms:
        size: Formula = formula(abs(c))
        if power:
            raised = shown(at**power)
            size = raised if abs(c) == 1 else Product((size, raised), dot=True)
        terms.append(Negative(size) if c < 0 else size)
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))


GENERATOR = Generator(
    title=msg("The value of a polynomial"),
    topic="polynomial",
    revision=1,
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
