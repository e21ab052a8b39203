"""Which of four arrow fields is the gradient field of f, and where the gradient points at one place.

The four fields stand side by side; three are what pupils take for the gradient. `arrangement` is one number for which
three those are and in what order, so that a stored exercise draws the same picture again.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from exgen.algebra import Poly, polynomial
from exgen.errors import UserError
from exgen.figures.describe import ArrowField, Figure, Mark
from exgen.formula.build import formula
from exgen.formula.tree import Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators._lettered import (
    LETTERS,
    Lettered,
    arrangement_field,
    letter_choice,
    letter_mistakes,
    lettered,
    right_letter,
)
from exgen.generators.partial._fields import REACH, Wrong, arrows_at, suitable, wrong_fields
from exgen.generators.partial._function import partial_symbol
from exgen.generators.partial._gradient import (
    Values,
    called,
    check_point,
    definition,
    gradient_of,
    place,
    values_at,
)
from exgen.generators.partial._gradient_field_solution import solution
from exgen.generators.partial._signs import sign_name, sign_options
from exgen.given import Field
from exgen.model import ChoiceAnswer, Mistake, Part, Space
from exgen.rng import Stream

NAMES = ("x", "y")
ARRANGEMENTS = 96
"""Four places for the right field, times at most 24 ordered choices of three wrong ones."""


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly
    point: Values
    arrangement: int = 1


def sample(rng: Stream, level: int) -> Given:
    """A function of the level, the signs of the two components, and a point with those signs.

    There the components differ in size, so that the arrow of the field with them exchanged is another one.
    """
    function = rng.first(_functions(level), _suits)
    assert function is not None
    signs = (rng.sign(), rng.sign())
    s, t = rng.choice([at for at, found in _signs(function).items() if found == signs])
    return Given(function, (Fraction(s), Fraction(t)), rng.between(1, ARRANGEMENTS))


def _suits(function: Poly) -> bool:
    """Whether the gradient has all four pairs of signs somewhere, and three wrong fields look different."""
    return len({pair for pair in _signs(function).values() if all(pair)}) == 4 and bool(suitable(function))


def _signs(function: Poly) -> dict[tuple[int, int], tuple[int, int]]:
    """The signs of components of different size, at the whole points off the axes, well inside the figure."""
    arrows = arrows_at(function, REACH - 1)
    return {(s, t): (_sign(u), _sign(v)) for (s, t), (u, v) in arrows.items() if s and t and abs(u) != abs(v)}


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


@cache
def _functions(level: int) -> tuple[Poly, ...]:
    terms = {1: _bowls, 2: _saddles_and_products, 3: _cubics}[level]()
    return tuple(polynomial(t, NAMES) for t in terms)


Terms = dict[tuple[int, ...], int]


def _bowls() -> list[Terms]:
    sizes = [(a, b) for a in range(1, 5) for b in range(1, 5) if max(a, b) < 4 * min(a, b)]
    return [{(2, 0): s * a, (0, 2): s * b} for a, b in sizes for s in (1, -1)]


def _saddles_and_products() -> list[Terms]:
    sizes = [(a, b) for a in range(1, 4) for b in range(1, 4)]
    saddles: list[Terms] = [{(2, 0): s * a, (0, 2): -s * b} for a, b in sizes for s in (1, -1)]
    products: list[Terms] = [
        {(2, 0): a, (1, 1): c, (0, 2): b}
        for a in (-2, -1, 0, 1, 2)
        for b in (-2, -1, 0, 1, 2)
        for c in (-3, -2, -1, 1, 2, 3)
        if c * c != 4 * a * b
    ]
    return saddles + products


def _cubics() -> list[Terms]:
    found: list[Terms] = []
    for s in (1, -1):
        for power, c in ((1, -3), (2, 3), (2, -3)):
            for b in (-5, -4, -3, -2, 2, 3, 4, 5):
                found.append({(3, 0): s, (power, 0): s * c, (0, 2): b})
                found.append({(0, 3): s, (0, power): s * c, (2, 0): b})
        for b in (-3, -2, -1, 1, 2, 3):
            found.append({(2, 1): s, (0, 2): b})
            found.append({(1, 2): s, (2, 0): b})
            found.append({(2, 1): s, (0, 1): 3 * b})
            found.append({(1, 2): s, (1, 0): 3 * b})
    return found


def solve(given: Given, level: int) -> Solved:
    del level
    f = given.function
    check_point(f, given.point)
    if any(abs(v) > REACH for v in given.point):
        raise UserError(f"the point must lie in the figure: coordinates from -{REACH} to {REACH}")
    slopes = values_at(gradient_of(f), given.point)
    if not all(slopes):
        raise UserError("at this point a component of the gradient is 0, so it has no sign; state another point")
    fields = _arranged(given)
    return Solved(
        variables=f.variables,
        statement=(
            msg(
                "Given: {function}. One of the four arrow fields is the gradient field of {f}.",
                function=definition(f, f.variables),
                f=formula("f"),
            ),
        ),
        parts=(_field_part(fields, f), *_sign_parts(f, given.point, slopes)),
        solution=solution(f, given.point, slopes, fields),
        figures=(_figure(given, fields),),
    )


def _arranged(given: Given) -> Lettered[Wrong]:
    choices = suitable(given.function)
    if not choices:
        raise UserError("the fields that could be confused with the gradient look alike here; state another function")
    which, place_of_right = divmod(given.arrangement - 1, len(LETTERS))
    wrong = wrong_fields(given.function)
    chosen = choices[which * len(choices) // (ARRANGEMENTS // len(LETTERS))]
    return lettered([wrong[i] for i in chosen], place_of_right)


def _field_part(fields: Lettered[Wrong], f: Poly) -> Part:
    labels = [msg("field {letter}", letter=letter) for letter in LETTERS]
    first = partial_symbol(f.variables[0], of="f")
    return Part(
        name="field",
        prompt=msg("Which field is the gradient field of {f}?", f=formula("f")),
        answer=letter_choice(labels, ("field", "veld"), right_letter(fields)),
        points=Fraction(2),
        space=Space("boxes"),
        mistakes=letter_mistakes(fields),
        tips=(
            msg("The gradient points to where the function rises the fastest. Find its formula, then compare."),
            msg(
                "First find {derivative}. Choose a point in the figure and calculate the arrow there.",
                derivative=first,
            ),
        ),
    )


def _sign_parts(f: Poly, point: Values, slopes: Values) -> tuple[Part, ...]:
    parts = []
    for i, name in enumerate(f.variables):
        symbol = partial_symbol(name, of="f")
        here = called(symbol, ["P"])
        parts.append(
            Part(
                name=f"sign_{'xy'[i]}",
                prompt=msg(
                    "What is the sign of {slope} at {point}?",
                    slope=symbol,
                    point=place("P", point),
                ),
                answer=ChoiceAnswer(sign_options(), sign_name(slopes[i])),
                points=Fraction(i),
                space=Space("boxes"),
                label=here,
                mistakes=_sign_mistakes(f, point, slopes, i),
                tips=(
                    msg("Substitute the coordinates of the point into {slope}.", slope=symbol),
                    msg("Or look at the arrow at {point} in the right field.", point=formula("P")),
                ),
                needs=("sign_x",) if i else (),
            )
        )
    return tuple(parts)


def _sign_mistakes(f: Poly, point: Values, slopes: Values, i: int) -> tuple[Mistake, ...]:
    """The wrong sign is explained as that of the coordinate or of the other slope, where one of these has it."""
    wrong = Symbol(sign_name(-slopes[i]))
    if point[i] * slopes[i] < 0:
        hint = msg("That is the sign of the coordinate. Substitute the point into the partial derivative.")
        return (Mistake("sign-of-coordinate", wrong, msg("gave the sign of the coordinate"), hint),)
    if slopes[0] * slopes[1] < 0:
        symbol = partial_symbol(f.variables[i], of="f")
        hint = msg("Which letter changes here? Look at the index of {symbol}.", symbol=symbol)
        return (Mistake("variables-exchanged", wrong, msg("gave the sign of the other slope"), hint),)
    return ()


def _figure(given: Given, fields: Lettered[Wrong]) -> Figure:
    u, v = gradient_of(given.function)
    reach = (Fraction(-REACH), Fraction(REACH))
    point = (given.point[0], given.point[1])
    return Figure(
        "fields",
        ArrowField(
            tuple((letter, *((u, v) if wrong is None else wrong.field)) for letter, wrong in fields),
            reach,
            reach,
            marks=(Mark(point, formula("P")),),
        ),
        msg(
            "Four fields of arrows, A, B, C and D, over the same square; in each of them the point {point} is marked.",
            point=place("P", given.point),
        ),
        width=14.6,
        height=15.1,
        where="sheet",
    )


GENERATOR = Generator(
    title=msg("Recognise the gradient field"),
    topic="partial",
    revision=2,
    given=Given,
    fields=(
        Field("function", "function", msg("the function f of two variables"), variables=NAMES),
        Field("point", "point", msg("the point, as (1, 2)"), low=2),
        arrangement_field(ARRANGEMENTS),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("a bowl or a hill"),
        msg("a saddle or a product term"),
        msg("a function of degree 3"),
    ),
)
