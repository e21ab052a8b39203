"""The one parser: the tokens of a value become a formula tree, by recursive descent.

    sum     = term { (+ | -) term }
    term    = { + | - } product
    product = factor { (* | / | :) { + | - } factor | factor }
    factor  = operand [ ^ { + | - } factor | superscript ]

An implicit product and a division bind alike, from the left, as pupils' calculators do; where a reader on paper would
hesitate (x/yz, √2x, 2 1/2x) the text is refused instead of guessed at. Nesting is bounded here, everything else that
costs is bounded in limits.py before anything is evaluated.
"""

from typing import Literal

from exgen.formula.reader.bars import paired
from exgen.formula.reader.characters import DOWN, SQRT, UP
from exgen.formula.reader.cursor import Cursor
from exgen.formula.reader.limits import children
from exgen.formula.reader.numbers import Numbers
from exgen.formula.reader.problem import MisreadError, too_large
from exgen.formula.reader.tokens import Text, Token
from exgen.formula.reader.written import Written, how_written
from exgen.formula.tree import (
    Constant,
    Formula,
    Function,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Root,
    Sum,
    Symbol,
    msg,
)

MOST_NESTED = 50
_CLOSING = {"(": ")", "[": "]", "{": "}", UP: DOWN, "|": "|"}
_OPERANDS = {"digits", "vulgar", "name", "function", "bar open", "root", "frac", "unknown", "odd", "infinity", "arrow"}
_FUNCTIONS: dict[str, Literal["exp", "ln", "sigmoid", "abs"]] = {
    "exp": "exp",
    "ln": "ln",
    "sigmoid": "sigmoid",
    "abs": "abs",
}
_DEGREES = {"√": 2, "∛": 3, "∜": 4, SQRT: 2, "sqrt": 2, "cbrt": 3}

Commas = Literal["decimal", "single"]
"""Whether a comma between digits is decimal everywhere, or only in a value that is a single number."""


