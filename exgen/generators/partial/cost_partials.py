"""The cost of a line for given data, and its two partial derivatives: the source sheet's linear cost function.

The table of residuals leads to the cost and to both slopes at (θ₀, θ₁). From level 2 the derivatives are asked as
formulas first, on level 3 by way of the expanded cost. The cost is the mean of the squares, with 1/n and not 1/(2n),
and the statement says so, because books differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly, constant, variable
from exgen.board import at, evaluation, line, shown
from exgen.figures.describe import DataPlot, Figure
from exgen.formula.build import add, equals, formula, group, juxtapose, minus, neg, over, power, times
from exgen.formula.tree import Derivative, Formula, Message, Polynomial, Relation, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators._cost_mistakes import (
    cost_mistakes,
    expanded_mistakes,
    height_mistakes,
    poly_slope_mistakes,
    product_mistakes,
    residual_mistakes,
    slope_mistakes,
    square_mistakes,
    square_of_sum,
)
from exgen.generators._data import (
    THETA,
    Data,
    Fit,
    check_data,
    cost_head,
    cost_polynomial,
    cost_rule,
    formula_point,
    general_slopes,
    height_line,
    line_head,
    line_rule,
    residual_line,
    slope,
    sum_line,
    told_points,
)
from exgen.generators._data_draw import draw_fit
from exgen.given import Field
from exgen.model import Column, FormulaAnswer, NumberAnswer, Part, Space, Step, TableAnswer
from exgen.rng import Stream

ONE = Fraction(1)
SUMS = ("residual", "square", "product")


@dataclass(frozen=True, slots=True)
class Given:
    points: Data
    theta0: Fraction
    theta1: Fraction


def sample(rng: Stream, level: int) -> Given:
    fit = draw_fit(rng, {1: 2, 2: 4, 3: 5}[level])
    return Given(fit.points, fit.theta0, fit.theta1)


def solve(given: Given, level: int) -> Solved:
    check_data(given.points)
    fit = Fit(given.points, given.theta0, given.theta1)
    cost = cost_polynomial(given.points)
    formulas = _formula_parts(cost, fit.n, level) if level > 1 else ()
    return Solved(
        variables=THETA,
        statement=_statement(fit),
        parts=(_table_part(fit), _sums_part(fit), _cost_part(fit), *formulas, *_value_parts(fit, level)),
        solution=_solution(fit, cost, level),
        figures=(_figure(fit),),
    )


def _statement(fit: Fit) -> tuple[Message | Formula, ...]:
    return (
        msg(
            "The line {line} is to fit the {n} data points (x, y): {points}.",
            line=line_rule(),
            n=fit.n,
            points=told_points(fit.points),
        ),
        msg(
            "The cost function is the mean of the squared differences (with {factor} in front, not {other}):",
            factor=over(1, "n"),
            other=over(1, juxtapose(2, "n")),
        ),
        cost_rule(),
        msg(
            "Take {first} and {second}.",
            first=equals("theta0", shown(fit.theta0)),
            second=equals("theta1", shown(fit.theta1)),
        ),
    )


# Parts


def _table_part(fit: Fit) -> Part:
    quarter = Fraction(1, 4)
    difference = minus(line_head(), "y")
    columns = (
        Column("x", formula("x"), "given"),
        Column("y", formula("y"), "given"),
        Column("h", line_head(), "asked", quarter, None, add("theta0", times("theta1", "x")), height_mistakes()),
        Column("residual", difference, "asked", quarter, None, minus("h", "y"), residual_mistakes()),
        Column("square", power(group(difference), 2), "asked", quarter, None, power("residual", 2), square_mistakes()),
        Column(
            "product", times(group(difference), "x"), "asked", quarter, None, times("residual", "x"), product_mistakes()
        ),
    )
    rows = tuple(
        (shown(x), shown(y), shown(fit.height(x)), shown(r), shown(r * r), shown(r * x))
        for (x, y), r in zip(fit.points, fit.residuals, strict=True)
    )
    return Part(
        name="residuals",
        prompt=msg("Fill in the table of residuals."),
        answer=TableAnswer(columns, rows),
        points=Fraction(fit.n),
        space=Space("table"),
        tips=(
            msg("A residual is the height of the line less the height of the data point: {rule}.", rule=difference),
            msg("First row: substitute {x} into {line}.", x=equals("x", shown(fit.points[0][0])), line=line_rule()),
        ),
    )


def _sums(fit: Fit) -> tuple[tuple[Fraction, ...], ...]:
    return fit.residuals, tuple(r * r for r in fit.residuals), fit.products


def _sum_head(name: str) -> Formula:
    """Σ(h(x) − y), as the table's last row is called."""
    difference = group(minus(line_head(), "y"))
    body = {"residual": difference, "square": power(difference, 2), "product": times(difference, "x")}[name]
    return juxtapose(Symbol("Sigma"), body)


