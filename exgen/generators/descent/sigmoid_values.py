"""The sigmoid and its slope at some places, and back from a value to its place.

σ(z) = 1/(1 + e^(−z)) and σ′(z) = σ(z)(1 − σ(z)): the two facts that training a neuron needs. Level 1 states z, level 2
a weight, a bias and inputs, level 3 values p = σ(z) from which z = ln(p/(1 − p)) follows.
"""

from dataclasses import dataclass
from fractions import Fraction

from exgen.board import line, shown
from exgen.errors import UserError
from exgen.figures.describe import DataPlot, Figure
from exgen.formula.build import Value, add, equals, formula, group, juxtapose, minus, neg, over, power, times
from exgen.formula.evaluate import rounded
from exgen.formula.tree import Call, Formula, Function, Message, Number, Relation, Sign, Sum, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators.descent._neuron import PLACES, about, logistic, rounded_number, sigma, sigma_slope
from exgen.given import Field
from exgen.model import ChoiceAnswer, Column, Mistake, Option, Part, Space, Step, TableAnswer, Tolerance
from exgen.rng import Stream

HALF = Fraction(1, 2)
ONE = Fraction(1)
ROUND = Tolerance("decimals", Fraction(PLACES))
LETTERS = "ABCDE"
WEIGHTS = tuple(Fraction(n, 2) for n in (-4, -3, -2, -1, 1, 2, 3, 4))


@dataclass(frozen=True, slots=True)
class Given:
    """Either z, or w, b and x, or the values p."""

    z: tuple[Fraction, ...] | None = None
    w: Fraction | None = None
    b: Fraction | None = None
    x: tuple[Fraction, ...] | None = None
    p: tuple[Fraction, ...] | None = None


def sample(rng: Stream, level: int) -> Given:
    """Three places whose distances from 0 differ, so that one is the steepest; on level 2 the inputs that give them."""
    if level == 1:
        return Given(z=_signed(rng, [Fraction(n) for n in range(7)]))
    if level == 2:
        w = rng.choice(WEIGHTS)
        unit = abs(w) / 2 if abs(w) > 1 else abs(w)
        first, *others = _signed(rng, [unit * n for n in range(7)])
        start = Fraction(rng.nonzero(-4, 4))
        xs = (start, *(start + (z - first) / w for z in others))
        return Given(w=w, b=first - w * start, x=xs)
    values = _signed(rng, [Fraction(n, 20) for n in range(10)])
    return Given(p=tuple(HALF + v for v in values))


def _signed(rng: Stream, sizes: list[Fraction]) -> tuple[Fraction, ...]:
    """Three different sizes, each with a sign, not all the same one."""
    chosen = rng.sample(sizes, 3)
    signs = [rng.sign() for _ in chosen]
    if len(set(signs)) == 1:
        signs[rng.below(3)] *= -1
    return tuple(size * sign for size, sign in zip(chosen, signs, strict=True))


@dataclass(frozen=True, slots=True)
class Row:
    """One place: what is stated there (z, x or p), then z, σ(z) and σ′(z) exactly."""

    stated: Fraction
    z: Formula
    value: Formula
    slope: Formula
    flatness: Fraction
    """Grows with the distance from the steepest place."""


def solve(given: Given, level: int) -> Solved:
    kind = _kind(given)
    rows = _rows(given, kind)
    if not 2 <= len(rows) <= len(LETTERS):
        raise UserError(f"this exercise takes 2 to {len(LETTERS)} different places")
    flat = [row.flatness for row in rows]
    if flat.count(min(flat)) > 1:
        raise UserError("two of these places are equally steep; state places of which one is the steepest")
    steepest = flat.index(min(flat))
    return Solved(
        variables=("z",),
        statement=_statement(given, kind),
        parts=(_table_part(given, kind, rows), _steepest_part(kind, rows, steepest)),
        solution=_solution(given, kind, rows, steepest),
        figures=(_figure(rows),),
    )


def _kind(given: Given) -> str:
    """What is stated: "z", "x" or "p". UserError unless it is exactly one of them."""
    line_stated = [given.w is not None, given.b is not None, given.x is not None]
    kinds = [name for name, stated in (("z", given.z), ("p", given.p)) if stated is not None]
    kinds += ["x"] if all(line_stated) else []
    if len(kinds) != 1 or (any(line_stated) and not all(line_stated)):
        raise UserError("state either z, or w, b and x together, or p")
    return kinds[0]


