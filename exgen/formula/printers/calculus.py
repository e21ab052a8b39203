"""Derivatives, gradients, calls, evaluation bars and sum signs."""

from itertools import groupby

from exgen.formula.printers.atoms import named, named_power
from exgen.formula.printers.marks import (
    ATOM,
    BEFORE,
    FRACTION,
    GREEDY,
    POWER,
    PRODUCT,
    QUOTIENT,
    RELATION,
    SUM,
    TALL,
    Piece,
)
from exgen.formula.printers.walker import Handlers, Walker
from exgen.formula.tree import BigSum, Call, Derivative, Evaluated, Function, Gradient, Group, Symbol


def _call(w: Walker, node: Call) -> Piece:
    head = w.at_least(POWER, node.head)
    only_one = len(node.arguments) == 1
    inside = w.in_brackets(node.arguments[0]) if only_one else w.fenced(w.listed(node.arguments))
    return Piece(w.marks.beside(head.text, inside.text), ATOM, False, head.flags & BEFORE | inside.flags & TALL)


def _derivative(w: Walker, node: Derivative) -> Piece:
    """∂Z/∂x of a symbol, else ∂/∂x before a bracket. The denominator names the last variable first."""
    d = w.signs["∂" if node.partial else "d"]
    order = len(node.by)
    above = d if order == 1 else w.marks.power(d, w.marks.integer(order), True)
    below = ""
    for name, run in groupby(reversed(node.by)):
        by = w.marks.beside(d, named_power(w.marks, name, len(list(run))).text)
        below = w.marks.beside(below, by) if below else by
    if isinstance(node.of, Symbol):
        above = w.marks.beside(above, w.text(node.of))
        return _ratio(w, above, below)
    operator = _ratio(w, above, below)
    of = w.piece(node.of) if isinstance(node.of, Call | Function | Group) and w.stacked else w.in_brackets(node.of)
    return Piece(w.marks.beside(operator.text, of.text), PRODUCT, False, operator.flags | of.flags & TALL)


def _ratio(w: Walker, above: str, below: str) -> Piece:
    if w.stacked:
        return Piece(w.marks.fraction(above, below), POWER, False, FRACTION | TALL)
    return Piece(above + w.signs["/"] + below, QUOTIENT)


def _gradient(w: Walker, node: Gradient) -> Piece:
    of = w.at_least(POWER, node.of)
    return Piece(w.marks.beside(w.signs["∇"], of.text), POWER, False, of.flags & ~BEFORE)


def _evaluated(w: Walker, node: Evaluated) -> Piece:
    of = w.piece(node.of)
    if of.minus or of.level <= SUM:
        of = w.fenced(of)
    places = [named(w.marks, name).text + w.signs["="] + w.in_exponent().text(value) for name, value in node.at]
    text = w.marks.evaluated(of.text, w.marks.listing(places, w.notation.separator))
    if w.stacked:
        return Piece(text, POWER, False, of.flags & BEFORE | TALL)
    return Piece(text, RELATION)


def _big_sum(w: Walker, node: BigSum) -> Piece:
    body = w.piece(node.body)
    if body.minus or body.level <= SUM:
        body = w.fenced(body)
    low = named(w.marks, node.index).text + w.signs["="] + w.in_exponent().text(node.low)
    text = w.marks.big_sum(low, w.in_exponent().text(node.high), body.text)
    return Piece(text, PRODUCT, False, GREEDY | TALL)


HANDLERS: Handlers = {
    Call: _call,
    Derivative: _derivative,
    Gradient: _gradient,
    Evaluated: _evaluated,
    BigSum: _big_sum,
}
