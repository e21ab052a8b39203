"""Checking one answer against a stated key, without an exercise: the public `exgen.check_answer`."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Literal, get_args

from exgen.checker.judge import Judge
from exgen.checker.slots import places
from exgen.checker.verdict import Verdict
from exgen.errors import UserError
from exgen.formula.evaluate import names_in
from exgen.formula.notation import DATA
from exgen.formula.reader import Context, Read, Unreadable, read_formula, read_number, read_vector
from exgen.formula.tree import Formula, Message, Vector
from exgen.model import Answer, Exercise, FormulaAnswer, NumberAnswer, Part, Tolerance, VectorAnswer
from exgen.text import language as language_of

AnswerKind = Literal["number", "formula", "vector"]
ToleranceKind = Literal["abs", "rel", "decimals", "sigfigs"]
Exact = str | int | Fraction | Decimal | float

MOST_DIGITS = 100


def check_answer(
    expected: str,
    given: str,
    *,
    kind: AnswerKind | None = None,
    language: str = "en",
    tolerance: Mapping[str, Exact] | None = None,
    variables: tuple[str, ...] | None = None,
) -> Verdict:
    """Whether a typed answer is right: a verdict with `outcome` ("right", "wrong", "invalid"), `read_as` and `remark`.

    `expected` is the key in plain English notation: `4*x^3 + 3*x^2*y^2`, `(2.4, 1.92)`, `2/3`. `given` is what a
    student typed, in the notation of `language` ("nl", "en"), with any left-hand name ("Z_x = …") or none. Without
    `kind` the key says which it is. `tolerance` is one of {"abs": "0.2"}, {"rel": "0.01"}, {"decimals": 2} and
    {"sigfigs": 3}; without it only the exact value is right. `variables` are the names a student may use, by default
    those in `expected`.

    Errors: UserError for a kind, language or tolerance that there is not, or a key that cannot be read.
    """
    if not isinstance(given, str):
        raise UserError("the answer to check must be text")
    chosen = language_of(language)
    slack = _tolerance(tolerance)
    read = _key(expected, kind)
    names = tuple(sorted(names_in(read.tree), key=lambda name: (-len(name), name)))
    if variables is not None:
        missing = sorted(set(names) - set(variables))
        if missing:
            raise UserError(f"the key has {missing[0]} in it, which is not one of the variables")
        names = tuple(variables)
    part = Part("answer", Message(""), _answer(read.tree, names, slack, kind), Fraction(1))
    exercise = Exercise("", 0, 1, 0, (), names, Message(""), (), (part,), ())
    return Judge(exercise, chosen).mark(places(exercise)[0], given)


def _key(expected: str, kind: str | None) -> Read:
    """The key's tree, read as the kind, or as the first kind that it can be."""
    if kind is not None and kind not in get_args(AnswerKind):
        raise UserError(f'there is no kind "{kind}" of answer; there are {", ".join(get_args(AnswerKind))}')
    if not isinstance(expected, str):
        raise UserError("the expected answer must be text")
    context = Context(DATA, any_names=True)
    readers = {"number": read_number, "formula": read_formula, "vector": read_vector}
    tried = [readers[k](expected, context) for k in get_args(AnswerKind) if kind in (None, k)]
    found = next((read for read in tried if isinstance(read, Read)), None)
    if found is not None:
        return found
    problem = next(read for read in reversed(tried) if isinstance(read, Unreadable))
    raise UserError(f'the expected answer "{expected}" cannot be read: {language_of("en").text(problem.message)}')


def _answer(tree: Formula, names: tuple[str, ...], tolerance: Tolerance | None, kind: str | None) -> Answer:
    if isinstance(tree, Vector):
        if names and tolerance:
            raise UserError("a vector of formulas is compared exactly: leave the tolerance out")
        return VectorAnswer(tree.items, names, tolerance)
    if kind == "formula" or names_in(tree):
        if tolerance:
            raise UserError("a formula is compared exactly: leave the tolerance out")
        return FormulaAnswer(tree, names)
    return NumberAnswer(tree, tolerance)


def _tolerance(stated: Mapping[str, Exact] | None) -> Tolerance | None:
    if stated is None:
        return None
    kinds = get_args(ToleranceKind)
    if not isinstance(stated, Mapping) or len(stated) != 1 or next(iter(stated)) not in kinds:
        raise UserError(f'a tolerance is one of {", ".join(kinds)}, such as {{"abs": "0.2"}}')
    kind, value = next(iter(stated.items()))
    size = _exact(value)
    if kind in ("decimals", "sigfigs"):
        lowest = 0 if kind == "decimals" else 1
        if size is None or size.denominator != 1 or not lowest <= size <= MOST_DIGITS:
            raise UserError(f'the tolerance "{kind}" is a whole number from {lowest} to {MOST_DIGITS}, not {value!r}')
    elif size is None or size < 0:
        raise UserError(f'the tolerance "{kind}" is a number that is not negative, not {value!r}')
    return Tolerance(kind, size)  # type: ignore[arg-type]


def _exact(value: object) -> Fraction | None:
    """A number as it is written: 0.2 is 1/5, also where Python holds it as a binary float."""
    if isinstance(value, bool) or not isinstance(value, str | int | Fraction | Decimal | float):
        return None
    try:
        return Fraction(value if isinstance(value, int | Fraction) else str(value))
    except (ValueError, ZeroDivisionError):
        return None
