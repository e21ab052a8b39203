"""What cannot be read, and why: one sentence and a place for the caret.

Inside the reader a `MisreadError` is raised where the trouble is met, in places of the plain text; the public functions
turn it into an `Unreadable` with places of what was typed. No other exception leaves the reader.
"""

from dataclasses import dataclass

from exgen.formula.tree import Message, msg


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Typed text that is no answer: an invalid try, never a wrong one.

    `start` and `end` are places in the typed text, 0 ≤ start ≤ end ≤ its length; start = end = its length where
    something is missing at the end. `example` is typed text that would be read, in the sheet's notation, or "" where
    the message already says what to write.
    """

    message: Message
    start: int
    end: int
    example: str = ""


@dataclass(slots=True)
class MisreadError(Exception):
    """Reading stops here: `start` and `end` are places in the plain text, `advice` whether the example helps."""

    message: Message
    start: int
    end: int
    advice: bool = True


def too_large() -> Message:
    """For what passes a bound of limits.py."""
    return msg("This is too large to be an answer here.")


def shown(typed: str) -> str:
    """A stretch of typed text fit to be repeated in a sentence: printable, one line, at most 12 characters."""
    plain = "".join(c if c.isprintable() else "�" for c in " ".join(typed.split()))
    return plain if len(plain) <= 12 else "…" + plain[-11:]