class Parser:
    """Reads one value; `spans` says where each node was typed, by its identity, while the parser lives."""

    def __init__(self, text: Text, tokens: tuple[Token, ...], end: int, commas: Commas) -> None:
        self.cursor = Cursor(text, paired(tokens), end)
        self.numbers = Numbers(self.cursor, text.context.notation.decimal)
        self.commas = commas
        self.spans: dict[int, tuple[int, int]] = {}
        self._nested = 0
        self._bare_until = -1
        self._kept_alive: list[Formula] = []

    def value(self) -> tuple[Formula, Written]:
        """The whole value and how it was written. MisreadError where it is none."""
        tree = self._sum()
        if self.cursor.now.kind != "end":
            raise self.cursor.leftover()
        written = how_written(tree, self.numbers.literals)
        comma = self.numbers.foreign_comma
        if comma and self.commas == "single" and written.kind not in ("integer", "decimal", "scientific"):
            message = msg("A comma cannot stand in a formula; decimals follow a point.")
            raise MisreadError(message, comma.start, comma.end)
        return tree, written

    def _sum(self) -> Formula:
        start = self.cursor.now.start
        terms = [self._term()]
        while self.cursor.now.kind == "sign" and self.cursor.now.text in "+-":
            sign = self.cursor.take()
            term = self._term()
            terms.append(Negative(term) if sign.text == "-" else term)
        return terms[0] if len(terms) == 1 else self._node(Sum(tuple(terms)), start)

    def _term(self) -> Formula:
        start = self.cursor.now.start
        negative = self._signs()
        term = self.numbers.mixed() or self._product()
        return self._node(Negative(term), start) if negative else term

    def _signs(self) -> bool:
        """Signs before a factor: whether they make it negative."""
        negative = False
        while self.cursor.now.kind == "sign" and self.cursor.now.text in "+-":
            negative ^= self.cursor.take().text == "-"
        return negative

    def _product(self) -> Formula:
        start = self.cursor.now.start
        factors = [self._factor()]
        divisor: Token | None = None
        while True:
            token = self.cursor.now
            if token.kind in ("times", "over", "colon"):
                self._check_colon(token)
                self.cursor.take()
                begin = self.cursor.now
                negative = self._signs()
                factor = self._factor()
                factor = self._node(Negative(factor), begin.start) if negative else factor
                if token.kind == "times":
                    factors.append(factor)
                else:
                    factors = [self._node(Quotient(self._joined(factors, start), factor), start)]
                divisor = begin if token.kind != "times" and _holds_letter(factor) else None
            elif token.kind in _OPERANDS or (token.kind == "open" and token.text in "([") or self.numbers.is_next():
                self._check_implicit(token, divisor)
                factor = self._factor()
                if token.kind == "frac":
                    self._check_latex_mixed(factors[-1], factor)
                factors.append(factor)
                divisor = None
            else:
                return self._joined(factors, start)

    def _joined(self, factors: list[Formula], start: int) -> Formula:
        return factors[0] if len(factors) == 1 else self._node(Product(tuple(factors)), start)

    def _check_colon(self, colon: Token) -> None:
        """A colon divides between numbers only."""
        before, after = self.cursor.before, self.cursor.ahead(1)
        numbers = ("digits", "mark", "exponent", "vulgar")
        if colon.kind == "colon" and not (before and before.kind in numbers and after.kind in (*numbers, "sign")):
            raise MisreadError(msg("A colon can only divide numbers. Write /."), colon.start, colon.end)

    def _check_implicit(self, token: Token, divisor: Token | None) -> None:
        """MisreadError where a factor without a sign before it can be read in two ways."""
        if self._bare_until == self.cursor.place:
            self._refuse_bare()
        if self.numbers.is_next() or token.kind == "vulgar":
            self.numbers.check_adjacent()
        if divisor:
            message = msg("It is not clear what is divided by. Use brackets, as in x/(2y) or (x/2)y.")
            raise MisreadError(message, divisor.start, token.end, advice=False)

    def _check_latex_mixed(self, before: Formula, fraction: Formula) -> None:
        """MisreadError where 3\\frac{1}{2} could be a product or a mixed number."""
        match before, fraction:
            case Number(), Quotient(numerator=Number(), denominator=Number()):
                start, end = self.spans[id(before)][0], self.spans[id(fraction)][1]
                message = msg("A number before a fraction can be read in two ways. Write * or + between them.")
                raise MisreadError(message, start, end)

    def _factor(self) -> Formula:
        start = self.cursor.now.start
        operand = self._operand()
        token = self.cursor.now
        if token.kind != "power" and token.text != UP:
            return operand
        if self._bare_until == self.cursor.place:
            self._refuse_bare()
        if token.kind == "open":
            exponent = self._brackets()
        else:
            self.cursor.take()
            exponent = self._exponent()
        return self._node(Power(operand, exponent), start)

    def _exponent(self) -> Formula:
        begin = self.cursor.now
        self._enter(begin)
        if begin.kind == "open" and begin.text == "{":
            exponent = self._brackets()
        else:
            negative = self._signs()
            exponent = self._factor()
            exponent = self._node(Negative(exponent), begin.start) if negative else exponent
        self._nested -= 1
        return exponent

    def _operand(self) -> Formula:
        token = self.cursor.now
        if self.numbers.is_next() or token.kind == "vulgar":
            return self._node(self.numbers.take(), token.start)
        match token.kind:
            case "name" if token.name:
                return self.cursor.take().name or token.name
            case "open" if token.text in "([":
                return self._brackets()
            case "bar open":
                return self._node(Function("abs", self._brackets()), token.start)
            case "root" | "function":
                return self._node(self._applied(self.cursor.take()), token.start)
            case "frac":
                self.cursor.take()
                return self._node(Quotient(self._latex_argument(), self._latex_argument()), token.start)
        raise self.cursor.refusal()

    def _brackets(self) -> Formula:
        """What stands between the bracket, bar or brace at the present place and its partner."""
        opening = self.cursor.take()
        self._enter(opening)
        content = self._sum()
        closing = self.cursor.now
        if closing.kind == "end":
            raise MisreadError(msg("This bracket is not closed."), opening.start, opening.end)
        if closing.text != _CLOSING[opening.text] or closing.kind not in ("close", "bar close"):
            if closing.kind == "close":
                message = msg("This bracket is closed by one of another kind.")
                raise MisreadError(message, opening.start, closing.end)
            raise self.cursor.leftover()
        self.cursor.take()
        self._nested -= 1
        return content

    def _enter(self, token: Token) -> None:
        self._nested += 1
        if self._nested > MOST_NESTED:
            raise MisreadError(too_large(), token.start, token.end, advice=False)

    def _applied(self, function: Token) -> Formula:
        """A root or function with what it is taken of: in brackets, or the next number or letter."""
        degree = _DEGREES.get(function.text)
        if function.text == SQRT and self.cursor.now.text == "[":
            degree = self._degree()
        token = self.cursor.now
        braces = function.text == SQRT and token.text == "{"
        if braces or token.kind == "bar open" or (token.kind == "open" and token.text in "(["):
            bar = token.kind == "bar open"
            inside = self._brackets()
            argument = self._node(Function("abs", inside), token.start) if bar else inside
        elif self.numbers.is_next() or token.kind in ("vulgar", "name", "unknown", "odd", "end"):
            argument = self._operand()
            self._bare_until = self.cursor.place
        else:
            message = msg("It is not clear what '{text}' is taken of. Use brackets.", text=self._typed(function))
            raise MisreadError(message, function.start, token.end)
        if degree:
            return Root(argument, degree)
        return Function(_FUNCTIONS[function.text], argument)

    def _degree(self) -> int:
        """The degree in \\sqrt[3]{8}."""
        token = self.cursor.now
        content = self._brackets()
        if isinstance(content, Number) and content.value.denominator == 1 and 2 <= content.value <= 100:
            return content.value.numerator
        raise MisreadError(msg("The degree of a root is a whole number from 2."), token.start, self.cursor.now.start)

    def _refuse_bare(self) -> None:
        token = self.cursor.now
        message = msg("It is not clear how far the root goes. Use brackets, as in √(2x) or √(2)*x.")
        raise MisreadError(message, token.start, token.end, advice=False)

    def _latex_argument(self) -> Formula:
        """An argument of \\frac: braces, one digit, or one letter."""
        token = self.cursor.now
        if token.kind == "open" and token.text == "{":
            return self._brackets()
        if token.kind == "digits":
            return self._node(self.numbers.take_digit(), token.start)
        if token.kind == "name":
            return self._operand()
        raise self.cursor.refusal()

    def _typed(self, token: Token) -> str:
        return self.cursor.typed(token.start, token.end)

    def _node(self, node: Formula, start: int) -> Formula:
        before = self.cursor.before
        self._kept_alive.append(node)
        self.spans[id(node)] = (start, before.end if before else start)
        return node


def _holds_letter(tree: Formula) -> bool:
    return isinstance(tree, Symbol | Constant) or any(map(_holds_letter, children(tree)))
