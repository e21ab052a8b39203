"""Equations of lines and planes: right is every equation of the same set, and a bare right-hand side."""

from fractions import Fraction

from exgen.checker.finding import Finding, UndecidedError, right, wrong
from exgen.formula.evaluate import NoValueError, equal, substitute, to_fraction
from exgen.formula.tree import Formula, Negative, Number, Product, Relation, Sum
from exgen.model import EquationAnswer

_TRIES = 12


def compare_equation(given: Formula, key: EquationAnswer) -> Finding:
    """`given` is an equation, or a formula that is compared with the key's right side."""
    if not isinstance(given, Relation):
        return _decided(equal(given, key.equation.operands[-1]))
    return _decided(_same_set(_zero_form(given), _zero_form(key.equation), key.variables))


def _decided(same: bool | None) -> Finding:
    if same is None:
        raise UndecidedError
    return right() if same else wrong()


def _zero_form(relation: Relation) -> Formula:
    """left − right, which is 0 on the set."""
    return Sum((relation.operands[0], Negative(relation.operands[-1])))


def _same_set(given: Formula, key: Formula, variables: tuple[str, ...]) -> bool | None:
    """Whether one is a multiple of the other by a number: given · key(p) = key · given(p) at a point p off the set."""
    for place in range(_TRIES):
        point: dict[str, Formula] = {
            name: Number(Fraction(2 * place + 7 * i + 1, i + 3)) for i, name in enumerate(variables)
        }
        here, there = substitute(given, point), substitute(key, point)
        try:
            if to_fraction(there) == 0:
                continue
            if equal(here, Number(Fraction(0))):
                return False
        except NoValueError:
            continue
        return equal(Product((given, there)), Product((key, here)))
    return None
