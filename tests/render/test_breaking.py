"""Formulas on a page break before their relations, then before their signs, and keep their punctuation."""

import re

import pytest

from exgen.algebra import univariate
from exgen.formula.build import chain, equals, formula, group, over
from exgen.formula.printers import mathml
from exgen.formula.tree import Formula, Symbol
from exgen.render.breaking import flow

LONG = equals("y", formula(univariate([1, -2, 3, -4, 5])), formula(univariate([1, 0, 0, 0, -16])))
SHORT = equals("x", 3)


def pieces(text: str) -> list[list[str]]:
    """The plain text of the pieces in each of the sides of a formula."""
    inner = text.removeprefix('<span class="formula">').removesuffix("</span>")
    sides = re.findall(r"<span>(.*?)</span>", inner)
    return [[re.sub("<[^>]*>", "", piece) for piece in re.findall("<math.*?</math>", side)] for side in sides]


def test_a_short_formula_stays_as_it_is() -> None:
    assert flow(mathml(SHORT)) == mathml(SHORT)


def test_a_long_formula_breaks_before_relations_and_then_before_signs() -> None:
    assert pieces(flow(mathml(LONG))) == [["y"], ["=x4", "−2x3", "+3x2", "−4x", "+5"], ["=x4−16"]]


def test_nothing_is_lost_and_a_sign_at_a_break_keeps_the_space_of_one_between_terms() -> None:
    broken = flow(mathml(LONG))
    body = re.sub(r"</math>(</span><span>)?<math>", "", broken).replace(' form="infix"', "")
    assert body == f'<span class="formula"><span>{mathml(LONG)}</span></span>'
    assert broken.count('<math><mo form="infix">') == 6


def test_signs_within_a_fraction_brackets_or_at_the_beginning_are_no_breaks() -> None:
    negative = formula(univariate([-1, 0, 0]))
    inside = over(formula(univariate([1, -2, 3, -4, 5, -6])), group(formula(univariate([1, -2, 3, -4, 5, -6]))))
    assert pieces(flow(mathml(chain("f", "=", inside, "<", negative)))) == [
        ["f"],
        [re.sub("<[^>]*>", "", "=" + mathml(inside))],
        ["&lt;−x2"],
    ]


def test_a_formula_on_its_own_line_keeps_its_size_in_every_piece() -> None:
    assert flow(mathml(LONG, display=True)).count('<math displaystyle="true">') == 7


@pytest.mark.parametrize("example", [SHORT, LONG])
def test_what_touches_a_formula_stays_with_it(example: Formula) -> None:
    said = flow(f"Take ({mathml(example)}), then the {mathml(Symbol('x'))}-axis.")
    tied = [re.sub("<[^>]*>", "", tie) for tie in re.findall(r'<span class="tie">(.*?)</span>', said)]
    assert tied[0].startswith("(")
    assert tied[-2].endswith("),")
    assert tied[-1] == "x-axis."
    plain = flow(f"Take {mathml(example)} here")
    assert 'class="tie"' not in plain
