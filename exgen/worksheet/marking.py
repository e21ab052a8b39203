"""The table [marking] of a specification or of the teacher's defaults, as a marking scheme."""

from collections.abc import Mapping
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from typing import Any

from exgen.errors import UserError
from exgen.model import PLAIN_MARKING, MarkingScheme

_STRICT = Fraction(1, 2)
"""What a right value with too few digits is worth where digits are strict and nothing else is said."""
_SHARES = ("form_share", "follow_share", "digits_share")
_SWITCH = "strict_digits"


def marking_scheme(table: Mapping[str, Any]) -> MarkingScheme:
    """The scheme of a table of shares (0 to 1: a number or a fraction such as "1/2") and `strict_digits`.

    UserError names the key and says what would be right.
    """
    for key in table:
        if key not in (*_SHARES, _SWITCH):
            near = get_close_matches(key, (*_SHARES, _SWITCH), n=1)
            hint = f'did you mean "{near[0]}"?' if near else f"there are {', '.join((*_SHARES, _SWITCH))}"
            raise UserError(f'marking: there is no key "{key}"; {hint}')
    strict = table.get(_SWITCH, False)
    if not isinstance(strict, bool):
        raise UserError(f"marking: {_SWITCH} is true or false")
    if "digits_share" in table and not strict:
        raise UserError(f"marking: digits_share counts only with {_SWITCH} = true")
    plain = {name: getattr(PLAIN_MARKING, name) for name in _SHARES} | ({"digits_share": _STRICT} if strict else {})
    return MarkingScheme(**{name: _share(name, table[name]) if name in table else plain[name] for name in _SHARES})


def _share(name: str, value: Any) -> Fraction:
    written = str(value).lower()
    if (
        isinstance(value, int | str | Decimal)
        and not isinstance(value, bool)
        and len(written) < 20
        and "e" not in written
    ):
        try:
            share = Fraction(written)
        except (ValueError, ZeroDivisionError):
            share = Fraction(-1)
        if 0 <= share <= 1:
            return share
    raise UserError(f'marking: {name} is a number from 0 to 1, or a fraction such as "1/2"')
