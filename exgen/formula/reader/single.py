"""Answers of one value: a number, a formula, an equation; and the functions that teachers state."""

from dataclasses import replace

from exgen.formula.reader.attempt import attempt, formula_example, number_example
from exgen.formula.reader.context import Context, Read
from exgen.formula.reader.labels import is_asked, label_key, without_label, without_prefix
from exgen.formula.reader.limits import children
from exgen.formula.reader.problem import MisreadError, Unreadable
from exgen.formula.reader.separate import top_level
from exgen.formula.reader.tokens import Text
from exgen.formula.reader.values import read_number_value, read_value
from exgen.formula.tree import Formula, Relation, Symbol, msg


def read_formula(typed: str, context: Context) -> Read | Unreadable:
    """A formula in the context's names, with a left-hand side or without."""

    def read(text: Text) -> Read:
        tree, written = read_value(text, without_label(text, text.tokens), "single")
        return Read(tree, (written,))

    return attempt(typed, context, formula_example(context), read)


def read_number(typed: str, context: Context) -> Read | Unreadable:
    """A number: a formula without variables. A formula with some is unreadable here, "fill in the value"."""

    def read(text: Text) -> Read:
        tree, written = read_number_value(text, without_label(text, text.tokens), "single")
        return Read(tree, (written,))

    return attempt(typed, context, number_example(context.notation), read)


def read_equation(typed: str, context: Context) -> Read | Unreadable:
    """An equation as a `Relation`, or its bare right-hand side as any other formula.

    A left-hand side that is a label and no variable (`f(x) = …`, `t: …`) is left out.
    """

    def read(text: Text) -> Read:
        tokens = without_prefix(text, text.tokens)
        signs = [place for place, token in top_level(tokens) if token.text == "="]
        if len(signs) > 1:
            second = tokens[signs[1]]
            raise MisreadError(msg("An equation has one = sign."), second.start, second.end)
        if signs:
            left = tokens[: signs[0]]
            key = label_key(text.plain(left), context.names) if left else None
            is_variable = len(left) == 1 and left[0].kind == "name"
            if key is None or is_variable or not is_asked(text, left):
                sides = [
                    read_value(text, left, "single", tokens[signs[0]].start),
                    read_value(text, tokens[signs[0] + 1 :], "single"),
                ]
                return Read(Relation((sides[0][0], sides[1][0]), ("=",)), (sides[1][1],))
            tokens = tokens[signs[0] + 1 :]
        tree, written = read_value(text, tokens, "single")
        return Read(tree, (written,))

    if len(context.names) > 1:
        first, last = context.names[0], context.names[-1]
        return attempt(typed, context, f"{last} = 2{first} + 1", read)
    return attempt(typed, context, formula_example(context), read)


def read_polynomial_text(typed: str, context: Context) -> tuple[Formula, tuple[str, ...]] | Unreadable:
    """A function as a teacher states it, `J(θ) = 3θ^2` or only the right-hand side, and its variables as they come.

    Every variable is accepted; whether the formula is a polynomial is for the evaluator.
    """
    read = read_formula(typed, replace(context, any_names=True, labels=()))
    if isinstance(read, Unreadable):
        return read
    return read.tree, tuple(dict.fromkeys(_names(read.tree)))


def _names(tree: Formula) -> list[str]:
    if isinstance(tree, Symbol):
        return [tree.name]
    return [name for child in children(tree) for name in _names(child)]
