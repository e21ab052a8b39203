"""The cost of a line for given data, and its two partial derivatives: the source sheet's linear cost function.

The table of residuals leads to the cost and to both slopes at (θ₀, θ₁). From level 2 the derivatives are asked as
formulas first, on level 3 by way of the expanded cost. The cost is the mean of the squares, with 1/n and not 1/(2n),
and the statement says so, because books differ.
"""

from dataclasses import dataclass
from fractions import Fraction

from exgen.algebra import Poly
from exgen.board import at, shown, with_decimals
from exgen.figures.describe import DataPlot, Figure
from exgen.formula.build import add, equals, formula, group, juxtapose, minus, over, point, power, times
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
    SUMS,
    THETA,
    Data,
    Fit,
    check_data,
    cost_head,
    cost_polynomial,
    cost_rule,
    general_slopes,
    line_head,
    line_rule,
    slope,
    sum_head,
    summands,
    told_points,
)
from exgen.generators._data_draw import draw_fit
from exgen.generators.partial._cost_partials_solution import needed_sums, solution, square_of_three
from exgen.given import Field
from exgen.model import Column, FormulaAnswer, NumberAnswer, Part, Space, TableAnswer
from exgen.rng import Stream

ONE = Fraction(1)


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
        solution=solution(fit, cost, level),
        figures=(_figure(fit),),
    )


def _statement(fit: Fit) -> tuple[Message | Formula, ...]:
    return (
        msg(
            "The line {line} is to fit the {n} data points {pair}: {points}.",
            line=line_rule(),
            n=equals("n", fit.n),
            pair=point(Symbol("x", index="i"), Symbol("y", index="i")),
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


def _sums_part(fit: Fit) -> Part:
    columns = tuple(
        Column(
            f"sum_{name}",
            sum_head(name),
            rule=add(*(f"{name}_{row}" for row in range(1, fit.n + 1))),
            mistakes=(square_of_sum(),) if name == "square" else (),
        )
        for name in SUMS
    )
    return Part(
        name="sums",
        prompt=msg("Add up the last three columns."),
        answer=TableAnswer(columns, (tuple(shown(sum(values, Fraction(0))) for values in summands(fit)),)),
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
        space=Space("line", 3, lines=1, lead=Symbol("J")),
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
        answer=FormulaAnswer(with_decimals(cost), THETA, "expanded"),
        points=Fraction(2),
        space=Space("lines", 10, lines=4, lead=cost_head()),
        label=cost_head(),
        names=("J", "J(theta0,theta1)"),
        mistakes=expanded_mistakes(cost, count),
        tips=(
            msg("Write {square} as six terms, then add over the data.", square=square_of_three()),
            msg("You need the sums of {x}, {xx}, {y}, {xy} and {yy} over the data.", **needed_sums()),
        ),
    )
    return (expanded, *slopes)


def _thetas() -> dict[str, Formula]:
    return {"first": Symbol("theta0"), "second": Symbol("theta1")}


def _slope_part(cost: Poly, count: int, i: int, level: int) -> Part:
    name = THETA[i]
    keys = [cost.diff(v) for v in THETA]
    return Part(
        name=f"J_{i}",
        prompt=msg("Find {derivative} as a formula in {first} and {second}.", derivative=slope(name), **_thetas()),
        answer=FormulaAnswer(Polynomial(keys[i]), THETA),
        points=ONE,
        space=Space("line", 10, lines=2 if level == 2 else 0, lead=slope(name)),
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
        space=Space("line", 3, lines=1, lead=slope(name)),
        label=slope(name),
        names=_names(name, i),
        rule=rule,
        mistakes=slope_mistakes(from_sums[i], from_sums[1 - i], fit.n, by_theta1=i == 1),
        tips=_slope_tips(i),
    )


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
        Field("points", "points", msg("the data points, such as (1; 3) (2; 5)"), low=2),
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
