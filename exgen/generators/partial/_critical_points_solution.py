"""The worked solution of critical points: the equations case by case, then the kind of each point."""

from fractions import Fraction

from exgen.algebra import Poly, divide, factors, variable
from exgen.board import line, monomial, shown
from exgen.formula.build import add, equals, formula, group, juxtapose, minus, neg, power, times
from exgen.formula.tree import Formula, Message, Relation, msg, nmsg
from exgen.generators._data import formula_point, told_points
from exgen.generators.partial._critical import Case, Point, Seconds, Solution, second_derivatives, seconds_at
from exgen.generators.partial._function import partial_symbol
from exgen.generators.partial._gradient import derivative_steps, gradient_of
from exgen.model import Step

ONE = Fraction(1)


def solution_steps(f: Poly, solution: Solution, kinds: tuple[str, ...], worth: Fraction) -> tuple[Step, ...]:
    """Of the points, 1 is for the equations and 1 for each kind; finding the places earns what is left."""
    steps = derivative_steps(f, Fraction(0), "")
    steps.append(Step(msg("At a critical point both are 0."), None, ONE, "points"))
    steps += _solving(f, solution)
    told = told_points(solution.points)
    count = len(solution.points)
    listed = nmsg("The critical point is {points}.", "The critical points are {points}.", count, points=told)
    steps.append(Step(listed, None, worth - 1 - count, "points"))
    steps += _second_steps(f)
    for point, k, second in zip(solution.points, kinds, seconds_at(f, solution.points), strict=True):
        xx, yy, xy = second
        inner = minus(times(shown(xx), shown(yy)), power(shown(xy), 2) if xy else shown(xy))
        products = minus(shown(xx * yy), shown(xy * xy)) if xy else inner
        worked = line("D", ("=", inner), ("=", products), ("=", shown(xx * yy - xy * xy)))
        steps.append(Step(_values_told(f, point, second), worked))
        steps.append(Step(_judged(f, k), None, ONE, "points"))
    return tuple(steps)


def _second_symbols(f: Poly) -> tuple[Formula, Formula, Formula]:
    x, y = f.variables
    return partial_symbol(x, x, of="f"), partial_symbol(y, y, of="f"), partial_symbol(x, y, of="f")


def _values_told(f: Poly, point: Point, second: Seconds) -> Message:
    """The second derivatives at the point, where they are not the same everywhere."""
    if all(p.is_constant for p in second_derivatives(f)):
        return msg("At {point}:", point=formula_point(point))
    xx, yy, xy = (equals(s, shown(v)) for s, v in zip(_second_symbols(f), second, strict=True))
    return msg("At {point} we have {xx}, {yy} and {xy}:", point=formula_point(point), xx=xx, yy=yy, xy=xy)


def _second_steps(f: Poly) -> list[Step]:
    symbols = _second_symbols(f)
    lines = [Step(None, equals(s, p)) for s, p in zip(symbols, second_derivatives(f), strict=True)]
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
        unsimplified = _substituted(gradient[1 - solution.factored], case)
        steps += _equation(unsimplified, case.rest, _solved(case), text)
        steps += _others(case)
    return steps


def _substituted(equation: Poly, case: Case) -> Formula:
    """6x + 6 · ½x², nothing worked out; the equation as it then is where one letter is only written for the other."""
    if case.value == variable(case.unknown, case.value.variables):
        return formula(case.rest)
    place = equation.variables.index(case.name)
    terms: list[Formula] = []
    for exponents, c in equation.terms:
        replaced = formula(case.value) if exponents[place] == 1 else power(case.value, exponents[place])
        others = monomial(tuple(0 if i == place else e for i, e in enumerate(exponents)), abs(c), equation.variables)
        if exponents[place] and case.value.is_zero:
            terms.append(shown(0))
            continue
        if not exponents[place]:
            term = formula(others)
        elif others.is_constant and abs(c) == 1:
            term = replaced
        else:
            term = times(others, replaced)
        terms.append(neg(term) if c < 0 else term)
    return add(*terms)


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


def _equation(left: Formula, poly: Poly, solutions: list[Relation], text: Message | None = None) -> list[Step]:
    """f_x = 3x² − 3 = 3(x − 1)(x + 1) = 0, then "so x = −1 or x = 1"."""
    product, never = _factored(poly)
    sides = [formula(poly), *_common_factor(poly), product, shown(0)]
    steps = [Step(text, line(left, *(("=", side) for side in sides)))]
    steps += [Step(msg("The factor {factor} is never 0.", factor=formula(p))) for p in never]
    told = msg("So {solutions}.", solutions=_alternatives(solutions)) if solutions else msg("This has no solution.")
    steps.append(Step(told))
    return steps


def _alternatives(solutions: list[Relation]) -> Message:
    told = msg("{value}", value=solutions[0])
    for other in solutions[1:]:
        told = msg("{first} or {second}", first=told, second=other)
    return told


def _common_factor(poly: Poly) -> list[Formula]:
    """4x(x⁸ − 1), where what is left is not factored at a glance."""
    names = poly.used_variables()
    if len(names) != 1:
        return []
    constant, found = factors(poly)
    letter = variable(names[0], names)
    head = letter ** next((n for p, n in found if p.over(names) == letter), 0) * constant
    rest = divide(poly.over(names), head)[0]
    has_none = head.is_constant and abs(constant) == 1
    if has_none or rest.degree() <= 2:
        return []
    return [juxtapose(formula(head), group(rest))]


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
    return juxtapose(*([] if constant == 1 else [constant]), *items), never
