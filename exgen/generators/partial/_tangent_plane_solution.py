"""The worked solution of a tangent plane: height, slopes, the plane, and the height that it gives nearby."""

from fractions import Fraction

from exgen.algebra import constant, variable
from exgen.board import evaluation, is_short, shown
from exgen.formula.build import add, equals, formula, group, juxtapose, neg, times
from exgen.formula.printers import plain
from exgen.formula.tree import Formula, Relation, Sum, Symbol, Vector, msg
from exgen.generators.partial._function import derivation, partial_symbol
from exgen.generators.partial._partials import Values, by_text, called
from exgen.generators.partial._plane import Plane, equation, rule_of
from exgen.model import Step

ONE = Fraction(1)


def plane_steps(plane: Plane) -> list[Step]:
    f, names, point = plane.f, plane.f.variables, [shown(v) for v in plane.point]
    steps: list[Step] = []
    if f.is_product:
        steps.append(Step(msg("Expand first:"), equals("f", f.shown, f.poly)))
    height = evaluation(called("f", point), f.poly, plane.here)
    steps.append(Step(msg("The height at {point}:", point=plane.place), height, ONE, "plane"))
    for name, slope in zip(names, plane.slopes, strict=True):
        symbol, derivative = partial_symbol(name, of="f"), f.poly.diff(name)
        steps.append(Step(by_text(names, name), derivation(symbol, f.poly, name)))
        here = called(symbol, point)
        value = equals(here, shown(slope)) if derivative.is_constant else evaluation(here, derivative, plane.here)
        steps.append(Step(msg("The slope along {name}:", name=formula(name)), value, ONE, "plane"))
    steps.append(Step(msg("The plane:"), equation(plane, rule_of(plane))))
    steps.append(Step(None, _worked_out(plane), ONE, "plane"))
    check = (
        evaluation(plane.letter, plane.poly, plane.here)
        if not plane.poly.is_constant
        else equals(plane.letter, shown(plane.height))
    )
    steps.append(Step(msg("Check: at {point} the plane has the same height as the graph:", point=formula("P")), check))
    return steps


def _filled(plane: Plane) -> Formula:
    """13 + 4(x − 2) − 6(y + 1)"""
    terms: list[Formula] = [shown(plane.height)] if plane.height or not any(plane.slopes) else []
    for name, slope, away in zip(plane.f.variables, plane.slopes, plane.point, strict=True):
        if slope:
            distance = group(variable(name, (name,)) - away) if away else Symbol(name)
            product = distance if abs(slope) == 1 else juxtapose(shown(abs(slope)), distance)
            terms.append(neg(product) if slope < 0 else product)
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))


def _worked_out(plane: Plane) -> Relation:
    """z = 13 + 4(x − 2) − 6(y + 1) = 13 + 4x − 8 − 6y − 6 = 4x − 6y − 1"""
    sides = {plain(side): side for side in (_filled(plane), _multiplied(plane), formula(plane.poly))}
    return equals(plane.letter, *sides.values())


def _multiplied(plane: Plane) -> Formula:
    """13 + 4x − 8 − 6y − 6"""
    terms: list[Formula] = [shown(plane.height)] if plane.height or not any(plane.slopes) else []
    for name, slope, away in zip(plane.f.variables, plane.slopes, plane.point, strict=True):
        numbers = (variable(name, (name,)) * slope, constant(-slope * away, (name,)))
        terms += [neg(formula(-n)) if n.terms[0][1] < 0 else formula(n) for n in numbers if n.terms]
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))


def estimate_steps(plane: Plane, near: Values | None) -> list[Step]:
    if near is None:
        return []
    there = dict(zip(plane.f.variables, near, strict=True))
    filled: list[Formula] = [shown(plane.height)]
    for slope, new, old in zip(plane.slopes, near, plane.point, strict=True):
        if slope and new != old:
            filled.append(shown(slope * (new - old)))
    sides = (_moved(plane, near, worked_out=False), _moved(plane, near), add(*filled), shown(plane.poly.at(there)))
    value = equals(plane.letter, *{plain(side): side for side in sides}.values())
    label = called("f", [shown(v) for v in near])
    nearby = Vector(tuple(shown(v) for v in near))
    steps = [Step(msg("The height of the plane at {point}:", point=nearby), value, ONE, "estimate")]
    true = plane.f.poly.at(there)
    if is_short(true):
        steps.append(Step(msg("Compare with the graph itself:"), equals(label, shown(true))))
    return steps


def _moved(plane: Plane, near: Values, *, worked_out: bool = True) -> Formula:
    """13 + 4 · 0.1 − 6 · 0.2, or with the distances not worked out: 13 + 4 · (2.1 − 2) − 6 · (−0.8 + 1)."""
    terms: list[Formula] = [shown(plane.height)]
    for slope, new, old in zip(plane.slopes, near, plane.point, strict=True):
        if slope and new != old:
            distance: Formula = shown(new - old) if worked_out or not old else group(add(shown(new), shown(-old)))
            product = distance if abs(slope) == 1 else times(shown(abs(slope)), distance)
            terms.append(neg(product) if slope < 0 else product)
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))
