"""The worksheet code comes back as it was, and no slip of a typing hand goes unnoticed."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exgen.errors import UserError
from exgen.text import LANGUAGES
from exgen.worksheet.code import ALPHABET, MOST_SEED, MOST_VARIANTS, WorksheetCode, decode, encode

codes = st.builds(
    WorksheetCode,
    seed=st.integers(0, MOST_SEED),
    variant=st.integers(1, MOST_VARIANTS),
    fingerprint=st.integers(0, 2**20 - 1),
    language=st.sampled_from(LANGUAGES),
    secret=st.booleans(),
)
ONE = WorksheetCode(seed=20_261_122, variant=7, fingerprint=0xABCDE, language="nl")


def is_refused(text: str) -> bool:
    try:
        decode(text)
    except UserError:
        return True
    return False


@given(codes)
def test_a_code_says_what_went_into_it(code: WorksheetCode) -> None:
    assert decode(encode(code)) == code


@given(codes)
def test_a_code_is_printed_in_groups_of_5_4_and_5(code: WorksheetCode) -> None:
    assert [len(group) for group in encode(code).split("-")] == [5, 4, 5]
    assert set(encode(code)) <= set(ALPHABET + "-")


@given(codes, st.data())
def test_case_dashes_blanks_and_lookalikes_do_not_matter(code: WorksheetCode, data: st.DataObject) -> None:
    typed = ""
    for char in encode(code).replace("-", ""):
        look = {"0": "0Oo", "1": "1IiLl"}.get(char, char + char.lower())
        typed += data.draw(st.sampled_from(look)) + data.draw(st.sampled_from(["", "", "-", " ", "–", "\u00a0", "−"]))
    assert decode(typed) == code


@given(st.text(max_size=40))
def test_any_text_is_a_code_or_refused(text: str) -> None:
    assert is_refused(text) or decode(text).seed <= MOST_SEED


def test_known_codes_stay_what_they_are() -> None:
    assert encode(ONE) == "VEPC8-0F3T-KT6Y0"
    assert encode(WorksheetCode(0, 1, 0, "en")) == "WG35B-D2Y8-WEQFJ"
    assert encode(WorksheetCode(MOST_SEED, MOST_VARIANTS, 2**20 - 1, "nl_NL", secret=True)) == "ZKCPB-NZHS-911P0"


@pytest.mark.parametrize("code", [ONE, WorksheetCode(0, 1, 0, "en")])
def test_every_error_in_one_or_two_symbols_is_caught(code: WorksheetCode) -> None:
    text = encode(code).replace("-", "")
    places = range(len(text))
    for place in places:
        for symbol in ALPHABET:
            if symbol != text[place]:
                assert is_refused(text[:place] + symbol + text[place + 1 :])
    for first, second in combinations(places, 2):
        middle, end = text[first + 1 : second], text[second + 1 :]
        for one in ALPHABET.replace(text[first], ""):
            start = text[:first] + one + middle
            for two in ALPHABET.replace(text[second], ""):
                assert is_refused(start + two + end)


@given(codes)
def test_every_swap_of_two_symbols_is_caught(code: WorksheetCode) -> None:
    text = encode(code).replace("-", "")
    for first, second in combinations(range(len(text)), 2):
        symbols = list(text)
        symbols[first], symbols[second] = symbols[second], symbols[first]
        if symbols != list(text):
            assert is_refused("".join(symbols))


def gf32_product(left: int, right: int) -> int:
    """Carry-less product of two polynomials over GF(2), then the remainder by x⁵ + x² + 1."""
    product = 0
    for bit in range(5):
        if right >> bit & 1:
            product ^= left << bit
    for bit in range(9, 4, -1):
        if product >> bit & 1:
            product ^= 0b100101 << (bit - 5)
    return product


@given(codes)
def test_a_code_is_a_polynomial_that_vanishes_at_1_and_at_alpha(code: WorksheetCode) -> None:
    symbols = [ALPHABET.index(char) for char in encode(code).replace("-", "")]
    for root in (1, 2):
        total, power = 0, 1
        for symbol in reversed(symbols):
            total ^= gf32_product(symbol, power)
            power = gf32_product(power, root)
        assert total == 0


def test_variants_of_a_sheet_and_neighbouring_seeds_look_unrelated() -> None:
    texts = [encode(WorksheetCode(5, variant, 77, "en")).replace("-", "") for variant in range(1, 101)]
    texts += [encode(WorksheetCode(seed, 1, 77, "en")).replace("-", "") for seed in range(6, 106)]
    alike = [sum(a == b for a, b in zip(one, two, strict=True)) for one, two in combinations(texts, 2)]
    assert sum(alike) / len(alike) < 14 / 32 * 1.1
    assert max(alike) < 7


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "a worksheet code has 14 letters and digits, this one has 0"),
        ("ABCDE-FGHJ-KMNP", "a worksheet code has 14 letters and digits, this one has 13"),
        ("ABCDE-FGHJ-KMNPU", 'worksheet codes have no "U"; they are of digits and letters without U'),
        ("ABCDE-FGHJ-KMNPß", 'worksheet codes have no "ß"; they are of digits and letters without U'),
        ("00000-0000-00001", "this code has a typing error; compare it with the one on the sheet"),
    ],
)
def test_a_refusal_says_what_is_wrong(text: str, sentence: str) -> None:
    with pytest.raises(UserError) as caught:
        decode(text)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(("seed", "variant"), [(-1, 1), (MOST_SEED + 1, 1), (0, 0), (0, MOST_VARIANTS + 1)])
def test_what_a_code_cannot_carry_is_refused_when_it_is_made(seed: int, variant: int) -> None:
    with pytest.raises(UserError, match=r"there is no (seed|variant) -?\d+; "):
        encode(WorksheetCode(seed, variant, 0, "en"))
