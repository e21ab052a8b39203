"""How figures look: sizes in points (1/72 inch), greys and dashes.

Everything is meant for a black and white copier: lines differ by dashes, paths also by their markers. Figures are
drawn at the size they have on paper, so a size here is the size in print.
"""

TEXT = 10.0
"""Labels and the names of axes."""

NUMBERS = 9.0
"""Numbers along the axes and heights on level curves; the smallest letters in a figure."""

THIN = 0.5
AXIS = 0.7
CURVE = 1.2
GRID = 0.5

BLACK = 0.0
DARK = 0.35
"""Greys run from 0, black, to 1, white."""
MIDDLE = 0.55
LIGHT = 0.78

DOT = 2.3
"""Radius of a marked point."""

SQUARE = 72 / 25.4 * 5
"""The side of a square of grid paper, 5 mm."""

Dash = tuple[float, ...]
"""Lengths of strokes and gaps in turn; empty for a whole line."""

WHOLE: Dash = ()
DASHED: Dash = (5.0, 2.5)
DOTTED: Dash = (1.2, 2.0)
DASHES: tuple[Dash, ...] = (WHOLE, (6.0, 2.5), DOTTED, (7.0, 2.2, 1.2, 2.2), (11.0, 3.0), (3.0, 1.6))
"""Patterns that can be told apart, in the order in which lines take them."""

MARKERS = ("o", "s", "^", "D", "v", "P")
"""Marker shapes that can be told apart, in the order in which paths take them."""

# Layers, lowest first.
PAPER, RULES, LINES, HALOS, DOTS, LETTERS = 1, 2, 3, 4, 5, 6
