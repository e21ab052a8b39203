"""Text copied out of a figure's PDF reads as it looks."""

from fractions import Fraction
from io import BytesIO

import pytest
from pypdf import PdfReader

from exgen.algebra import univariate
from exgen.figures.canvas import Canvas
from exgen.figures.copying import with_right_text
from exgen.figures.describe import Figure, Graph
from exgen.figures.draw import draw
from exgen.figures.lettering import SIGNS
from exgen.formula.tree import msg
from exgen.text import language


def text_of(pdf: bytes) -> str:
    return "".join(PdfReader(BytesIO(pdf)).pages[0].extract_text().split())


def test_numbers_along_the_axes_are_copied_with_minus_and_decimal_comma() -> None:
    graph = Graph(
        univariate([1, 0, 0], "theta"), (Fraction(-1), Fraction(1)), y=(Fraction(-1, 2), Fraction(1)), name="J"
    )
    text = text_of(draw(Figure("f", graph, msg("a graph"), 6.0, 6.0), language("nl"), "pdf"))
    assert "−0,5" in text
    assert "J(θ)" in text


@pytest.mark.parametrize(
    "sign", [each for each in SIGNS if len(each) == 1 and each not in " \\^″√′"] + list(",./|<>(5f")
)
def test_a_sign_is_copied_as_itself(sign: str) -> None:
    canvas = Canvas(100.0, 100.0)
    canvas.write(f"${SIGNS.get(sign, sign)}$", 10.0, 10.0)
    stream = BytesIO()
    canvas.figure.savefig(stream, format="pdf")
    assert text_of(with_right_text(stream.getvalue())) == sign


def test_the_drawing_stays_what_it_was() -> None:
    canvas = Canvas(100.0, 100.0)
    canvas.write("$-1{,}5$", 10.0, 10.0)
    stream = BytesIO()
    canvas.figure.savefig(stream, format="pdf")
    before, after = (
        PdfReader(BytesIO(data)).pages[0] for data in (stream.getvalue(), with_right_text(stream.getvalue()))
    )
    assert before.get_contents().get_data() == after.get_contents().get_data()  # type: ignore[union-attr]
    assert before.mediabox == after.mediabox
