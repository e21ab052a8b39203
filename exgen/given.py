"""The given values of an exercise: how a teacher's text becomes a value, and a value a formula.

Every generator names its `given` as fields of these kinds, so that the command line, specifications and the public
API read them alike, in the teacher's own notation (decimal comma in Dutch), and say the same when they cannot.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from exgen.algebra import Poly
from exgen.formula.tree import Formula, Message, Number, Polynomial, Symbol, Vector

Kind = Literal["function", "expression", "functions", "number", "numbers", "point", "points", "count", "choice"]


@dataclass(frozen=True, slots=True)
class Field:
    """One given value of a generator.

    Kinds and their values: "function" Poly, "functions" a tuple of Poly (typed with ; between), "expression" a formula
    that is a polynomial as it was typed, "number" Fraction, "numbers" a tuple of Fraction, "point" a tuple of Fraction,
    "points" a tuple of such tuples, "count" int, "choice" str, one of `options`. `variables` are the names a function
    has when it uses no others; a function in other letters gets those, sorted, where there are as many. `low` and
    `high` bound a count, and `low` is how many coordinates a point, or each of the points, has at least.
    """

    name: str
    kind: Kind
    help: Message
    required: bool = True
    variables: tuple[str, ...] = ("x",)
    options: tuple[str, ...] = ()
    low: int = 1
    high: int = 100


def as_formula(value: Any) -> Formula:
    """A given value as the formula that `worksheet.json` and follow-through use."""
    if isinstance(value, Formula):
        return value
    if isinstance(value, Poly):
        return Polynomial(value)
    if isinstance(value, bool):
        raise TypeError("a given value is no truth value")
    if isinstance(value, (int, Fraction)):
        return Number(Fraction(value))
    if isinstance(value, str):
        return Symbol(value)
    if isinstance(value, tuple):
        return Vector(tuple(as_formula(item) for item in value))
    raise TypeError(f"a given value cannot be a {type(value).__name__}")
