"""Printers of the formula tree: LaTeX, Typst, MathML, plain Unicode and the ASCII that the reader reads back.

All take `(node, notation, display=…)` and return text; `PRINTERS` finds them by the name that a format's
configuration uses. LaTeX (with amsmath) and Typst give what stands between the dollar signs; MathML gives the whole
`<math>` element. `display` says that the formula stands on a line of its own.
"""

from collections.abc import Callable

from exgen.formula.notation import ENGLISH, Notation
from exgen.formula.printers.arithmetic import HANDLERS as _ARITHMETIC
from exgen.formula.printers.calculus import HANDLERS as _CALCULUS
from exgen.formula.printers.latex import LatexMarks
from exgen.formula.printers.marks import Marks
from exgen.formula.printers.mathml import MathmlMarks
from exgen.formula.printers.plain import PlainMarks
from exgen.formula.printers.statements import HANDLERS as _STATEMENTS
from exgen.formula.printers.typed import TypedMarks
from exgen.formula.printers.typst import TypstMarks
from exgen.formula.printers.walker import Walker
from exgen.formula.tree import Formula

__all__ = ["PRINTERS", "latex", "mathml", "plain", "typed", "typst"]

_HANDLERS = {**_ARITHMETIC, **_CALCULUS, **_STATEMENTS}
_LATEX, _TYPST, _MATHML, _PLAIN, _TYPED = LatexMarks(), TypstMarks(), MathmlMarks(), PlainMarks(), TypedMarks()


def latex(node: Formula, notation: Notation = ENGLISH, display: bool = False) -> str:
    """LaTeX for math mode; needs amsmath. `display` changes nothing: TeX itself sets inline fractions smaller."""
    return _print(node, notation, _LATEX)


def typst(node: Formula, notation: Notation = ENGLISH, display: bool = False) -> str:
    """Typst for math mode. `display` changes nothing: Typst itself sets inline fractions smaller."""
    return _print(node, notation, _TYPST)


def mathml(node: Formula, notation: Notation = ENGLISH, display: bool = False) -> str:
    """A `<math>` element in MathML Core, for HTML without scripts or style sheets."""
    block = ' display="block"' if display else ""
    return f"<math{block}>{_print(node, notation, _MATHML)}</math>"


def plain(node: Formula, notation: Notation = ENGLISH, display: bool = False) -> str:
    """Unicode text: 4x³ + 3x²y². One line, but for derivations, which have a line for each step."""
    return _print(node, notation, _PLAIN)


def typed(node: Formula, notation: Notation = ENGLISH, display: bool = False) -> str:
    """What a pupil would type: `4*x^3 + 3*x^2*y^2`. Exact: no number is rounded. ASCII, but for ±."""
    return _print(node, notation, _TYPED)


PRINTERS: dict[str, Callable[..., str]] = {
    "latex": latex,
    "typst": typst,
    "mathml": mathml,
    "plain": plain,
    "typed": typed,
}


def _print(node: Formula, notation: Notation, marks: Marks) -> str:
    return Walker(marks, notation, _HANDLERS, marks.stacked).text(node)
