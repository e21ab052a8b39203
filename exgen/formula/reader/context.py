"""What the reader must know about the question, and what it gives back."""

from dataclasses import dataclass

from exgen.formula.notation import Notation
from exgen.formula.reader.written import Written
from exgen.formula.tree import Formula


@dataclass(frozen=True, slots=True)
class Context:
    """The sheet's notation, the exercise's variables, and the left-hand sides that a part accepts.

    `names` are canonical ASCII names ("x", "theta1"). `labels` are left-hand names such as "Z_x", "theta", "f'(x)" or
    "t"; without labels any single name may stand on the left. With `any_names` every variable is accepted, for
    functions that a teacher states.
    """

    notation: Notation
    names: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    any_names: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """What was typed, as a tree that passed the bounds of limits.py, and how it was written.

    `written` has one entry for a number, formula or equation, and one for each component of a vector, matrix (row by
    row) or set and for each end of an interval, in the order of the tree.
    """

    tree: Formula
    written: tuple[Written, ...]
