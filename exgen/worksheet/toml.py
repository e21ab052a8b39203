"""Reads TOML that a teacher wrote, and says what is wrong with it, where, and how it would be right.

Python's reader says "Invalid value"; who has never met TOML needs to hear that a text stands between quotes.
"""

import tomllib
from decimal import Decimal
from typing import Any

from exgen.errors import UserError

_REMEDIES = {
    "Invalid value": 'a text stands between quotes, "like this"; true and false are in small letters',
    "Invalid statement": "a line is  name = value,  a [heading], or begins with # and is a remark",
    "Expected '=' after": "a line is  name = value,  a [heading], or begins with # and is a remark",
    "Expected newline": 'one setting a line; a number has a point, 0.1, or stands between quotes, "0,1"',
    "Cannot overwrite": "this name is there twice; take one of the two away",
    "Cannot declare": "this heading is there twice; take one of the two away",
    "Illegal character": "a text between quotes ends on the line where it begins",
    "Unterminated string": "a text between quotes ends with a quote",
    "Unclosed array": "a list begins with [ and ends with ]",
    "Unescaped '\\'": "between single quotes a \\ may stand as it is: 'C:\\school'",
    "Expected ']": "a heading stands between brackets, [marking] or [[exercises]]",
}
"""By the words that Python's message begins with."""


def read_toml(text: str) -> dict[str, Any]:
    """What TOML text says, numbers with a decimal point exact. UserError with the place and the remedy."""
    try:
        return tomllib.loads(text.replace("\r\n", "\n"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).rstrip(")").rpartition(" (at ")
        raise UserError(f"{place or 'the file'}: this is not TOML ({reason or error}){_remedy(reason)}") from None
    except (ValueError, RecursionError):
        raise UserError("a number has too many digits, or lists are nested too deeply") from None


def _remedy(reason: str) -> str:
    return next((f"; {remedy}" for words, remedy in _REMEDIES.items() if reason.startswith(words)), "")
