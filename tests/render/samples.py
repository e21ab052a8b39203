"""Hand-made exercises like those of the didactics, so that rendering is tested without any generator."""

from fractions import Fraction

from exgen.algebra import polynomial, univariate
from exgen.figures.describe import Figure, Graph, Mark
from exgen.formula.build import (
    add,
    chain,
    column,
    decimal,
    equals,
    formula,
    minus,
    neg,
    over,
    point,
    power,
    times,
    words,
)
from exgen.formula.tree import (
    Aligned,
    Call,
    Derivative,
    Evaluated,
    Group,
    Interval,
    Line,
    Polynomial,
    Symbol,
    Vector,
    msg,
    nmsg,
)
from exgen.model import (
    ChoiceAnswer,
    ClassifiedPoint,
    Column,
    DataTable,
    Exercise,
    FormulaAnswer,
    IntervalsAnswer,
    Layout,
    MatrixAnswer,
    Mistake,
    NumberAnswer,
    Option,
    Part,
    Placed,
    PointsAnswer,
    SetAnswer,
    Space,
    Step,
    TableAnswer,
    Tolerance,
    Variant,
    VectorAnswer,
    Worksheet,
)

THETA = Symbol("theta")
SLOPE = Call(Symbol("J", 1), (THETA,))
TWO_DECIMALS = Tolerance("decimals", Fraction(2))


def descent_1d() -> Exercise:
    """J = 2θ² − 8θ + 11 from 5 with rate 0.1: two steps in a table."""
    cost = univariate((2, -8, 11), "theta")
    slope = cost.diff("theta")
    columns = (
        Column("step", msg("step"), "given"),
        Column("theta", THETA, "carried"),
        Column(
            "slope",
            SLOPE,
            tolerance=TWO_DECIMALS,
            rule=Evaluated(Symbol("derivative"), (("theta", THETA),)),
            mistakes=(
                Mistake(
                    "old-slope",
                    Symbol("previous_slope"),
                    msg("kept the slope of the step before"),
                    msg("At a new place the slope is another one."),
                ),
            ),
        ),
        Column(
            "new_theta",
            msg("new {name}", name=THETA),
            tolerance=TWO_DECIMALS,
            rule=minus("theta", times("learning_rate", "slope")),
            mistakes=(
                Mistake(
                    "uphill",
                    add("theta", times("learning_rate", "slope")),
                    msg("went uphill"),
                    msg("You step along the slope."),
                ),
                Mistake(
                    "no-learning-rate",
                    minus("theta", "slope"),
                    msg("left out the learning rate"),
                    msg("You subtract the whole slope."),
                ),
            ),
        ),
    )
    rows = (
        (formula(1), formula(5), formula(12), decimal(Fraction("3.8"))),
        (formula(2), decimal(Fraction("3.8")), decimal(Fraction("7.2")), decimal(Fraction("3.08"))),
    )
    return Exercise(
        generator="descent-1d",
        revision=1,
        level=2,
        seed=1,
        given=(("function", Polynomial(cost)), ("start", formula(5)), ("learning_rate", decimal(Fraction(1, 10)))),
        variables=("theta",),
        title=msg("Gradient descent in one variable"),
        statement=(
            msg(
                "The cost function is {cost}. Start at {start} with learning rate {rate}.",
                cost=equals(Call(Symbol("J"), (THETA,)), cost),
                start=equals("theta", 5),
                rate=equals("lr", decimal(Fraction(1, 10))),
            ),
        ),
        parts=(
            Part(
                "derivative",
                msg("Find {derivative}.", derivative=SLOPE),
                FormulaAnswer(Polynomial(slope), ("theta",)),
                Fraction(1),
                Space("line", 10, lead=SLOPE),
                label=SLOPE,
                mistakes=(
                    Mistake(
                        "exponent-kept",
                        Polynomial(univariate((4, -8, 0), "theta")),
                        msg("did not lower the exponent"),
                        msg("The exponent comes to the front, and then becomes one less."),
                    ),
                ),
            ),
            Part(
                "steps",
                nmsg(
                    "Take one step of gradient descent. Fill in the table.",
                    "Take {n} steps of gradient descent. Fill in the table.",
                    2,
                ),
                TableAnswer(columns, rows, (("theta", formula(5)),), (("theta", "new_theta"),)),
                Fraction(4),
                Space("table"),
            ),
        ),
        solution=(
            Step(msg("Derivative:"), equals(SLOPE, slope), Fraction(1), "derivative"),
            Step(
                msg("Slope in step {n}:", n=1),
                equals(Call(Symbol("J", 1), (formula(5),)), minus(times(4, 5), 8), 12),
                Fraction(1),
                "steps",
            ),
            Step(
                msg("Update in step {n}:", n=1),
                equals(
                    "theta",
                    minus(5, times(decimal(Fraction(1, 10)), 12)),
                    minus(5, decimal(Fraction("1.2"))),
                    decimal(Fraction("3.8")),
                ),
                Fraction(1),
                "steps",
            ),
            Step(
                msg("Slope in step {n}:", n=2),
                equals(Call(Symbol("J", 1), (decimal(Fraction("3.8")),)), decimal(Fraction("7.2"))),
                Fraction(1),
            ),
            Step(msg("Update in step {n}:", n=2), equals("theta", decimal(Fraction("3.08"))), Fraction(1)),
            Step(figure="descent"),
        ),
        figures=(
            Figure(
                "descent",
                Graph(
                    cost, (Fraction(0), Fraction(6)), steps=(Fraction(5), Fraction("3.8"), Fraction("3.08")), name="J"
                ),
                msg("The graph of the cost function with the places that the descent visits."),
            ),
        ),
    )


