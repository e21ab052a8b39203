"""worksheet.json: a whole class set with everything that a sheet, a key and the checker need.

It freezes the data and not only the seed, so that marking outlives every change of the generators. The file is text
with one exercise a line and the same bytes on every machine; beside each message stands what was printed. Reading it
trusts nothing (see `codec`), calls no generator and tells in one sentence why a file is refused.
"""

import json
import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from exgen.errors import UserError
from exgen.formula.tree import Message, msg
from exgen.model import Variant, Worksheet
from exgen.rng import STREAM_VERSION
from exgen.text import Language, language
from exgen.told import ToldError, about, unreadable
from exgen.worksheet import code as codes
from exgen.worksheet import codec

FORMAT = 1
"""Raised when what is written could not be read by the program that wrote the format before."""

NAME = "worksheet.json"
MOST_BYTES = 200_000_000

_FOREIGN = msg("this is no worksheet that exgen made")


def encode(worksheet: Worksheet, *, secret: str = "") -> bytes:
    """The bytes of worksheet.json; `secret` is the key of a worksheet that was built with one."""
    data = codec.encode(worksheet, _printed(language(worksheet.language)))
    variants = data.pop("variants")
    head = {"format": FORMAT, "exgen": _version(), "stream": STREAM_VERSION} | ({"secret": secret} if secret else {})
    listed = ",\n".join(_variant(variant) for variant in variants)
    text = f'{_json(head)[:-1]},\n"worksheet":{_json(data)[:-1]},"variants":[\n{listed}]}}}}\n'
    return text.encode("utf-8")


def decode(content: bytes | str, source: str = NAME) -> Worksheet:
    """The worksheet in a worksheet.json. UserError, with the source's name, when it is broken, foreign or newer."""
    data = _head(content, source).get("worksheet")
    try:
        worksheet = codec.decode(data, Worksheet)
        language(worksheet.language)
        for variant in worksheet.variants:
            codes.decode(variant.code)
    except (codec.CodecError, UserError) as error:
        raise ToldError(
            about(source, msg("this is no worksheet that exgen made ({reason})", reason=str(error)))
        ) from None
    return worksheet


def decode_secret(content: bytes | str, source: str = NAME) -> str:
    """The key of a secret worksheet, to build the same again; "" where there is none. UserError as `decode`."""
    secret = _head(content, source).get("secret", "")
    return secret if isinstance(secret, str) else ""


def read(path: Path) -> Worksheet:
    """The worksheet in a file. UserError names the file."""
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise unreadable(path, error) from None
    if len(content) > MOST_BYTES:
        raise ToldError(about(str(path), msg("this is too large for a {name}", name=NAME)))
    return decode(content, str(path))


def find(worksheet: Worksheet, code: str) -> Variant:
    """The variant that bears a typed code. UserError when the code is mistyped or of another worksheet."""
    wanted = codes.decode(code)
    for variant in worksheet.variants:
        if codes.decode(variant.code) == wanted:
            return variant
    raise ToldError(
        msg('the code {code} is not of this worksheet ("{title}")', code=str(wanted), title=worksheet.title)
    )


def _printed(chosen: Language) -> Any:
    @cache
    def text(message: Message) -> str:
        return chosen.text(message)

    return text


def _variant(data: dict[str, Any]) -> str:
    exercises = ",\n".join(_json(placed) for placed in data.pop("exercises"))
    return f'{_json(data)[:-1]},"exercises":[\n{exercises}]}}'


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _head(content: bytes | str, source: str) -> dict[str, Any]:
    """The outer object of a worksheet.json whose format this program reads."""
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
        data = json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        place = msg("line {line}, column {column}", line=error.lineno, column=error.colno)
        raise ToldError(
            about(source, msg("this is no worksheet.json, or only a part of one ({place})", place=place))
        ) from None
    except (ValueError, RecursionError):
        raise ToldError(about(source, _FOREIGN)) from None
    if not isinstance(data, dict) or type(data.get("format")) is not int:
        raise ToldError(about(source, _FOREIGN))
    if data["format"] > FORMAT:
        newer = msg(
            "this was made by a newer version of exgen ({version}); update yours", version=str(data.get("exgen"))
        )
        raise ToldError(about(source, newer))
    return data


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON number")


@cache
def _version() -> str:
    """The version of exgen: of the checkout that runs, else of what is installed."""
    project = Path(__file__).resolve().parents[2] / "pyproject.toml"
    if project.exists():
        about = tomllib.loads(project.read_text(encoding="utf-8")).get("project", {})
        if about.get("name") == "exgen":
            return str(about["version"])
    try:
        return version("exgen")
    except PackageNotFoundError:
        return ""
