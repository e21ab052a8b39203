"""Reads a specification from TOML, and says in a teacher's words what is wrong with it.

Pydantic checks the types; the sentence about a wrong value is ours, from one table of what each key takes, because
"Input should be a valid integer" does not say what would be right. Numbers with a decimal point stay exact.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

from exgen.errors import UserError
from exgen.model import Layout
from exgen.text import LANGUAGES, language
from exgen.told import unreadable
from exgen.worksheet.marking import marking_scheme
from exgen.worksheet.slots import slots
from exgen.worksheet.spec import MOST_EXERCISES, Request, Text, WorksheetSpec
from exgen.worksheet.toml import read_toml

MOST_BYTES = 1_000_000

_WORDS = "a text, or a table of texts by language"
_SWITCH = "true or false"
_TAKES = {
    "title": _WORDS,
    "instructions": _WORDS,
    "language": "one of " + ", ".join(f'"{code}"' for code in LANGUAGES),
    "order": '"fixed" or "shuffled"',
    "paper": '"a4" or "letter"',
    "school": "a text",
    "minutes": "a whole number from 1 to 600",
    "marking": "a table of shares",
    "exercises": "a list of tables [[exercises]]",
    "generator": 'a text such as "descent-1d"',
    "level": "1, 2 or 3",
    "count": f"a whole number from 1 to {MOST_EXERCISES}",
    "points (of an exercise)": 'a number or a fraction such as "1/2"',
    "given": "a table of the generator's given values",
}


@dataclass(frozen=True, slots=True)
class _Exercise:
    """What may stand under [[exercises]]; `given` is checked by the generator."""

    __pydantic_config__ = {"strict": True}  # noqa: RUF012

    generator: str
    level: Literal[1, 2, 3] = 2
    count: int = 1
    points: int | str | None = None


@dataclass(frozen=True, slots=True)
class _File:
    """What may stand in a specification."""

    __pydantic_config__ = {"strict": True}  # noqa: RUF012

    exercises: tuple[_Exercise, ...]
    title: str | dict[str, str] = ""
    language: str = "en"
    order: Literal["fixed", "shuffled"] = "fixed"
    instructions: str | dict[str, str] = ""
    paper: Literal["a4", "letter"] = "a4"
    school: str = ""
    minutes: int | None = None
    calculator: bool | None = None
    points: bool = True
    answer_space: bool = True
    large_print: bool = False
    readable: bool = False
    qr: bool = True
    theory: bool = False
    marking: dict[str, Any] | None = None


def read_file(path: Path) -> WorksheetSpec:
    """The specification in a TOML file. UserError names the file, the place and what would be right."""
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise UserError(f"{path}: this is too large for a specification")
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError(f"{path}: this is no text in UTF-8") from None
    except OSError as error:
        raise unreadable(path, error) from None
    return read_text(text, str(path))


def read_text(text: str, source: str) -> WorksheetSpec:
    """The specification in TOML text; `source` names it in messages. UserError as `read_file`."""
    try:
        spec = _specification(read_toml(text), source)
    except UserError as error:
        raise UserError(f"{source}: {error}") from None
    slots(spec)
    return spec


def _specification(data: dict[str, Any], source: str) -> WorksheetSpec:
    listed = data.get("exercises", [])
    if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
        raise UserError(f"exercises is {_TAKES['exercises']}")
    _refuse_unknown(data, (f.name for f in fields(_File)), "")
    if not listed:
        raise UserError("a worksheet needs at least one exercise; begin each with a line [[exercises]]")
    for number, entry in enumerate(listed, 1):
        _refuse_unknown(entry, [*(f.name for f in fields(_Exercise)), "given"], f"exercise {number}: ")
    checked = _checked(data, listed)
    title, instructions = _text(checked.title, "title"), _text(checked.instructions, "instructions")
    if checked.minutes is not None and not 1 <= checked.minutes <= 600:
        raise UserError(f"minutes is {_TAKES['minutes']}, not {checked.minutes}")
    same = {f.name: getattr(checked, f.name) for f in fields(Layout) if f.name != "instructions"}
    return WorksheetSpec(
        exercises=tuple(
            _request(entry, raw.get("given", {}), number, source)
            for number, (entry, raw) in enumerate(zip(checked.exercises, listed, strict=True), 1)
        ),
        title=title or (("", Path(source).stem),),
        language=language(checked.language).code,
        order=checked.order,
        instructions=instructions,
        layout=Layout(**same),
        marking=marking_scheme(data.get("marking", {})),
        source=source,
        stated=tuple(data),
    )


def _refuse_unknown(table: dict[str, Any], known: Iterable[str], place: str) -> None:
    names = list(known)
    for key in table:
        if key not in names:
            near = get_close_matches(key, names, n=1)
            hint = f'did you mean "{near[0]}"?' if near else f"there are {', '.join(names)}"
            raise UserError(f'{place}there is no key "{key}"; {hint}')


def _checked(data: dict[str, Any], listed: list[dict[str, Any]]) -> _File:
    """The data with types as they should be."""
    from pydantic import TypeAdapter, ValidationError

    plain = data | {"exercises": [{k: v for k, v in entry.items() if k != "given"} for entry in listed]}
    try:
        return TypeAdapter(_File).validate_json(json.dumps(plain, default=str))
    except ValidationError as error:
        place = error.errors()[0]["loc"]
    where, key, table = "", str(place[0]), data
    if key == "exercises" and len(place) > 2:
        where, key, table = f"exercise {int(place[1]) + 1}: ", str(place[2]), listed[int(place[1])]
    if key not in table:
        raise UserError(f'{where}"{key}" is missing; it is {_TAKES[key]}')
    takes = _TAKES.get("points (of an exercise)" if where and key == "points" else key, _SWITCH)
    raise UserError(f"{where}{key} is {takes}, not {_shown(table[key])}")


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str | bool) else str(value)


def _text(value: str | dict[str, str], what: str) -> Text:
    if isinstance(value, str):
        return (("", value),) if value else ()
    for code in value:
        if code not in LANGUAGES:
            raise UserError(f'{what}: there is no language "{code}"; there are {", ".join(LANGUAGES)}')
    return tuple(value.items())


def _request(entry: _Exercise, given: Any, number: int, source: str) -> Request:
    place = f"exercise {number}"
    if not isinstance(given, dict):
        raise UserError(f"{place}: given is {_TAKES['given']}, not {_shown(given)}")
    try:
        points = None if entry.points is None else _exact(entry.points)
        stated = tuple((name, _given(value)) for name, value in given.items())
    except ValueError as error:
        raise UserError(f"{place}: {error}") from None
    return Request(entry.generator, entry.level, entry.count, points, stated, f"{source}: {place}")


def _exact(points: int | str) -> Fraction:
    try:
        if len(str(points)) < 20 and "e" not in str(points).lower():
            return Fraction(points)
    except (ValueError, ZeroDivisionError):
        pass
    raise ValueError(f'points is {_TAKES["points (of an exercise)"]}, not "{points}"')


def _given(value: Any) -> Any:
    """A stated value with its decimals exact; lists become tuples."""
    if isinstance(value, list):
        return tuple(_given(item) for item in value)
    if isinstance(value, Decimal):
        if not value.is_finite() or not -60 <= value.adjusted() <= 60:
            raise ValueError(f"{value} cannot be given")
        return Fraction(value)
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError(f"{_shown(value)} cannot be given")
    return value
