"""The steps of a descent, on a curve or on a map: dots, arrows from each to the next, and bold numbers from 0.

Bold, because plain numbers already stand at the axes and on level curves. Places that coincide on paper share one
label: 0; 2 where a descent bounces, 6–10 where it has settled.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from exgen.figures import style
from exgen.figures.canvas import XY, Canvas
from exgen.figures.lettering import bold, mathtext
from exgen.figures.placing import Request
from exgen.text import Language

_SAME = 5.0
"""Dots closer than this many points share a label."""


def draw_steps(canvas: Canvas, spots: Sequence[XY], towards: Sequence[float], language: Language) -> list[Request]:
    """Draws the steps; returns the wishes for their numbers, which like to stand in the directions `towards`."""
    for here, there in pairwise(spots):
        _hop(canvas, here, there)
    for spot in spots:
        canvas.dot(spot)
    return [
        Request(
            bold(mathtext(_counted(group, language.notation.separator), language)),
            (spots[group[0]],),
            towards[group[0]],
        )
        for group in together(spots, _SAME)
    ]


def together(points: Sequence[XY], apart: float) -> list[list[int]]:
    """The places grouped: each joins the first group that began closer than `apart` to it, or begins one."""
    groups: list[list[int]] = []
    for i, (x, y) in enumerate(points):
        heads = ((points[group[0]], group) for group in groups)
        near = next((group for (x0, y0), group in heads if hypot(x - x0, y - y0) < apart), None)
        if near is None:
            groups.append([i])
        else:
            near.append(i)
    return groups


def _counted(numbers: Sequence[int], separator: str) -> str:
    """Ascending numbers in short: 0; 2 or 3–7."""
    runs: list[list[int]] = []
    for n in numbers:
        if runs and n == runs[-1][-1] + 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    texts = [f"{run[0]}–{run[-1]}" if len(run) > 2 else f"{separator} ".join(map(str, run)) for run in runs]
    return f"{separator} ".join(texts)


def _hop(canvas: Canvas, here: XY, there: XY) -> None:
    """An arrow that ends at the rim of the dot; none where the dots almost touch."""
    length = hypot(there[0] - here[0], there[1] - here[1])
    if length < 4 * style.DOT:
        return
    share = 1 - (style.DOT + 0.8) / length
    tip = (here[0] + (there[0] - here[0]) * share, here[1] + (there[1] - here[1]) * share)
    canvas.arrow(here, tip, width=0.8, grey=style.DARK, matters=2.0)
