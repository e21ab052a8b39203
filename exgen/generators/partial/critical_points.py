"""The critical points of a function of two variables, each with its kind.

A critical point is where both partial derivatives are 0; its kind follows from the sign of f_xx·f_yy − f_xy². On
levels 1 and 2 each equation has one letter; on level 3 they are coupled.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from exgen.algebra import Poly, polynomial
from exgen.formula.build import formula
from exgen.formula.tree import FiniteSet, Formula, Message, Symbol, Vector, msg
from exgen.generator import Generator, Solved
from exgen.generators._data import formula_point
from exgen.generators.partial._critical import (
    Point,
    Solution,
    critical_points,
    kind,
    pairs_in_order,
    seconds_at,
    without_negative_roots,
)
from exgen.generators.partial._critical_points_solution import solution_steps
from exgen.generators.partial._function import partial_symbol
from exgen.generators.partial._gradient import definition
from exgen.given import Field
from exgen.model import ClassifiedPoint, Mistake, Option, Part, PointsAnswer, Space
from exgen.rng import Stream

NAMES = ("x", "y")
LINES = {1: 6, 2: 8, 3: 10}
"""Lines to write on, by level: the same whatever the number of points."""
WORTH = {1: 3, 2: 5, 3: 7}
"""The points of the exercise, by level: they would tell how many critical points there are, and differ in a class."""
Terms = dict[tuple[int, ...], int]


@dataclass(frozen=True, slots=True)
class Given:
    function: Poly


def sample(rng: Stream, level: int) -> Given:
    """The points first: every function below is built from where its critical points shall be."""
    if level == 3:
        terms = dict(rng.choice(rng.choice(_coupled())))
    else:
        across = dict(rng.choice(_cubics())) if level == 2 else None
        up = _parabola(rng, 3 if level == 2 else 4)
        if across is None:
            across = _parabola(rng, 4)
            kind_ = rng.below(3)
            signs = {0: (1, 1), 1: (-1, -1), 2: (1, -1)}[kind_]
            across, up = _signed(across, signs[0]), _signed(up, signs[1])
        elif rng.chance(1, 2):
            up = _signed(up, -1)
        terms = {**{(n, 0): c for n, c in across.items()}, **{(0, n): c for n, c in up.items()}}
    if rng.chance(1, 2):
        terms = {(n, m): c for (m, n), c in terms.items()}
    if rng.chance(1, 2):
        terms[(0, 0)] = rng.nonzero(-9, 9)
    return Given(polynomial(terms, NAMES))


Powers = dict[int, int]


def _parabola(rng: Stream, reach: int) -> Powers:
    """a(t − t₀)² without its constant, a > 0, coefficients up to 9."""
    top = rng.nonzero(-reach, reach)
    a = rng.between(1, min(4, 9 // (2 * abs(top))))
    return {2: a, 1: -2 * a * top}


def _signed(powers: Powers, sign: int) -> Powers:
    return {n: sign * c for n, c in powers.items()}


@cache
def _cubics() -> tuple[Powers, ...]:
    """±(t³ + bt² + ct) with two whole stationary points."""
    pairs = [(p, q) for p in range(-4, 4) for q in range(p + 1, 5) if (p + q) % 2 == 0]
    found = [{3: 1, 2: -3 * (p + q) // 2, 1: 3 * p * q} for p, q in pairs]
    return tuple(_signed(t, s) for t in found if abs(t[2]) <= 9 and abs(t[1]) <= 9 for s in (1, -1))


@cache
def _coupled() -> tuple[tuple[Terms, ...], ...]:
    """Families of functions with a product term, at most three critical points, all rational."""
    signs = (1, -1)
    cubes: list[Terms] = [
        {(3, 0): s, (0, 3): t * b, (1, 1): u * c}
        for b, cs in ((1, (3, 6, 9)), (8, (6,)))
        for c in cs
        for s in signs
        for t in signs
        for u in signs
    ]
    fourths: list[Terms] = [{(4, 0): s, (0, 4): s, (1, 1): 4 * t} for s in signs for t in signs]
    fourths += [{(4, 0): s, (0, 2): 2 * s, (1, 1): t * c} for c in (4, 8) for s in signs for t in signs]
    squares: list[Terms] = [
        {(2, 0): s * a, (0, 2): s * b, (2, 1): t}
        for a, b in ((1, 2), (2, 1), (2, 4), (4, 2), (1, 8), (8, 1))
        for s in signs
        for t in signs
    ]
    mixed: list[Terms] = [
        {(3, 0): s, (0, 2): t * c, (1, 1): u * 6} for c in (2, 3, 6) for s in signs for t in signs for u in signs
    ]
    return tuple(cubes), tuple(fourths), tuple(squares), tuple(mixed)


def solve(given: Given, level: int) -> Solved:
    f = given.function
    solution = critical_points(f)
    kinds = tuple(kind(second) for second in seconds_at(f, solution.points))
    return Solved(
        variables=f.variables,
        statement=(msg("Given: {function}.", function=definition(f, f.variables)),),
        parts=(_part(f, solution, kinds, level),),
        solution=solution_steps(f, solution, kinds, _worth(solution, level)),
    )


KINDS = (
    Option("minimum", msg("minimum"), ("min", "dal", "dalpunt")),
    Option("maximum", msg("maximum"), ("max", "top", "berg")),
    Option("saddle", msg("saddle"), ("saddle point", "zadel", "zadelpunt")),
)


def _worth(solution: Solution, level: int) -> Fraction:
    """At least 1 for the two equations, then 1 for every point and 1 for its kind."""
    return Fraction(max(WORTH[level], 1 + 2 * len(solution.points)))


def _part(f: Poly, solution: Solution, kinds: tuple[str, ...], level: int) -> Part:
    points = tuple(formula_point(p) for p in solution.points)
    return Part(
        name="points",
        prompt=msg("Calculate all critical points of {f}, with the kind of each.", f=formula("f")),
        answer=PointsAnswer(
            tuple(ClassifiedPoint(p, k) for p, k in zip(points, kinds, strict=True)), KINDS, f.variables
        ),
        points=_worth(solution, level),
        space=Space("table", lines=LINES[level]),
        mistakes=_mistakes(f, solution, kinds),
        tips=(
            msg("At a critical point both partial derivatives are 0."),
            msg(
                "First find {first} and {second}, and set both equal to 0.",
                first=partial_symbol(f.variables[0], of="f"),
                second=partial_symbol(f.variables[1], of="f"),
            ),
        ),
    )


def _mistakes(f: Poly, solution: Solution, kinds: tuple[str, ...]) -> tuple[Mistake, ...]:
    points, seconds = solution.points, seconds_at(f, solution.points)

    def answer(of: "list[tuple[tuple[Fraction, Fraction], str]]") -> Formula:
        return FiniteSet(tuple(Vector((*formula_point(p).items, Symbol(k))) for p, k in of))

    right = list(zip(points, kinds, strict=True))
    turned = {"minimum": "maximum", "maximum": "minimum", "saddle": "saddle"}
    found = [
        Mistake(
            "kinds-exchanged",
            answer([(p, turned[k]) for p, k in right]),
            msg("exchanged minimum and maximum"),
            msg("Where the second derivative is positive, does the graph open upwards or downwards?"),
        ),
    ]
    if all(xx * yy + xy * xy for xx, yy, xy in seconds) and any(xy for _, _, xy in seconds):
        added = [
            (p, "saddle" if xx * yy + xy * xy < 0 else "minimum" if xx > 0 else "maximum")
            for p, (xx, yy, xy) in zip(points, seconds, strict=True)
        ]
        found.append(
            Mistake(
                "square-added",
                answer(added),
                msg("added the square of the mixed derivative"),
                msg("Look at the sign of the square of the mixed derivative in the rule for the kind."),
            )
        )
    if all(xx for xx, _, _ in seconds):
        alone = [(p, "minimum" if s[0] > 0 else "maximum") for p, s in zip(points, seconds, strict=True)]
        found.append(
            Mistake(
                "kind-by-one-direction",
                answer(alone),
                msg("decided the kind in one direction only"),
                msg("In one direction it may go up while in the other it goes down. Use all second derivatives."),
            )
        )
    kept = without_negative_roots(solution, f.variables)
    if 0 < len(kept) < len(right):
        found.append(
            Mistake(
                "negative-root-lost",
                answer([(p, k) for p, k in right if p in kept]),
                msg("lost the negative solution"),
                msg("A square gives two solutions: a positive and a negative one."),
            )
        )
    if solution.is_separate:
        found += [
            Mistake(name, answer([(p, k) for p, k in right if p in some]), title, hint)
            for name, some, title, hint in _incomplete(f, solution)
            if some != kept
        ]
    return tuple(found)


def _incomplete(f: Poly, solution: Solution) -> list[tuple[str, tuple[Point, ...], Message, Message]]:
    """The sets of points that a pupil gets who does not bring all solutions of the two equations together."""
    points = solution.points
    first, second = len(solution.cases), len(solution.cases[0].roots)
    if min(first, second) > 1:
        pairs = pairs_in_order(solution, f.variables)
        title = msg("did not combine every solution of the two equations")
        return [
            ("not-combined", pairs, title, msg("Each solution of one equation goes with each solution of the other."))
        ]
    if len(points) != 2:
        return []
    title = msg("kept only one solution of an equation")
    hint = msg("How many solutions does each of the two equations have? Each of them leads to a point.")
    return [("first-solution-only", points[:1], title, hint), ("last-solution-only", points[1:], title, hint)]


GENERATOR = Generator(
    title=msg("Critical points"),
    topic="partial",
    revision=1,
    given=Given,
    fields=(Field("function", "function", msg("the function f of two variables"), variables=NAMES),),
    sample=sample,
    solve=solve,
    levels=(
        msg("one critical point, no product term"),
        msg("a cubic in one letter and a square in the other"),
        msg("coupled equations"),
    ),
)
