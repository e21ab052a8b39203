"""Options that several commands have, and their ways of reading what is typed.

A value that does not fit is refused in words ("a seed is a whole number from 0 to 33,554,431"), not in symbols.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from exgen.cli.config import config

C = TypeVar("C", bound=Callable[..., Any])

HIGHEST_SEED = 2**25 - 1
MOST_VARIANTS = 1024


class Whole(click.ParamType[int]):
    """A whole number within bounds."""

    name = "number"

    def __init__(self, what: str, low: int, high: int) -> None:
        self.what, self.low, self.high = what, low, high

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            number = int(value)
        except ValueError:
            number = self.low - 1
        if not self.low <= number <= self.high:
            self.fail(f'{self.what} is a whole number from {self.low:,} to {self.high:,}, not "{value}"', param, ctx)
        return number


class Words(click.ParamType[tuple[str, ...]]):
    """Words from a list, with commas between."""

    name = "list"

    def __init__(self, what: str, known: tuple[str, ...]) -> None:
        self.what, self.known = what, known

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        words = tuple(word.strip().lower() for word in str(value).split(",") if word.strip())
        for word in words:
            if word not in self.known:
                self.fail(f'there is no {self.what} "{word}"; there are {", ".join(self.known)}', param, ctx)
        return words


SEED = Whole("a seed", 0, HIGHEST_SEED)
VARIANTS = Whole("the number of variants", 1, MOST_VARIANTS)
VARIANT = Whole("a variant", 1, MOST_VARIANTS)
LEVEL = Whole("a level", 1, 3)
MINUTES = Whole("the number of minutes", 1, 600)
COUNT = Whole("a count", 1, 1000)


def language_option(default: str | None, text: str) -> Callable[[C], C]:
    """`--language`, checked; where it is not given the teacher's own default, else this one.

    Without a default it is None then, and the teacher's is not asked: something else knows the language.
    """

    def checked(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
        if value is None:
            return (config().language or default) if default else None
        from exgen.text import language

        return language(value).code

    return click.option("--language", metavar="CODE", callback=checked, help=text)


def fresh_seed() -> int:
    """A seed nobody chose."""
    import secrets

    return secrets.randbelow(HIGHEST_SEED + 1)
