"""The reader is total: any text at all gives a result, a place within the text, and soon."""

import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from exgen.formula.notation import ENGLISH, Notation
from exgen.formula.reader import (
    Context,
    Read,
    Unreadable,
    read_choice,
    read_equation,
    read_formula,
    read_intervals,
    read_matrix,
    read_number,
    read_points,
    read_polynomial_text,
    read_row,
    read_set,
    read_vector,
)

DUTCH = Notation(",", ";", "outward")
OPTIONS = (("a", ("min",)), ("b", ("max",)), ("-", ("dalend",)))
CONTEXTS = (
    Context(ENGLISH, ("x", "y", "theta1")),
    Context(DUTCH, ("x", "theta"), ("f'(x)", "Z_x", "(p, q)")),
    Context(DUTCH, any_names=True),
)
READERS: dict[str, Callable[[str, Context], Any]] = {
    "number": read_number,
    "formula": read_formula,
    "equation": read_equation,
    "vector": lambda typed, context: read_vector(typed, context, 2),
    "any vector": lambda typed, context: read_vector(typed, context, None, numbers=True),
    "set": read_set,
    "intervals": read_intervals,
    "matrix": read_matrix,
    "points": lambda typed, context: read_points(typed, context, 2, OPTIONS),
    "row": lambda typed, context: read_row(typed, context, 2),
    "stated": read_polynomial_text,
    "choice": lambda typed, context: read_choice(typed, OPTIONS),
}
GRAMMAR = r"""
0 1 2 3 10 100 000 1.5 1,5 .5 , . ; x y t theta θ₁ e E e3 1e5 π pi sqrt √ ∛ ( ) [ ] { } | || ^ ** ² ⁻¹ ⁺ ⁽ ⁾ * · × / :
= < > <= ≤ ≥ ∈ ≈ ± + - − – ½ ¾ ln exp σ abs ∞ inf nan or of en and ∪ ∨ ∅ geen none min ' ″ " _ _1 ₁ ₓ ∂ ∇ d Z_x f'(x)
T \frac \sqrt \theta \left( \right) \begin{pmatrix} \end{pmatrix} \\ & $ \ {1} ⟨ ⟩ ← → -> <- х 0x1F 1_0 9^9^9 ℝ % ! #
"""
"""What the grammar is made of, and what it nearly is made of."""

unicode_text = st.text(st.characters(exclude_categories=[]), max_size=40)
grammar_text = st.lists(st.sampled_from([*GRAMMAR.split(), " ", "\u00a0", "\u2009", "\u200b"]), max_size=25).map(
    "".join
)
long_text = st.builds(lambda piece, times: piece * times, grammar_text, st.integers(1, 60)).map(lambda text: text[:520])


def check(typed: str, found: Any) -> None:
    if isinstance(found, tuple):
        for item in found:
            check(typed, item)
    elif isinstance(found, Unreadable):
        assert 0 <= found.start <= found.end <= len(typed)
        assert found.message.id
    else:
        assert found is None or isinstance(found, str | Read) or hasattr(found, "point") or hasattr(found, "__slots__")


@pytest.mark.parametrize("kind", READERS)
@settings(max_examples=120, deadline=None)
@given(typed=st.one_of(unicode_text, grammar_text, grammar_text, long_text))
def test_any_text_gives_a_result(kind, typed):
    for context in CONTEXTS:
        check(typed, READERS[kind](typed, context))


WORST = [
    "(" * 500,
    "x" * 500,
    "x^" * 250,
    "((((1+x)^9)^9)^9)^9",
    "1/" * 250,
    "|" * 500,
    "√" * 500,
    "2,3;" * 125,
    "9^" * 250,
]


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("typed", WORST, ids=lambda typed: typed[:6])
def test_the_work_is_bounded(kind, typed):
    """Counted in calls of Python functions, which no busy machine changes."""
    calls = 0

    def count(frame, event, arg):
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        READERS[kind](typed, CONTEXTS[0])
    finally:
        sys.setprofile(None)
    assert 0 < calls < 150_000


@settings(max_examples=200, deadline=None)
@given(typed=grammar_text, kind=st.sampled_from(sorted(READERS)))
def test_reading_is_repeatable_and_ignores_blanks_around(typed, kind):
    assume(not typed.endswith("\\"))
    for context in CONTEXTS:
        first, again = READERS[kind](typed, context), READERS[kind](typed, context)
        assert first == again
        padded = READERS[kind](f"  {typed} ", context)
        assert isinstance(padded, Unreadable) is isinstance(first, Unreadable)


@settings(max_examples=200, deadline=None)
@example(typed="2⁻¹²")
@example(typed="x₁₂")
@given(typed=grammar_text)
def test_zero_width_marks_change_nothing(typed):
    with_marks = "\u200b".join(typed)
    for context in CONTEXTS:
        plain, marked = read_formula(typed, context), read_formula(with_marks, context)
        assert isinstance(plain, Unreadable) is isinstance(marked, Unreadable)
        if isinstance(plain, Read) and isinstance(marked, Read):
            assert plain.tree == marked.tree
