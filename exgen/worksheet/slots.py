"""The exercises that a specification asks for, one by one, and the fingerprint of their choice.

A slot knows its generator and how many earlier slots ask the same of it; that number, and not the place on the sheet,
goes into the random stream, so that moving or adding other exercises changes none. Slots with a stated `given` draw
nothing and are not counted.
"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from hashlib import blake2b
from typing import Any

from exgen import registry
from exgen.errors import UserError
from exgen.generator import Generator, check_level
from exgen.rng import STREAM_VERSION
from exgen.worksheet.codec import encode
from exgen.worksheet.spec import MOST_EXERCISES, Request, WorksheetSpec

FINGERPRINT_BITS = 20


@dataclass(frozen=True, slots=True)
class Slot:
    """Room for one exercise. `stated` is the given that the teacher states, None where it is drawn."""

    place: str
    generator: Generator[Any]
    level: int
    request: int
    points: Fraction | None
    stated: Any = None


def slots(spec: WorksheetSpec) -> tuple[Slot, ...]:
    """All slots in the order of the specification. UserError, with the place, for what cannot be asked."""
    made: list[Slot] = []
    asked: Counter[tuple[str, int]] = Counter()
    for number, request in enumerate(spec.exercises, 1):
        place = request.place or f"exercise {number}"
        try:
            generator, stated = _resolved(request, spec.language)
        except UserError as error:
            raise UserError(f"{place}: {error}") from None
        for _ in range(request.count):
            key = (generator.id, request.level)
            made.append(Slot(place, generator, request.level, asked[key], request.points, stated))
            asked[key] += stated is None
    where = f"{spec.source}: " if spec.source else ""
    if not made:
        raise UserError(f"{where}a worksheet needs at least one exercise")
    if len(made) > MOST_EXERCISES:
        raise UserError(f"{where}a worksheet has at most {MOST_EXERCISES} exercises, this one asks {len(made)}")
    return tuple(made)


def _resolved(request: Request, language: str) -> tuple[Generator[Any], Any]:
    """The generator of a request and its stated given, if any."""
    generator = registry.find(request.generator)
    check_level(request.level)
    if not 1 <= request.count <= MOST_EXERCISES:
        raise UserError(f"count is a whole number from 1 to {MOST_EXERCISES}, not {request.count}")
    if request.points is not None and not 0 < request.points <= 1000:
        raise UserError(f"points are more than 0 and at most 1000, not {request.points}")
    if not request.given:
        return generator, None
    if request.count > 1:
        raise UserError("a stated given makes one exercise; leave count out")
    return generator, generator.stated(dict(request.given), language)


def fingerprint(spec: WorksheetSpec) -> int:
    """Twenty bits of what determines the exercises: requests, givens, points, shuffle, revisions; no titles."""
    return fingerprint_of(slots(spec), spec.order == "shuffled", {})


def fingerprint_of(listed: tuple[Slot, ...], shuffled: bool, revisions: Mapping[str, int]) -> int:
    """The fingerprint that these slots have, or had when their generators were at `revisions`."""
    asked = [
        [
            slot.generator.id,
            revisions.get(slot.generator.id, slot.generator.revision),
            slot.level,
            None if slot.points is None else str(slot.points),
            None if slot.stated is None else encode(slot.generator.given_formulas(slot.stated)),
        ]
        for slot in listed
    ]
    text = json.dumps([STREAM_VERSION, shuffled, asked], separators=(",", ":"))
    digest = blake2b(text.encode("ascii"), digest_size=4, person=b"specification").digest()
    return int.from_bytes(digest, "big") >> 32 - FINGERPRINT_BITS