def _sums_part(fit: Fit) -> Part:
    columns = tuple(
        Column(
            f"sum_{name}",
            _sum_head(name),
            rule=add(*(f"{name}_{row}" for row in range(1, fit.n + 1))),
            mistakes=(square_of_sum(),) if name == "square" else (),
        )
        for name in SUMS
    )
    return Part(
        name="sums",
        prompt=msg("Add up the last three columns."),
        answer=TableAnswer(columns, (tuple(shown(sum(values, Fraction(0))) for values in _sums(fit)),)),
        points=Fraction(3),
        space=Space("table"),
        tips=(
            msg("Add the numbers of a column with their signs."),
            msg("The sum of the squares is never negative; the other two sums can be."),
        ),
    )


def _cost_part(fit: Fit) -> Part:
    return Part(
        name="cost",
        prompt=msg("Calculate the cost {J} of this line.", J=Symbol("J")),
        answer=NumberAnswer(shown(fit.cost)),
        points=ONE,
        space=Space("line", 3, lead=Symbol("J")),
        label=Symbol("J"),
        names=("J", "cost"),
        rule=over("sum_square", fit.n),
        mistakes=cost_mistakes(fit.n),
        tips=(
            msg("The cost is the mean of the squared residuals."),
            msg("Divide one of the three sums by {n}.", n=fit.n),
        ),
    )


def _formula_parts(cost: Poly, count: int, level: int) -> tuple[Part, ...]:
    slopes = (_slope_part(cost, count, 0, level), _slope_part(cost, count, 1, level))
    if level < 3:
        return slopes
    expanded = Part(
        name="J",
        prompt=msg("Expand {J}: find it as a polynomial in {first} and {second}.", J=cost_head(), **_thetas()),
        answer=FormulaAnswer(Polynomial(cost), THETA, "expanded"),
        points=Fraction(2),
        space=Space("lines", 10, lines=4, lead=cost_head()),
        label=cost_head(),
        names=("J", "J(theta0,theta1)"),
        mistakes=expanded_mistakes(cost, count),
        tips=(
            msg("Write {square} as six terms, then add over the data.", square=_square_of_three()),
            msg("You need the sums of {x}, {xx}, {y}, {xy} and {yy} over the data.", **_needed_sums()),
        ),
    )
    return (expanded, *slopes)


def _thetas() -> dict[str, Formula]:
    return {"first": Symbol("theta0"), "second": Symbol("theta1")}


def _square_of_three() -> Formula:
    return power(group(add("theta0", juxtapose("theta1", "x"), neg("y"))), 2)


def _needed_sums() -> dict[str, Formula]:
    return {
        "x": Symbol("x"),
        "xx": power("x", 2),
        "y": Symbol("y"),
        "xy": juxtapose("x", "y"),
        "yy": power("y", 2),
    }


def _slope_part(cost: Poly, count: int, i: int, level: int) -> Part:
    name = THETA[i]
    keys = [cost.diff(v) for v in THETA]
    return Part(
        name=f"J_{i}",
        prompt=msg("Find {derivative} as a formula in {first} and {second}.", derivative=slope(name), **_thetas()),
        answer=FormulaAnswer(Polynomial(keys[i]), THETA),
        points=ONE,
        space=Space("line", 10, lead=slope(name)),
        label=slope(name),
        names=_names(name, i),
        rule=Derivative(Symbol("J"), (name,), partial=True) if level == 3 else None,
        mistakes=poly_slope_mistakes(keys[i], keys[1 - i], count, by_theta1=i == 1),
        tips=_slope_tips(i),
    )


def _names(name: str, i: int) -> tuple[str, ...]:
    return (f"∂J/∂{name}", f"dJ/d{name}", f"J_{i}", f"J_{name}")


def _slope_tips(i: int) -> tuple[Message, ...]:
    rule = general_slopes()[i]
    return (
        msg("Differentiate the square with the chain rule, under the sum sign."),
        msg("In general {rule}.", rule=Relation((rule.operands[0], rule.operands[-1]), ("=",))),
    )