def _rows(given: Given, kind: str) -> tuple[Row, ...]:
    stated = getattr(given, kind)
    if len(set(stated)) < len(stated):
        raise UserError("the places must all differ")
    return tuple(_value_row(p) if kind == "p" else _place_row(given, p) for p in stated)


def _place_row(given: Given, stated: Fraction) -> Row:
    z = stated
    if given.w is not None and given.b is not None:
        if given.w == 0:
            raise UserError("the weight w must not be 0")
        z = given.w * stated + given.b
    if abs(z) > 20 or z.denominator > 1000:
        raise UserError("choose smaller numbers: every z must lie from -20 to 20")
    if z == 0:
        return Row(stated, shown(z), shown(HALF), shown(HALF / 2), abs(z))
    return Row(stated, shown(z), sigma(z), sigma_slope(sigma(z)), abs(z))


def _value_row(p: Fraction) -> Row:
    if not 0 < p < 1 or p.denominator > 1000:
        raise UserError("every value p must lie between 0 and 1, such as 0.8")
    z: Formula = shown(0) if p == HALF else Function("ln", Number(p / (1 - p)))
    return Row(p, z, shown(p), shown(p * (1 - p)), abs(p - HALF))


def _sigma(argument: Value, primes: int = 0) -> Formula:
    """σ(z) or σ′(z)"""
    return Call(Symbol("sigma", primes=primes), (formula(argument),))


def _statement(given: Given, kind: str) -> tuple[Message, ...]:
    definition = equals(_sigma("z"), over(1, add(1, Function("exp", neg("z")))))
    first = msg("The sigmoid is {definition}.", definition=definition)
    rounding = msg("Round to {n} decimals where a value does not end.", n=PLACES)
    if kind == "x":
        assert given.w is not None
        assert given.b is not None
        neuron = msg(
            "A neuron has weight {w} and bias {b}: {z}.",
            w=equals("w", shown(given.w)),
            b=equals("b", shown(given.b)),
            z=equals("z", add(juxtapose("w", "x"), "b")),
        )
        return (first, neuron, rounding)
    return (first, rounding)


# Parts


def _table_part(given: Given, kind: str, rows: tuple[Row, ...]) -> Part:
    columns: tuple[Column, ...]
    cells: tuple[tuple[Formula, ...], ...]
    value, slope = _value_column(), _slope_column("sigma", HALF)
    if kind == "z":
        columns = (Column("z", Symbol("z"), "given"), value, slope)
        cells = tuple((shown(r.stated), r.value, r.slope) for r in rows)
    elif kind == "x":
        columns = (Column("x", Symbol("x"), "given"), _z_column(), value, slope)
        cells = tuple((shown(r.stated), r.z, r.value, r.slope) for r in rows)
    else:
        columns = (Column("p", _sigma("z"), "given"), _back_column(), _slope_column("p", ONE))
        cells = tuple((shown(r.stated), r.z, r.slope) for r in rows)
    asked = sum((column.points for column in columns if column.role == "asked"), Fraction(0))
    return Part(
        name="values",
        prompt=msg("Fill in the table."),
        answer=TableAnswer(columns, cells),
        points=asked * len(rows),
        space=Space("table"),
        tips=_table_tips(kind, rows[0]),
    )


def _value_column() -> Column:
    return Column(
        "sigma",
        _sigma("z"),
        points=HALF,
        tolerance=ROUND,
        rule=Function("sigmoid", Symbol("z")),
        mistakes=(
            Mistake(
                "exponential",
                Function("exp", Symbol("z")),
                msg("took only the power of e"),
                msg("The power of e is a part of the denominator. What is done with it?"),
            ),
            Mistake(
                "exponent-sign",
                Function("sigmoid", neg("z")),
                msg("used {wrong} for {right}", wrong=Function("exp", Symbol("z")), right=Function("exp", neg("z"))),
                msg("Look at the sign in the exponent. For a positive z the output is above a half."),
            ),
        ),
        names=("sigma", "σ", "σ(z)", "y"),
    )


