"""The core exercises on derivatives, with what a teacher states: exact extrema, honest figures, clear refusals."""

import re
from fractions import Fraction

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exgen.checker.mark import mark_exercise, mark_part
from exgen.errors import UserError
from exgen.figures.describe import Graph, SignDiagram
from exgen.formula.printers import plain
from exgen.formula.tree import Number, msg
from exgen.generators.polynomial._surd import Surd, between, compare
from exgen.model import Exercise, NumberAnswer
from exgen.registry import generate
from exgen.text import language
from exgen.worksheet.exercise_json import exercise_data


def answers(exercise: Exercise) -> dict[str, object]:
    return {part["name"]: part["answer"] for part in exercise_data(exercise)["parts"]}


def extrema(function: str, level: int = 2) -> dict[str, object]:
    return answers(generate("polynomial-extrema", level=level, function=function))


def graph(exercise: Exercise, name: str) -> Graph:
    (found,) = (figure.picture for figure in exercise.figures if figure.name == name)
    assert isinstance(found, Graph)
    return found


# Extrema


def test_two_equally_low_minima_at_roots_are_both_global() -> None:
    assert extrema("x^4 - 4x^2") == {
        "minima": "{(-sqrt(2), -4), (sqrt(2), -4)}",
        "maxima": "{(0, 0)}",
        "global_minimum": "{(-sqrt(2), -4), (sqrt(2), -4)}",
    }


def test_the_lowest_local_minimum_is_not_global_where_the_graph_falls_without_bound() -> None:
    assert extrema("-x^4 + 8x^2")["global_minimum"] == "none"
    assert extrema("x^3 - 3x", level=3)["global_minimum"] == "no"
    assert extrema("x^4 - 8x^2", level=3)["global_minimum"] == "yes"


def test_a_double_zero_of_the_derivative_is_no_extremum() -> None:
    assert extrema("x^4 - 4x^3") == {"minima": "{(3, -27)}", "maxima": "none", "global_minimum": "{(3, -27)}"}


def test_heights_that_differ_in_the_sixth_digit_are_told_apart() -> None:
    tilted = "1/4 x^4 - 1/900000 x^3 - 1/2 x^2 + 1/300000 x"
    assert extrema(tilted)["global_minimum"] == "{(-1, -112501/450000)}"


def test_a_set_of_points_may_be_typed_in_braces_or_without() -> None:
    exercise = generate("polynomial-extrema", level=2, function="x^4 - 8x^2")
    for typed in ("{(-2, -16), (2, -16)}", "(2, -16); (-2, -16)", "(-2, -16) and (2, -16)"):
        assert mark_part("minima", typed, exercise=exercise).outcome == "right"
    assert mark_part("minima", "{(2, -16)}", exercise=exercise).outcome == "wrong"


NUMBERS = st.fractions(min_value=-50, max_value=50, max_denominator=40)
SURDS = st.builds(Surd, NUMBERS, NUMBERS.filter(bool), st.just(7))


def real(surd: Surd) -> mpmath.mpf:
    with mpmath.workdps(60):
        p, q = (mpmath.mpf(v.numerator) / v.denominator for v in (surd.p, surd.q))
        return p + q * mpmath.sqrt(surd.d)


@given(SURDS, SURDS)
def test_surds_are_ordered_as_real_numbers_are(a: Surd, b: Surd) -> None:
    assert compare(a, b) == mpmath.sign(real(a) - real(b))
    assert mpmath.almosteq(real(a * b), real(a) * real(b), 1e-10, 1e-10)
    assert a.floor() == mpmath.floor(real(a))
    if compare(a, b) < 0:
        assert real(a) < mpmath.mpf(between(a, b).numerator) / between(a, b).denominator < real(b)


# Figures


@pytest.mark.parametrize("level", [1, 2, 3])
def test_the_sheet_shows_the_tangent_only_where_it_is_to_be_read(level: int) -> None:
    for seed in range(10):
        computed = generate("polynomial-slope", seed=seed, level=level)
        assert not graph(computed, "graph").tangents
        assert graph(computed, "tangent").tangents
        read = generate("polynomial-graph-slope", seed=seed, level=level)
        assert graph(read, "graph").tangents
        assert len(graph(read, "graph").marks) == 1


