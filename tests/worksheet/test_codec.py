"""Everything a worksheet is made of survives the way through JSON, and nothing else comes in."""

import json
import types
import typing
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exgen import algebra, model
from exgen.algebra import Poly, polynomial
from exgen.figures import describe
from exgen.formula import tree
from exgen.formula.tree import Formula, Message, Negative, Number, Relation, Symbol, Vector, msg, nmsg
from exgen.model import Answer, Exercise, NumberAnswer, Part, Tolerance
from exgen.worksheet.codec import MOST_DEPTH, CodecError, decode, encode
from exgen.worksheet.invariants import complaint


def classes_of(module: types.ModuleType) -> list[type]:
    mine = [v for v in vars(module).values() if isinstance(v, type) and v.__module__ == module.__name__]
    return [v for v in mine if is_dataclass(v)]


CLASSES = [*classes_of(tree), *classes_of(model), *classes_of(describe), Poly]
CONCRETE = [c for c in CLASSES if c not in (Formula, Answer)]


def kinds_of(base: type) -> list[type]:
    return [c for c in CONCRETE if issubclass(c, base)]


def values_of(annotation: Any, depth: int) -> st.SearchStrategy[Any]:
    """Any value of an annotation of the model; below `depth` levels only leaves."""
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (typing.Union, types.UnionType):
        return st.one_of([values_of(arg, depth) for arg in args])
    if origin is typing.Literal:
        return st.sampled_from(args)
    if origin is tuple and args[-1] is Ellipsis:
        return st.lists(values_of(args[0], depth), max_size=2 if depth > 0 else 0).map(tuple)
    if origin is tuple:
        return st.tuples(*(values_of(arg, depth) for arg in args))
    if annotation is Poly:
        terms = st.dictionaries(st.tuples(st.integers(0, 4)), st.fractions(max_denominator=9), max_size=3)
        return terms.map(lambda found: polynomial(found, ("x",)))
    if annotation in CLASSES:
        leaves = [Symbol] if annotation is Formula else [NumberAnswer] if annotation is Answer else [annotation]
        kinds = leaves if depth <= 0 else kinds_of(annotation)
        return st.sampled_from(kinds).flatmap(lambda kind: objects_of(kind, depth - 1))
    plain = {
        str: st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]), max_size=5),
        int: st.integers(1, 99),
        bool: st.booleans(),
        float: st.floats(0, 20),
        type(None): st.none(),
        Fraction: st.fractions(),
    }
    return plain[annotation]


def objects_of(kind: type, depth: int) -> st.SearchStrategy[Any]:
    if kind is Relation:
        return st.tuples(values_of(Formula, depth), values_of(Formula, depth)).map(lambda two: Relation(two, ("≈",)))
    hints = typing.get_type_hints(kind)
    built = st.builds(kind, **{f.name: values_of(hints[f.name], depth) for f in fields(kind)})
    return built.filter(lambda value: not complaint(value))


HARD = [kind for kind in CONCRETE if kind.__name__ in ("ChoiceAnswer", "PointsAnswer", "TableAnswer")]
"""Classes whose parts must fit each other, which random parts seldom do; the worksheets of other tests have them."""


@pytest.mark.parametrize("kind", [kind for kind in CONCRETE if kind not in HARD], ids=lambda kind: kind.__name__)
@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_class_of_the_model_comes_back_as_it_was(kind: type, data: st.DataObject) -> None:
    value = data.draw(objects_of(kind, 2 if issubclass(kind, Formula) else 1))
    assert decode(json.loads(json.dumps(encode(value))), kind) == value


def test_what_is_left_out_is_what_the_model_has_by_default() -> None:
    assert encode(Number(Fraction(-3, 4))) == {"type": "Number", "value": "-3/4"}
    assert decode({"type": "Number", "value": "-3/4"}, Formula) == Number(Fraction(-3, 4))
    assert encode(Tolerance("decimals", Fraction(2))) == {"type": "Tolerance", "kind": "decimals", "value": "2"}


def test_a_message_carries_the_printed_text_and_comes_back_without_it() -> None:
    message = msg("The slope in {point}", point=Symbol("x"))
    data = encode(message, lambda said: "De helling in x")
    assert data["text"] == "De helling in x"
    assert decode(data, Message) == message


def test_a_polynomial_is_data_without_rings() -> None:
    poly = polynomial({(2, 0): 3, (0, 1): Fraction(-1, 2)}, ("x", "y"))
    assert encode(poly) == {"type": "Poly", "variables": ["x", "y"], "terms": [[[2, 0], "3"], [[0, 1], "-1/2"]]}


def test_what_no_worksheet_holds_is_a_defect() -> None:
    for value in ({"a": 1}, [1], object(), algebra):
        with pytest.raises(TypeError, match="is no part of a worksheet"):
            encode(value)


def deep(levels: int) -> dict[str, Any]:
    data: dict[str, Any] = {"type": "Symbol", "name": "x"}
    for _ in range(levels):
        data = {"type": "Negative", "of": data}
    return data


def test_nesting_is_bounded() -> None:
    assert isinstance(decode(deep(MOST_DEPTH - 2), Formula), Negative)
    with pytest.raises(CodecError, match="nested too deeply"):
        decode(deep(MOST_DEPTH), Formula)


