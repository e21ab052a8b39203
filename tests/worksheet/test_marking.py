"""The table [marking] becomes a marking scheme, goes with the worksheet, or is refused with what would be right."""

import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from exgen.errors import UserError
from exgen.model import PLAIN_MARKING, MarkingScheme
from exgen.worksheet import archive
from exgen.worksheet.build import build
from exgen.worksheet.marking import marking_scheme
from exgen.worksheet.sheetfile import read_text

HALF = Fraction(1, 2)
SHEET = '[[exercises]]\ngenerator = "descent-1d"\n'


@pytest.mark.parametrize(
    ("table", "scheme"),
    [
        ({}, PLAIN_MARKING),
        ({"strict_digits": False}, PLAIN_MARKING),
        ({"form_share": "1/3", "follow_share": Decimal("0.8")}, MarkingScheme(Fraction(1, 3), Fraction(4, 5))),
        ({"form_share": 1, "follow_share": 0}, MarkingScheme(Fraction(1), Fraction(0))),
        ({"strict_digits": True}, MarkingScheme(digits_share=HALF)),
        ({"strict_digits": True, "digits_share": "0.75"}, MarkingScheme(digits_share=Fraction(3, 4))),
    ],
)
def test_a_table_says_the_shares(table: dict[str, Any], scheme: MarkingScheme) -> None:
    assert marking_scheme(table) == scheme


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("[marking]\nfolow_share = 1", 'marking: there is no key "folow_share"; did you mean "follow_share"?'),
        ("[marking]\nform_share = 1.5", 'marking: form_share is a number from 0 to 1, or a fraction such as "1/2"'),
        ("[marking]\nform_share = -0.5", "marking: form_share is a number from 0 to 1"),
        ("[marking]\nform_share = nan", "marking: form_share is a number from 0 to 1"),
        ("[marking]\nform_share = true", "marking: form_share is a number from 0 to 1"),
        ('[marking]\nfollow_share = "1/0"', "marking: follow_share is a number from 0 to 1"),
        ('[marking]\nfollow_share = "half"', "marking: follow_share is a number from 0 to 1"),
        ("[marking]\nfollow_share = 1e-999999999", "marking: follow_share is a number from 0 to 1"),
        ("[marking]\nstrict_digits = 1", "marking: strict_digits is true or false"),
        ("[marking]\ndigits_share = 0", "marking: digits_share counts only with strict_digits = true"),
        ("marking = 1", "marking is a table of shares, not 1"),
    ],
)
def test_a_mistake_in_it_is_told_with_the_file_and_what_would_be_right(lines: str, said: str) -> None:
    text = f"{SHEET}{lines}\n" if lines.startswith("[") else f"{lines}\n{SHEET}"
    with pytest.raises(UserError) as refused:
        read_text(text, "sheet.toml")
    assert str(refused.value).startswith("sheet.toml: ")
    assert said in str(refused.value)


def test_the_scheme_goes_with_the_worksheet_and_changes_no_exercise() -> None:
    usual = build(read_text(SHEET, "sheet.toml"), seed=1)
    own = build(read_text(f"{SHEET}[marking]\nfollow_share = 0.5\n", "sheet.toml"), seed=1)
    assert own.marking == MarkingScheme(follow_share=HALF)
    assert archive.decode(archive.encode(own)) == own
    assert replace(own, marking=PLAIN_MARKING) == usual
    assert b"marking" not in archive.encode(usual)


def test_a_share_above_one_in_a_file_from_outside_is_refused() -> None:
    written = json.loads(archive.encode(build(read_text(SHEET, "sheet.toml"), seed=1)))
    written["worksheet"]["marking"] = {"type": "MarkingScheme", "form_share": "7"}
    with pytest.raises(UserError, match="shares of points go from 0 to 1"):
        archive.decode(json.dumps(written))