def _slope_column(value: str, points: Fraction) -> Column:
    """σ′(z), from the column that holds σ(z)."""
    return Column(
        "slope",
        _sigma("z", 1),
        points=points,
        tolerance=ROUND,
        rule=times(value, minus(1, value)),
        mistakes=(
            Mistake(
                "value-for-slope",
                Symbol(value),
                msg("gave σ(z) for σ′(z)"),
                msg("The slope of σ is not its value, as it is for the power of e. Which product is it?"),
            ),
            Mistake(
                "only-rest",
                minus(1, value),
                msg("gave only 1 − σ(z)"),
                msg("That is the second factor. By what is it multiplied?"),
            ),
            Mistake(
                "value-squared",
                power(value, 2),
                msg("squared σ(z)"),
                msg("The two factors differ: the second one is what σ(z) lacks to 1."),
            ),
        ),
        names=("σ'", "σ'(z)"),
    )


def _z_column() -> Column:
    return Column(
        "z",
        Symbol("z"),
        rule=add(times("w", "x"), "b"),
        mistakes=(
            Mistake(
                "bias-lost",
                times("w", "x"),
                msg("left out the bias"),
                msg("The neuron also adds something that does not depend on x."),
            ),
            Mistake(
                "parameters-exchanged",
                add(times("b", "x"), "w"),
                msg("exchanged weight and bias"),
                msg("Which of the two is multiplied by x?"),
            ),
        ),
        names=("z",),
    )


def _back_column() -> Column:
    odds = over("p", minus(1, "p"))
    return Column(
        "z",
        Symbol("z"),
        tolerance=ROUND,
        rule=Function("ln", odds),
        mistakes=(
            Mistake(
                "logarithm-forgotten",
                odds,
                msg("forgot the logarithm"),
                msg("That is the power of e. Which exponent does it have?"),
            ),
            Mistake(
                "turned-over",
                Function("ln", over(minus(1, "p"), "p")),
                msg("turned the fraction over"),
                msg("Check the sign: is σ(z) above a half when z is positive?"),
            ),
            Mistake(
                "logarithm-of-value",
                Function("ln", Symbol("p")),
                msg("took the logarithm of σ(z)"),
                msg("First find the power of e from the equation. Then take the logarithm."),
            ),
            Mistake(
                "sigmoid-again",
                Function("sigmoid", Symbol("p")),
                msg("took σ of the value"),
                msg("The value of σ is given here. Which z has that value?"),
            ),
        ),
        names=("z",),
    )


def _table_tips(kind: str, row: Row) -> tuple[Message, ...]:
    rule = equals(_sigma("z", 1), times(_sigma("z"), group(minus(1, _sigma("z")))))
    if kind == "p":
        return (
            msg("Solve {equation} for {z}; and {rule}.", equation=equals(_sigma("z"), "p"), z=Symbol("z"), rule=rule),
            msg("First {equation}.", equation=equals(Function("exp", neg("z")), over(minus(1, "p"), "p"))),
        )
    first = (
        msg("First row: substitute {z} into the sigmoid.", z=equals("z", row.z))
        if kind == "z"
        else msg(
            "First row: substitute {x} into {z}.", x=equals("x", shown(row.stated)), z=add(juxtapose("w", "x"), "b")
        )
    )
    return (msg("The slope follows from the value: {rule}.", rule=rule), first)


def _steepest_part(kind: str, rows: tuple[Row, ...], steepest: int) -> Part:
    highest = max(range(len(rows)), key=lambda i: rows[i].stated if kind == "p" else _z_of(rows[i]))
    options = tuple(Option(letter, _place(kind, row)) for letter, row in zip(LETTERS[: len(rows)], rows, strict=True))
    mistakes = (
        ()
        if highest == steepest
        else (
            Mistake(
                "highest-for-steepest",
                Symbol(LETTERS[highest]),
                msg("took the highest place for the steepest"),
                msg("High is not steep: far from 0 the curve of σ is nearly flat."),
            ),
        )
    )
    return Part(
        name="steepest",
        prompt=msg("At which of these places is the curve of σ steepest?"),
        answer=ChoiceAnswer(options, LETTERS[steepest]),
        points=ONE,
        space=Space("boxes"),
        mistakes=mistakes,
        tips=(
            msg("Compare the slopes {slope} of the table.", slope=_sigma("z", 1)),
            msg("The curve of σ is steepest in its middle, where the value is a half."),
        ),
    )


