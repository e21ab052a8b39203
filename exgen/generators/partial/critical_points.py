"""The critical points of a function of two variables, each with its kind.

A critical point is where both partial derivatives are 0; its kind follows from the sign of f_xx·f_yy − f_xy². On
levels 1 and 2 each equation has one letter; on level 3 they are coupled.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from exgen.algebra import Poly, factors, polynomial
from exgen.board import line, shown
from exgen.formula.build import equals, formula, group, juxtapose, minus, power, times
from exgen.formula.tree import FiniteSet, Formula, Message, Relation, Symbol, Vector, msg, nmsg
from exgen.generator import Generator, Solved
from exgen.generators.partial._critical import Case, Solution, critical_points, kind
from exgen.generators.partial._function import partial_symbol
from exgen.generators.partial._gradient import Values, definition, derivative_steps, gradient_of
from exgen.given import Field
from exgen.model import ClassifiedPoint, Mistake, Option, Part, PointsAnswer, Space, Step
from exgen.rng import Stream

NAMES = ("x", "y")
ONE = Fraction(1)
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
    del level
    f = given.function
    solution = critical_points(f)
    kinds = tuple(kind(second) for second in _seconds(f, solution.points))
    return Solved(
        variables=f.variables,
        statement=(msg("Given: {function}.", function=definition(f, f.variables)),),
        parts=(_part(f, solution, kinds),),
        solution=_solution(f, solution, kinds),
    )


def _second_derivatives(f: Poly) -> tuple[Poly, Poly, Poly]:
    x, y = f.variables
    return f.diff(x, 2), f.diff(y, 2), f.diff(x).diff(y)


def _seconds(f: Poly, points: tuple[tuple[Fraction, Fraction], ...]) -> list[tuple[Fraction, Fraction, Fraction]]:
    """f_xx, f_yy and f_xy at each point."""
    xx, yy, xy = _second_derivatives(f)
    at = [dict(zip(f.variables, point, strict=True)) for point in points]
    return [(xx.at(a), yy.at(a), xy.at(a)) for a in at]


KINDS = (
    Option("minimum", msg("minimum"), ("min", "dal", "dalpunt")),
    Option("maximum", msg("maximum"), ("max", "top", "berg")),
    Option("saddle", msg("saddle"), ("saddle point", "zadel", "zadelpunt")),
)


def _part(f: Poly, solution: Solution, kinds: tuple[str, ...]) -> Part:
    points = tuple(_at(p) for p in solution.points)
    return Part(
        name="points",
        prompt=msg("Calculate all critical points of {f}, with the kind of each.", f=formula("f")),
        answer=PointsAnswer(
            tuple(ClassifiedPoint(p, k) for p, k in zip(points, kinds, strict=True)), KINDS, f.variables
        ),
        points=Fraction(1 + 2 * len(points)),
        space=Space("table", lines=4),
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


def _at(point: Values) -> Vector:
    return Vector(tuple(shown(v) for v in point))


def _mistakes(f: Poly, solution: Solution, kinds: tuple[str, ...]) -> tuple[Mistake, ...]:
    points, seconds = solution.points, _seconds(f, solution.points)

    def answer(of: "list[tuple[tuple[Fraction, Fraction], str]]") -> Formula:
        return FiniteSet(tuple(Vector((*_at(p).items, Symbol(k))) for p, k in of))

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
    kept = [(p, k) for p, k in right if not any(_is_mirrored(p, q) for q in points)]
    if 0 < len(kept) < len(right):
        found.append(
            Mistake(
                "negative-root-lost",
                answer(kept),
                msg("lost the negative solution"),
                msg("A square gives two solutions: a positive and a negative one."),
            )
        )
    if solution.is_separate and len(right) > 1:
        found.append(
            Mistake(
                "not-combined",
                answer(right[:1]),
                msg("did not combine every solution of the two equations"),
                msg("Each solution of one equation goes with each solution of the other."),
            )
        )
    return tuple(found)


def _is_mirrored(point: Values, other: Values) -> bool:
    """Whether a coordinate of the point is the negative one of a pair."""
    return any(a < 0 and b == -a for a, b in zip(point, other, strict=True))


def _solution(f: Poly, solution: Solution, kinds: tuple[str, ...]) -> tuple[Step, ...]:
    steps = derivative_steps(f, Fraction(0), "")
    steps.append(Step(msg("At a critical point both are 0."), None, ONE, "points"))
    steps += _solving(f, solution)
    told = _listed([_at(p) for p in solution.points])
    count = len(solution.points)
    listed = nmsg("The critical point is {points}.", "The critical points are {points}.", count, points=told)
    steps.append(Step(listed, None, Fraction(count), "points"))
    steps += _second_steps(f)
    for point, k, (xx, yy, xy) in zip(solution.points, kinds, _seconds(f, solution.points), strict=True):
        inner = minus(times(shown(xx), shown(yy)), power(shown(xy), 2) if xy else shown(xy))
        steps.append(Step(msg("At {point}:", point=_at(point)), equals("D", inner, shown(xx * yy - xy * xy))))
        steps.append(Step(_judged(f, k), None, ONE, "points"))
    return tuple(steps)


def _second_steps(f: Poly) -> list[Step]:
    x, y = f.variables
    symbols = [partial_symbol(*by, of="f") for by in ((x, x), (y, y), (x, y))]
    lines = [Step(None, equals(s, p)) for s, p in zip(symbols, _second_derivatives(f), strict=True)]
    rule = equals("D", minus(juxtapose(symbols[0], symbols[1]), power(group(symbols[2]), 2)))
    return [Step(msg("Second derivatives:")), *lines, Step(msg("The kind follows from"), rule)]


def _judged(f: Poly, k: str) -> Message:
    x = f.variables[0]
    d, xx = (Relation((formula(s), shown(0)), (">",)) for s in ("D", partial_symbol(x, x, of="f")))
    if k == "saddle":
        return msg("{d}: a saddle point.", d=Relation((formula("D"), shown(0)), ("<",)))
    if k == "minimum":
        return msg("{d} and {xx}: a minimum.", d=d, xx=xx)
    return msg("{d} and {xx}: a maximum.", d=d, xx=Relation(xx.operands, ("<",)))


def _solving(f: Poly, solution: Solution) -> list[Step]:
    symbols = [partial_symbol(v, of="f") for v in f.variables]
    gradient = gradient_of(f)
    first, second = symbols[solution.factored], symbols[1 - solution.factored]
    heads = [equals(case.name, case.value) for case in solution.cases]
    steps = _equation(first, gradient[solution.factored], heads)
    if solution.is_separate:
        case = solution.cases[0]
        return [*steps, *_equation(second, case.rest, _solved(case))]
    for case, head in zip(solution.cases, heads, strict=True):
        text = msg("Substitute {case} into {equation}:", case=head, equation=equals(second, shown(0)))
        steps += _equation(None, case.rest, _solved(case), text)
        steps += _others(case)
    return steps


def _solved(case: Case) -> list[Relation]:
    return [equals(case.unknown, shown(root)) for root in case.roots]


def _others(case: Case) -> list[Step]:
    """The other letter that goes with each solution, where it is a formula."""
    if case.value.is_constant:
        return []
    lines = []
    for root in case.roots:
        value = case.value.at({case.unknown: root, case.name: Fraction(0)})
        pair = msg(
            "{case} gives {value}",
            case=equals(case.unknown, shown(root)),
            value=equals(case.name, shown(value)),
        )
        lines.append(Step(msg("{text}.", text=pair)))
    return lines


def _equation(symbol: Formula | None, poly: Poly, solutions: list[Relation], text: Message | None = None) -> list[Step]:
    """f_x = 3x² − 3 = 3(x − 1)(x + 1) = 0, then "so x = −1 or x = 1"."""
    product, never = _factored(poly)
    left = formula(poly) if symbol is None else symbol
    steps = [Step(text, line(left, ("=", formula(poly)), ("=", product), ("=", shown(0))))]
    steps += [Step(msg("The factor {factor} is never 0.", factor=formula(p))) for p in never]
    told = msg("So {solutions}.", solutions=_alternatives(solutions)) if solutions else msg("This has no solution.")
    steps.append(Step(told))
    return steps


def _alternatives(solutions: list[Relation]) -> Message:
    told = msg("{value}", value=solutions[0])
    for other in solutions[1:]:
        told = msg("{first} or {second}", first=told, second=other)
    return told


def _listed(points: list[Formula]) -> Message:
    told = msg("{value}", value=points[0])
    for other in points[1:]:
        told = msg("{first} and {second}", first=told, second=other)
    return told


def _factored(poly: Poly) -> tuple[Formula, list[Poly]]:
    """The polynomial in factors, and those of them that are never 0."""
    constant, found = factors(poly)
    if len(found) == 1 and found[0][1] == 1:
        return formula(poly), []
    ordered = sorted(found, key=lambda item: (item[0].degree(), len(item[0].terms), item[0].terms))
    never = [p for p, _ in ordered if p.degree() > 1 and len(p.used_variables()) == 1]
    items = [formula(p) if n == 1 else power(formula(p), n) for p, n in ordered]
    if constant == -1:
        return juxtapose(-1, *items), never
    return juxtapose(*([] if constant == 1 else [shown(constant)]), *items), never


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
