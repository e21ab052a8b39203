"""The random stream of one exercise, the same on every Python, platform and hash seed.

Python promises stability across versions only for `random.random()`, and floats are no basis for exact draws. This
stream is BLAKE2b in counter mode: block i is the keyed hash of i, and integers come from it by rejection, so every
value of a range is equally likely. A tuple of names and numbers makes the key by way of JSON, never by addition or
concatenation, so that ("a", 11) and ("a1", 1) start different streams.
"""

import json
from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")

STREAM_VERSION = 1
"""Part of every key; a change of the drawing below raises it, so that old worksheet codes are refused, not misread."""


class Stream:
    """A stream of exact draws that `parts` (numbers and texts) determine completely."""

    __slots__ = ("_block", "_counter", "_key", "_left")

    def __init__(self, *parts: int | str) -> None:
        text = json.dumps([STREAM_VERSION, *parts], ensure_ascii=True, separators=(",", ":"))
        self._key = blake2b(text.encode("ascii"), digest_size=64).digest()
        self._counter = 0
        self._block = b""
        self._left = 0

    def _bytes(self, count: int) -> bytes:
        taken = b""
        while len(taken) < count:
            if not self._left:
                counter = self._counter.to_bytes(16, "big")
                self._block = blake2b(counter, key=self._key, digest_size=64).digest()
                self._counter += 1
                self._left = len(self._block)
            start = len(self._block) - self._left
            piece = self._block[start : start + count - len(taken)]
            self._left -= len(piece)
            taken += piece
        return taken

    def below(self, bound: int) -> int:
        """A whole number from 0 to bound − 1, each equally likely. ValueError when bound < 1."""
        if bound < 1:
            raise ValueError(f"nothing is drawn from a range of {bound}")
        size = ((bound - 1).bit_length() + 7) // 8 or 1
        limit = 256**size - 256**size % bound
        while True:
            drawn = int.from_bytes(self._bytes(size), "big")
            if drawn < limit:
                return drawn % bound

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + self.below(high - low + 1)

    def chance(self, numerator: int, denominator: int) -> bool:
        """True in `numerator` of `denominator` cases."""
        return self.below(denominator) < numerator

    def choice(self, options: Sequence[T]) -> T:
        """One of the options, each equally likely."""
        return options[self.below(len(options))]

    def weighted(self, options: Sequence[tuple[int, T]]) -> T:
        """One of the (weight, option) pairs' options, likely in proportion to its whole weight."""
        left = self.below(sum(weight for weight, _ in options))
        for weight, option in options:
            if left < weight:
                return option
            left -= weight
        raise AssertionError("the weights are all used up")

    def sign(self) -> int:
        """1 or −1."""
        return 1 if self.below(2) else -1

    def nonzero(self, low: int, high: int) -> int:
        """A whole number from low to high, both included, but not 0."""
        return self.choice([n for n in range(low, high + 1) if n])

    def sample(self, options: Sequence[T], count: int) -> tuple[T, ...]:
        """`count` options in random order, no place taken twice."""
        left = list(options)
        if not 0 <= count <= len(left):
            raise ValueError(f"{count} of {len(left)} options cannot be drawn")
        return tuple(left.pop(self.below(len(left))) for _ in range(count))

    def first(self, options: Sequence[T], suits: Callable[[T], bool]) -> T | None:
        """One of the options that suit, each of those equally likely; None when none does.

        Options are looked at in random order, so that `suits` is asked no more often than needed.
        """
        return next((option for option in self.shuffled(options) if suits(option)), None)

    def shuffled(self, options: Sequence[T]) -> tuple[T, ...]:
        """All options in random order."""
        return self.sample(options, len(options))
