"""Digits and decimal marks as an exact number, by the language of the sheet.

The sheet's own mark is decimal. The other mark is taken for decimal where it cannot separate thousands; `1.000` on a
Dutch sheet could be both and is refused. Full grouping (1.234.567,89) can be nothing else and is read.
"""

from dataclasses import dataclass
from fractions import Fraction

from exgen.formula.tree import Message, msg

MOST_DIGITS = 60


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as typed: `decimals` after the mark, `significant` digits from the first that is not 0."""

    value: Fraction
    decimals: int
    significant: int
    has_mark: bool


def numeral(pieces: list[str], decimal: str) -> Numeral | Message:
    """The number that runs of digits and marks make, or why they make none; `decimal` is the sheet's own mark."""
    marks = [piece for piece in pieces if piece in ".,"]
    digits = [piece for piece in pieces if piece not in ".,"]
    if len(marks) == 1:
        whole, part = _around(pieces, marks[0])
        if marks[0] != decimal and _may_group(whole, part):
            return _two_readings("".join(pieces), whole, part, decimal)
        return _of(whole, part)
    if not marks:
        return _of(digits[0], None)
    grouped = marks if marks[-1] != decimal else marks[:-1]
    groups = digits[: len(grouped) + 1]
    if decimal in grouped or not _is_grouped(groups, len(digits), marks):
        return msg("The number {number} is not clear.", number="".join(pieces))
    return _of("".join(groups), digits[-1] if len(grouped) < len(marks) else None)


def _around(pieces: list[str], mark: str) -> tuple[str, str]:
    place = pieces.index(mark)
    return "".join(pieces[:place]), "".join(pieces[place + 1 :])


def _may_group(whole: str, part: str) -> bool:
    return len(part) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0"


def _is_grouped(groups: list[str], runs: int, marks: list[str]) -> bool:
    """Whether marks stand between all runs of digits and the groups are of three digits but the first."""
    complete = runs == len(marks) + 1
    return complete and len(groups[0]) <= 3 and groups[0][0] != "0" and all(len(group) == 3 for group in groups[1:])


def _of(whole: str, part: str | None) -> Numeral:
    digits = whole + (part or "")
    value = Fraction(int(digits), 10 ** len(part or ""))
    return Numeral(value, len(part or ""), len(digits.lstrip("0")) or 1, part is not None)


def _two_readings(typed: str, whole: str, part: str, decimal: str) -> Message:
    thousand, ones = whole + part, f"{whole}{decimal}{part.rstrip('0') or '0'}"
    if thousand == "1000":
        return msg(
            "{number} can mean a thousand or one. Write {whole} or {decimal}.",
            number=typed,
            whole=thousand,
            decimal=ones,
        )
    return msg("{number} can mean two numbers. Write {whole} or {decimal}.", number=typed, whole=thousand, decimal=ones)
