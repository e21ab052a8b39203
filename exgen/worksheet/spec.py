"""What a teacher asks for: the specification of a worksheet.

It is frozen data, the same whether it came from a TOML file, a preset or `--exercise` options, and it holds a choice of
exercises but no exercise: those come from it and a seed (`build.py`). Titles and instructions may be given in several
languages, so that one preset serves them all.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal

from exgen.errors import UserError
from exgen.model import PLAIN_MARKING, Layout, MarkingScheme

Text = tuple[tuple[str, str], ...]
"""A text by language code; the code "" is for every language."""

MOST_EXERCISES = 100
"""On one sheet."""

PLAIN_LAYOUT = Layout()
PLAIN_TITLE: Text = (("en", "Exercises"), ("nl", "Oefeningen"))


@dataclass(frozen=True, slots=True)
class Request:
    """`count` exercises of one generator and level, or the one that `given` states.

    `points` is what each is worth, None for the generator's own. `given` holds the generator's names and what the
    teacher wrote for them. `place` says where the request stands, for messages.
    """

    generator: str
    level: int = 2
    count: int = 1
    points: Fraction | None = None
    given: tuple[tuple[str, Any], ...] = ()
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class WorksheetSpec:
    """The specification of a worksheet. `language` is also the notation in which `given` values are written.

    `order` "shuffled" gives every variant its own order inside a topic and level. `source` is the file's name or the
    preset's, `stated` the keys that the file has.
    """

    exercises: tuple[Request, ...]
    title: Text
    language: str = "en"
    order: Literal["fixed", "shuffled"] = "fixed"
    instructions: Text = ()
    layout: Layout = PLAIN_LAYOUT
    marking: MarkingScheme = PLAIN_MARKING
    source: str = field(default="", compare=False)
    stated: tuple[str, ...] = field(default=(), compare=False)


def in_language(text: Text, language: str) -> str:
    """The text in a language, else in its main language, in English, in the first there is; "" without any."""
    found = dict(text)
    wanted = (language, language.split("_")[0], "", "en", *found)
    return next((found[code] for code in wanted if code in found), "")


def from_requests(
    requests: tuple[str, ...] | list[str],
    *,
    title: Text = PLAIN_TITLE,
    language: str = "en",
    layout: Layout = PLAIN_LAYOUT,
) -> WorksheetSpec:
    """The specification of `--exercise ID[:LEVEL[:COUNT]]` options. UserError names the option that is wrong."""
    from exgen.worksheet.slots import slots

    spec = WorksheetSpec(tuple(_request(text) for text in requests), title, language, layout=layout)
    slots(spec)
    return spec


def _request(text: str) -> Request:
    generator, *numbers = (piece.strip() for piece in text.split(":"))
    if len(numbers) > 2 or not all(n.isascii() and n.isdigit() and len(n) < 10 for n in numbers):
        raise UserError(f'exercise "{text}": write ID, ID:LEVEL or ID:LEVEL:COUNT, such as descent-1d:2:3')
    level, count = (*(int(n) for n in numbers), *(2, 1)[len(numbers) :])
    return Request(generator, level, count, place=f'exercise "{text}"')
