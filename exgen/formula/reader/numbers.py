"""Numbers among the tokens: decimals, scientific notation, vulgar fractions and mixed numbers.

A mixed number (1 3/7) is read only as a whole term with a proper fraction whose numerator is below 100, because two
numbers side by side are otherwise more often a slip than a sum.
"""

import unicodedata
from fractions import Fraction
from math import gcd

from exgen.formula.reader.cursor import Cursor
from exgen.formula.reader.numerals import MOST_DIGITS, Numeral, numeral
from exgen.formula.reader.problem import MisreadError, too_large
from exgen.formula.reader.tokens import Token
from exgen.formula.reader.written import Written
from exgen.formula.tree import Message, Number, msg

LARGEST_EXPONENT = 100
LARGEST_MIXED_NUMERATOR = 100
_TERM_ENDS = {"end", "sign", "close", "bar close"}


class Numbers:
    """Takes numbers at a cursor; `literals` says how each was written, `foreign_comma` is a decimal comma that the
    sheet's language does not use."""

    def __init__(self, cursor: Cursor, decimal: str) -> None:
        self.cursor = cursor
        self.decimal = decimal
        self.literals: dict[int, Written] = {}
        self.foreign_comma: Token | None = None
        self._kept_alive: list[Number] = []

    def is_next(self) -> bool:
        """Whether a number begins at the present place (.5 too)."""
        token, following = self.cursor.now, self.cursor.ahead(1)
        touches = following.kind == "digits" and following.start == token.end
        return token.kind == "digits" or (token.kind == "mark" and touches)

    def take(self) -> Number:
        """The number at the present place. MisreadError where its marks make no number, or one of two."""
        if self.cursor.now.kind == "vulgar":
            value = _vulgar(self.cursor.take().text)
            return self._kept(Number(value), Written("fraction"))
        start = self.cursor.now.start
        pieces = self._pieces()
        end = self.cursor.before.end if self.cursor.before else start
        if sum(map(len, pieces)) - sum(piece in ".," for piece in pieces) > MOST_DIGITS:
            raise MisreadError(too_large(), start, end, advice=False)
        found = numeral(pieces, self.decimal)
        if isinstance(found, Message):
            raise MisreadError(found, start, end, advice=False)
        exponent = self._exponent()
        if exponent is None:
            if found.has_mark:
                written = Written("decimal", found.decimals, found.significant)
                return self._kept(Number(found.value, "decimal"), written)
            return self._kept(Number(found.value), Written("integer", 0, found.significant))
        return self._scientific(found, exponent)

    def take_digit(self) -> Number:
        """One digit of a run, as LaTeX takes an argument without braces; the rest of the run stays."""
        cursor = self.cursor
        token = cursor.now
        if len(token.text) > 1:
            head = Token("digits", token.text[0], token.start, token.start + 1)
            tail = Token("digits", token.text[1:], token.start + 1, token.end)
            cursor.tokens[cursor.place : cursor.place + 1] = [head, tail]
        return self._kept(Number(Fraction(int(cursor.take().text))), Written("integer", 0, 1))

    def mixed(self) -> Number | None:
        """The mixed number at the present place, None where there is none. MisreadError where it is no whole term."""
        now = self.cursor.now
        if now.kind != "digits":
            return None
        if self.cursor.ahead(1).kind == "vulgar":
            taken, fraction = 2, _vulgar(self.cursor.ahead(1).text)
            top, bottom = fraction.numerator, fraction.denominator
        else:
            kinds = [self.cursor.ahead(step).kind for step in (1, 2, 3)]
            if kinds != ["digits", "over", "digits"]:
                return None
            taken, top, bottom = 4, int(self.cursor.ahead(1).text), int(self.cursor.ahead(3).text)
        last, following = self.cursor.ahead(taken - 1), self.cursor.ahead(taken)
        proper = 0 < top < min(bottom, LARGEST_MIXED_NUMERATOR)
        touches_mark = following.kind == "mark" and following.text == "." and following.start == last.end
        if not proper or touches_mark or following.kind not in _TERM_ENDS | {"mark"}:
            raise _no_mixed(now.start, last.end)
        if max(len(now.text), len(str(bottom))) > MOST_DIGITS:
            raise MisreadError(too_large(), now.start, last.end, advice=False)
        for _ in range(taken):
            self.cursor.take()
        return self._kept(
            Number(int(now.text) + Fraction(top, bottom)), Written("mixed", reduced=gcd(top, bottom) == 1)
        )

    def check_adjacent(self) -> None:
        """MisreadError where a number follows another number or a letter without a sign between them."""
        before, now = self.cursor.before, self.cursor.now
        if before is None or (before.kind in ("close", "bar close") and before.text in (")", "]", "}", "|")):
            return
        if before.kind == "name":
            name = self.cursor.typed(before.start, before.end)
            number = self.cursor.typed(now.start, now.end)
            typed = self.cursor.typed(before.start, now.end)
            message = msg(
                "'{text}' can be read in two ways. Write {name}^{number} or {number}{name}.",
                text=typed,
                name=name,
                number=number,
            )
            raise MisreadError(message, before.start, now.end, advice=False)
        fraction = now.kind == "vulgar" or (
            self.cursor.ahead(1).kind == "over" and self.cursor.ahead(2).kind == "digits"
        )
        if before.kind == "digits" and fraction:
            raise _no_mixed(before.start, now.end)
        raise MisreadError(msg("Between these two numbers something is missing."), before.start, now.end)

    def _pieces(self) -> list[str]:
        """The digits and marks that touch. A comma belongs to them where digits, an exponent or nothing follow it."""
        pieces: list[str] = []
        end = self.cursor.now.start
        while self.cursor.now.kind in ("digits", "mark") and self.cursor.now.start == end:
            token, following = self.cursor.now, self.cursor.ahead(1)
            if token.text == ",":
                touches = following.kind in ("digits", "exponent") and following.start == token.end
                if not touches and not (following.kind == "end" and self.decimal == "," and pieces):
                    break
                self.foreign_comma = self.foreign_comma or (token if self.decimal != "," else None)
            pieces.append(self.cursor.take().text)
            end = token.end
        return pieces

    def _exponent(self) -> int | None:
        if self.cursor.now.kind != "exponent":
            return None
        token = self.cursor.take()
        digits = token.text[1:].lstrip("+-").lstrip("0") or "0"
        if len(digits) > 3 or int(digits) > LARGEST_EXPONENT:
            raise MisreadError(too_large(), token.start, token.end, advice=False)
        return -int(digits) if token.text[1] == "-" else int(digits)

    def _scientific(self, mantissa: Numeral, exponent: int) -> Number:
        value = mantissa.value * Fraction(10) ** exponent
        written = Written("scientific", mantissa.decimals - exponent, mantissa.significant)
        return self._kept(Number(value, "decimal"), written)

    def _kept(self, number: Number, written: Written) -> Number:
        self.literals[id(number)] = written
        self._kept_alive.append(number)
        return number


def _vulgar(c: str) -> Fraction:
    """The fraction of a character such as ½."""
    top, bottom = unicodedata.normalize("NFKC", c).split("⁄")
    return Fraction(int(top), int(bottom))


def _no_mixed(start: int, end: int) -> MisreadError:
    message = msg(
        "A number and a fraction side by side are only read as a mixed number such as 1 3/7, alone in its term."
    )
    return MisreadError(message, start, end)
