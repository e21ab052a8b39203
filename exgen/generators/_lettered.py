"""Four pictures under the letters A to D, of which one is right: what every such choice has in common.

Which three wrong ones there are and in what order is one number in the given, `arrangement`, so that a stored exercise
draws the same pictures again.
"""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from exgen.formula.tree import Message, Symbol, msg
from exgen.given import Field
from exgen.model import ChoiceAnswer, Mistake, Option

LETTERS = ("A", "B", "C", "D")
ASIDE = len(LETTERS) - 1
"""The number of wrong pictures."""


class WrongPicture(Protocol):
    """A wrong picture: its stable name, what who chose it did, and the hint for them."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> Message: ...
    @property
    def hint(self) -> Message: ...


W = TypeVar("W", bound=WrongPicture)
Lettered = tuple[tuple[str, W | None], ...]
"""The letters, each with its wrong picture, or None for the right one."""


def lettered(wrong: Sequence[W], place: int) -> Lettered[W]:
    """Three wrong pictures in their order, the right one at a place from 0 to 3."""
    pictures: list[W | None] = [*wrong]
    pictures.insert(place, None)
    return tuple(zip(LETTERS, pictures, strict=True))


def right_letter(pictures: Lettered[W]) -> str:
    return next(letter for letter, wrong in pictures if wrong is None)


def wrong_pictures(pictures: Lettered[W]) -> tuple[tuple[str, W], ...]:
    """The letters of the wrong pictures with what is wrong."""
    return tuple((letter, wrong) for letter, wrong in pictures if wrong is not None)


def letter_choice(labels: Sequence[Message], words: Sequence[str], right: str) -> ChoiceAnswer:
    """The choice of a letter; `labels` stand beside the boxes, and each of `words` may be typed before the letter."""
    options = (
        Option(letter, label, tuple(f"{word} {letter}" for word in words))
        for letter, label in zip(LETTERS, labels, strict=True)
    )
    return ChoiceAnswer(tuple(options), right)


def letter_mistakes(pictures: Lettered[W]) -> tuple[Mistake, ...]:
    return tuple(
        Mistake(wrong.name, Symbol(letter), wrong.title, wrong.hint) for letter, wrong in wrong_pictures(pictures)
    )


def arrangement_field(most: int) -> Field:
    """The given `arrangement`, a number from 1 to `most`."""
    help_ = msg("which wrong pictures there are and in what order, as a number")
    return Field("arrangement", "count", help_, required=False, high=most)
