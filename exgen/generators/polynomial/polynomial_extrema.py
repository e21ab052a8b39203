"""Local extrema of a cubic or quartic, and the global minimum.

"The smallest local minimum" is not the global one: a cubic has none, nor has a quartic that opens downwards. So levels
1 and 2 ask which it is where the degree is even, and level 3 asks whether there is one. The function is drawn from the
zeros of its derivative.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations

from exgen.algebra import Poly
from exgen.board import is_short
from exgen.formula.build import formula, point
from exgen.formula.tree import Blank, FiniteSet, Formula, Message, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators.polynomial._curve import check_degree, check_not_huge, definition, has_small_terms, head
from exgen.generators.polynomial._polynomial_extrema_solution import figures, first_term, solution
from exgen.generators.polynomial._surd import Surd
from exgen.generators.polynomial._turning import Course, Turn, course, point_set, with_slope_zeros
from exgen.generators.polynomial._yes_no import YES_OR_NO
from exgen.given import Field
from exgen.model import ChoiceAnswer, DataTable, Mistake, Part, SetAnswer, Space
from exgen.rng import Stream

MOST = 9
MOST_HEIGHT = 200
ROWS = 4


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly


def sample(rng: Stream, level: int) -> Given:
    """A family, then one of its functions, by the zeros of the derivative; the constant moves all heights."""
    family = rng.weighted(FAMILIES[level])
    return Given(rng.choice(_functions(family)) + rng.nonzero(-MOST, MOST))


Family = str
FAMILIES: dict[int, tuple[tuple[int, Family], ...]] = {
    1: ((1, "cubic"),),
    2: ((1, "valleys"),),
    3: ((3, "rising double"), (7, "rising"), (2, "falling double"), (6, "falling"), (2, "cubic")),
}
"""What is drawn on each level, with weights: on level 3 a global minimum exists in half of the exercises."""


@cache
def _functions(family: Family) -> tuple[Poly, ...]:
    """All functions of a family with nice coefficients, without a constant."""
    if family == "cubic":
        zeros: list[tuple[int, ...]] = list(combinations(range(-6, 7), 2))
        scales = [Fraction(3 * n) for n in (-2, -1, 1, 2)]
    elif family.endswith("double"):
        zeros = [tuple(sorted((p, p, q))) for p in range(-6, 7) for q in range(-6, 7) if p != q]
        scales = [Fraction(n) for n in (1, 2, 4, 12)]
    else:
        zeros = [triple for triple in combinations(range(-6, 7), 3) if 0 in triple or family != "valleys"]
        scales = [Fraction(n) for n in (1, 2, 3, 4)]
        if family == "valleys":
            zeros = [z for z in zeros if 2 * z[1] != z[0] + z[2]]
    sign = -1 if family.startswith("falling") else 1
    found = [with_slope_zeros(sign * scale, triple) for triple in zeros for scale in scales]
    return tuple(f for f in found if _is_nice(f))


def _is_nice(function: Poly) -> bool:
    """Whole coefficients, or halves and quarters, up to 9, and short heights that add up from small numbers."""
    if any(abs(c) > MOST or c.denominator not in (1, 2, 4) for _, c in function.terms):
        return False
    if function.degree() == 3 and any(c.denominator > 1 for _, c in function.terms):
        return False
    turns = course(function).turns
    return all(abs(t.y.p) <= MOST_HEIGHT and is_short(t.y.p, 2) and has_small_terms(function, t.x.p) for t in turns)


def solve(given: Given, level: int) -> Solved:
    check_degree(given.function, 3, 4)
    check_not_huge(given.function)
    found = course(given.function)
    parts = [_set_part(found, "minimum"), _set_part(found, "maximum")]
    if level == 3 or given.function.degree() == 4:
        parts.append(_whether_part(found) if level == 3 else _which_part(found))
    return Solved(
        variables=(found.name,),
        statement=(
            msg("Given: {function}.", function=definition(given.function, found.name)),
            _work_table(found),
        ),
        parts=tuple(parts),
        solution=solution(found, tuple(part.name for part in parts)),
        figures=figures(found),
    )


def _work_table(found: Course) -> DataTable:
    """Room for the work: as many rows for every function, so that they do not tell how many extrema there are."""
    headings = (formula(found.name), head(found.name), msg("kind"))
    return DataTable(headings, ((Blank(2),) * 3,) * ROWS, msg("Room for your work:"))


PLURALS = {"minimum": "minima", "maximum": "maxima"}


def _set_part(found: Course, kind: str) -> Part:
    other = "maximum" if kind == "minimum" else "minimum"
    key = found.of_kind(kind)
    return Part(
        name=PLURALS[kind],
        prompt=(
            msg("Find all local minima, as points {point}, or write none.", point=_any_point(found))
            if kind == "minimum"
            else msg("Find all local maxima, as points {point}, or write none.", point=_any_point(found))
        ),
        answer=SetAnswer(point_set(key).items, dimension=2),
        points=Fraction(2),
        space=Space("line", 8, lines=4 if kind == "minimum" else 0),
        mistakes=_set_mistakes(found, key, found.of_kind(other)),
        tips=(
            msg("At a local extremum the slope is 0 and changes its sign. Find where the derivative is 0."),
            _sign_tip(found, kind),
        ),
    )


def _any_point(found: Course) -> Formula:
    """(x; f(x))"""
    return point(found.name, head(found.name))


def _sign_tip(found: Course, kind: str) -> Message:
    if kind == "minimum":
        return msg("At a local minimum, {slope} changes from negative to positive.", slope=head(found.name, 1))
    return msg("At a local maximum, {slope} changes from positive to negative.", slope=head(found.name, 1))


def _set_mistakes(found: Course, key: tuple[Turn, ...], other: tuple[Turn, ...]) -> tuple[Mistake, ...]:
    """Only those that can be made here."""
    mistakes = []
    if other:
        mistakes.append(
            Mistake(
                "kinds-exchanged",
                point_set(other),
                msg("exchanged minima and maxima"),
                msg("Look at the sign of the slope just before and just after: does the graph fall first, or rise?"),
            )
        )
    if key:
        at_zero_height = FiniteSet(tuple(_pair(turn.x, Surd(Fraction(0))) for turn in key))
        mistakes.append(
            Mistake(
                "height-from-derivative",
                at_zero_height,
                msg("used the derivative to find the height"),
                msg("The height is the value of {f}, not of its derivative.", f=formula("f")),
            )
        )
        if any(turn.x.sign for turn in key):
            mistakes.append(
                Mistake(
                    "place-as-value",
                    FiniteSet(tuple(_pair(turn.x, turn.x) for turn in key)),
                    msg("gave the place as the extreme value"),
                    msg(
                        "The place says where the extremum lies. Substitute it into {f} to find its value.",
                        f=formula("f"),
                    ),
                )
            )
    neither = found.of_kind("neither")
    if neither:
        mistakes.append(
            Mistake(
                "inflection-counted",
                FiniteSet((*point_set(key).items, *point_set(neither).items)),
                msg("counted a point where the slope is 0 but keeps its sign"),
                msg("A slope of 0 is not enough: its sign must change there. Check every zero of the derivative."),
            )
        )
    left = tuple(turn for turn in key if turn.x.sign)
    if len(left) < len(key) and len(found.turns) > 1:
        mistakes.append(
            Mistake(
                "zero-lost",
                point_set(left),
                msg("lost a zero by dividing by {name}", name=formula(found.name)),
                msg(
                    "Do not divide by {name}: take it out as a factor, so that no solution gets lost.",
                    name=formula(found.name),
                ),
            )
        )
    return tuple(mistakes)


def _pair(x: Surd, y: Surd) -> Formula:
    return Turn(x, y, "").point()


def _which_part(found: Course) -> Part:
    lowest = found.lowest()
    higher = tuple(turn for turn in found.of_kind("minimum") if turn not in lowest)
    mistakes = []
    if higher and lowest:
        mistakes.append(
            Mistake(
                "higher-minimum",
                point_set(higher),
                msg("chose the higher minimum"),
                msg("Compare the heights of the local minima: the global one is the lowest."),
            )
        )
        mistakes.append(
            Mistake(
                "all-minima",
                point_set(found.of_kind("minimum")),
                msg("took every local minimum for a global one"),
                msg("Compare the heights of the local minima: the global one is the lowest."),
            )
        )
    if not lowest and found.of_kind("minimum"):
        mistakes.append(_local_for_global(point_set(found.of_kind("minimum"))))
    return Part(
        name="global_minimum",
        prompt=msg("Where is the global minimum? Give the point, or write none."),
        answer=SetAnswer(point_set(lowest).items, dimension=2),
        points=Fraction(1),
        space=Space("line", 5),
        mistakes=tuple(mistakes),
        tips=(
            msg("What does the graph do far to the left and far to the right?"),
            msg("Compare the heights of the local minima."),
        ),
    )


def _local_for_global(rule: Formula) -> Mistake:
    return Mistake(
        "local-for-global",
        rule,
        msg("took the lowest local minimum for the global one"),
        msg("Look far to the left and far to the right: can the graph still come lower?"),
    )


def _whether_part(found: Course) -> Part:
    """Yes or no, so it earns its point only together with the minima."""
    exists = bool(found.lowest())
    wrong = () if exists or not found.of_kind("minimum") else (_local_for_global(Symbol("yes")),)
    return Part(
        name="global_minimum",
        prompt=msg("Does {f} have a global minimum?", f=formula("f")),
        answer=ChoiceAnswer(YES_OR_NO, "yes" if exists else "no"),
        points=Fraction(1),
        space=Space("boxes"),
        mistakes=wrong,
        tips=(
            msg("What does the graph do far to the left and far to the right?"),
            msg("There the term with the highest power decides: {term}.", term=first_term(found)),
        ),
        needs=("minima",),
    )


GENERATOR = Generator(
    title=msg("Local and global extrema"),
    topic="polynomial",
    revision=2,
    given=Given,
    fields=(Field("function", "function", msg("the function f of degree 3 or 4")),),
    sample=sample,
    solve=solve,
    levels=(
        msg("degree 3"),
        msg("degree 4, which minimum is the global one"),
        msg("a slope of 0 without an extremum, or no global minimum"),
    ),
)
