"""Who gets a variant: what a class list says of a pupil, and the name of the file that is hers or his."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from exgen.model import Variant
from exgen.worksheet.files import slug


@dataclass(frozen=True, slots=True)
class Pupil:
    """A line of a class list: the name, the number in the class and the school's own mark, each "" where unknown."""

    name: str = ""
    number: str = ""
    id: str = ""


def file_stems(variants: Iterable[Variant]) -> Mapping[str, str]:
    """A file name without its suffix for each variant, by code: "07-zoe-janssens", "variant-07".

    The number is the pupil's number in the class where every pupil has another one, else the variant's; so no two
    names are alike, and a folder sorts them as the class list does.
    """
    listed = tuple(variants)
    numbers = [v.class_number for v in listed]
    plain = all(n.isascii() and n.isdigit() for n in numbers) and len({int(n) for n in numbers}) == len(numbers)
    places = {v.code: int(v.class_number) if plain else v.number for v in listed}
    wide = max(2, len(str(max(places.values()))))
    return {
        v.code: f"{places[v.code]:0{wide}}-{slug(v.pupil)}" if v.pupil else f"variant-{places[v.code]:0{wide}}"
        for v in listed
    }
