"""Where a function rises and where it falls, from the sign of its derivative.

At a double zero of f′ the function keeps rising (or falling); splitting the interval there is right as well. The sheet
has the frame of a sign table without columns, which would tell how many zeros there are.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations, combinations_with_replacement

from exgen.algebra import Poly
from exgen.formula.build import formula
from exgen.formula.tree import Blank, Interval, Union, msg
from exgen.generator import Generator, Solved
from exgen.generators.polynomial._curve import check_degree, check_not_huge, definition, first_term_tip, head
from exgen.generators.polynomial._polynomial_monotonicity_solution import figure, solution
from exgen.generators.polynomial._sign_table import COURSE, SignTable, sign_table, signs_where_written
from exgen.generators.polynomial._surd import Surd, compare, value_at
from exgen.generators.polynomial._turning import with_slope_zeros
from exgen.generators.polynomial._zeros import coordinate
from exgen.given import Field
from exgen.model import DataTable, IntervalsAnswer, Mistake, Part, Space
from exgen.rng import Stream

MOST = 9


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly


def sample(rng: Stream, level: int) -> Given:
    """A family, the zeros of the derivative, then one of the functions; the constant moves the graph."""
    functions = rng.choice(_functions(rng.weighted(FAMILIES[level])))
    return Given(rng.choice(functions) + rng.nonzero(-MOST, MOST))


FAMILIES: dict[int, tuple[tuple[int, str], ...]] = {
    1: ((1, "parabola"),),
    2: ((1, "cubic"),),
    3: ((3, "quartic"), (2, "quartic double"), (1, "cubic double")),
}


@cache
def _functions(family: str) -> tuple[tuple[Poly, ...], ...]:
    """The functions of a family with nice coefficients, without a constant, grouped by the zeros of the derivative."""
    groups = (
        tuple(f for f in (with_slope_zeros(k, zeros) for k in _scales(family)) if _is_nice(f))
        for zeros in _zeros_of(family)
    )
    return tuple(group for group in groups if group)


def _zeros_of(family: str) -> list[tuple[Fraction, ...]]:
    small = [Fraction(n) for n in range(-6, 7)]
    if family == "parabola":
        return [(Fraction(n, 2),) for n in range(-MOST, MOST + 1) if n]
    if family == "cubic":
        return list(combinations(small, 2))
    if family == "cubic double":
        return [(n, n) for n in small if n]
    distinct = 3 if family == "quartic" else 2
    return [zeros for zeros in combinations_with_replacement(small, 3) if len(set(zeros)) == distinct]


def _scales(family: str) -> list[Fraction]:
    """The derivative's coefficients before the product of its linear factors."""
    sizes = {"parabola": (2, 4, 6, 8), "cubic": (3, 6, 9), "cubic double": (3, 6, 9)}.get(family, (1, 2, 3, 4, 12))
    return [Fraction(sign * size) for size in sizes for sign in (-1, 1)]


def _is_nice(function: Poly) -> bool:
    """Coefficients up to 9, whole ones below degree 4, halves and quarters besides for a quartic."""
    most = 4 if function.degree() == 4 else 1
    return all(abs(c) <= MOST and c.denominator in (1, 2, 4) and c.denominator <= most for _, c in function.terms)


def solve(given: Given, level: int) -> Solved:
    del level
    function = given.function
    check_degree(function, 2)
    check_not_huge(function)
    (name,) = function.variables
    table = sign_table(function.diff(name))
    return Solved(
        variables=(name,),
        statement=(
            msg("Given: {function}.", function=definition(function, name)),
            _frame(name),
        ),
        parts=(_part(function, table, True), _part(function, table, False)),
        solution=solution(function, table),
        figures=(table.figure("signs", 1, COURSE), figure(function, table)),
    )


def _frame(name: str) -> DataTable:
    """The rows of a sign table, to be filled in."""
    rows = ((head(name, 1), Blank(9)), (head(name), Blank(9)))
    return DataTable((formula(name), Blank(9)), rows, msg("Room for your sign table:"))


def _part(function: Poly, table: SignTable, rising: bool) -> Part:
    key = table.where(rising)
    f = formula("f")
    return Part(
        name="increasing" if rising else "decreasing",
        prompt=msg("On which intervals does {f} rise? Give them all, or write none.", f=f)
        if rising
        else msg("On which intervals does {f} fall? Give them all, or write none.", f=f),
        answer=IntervalsAnswer(key, ends_free=True, splits=tuple(coordinate(zero) for zero in table.kept)),
        points=Fraction(2),
        space=Space("line", 10, lines=3 if rising else 0),
        mistakes=_mistakes(function, table, rising),
        tips=(
            msg("A function rises where its derivative is positive and falls where it is negative."),
            msg("First find where {slope} is 0.", slope=head(table.poly.variables[0], 1))
            if rising
            else first_term_tip(function),
        ),
    )


# Known mistakes


def _mistakes(function: Poly, table: SignTable, rising: bool) -> tuple[Mistake, ...]:
    """Only those that can be made here."""
    found = [
        Mistake(
            "exchanged",
            Union(table.where(not rising)),
            msg("exchanged rising and falling"),
            msg("Look at the sign of {slope} at one place of your interval.", slope=head(table.poly.variables[0], 1)),
        )
    ]
    signs = signs_where_written(function)
    if signs is not None:
        found.append(
            Mistake(
                "sign-of-function",
                Union(signs.where(rising)),
                msg("took the sign of {f} instead of its derivative", f=formula("f")),
                msg(
                    "The sign of {f} says whether the graph lies above the axis, not whether it rises.", f=formula("f")
                ),
            )
        )
    heights = _with_heights(function, table, rising)
    if heights:
        found.append(
            Mistake(
                "heights-as-bounds",
                Union(heights),
                msg("used the heights as ends of the intervals"),
                msg("The intervals lie on the horizontal axis: their ends are places, not heights."),
            )
        )
    bounded = tuple(interval for interval in table.where(rising) if interval.low_closed and interval.high_closed)
    if len(bounded) not in (0, len(table.where(rising))):
        found.append(
            Mistake(
                "unbounded-parts-missing",
                Union(bounded),
                msg("left out the parts that go on for ever"),
                msg(
                    "What does the function do to the left of the first zero of {slope}, and to the right of the last?",
                    slope=head(table.poly.variables[0], 1),
                ),
            )
        )
    return tuple(found)


def _with_heights(function: Poly, table: SignTable, rising: bool) -> tuple[Interval, ...]:
    """The key with f(x) in the place of each end x; nothing where they would run backwards or overlap."""
    ends = {coordinate(zero): value_at(function, zero) for zero in table.zeros}
    found = []
    last: Surd | None = None
    for interval in table.where(rising):
        low, high = ends.get(interval.low), ends.get(interval.high)
        if low is not None and high is not None and compare(low, high) >= 0:
            return ()
        if low is not None and last is not None and compare(last, low) > 0:
            return ()
        last = high
        found.append(
            Interval(
                coordinate(low) if low is not None else interval.low,
                coordinate(high) if high is not None else interval.high,
                interval.low_closed,
                interval.high_closed,
            )
        )
    return tuple(found) if ends else ()


GENERATOR = Generator(
    title=msg("Rising and falling"),
    topic="polynomial",
    revision=1,
    given=Given,
    fields=(Field("function", "function", msg("the function f in one variable")),),
    sample=sample,
    solve=solve,
    levels=(
        msg("a parabola"),
        msg("degree 3 with two whole stationary points"),
        msg("degree 4, or a derivative with a double zero"),
    ),
)
