"""Puts text, formulas and figures into a format's own marks.

The views are built with one `Formatter` a document; it joins the dialect's escaping, the formula printer that the
format asks for and the language, so that whoever decides what stands on a sheet need not know which format it is for.
Figures are drawn once for equal data and collected in `files`, because a LaTeX document needs them beside it.
"""

from dataclasses import dataclass, field
from hashlib import sha256

from markupsafe import Markup

from exgen.figures.describe import Figure
from exgen.formula.printers import PRINTERS
from exgen.formula.tree import Formula, Message
from exgen.render.columns import NO_BREAK
from exgen.render.dialects import DIALECTS
from exgen.render.formats import Format
from exgen.render.view import FigureView
from exgen.text import Language

_MIME = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}

_ZOOM = 1.5
_WIDEST = 15.0
"""cm, behind the letter of a part."""


@dataclass(frozen=True, slots=True)
class Formatter:
    """Text and formulas of one language in one format."""

    format: Format
    language: Language
    files: dict[str, bytes] = field(default_factory=dict)
    """Pictures drawn so far, by the path that the document names."""
    large: bool = False
    """Large print: figures too are shown half as large again, where the paper is wide enough."""
    _drawn: dict[Figure, FigureView] = field(default_factory=dict)

    def words(self, text: str) -> Markup:
        """Literal text, made harmless."""
        return Markup(DIALECTS[self.format.escaping].escape(text))

    def inline(self, message: Message | Formula) -> Markup:
        """A message or formula within a line of text."""
        return self._flowing(self._run(message))

    def display(self, formula: Formula) -> Markup:
        """A formula on a line of its own."""
        return self._flowing(self._marked(formula, self.format.display, display=True))

    def figure(self, figure: Figure) -> FigureView | None:
        """The figure, drawn; None where the format shows no figures."""
        kind = self.format.figures
        if not kind:
            return None
        if figure not in self._drawn:
            from exgen.figures.draw import draw

            data = draw(figure, self.language, kind)
            path = f"figures/{sha256(data).hexdigest()[:12]}.{kind}"
            self.files[path] = data
            alt = self.language.text(figure.alt)
            zoom = max(1.0, min(_ZOOM, _WIDEST / figure.width)) if self.large else 1.0
            self._drawn[figure] = FigureView(path, data, _MIME[kind], alt, figure.width * zoom, figure.height * zoom)
        return self._drawn[figure]

    def _flowing(self, text: Markup) -> Markup:
        return Markup(DIALECTS[self.format.escaping].flow(text))

    def _run(self, message: Message | Formula) -> Markup:
        if isinstance(message, Formula):
            return self._marked(message, self.format.inline, display=False)
        runs = (self.words(r) if isinstance(r, str) else self._run(r) for r in self.language.runs(message))
        return Markup("".join(runs))

    def _marked(self, formula: Formula, marks: tuple[str, str], *, display: bool) -> Markup:
        printed = PRINTERS[self.format.printer](formula, self.language.notation, display=display)
        if self.format.solid:
            printed = printed.replace(" ", NO_BREAK)
        return Markup(marks[0] + printed + marks[1])
