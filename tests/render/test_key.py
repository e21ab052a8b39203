"""What the key says: short answers, worked solutions with their points, tolerances, misreadings."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest
import samples
from markupsafe import Markup

from exgen import registry
from exgen.checker import mark_exercise
from exgen.formula.build import add, decimal, formula, point, power, times
from exgen.formula.tree import Formula, Function, Number, Root, Symbol
from exgen.generator import LEVELS
from exgen.model import Exercise, IntervalsAnswer, Layout, NumberAnswer, SetAnswer, Tolerance, VectorAnswer
from exgen.render.answers import say
from exgen.render.formats import load_format
from exgen.render.formatter import Formatter
from exgen.render.key import key_document
from exgen.render.numbers import readable, results, rounded
from exgen.render.remarks import _kept
from exgen.render.sheet import sheet_document
from exgen.render.view import KeyView, MisreadView
from exgen.text import language


def key(made: Exercise, code: str = "en") -> KeyView:
    formatter = Formatter(load_format("text"), language(code))
    return key_document(samples.worksheet(made, language=code), formatter).variants[0].keys[0]


def plain(text: object) -> str:
    return str(text).replace("\u00a0", " ")


def said(answer: NumberAnswer | SetAnswer | VectorAnswer | IntervalsAnswer, label: Formula | None = None) -> str:
    return plain(Formatter(load_format("text"), language("en")).inline(say(answer, label)))


def test_answers_stand_behind_their_letters() -> None:
    answers = [(a.letter, plain(a.text)) for a in key(samples.partial_mixed()).answers]
    assert answers == [("a", "Z_x = 6x²y − 2xy³"), ("b", "Z_y = 2x³ − 3x²y² + 8y"), ("c", "Z_xy = 6x² − 6xy²")]


def test_a_table_is_filled_and_also_said_in_one_line() -> None:
    answer = key(samples.descent_1d()).answers[1]
    assert answer.table is not None
    assert [list(map(plain, row)) for row in answer.table.rows] == [
        ["1", "5", "12", "3.8"],
        ["2", "3.8", "7.2", "3.08"],
    ]
    assert plain(answer.text) == "(12, 3.8); (7.2, 3.08)"


def test_a_choice_is_said_with_its_letter_and_points_with_their_kind() -> None:
    assert key(samples.reading_a_graph()).answers[0].text == "b (it falls)"
    assert plain(key(samples.long_exercise()).answers[0].text) == "(−1, 0) saddle point; (1, 0) minimum"


@pytest.mark.parametrize(
    ("value", "tolerance", "expected"),
    [
        (decimal(Fraction("1.0176")), Tolerance("decimals", Fraction(2)), "θ = 1.0176 ≈ 1.02"),
        (decimal(Fraction("1.6")), Tolerance("decimals", Fraction(2)), "θ = 1.6"),
        (Number(Fraction(1, 3)), Tolerance("decimals", Fraction(2)), "θ = 1/3 ≈ 0.33"),
        (Number(Fraction(1, 3)), None, "θ = 1/3"),
        (decimal(Fraction("0.123456789")), Tolerance("decimals", Fraction(3)), "θ ≈ 0.123"),
        (Root(formula(2)), Tolerance("abs", Fraction(1, 100)), "θ = √2 ≈ 1.414"),
        (Root(formula(2)), Tolerance("sigfigs", Fraction(3)), "θ = √2 ≈ 1.41"),
        (Function("sigmoid", formula(-2)), Tolerance("decimals", Fraction(4)), "θ = σ(−2) ≈ 0.1192"),
        (decimal(Fraction(1, 8), 2), Tolerance("decimals", Fraction(2)), "θ = 0.13"),
    ],
)
def test_a_number_is_exact_and_then_as_rounded_as_asked(
    value: Formula, tolerance: Tolerance | None, expected: str
) -> None:
    assert said(NumberAnswer(value, tolerance), Symbol("theta")) == expected


def test_no_answer_is_said_as_none() -> None:
    assert said(SetAnswer(())) == "none"
    assert said(IntervalsAnswer(())) == "none"


def test_vectors_and_sets_are_rounded_item_by_item() -> None:
    two = Tolerance("decimals", Fraction(2))
    assert said(VectorAnswer((Root(formula(2)), formula(1)), tolerance=two)) == "(√2, 1) ≈ (1.41, 1)"
    assert said(SetAnswer((formula(1), Root(formula(3))), tolerance=two)) == "{1, √3} ≈ {1, 1.73}"


def test_what_is_rounded_is_not_rounded_twice() -> None:
    tolerance = Tolerance("decimals", Fraction(2))
    once = rounded(decimal(Fraction("1.0176")), tolerance)
    assert rounded(once, tolerance) == once
    assert results(once, tolerance) == (("=", once),)


def test_points_stand_at_the_line_that_earns_them() -> None:
    view = key(samples.descent_1d())
    assert [plain(s.points) for s in view.steps] == ["1 p"] * 5
    assert plain(view.steps[1].display) == "J′(5) = 4 · 5 − 8 = 12"


def test_the_tolerance_is_told_once() -> None:
    told = [r for r in key(samples.descent_1d()).remarks if "of the key is right" in r]
    assert told == ["An answer within 0.005 of the key is right."]
    assert not any("of the key is right" in r for r in key(samples.partial_mixed()).remarks)


def test_the_follow_through_example_computes_on_with_the_wrong_value() -> None:
    example = next(plain(r) for r in key(samples.descent_1d()).remarks if r.startswith("Follow"))
    slope = 4 * 6.2 - 8
    assert f"new θ = 6.2 (wrong), then step 2: J′(θ) = {slope:g}; new θ = {6.2 - 0.1 * slope:g} (right)" in example


@pytest.mark.parametrize("seed", range(12))
def test_the_follow_through_example_rounds_as_asked_and_is_what_the_checker_accepts(seed: int) -> None:
    made = registry.generate("descent-1d", level=3, seed=seed)
    places = next(int(t.value) for t in (c.tolerance for c in made.parts[1].answer.columns) if t is not None)
    example = next(plain(r) for r in key(made).remarks if r.startswith("Follow"))
    said, row = {}, ""
    for heading, left, number in re.findall(r"(?:step (\d): )?(J′|new θ)[^=≈;]*[=≈] (−?[\d.]+)", example):
        row = heading or row
        said[f"steps.{row}.{'slope' if left == 'J′' else 'new_theta'}"] = number
        assert len(number.partition(".")[2]) <= places
    marked = mark_exercise(made, said)
    (mistake, *later) = [item.verdict for item in marked.items if item.name in said and item.verdict]
    assert mistake.outcome == "wrong"
    assert len(later) == 3
    assert all(verdict.outcome == "right" and verdict.follows for verdict in later)


def test_several_tolerances_are_told_by_their_parts() -> None:
    two = samples.long_exercise()
    parts = (
        replace(two.parts[0], answer=NumberAnswer(Number(Fraction(1, 3)), Tolerance("decimals", Fraction(n))))
        for n in (1, 2)
    )
    tolerances = [plain(r) for r in key(replace(two, parts=tuple(parts), solution=())).remarks]
    assert tolerances[:2] == [
        "a) An answer within 0.05 of the key is right.",
        "b) An answer within 0.005 of the key is right.",
    ]


def test_a_part_that_earns_nothing_alone_is_told() -> None:
    vertex = key(registry.generate("polynomial-vertex", level=1, seed=1))
    assert "b) earns its points only if a is right, too." in vertex.remarks


def test_the_example_of_follow_through_names_parts_by_their_letters() -> None:
    made = registry.generate("descent-versus-exact", level=1, function="theta^2 - 9", start="-3", learning_rate="0.75")
    example = next(plain(r) for r in key(made).remarks if r.startswith("Follow"))
    assert example == "Follow-through example: a) (−3, 0) (wrong), then c) 2.25 (right)."


def test_the_example_of_follow_through_has_no_large_numbers() -> None:
    made = registry.generate("sigmoid-values", level=1, z="4, 0, -2")
    example = next(plain(r) for r in key(made).remarks if r.startswith("Follow"))
    assert example.startswith("Follow-through example: z = −2: σ(z)")


def test_no_line_of_the_example_ends_between_a_sign_and_its_value() -> None:
    made = registry.generate("descent-1d", level=2, function="4theta^2", start="4", learning_rate="0.1")
    example = next(r for r in key(made).remarks if r.startswith("Follow"))
    assert example.count("=") == 3
    assert example.count("=\N{NO-BREAK SPACE}") == 3


def test_the_ends_of_intervals_that_follow_are_numbers() -> None:
    made = registry.generate("polynomial-convexity", level=2, function="-x^4 - x^3 + 9x^2 + 2x - 5")
    (example,) = (plain(r) for r in key(made).remarks if r.startswith("Follow"))
    assert re.search(r"then b\) ≈ \[−[\d.]+, [\d.]+\]; c\) ≈ \{\(", example), example
    outside = registry.generate("polynomial-convexity", level=2, function="x^4 + x^3 - 9x^2 + 2x - 5")
    (example,) = (plain(r) for r in key(outside).remarks if r.startswith("Follow"))
    assert re.search(r"then b\) ≈ \(−∞, −[\d.]+\] ∪ \[[\d.]+, ∞\); c\) ≈ \{\(", example), example


def test_an_empty_wrong_answer_is_none() -> None:
    listed = [
        plain(m.wrong) for s in range(8) for m in key(registry.generate("polynomial-extrema", level=2, seed=s)).misreads
    ]
    assert "none" in listed
    assert not any("∅" in wrong for wrong in listed)


def test_room_to_work_in_is_not_in_the_key() -> None:
    made = registry.generate("polynomial-monotonicity", level=1, seed=1)
    assert [str(block.paragraph) for block in key(made).blocks if block.paragraph and "Room" in block.paragraph] == []
    assert all(block.table is None for block in key(made).blocks)
    formatter = Formatter(load_format("text"), language("en"))
    sheet = sheet_document(samples.worksheet(made), formatter).variants[0].exercises[0]
    assert [str(b.paragraph) for b in sheet.blocks if b.paragraph][-1] == "Room for your sign table:"
    assert sheet.blocks[-1].table is not None
    compact = replace(samples.worksheet(made), layout=Layout(answer_space=False))
    assert all(b.table is None for b in sheet_document(compact, formatter).variants[0].exercises[0].blocks)


def test_wrong_answers_are_listed_with_what_the_pupil_did() -> None:
    found = {(m.letter, plain(m.wrong)): m.what for m in key(samples.descent_1d()).misreads}
    assert found == {
        ("a", "J′(θ) = 4θ² − 8θ"): "did not lower the exponent",
        ("b", "step 1: new θ = 6.2"): "went uphill",
        ("b", "step 1: new θ = −7"): "left out the learning rate",
        ("b", "step 2: J′(θ) = 12"): "kept the slope of the step before",
    }


def test_wrong_answers_of_a_part_stay_on_one_page_and_long_lists_break_away_from_their_ends() -> None:
    found = key(samples.descent_1d()).misreads
    last = [i for i, m in enumerate(found) if i + 1 == len(found) or found[i + 1].letter != m.letter]
    assert not any(found[i].keep for i in last)
    short, long = _kept([MisreadView("a", Markup(), Markup())] * 3), _kept([MisreadView("b", Markup(), Markup())] * 9)
    assert [m.keep for m in short] == [True, True, False]
    assert [m.keep for m in long] == [True, *[False] * 6, True, False]
    assert [m.keep for m in _kept([*short, *long])] == [m.keep for m in (*short, *long)]


def test_worked_out_values_are_written_short() -> None:
    from exgen.formula.build import add, minus, times

    assert readable(minus(5, times(decimal(Fraction(1, 10)), 12))) == decimal(Fraction("3.8"))
    assert readable(point(add(1, 2), 4)) == point(decimal(3), decimal(4))
    assert readable(Root(formula(2))) == Root(formula(2))


def test_wrong_values_of_an_exercise_in_fractions_are_fractions() -> None:
    made = registry.generate("polynomial-evaluate", level=3, function="6x^4 - 7x^3 + 3x", point="1/2")
    assert [plain(m.wrong) for m in key(made).misreads] == ["f(1/2) = 317/8", "f(1/2) = 3"]
    made = registry.generate("polynomial-slope", level=3, function="4x^3 - 9x^2 - 6x - 8", point="-1/2")
    assert plain(key(made).misreads[0].wrong) == "f′(−0.5) = −7.75"
    assert readable(point(add(1, Fraction(1, 2)), 4), as_fraction=True) == point(Fraction(3, 2), 4)


def test_a_long_number_is_given_in_decimals_only() -> None:
    short = Function("sigmoid", formula(-2))
    long = add(*(times(power(Root(formula(n)), 2), short) for n in (2, 3, 5)))
    assert [sign for sign, _ in results(short, Tolerance("decimals", Fraction(2)))] == ["=", "≈"]
    assert [sign for sign, _ in results(long, Tolerance("decimals", Fraction(2)))] == ["≈"]
    assert readable(long) == Number(Fraction("1.1920"), "decimal", 4)
    assert readable(short) == Number(Fraction("0.1192"), "decimal", 4)
    assert readable(add(1, Root(formula(2)))) == add(1, Root(formula(2)))


def test_a_calculation_with_the_sigmoid_is_given_in_decimals_only() -> None:
    loss = power(add(Function("sigmoid", formula(-2)), -1), 2)
    assert [sign for sign, _ in results(loss, Tolerance("abs", Fraction(1, 1000)))] == ["≈"]


def test_a_part_that_asks_the_same_for_the_next_step_lists_no_mistake_again() -> None:
    found = key(registry.generate("descent-neuron", level=3, seed=3)).misreads
    assert len({m.letter for m in found}) == 6
    assert len({(m.letter, m.what, str(m.wrong)[:2]) for m in found}) == len(found) < 35


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("generator_id", registry.ids())
def test_the_key_of_every_generator_can_be_made(generator_id: str, level: int) -> None:
    for seed in range(4):
        shown = key(registry.generate(generator_id, level=level, seed=seed), "nl")
        assert shown.answers
        assert shown.steps
        assert all(str(misread.wrong).strip() for misread in shown.misreads)