@pytest.mark.parametrize("level", [1, 2, 3])
def test_the_axis_of_a_drawn_parabola_lies_at_0(level: int) -> None:
    for seed in range(60):
        low, high = graph(generate("polynomial-vertex", seed=seed, level=level), "vertex").y or (1, -1)
        assert low <= 0 <= high


def test_a_square_of_unequal_units_gives_the_slope_in_units() -> None:
    exercise = generate("polynomial-graph-slope", level=3, function="-2x^2 + 8", point=1, square=(1, 2))
    assert answers(exercise) == {"slope": "-4"}
    assert mark_part("slope", "-2", exercise=exercise).mistake == "squares-for-units"


# What a teacher states


def test_the_vertex_earns_the_kind_its_point() -> None:
    (vertex, kind) = generate("polynomial-vertex", level=1, function="x^2 - 2x").parts
    assert kind.needs == (vertex.name,)


def test_other_letters_are_kept() -> None:
    assert answers(generate("polynomial-derivative", function="3t^2 - t")) == {"derivative": "6*t - 1"}
    assert answers(generate("polynomial-tangent", function="y^2", point=3)) == {"tangent": "z = 6*y - 9"}
    squared = generate("polynomial-chain", level=3, function="(a + 3b - 5)^2", point=(1, 2))
    assert answers(squared)["value"] == "(4, 12)"


REFUSED: list[tuple[str, dict[str, object], str]] = [
    ("polynomial-derivative", {"function": "7"}, "derivative 0"),
    ("polynomial-derivative", {"function": "x*y"}, "one variable"),
    ("polynomial-slope", {"function": "2x + 1", "point": 3}, "degree 2 or more"),
    ("polynomial-vertex", {"function": "x^3"}, "degree 2"),
    ("polynomial-graph-slope", {"function": "x^2", "point": Fraction(1, 3)}, "cannot be read off"),
    ("polynomial-graph-slope", {"function": "x^2", "point": 1, "square": (1, 0)}, "square"),
    ("polynomial-extrema", {"function": "x^2"}, "degree 3 or 4"),
    ("polynomial-extrema", {"function": "x^4 - 8x^2 + x"}, "square roots"),
    ("polynomial-chain", {"function": "(x^2 + 1)^2", "point": (1,)}, "degree 1"),
    ("polynomial-chain", {"function": "(2x + 1)^3", "point": (1, 2)}, "one number, for x"),
    ("polynomial-tangent", {"function": "5x", "point": 1}, "degree 2 or more"),
    ("polynomial-tangent", {"function": "x^9", "point": 100}, "simpler point"),
    ("polynomial-slope", {"function": "x^12", "point": 100000}, "simpler point"),
]


@pytest.mark.parametrize(("generator_id", "stated", "told"), REFUSED)
def test_what_makes_no_exercise_is_refused_in_a_sentence(
    generator_id: str, stated: dict[str, object], told: str
) -> None:
    with pytest.raises(UserError, match=told):
        generate(generator_id, **stated)  # type: ignore[arg-type]


# Boards


def board(exercise: Exercise) -> list[str]:
    """The worked solution in Dutch, a string for each line."""
    dutch = language("nl")
    lines = []
    for step in exercise.solution:
        text = dutch.text(step.text) if step.text is not None else ""
        lines.append(f"{text} {plain(step.formula, dutch.notation) if step.formula is not None else ''}".strip())
    return lines


def test_a_place_is_written_alike_in_intervals_and_points() -> None:
    for level in (1, 3):
        for seed in range(30):
            lines = board(generate("polynomial-convexity", seed=seed, level=level))
            told = [line for line in lines if "convex op:" in line or "buigpunt" in line]
            assert told
            assert not any("/" in line for line in told), told


