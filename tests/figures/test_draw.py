"""Files: the same bytes every time, the size asked, nothing in them that does not belong on paper."""

import os
import re
import subprocess
import sys
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Literal

import pytest
from matplotlib.text import Text

from exgen.figures.describe import Figure
from exgen.figures.draw import compose, draw
from exgen.text import language

ROOT = Path(__file__).parents[2]

Form = Literal["pdf", "svg", "png"]

SCRIPT = """
import hashlib
from fractions import Fraction as F
from exgen.algebra import polynomial, univariate
from exgen.figures.describe import Contours, Figure, Graph
from exgen.figures.draw import draw
from exgen.formula.tree import msg
from exgen.text import language
graph = Graph(univariate([3, 0, 0], "theta"), (F(-5), F(5)), steps=(F(4), F(8, 5), F(16, 25)), name="J")
bowl = polynomial({(2, 0): 1, (0, 2): 3}, ("x", "y"))
contours = Contours(bowl, (F(-5), F(5)), (F(-4), F(4)), paths=(("", ((F(4), F(3)), (F(2), F(1)))),), labels=True)
for picture in (graph, contours):
    for form in ("pdf", "svg", "png"):
        data = draw(Figure("f", picture, msg("alt")), language("nl"), form)
        print(hashlib.sha256(data).hexdigest())
"""


@cache
def file(figure: Figure, form: Form) -> bytes:
    """The file, drawn once for all tests that look at it."""
    return draw(figure, language("nl"), form)


def _in_another_process(hash_seed: str, home: Path) -> str:
    environment = os.environ | {"PYTHONHASHSEED": hash_seed, "MPLCONFIGDIR": str(home), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=home, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_neither_hash_seed_nor_the_readers_own_settings_change_a_byte(tmp_path: Path) -> None:
    plain, odd = tmp_path / "plain", tmp_path / "odd"
    plain.mkdir()
    odd.mkdir()
    (odd / "matplotlibrc").write_text(
        "lines.linewidth: 9\nmathtext.fontset: stix\nsvg.fonttype: none\nsavefig.bbox: tight\npdf.compression: 0\n"
    )
    assert _in_another_process("1", plain) == _in_another_process("2", odd)


def test_drawing_twice_gives_the_same_bytes(each: Figure) -> None:
    for form in ("pdf", "svg"):
        assert draw(each, language("nl"), form) == file(each, form)


def test_svg_needs_no_font_and_tells_no_date(each: Figure) -> None:
    text = file(each, "svg").decode()
    assert text.startswith("<svg ")
    assert "<text" not in text
    assert "<dc:" not in text
    assert "http://www.w3.org/2000/svg" in text
    assert not re.search(r'id="(figure|patch|line2d|text)_', text)
    assert len(text) < 150_000


def test_pdf_tells_neither_date_nor_maker(each: Figure) -> None:
    from pypdf import PdfReader

    data = file(each, "pdf")
    reader = PdfReader(BytesIO(data))
    assert len(reader.pages) == 1
    assert not reader.metadata
    assert b"Date" not in data


def test_the_page_has_the_centimetres_asked(each: Figure) -> None:
    from pypdf import PdfReader

    page = PdfReader(BytesIO(file(each, "pdf"))).pages[0]
    assert float(page.mediabox.width) / 72 * 2.54 == pytest.approx(each.width, abs=0.001)
    assert float(page.mediabox.height) / 72 * 2.54 == pytest.approx(each.height, abs=0.001)
    svg = file(each, "svg").decode()
    found = re.search(r'width="([\d.]+)pt" height="([\d.]+)pt"|height="([\d.]+)pt".*?width="([\d.]+)pt"', svg)
    assert found is not None
    sizes = sorted(float(size) / 72 * 2.54 for size in found.groups() if size)
    assert sizes == pytest.approx(sorted((each.width, each.height)), abs=0.001)


def test_alt_text_is_not_drawn(each: Figure) -> None:
    texts = [child.get_text() for child in compose(each, language("nl")).figure.findobj(Text)]
    assert texts
    assert not any("HEARS" in text for text in texts)
    assert b"HEARS" not in file(each, "svg")


def test_numbers_have_the_decimal_mark_of_the_language(figures: dict[str, Figure]) -> None:
    def printed(code: str) -> list[str]:
        texts = [child.get_text() for child in compose(figures["coordinates"], language(code)).figure.findobj(Text)]
        return [t.replace("{,}", ",").replace(r"\ ", " ") for t in texts]

    assert any("1.5" in text for text in printed("en"))
    assert any("1,5" in text for text in printed("nl"))
    assert not any("1.5" in text for text in printed("nl"))


def test_drawing_leaves_matplotlibs_settings_alone(figures: dict[str, Figure]) -> None:
    import matplotlib

    before = dict(matplotlib.rcParams)
    draw(figures["descent"], language("nl"), "svg")
    assert dict(matplotlib.rcParams) == before


def test_describing_and_importing_load_no_matplotlib() -> None:
    script = "import sys, exgen.figures.draw; sys.exit('matplotlib' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0
