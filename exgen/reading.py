"""Reads what a teacher states for an exercise: typed text, or the numbers and lists of a specification.

Typed text is read like a pupil's answer, by the same reader in the same notation; a number of a specification is exact
(0.1 is one tenth). Whatever cannot be read becomes one sentence that names the field and shows the place.
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from exgen.algebra import Poly
from exgen.errors import UserError
from exgen.formula.evaluate import NoValueError, children, names_in, to_fraction, to_poly
from exgen.formula.reader import (
    Context,
    Unreadable,
    read_number,
    read_polynomial_text,
    read_vector,
)
from exgen.formula.tree import Formula, Group, Number, Polynomial, Sum, Vector
from exgen.given import Field
from exgen.text import language as find_language

_FOREIGN = re.compile(
    r"(?<![^\W\d_])(?:a(?:rc)?)?(?:sin|cos|tan|cot|sec|csc|log|lim|max|min)h?(?![^\W\d_])", re.IGNORECASE
)
"""Names that no polynomial has; read letter by letter, sin(x) would become the product s·i·n·x."""
_BRACKETED = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


def read_given(field: Field, value: Any, language: str) -> Any:
    """The value of a field (see `given.Field`). UserError names the field and what is wrong."""
    readers = {
        "function": _function,
        "functions": _functions,
        "expression": _expression,
        "number": _number,
        "numbers": _numbers,
        "point": _point,
        "points": _points,
        "count": _count,
        "choice": _choice,
    }
    return readers[field.kind](field, value, language)


def _context(language: str) -> Context:
    return Context(find_language(language).notation, any_names=True)


def _tree(field: Field, value: Any, language: str) -> Formula:
    if not isinstance(value, str):
        return _literal(field, value)
    foreign = _FOREIGN.search(value)
    if foreign:
        raise UserError(
            f'{field.name}: "{value}" has {foreign[0]} in it; write a polynomial, such as {_example(field)}'
        )
    found = read_polynomial_text(value, _context(language))
    if isinstance(found, Unreadable):
        raise UserError(_sentence(field, value, found))
    return found[0]


def _function(field: Field, value: Any, language: str) -> Poly:
    if isinstance(value, Poly):
        return value
    return _poly(field, _tree(field, value, language), _shown(value))


def _poly(field: Field, tree: Formula, typed: str) -> Poly:
    used = sorted(names_in(tree))
    names = field.variables if set(used) <= set(field.variables) else tuple(used)
    poly = _worked_out(field, tree, names, typed)
    if len(names) != len(field.variables):
        count = len(field.variables)
        expected = "one variable" if count == 1 else f"{count} variables"
        raise UserError(f'{field.name}: "{typed}" should be in {expected}, such as {", ".join(field.variables)}')
    return poly


def _worked_out(field: Field, tree: Formula, names: tuple[str, ...], typed: str) -> Poly:
    try:
        poly = to_poly(tree, names)
    except NoValueError:
        poly = None
    if poly is None:
        raise UserError(f'{field.name}: "{typed}" is no polynomial; write for example {_example(field)}')
    return poly


def _expression(field: Field, value: Any, language: str) -> Formula:
    if isinstance(value, Formula):
        return value
    if isinstance(value, Poly):
        return Polynomial(value)
    tree = _tree(field, value, language)
    used = tuple(sorted(names_in(tree)))
    names = field.variables if set(used) <= set(field.variables) else used
    poly = _worked_out(field, tree, names, _shown(value))
    return tree if _is_product(tree) else Polynomial(poly)


def _is_product(tree: Formula) -> bool:
    """Whether brackets were typed that have to be worked out."""
    return any(isinstance(child, (Sum, Group)) or _is_product(child) for child in children(tree))


def _functions(field: Field, value: Any, language: str) -> tuple[Poly, ...]:
    parts = value.split(";") if isinstance(value, str) else list(_listed(field, value))
    return tuple(_function(field, part, language) for part in parts)


def _number(field: Field, value: Any, language: str) -> Fraction:
    if not isinstance(value, str):
        return _exact(field, value)
    found = read_number(value, _context(language))
    if isinstance(found, Unreadable):
        raise UserError(_sentence(field, value, found))
    return _rational(field, found.tree, value)


def _numbers(field: Field, value: Any, language: str) -> tuple[Fraction, ...]:
    if not isinstance(value, str):
        return tuple(_number(field, item, language) for item in _listed(field, value))
    found = read_vector(value, _context(language), numbers=True)
    if isinstance(found, Unreadable):
        raise UserError(_sentence(field, value, found))
    assert isinstance(found.tree, Vector)
    return tuple(_rational(field, item, value) for item in found.tree.items)


def _point(field: Field, value: Any, language: str) -> tuple[Fraction, ...]:
    """Where there must be two coordinates, the comma of (1,2) stands between them, also where it could be a decimal."""
    found = _numbers(field, value, language)
    if len(found) >= field.low or not isinstance(value, str):
        return found
    several = read_vector(value, _context(language), field.low, numbers=True)
    if isinstance(several, Unreadable) or not isinstance(several.tree, Vector):
        return found
    return tuple(_rational(field, item, value) for item in several.tree.items)


def _points(field: Field, value: Any, language: str) -> tuple[tuple[Fraction, ...], ...]:
    if not isinstance(value, str):
        return tuple(_point(field, item, language) for item in _listed(field, value))
    groups = _BRACKETED.findall(value)
    left = _BRACKETED.sub("", value).strip(" ,;()[]{}")
    if not groups or left:
        raise UserError(f'{field.name}: "{value}" is no list of points; write for example (1; 2) (3; 5)')
    return tuple(_point(field, group, language) for group in groups)


def _count(field: Field, value: Any, language: str) -> int:
    number = _number(field, value, language)
    if number.denominator != 1 or not field.low <= number <= field.high:
        raise UserError(f'{field.name}: "{_shown(value)}" should be a whole number from {field.low} to {field.high}')
    return int(number)


def _choice(field: Field, value: Any, language: str) -> str:
    del language
    if value not in field.options:
        raise UserError(f'{field.name}: "{_shown(value)}" should be one of {", ".join(field.options)}')
    return str(value)


def _rational(field: Field, tree: Formula, typed: str) -> Fraction:
    try:
        number = to_fraction(tree)
    except NoValueError:
        number = None
    if number is None:
        raise UserError(f'{field.name}: "{typed}" should be a number that is a fraction or a decimal')
    return number


def _literal(field: Field, value: Any) -> Formula:
    return Number(_exact(field, value))


def _exact(field: Field, value: Any) -> Fraction:
    """The exact value of a number that was written as a decimal: 0.1 is one tenth."""
    if isinstance(value, bool) or not isinstance(value, (int, float, Fraction)):
        raise UserError(f'{field.name}: "{_shown(value)}" should be a number')
    if isinstance(value, float) and value - value != 0:
        raise UserError(f'{field.name}: "{_shown(value)}" should be a number')
    return Fraction(repr(value)) if isinstance(value, float) else Fraction(value)


def _listed(field: Field, value: Any) -> Sequence[Any]:
    if isinstance(value, (list, tuple)):
        return value
    raise UserError(f'{field.name}: "{_shown(value)}" should be a list')


def _sentence(field: Field, typed: str, problem: Unreadable) -> str:
    told = find_language("en").text(problem.message)
    return f'{field.name}: "{typed}" cannot be read: {told}'


def _shown(value: Any) -> str:
    return str(value)


def _example(field: Field) -> str:
    first = field.variables[0]
    return f"3{first}^2" if len(field.variables) == 1 else f"{first}^3 {field.variables[1]}^2 + 5"
