"""How a value was written: what marking needs beyond the value itself.

"Give it to 2 decimals" and follow-through need the number of decimals typed (1.82 stands for 1.815…1.825), the form
"number" whether arithmetic was worked out, and a remark whether a fraction is reduced.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import gcd
from typing import Literal

from exgen.formula.tree import Constant, Formula, Negative, Number, Power, Product, Quotient, Root, Sum

Kind = Literal["integer", "decimal", "fraction", "mixed", "scientific", "expression"]


@dataclass(frozen=True, slots=True)
class Written:
    """How one value was written, apart from signs before it.

    `decimals` is the place of the last digit of an integer (0), decimal or scientific number, so that it stands for
    its value ± ½·10⁻ᵈᵉᶜⁱᵐᵃˡˢ; negative for 12e3. `significant` counts its digits from the first that is not 0. Both
    are None otherwise. `reduced` is False for 6/4 and 4/2; `worked_out` is False where arithmetic other than a
    fraction, a root or a power of ten is left to do (6*4).
    """

    kind: Kind
    decimals: int | None = None
    significant: int | None = None
    reduced: bool = True
    worked_out: bool = True


def how_written(tree: Formula, literals: dict[int, Written]) -> Written:
    """How `tree` was written; `literals` says so of the numbers in it, by their identity."""
    while isinstance(tree, Negative):
        tree = tree.of
    if id(tree) in literals:
        return literals[id(tree)]
    power = _power_of_ten(tree)
    if power is not None and isinstance(tree, Product):
        mantissa = literals.get(id(tree.factors[0]))
        if mantissa is not None and mantissa.decimals is not None:
            return Written("scientific", mantissa.decimals - power, mantissa.significant)
    ends = _fraction(tree)
    if ends is not None:
        return Written("fraction", reduced=gcd(*ends) == 1 and ends[1] != 1)
    return Written("expression", worked_out=_worked_out(tree))


def _whole(tree: Formula) -> int | None:
    negative = isinstance(tree, Negative)
    if isinstance(tree, Negative):
        tree = tree.of
    if isinstance(tree, Number) and tree.form == "fraction" and tree.value.denominator == 1:
        return -tree.value.numerator if negative else tree.value.numerator
    return None


def _fraction(tree: Formula) -> tuple[int, int] | None:
    """Numerator and denominator of a quotient of two whole numbers."""
    if not isinstance(tree, Quotient):
        return None
    top, bottom = _whole(tree.numerator), _whole(tree.denominator)
    return None if top is None or not bottom else (top, abs(bottom))


def _power_of_ten(tree: Formula) -> int | None:
    """The exponent n of 10ⁿ or a · 10ⁿ with a plain number a."""
    match tree:
        case Power(base=Number(value=Fraction(numerator=10, denominator=1)), exponent=exponent):
            return _whole(exponent)
        case Product(factors=(Number(), Power() as power)):
            return _power_of_ten(power)
    return None


def _is_rational(tree: Formula) -> bool:
    """Whether `tree` is a rational number that needs no working out."""
    if isinstance(tree, Negative):
        return _is_rational(tree.of)
    return isinstance(tree, Number) or _fraction(tree) is not None or _power_of_ten(tree) is not None


def _worked_out(tree: Formula) -> bool:
    """Whether no two rational numbers are left to add, multiply or divide, and no function to evaluate."""
    if _is_rational(tree):
        return True
    match tree:
        case Negative(of=inner) | Root(radicand=inner):
            return _worked_out(inner)
        case Constant():
            return True
        case Sum(terms=parts) | Product(factors=parts):
            return all(map(_worked_out, parts)) and sum(map(_is_rational, parts)) <= 1
        case Quotient(numerator=top, denominator=bottom):
            both = _is_rational(top) and _is_rational(bottom)
            return _worked_out(top) and _worked_out(bottom) and not both
    return False