def test_a_derivative_without_zeros_is_shown_by_its_discriminant() -> None:
    lines = board(generate("polynomial-convexity", level=3, function="1/4 x^4 + x^3 + 9x^2 + 9x"))
    assert "Discriminant: D = b² − 4ac = 6² − 4 · 3 · 18 = 36 − 216 = −180 < 0" in lines
    assert not any("Discriminant" in line for line in board(generate("polynomial-convexity", level=3, function="x^4")))


@pytest.mark.parametrize("identifier", ["polynomial-convexity", "polynomial-monotonicity", "polynomial-extrema"])
def test_factors_are_shown_only_where_they_differ(identifier: str) -> None:
    assert not any("factoren" in line for line in board(generate(identifier, level=2, function="x^4")))
    assert not any("1x" in line for line in board(generate(identifier, level=2, function="-1/4 x^4 + 2x^2")))


def test_the_value_a_little_further_on_shows_its_terms() -> None:
    lines = board(generate("difference-quotient", level=3, function="3x^3 + 2x^2 + 8x + 2", point=-1, h="-0.01"))
    assert any("= −3,090903 + 2,0402 − 8,08 + 2 = −7,130703 ≈ −7,1307" in line for line in lines)


def test_the_power_comes_first_where_a_value_has_a_single_term() -> None:
    lines = board(generate("difference-quotient", level=1, function="-6x^2", point=-4, h="0.5"))
    assert "De functiewaarde in a: f(−4) = −6 · (−4)² = −6 · 16 = −96" in lines
    assert "De functiewaarde in a + h: f(−3,5) = −6 · (−3,5)² = −6 · 12,25 = −73,5" in lines
    assert "De functiewaarde in a: f(3) = −3² = −9" in board(
        generate("difference-quotient", function="-x^2", point=3, h=1)
    )


def test_a_derivative_without_a_common_letter_is_divided_after_a_zero_by_trial() -> None:
    lines = board(generate("polynomial-extrema", level=3, function="-1/4 x^4 - x^3 + 4x - 5"))
    told = "Door te proberen vind je een nulpunt, dus x − 1 is een factor: f′(1) = −1³ − 3 · 1² + 4 = −1 − 3 + 4 = 0"
    assert told in lines
    assert "In factoren: f′(x) = −x³ − 3x² + 4 = −(x − 1)(x² + 4x + 4) = −(x − 1)(x + 2)²" in lines


def test_what_all_terms_share_comes_out_first() -> None:
    lines = board(generate("polynomial-monotonicity", level=3, function="3/4 x^4 - 3x^3 + 3x^2"))
    assert "In factoren: f′(x) = 3x³ − 9x² + 6x = 3x(x² − 3x + 2) = 3x(x − 2)(x − 1)" in lines
    assert not any("proberen" in line for line in lines)


def test_irrational_zeros_come_from_the_quadratic_formula() -> None:
    lines = board(generate("polynomial-monotonicity", level=2, function="x^3 - 3x^2 + x"))
    assert "Wortelformule: x = (−b ± √D)/(2a) = (6 ± √24)/6 = (6 ± 2√6)/6" in lines
    assert "f′(x) is 0 voor x = (3 − √6)/3 of x = (3 + √6)/3." in lines


def test_a_square_alone_needs_no_discriminant() -> None:
    lines = board(generate("polynomial-convexity", level=2, function="x^4 - 3x^2"))
    assert "Het kwadraat alleen: 12x² − 6 = 0 ⇔ x² = 0,5 ⇔ x = ±√2/2" in lines
    lines = board(generate("polynomial-convexity", level=3, function="x^4 + x^2"))
    assert "Het kwadraat alleen: 12x² + 2 = 0 ⇔ x² = −1/6" in lines
    assert "De tweede afgeleide heeft geen nulpunten: f′′(x) ≠ 0" in lines
    assert not any("0²" in line for line in lines)


def test_a_zero_without_change_of_sign_is_told_before_the_conclusion() -> None:
    lines = board(generate("polynomial-convexity", level=3, function="x^4"))
    first = lines.index("Bij x = 0 is f′′(x) nul, maar het teken blijft hetzelfde.")
    assert lines[first + 1] == "Dus er is geen buigpunt."


