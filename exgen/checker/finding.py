"""What comparing one answer with one key finds, before anybody is told."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from exgen.formula.tree import Message

NONE, ALL = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Finding:
    """`share` is the part of the points that this earns. `reason` says what kind of remark `remark` is: a right value
    in another form, something that looks like rounding, or neither."""

    right: bool
    share: Fraction
    remark: Message | None = None
    reason: Literal["", "form", "rounding"] = ""

    @property
    def same_value(self) -> bool:
        """Whether the value is the key's, whatever its form."""
        return self.right or self.reason == "form"


def right(remark: Message | None = None, share: Fraction = ALL) -> Finding:
    return Finding(True, share, remark)


def wrong(remark: Message | None = None, share: Fraction = NONE) -> Finding:
    return Finding(False, share, remark)


class UndecidedError(Exception):
    """Neither right nor wrong could be proved within the bounds: an invalid answer for the pupil, a defect for us."""
