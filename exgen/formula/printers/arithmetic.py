"""Operations: sums, products, quotients, powers, roots and the known functions."""

from collections.abc import Iterator
from fractions import Fraction

from exgen.formula.printers.atoms import HANDLERS as ATOMS
from exgen.formula.printers.atoms import coefficient, number, polynomial_terms
from exgen.formula.printers.joining import added, joined, negated, raised
from exgen.formula.printers.marks import (
    AFTER,
    ATOM,
    BEFORE,
    FRACTION,
    GREEDY,
    NUMBER,
    POWER,
    PRODUCT,
    QUOTIENT,
    SUM,
    TALL,
    UNIT,
    Piece,
)
from exgen.formula.printers.walker import Handlers, Walker
from exgen.formula.tree import (
    Constant,
    Formula,
    Function,
    Group,
    Negative,
    Number,
    PlusMinus,
    Polynomial,
    Power,
    Product,
    Quotient,
    Root,
    Sum,
    Symbol,
)

_LARGEST_ROOT_SIGN = 4


def _sum(w: Walker, node: Sum) -> Piece:
    terms = tuple(_terms(w, node))
    return added(w, terms) if terms else number(w, Number(Fraction(0)))


def _terms(w: Walker, node: Sum) -> Iterator[Piece]:
    """Sums in sums are one sum; other things that hold together as little get brackets."""
    for term in node.terms:
        if type(term) is Sum:
            yield from _terms(w, term)
        elif type(term) is Polynomial:
            yield from polynomial_terms(w, term)
        else:
            piece = w.piece(term)
            yield w.fenced(piece) if piece.level <= SUM else piece


def _negative(w: Walker, node: Negative) -> Piece:
    return negated(w, w.piece(node.of))


def _product(w: Walker, node: Product) -> Piece:
    nodes, dots = [], []
    for factor, dot in _factors(node, False):
        nodes.append(factor)
        dots.append(dot)
    if not nodes:
        return number(w, Number(Fraction(1)))
    pieces = [_factor(w, factor, spread=any(dots)) for factor in nodes]
    if len(pieces) > 1 and pieces[0].flags & UNIT and not dots[1] and not pieces[1].flags & NUMBER:
        rest = joined(w, pieces[1:], dots[1:])
        return negated(w, rest) if pieces[0].minus else rest
    return joined(w, pieces, dots)


def _factors(node: Product, dot: bool) -> Iterator[tuple[Formula, bool]]:
    """The factors, also of products inside, each with whether a dot comes before it."""
    for factor in node.factors:
        if type(factor) is Product:
            yield from _factors(factor, dot)
        else:
            yield factor, dot
        dot = node.dot


def _factor(w: Walker, node: Formula, *, spread: bool) -> Piece:
    """A factor; fractions take their small form, but on one line between dots they are numbers as any other."""
    small = w.stacked or w.marks.stacked or not spread
    if small and isinstance(node, Number) and node.places is None and node.form == "fraction":
        return coefficient(w, node.value)
    return w.piece(node)


def _quotient(w: Walker, node: Quotient) -> Piece:
    if w.stacked:
        text = w.marks.fraction(w.text(node.numerator), w.text(node.denominator))
        both = isinstance(node.numerator, Number) and isinstance(node.denominator, Number)
        return Piece(text, POWER, False, FRACTION | TALL | (NUMBER | BEFORE if both else 0))
    above = w.piece(node.numerator)
    minus, above = above.minus, above._replace(minus=False)
    if above.level < PRODUCT or above.flags & GREEDY:
        above = w.fenced(above)
    below = w.at_least(POWER, node.denominator)
    flags = above.flags & BEFORE | below.flags & AFTER
    return Piece(above.text + w.signs["/"] + below.text, QUOTIENT, minus, flags)


def _power(w: Walker, node: Power) -> Piece:
    exponent = _exponent(w, node.exponent)
    return raised(w.marks, w.at_least(ATOM, node.base), *exponent) if exponent else w.piece(node.base)


