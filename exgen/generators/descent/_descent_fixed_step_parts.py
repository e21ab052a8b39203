"""The questions about the fixed steps: their table, and the two places between which they bounce."""

from fractions import Fraction

from exgen.board import shown
from exgen.formula.build import add, equals, formula, minus, over, times
from exgen.formula.tree import Call, FiniteSet, Formula, Function, Symbol, msg
from exgen.generators.descent._derivative_part import own_slope
from exgen.generators.descent._fixed_steps import LEAST_ROWS, Scene
from exgen.generators.descent._parabola import Parabola
from exgen.model import Column, Mistake, Part, SetAnswer, Space, TableAnswer

ONE = Fraction(1)


def sign_at(name: str) -> Formula:
    """The pupil's own slope divided by its own size: 1 or −1."""
    slope = own_slope(name, name)
    return over(slope, Function("abs", slope))


def fixed_part(scene: Scene) -> Part:
    """The table of fixed steps."""
    shape, name, start = scene.shape, scene.shape.name, scene.moves[0].old
    new = f"new_{name}"
    size = "size" if scene.halved else "step_size"
    columns = [Column("step", msg("step"), "given"), Column(name, formula(name), "carried")]
    if scene.halved:
        columns.append(Column("size", msg("step size"), "given"))
    columns.append(
        Column(
            new,
            msg("new {name}", name=formula(name)),
            rule=minus(name, times(size, sign_at(name))),
            mistakes=_fixed_mistakes(shape, size, halved=scene.halved),
            names=(name,),
        )
    )
    rows = []
    for number, move in enumerate(scene.moves, 1):
        sizes = [shown(move.size)] if scene.halved else []
        rows.append((formula(number), shown(move.old), *sizes, shown(move.new)))
    return Part(
        name="fixed_steps",
        prompt=msg("Take {n} fixed steps. Fill in the table.", n=len(rows)),
        answer=TableAnswer(tuple(columns), tuple(rows), ((name, shown(start)),), ((name, new),)),
        points=Fraction(len(rows)),
        space=Space("table"),
        tips=(
            msg(
                "Only the sign of the slope counts: where it is positive {name} shrinks, else it grows.",
                name=formula(name),
            ),
            msg(
                "The slope at the start is {slope}.",
                slope=equals(Call(Symbol("J", primes=1), (shown(start),)), shown(shape.slope(start))),
            ),
        ),
    )


def _fixed_mistakes(shape: Parabola, size: str, *, halved: bool) -> tuple[Mistake, ...]:
    name = shape.name
    never_halved = Mistake(
        "never-halved",
        minus(name, times("step_size", sign_at(name))),
        msg("did not halve the step size"),
        msg("Which step size belongs to this row? It is halved after each step."),
    )
    return (
        *((never_halved,) if halved else ()),
        Mistake(
            "size-times-slope",
            minus(name, times(size, own_slope(name, name))),
            msg("multiplied the fixed step by the slope"),
            msg("The step has a fixed size. Only the sign of the slope is used."),
        ),
        Mistake(
            "uphill",
            add(name, times(size, sign_at(name))),
            msg("went uphill"),
            msg("You step along the slope: that way {J} rises. Look at the sign in the update.", J=formula("J")),
        ),
        Mistake(
            "stopped-early",
            Symbol(name),
            msg("did not move"),
            msg("Is the slope 0 here? If not, another step follows."),
        ),
    )


def bounce_part(scene: Scene) -> Part:
    """The two places between which steps of one size go on for ever."""
    shape, name, rows = scene.shape, scene.shape.name, len(scene.moves)
    places = FiniteSet(tuple(map(shown, scene.bounce)))
    last = FiniteSet(tuple(Symbol(f"new_{name}_{row}") for row in _rising(scene, rows - 1, rows)))
    around = FiniteSet(tuple(shown(shape.lowest + sign * scene.moves[0].size) for sign in (-1, 1)))
    mistakes = [
        Mistake(
            "step-around-minimum",
            around,
            msg("went one step to either side of the minimum"),
            msg("The two places are one step apart. Which ones does it visit?"),
        )
    ]
    if scene.halved:
        mistakes.append(
            Mistake(
                "halved-places",
                last,
                msg("gave the places with halved steps"),
                msg("Now the size stays as it was at the start. Where does it go then?"),
            )
        )
    return Part(
        name="bounces",
        prompt=msg("Between which two places would it bounce if the size were never halved?")
        if scene.halved
        else msg("Between which two places does the fixed step bounce for ever?"),
        answer=SetAnswer(places.items),
        points=ONE,
        space=Space("line", 8, lead=formula(name)),
        names=(name,),
        rule=_unhalved(name) if scene.halved else last,
        mistakes=tuple(mistakes),
        tips=(
            msg("Look for places that come back again and again, on either side of the minimum."),
            msg("The minimum is where {condition}.", condition=equals(shape.derivative, 0)),
        ),
    )


def _unhalved(name: str) -> FiniteSet:
    """The third and fourth place without halving, from the pupil's own first one and derivative."""
    places: list[Formula] = [Symbol(f"new_{name}_1")]
    while len(places) < LEAST_ROWS:
        slope = own_slope(name, places[-1])
        places.append(minus(places[-1], times("step_size", over(slope, Function("abs", slope)))))
    return FiniteSet(tuple(places[-2:]))


def _rising(scene: Scene, *rows: int) -> list[int]:
    """Rows of the first table, the one with the smallest new place first."""
    return sorted(rows, key=lambda row: scene.moves[row - 1].new)
