"""The answer of a part at a glance, as the key and the page of all variants print it."""

from functools import singledispatch

from exgen.formula.tree import FiniteSet, Formula, Matrix, Message, Relation, Sign, Symbol, Union, Vector, msg
from exgen.model import (
    Answer,
    ChoiceAnswer,
    DirectionAnswer,
    EquationAnswer,
    FormulaAnswer,
    IntervalsAnswer,
    MatrixAnswer,
    NumberAnswer,
    Option,
    Part,
    PointsAnswer,
    SetAnswer,
    TableAnswer,
    VectorAnswer,
)
from exgen.render.formatter import Formatter
from exgen.render.numbers import results, rounded
from exgen.render.tables import filled_table, shown_cell
from exgen.render.view import ShortAnswer

Chain = tuple[tuple[Sign, Formula], ...]
"""What follows a part's label: signs and values."""


def short_answer(part: Part, letter: str, formatter: Formatter) -> ShortAnswer:
    """The answer of a part in one line, or as a filled table."""
    if isinstance(part.answer, TableAnswer):
        return ShortAnswer(letter, formatter.inline(_rows(part.answer)), filled_table(part.answer, formatter))
    said = say(part.answer, part.label)
    return ShortAnswer(letter, formatter.inline(said))


@singledispatch
def say(answer: Answer, label: Formula | None) -> Message | Formula:
    """The answer in words or as a formula, its label before it."""
    raise TypeError(f"the key cannot say a {type(answer).__name__}")


@say.register
def _(answer: NumberAnswer, label: Formula | None) -> Formula:
    return _labelled(label, results(answer.value, answer.tolerance))


@say.register
def _(answer: FormulaAnswer, label: Formula | None) -> Formula:
    return _labelled(label, (("=", answer.value),))


@say.register
def _(answer: VectorAnswer, label: Formula | None) -> Formula:
    exact = Vector(answer.items)
    short = exact if answer.variables else Vector(tuple(rounded(item, answer.tolerance) for item in answer.items))
    return _labelled(label, (("=", exact), *((("≈", short),) if short != exact else ())))


@say.register
def _(answer: DirectionAnswer, label: Formula | None) -> Message:
    vector = _labelled(label, (("=", Vector(answer.items)),))
    return msg("{vector} or a positive multiple of it", vector=vector)


@say.register
def _(answer: MatrixAnswer, label: Formula | None) -> Formula:
    return _labelled(label, (("=", Matrix(answer.rows)),))


@say.register
def _(answer: SetAnswer, label: Formula | None) -> Message | Formula:
    if not answer.items:
        return msg("none")
    short = tuple(_short_item(item, answer) for item in answer.items)
    chain: Chain = (
        (("=", FiniteSet(short)),)
        if short == answer.items
        else (
            ("=", FiniteSet(answer.items)),
            ("≈", FiniteSet(short)),
        )
    )
    return _labelled(None, chain)


@say.register
def _(answer: IntervalsAnswer, label: Formula | None) -> Message | Formula:
    return Union(answer.intervals) if answer.intervals else msg("none")


@say.register
def _(answer: EquationAnswer, label: Formula | None) -> Formula:
    return answer.equation


@say.register
def _(answer: ChoiceAnswer, label: Formula | None) -> Message | Formula:
    return option_text(next(option for option in answer.options if option.name == answer.right))


@say.register
def _(answer: PointsAnswer, label: Formula | None) -> Message:
    if not answer.points:
        return msg("none")
    kinds = {option.name: option for option in answer.kinds}
    pieces = tuple(msg("{point} {kind}", point=each.point, kind=kinds[each.kind].label) for each in answer.points)
    return listed(pieces)


def option_text(option: Option) -> Message | Formula:
    """An option with its letter before it, or alone where it has none."""
    letter = letter_of(option)
    return msg("{name} ({label})", name=letter, label=option.label) if letter else option.label


def letter_of(option: Option) -> str:
    """The letter to print before an option; empty where its name is none, or where its label says it: "path A"."""
    name, label = option.name, option.label
    if len(name) != 1 or not name.isalpha():
        return ""
    said = dict(label.args).get("letter") if isinstance(label, Message) else None
    return "" if said in (name, Symbol(name)) else name


def listed(pieces: tuple[Message, ...]) -> Message:
    """Messages one after the other with a semicolon between."""
    text = pieces[0]
    for piece in pieces[1:]:
        text = msg("{before}; {after}", before=text, after=piece)
    return text


def _rows(answer: TableAnswer) -> Message:
    """The asked cells, a row between brackets."""
    asked = [place for place, column in enumerate(answer.columns) if column.role == "asked"]
    rows = (tuple(shown_cell(answer.columns[place], row[place]) for place in asked) for row in answer.rows)
    return listed(tuple(msg("{row}", row=Vector(row) if len(row) > 1 else row[0]) for row in rows))


def _short_item(item: Formula, answer: SetAnswer) -> Formula:
    if isinstance(item, Vector):
        return Vector(tuple(rounded(each, answer.tolerance) for each in item.items), item.column)
    return rounded(item, answer.tolerance)


def _labelled(label: Formula | None, chain: Chain) -> Formula:
    if label is not None:
        return Relation((label, *(side for _, side in chain)), tuple(sign for sign, _ in chain))
    first = chain[0][1]
    return (
        Relation((first, *(side for _, side in chain[1:])), tuple(s for s, _ in chain[1:])) if len(chain) > 1 else first
    )
