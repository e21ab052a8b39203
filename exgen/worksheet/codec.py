"""Our frozen dataclasses as plain JSON data, and back, exactly.

One generic codec, driven by the type annotations, writes everything the model is made of, so that a new field or node
needs no code here. An object carries its class in "type"; fields that have their default are left out, so a default of
the model may never change. Fractions are texts ("12/5"), tuples are lists. A message carries, beside its id and
arguments, the text that was printed ("text"); that is for readers of the file and ignored when it is decoded.

Decoding trusts nothing: it makes only the dataclasses of the model, checks every type and what each class demands
beyond types, and bounds depth and digits. It never calls a generator and imports nothing that the data names.
"""

import re
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from fractions import Fraction
from functools import cache
from types import ModuleType, NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from exgen import algebra, model
from exgen.figures import describe
from exgen.formula import tree
from exgen.formula.tree import Message
from exgen.worksheet.invariants import complaint

D = TypeVar("D")

Decode = Callable[[Any, int], Any]
"""From JSON data, and how deep it lies, to a value."""
Table = dict[type, Decode]
"""What an annotation accepts: JSON types to how each is decoded."""

MOST_DEPTH = 160
"""Nested lists and objects; formulas of the deepest answer that the reader takes need about 120."""

_FRACTION = re.compile(r"-?[0-9]{1,4000}(/[0-9]{1,4000})?")


class CodecError(ValueError):
    """The data is not what was to be decoded; says where, like `variants[0].exercises[2]`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.trail: list[str | int] = []

    def __str__(self) -> str:
        steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in reversed(self.trail))
        place = "".join(steps).lstrip(".")
        return f"{place}: {self.args[0]}" if place else str(self.args[0])


def encode(value: Any, say: Callable[[Message], str] | None = None) -> Any:
    """JSON data of a dataclass of the model, or of a tuple, text or number in it.

    `say` gives the text that is stored beside each message. TypeError for anything else.
    """
    kind: Any = type(value)
    if kind in (str, int, bool, NoneType):
        return value
    if kind is float:
        return int(value) if value.is_integer() else value
    if kind is Fraction:
        return str(value)
    if kind is tuple:
        return [encode(item, say) for item in value]
    if kind not in _KNOWN.values():
        raise TypeError(f"{kind.__name__} is no part of a worksheet")
    data = {"type": kind.__name__}
    for field in _fields(kind):
        item = getattr(value, field.name)
        if item != field.default:
            data[field.name] = encode(item, say)
    if say is not None and kind is Message:
        data["text"] = say(value)
    return data


def decode(data: Any, kind: type[D]) -> D:
    """The dataclass of this kind that JSON data holds. CodecError says where it is not one."""
    return cast(D, _decode(_table(cast(Any, kind)), data, 1, None))


def _classes(*modules: ModuleType) -> dict[str, Any]:
    return {
        name: value
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, type) and is_dataclass(value) and value.__module__ == module.__name__
    }


_KNOWN = _classes(tree, model, describe) | {"Poly": algebra.Poly}
_ABSTRACT = (tree.Formula, model.Answer)


@cache
def _fields(kind: Any) -> tuple[Field[Any], ...]:
    return fields(kind)


def _decode(table: Table, data: Any, depth: int, step: str | int | None) -> Any:
    """Decodes what stands at a step (a field's name or a list's place) of the data above."""
    try:
        decoder = table.get(type(data))
        if decoder is None:
            found = {dict: "an object", list: "a list", NoneType: "nothing"}.get(type(data), repr(data)[:40])
            raise CodecError(f"{found} cannot stand here")
        if depth > MOST_DEPTH:
            raise CodecError("nested too deeply")
        return decoder(data, depth)
    except CodecError as error:
        if step is not None:
            error.trail.append(step)
        raise


@cache
def _table(annotation: Any) -> Table:
    """How to decode what an annotation allows. TypeError for annotations that the model does not use."""
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        return _union(get_args(annotation))
    if origin is Literal:
        return _literal(get_args(annotation))
    if origin is tuple:
        return {list: _tuple(get_args(annotation))}
    if annotation in (str, int, bool, NoneType):
        return {annotation: lambda data, depth: data}
    if annotation is float:
        return {float: lambda data, depth: data, int: lambda data, depth: float(data)}
    if annotation is Fraction:
        return {str: _fraction, int: lambda data, depth: Fraction(data)}
    if annotation in _KNOWN.values():
        return {dict: _objects((annotation,))}
    raise TypeError(f"no way to decode {annotation}")


def _union(options: tuple[Any, ...]) -> Table:
    classes = tuple(option for option in options if option in _KNOWN.values())
    table: Table = {dict: _objects(classes)} if classes else {}
    for option in options:
        if option not in classes:
            for json_type, decoder in _table(option).items():
                if json_type in table:
                    raise TypeError(f"{json_type.__name__} can be read in two ways in {options}")
                table[json_type] = decoder
    return table


def _literal(values: tuple[Any, ...]) -> Table:
    def check(data: Any, depth: int) -> Any:
        if data not in values:
            raise CodecError(f"{data!r} is none of {', '.join(map(str, values))}")
        return data

    return {type(value): check for value in values}


def _fraction(data: str, depth: int) -> Fraction:
    if not _FRACTION.fullmatch(data):
        raise CodecError(f'"{data[:40]}" is no fraction')
    try:
        return Fraction(data)
    except ZeroDivisionError:
        raise CodecError(f'"{data[:40]}" divides by zero') from None


def _tuple(items: tuple[Any, ...]) -> Decode:
    endless = len(items) == 2 and items[1] is Ellipsis

    def decoder(data: list[Any], depth: int) -> tuple[Any, ...]:
        if endless:
            tables = [_table(items[0])] * len(data)
        elif len(data) == len(items):
            tables = [_table(item) for item in items]
        else:
            raise CodecError(f"{len(items)} items belong here, not {len(data)}")
        return tuple(_decode(tables[i], item, depth + 1, i) for i, item in enumerate(data))

    return decoder


def _objects(bases: tuple[type, ...]) -> Decode:
    allowed = {name: kind for name, kind in _KNOWN.items() if issubclass(kind, bases) and kind not in _ABSTRACT}

    def decoder(data: dict[str, Any], depth: int) -> Any:
        name = data.get("type")
        kind = allowed.get(name) if isinstance(name, str) else None
        if kind is None:
            raise CodecError(f"an object of type {str(name)[:40]!r} cannot stand here")
        shape = _shape(kind)
        values = {}
        for field, item in data.items():
            if field in shape:
                values[field] = _decode(shape[field][0], item, depth + 1, field)
            elif field != "type" and not (field == "text" and kind is Message):
                raise CodecError(f'{name} has no "{field[:40]}"')
        return _make(kind, values)

    return decoder


@cache
def _shape(kind: Any) -> dict[str, tuple[Table, bool]]:
    """The fields of a class: how each is decoded, and whether it must be there."""
    hints = get_type_hints(kind)
    return {f.name: (_table(hints[f.name]), f.default is MISSING) for f in _fields(kind)}


def _make(kind: Any, values: dict[str, Any]) -> Any:
    missing = [name for name, (_, required) in _shape(kind).items() if required and name not in values]
    if missing:
        raise CodecError(f'{kind.__name__} lacks "{missing[0]}"')
    made = kind(**values)
    wrong = complaint(made)
    if wrong:
        raise CodecError(wrong)
    return made
