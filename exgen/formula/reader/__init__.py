"""The reader: what is typed becomes a formula tree, or one sentence about what was not understood.

One tokeniser and one parser for every kind of answer; nothing typed is ever evaluated by Python or handed to a computer
algebra system. Every function here is total: any Unicode text gives a result within milliseconds, and every tree it
gives passed `check_cost`, so that evaluating it is bounded too. The path of a text:

    characters → latex → tokens (spelling) → labels, separate → parser (cursor, numbers, bars) → limits
"""

from exgen.formula.reader.choices import Options, read_choice
from exgen.formula.reader.context import Context, Read
from exgen.formula.reader.intervals import read_intervals
from exgen.formula.reader.limits import Trouble, check_cost
from exgen.formula.reader.matrices import read_matrix
from exgen.formula.reader.points import ReadPoint, read_points
from exgen.formula.reader.problem import Unreadable
from exgen.formula.reader.several import read_row, read_set, read_vector
from exgen.formula.reader.single import read_equation, read_formula, read_number, read_polynomial_text
from exgen.formula.reader.written import Written

__all__ = [
    "Context",
    "Options",
    "Read",
    "ReadPoint",
    "Trouble",
    "Unreadable",
    "Written",
    "check_cost",
    "read_choice",
    "read_equation",
    "read_formula",
    "read_intervals",
    "read_matrix",
    "read_number",
    "read_points",
    "read_polynomial_text",
    "read_row",
    "read_set",
    "read_vector",
]
