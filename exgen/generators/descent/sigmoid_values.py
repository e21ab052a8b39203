"""The sigmoid and its slope at some places, and back from a value to its place.

σ(z) = 1/(1 + e^(−z)) and σ′(z) = σ(z)(1 − σ(z)): the two facts that training a neuron needs. Level 1 states z, level 2
a weight, a bias and inputs, level 3 values p = σ(z) from which z = ln(p/(1 − p)) follows.
"""

from dataclasses import dataclass
from fractions import Fraction

from exgen.board import shown
from exgen.errors import UserError
from exgen.figures.describe import DataPlot, Figure
from exgen.formula.build import add, equals, group, juxtapose, minus, neg, over, times
from exgen.formula.evaluate import rounded
from exgen.formula.printers import typed
from exgen.formula.tree import Formula, Function, Message, Number, Symbol, msg
from exgen.generator import Generator, Solved
from exgen.generators.descent._neuron import PLACES, sigma, sigma_slope
from exgen.generators.descent._sigmoid_columns import back_column, slope_column, value_column, z_column
from exgen.generators.descent._sigmoid_values_solution import Neuron, Row, place_of, sigma_of, solution
from exgen.given import Field
from exgen.model import ChoiceAnswer, Column, Mistake, Option, Part, Space, TableAnswer
from exgen.rng import Stream

HALF = Fraction(1, 2)
ONE = Fraction(1)
LETTERS = "ABCDE"
LARGEST = 6
"""The largest bias and input that are drawn."""

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
        return Given(z=_signed(rng, [Fraction(n) for n in range(6)]))
    if level == 2:
        w = rng.choice(WEIGHTS)
        unit = abs(w) / 2 if abs(w) > 1 else abs(w)
        zs = _signed(rng, [unit * n for n in range(6)])
        b = rng.choice(_biases(w, zs))
        return Given(w=w, b=b, x=tuple((z - b) / w for z in zs))
    values = _signed(rng, [Fraction(n, 20) for n in range(10)])
    return Given(p=tuple(HALF + v for v in values))


def _biases(w: Fraction, zs: tuple[Fraction, ...]) -> list[Fraction]:
    """Biases for which the inputs are small; not 0 and not the weight, which could be left out or exchanged unseen."""
    halves = [Fraction(n, 2) for n in range(-2 * LARGEST, 2 * LARGEST + 1) if n and 2 * w != n]
    return [b for b in halves if all(_is_small((z - b) / w) for z in zs)]


def _is_small(x: Fraction) -> bool:
    return abs(x) <= LARGEST and (2 * x).denominator == 1


def _signed(rng: Stream, sizes: list[Fraction]) -> tuple[Fraction, ...]:
    """Three different sizes, each with a sign, not all the same one."""
    chosen = rng.sample(sizes, 3)
    signs = [rng.sign() for _ in chosen]
    if len(set(signs)) == 1:
        signs[rng.below(3)] *= -1
    return tuple(size * sign for size, sign in zip(chosen, signs, strict=True))


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
        statement=_statement(given),
        parts=(_table_part(given, kind, rows), _steepest_part(kind, rows, steepest)),
        solution=solution(kind, _neuron(given), rows, steepest),
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


def _neuron(given: Given) -> Neuron | None:
    return None if given.w is None or given.b is None else (given.w, given.b)


def _rows(given: Given, kind: str) -> tuple[Row, ...]:
    stated = getattr(given, kind)
    if len(set(stated)) < len(stated):
        raise UserError("the places must all differ")
    return tuple(_value_row(p) if kind == "p" else _place_row(given, p) for p in stated)


def _place_row(given: Given, stated: Fraction) -> Row:
    z = stated
    neuron = _neuron(given)
    if neuron is not None:
        if neuron[0] == 0:
            raise UserError("the weight w must not be 0")
        z = neuron[0] * stated + neuron[1]
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


def _statement(given: Given) -> tuple[Message | Formula, ...]:
    definition = equals(sigma_of("z"), over(1, add(1, Function("exp", neg("z")))))
    rounding = msg("Round to {n} decimals where needed.", n=PLACES)
    neuron = _neuron(given)
    if neuron is None:
        return (msg("The sigmoid is:"), definition, rounding)
    w, b = neuron
    told = msg(
        "A neuron has weight {w} and bias {b}: {z}.",
        w=equals("w", shown(w)),
        b=equals("b", shown(b)),
        z=equals("z", add(juxtapose("w", "x"), "b")),
    )
    return (msg("The sigmoid is:"), definition, told, rounding)


# Parts


def _table_part(given: Given, kind: str, rows: tuple[Row, ...]) -> Part:
    columns: tuple[Column, ...]
    cells: tuple[tuple[Formula, ...], ...]
    value, slope = value_column(), slope_column("sigma", HALF)
    if kind == "z":
        columns = (Column("z", Symbol("z"), "given"), value, slope)
        cells = tuple((shown(r.stated), r.value, r.slope) for r in rows)
    elif kind == "x":
        columns = (Column("x", Symbol("x"), "given"), z_column(), value, slope)
        cells = tuple((shown(r.stated), r.z, r.value, r.slope) for r in rows)
    else:
        columns = (Column("p", sigma_of("z"), "given"), back_column(), slope_column("p", ONE))
        cells = tuple((shown(r.stated), r.z, r.slope) for r in rows)
    asked = sum((column.points for column in columns if column.role == "asked"), Fraction(0))
    return Part(
        name="values",
        prompt=msg(
            "Which {z} belongs to each of these values, and how steep is the curve there? Fill in the table.",
            z=Symbol("z"),
        )
        if kind == "p"
        else msg("Fill in the table."),
        answer=TableAnswer(columns, cells),
        points=asked * len(rows),
        space=Space("table"),
        tips=_table_tips(kind, rows[0]),
    )


def _table_tips(kind: str, row: Row) -> tuple[Message, ...]:
    rule = equals(sigma_of("z", 1), times(sigma_of("z"), group(minus(1, sigma_of("z")))))
    if kind == "p":
        return (
            msg("Solve {equation} for {z}; and {rule}.", equation=equals(sigma_of("z"), "p"), z=Symbol("z"), rule=rule),
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
    options = tuple(
        Option(letter, place_of(kind, row), _said_shortly(kind, row.stated))
        for letter, row in zip(LETTERS[: len(rows)], rows, strict=True)
    )
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
        prompt=msg("At which of these places is the curve of {function} steepest?", function=Symbol("sigma")),
        answer=ChoiceAnswer(options, LETTERS[steepest]),
        points=ONE,
        space=Space("boxes"),
        mistakes=mistakes,
        tips=(
            msg("Compare the slopes {slope} of the table.", slope=sigma_of("z", 1)),
            msg("The curve of σ is steepest in its middle, where the value is a half."),
        ),
    )


def _said_shortly(kind: str, stated: Fraction) -> tuple[str, ...]:
    """A place as pupils type it: 5.5, 5,5 or x=5,5."""
    number = typed(shown(stated))
    written = dict.fromkeys((number, number.replace(".", ",")))
    return (*written, *(f"{'σ(z)' if kind == 'p' else kind}={text}" for text in written))


def _z_of(row: Row) -> Fraction:
    return rounded(row.z, PLACES)


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
    revision=2,
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
