"""The names of pupils' files: never two alike, sorted as the class is."""

import pytest

from exgen.model import Variant
from exgen.worksheet.pupil import file_stems


def stems(*pupils: tuple[str, str]) -> list[str]:
    variants = [Variant(n, f"code {n}", (), name, number) for n, (name, number) in enumerate(pupils, 1)]
    return list(file_stems(variants).values())


@pytest.mark.parametrize(
    ("pupils", "expected"),
    [
        ([("Zoë Janssens", "4"), ("Jan", "12")], ["04-zoe-janssens", "12-jan"]),
        ([("Jan", "1"), ("Jan", "1")], ["01-jan", "02-jan"]),
        ([("Jan", ""), ("", "")], ["01-jan", "variant-02"]),
        ([("Jan", "4A"), ("Bo", "4B")], ["01-jan", "02-bo"]),
        ([("../../etc", "1"), ("李", "100")], ["001-etc", "100-李"]),
    ],
)
def test_a_file_is_named_by_number_and_name(pupils: list[tuple[str, str]], expected: list[str]) -> None:
    assert stems(*pupils) == expected


def test_no_two_pupils_share_a_file() -> None:
    assert len(set(stems(*[("Jan", str(n % 7)) for n in range(30)]))) == 30
