"""One value from its tokens: parsed, within the bounds, and a number where a number is asked."""

from dataclasses import replace

from exgen.formula.reader.limits import check_cost, children
from exgen.formula.reader.parser import Commas, Parser
from exgen.formula.reader.problem import MisreadError
from exgen.formula.reader.tokens import Text, Token
from exgen.formula.reader.written import Written
from exgen.formula.tree import Formula, Symbol, msg

Value = tuple[Formula, Written]


def read_value(text: Text, tokens: tuple[Token, ...], commas: Commas, end: int | None = None) -> Value:
    """The formula that these tokens make; `end` is where something is missing when they stop too soon."""
    last = tokens[-1].end if tokens else len(text.source.text)
    parser = Parser(text, tokens, last if end is None else end, commas)
    tree, written = parser.value()
    trouble = check_cost(tree)
    if trouble:
        begin, stop = parser.spans.get(id(trouble.node), (tokens[0].start, last))
        raise MisreadError(trouble.message, begin, stop, advice=False)
    return tree, written


def read_number_value(text: Text, tokens: tuple[Token, ...], commas: Commas, end: int | None = None) -> Value:
    """The same, without variables."""
    tree, written = read_value(text, tokens, commas, end)
    if has_symbols(tree):
        named = next(token for token in tokens if isinstance(token.name, Symbol))
        message = msg("A number is asked: fill in the value for {name}.", name=named.name or "")
        raise MisreadError(message, named.start, named.end)
    return tree, written


def both_signs(tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], ...]:
    """The tokens once with + and once with − for ±; the tokens themselves where there is none."""
    if not any(token.text == "±" for token in tokens):
        return (tokens,)
    return tuple(tuple(replace(token, text=sign) if token.text == "±" else token for token in tokens) for sign in "+-")


def has_symbols(tree: Formula) -> bool:
    """Whether a variable occurs in the tree, also where it would cancel."""
    return isinstance(tree, Symbol) or any(map(has_symbols, children(tree)))