def partial_mixed() -> Exercise:
    """Z = 2x³y − x²y³ + 4y² − 9: three partial derivatives."""
    z = polynomial({(3, 1): 2, (2, 3): -1, (0, 2): 4, (0, 0): -9}, ("x", "y"))
    parts = []
    steps = []
    for name, by in (("Z_x", "x"), ("Z_y", "y"), ("Z_xy", "xy")):
        derivative = z
        for letter in by:
            derivative = derivative.diff(letter)
        parts.append(
            Part(
                name,
                msg("Find {derivative}.", derivative=Symbol(name)),
                FormulaAnswer(Polynomial(derivative), ("x", "y")),
                Fraction(1),
                Space("lines", 10, lines=3, lead=Symbol(name)),
                label=Symbol(name),
            )
        )
        steps.append(
            Step(
                msg("First {x}, then {y}:", x=Symbol("x"), y=Symbol("y"))
                if len(by) > 1
                else msg("To {x}:", x=Symbol(by)),
                Aligned(
                    (
                        Line(Symbol(name), "=", Derivative(Group(Polynomial(z)), tuple(by), partial=True)),
                        Line(None, "=", Polynomial(derivative), msg("term by term")),
                    )
                ),
                Fraction(1),
                name,
            )
        )
    return Exercise(
        generator="partial-mixed",
        revision=1,
        level=2,
        seed=1,
        given=(("function", Polynomial(z)),),
        variables=("x", "y"),
        title=msg("Mixed partial derivatives"),
        statement=(msg("Given is"), equals(Call(Symbol("Z"), (Symbol("x"), Symbol("y"))), z)),
        parts=tuple(parts),
        solution=tuple(steps),
    )


def reading_a_graph() -> Exercise:
    """A figure beside the text, a choice, a set."""
    f = univariate((1, 0, -3, 1))
    options = (
        Option("a", msg("it rises")),
        Option("b", msg("it falls")),
        Option("c", msg("neither")),
    )
    return Exercise(
        generator="polynomial-graph-slope",
        revision=1,
        level=1,
        seed=1,
        given=(("function", Polynomial(f)),),
        variables=("x",),
        title=msg("Slope from a graph"),
        statement=(msg("The figure shows the graph of a function {f} with a tangent.", f=Symbol("f")),),
        parts=(
            Part(
                "behaviour",
                msg("What does {f} do where {place}?", f=Symbol("f"), place=equals("x", 0)),
                ChoiceAnswer(options, "b"),
                Fraction(1),
                Space("boxes"),
            ),
            Part(
                "slope",
                msg("Read off the slope of the tangent where {place}.", place=equals("x", 0)),
                NumberAnswer(formula(-3), Tolerance("abs", Fraction(3, 10))),
                Fraction(2),
                Space("line", 3, lead=Call(Symbol("f", 1), (formula(0),))),
            ),
            Part(
                "stationary",
                msg("Where is the slope zero? Write none if nowhere."),
                SetAnswer((formula(-1), formula(1))),
                Fraction(1, 2),
                Space("line", 8),
            ),
        ),
        solution=(
            Step(msg("The tangent falls, so the function falls there."), points=Fraction(1)),
            Step(msg("Slope:"), equals(over("Delta_y", "Delta_x"), over(-3, 1), -3), Fraction(2)),
            Step(msg("The slope is zero at the hill and in the valley."), points=Fraction(1, 2)),
            Step(figure="graph"),
        ),
        figures=(
            Figure(
                "graph",
                Graph(
                    f,
                    (Fraction(-2), Fraction(2)),
                    marks=(Mark((Fraction(0), Fraction(1)), "P"),),
                    tangents=(((Fraction(0), Fraction(1)), Fraction(-3)),),
                    grid=(Fraction(1), Fraction(1)),
                ),
                msg("The graph of the function with its tangent."),
                6.0,
                6.0,
                "both",
            ),
        ),
    )