def _value_parts(fit: Fit, level: int) -> tuple[Part, ...]:
    return tuple(_value_part(fit, i, level) for i in (0, 1))


def _value_part(fit: Fit, i: int, level: int) -> Part:
    name = THETA[i]
    from_sums = [over(times(2, f"sum_{column}"), fit.n) for column in ("residual", "product")]
    rule = from_sums[i] if level == 1 else at(f"J_{i}", theta0=Symbol("theta0"), theta1=Symbol("theta1"))
    return Part(
        name=f"J_{i}_at",
        prompt=msg(
            "Calculate {derivative} at {first} and {second}.",
            derivative=slope(name),
            first=equals("theta0", shown(fit.theta0)),
            second=equals("theta1", shown(fit.theta1)),
        ),
        answer=NumberAnswer(shown(fit.slopes[i])),
        points=ONE,
        space=Space("line", 3, lead=slope(name)),
        label=slope(name),
        names=_names(name, i),
        rule=rule,
        mistakes=slope_mistakes(from_sums[i], from_sums[1 - i], fit.n, by_theta1=i == 1),
        tips=_slope_tips(i),
    )


# Worked solution


def _solution(fit: Fit, cost: Poly, level: int) -> tuple[Step, ...]:
    steps = _row_steps(fit)
    for name, values in zip(SUMS, _sums(fit), strict=True):
        text = msg("Sums:") if name == "residual" else None
        steps.append(Step(text, sum_line(_sum_head(name), values), ONE, "sums"))
    squares = sum(_sums(fit)[1], Fraction(0))
    mean = line("J", ("=", _mean_of_squares()), ("=", over(shown(squares), fit.n)), ("=", shown(fit.cost)))
    steps.append(Step(msg("Cost, the mean of the squares:"), mean, ONE, "cost"))
    steps += _general_steps()
    if level == 1:
        steps += [_value_from_sum(fit, i, ONE) for i in (0, 1)]
    else:
        steps += _expanded_steps(fit, cost) if level == 3 else []
        steps += _formula_steps(fit, cost, level)
        steps += _value_steps(fit, cost)
    steps.append(Step(figure="line"))
    return tuple(steps)


def _mean_of_squares() -> Formula:
    return juxtapose(over(1, "n"), _sum_head("square"))


def _row_steps(fit: Fit) -> list[Step]:
    steps = []
    for (x, y), r in zip(fit.points, fit.residuals, strict=True):
        difference = group(minus(line_head(shown(x)), "y"))
        steps += [
            Step(msg("Data point {point}:", point=formula_point((x, y))), height_line(fit, x)),
            Step(None, residual_line(fit, x, y)),
            Step(None, _square_line(power(difference, 2), r)),
            Step(
                None,
                line(times(difference, shown(x)), ("=", times(shown(r), shown(x))), ("=", shown(r * x))),
                ONE,
                "residuals",
            ),
        ]
    return steps


def _square_line(left: Formula, r: Fraction) -> Relation:
    """(h(1) − y)² = (−4)² = 16"""
    return line(left, ("=", power(shown(r), 2) if r else shown(r)), ("=", shown(r * r)))


def _general_steps() -> list[Step]:
    first, second = general_slopes()
    return [
        Step(
            msg("With respect to {name}: the chain rule gives 2 times the brackets, times 1.", name=Symbol("theta0")),
            first,
        ),
        Step(
            msg(
                "With respect to {name}: the chain rule gives 2 times the brackets, times {x}.",
                name=Symbol("theta1"),
                x=Symbol("x", index="i"),
            ),
            second,
        ),
    ]


def _value_from_sum(fit: Fit, i: int, points: Fraction = Fraction(0)) -> Step:
    """∂J/∂θ₀ = 2/n · Σ(h(x) − y) = 2/4 · 6 = 3"""
    name = SUMS[0] if i == 0 else SUMS[2]
    total = sum(_sums(fit)[0 if i == 0 else 2], Fraction(0))
    text = None
    if not points and i == 0:
        text = msg("Check with the sums of the table, the same:")
    elif i == 0:
        text = msg("With the sums of the table:")
    result = line(
        slope(THETA[i]),
        ("=", juxtapose(over(2, "n"), _sum_head(name))),
        ("=", times(over(2, fit.n), shown(total))),
        ("=", shown(fit.slopes[i])),
    )
    return Step(text, result, points, f"J_{i}_at" if points else "")