def poly_data(variables: list[str], terms: list[Any]) -> dict[str, Any]:
    return {"type": "Polynomial", "poly": {"type": "Poly", "variables": variables, "terms": terms}}


BROKEN = [
    (Formula, {"type": "Formula"}, "an object of type 'Formula' cannot stand here"),
    (Formula, {"type": "Exercise"}, "an object of type 'Exercise' cannot stand here"),
    (Formula, {"type": "os.system"}, "an object of type 'os.system' cannot stand here"),
    (Formula, {"type": ["Number"]}, "an object of type \"['Number']\" cannot stand here"),
    (Formula, {}, "an object of type 'None' cannot stand here"),
    (Formula, 3, "3 cannot stand here"),
    (Formula, {"type": "Number", "value": 0.5}, "value: 0.5 cannot stand here"),
    (Formula, {"type": "Number", "value": True}, "value: True cannot stand here"),
    (Formula, {"type": "Number", "value": "1/0"}, 'value: "1/0" divides by zero'),
    (Formula, {"type": "Number", "value": "1e9999999"}, 'value: "1e9999999" is no fraction'),
    (Formula, {"type": "Number", "value": "٣"}, 'value: "٣" is no fraction'),
    (Formula, {"type": "Number", "value": "3", "form": "roman"}, "form: 'roman' is none of fraction, decimal"),
    (Formula, {"type": "Number", "value": "3", "places": 10**6}, "decimals go from 0 to 100"),
    (Formula, {"type": "Number"}, 'Number lacks "value"'),
    (Formula, {"type": "Number", "value": "3", "__class__": "x"}, 'Number has no "__class__"'),
    (Formula, {"type": "Sum", "terms": {}}, "terms: an object cannot stand here"),
    (Formula, {"type": "Sum", "terms": [{"type": "Negative", "of": None}]}, "terms[0].of: nothing cannot stand here"),
    (Formula, {"type": "Root", "radicand": deep(0), "degree": 0}, "degrees of roots go from 2 to 1000"),
    (Formula, {"type": "Relation", "operands": [deep(0)], "signs": ["="]}, "one sign between every two sides"),
    (Formula, poly_data(["x"], [[[1], "2"], [[2], "3"]]), "poly: a polynomial's terms are out of order"),
    (Formula, poly_data(["x"], [[[1], "0"]]), "poly: a polynomial's terms are out of order"),
    (Formula, poly_data(["x"], [[[1, 0], "2"]]), "poly: a polynomial's term has not one exponent for each variable"),
    (Formula, poly_data(["x", "x"], []), "poly: a polynomial names a variable twice"),
    (Formula, poly_data(["x"], [[[10**9], "2"]]), "poly: a polynomial's exponents go from 0 to 1000"),
    (Message, {"type": "Message", "id": "at {x}"}, "a message lacks its argument x"),
    (Message, {"type": "Message", "id": "one", "plural": "{n} more"}, "a message lacks its argument n"),
    (Message, {"type": "Message", "id": "a", "args": [["x"]]}, "args[0]: 2 items belong here, not 1"),
    (Answer, {"type": "ChoiceAnswer", "options": [], "right": "A"}, 'there is no option "A"'),
    (Answer, {"type": "TableAnswer", "columns": [], "rows": [[deep(0)]]}, "row has not one cell for each column"),
    (Answer, {"type": "TableAnswer", "columns": [], "rows": [], "carry": [["a", "b"]]}, 'no column "b" to carry'),
]


@pytest.mark.parametrize(("kind", "data", "reason"), BROKEN, ids=range(len(BROKEN)))
def test_broken_data_is_refused_with_its_place(kind: type, data: Any, reason: str) -> None:
    with pytest.raises(CodecError) as caught:
        decode(data, kind)
    assert reason in str(caught.value)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "value", "of", "terms", "items", "name"]), inner, max_size=3)
        | st.builds(lambda name, of: {"type": name, "of": of}, st.sampled_from([c.__name__ for c in CLASSES]), inner)
    ),
    max_leaves=10,
)


@given(json_values)
def test_any_json_is_decoded_or_refused(data: Any) -> None:
    try:
        value = decode(data, Formula)
    except CodecError:
        return
    assert isinstance(value, Formula)


def test_exercises_with_references_that_lead_nowhere_are_refused() -> None:
    part = Part("value", msg("?"), NumberAnswer(Number(Fraction(1))), Fraction(1), figure="curve")
    exercise = Exercise("g", 1, 1, 0, (), (), msg("t"), (), (part,), ())
    with pytest.raises(CodecError, match='there is no figure "curve"'):
        decode(encode(exercise), Exercise)
    part = Part("value_2", msg("?"), NumberAnswer(Number(Fraction(1))), Fraction(1), repeats="value")
    with pytest.raises(CodecError, match='there is no part "value"'):
        decode(encode(replace(exercise, parts=(part,))), Exercise)


def test_counted_messages_and_vectors_come_back() -> None:
    for value in (nmsg("{n} step", "{n} steps", 3), Vector((), column=True), Relation((Symbol("x"),), ())):
        assert decode(encode(value), type(value)) == value
