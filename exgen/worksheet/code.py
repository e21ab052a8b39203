"""The worksheet code: what is printed on a sheet and typed from paper to get the same sheet back.

Fourteen symbols of Crockford's base 32, printed 5-4-5. Twelve carry 60 bits: layout 1, secret 1, language 3,
fingerprint of the specification 20, variant 10, seed 25. Two are Reed–Solomon check symbols over GF(32) with the roots
1 and α, so that every error in one or two symbols is caught, and with that every swap of two. The bits are scrambled
by a fixed four-round Feistel network: neighbouring variants and seeds get codes that share nothing to the eye. That is
no secret, only a shuffle; a sheet that pupils must not be able to regenerate is made with `--secret`.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from exgen.errors import UserError
from exgen.formula.tree import msg
from exgen.text import LANGUAGES
from exgen.told import ToldError

MOST_SEED = 2**25 - 1
MOST_VARIANTS = 2**10

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans("OIL", "011")
_DATA_SYMBOLS = 12
_LENGTH = _DATA_SYMBOLS + 2

_FIELDS = (("layout", 1), ("secret", 1), ("language", 3), ("fingerprint", 20), ("variant", 10), ("seed", 25))
_HALF = 30
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class WorksheetCode:
    """What a code says. `fingerprint` is the specification's (20 bits), `variant` counts from 1."""

    seed: int
    variant: int
    fingerprint: int
    language: str
    secret: bool = False

    def __str__(self) -> str:
        return encode(self)


def check_seed(seed: int) -> None:
    """UserError unless a code can carry this seed."""
    if not 0 <= seed <= MOST_SEED:
        raise UserError(f"there is no seed {seed}; seeds are whole numbers from 0 to {MOST_SEED}")


def check_variant(variant: int) -> None:
    """UserError unless a code can carry this variant number."""
    if not 1 <= variant <= MOST_VARIANTS:
        raise UserError(f"there is no variant {variant}; variants are numbered from 1 to {MOST_VARIANTS}")


def encode(code: WorksheetCode) -> str:
    """The code as printed, "XXXXX-XXXX-XXXXX". UserError for a seed or variant out of range."""
    check_seed(code.seed)
    check_variant(code.variant)
    values = {
        "layout": 0,
        "secret": int(code.secret),
        "language": LANGUAGES.index(code.language),
        "fingerprint": code.fingerprint,
        "variant": code.variant - 1,
        "seed": code.seed,
    }
    bits = 0
    for name, size in _FIELDS:
        bits = bits << size | values[name]
    scrambled = _feistel(bits, range(_ROUNDS))
    data = [scrambled >> 5 * place & 31 for place in reversed(range(_DATA_SYMBOLS))]
    text = "".join(ALPHABET[symbol] for symbol in (*data, *_check_symbols(data)))
    return f"{text[:5]}-{text[5:9]}-{text[9:]}"


def decode(text: str) -> WorksheetCode:
    """What a typed code says: upper or lower case, O for 0, I and L for 1, dashes and blanks anywhere or nowhere.

    UserError says in one sentence what is wrong: another length, a symbol that codes do not have, a typing error.
    """
    symbols = [_symbol(char) for char in text if not _is_filling(char)]
    if len(symbols) != _LENGTH:
        raise ToldError(
            msg("a worksheet code has {length} letters and digits, this one has {n}", length=_LENGTH, n=len(symbols))
        )
    if any(_syndromes(symbols)):
        raise ToldError(msg("this code has a typing error; compare it with the one on the sheet"))
    scrambled = 0
    for symbol in symbols[:_DATA_SYMBOLS]:
        scrambled = scrambled << 5 | symbol
    bits = _feistel(scrambled, reversed(range(_ROUNDS)))
    values = {}
    for name, size in reversed(_FIELDS):
        values[name] = bits & (1 << size) - 1
        bits >>= size
    if values["layout"] or values["language"] >= len(LANGUAGES):
        raise ToldError(msg("this code was made by a newer version of exgen; update yours"))
    return WorksheetCode(
        seed=values["seed"],
        variant=values["variant"] + 1,
        fingerprint=values["fingerprint"],
        language=LANGUAGES[values["language"]],
        secret=bool(values["secret"]),
    )


def _is_filling(char: str) -> bool:
    return char.isspace() or char == "−" or unicodedata.category(char) in ("Pd", "Cf")


def _symbol(char: str) -> int:
    place = ALPHABET.find(char.upper().translate(_LOOKALIKES))
    if place < 0:
        raise ToldError(msg('worksheet codes have no "{sign}"; they are of digits and letters without U', sign=char))
    return place


def _feistel(bits: int, rounds: Iterable[int]) -> int:
    """Scrambles 60 bits; with the rounds in reverse order it unscrambles them."""
    mask = (1 << _HALF) - 1
    left, right = bits >> _HALF, bits & mask
    for number in rounds:
        message = bytes([number]) + right.to_bytes(4, "big")
        mixed = blake2b(message, digest_size=4, person=b"worksheet code").digest()
        left, right = right, left ^ int.from_bytes(mixed, "big") & mask
    return right << _HALF | left


def _times_alpha(symbol: int) -> int:
    """A product by α in GF(32), whose elements are the polynomials in α with α⁵ = α² + 1."""
    doubled = symbol << 1
    return doubled ^ 0b100101 if doubled & 32 else doubled


def _check_symbols(data: list[int]) -> tuple[int, int]:
    """The remainder of data · x² by (x + 1)(x + α) = x² + (1 + α)x + α."""
    high, low = 0, 0
    for symbol in data:
        lead = symbol ^ high
        turned = _times_alpha(lead)
        high, low = low ^ turned ^ lead, turned
    return high, low


def _syndromes(symbols: list[int]) -> tuple[int, int]:
    """The values at 1 and at α of the polynomial whose coefficients are the symbols; both 0 for a code."""
    at_one, at_alpha = 0, 0
    for symbol in symbols:
        at_one ^= symbol
        at_alpha = _times_alpha(at_alpha) ^ symbol
    return at_one, at_alpha