def _data_sums(points: Data) -> dict[str, tuple[Fraction, ...]]:
    return {
        "x": tuple(x for x, _ in points),
        "xx": tuple(x * x for x, _ in points),
        "y": tuple(y for _, y in points),
        "xy": tuple(x * y for x, y in points),
        "yy": tuple(y * y for _, y in points),
    }


def _data_sum_steps(fit: Fit, wanted: Sequence[str]) -> list[Step]:
    heads, values = _needed_sums(), _data_sums(fit.points)
    found = []
    for place, key in enumerate(wanted):
        text = msg("Sums over the data:") if place == 0 else None
        found.append(Step(text, sum_line(juxtapose(Symbol("Sigma"), heads[key]), values[key])))
    return found


def _inside(points: Data, i: int) -> Poly:
    """Σ(θ₀ + θ₁x − y), or with each term times x, as a polynomial."""
    weights = [ONE if i == 0 else x for x, _ in points]
    total = constant(0, THETA)
    for weight, (x, y) in zip(weights, points, strict=True):
        height = variable("theta0", THETA) + variable("theta1", THETA) * x - y
        total = total + height * weight
    return total


def _expanded_steps(fit: Fit, cost: Poly) -> list[Step]:
    expanded = add(
        power("theta0", 2),
        juxtapose(2, "x", "theta0", "theta1"),
        juxtapose(power("x", 2), power("theta1", 2)),
        neg(juxtapose(2, "y", "theta0")),
        neg(juxtapose(2, "x", "y", "theta1")),
        power("y", 2),
    )
    squared = line(_square_of_three(), ("=", expanded))
    total = cost * fit.n
    result = line(cost_head(), ("=", juxtapose(over(1, fit.n), group(Polynomial(total)))), ("=", Polynomial(cost)))
    return [
        Step(msg("Expand the square of one residual:"), squared),
        *_data_sum_steps(fit, ("x", "xx", "y", "xy", "yy")),
        Step(msg("Add over the {n} data points and divide by {n}:", n=fit.n), result, Fraction(2), "J"),
    ]


def _formula_steps(fit: Fit, cost: Poly, level: int) -> list[Step]:
    if level == 3:
        texts = (msg("Differentiate the expanded cost:"), None)
        return [
            Step(text, line(slope(v), ("=", Polynomial(cost.diff(v)))), ONE, f"J_{i}")
            for i, (v, text) in enumerate(zip(THETA, texts, strict=True))
        ]
    steps = _data_sum_steps(fit, ("x", "xx", "y", "xy"))
    for i, name in enumerate(THETA):
        inside = Polynomial(_inside(fit.points, i))
        result = line(slope(name), ("=", juxtapose(over(2, fit.n), group(inside))), ("=", Polynomial(cost.diff(name))))
        text = msg("With {line} the sums become formulas:", line=line_rule()) if i == 0 else None
        steps.append(Step(text, result, ONE, f"J_{i}"))
    return steps


def _value_steps(fit: Fit, cost: Poly) -> list[Step]:
    place = {"theta0": fit.theta0, "theta1": fit.theta1}
    steps = []
    for i, name in enumerate(THETA):
        text = msg(
            "Substitute {first} and {second}:",
            first=equals("theta0", shown(fit.theta0)),
            second=equals("theta1", shown(fit.theta1)),
        )
        steps.append(Step(text if i == 0 else None, evaluation(slope(name), cost.diff(name), place), ONE, f"J_{i}_at"))
    return [*steps, _value_from_sum(fit, 0), _value_from_sum(fit, 1)]


def _figure(fit: Fit) -> Figure:
    points = tuple((x, y) for x, y in fit.points)
    return Figure(
        "line",
        DataPlot(points, ((Symbol("h"), fit.theta0, fit.theta1),)),
        msg("The data points and the line."),
    )


GENERATOR = Generator(
    title=msg("The cost function of a line"),
    topic="partial",
    revision=1,
    given=Given,
    fields=(
        Field("points", "points", msg("the data points, such as (1; 3) (2; 5)")),
        Field("theta0", "number", msg("the intercept of the line")),
        Field("theta1", "number", msg("the slope of the line")),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("two data points, values only"),
        msg("four data points, the partial derivatives as formulas and their values"),
        msg("five data points, the cost expanded first"),
    ),
)
