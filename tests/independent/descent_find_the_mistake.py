"""The descent once more, right: the first line on the sheet that differs from it, and what should stand there.

The lines on the sheet are read from the statement, whose right sides end in what each line says.
"""

from fractions import Fraction
from typing import Any

import mpmath
import plain


def check(exercise: dict[str, Any]) -> None:
    given = exercise["given"]
    names = plain.names(given["function"])
    lines = _lines(exercise)
    wrong = None
    place = plain.values(given["start"])
    rate = plain.value(given["learning_rate"])
    written = iter(enumerate(lines, 1))
    line, value = exercise["parts"]
    derivatives: list[str] = []
    for name in names:
        number, text = next(written)
        derivatives.append(text)
        if wrong is None and not _is_derivative(text, given["function"], name, names):
            wrong = number
            assert _is_derivative(value["answer"], given["function"], name, names)
    for _ in range(int(given["steps"])):
        at = dict(zip(names, place, strict=True))
        slopes, news = [], []
        for i in range(len(names)):
            number, text = next(written)
            wrong = _compared(number, plain.value(text), plain.value(derivatives[i], **at), wrong, value["answer"])
            slopes.append(plain.value(text))
        for i in range(len(names)):
            number, text = next(written)
            wrong = _compared(number, plain.value(text), place[i] - rate * slopes[i], wrong, value["answer"])
            news.append(plain.value(text))
        place = news
    assert str(wrong) == line["answer"]


def _compared(number: int, written: Fraction, right: Fraction, wrong: int | None, answer: str) -> int | None:
    if written == right:
        return wrong
    assert wrong is None, "a line after the mistake does not follow from it"
    assert plain.value(answer) == right
    return number


def _is_derivative(text: str, function: str, name: str, names: list[str]) -> bool:
    at = dict(zip(names, (mpmath.mpf("1.37"), mpmath.mpf("-2.11")), strict=False))
    return plain.close(plain.value(text, **at), plain.difference(function, name, **at))


def _lines(exercise: dict[str, Any]) -> list[str]:
    """What the lines say, in plain notation: the last side of each chain."""
    from exgen.formula.printers import typed
    from exgen.formula.tree import Message, Relation
    from exgen.registry import generate

    drawn = generate(exercise["generator"], level=exercise["level"], **exercise["given"])
    chains = [dict(block.args).get("line") for block in drawn.statement if isinstance(block, Message)]
    return [typed(chain.operands[-1]) for chain in chains if isinstance(chain, Relation)]
