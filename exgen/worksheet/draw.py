"""Draws the givens of a class set, variant after variant, so that no two are alike where there are enough.

A draw must differ from those of the same generator on the same sheet, and from those at the same place in earlier
variants. A generator with fewer forms than the set asks starts a new round when all are used: first the earlier
variants are forgotten, then, if even one sheet asks more than there are, the sheet. Regenerating a variant goes
through the same draws, so this is as reproducible as the rest.

The draws go by generator, level and request, not in the order of the sheet: a sheet can be rearranged without changing
an exercise.
"""

from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Any

from exgen.worksheet.slots import Slot


@dataclass(frozen=True, slots=True)
class Drawn:
    """The givens of one variant, one a slot, and the slots for which nothing new was left.

    `again`: alike an earlier variant's; `twice`: alike another on the same sheet.
    """

    givens: tuple[Any, ...]
    again: tuple[int, ...]
    twice: tuple[int, ...]


def draws(listed: tuple[Slot, ...], key: int | str) -> Iterator[Drawn]:
    """Variant 1, 2, 3, … without end. `key` starts the random streams."""
    order = sorted(range(len(listed)), key=lambda i: (listed[i].generator.id, listed[i].level, listed[i].request))
    earlier: dict[int, set[Any]] = defaultdict(set)
    variant = 0
    while True:
        variant += 1
        yield _variant(listed, order, key, variant, earlier)


def _variant(
    listed: tuple[Slot, ...], order: list[int], key: int | str, variant: int, earlier: dict[int, set[Any]]
) -> Drawn:
    givens = [slot.stated for slot in listed]
    sheet: dict[str, set[Any]] = defaultdict(set)
    for slot in listed:
        if slot.stated is not None:
            sheet[slot.generator.id].add(slot.stated)
    again, twice = [], []
    for index in order:
        slot = listed[index]
        if slot.stated is not None:
            continue
        others, before = sheet[slot.generator.id], earlier[index]
        given = _draw(slot, key, variant, others, before)
        if given in others:
            twice.append(index)
        if given in before:
            again.append(index)
            before.clear()
        givens[index] = given
        others.add(given)
        before.add(given)
    return Drawn(tuple(givens), tuple(again), tuple(twice))


def _draw(slot: Slot, key: int | str, variant: int, sheet: Set[Any], earlier: Set[Any]) -> Any:
    """A given unlike those on the sheet and at this place earlier, else unlike the sheet's, else any.

    Where the generator says how many forms there are, draws that cannot succeed are not tried.
    """
    forms = slot.generator.forms[slot.level - 1]
    used_up = forms is not None and len(earlier) >= forms
    crowded = forms is not None and slot.request >= forms
    for taken, hopeless in ((sheet | earlier, used_up or crowded), (sheet, crowded)):
        if hopeless:
            continue
        given = slot.generator.draw(seed=key, level=slot.level, variant=variant, request=slot.request, taken=taken)
        if given not in taken:
            return given
    return slot.generator.draw(seed=key, level=slot.level, variant=variant, request=slot.request)
