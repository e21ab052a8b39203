"""The worked solution of extrema: where f′ is 0, its sign beside each place, the heights, and what f does far away."""

from fractions import Fraction

from exgen.algebra import Poly
from exgen.board import shown
from exgen.figures.describe import Figure, Graph, Mark
from exgen.formula.build import equals, formula
from exgen.formula.tree import Formula, Message, Polynomial, Relation, msg
from exgen.generators.polynomial._curve import derivative_step, head, value_line
from exgen.generators.polynomial._sign_table import COURSE, sign_table
from exgen.generators.polynomial._surd import Surd
from exgen.generators.polynomial._turning import Course, Turn, point_set
from exgen.generators.polynomial._where_zero import zero_steps
from exgen.generators.polynomial._zeros import coordinate
from exgen.model import Step


def first_term(found: Course) -> Formula:
    """The term that decides far away from 0."""
    return Polynomial(Poly(found.function.variables, found.function.terms[:1]))


def solution(found: Course, names: tuple[str, ...]) -> tuple[Step, ...]:
    """The board; `names` are the parts that the exercise asks."""
    zeros = [turn.x for turn in found.turns]
    steps = [
        derivative_step(found.function, "minima"),
        *zero_steps(head(found.name, 1), found.derivative, zeros, msg("The derivative has no zeros:"), part="maxima"),
        _test_step(found),
    ]
    steps += [Step(_told(found, turn)) for turn in found.turns]
    steps.append(Step(figure="signs"))
    steps += [_height(found, turn) for turn in found.turns if turn.kind != "neither"]
    for name, kind in (("minima", "minimum"), ("maxima", "maximum")):
        steps.append(_set_step(found.of_kind(kind), kind, name))
    if "global_minimum" in names:
        steps.append(Step(_ends(found)))
        steps.append(Step(_global(found), None, Fraction(1), "global_minimum"))
    return (*steps, Step(figure="extrema"))


def _test_step(found: Course) -> Step:
    """The sign of f′ in every interval, at a place inside it."""
    said: Message | None = None
    for test in found.tests:
        value = found.derivative.at({found.name: test})
        sign: Relation = Relation((head(test, 1), shown(value), formula(0)), ("=", ">" if value > 0 else "<"))
        said = msg("{first}", first=sign) if said is None else msg("{before}; {after}", before=said, after=sign)
    assert said is not None
    return Step(msg("The sign of {slope} in each part: {tests}.", slope=head(found.name, 1), tests=said))


def _told(found: Course, turn: Turn) -> Message:
    place, slope = equals(found.name, coordinate(turn.x)), head(found.name, 1)
    if turn.kind == "minimum":
        return msg("At {place}, {slope} changes from − to +: a local minimum.", place=place, slope=slope)
    if turn.kind == "maximum":
        return msg("At {place}, {slope} changes from + to −: a local maximum.", place=place, slope=slope)
    return msg("At {place}, {slope} keeps its sign: no extremum.", place=place, slope=slope)


def _height(found: Course, turn: Turn) -> Step:
    if turn.x.sign and not turn.x.q:
        return Step(msg("Height:"), value_line(found.function, turn.x.p))
    return Step(msg("Height:"), equals(head(coordinate(turn.x)), coordinate(turn.y)))


def _set_step(turns: tuple[Turn, ...], kind: str, part: str) -> Step:
    if not turns:
        said = msg("There is no local minimum.") if kind == "minimum" else msg("There is no local maximum.")
        return Step(said, None, Fraction(1), part)
    said = msg("Local minima:") if kind == "minimum" else msg("Local maxima:")
    return Step(said, point_set(turns), Fraction(1), part)


def _ends(found: Course) -> Message:
    term = first_term(found)
    if found.function.degree() % 2:
        return msg("Far away {term} decides: the graph falls without bound on one side.", term=term)
    if found.is_bounded_below:
        return msg("Far away {term} decides: the graph rises without bound on both sides.", term=term)
    return msg("Far away {term} decides: the graph falls without bound on both sides.", term=term)


def _global(found: Course) -> Message:
    lowest = found.lowest()
    if not lowest:
        return msg("So there is no global minimum, whatever the local minima are.")
    if len(lowest) > 1:
        return msg("So the global minimum is reached at {points}: they are equally low.", points=point_set(lowest))
    if len(found.of_kind("minimum")) == 1:
        return msg("So the only local minimum {point} is the global one.", point=lowest[0].point())
    return msg("So the lowest local minimum {point} is the global one.", point=lowest[0].point())


def figures(found: Course) -> tuple[Figure, ...]:
    """The sign table, and the graph with its extrema marked."""
    if not found.turns:
        ends = (Fraction(-3), Fraction(3))
    else:
        ends = (Fraction(found.turns[0].x.floor() - 1), Fraction(found.turns[-1].x.floor() + 2))
    marks = tuple(_mark(turn) for turn in found.turns)
    alt = msg("The graph of {f} with the points where its slope is 0.", f=formula("f"))
    signs = sign_table(found.derivative).figure("signs", 1, COURSE)
    return (signs, Figure("extrema", Graph(found.function, ends, marks=marks), alt))


def _mark(turn: Turn) -> Mark:
    """A mark near the point, to a thousandth where it is irrational."""
    places = [Fraction((v * Surd(Fraction(1000))).floor(), 1000) if v.q else v.p for v in (turn.x, turn.y)]
    label = {"minimum": msg("min"), "maximum": msg("max")}.get(turn.kind)
    return Mark((places[0], places[1]), label if label is not None else "")
