"""The two options of a question that is answered yes or no."""

from exgen.formula.tree import msg
from exgen.model import Option

YES_OR_NO = (
    Option("yes", msg("yes"), ("y", "ja", "j")),
    Option("no", msg("no"), ("n", "nee", "neen")),
)
