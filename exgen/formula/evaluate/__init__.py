"""What formulas are worth: exact values, proved equality, certified enclosures and rounding.

Everything here computes with whole numbers and fractions. A tree is never handed to a computer algebra system to be
read, and a verdict never depends on binary floating point.
"""

from exgen.formula.evaluate.derive import derivative
from exgen.formula.evaluate.enclose import enclose
from exgen.formula.evaluate.enclosure import Enclosure
from exgen.formula.evaluate.equality import equal, sign
from exgen.formula.evaluate.errors import NoValueError, TooLargeError, UnclearError, UndefinedError
from exgen.formula.evaluate.exact import to_fraction, to_poly
from exgen.formula.evaluate.ranges import reaches
from exgen.formula.evaluate.rounding import magnitude, rounded, significant
from exgen.formula.evaluate.substitute import substitute
from exgen.formula.evaluate.walk import children, is_larger, names_in, rebuilt

__all__ = [
    "Enclosure",
    "NoValueError",
    "TooLargeError",
    "UnclearError",
    "UndefinedError",
    "children",
    "derivative",
    "enclose",
    "equal",
    "is_larger",
    "magnitude",
    "names_in",
    "reaches",
    "rebuilt",
    "rounded",
    "sign",
    "significant",
    "substitute",
    "to_fraction",
    "to_poly",
]