def long_exercise() -> Exercise:
    """Longer than a page, with one kind of space after the other."""
    f = univariate((1, 0, -3, 0))
    kinds = (Option("min", msg("minimum")), Option("max", msg("maximum")), Option("saddle", msg("saddle point")))
    g = polynomial({(3, 0): 1, (1, 0): -3, (0, 2): 1}, ("x", "y"))
    points = (
        ClassifiedPoint(point(-1, 0), "saddle"),
        ClassifiedPoint(point(1, 0), "min"),
    )
    data = DataTable(
        (Symbol("x"), Symbol("y")), tuple((formula(n), decimal(Fraction(2 * n + 1, 4))) for n in range(1, 5))
    )
    long_options = (
        Option("a", msg("The step is as large as the slope, whatever the learning rate is.")),
        Option("b", msg("The step is the learning rate times the slope.")),
    )
    third = over(1, 3)
    return Exercise(
        generator="critical-points",
        revision=1,
        level=3,
        seed=1,
        given=(("function", Polynomial(g)),),
        variables=("x", "y"),
        title=msg("Critical points"),
        statement=(
            msg("Study {f} and the data.", f=equals(Call(Symbol("f"), (Symbol("x"), Symbol("y"))), g)),
            data,
        ),
        parts=(
            Part(
                "points",
                msg("Find the critical points and their kind."),
                PointsAnswer(points, kinds, ("x", "y")),
                Fraction(4),
                Space("table"),
            ),
            Part(
                "hessian",
                msg("Find the Hessian at {place}.", place=point(1, 0)),
                MatrixAnswer(((formula(6), formula(0)), (formula(0), formula(2)))),
                Fraction(2),
                Space("table"),
                label=Symbol("H"),
            ),
            Part(
                "work",
                msg("Divide by {divisor}.", divisor=minus("x", 1)),
                FormulaAnswer(Polynomial(f), ("x",), "factored"),
                Fraction(3),
                Space("grid", 8, 5),
            ),
            Part(
                "rising",
                msg("Where does {f} rise?", f=Polynomial(f)),
                IntervalsAnswer(
                    (Interval(neg(formula(2)), formula(-1)), Interval(formula(1), formula(2))), ends_free=True
                ),
                Fraction(1),
                Space("lines", 10, lines=8),
            ),
            Part(
                "gradient",
                msg("Find the gradient at {place}.", place=point(2, 1)),
                VectorAnswer((formula(9), formula(2))),
                Fraction(2),
                Space("line", 5),
                label=Symbol("g"),
            ),
            Part(
                "share", msg("Which share is that?"), NumberAnswer(third, TWO_DECIMALS), Fraction(1), Space("line", 3)
            ),
            Part("why", msg("Why? Tick one."), ChoiceAnswer(long_options, "b"), Fraction(1), Space("boxes")),
        ),
        solution=(
            Step(msg("The gradient is zero where"), chain(column("Z_x", "Z_y"), "=", column(0, 0)), Fraction(4)),
            Step(None, equals("H", Vector((formula(6), formula(2)))), Fraction(2)),
            Step(
                msg("A long chain must break over lines:"),
                equals(*(power(add("x", n), 3) for n in range(1, 13))),
                Fraction(7),
            ),
            Step(
                msg(
                    "In words: {rule}.",
                    rule=equals(words(msg("new {name}", name=THETA)), minus("theta", times("lr", SLOPE))),
                ),
                points=Fraction(2),
            ),
        ),
    )


def exercises() -> tuple[Exercise, ...]:
    return (partial_mixed(), descent_1d(), reading_a_graph(), long_exercise())


def worksheet(
    *chosen: Exercise,
    title: str = "Partial derivatives and gradient descent",
    language: str = "en",
    pupils: tuple[str, ...] = ("",),
    **layout: object,
) -> Worksheet:
    """A sheet with a variant for each pupil."""
    placed = tuple(Placed(number, exercise) for number, exercise in enumerate(chosen or exercises(), 1))
    variants = tuple(
        Variant(number, f"7K3QX-M2P{number}-9WTDA", placed, pupil) for number, pupil in enumerate(pupils, 1)
    )
    return Worksheet(title, language, 1, Layout(**layout), variants)  # type: ignore[arg-type]
