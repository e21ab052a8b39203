"""Any way to write the key is right; nothing near it is; nothing typed breaks the checker."""

from fractions import Fraction

from checker_exercises import descent, single
from hypothesis import example, given
from hypothesis import strategies as st

from exgen.algebra import Poly, polynomial
from exgen.checker import mark_exercise, mark_part, places
from exgen.formula.build import formula
from exgen.formula.notation import ENGLISH, Notation
from exgen.formula.printers import latex, plain, typed
from exgen.formula.tree import FiniteSet, Formula, Number, Vector
from exgen.model import Answer, DirectionAnswer, FormulaAnswer, NumberAnswer, SetAnswer, VectorAnswer

DUTCH = Notation(",", ";", "outward")
NOTATIONS = {"en": ENGLISH, "nl": DUTCH}
PRINTERS = (typed, plain, latex)

rationals = st.fractions(-999, 999, max_denominator=400)
languages = st.sampled_from(["en", "nl"])
printers = st.sampled_from(PRINTERS)
polynomials = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 3)), st.fractions(-9, 9, max_denominator=6).filter(bool), max_size=6
).map(lambda terms: polynomial(terms, ("x", "y")))


def outcome(key: Answer, text: str, language: str) -> str:
    return mark_part("answer", text, exercise=single(key), language=language).outcome


@given(rationals, st.sampled_from(["fraction", "decimal"]), languages, printers)
def test_a_number_as_it_is_printed_is_right_and_its_neighbours_are_not(
    value: Fraction, form: str, language: str, printer: object
) -> None:
    key = NumberAnswer(Number(value))
    for given_, expected in (
        (value, "right"),
        (value + Fraction(1, 10**9), "wrong"),
        (-value, "wrong" if value else "right"),
    ):
        text = printer(Number(given_, form), NOTATIONS[language])  # type: ignore[operator, arg-type]
        assert outcome(key, text, language) == expected


@given(polynomials, st.integers(0, 4), st.integers(0, 3), languages, printers)
def test_a_polynomial_as_it_is_printed_is_right_and_its_neighbours_are_not(
    poly: Poly, i: int, j: int, language: str, printer: object
) -> None:
    key = FormulaAnswer(formula(poly), ("x", "y"))
    shifted = poly + polynomial({(i, j): Fraction(1, 10**6)}, ("x", "y"))
    assert outcome(key, printer(formula(poly), NOTATIONS[language]), language) == "right"  # type: ignore[operator]
    assert outcome(key, printer(formula(shifted), NOTATIONS[language]), language) == "wrong"  # type: ignore[operator]


@given(st.lists(rationals, min_size=2, max_size=3), languages, st.integers(1, 9))
def test_vectors_directions_and_sets(values: list[Fraction], language: str, factor: int) -> None:
    items = tuple(map(Number, values))
    written = typed(Vector(items), NOTATIONS[language])
    assert outcome(VectorAnswer(items), written, language) == "right"
    stretched = typed(Vector(tuple(Number(v * factor) for v in values)), NOTATIONS[language])
    if any(values):
        assert outcome(DirectionAnswer(items), stretched, language) == "right"
        assert outcome(VectorAnswer(items), stretched, language) == ("right" if factor == 1 else "wrong")
    backwards: Formula = FiniteSet(tuple(reversed(items)))
    assert outcome(SetAnswer(items), typed(backwards, NOTATIONS[language]), language) == "right"


EXERCISE = descent()
KEYS = [typed(place.key.value) for place in places(EXERCISE) if isinstance(place.key, NumberAnswer | FormulaAnswer)]


@given(st.sets(st.integers(0, 4)), st.lists(rationals, min_size=5, max_size=5))
def test_right_answers_stay_right_whatever_else_is_written(wrong: set[int], values: list[Fraction]) -> None:
    answers = {
        place.slot.name: str(value) if number in wrong else key
        for number, (place, value, key) in enumerate(zip(places(EXERCISE), values, KEYS, strict=True))
    }
    for number, item in enumerate(mark_exercise(EXERCISE, answers).items):
        if number not in wrong:
            assert item.outcome == "right"
            assert item.final == 1


@given(st.lists(st.one_of(st.text(max_size=12), rationals.map(str)), min_size=5, max_size=5), languages)
@example(["6θ", "1e400", "1e-400", "0", "-0"], "en")
@example(["9^99 θ^99", "9^99", "9^99", "1/9^99", "9"], "en")
@example(["1/θ", "24", "0", "1/0", "0"], "en")
@example(["exp(θ)", "exp(4)", "4-exp(4)/10", "exp(4-exp(4)/10)", "1"], "en")
@example(["θ^(θ^2)", "1", "-999", "3", "1"], "en")
def test_whatever_is_typed_gets_a_verdict_and_the_same_one_again(texts: list[str], language: str) -> None:
    answers = {place.slot.name: text for place, text in zip(places(EXERCISE), texts, strict=True)}
    once = mark_exercise(EXERCISE, answers, language=language)
    assert once == mark_exercise(EXERCISE, answers, language=language)
    for item, text in zip(once.items, texts, strict=True):
        assert (item.outcome == "blank") == (not text.strip())
        assert 0 <= item.final <= item.points