def test_the_secant_and_the_tangent_are_drawn_differently_and_named() -> None:
    exercise = generate("difference-quotient", level=1, function="5x^2", point=5, h=1)
    drawn = graph(exercise, "secant")
    assert drawn.tangents == (((Fraction(5), Fraction(125)), Fraction(50)),)
    assert drawn.secants == (((Fraction(5), Fraction(125)), (Fraction(6), Fraction(180))),)
    (named,) = (step for step in exercise.solution if step.figure == "secant")
    assert named.text is not None
    assert language("nl").text(named.text) == (
        "Het differentiequotiënt is de helling van de snijlijn door P(5; 125) en Q(6; 180) (gestippeld in de figuur), "
        "de afgeleide die van de raaklijn in P (gestreept)."
    )


def test_the_place_of_a_vertex_is_worked_out_in_fractions_where_the_function_has_one() -> None:
    lines = board(generate("polynomial-vertex", level=3, function="1/4x^2 + 2x + 2"))
    assert any("−2/(2 · (1/4)) = −2/(1/2) = −4" in line for line in lines)


def test_the_kind_of_a_vertex_is_told_by_the_way_the_parabola_opens() -> None:
    lines = board(generate("polynomial-vertex", level=2, function="-2x^2 + 4x"))
    assert "De soort: a = −2 < 0, een bergparabool, dus de top is een maximum." in lines


# Sign tables


def signs(exercise: Exercise) -> SignDiagram:
    assert [step.figure for step in exercise.solution].count("signs") == 1
    (found,) = (figure.picture for figure in exercise.figures if figure.name == "signs" and figure.where == "key")
    assert isinstance(found, SignDiagram)
    return found


def rows(picture: SignDiagram) -> list[list[str]]:
    english = language("en")
    return [
        [entry if isinstance(entry, str) else english.text(msg("{e}", e=entry)) for entry in entries]
        for _, entries in picture.rows
    ]


@pytest.mark.parametrize("identifier", ["polynomial-monotonicity", "polynomial-extrema"])
def test_the_key_draws_the_sign_table_of_the_derivative(identifier: str) -> None:
    table = signs(generate(identifier, level=3, function="1/2 x^4 + 2x^3 - 8x + 8"))
    assert [plain(place) for place in table.places] == ["−2", "1"]
    assert rows(table) == [["−", "0", "−", "0", "+"], ["↘", "", "↘", "min", "↗"]]


def test_the_key_draws_the_sign_table_of_the_second_derivative() -> None:
    table = signs(generate("polynomial-convexity", level=2, function="-x^4 + 6x^2"))
    assert rows(table) == [
        ["−", "0", "+", "0", "−"],
        ["concave", "inflection", "convex", "inflection", "concave"],
    ]
    assert rows(signs(generate("polynomial-convexity", level=3, function="x^4 + x^2"))) == [["+"], ["convex"]]


# Reading off


def test_the_slope_upside_down_is_known_on_unequal_axes_too() -> None:
    exercise = generate("polynomial-graph-slope", level=3, function="-2x^2 + 8", point=1, square=(1, 2))
    assert mark_part("slope", "-1/4", exercise=exercise).mistake == "run-over-rise"
    steep = generate("polynomial-graph-slope", level=3, function="5x^2 + 5", point=1, square=(1, 10))
    assert mark_part("slope", "1", exercise=steep).mistake == "squares-for-units"


# Convexity and minima


@pytest.mark.parametrize(
    ("function", "answer", "wrong", "mistake"),
    [
        ("x^4 + x^2", "yes", "no", ""),
        ("1/4 x^4 - 2x^3 + 6x^2", "yes", "no", "zero-for-change"),
        ("x^4 - 6x^2", "no", "yes", "part-for-whole"),
        ("-x^4 - x^2", "no", "yes", ""),
    ],
)
def test_a_local_minimum_is_surely_global_only_where_f_is_convex_everywhere(
    function: str, answer: str, wrong: str, mistake: str
) -> None:
    exercise = generate("polynomial-convexity", level=3, function=function)
    assert answers(exercise)["local_is_global"] == answer
    verdict = mark_part("local_is_global", wrong, exercise=exercise)
    assert verdict.outcome == "wrong"
    assert (verdict.mistake or "") == mistake
    assert exercise.parts[-1].needs == ("convex",)
    assert "local_is_global" not in answers(generate("polynomial-convexity", level=2, function=function))


