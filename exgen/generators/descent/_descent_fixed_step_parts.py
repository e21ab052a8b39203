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


def sign_at(name: str, place: str | Formula) -> Formula:
    """The pupil's own slope at a place divided by its own size: 1 or −1."""
    slope = own_slope(name, place)
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
            rule=minus(name, times(size, sign_at(name, name))),
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
        minus(name, times("step_size", sign_at(name, name))),
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
            add(name, times(size, sign_at(name, name))),
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
        rule=_own_bounce(name, rows, halved=scene.halved),
        mistakes=tuple(mistakes),
        tips=(
            msg("Look for places that come back again and again, on either side of the minimum."),
            msg("The minimum is where {condition}.", condition=equals(shape.derivative, 0)),
        ),
    )


def _own_bounce(name: str, rows: int, *, halved: bool) -> FiniteSet:
    """Where the pupil's own steps bounce, by her own derivative; without a value where they do not yet.

    Her last two places where these lie on either side of the minimum, else the last one and the place after it. With
    halving they come from the third and fourth place without, which start from her own first one.
    """
    before, last = _unhalved(name) if halved else (Symbol(f"new_{name}_{rows - 1}"), Symbol(f"new_{name}_{rows}"))
    after = minus(last, times("step_size", sign_at(name, last)))
    arrived = minus(1, times(sign_at(name, before), sign_at(name, last)))
    arriving = minus(1, times(sign_at(name, last), sign_at(name, after)))
    other = add(after, times(over(arrived, arriving), minus(before, after)))
    middle, half = over(add(last, other), 2), over(Function("abs", minus(last, other)), 2)
    return FiniteSet((minus(middle, half), add(middle, half)))


def _unhalved(name: str) -> tuple[Formula, Formula]:
    """The third and fourth place without halving, from the pupil's own first one and derivative."""
    places: list[Formula] = [Symbol(f"new_{name}_1")]
    while len(places) < LEAST_ROWS:
        places.append(minus(places[-1], times("step_size", sign_at(name, places[-1]))))
    return places[-2], places[-1]


def _rising(scene: Scene, *rows: int) -> list[int]:
    """Rows of the first table, the one with the smallest new place first."""
    return sorted(rows, key=lambda row: scene.moves[row - 1].new)
