"""Every generator at every level on paper: nothing sticks out, and both engines print the same, exercise by exercise.

All of them stand in one document a layout, because an engine's start costs more than its pages. Figures are blank:
what is in them is tested with the figures, and here their letters would come between. A machine without LaTeX has
nothing to compare.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader, PdfWriter

from exgen import registry
from exgen.figures import draw as drawing
from exgen.figures.describe import Figure
from exgen.model import Layout, Placed, Variant, Worksheet
from exgen.render import tex
from exgen.render.formats import find_format
from exgen.render.tex import run_tex
from exgen.render.typeset import run_typst
from exgen.render.worksheet import write_sources
from exgen.text import Language, language

TEX = tuple(name for name in ("pdflatex",) if not tex.trouble(name))
CODE = "7K3QX-M2P1-9WTDA"
LAYOUTS: dict[str, tuple[str, Layout]] = {
    "plain": ("nl", Layout(theory=True)),
    "large": ("en", Layout(large_print=True)),
    "readable": ("nl", Layout(readable=True, points=False)),
    "compact": ("en", Layout(paper="letter", answer_space=False, qr=False)),
}
DOCUMENTS = ("worksheet.tex", "key.tex")


@cache
def worksheet(name: str) -> Worksheet:
    """An exercise of each generator and level; the seed differs from layout to layout, so that more is seen."""
    speech, layout = LAYOUTS[name]
    seed = list(LAYOUTS).index(name)
    made = [registry.generate(generator, seed=seed, level=level) for generator in registry.ids() for level in (1, 2, 3)]
    placed = tuple(Placed(number, exercise) for number, exercise in enumerate(made, 1))
    return Worksheet("Sheet", speech, seed, layout, (Variant(1, CODE, placed),))


@cache
def files(name: str, format: str) -> dict[str, bytes]:
    """The sources, with blank figures."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "draw", blank)
        return dict(write_sources(worksheet(name), find_format(format)).files)


def blank(figure: Figure, speech: Language, kind: str) -> bytes:
    """A figure of the right size with nothing in it."""
    width, height = (round(length / 2.54 * 72) for length in (figure.width, figure.height))
    if kind == "svg":
        return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt"></svg>'.encode()
    writer, stream = PdfWriter(), BytesIO()
    writer.add_blank_page(width, height)
    writer.write(stream)
    return stream.getvalue()


@cache
def latex(engine: str, name: str, document: str) -> tuple[bytes, str]:
    run = run_tex(engine, document, files(name, "latex"))
    return run.pdf, run.log


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("engine", TEX)
def test_nothing_sticks_out_at_any_generator_and_level(engine: str, name: str, document: str) -> None:
    _, log = latex(engine, name, document)
    assert re.findall(r"^Overfull .*", log, re.MULTILINE) == []
    assert "undefined references" not in log


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("name", ["plain", "compact"])
@pytest.mark.parametrize("engine", TEX)
def test_both_engines_print_every_exercise_alike(engine: str, name: str, document: str) -> None:
    pdf, _ = latex(engine, name, document)
    main = document.replace(".tex", ".typ")
    ours = list(by_exercise(pdf, name))
    theirs = list(by_exercise(run_typst(main, files(name, "typst")), name))
    placed = worksheet(name).variants[0].exercises
    assert len(ours) == len(theirs) == len(placed) > 100
    for one, mine, other in zip(placed, ours, theirs, strict=True):
        lacking, added = Counter(mine) - Counter(other), Counter(other) - Counter(mine)
        assert not lacking, f"{one.exercise.generator} {one.exercise.level}: {other}"
        assert not added, f"{one.exercise.generator} {one.exercise.level}: {mine}"


def by_exercise(pdf: bytes, name: str) -> Iterator[str]:
    """The text from each exercise's number and title to the next. The engines disagree about the order of what stands
    one above the other, cells of a matrix and limits of a sum, so that letters are counted."""
    text = plain(pdf)
    speech = language(LAYOUTS[name][0])
    places, last = [], len(text)
    for placed in reversed(worksheet(name).variants[0].exercises):
        title = plain_text(f"{placed.number}{speech.text(placed.exercise.title)}")
        last = text.rindex(title, 0, last)
        places.append(last)
    for start, end in pairwise([*reversed(places), len(text)]):
        yield text[start:end]


def plain(pdf: bytes) -> str:
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    return plain_text("\n".join(line for page in pages for line in page.splitlines() if CODE not in line))


def plain_text(text: str) -> str:
    """Without blanks and brackets, which grow; letters of mathematics as plain ones.

    The pieces of a tall bracket have no character of their own: pypdf reads them as control characters or signs.
    """
    text = unicodedata.normalize("NFKC", text).replace("⋅", "·").replace("∆", "Δ")
    return re.sub(r"[\s()\uf8e6-\uf8fe⎛-⎟]|[\x00-\x1f\x7f-\xb6]", "", text)
