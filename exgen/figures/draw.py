"""Draws the figure that an exercise describes, as PDF (for LaTeX and Typst), SVG (for HTML) or PNG.

The same figure in the same language gives the same bytes, whatever the clock, the hash seed or the reader's own
matplotlib settings. matplotlib is used through its objects only, without pyplot and its global list of figures, and
is imported when the first figure is drawn.
"""

import re
from contextlib import AbstractContextManager
from functools import lru_cache
from io import BytesIO
from typing import Any, Literal

from exgen.figures.canvas import Canvas
from exgen.figures.contours import draw_contours
from exgen.figures.copying import with_right_text
from exgen.figures.data import draw_data
from exgen.figures.describe import ArrowField, Contours, DataPlot, Figure, Graph, Scheme, SignDiagram, Squares
from exgen.figures.field import draw_field
from exgen.figures.graph import draw_graph
from exgen.figures.scheme import draw_scheme
from exgen.figures.sign_diagram import draw_sign_diagram
from exgen.figures.squares import draw_squares
from exgen.text import Language

Format = Literal["pdf", "svg", "png"]

_DPI = 200
_METADATA: dict[Format, dict[str, None]] = {
    "pdf": {"CreationDate": None, "Producer": None, "Creator": None},
    "svg": {"Date": None, "Creator": None, "Format": None, "Type": None},
    "png": {"Software": None},
}
_MOST_KEPT = 1024
"""Figures kept from one document to the next: a PDF by Typst and the .tex beside it show the same ones."""
_SETTINGS: dict[Any, Any] = {
    "svg.hashsalt": "exgen",
    "svg.fonttype": "path",
    "pdf.fonttype": 3,
    "path.simplify": True,
    "path.simplify_threshold": 0.05,
    "mathtext.fallback": "stix",
}


@lru_cache(maxsize=_MOST_KEPT)
def draw(figure: Figure, language: Language, format: Format) -> bytes:
    """The figure as a file of exactly `figure.width` × `figure.height` centimetres; its `alt` text is not in it.

    SVG is one `<svg>` element without prolog, fit to stand inside HTML; its letters are paths and need no font.
    """
    with _settings():
        canvas = compose(figure, language)
        stream = BytesIO()
        canvas.figure.savefig(stream, format=format, dpi=_DPI, metadata=_METADATA[format])
    return _finished(stream.getvalue(), format)


def compose(figure: Figure, language: Language) -> Canvas:
    """The drawn picture before it is written to a file."""
    canvas = Canvas(figure.width / 2.54 * 72, figure.height / 2.54 * 72)
    match figure.picture:
        case Graph() as graph:
            draw_graph(canvas, graph, language)
        case Contours() as contours:
            draw_contours(canvas, contours, language)
        case ArrowField() as field:
            draw_field(canvas, field, language)
        case DataPlot() as data:
            draw_data(canvas, data, language)
        case SignDiagram() as signs:
            draw_sign_diagram(canvas, signs, language)
        case Scheme() as scheme:
            draw_scheme(canvas, scheme, language)
        case Squares():
            draw_squares(canvas)
    return canvas


def _settings() -> AbstractContextManager[Any]:
    """matplotlib's own defaults, not those of the machine, until the figure is drawn."""
    import matplotlib

    settings: dict[Any, Any] = dict(matplotlib.rcParamsDefault) | _SETTINGS
    return matplotlib.rc_context({name: value for name, value in settings.items() if not name.startswith("backend")})


def _finished(data: bytes, format: Format) -> bytes:
    match format:
        case "svg":
            return _bare_svg(data)
        case "pdf":
            return with_right_text(data)
        case "png":
            return data


def _bare_svg(data: bytes) -> bytes:
    """Without prolog, and without the counted names of groups, which would clash with another figure's in one page."""
    text = data.decode()
    text = re.sub(r'<g id="[a-z0-9]+_\d+">', "<g>", text[text.index("<svg") :])
    return text.encode()
