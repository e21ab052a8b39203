"""Walking over the tokens of one value, and the sentences for what stands in the wrong place."""

from exgen.formula.reader.problem import MisreadError, shown
from exgen.formula.reader.tokens import Text, Token
from exgen.formula.tree import Message, Symbol, msg

_LOOK_ALIKES = dict(
    zip(
        "асеорхуіјѕԁԛԝАВСЕНІЈКМОРЅТХУοναρχυκτγΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
        "aceopxyijsdqwABCEHIJKMOPSTXYovapxuktyABEZHIKMNOPTYX",
        strict=True,
    )
)
"""Cyrillic and Greek letters that look like Latin ones."""


class Cursor:
    """A place among the tokens of one value: `text[first:last]`, after which an "end" token stands."""

    def __init__(self, text: Text, tokens: tuple[Token, ...], end: int) -> None:
        self.text = text
        self.tokens = [*tokens, Token("end", "", end, end)]
        self.place = 0

    @property
    def now(self) -> Token:
        return self.tokens[self.place]

    @property
    def before(self) -> Token | None:
        return self.tokens[self.place - 1] if self.place else None

    def ahead(self, steps: int) -> Token:
        """The token some steps further, the "end" token beyond the last."""
        return self.tokens[min(self.place + steps, len(self.tokens) - 1)]

    def take(self) -> Token:
        """The present token; go on to the next."""
        token = self.now
        if token.kind != "end":
            self.place += 1
        return token

    def typed(self, start: int, end: int) -> str:
        """The typed text of a stretch, fit for a sentence."""
        return shown(self.text.stretch(start, end))

    def refusal(self) -> MisreadError:
        """Why an operand cannot begin at the present token."""
        token = self.now
        if token.kind == "unknown":
            return self._unknown(token)
        if token.kind == "end" or (token.kind in _JOINING and self.before is not None):
            return self._missing()
        return MisreadError(self._stray(token), token.start, token.end)

    def leftover(self) -> MisreadError:
        """Why the present token cannot follow a complete formula."""
        token = self.now
        if token.kind == "mark" and token.text == ",":
            return MisreadError(msg("A comma cannot stand here."), token.start, token.end)
        return MisreadError(self._stray(token), token.start, token.end)

    def _missing(self) -> MisreadError:
        before = self.before
        if before is None:
            return MisreadError(msg("Something is missing here."), self.now.start, self.now.end)
        last = self.place - 1
        first = last - 1 if last and self.tokens[last - 1].kind in ("digits", "name") else last
        piece = self.typed(self.tokens[first].start, before.end)
        return MisreadError(msg("Something is missing after '{text}'.", text=piece), self.now.start, self.now.end)

    def _unknown(self, token: Token) -> MisreadError:
        typed = self.typed(token.start, token.end)
        plain = _LOOK_ALIKES.get(token.text)
        if plain:
            message = msg(
                "This '{letter}' only looks like {plain}: type the letter {plain}.", letter=typed, plain=plain
            )
            return MisreadError(message, token.start, token.end)
        names = self.text.context.names
        if not names:
            return MisreadError(msg("'{text}' is not known here.", text=typed), token.start, token.end)
        known: Message | Symbol = Symbol(names[0])
        for name in names[1:]:
            known = msg("{first}, {next}", first=known, next=Symbol(name))
        message = msg("'{text}' is not known here; this is about {names}.", text=typed, names=known)
        return MisreadError(message, token.start, token.end)

    def _stray(self, token: Token) -> Message:
        typed = self.typed(token.start, token.end)
        match token.kind:
            case "close" | "bar close":
                return msg("The bracket '{bracket}' was not opened.", bracket=typed)
            case "relation":
                return msg("The sign '{sign}' cannot stand here.", sign=typed)
            case "semicolon" | "or" | "and":
                return msg("One value is asked here, not several.")
            case "infinity" | "arrow":
                return msg("Infinity is no number to calculate with.")
        return msg("'{text}' is not understood here.", text=typed)


_JOINING = {
    "sign",
    "times",
    "over",
    "colon",
    "power",
    "close",
    "bar close",
    "semicolon",
    "relation",
    "mark",
    "or",
    "and",
}