def test_the_parts_where_f_rises_are_not_its_convex_parts() -> None:
    exercise = generate("polynomial-convexity", level=1, function="x^3 - 3x^2")
    assert mark_part("convex", "]-inf, 0] or [2, inf[", exercise=exercise).mistake == "sign-of-slope"
    assert mark_part("convex", "]-inf, 1]", exercise=exercise).mistake == "parts-exchanged"
    hidden = generate("polynomial-convexity", level=2, function="1/4 x^4 - 6x^2 - 3x")
    assert {mistake.name for mistake in hidden.parts[1].mistakes} == {"parts-exchanged"}


QUARTIC = "1/4 x^4 - 2x^3 + 9/2 x^2 + x"


@pytest.mark.parametrize(
    ("function", "second", "convex", "points"),
    [
        ("x^3 + 9x^2 + 3x - 6", "3x + 18", "[-6; oo[", "(-6; 84)"),
        ("x^3 + 9x^2 + 3x - 6", "-6x - 18", "]-oo; -3]", "(-3; 39)"),
        (QUARTIC, "x^2 - 6x + 8", "]-oo; 2] U [4; oo[", "(2; 8) en (4; 12)"),
        (QUARTIC, "-x^2 + 6x - 8", "[2; 4]", "(2; 8), (4; 12)"),
        (QUARTIC, "x^2 - 6x + 9", "]-oo; oo[", "geen"),
        (QUARTIC, "-x^2 - 8", "geen", "geen"),
    ],
)
def test_convexity_follows_from_the_pupils_own_second_derivative(
    function: str, second: str, convex: str, points: str
) -> None:
    exercise = generate("polynomial-convexity", level=2, function=function)
    typed = {"second_derivative": second, "convex": convex, "inflection": points}
    outcomes = [item.outcome for item in mark_exercise(exercise, typed, language="nl").items]
    assert outcomes == ["wrong", "right", "right"]
    turned = {**typed, "convex": "[100; oo["}
    assert [item.outcome for item in mark_exercise(exercise, turned, language="nl").items][1] == "wrong"


def test_a_second_derivative_of_degree_3_leaves_only_the_key() -> None:
    exercise = generate("polynomial-convexity", level=2, function=QUARTIC)
    typed = {"second_derivative": "x^3 - 6x^2 + 9x + 1", "convex": "[2; 4]", "inflection": "(2; 8), (4; 12)"}
    assert [item.outcome for item in mark_exercise(exercise, typed, language="nl").items] == ["wrong"] * 3
    typed["convex"] = "]-oo; 1] U [3; oo["
    assert [item.outcome for item in mark_exercise(exercise, typed, language="nl").items][1] == "right"


def test_without_zeros_the_sign_is_told_for_every_place() -> None:
    lines = board(generate("polynomial-monotonicity", level=2, function="x^3 + x"))
    assert "Voor elke x hetzelfde teken als bij x = 0: f′(0) = 1 > 0, dus f stijgt." in lines


# Sizes


def test_slopes_stay_within_what_is_worked_out_by_hand() -> None:
    for seed in range(200):
        for level in (1, 2, 3):
            (slope,) = generate("polynomial-slope", level=level, seed=seed).parts
            assert isinstance(slope.answer, NumberAnswer)
            assert isinstance(slope.answer.value, Number)
            assert abs(slope.answer.value.value) <= 130, (level, seed)


@pytest.mark.parametrize("identifier", ["polynomial-extrema", "polynomial-convexity"])
def test_heights_add_up_from_numbers_of_a_size_for_mental_arithmetic(identifier: str) -> None:
    for seed in range(150):
        for line in board(generate(identifier, level=2, seed=seed)):
            if line.startswith("Hoogte: "):
                sizes = [float(number.replace(",", ".")) for number in re.findall(r"\d+(?:,\d+)?", line)]
                assert max(sizes) <= 256, line