def _z_of(row: Row) -> Fraction:
    return rounded(row.z, PLACES)


def _place(kind: str, row: Row) -> Relation:
    """z = 2, x = 2 or σ(z) = 0,8"""
    return equals(_sigma("z") if kind == "p" else kind, shown(row.stated))


# Worked solution


def _solution(given: Given, kind: str, rows: tuple[Row, ...], steepest: int) -> tuple[Step, ...]:
    rule = equals(_sigma("z", 1), times(_sigma("z"), group(minus(1, _sigma("z")))))
    steps = [Step(msg("The slope of the sigmoid:"), rule)]
    if kind == "p":
        odds = over(minus(1, "p"), "p")
        solved = line(
            equals(over(1, add(1, Function("exp", neg("z")))), "p"),
            ("⇒", equals(Function("exp", neg("z")), minus(over(1, "p"), 1), odds)),
            ("⇒", equals("z", Function("ln", over("p", minus(1, "p"))))),
        )
        steps.append(Step(msg("Solve for {z}, with {p} the value of σ:", z=Symbol("z"), p=Symbol("p")), solved))
    for row in rows:
        steps += _back_steps(row) if kind == "p" else _row_steps(given, kind, row)
    place = _place(kind, rows[steepest])
    told = msg("The largest slope is the one at {place}: there {z} is nearest to 0.", place=place, z=Symbol("z"))
    return (*steps, Step(told, None, ONE, "steepest"), Step(figure="curve"))


def _row_steps(given: Given, kind: str, row: Row) -> list[Step]:
    z = _z_of(row) if row.flatness else Fraction(0)
    worked_out = logistic(z)
    sides: list[tuple[Sign, Value]] = [] if worked_out is None else [("=", worked_out)]
    steps = []
    text: Message | None = msg("At {place}:", place=_place(kind, row))
    if kind == "x":
        assert given.w is not None
        assert given.b is not None
        product = Sum((times(shown(given.w), shown(row.stated)), shown(given.b)))
        summed = Sum((shown(given.w * row.stated), shown(given.b)))
        steps.append(Step(text, line("z", ("=", product), ("=", summed), ("=", shown(z))), ONE, "values"))
        text = None
    steps.append(Step(text, line(_sigma(shown(z)), *sides, about(row.value)), HALF, "values"))
    return [*steps, _slope_step(_sigma(shown(z), 1), row, HALF)]


def _slope_step(left: Formula, row: Row, points: Fraction) -> Step:
    value = rounded_number(row.value)
    rest = rounded_number(minus(1, row.value))
    sign: Sign = "=" if value.places is None else "≈"
    return Step(None, line(left, (sign, times(value, rest)), about(row.slope)), points, "values")


def _back_steps(row: Row) -> list[Step]:
    p = row.stated
    fraction = over(shown(p), shown(1 - p))
    sides: list[tuple[Sign, Value]] = [("=", Function("ln", fraction)), ("=", Function("ln", Number(p / (1 - p))))]
    found = line("z", *sides, about(row.z))
    return [
        Step(msg("At {place}:", place=_place("p", row)), found, ONE, "values"),
        _slope_step(_sigma("z", 1), row, ONE),
    ]


def _figure(rows: tuple[Row, ...]) -> Figure:
    return Figure(
        "curve",
        DataPlot(
            tuple((rounded(row.z, PLACES), rounded(row.value, PLACES)) for row in rows),
            sigmoids=((Symbol("sigma"), ONE, Fraction(0)),),
            x_name="z",
            y_name="y",
        ),
        msg("The curve of the sigmoid with the places of the table."),
    )


GENERATOR = Generator(
    title=msg("Values of the sigmoid"),
    topic="descent",
    revision=1,
    given=Given,
    fields=(
        Field("z", "numbers", msg("the places z, such as (-1; 0; 2)"), required=False),
        Field("w", "number", msg("the weight, with b and x"), required=False),
        Field("b", "number", msg("the bias, with w and x"), required=False),
        Field("x", "numbers", msg("the inputs x, with w and b"), required=False),
        Field("p", "numbers", msg("the values of the sigmoid, from which z is asked"), required=False),
    ),
    sample=sample,
    solve=solve,
    levels=(
        msg("three places z"),
        msg("a weight, a bias and three inputs"),
        msg("three values of the sigmoid, from which z is asked"),
    ),
)
