"""Checking one answer against a stated key, without an exercise: the public `exgen.check_answer`."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Literal, get_args

from exgen.checker.judge import Judge
from exgen.checker.slots import places
from exgen.checker.stated import AnswerForm, AnswerKind, key_answer, read_key
from exgen.checker.verdict import Verdict
from exgen.errors import UserError
from exgen.formula.tree import Message
from exgen.model import Exercise, Part, Tolerance
from exgen.text import language as language_of

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
    form: AnswerForm = "",
    ends_free: bool = False,
) -> Verdict:
    """Whether a typed answer is right: a verdict with `outcome` ("right", "wrong", "invalid"), `read_as` and `remark`.

    `expected` is the key in plain English notation: `4*x^3 + 3*x^2*y^2`, `(2.4, 1.92)`, `2/3`, `{1, 3}`, `]2, 5[`,
    `((1, 2), (3, 4))`, `y = 2x + 1`. `given` is what a student typed, in the notation of `language` ("nl", "en"), with
    any left-hand name ("Z_x = …") or none. Without `kind` the key says which it is, but for a direction (a vector up to
    a positive factor) and an equation, which must be named. `tolerance` is one of {"abs": "0.2"}, {"rel": "0.01"},
    {"decimals": 2} and {"sigfigs": 3}; without it only the exact value is right. `variables` are the names a student
    may use, by default those in `expected`, and x where intervals are asked. `form` asks a formula "expanded",
    "factored" or "simplified", or a "number" worked out. With `ends_free` an interval's finite ends may be open or
    closed.

    Errors: UserError for a kind, language, tolerance or form that there is not, or a key that cannot be read.
    """
    if not isinstance(given, str):
        raise UserError("the answer to check must be text")
    chosen = language_of(language)
    slack = _tolerance(tolerance)
    key = read_key(expected, kind)
    own = key.names or (("x",) if key.kind == "intervals" else ())
    names = own if variables is None else tuple(variables)
    missing = sorted(set(key.names) - set(names))
    if missing:
        raise UserError(f"the key has {missing[0]} in it, which is not one of the variables")
    part = Part("answer", Message(""), key_answer(key, names, slack, form, ends_free), Fraction(1))
    exercise = Exercise("", 0, 1, 0, (), names, Message(""), (), (part,), ())
    return Judge(exercise, chosen).mark(places(exercise)[0], given)


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