def _exponent(w: Walker, node: Formula) -> tuple[str, bool] | None:
    """An exponent as `raised` takes it; None for 1. On one line only digits and single names go without brackets."""
    marks = w.marks
    whole = _integer(node)
    if whole is not None and whole != 1:
        return marks.integer(whole), True
    piece = w.in_exponent().piece(node) if marks.stacked else w.piece(node)
    if piece.flags & UNIT:
        return (marks.integer(-1), True) if piece.minus else None
    if marks.stacked:
        return w.full(piece), False
    bare = isinstance(node, Symbol | Constant | Number) and piece.level == ATOM and not piece.minus
    return (piece if bare else w.fenced(piece)).text, False


def _integer(node: Formula) -> int | None:
    """The value of an exponent that is written as an integer."""
    if isinstance(node, Polynomial) and node.poly.is_constant:
        node = Number(node.poly.constant_term)
    if isinstance(node, Negative) and isinstance(node.of, Number):
        opposite = _integer(node.of)
        return -opposite if opposite is not None and opposite > 0 else None
    if isinstance(node, Number) and node.places is None and node.value.denominator == 1:
        return node.value.numerator
    return None


def _root(w: Walker, node: Root) -> Piece:
    marks = w.marks
    if not marks.stacked and node.degree > (_LARGEST_ROOT_SIGN if marks.symbolic else 3):
        return _power(w, Power(node.radicand, Number(Fraction(1, node.degree))))
    piece = w.piece(node.radicand)
    if marks.stacked:
        return Piece(marks.root(w.full(piece), node.degree, True), POWER, False, piece.flags & TALL)
    if not marks.symbolic:
        name = "sqrt" if node.degree == 2 else "cbrt"
        return Piece(name + w.in_brackets(node.radicand).text, ATOM)
    bare = not piece.minus and piece.level == ATOM and (piece.flags & NUMBER or len(piece.text) == 1)
    text = piece.text if bare else w.in_brackets(node.radicand).text
    return Piece(marks.root(text, node.degree, bool(bare)), POWER, False, AFTER if bare else 0)


def _function(w: Walker, node: Function) -> Piece:
    name, argument = node.name, node.argument
    content = argument.content if isinstance(argument, Group) else argument
    if w.marks.symbolic and name == "exp":
        return _power(w, Power(Constant("e"), content))
    if w.marks.symbolic and name == "abs":
        return _bars(w, content)
    inside = w.fenced(w.piece(content))
    text = w.marks.beside(w.marks.functions[name], inside.text)
    spelled = name == "ln" or not w.marks.symbolic
    return Piece(text, POWER if name == "ln" else ATOM, False, inside.flags & TALL | (BEFORE if spelled else 0))


def _bars(w: Walker, content: Formula) -> Piece:
    """Bars; on one line nothing touches them, and bars around bars, which pair in two ways, become a name."""
    piece = w.piece(content)
    text, tall = w.full(piece), piece.flags & TALL
    if w.marks.stacked:
        return Piece(w.marks.fence("|", text, "|", bool(tall)), ATOM, False, tall)
    if "|" in text:
        return Piece(w.marks.functions["abs"] + w.fenced(piece).text, ATOM, False, BEFORE)
    return Piece(w.marks.fence("|", text, "|", False), ATOM, False, BEFORE | AFTER)


def _group(w: Walker, node: Group) -> Piece:
    return w.in_brackets(node.content)


def _plus_minus(w: Walker, node: PlusMinus) -> Piece:
    right = w.piece(node.right)
    if right.minus or right.level <= SUM:
        right = w.fenced(right)
    if node.left is None:
        return Piece(w.signs["plusminus"] + right.text, SUM, False, right.flags & TALL)
    left = w.piece(node.left)
    if left.level < SUM or left.flags & GREEDY:
        left = w.fenced(left)
    return Piece(w.full(left) + w.signs["±"] + right.text, SUM, False, (left.flags | right.flags) & TALL)


HANDLERS: Handlers = {
    **ATOMS,
    Sum: _sum,
    Negative: _negative,
    Product: _product,
    Quotient: _quotient,
    Power: _power,
    Root: _root,
    Function: _function,
    Group: _group,
    PlusMinus: _plus_minus,
}
