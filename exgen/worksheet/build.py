"""From a specification and a seed to a worksheet.

Drawing is cheap and solving is not, and what a variant draws depends on the variants before it (no two pupils get the
same exercise at the same place), so all variants up to the last one asked are drawn and only those asked are solved.
"""

import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from exgen.errors import UserError
from exgen.formula.tree import Message, msg
from exgen.model import Exercise, Placed, Variant, Worksheet
from exgen.rng import Stream
from exgen.text import language as find_language
from exgen.worksheet.code import WorksheetCode, encode
from exgen.worksheet.draw import draws
from exgen.worksheet.points import worth
from exgen.worksheet.pupil import Pupil
from exgen.worksheet.slots import Slot, fingerprint_of, slots
from exgen.worksheet.spec import WorksheetSpec, in_language


def _silent(_: object) -> None:
    return None


def new_secret() -> str:
    """128 random bits, for a worksheet that its code does not give away."""
    return secrets.token_hex(16)


def build(
    spec: WorksheetSpec,
    *,
    seed: int,
    variants: Iterable[int] = (1,),
    language: str | None = None,
    pupils: Sequence[Pupil] = (),
    secret: str = "",
    note: Callable[[Message], None] = _silent,
    progress: Callable[[int], None] = _silent,
) -> Worksheet:
    """The worksheet with these variants, in this order.

    `language` is the specification's where none is given; `pupils` are as many as variants, or none; `secret`
    keys the draws beside the seed. `note` hears what the teacher should know, `progress` the number of each variant
    that is finished. UserError for a seed, variant or language that there is not, and for a stated given that makes
    no exercise.
    """
    wanted = tuple(variants)
    if not wanted or len(set(wanted)) < len(wanted) or (pupils and len(pupils) != len(wanted)):
        raise ValueError("variants are different numbers, at least one, with a pupil each or none")
    owners = dict(zip(wanted, pupils or [Pupil()] * len(wanted), strict=True))
    sheet = _sheet(spec, seed, language, secret)
    codes = {number: sheet.code(number) for number in wanted}
    made: dict[int, Variant] = {}
    for number, givens in _drawn(sheet, max(wanted), note):
        if number in codes:
            exercises, owner = _solved(sheet, number, givens), owners[number]
            made[number] = Variant(number, codes[number], exercises, owner.name, owner.number, owner.id)
            progress(number)
    return Worksheet(
        title=in_language(spec.title, sheet.language),
        language=sheet.language,
        seed=seed,
        layout=replace(spec.layout, instructions=in_language(spec.instructions, sheet.language)),
        variants=tuple(made[number] for number in wanted),
        secret=bool(secret),
        marking=spec.marking,
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What all variants of a sheet have in common. `key` starts the streams: the seed, with the secret if any."""

    slots: tuple[Slot, ...]
    shuffled: bool
    seed: int
    key: int | str
    language: str
    fingerprint: int

    def code(self, variant: int) -> str:
        secret = self.key != self.seed
        return encode(WorksheetCode(self.seed, variant, self.fingerprint, self.language, secret))


def _sheet(spec: WorksheetSpec, seed: int, language: str | None, secret: str) -> _Sheet:
    listed, shuffled = slots(spec), spec.order == "shuffled"
    return _Sheet(
        slots=listed,
        shuffled=shuffled,
        seed=seed,
        key=f"{seed} {secret}" if secret else seed,
        language=find_language(language or spec.language).code,
        fingerprint=fingerprint_of(listed, shuffled, {}),
    )


def _drawn(sheet: _Sheet, last: int, note: Callable[[Message], None]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The numbers and givens of all variants up to the last one; then the notes."""
    again: set[int] = set()
    twice: set[int] = set()
    for number, drawn in zip(range(1, last + 1), draws(sheet.slots, sheet.key), strict=False):
        again.update(drawn.again)
        twice.update(drawn.twice)
        yield number, drawn.givens
    for indexes, text in ((twice, _alike), (again, _again)):
        kinds = {(sheet.slots[i].generator.id, sheet.slots[i].level): i for i in sorted(indexes)}
        for (_, level), index in kinds.items():
            note(text(sheet.slots[index].generator.title, level))


def _solved(sheet: _Sheet, variant: int, givens: Sequence[Any]) -> tuple[Placed, ...]:
    """The solved exercises of a variant in its order."""
    order = _shuffled(sheet.slots, sheet.key, variant) if sheet.shuffled else range(len(givens))
    return tuple(Placed(number, _exercise(sheet.slots[i], givens[i], sheet.seed)) for number, i in enumerate(order, 1))


def _exercise(slot: Slot, given: Any, seed: int) -> Exercise:
    try:
        exercise = slot.generator.exercise(given, level=slot.level, seed=seed)
    except UserError as error:
        raise UserError(f"{slot.place}: {error}") from None
    return exercise if slot.points is None else worth(exercise, slot.points)


def _shuffled(listed: tuple[Slot, ...], key: int | str, variant: int) -> tuple[int, ...]:
    """The slots' indexes in the order of one variant; only slots of one topic and level change places."""
    alike: dict[tuple[str, int], list[int]] = defaultdict(list)
    for index, slot in enumerate(listed):
        alike[slot.generator.topic, slot.level].append(index)
    stream = Stream(key, variant, "order")
    order = list(range(len(listed)))
    for places in alike.values():
        for place, index in zip(places, stream.shuffled(places), strict=True):
            order[place] = index
    return tuple(order)


def _alike(title: Message, level: int) -> Message:
    return msg(
        "{title}, level {level}: there are fewer different exercises than one sheet asks; some are on it twice.",
        title=title,
        level=level,
    )


def _again(title: Message, level: int) -> Message:
    return msg(
        "{title}, level {level}: there are fewer different exercises than variants; some pupils get the same one.",
        title=title,
        level=level,
    )
