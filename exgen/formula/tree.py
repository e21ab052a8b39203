"""The formula tree: what statements, worked steps, keys and typed answers are made of.

One tree for everything is why the same exercise is right on paper, on a page and in a terminal, and why
`4 − (0,1 · 24) = 1,6` can stand unevaluated in a worked step. Nodes are frozen data without behaviour: the printers
(one walker decides brackets and signs, four sets of marks), the reader and the evaluator each have a module of their
own. A tree says what is meant, not how it looks: decimal mark, list separator and words come from the language at
printing time.

Variables have plain ASCII names everywhere (`x`, `theta`, `theta1`, `Z_x`, `lr`); `formula/names.py` says how a name
is shown (θ₁). `Message`, translatable text with formulas in it, lives here because text and formulas contain each
other.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from exgen.algebra import Poly


@dataclass(frozen=True, slots=True)
class Formula:
    """Any node of the tree."""


@dataclass(frozen=True, slots=True)
class Message:
    """Translatable text: the English sentence with {names}, and what stands in their places.

    Formulas are set as mathematics inside the text, messages are translated, `str` is literal user text (escaped by
    the format), `int` is printed as digits. With `plural` the argument `n` chooses between the two English forms.
    """

    id: str
    args: "tuple[tuple[str, Formula | Message | str | int], ...]" = ()
    plural: str = ""
    context: str = ""


def msg(message_id: str, /, **args: "Formula | Message | str | int") -> Message:
    """A translatable message; Babel finds its text by this function's name."""
    return Message(message_id, tuple(args.items()))


def nmsg(singular: str, plural: str, /, n: int, **args: "Formula | Message | str | int") -> Message:
    """A message whose form depends on the number `n`, which is also an argument."""
    return Message(singular, (("n", n), *args.items()), plural)


# Numbers and names


@dataclass(frozen=True, slots=True)
class Number(Formula):
    """An exact rational.

    `form` is how it is written: "fraction" (3/4), "decimal" (0.75; a value that never ends is shown as a fraction
    unless `places` is given). `places` rounds half away from zero and shows exactly that many decimals.
    """

    value: Fraction
    form: Literal["fraction", "decimal"] = "fraction"
    places: int | None = None


@dataclass(frozen=True, slots=True)
class Constant(Formula):
    """π or Euler's number e."""

    name: Literal["pi", "e"]


@dataclass(frozen=True, slots=True)
class Infinity(Formula):
    """+∞; −∞ is its `Negative`."""


@dataclass(frozen=True, slots=True)
class Symbol(Formula):
    """A variable, parameter or function name; `index` is an upper index in brackets as in x⁽ⁱ⁾, `primes` as in f′."""

    name: str
    primes: int = 0
    index: str = ""


@dataclass(frozen=True, slots=True)
class Polynomial(Formula):
    """A polynomial in its own order of terms."""

    poly: Poly


# Operations


@dataclass(frozen=True, slots=True)
class Sum(Formula):
    """Terms added up; a `Negative`, or a term that begins with a negative number, is shown as subtracted."""

    terms: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Negative(Formula):
    """The opposite of its argument."""

    of: Formula


@dataclass(frozen=True, slots=True)
class Product(Formula):
    """Factors; `dot` shows · between all of them, without it only where two numbers would touch."""

    factors: tuple[Formula, ...]
    dot: bool = False


@dataclass(frozen=True, slots=True)
class Quotient(Formula):
    numerator: Formula
    denominator: Formula


@dataclass(frozen=True, slots=True)
class Power(Formula):
    base: Formula
    exponent: Formula


@dataclass(frozen=True, slots=True)
class Root(Formula):
    """The real root of a degree, 2 by default."""

    radicand: Formula
    degree: int = 2


@dataclass(frozen=True, slots=True)
class Function(Formula):
    """A known function: "exp" (shown as e to a power), "ln", "sigmoid" (shown as σ), "abs" (bars, also a length)."""

    name: Literal["exp", "ln", "sigmoid", "abs"]
    argument: Formula


@dataclass(frozen=True, slots=True)
class Call(Formula):
    """A named function at arguments: f′(4), Z(x, y), J(θ₁; θ₂). Cannot be evaluated by itself."""

    head: Formula
    arguments: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Group(Formula):
    """Its content in brackets, whether needed or not."""

    content: Formula


@dataclass(frozen=True, slots=True)
class PlusMinus(Formula):
    """left ± right, or ±right without a left side: two values."""

    left: Formula | None
    right: Formula


# Calculus


@dataclass(frozen=True, slots=True)
class Derivative(Formula):
    """The derivative of `of` by the variables `by`, the first one first.

    Shown as d/dx or ∂/∂x before a bracket, or ∂Z/∂x where `of` is a symbol; ("x", "y") is ∂²Z/∂y∂x.
    """

    of: Formula
    by: tuple[str, ...]
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Gradient(Formula):
    """∇ of its argument."""

    of: Formula


@dataclass(frozen=True, slots=True)
class Evaluated(Formula):
    """`of` with variables replaced, shown with an evaluation bar: x² |ₓ₌₃. Right sides may be any formula."""

    of: Formula
    at: tuple[tuple[str, Formula], ...]


@dataclass(frozen=True, slots=True)
class BigSum(Formula):
    """Σ of the body for index = low … high."""

    body: Formula
    index: str
    low: Formula
    high: Formula


# Collections


@dataclass(frozen=True, slots=True)
class Vector(Formula):
    """Components, as a column in big brackets or, with `column=False`, as a row or point (2; 3)."""

    items: tuple[Formula, ...]
    column: bool = False


@dataclass(frozen=True, slots=True)
class Matrix(Formula):
    rows: tuple[tuple[Formula, ...], ...]
    determinant: bool = False
    """Shown between bars instead of brackets: the determinant."""


@dataclass(frozen=True, slots=True)
class FiniteSet(Formula):
    """{1; 3}; without items ∅."""

    items: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Interval(Formula):
    """From low to high; an infinite end is open. Brackets as the language writes them: ]2, 5[, ⟨2; 5⟩ or (2, 5)."""

    low: Formula
    high: Formula
    low_closed: bool = False
    high_closed: bool = False


@dataclass(frozen=True, slots=True)
class Union(Formula):
    """Sets or intervals joined by ∪; without parts ∅."""

    parts: tuple[Formula, ...]


# Statements


Sign = Literal["=", "≈", "≠", "<", "≤", ">", "≥", "⇒", "⇔", "→", ":"]


@dataclass(frozen=True, slots=True)
class Relation(Formula):
    """A chain: operands[0] signs[0] operands[1] signs[1] …"""

    operands: tuple[Formula, ...]
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a derivation: left side (none: it continues the line above), sign, right side, remark."""

    left: Formula | None
    sign: Sign
    right: Formula
    note: Message | None = None


@dataclass(frozen=True, slots=True)
class Aligned(Formula):
    """Lines of a derivation under each other, aligned at their signs."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Cases(Formula):
    """Values with the condition for each, behind one brace."""

    rows: tuple[tuple[Formula, Formula], ...]


@dataclass(frozen=True, slots=True)
class Words(Formula):
    """Text inside a formula."""

    message: Message


@dataclass(frozen=True, slots=True)
class Blank(Formula):
    """A line to fill in, `width_cm` centimetres wide."""

    width_cm: int = 3
