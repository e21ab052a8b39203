"""Left-hand sides: Z_x = …, f'(x) = …, ∂Z/∂x = …, t: y = ….

A left-hand side is compared as a name, whatever way it is written: ∂Z/∂x, dZ/dx, Z'x and Zₓ are all Z_x, arguments that
are only names are left out, and f'(x) of a function of one variable is f_x. A length keeps its bars: |∇f(P)|. The
word before a new value, as sheets print it, is left out: new θ = ….
"""

import re

from exgen.formula.names import GREEK, canonical
from exgen.formula.reader.characters import DOWN, FRAC, JOIN, UP, plain_cells
from exgen.formula.reader.latex import without_latex
from exgen.formula.reader.problem import MisreadError, shown
from exgen.formula.reader.separate import Tokens, top_level
from exgen.formula.reader.tokens import Text
from exgen.formula.tree import Message, Symbol, msg

_NAME = r"[^\W\d_]+(?:\d+|_\w+)?"
_GREEK = re.compile("|".join(sorted(GREEK, key=len, reverse=True)))
_APART = re.compile(rf"(?<!\bgrad)(?<!\bDelta)(?<!\bdet)(?<!\bD_\w)(?<!\^\d)(?<=\w)[ {JOIN}]+(?=\w)")
_NEW = re.compile(rf"\A(?:new|nieuwe?)[ {JOIN}]+(?=\w)", re.IGNORECASE)
_BARS = re.compile(r"\|([^|]+)\|")
_FRACTION = re.compile(FRAC + r"\{([^{}]*)\}\{([^{}]*)\}")
_LEIBNIZ = re.compile(rf"[∂d](?:\^\d)?(?P<of>{_NAME})/(?P<by>(?:[∂d][^\W\d_](?:\d|_\d)?(?:\^\d)?)+)(?P<args>\(.*\))?")
_BY = re.compile(r"[∂d]([^\W\d_](?:\d|_\d)?)(?:\^(\d))?")
_NAMED = re.compile(
    rf"(?P<grad>(?:∇|grad)?)(?P<of>{_NAME})(?P<primes>'*)(?:_?(?P<by>(?<='_)\w+|(?<=')\w+))?(?P<args>\(.*\))?"
)
_PLAIN_ARGUMENTS = re.compile(rf"\({_NAME}(?:[,;]{_NAME})*\)")


def label_key(plain: str, names: tuple[str, ...]) -> str | None:
    """What a left-hand side names, the same for all its spellings; None where it is no single name or list of names."""
    plain = _NEW.sub("", plain)
    if _APART.search(plain):
        return None
    text = _FRACTION.sub(r"\1/\2", plain)
    text = text.translate({ord(" "): None, ord(JOIN): None, ord(UP): "^", ord(DOWN): None, ord('"'): "''"})
    text = _GREEK.sub(lambda found: GREEK[found[0]], text.replace("{", "").replace("}", ""))
    if text.startswith("(") and text.endswith(")"):
        keys = [label_key(piece, names) for piece in re.split("[,;]", text[1:-1])]
        return None if None in keys else f"({','.join(key for key in keys if key)})"
    bars = _BARS.fullmatch(text)
    if bars:
        inside = label_key(bars[1], names)
        return inside and f"|{inside}|"
    leibniz, named = _LEIBNIZ.fullmatch(text), _NAMED.fullmatch(text)
    found = leibniz or named
    if not found:
        return None
    of, arguments = canonical(found["of"]), found["args"] or ""
    if _PLAIN_ARGUMENTS.fullmatch(arguments):
        arguments = ""
    if leibniz:
        by = "".join(canonical(name) * int(times or 1) for name, times in reversed(_BY.findall(leibniz["by"])))
        return f"{of}_{by}{arguments}".casefold()
    return (
        f"{'∇' if found['grad'] else ''}{of}{_marked(found['by'] or '', found['primes'], names)}{arguments}".casefold()
    )


def _marked(by: str, primes: str, names: tuple[str, ...]) -> str:
    """What distinguishes a derivative: the variable after the prime (Z'x), or the only one there is (f'(x))."""
    if primes and not by and len(names) == 1:
        return "_" + names[0] * len(primes)
    return f"_{canonical(by)}" if by else primes


def without_label(text: Text, tokens: Tokens, indexed: bool = False) -> Tokens:
    """What stands right of a left-hand side, all of it where there is none.

    With `indexed` x₁ is accepted for x. MisreadError where the left names something else than asked or is no name.
    """
    rest = without_prefix(text, tokens)
    signs = [place for place, token in top_level(rest) if token.text == "="]
    if not signs:
        return rest
    if len(signs) > 1:
        message = msg("There is more than one = here. Write only the result.")
        raise MisreadError(message, rest[signs[1]].start, rest[signs[1]].end)
    left = rest[: signs[0]]
    if not is_asked(text, left, indexed) and not (len(rest) < len(tokens) and _key(text, left)):
        raise _other_name(text, left, rest[signs[0]].start)
    return rest[signs[0] + 1 :]


def without_prefix(text: Text, tokens: Tokens) -> Tokens:
    """Without a name and a colon before everything (t: y = 2x)."""
    colon = next((place for place, token in top_level(tokens) if token.kind == "colon"), 0)
    prefix = tokens[:colon]
    key = _key(text, prefix)
    if key is None:
        return tokens
    if not text.context.labels and key in {name.casefold() for name in text.context.names}:
        return tokens
    if not is_asked(text, prefix):
        raise _other_name(text, prefix, tokens[colon].start)
    return tokens[colon + 1 :]


def is_asked(text: Text, left: Tokens, indexed: bool = False) -> bool:
    """Whether these tokens are one of the names that the part accepts, or any name where it lists none."""
    key = _key(text, left)
    if key is None:
        return False
    context = text.context
    asked = {label_key(_plain(label), context.names) for label in context.labels}
    shorter = re.sub(r"\d+\Z", "", key) if indexed else re.sub(r"(?<=.)\(.*\)\Z", "", key)
    asked |= {label.replace("_", "") for label in asked if label}
    if not asked or asked & {key, shorter, key.replace("_", "")}:
        return True
    components = key.strip("()").split(",") if key.startswith("(") else []
    return bool(components) and asked | {name.casefold() for name in context.names} >= set(components)


def _plain(label: str) -> str:
    return "".join(c for c, _, _ in without_latex(plain_cells(label)))


def _key(text: Text, tokens: Tokens) -> str | None:
    return label_key(text.plain(tokens), text.context.names) if tokens else None


def _other_name(text: Text, left: Tokens, end: int) -> MisreadError:
    if not left:
        return MisreadError(msg("Something is missing before this sign."), end, end + 1)
    start, stop = left[0].start, left[-1].end
    typed = shown(text.stretch(start, stop))
    labels = text.context.labels
    if _key(text, left) is None:
        return MisreadError(msg("Left of the sign '=' only a name can stand, not '{text}'.", text=typed), start, stop)
    label: Message | Symbol | str = Symbol(canonical(labels[0])) if labels[0].isidentifier() else labels[0]
    return MisreadError(msg("This names {text}, but {label} is asked.", text=typed, label=label), start, stop)
