"""The one tokeniser: plain text as tokens, in which nothing is refused yet.

What has no meaning becomes an "unknown" word or an "odd" character, which the parser refuses when it gets there: the
left-hand side `∂Z/∂x` has tokens too, and is never parsed. Decimal marks and separators are left apart as "mark" and
"semicolon", since whether a comma separates depends on the whole answer.
"""

import re
from dataclasses import dataclass

from exgen.formula.reader.characters import BEGIN, DOWN, END, FRAC, JOIN, ROW, SQRT, UP, Source, plain_cells, source
from exgen.formula.reader.context import Context
from exgen.formula.reader.latex import without_latex
from exgen.formula.reader.spelling import Name, cut, is_letter
from exgen.formula.tree import Formula


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the plain text from `start` to `end`; `name` is set where it is a variable or constant."""

    kind: str
    text: str
    start: int
    end: int
    name: Formula | None = None


_KINDS = {
    **dict.fromkeys("([{", "open"),
    **dict.fromkeys(")]}", "close"),
    **dict.fromkeys("+-±", "sign"),
    **dict.fromkeys(".,", "mark"),
    **dict.fromkeys("√∛∜", "root"),
    **dict.fromkeys("=<>≤≥≠∈", "relation"),
    **dict.fromkeys("∪∨", "or"),
    **dict.fromkeys("∧", "and"),
    **dict.fromkeys("←→", "arrow"),
    "⟨": "angle",
    "⟩": "angle",
    "*": "times",
    "/": "over",
    ":": "colon",
    "^": "power",
    ";": "semicolon",
    "|": "bar",
    "∞": "infinity",
    "&": "column",
    UP: "open",
    DOWN: "close",
    FRAC: "frac",
    SQRT: "root",
    BEGIN: "begin",
    END: "end matrix",
    ROW: "row",
}
_WORDS = {"or": "or", "of": "or", "en": "and", "and": "and"}
_DIGITS = re.compile(rf"[0-9]{{1,3}}(?:{JOIN}[0-9]{{3}})+(?![0-9])|[0-9]+")
_FOREIGN = re.compile(r"0(?:[xX][0-9a-fA-F]+|[bB][01]+|[oO][0-7]+)\b|[0-9]+_\w*")
_EXPONENT = re.compile(r"[eE][+-]?[0-9]+")
_INDEX = re.compile(r"_(?:\{\w*\}|\w*)|[0-9]+")
_COMMAND = re.compile(r"\\[A-Za-z]*")


@dataclass(frozen=True, slots=True)
class Text:
    """A typed text with its tokens."""

    source: Source
    tokens: tuple[Token, ...]
    context: Context

    def plain(self, tokens: tuple[Token, ...]) -> str:
        """The plain text of neighbouring tokens, with the blanks between them."""
        return self.source.text[tokens[0].start : tokens[-1].end] if tokens else ""

    def stretch(self, start: int, end: int) -> str:
        """The typed text of a stretch of plain text."""
        return self.source.stretch(start, end)


def tokenise(typed: str, context: Context) -> Text:
    """The tokens of a typed text, of any Unicode characters."""
    plain = source(typed, without_latex(plain_cells(typed)))
    text = plain.text
    name_at = cut(text, plain.folded, context.names, context.any_names)
    tokens: list[Token] = []
    place = 0
    while place < len(text):
        c = text[place]
        if c in (" ", JOIN):
            place += 1
            continue
        if "0" <= c <= "9":
            token = _number(text, place, tokens)
        elif is_letter(c):
            token = _letters(plain, place, name_at(place), tokens)
        elif c == "\\":
            command = next(_COMMAND.finditer(text, place))[0]
            token = Token("odd", command, place, place + len(command))
        else:
            kind = "vulgar" if c in "↉" or "¼" <= c <= "¾" or "⅐" <= c <= "⅞" else _KINDS.get(c, "odd")
            token = Token(kind, c, place, place + 1)
        tokens.append(token)
        place = token.end
    return Text(plain, tuple(tokens), context)


def _number(text: str, place: int, before: list[Token]) -> Token:
    foreign = _FOREIGN.match(text, place)
    if foreign and not (before and before[-1].kind in ("digits", "mark") and before[-1].end == place):
        return Token("odd", foreign[0], place, foreign.end())
    digits = next(_DIGITS.finditer(text, place))[0]
    return Token("digits", digits.replace(JOIN, ""), place, place + len(digits))


def _letters(plain: Source, place: int, name: Name | None, before: list[Token]) -> Token:
    """A name, an exponent such as e-3 that touches a number, a joining word, or the rest of the run as unknown."""
    text = plain.text
    if place == 0 or not is_letter(text[place - 1]):
        exponent = _EXPONENT.match(text, place)
        if exponent and before and before[-1].end == place and _ends_number(before):
            return Token("exponent", exponent[0], place, exponent.end())
        end = _run_end(text, place)
        if plain.folded[place:end] in _WORDS:
            return Token(_WORDS[plain.folded[place:end]], text[place:end], place, end)
    if name:
        if isinstance(name.means, str):
            return Token("function", name.means, place, name.end)
        return Token("name", text[place : name.end], place, name.end, name.means)
    end = _run_end(text, place)
    index = _INDEX.match(text, end)
    end = index.end() if index else end
    return Token("unknown", text[place:end], place, end)


def _run_end(text: str, place: int) -> int:
    while place < len(text) and is_letter(text[place]):
        place += 1
    return place


def _ends_number(tokens: list[Token]) -> bool:
    last = tokens[-1]
    if last.kind == "mark" and len(tokens) > 1 and tokens[-2].end == last.start:
        last = tokens[-2]
    return last.kind == "digits"
