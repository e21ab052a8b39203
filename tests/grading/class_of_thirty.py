"""Thirty pupils with made-up answers to the exercises of the source sheet: right in many forms, rounded, with sign
slips, following from a mistake, blank, and nonsense. Answers are typed the English way; `dutch` types them the Dutch
way."""

from exgen.model import Worksheet
from exgen.worksheet.build import build
from exgen.worksheet.spec import Request, WorksheetSpec

SPEC = WorksheetSpec(
    (
        Request("descent-1d", given=(("function", "3θ^2"), ("start", "4"), ("learning_rate", "1/10"), ("steps", "2"))),
        Request("partial-mixed", given=(("function", "x^4 + x^3*y^2 + y^5 + 8"),)),
        Request(
            "descent-2d",
            given=(
                ("function", "1/4*θ1^4 + 1/5*θ2^2"),
                ("start", "(-4, 2)"),
                ("learning_rate", "1/10"),
                ("steps", "2"),
            ),
        ),
    ),
    title=(("en", "Slopes"), ("nl", "Hellingen")),
)

KEY = {
    "1a": "6θ",
    "1b.1": "24",
    "1b.2": "1.6",
    "1b.3": "9.6",
    "1b.4": "0.64",
    "2a": "4x^3 + 3x^2y^2",
    "2b": "2x^3y + 5y^4",
    "2c": "6x^2y",
    "3a": "(θ1^3, 2/5 θ2)",
    "3b.1": "-64",
    "3b.2": "0.8",
    "3b.3": "2.4",
    "3b.4": "1.92",
    "3b.5": "13.824",
    "3b.6": "0.768",
    "3b.7": "1.0176",
    "3b.8": "1.8432",
}
"""The numbers of the source sheet."""

_BLANK_THREE = {label: "" for label in KEY if label.startswith("3")}

PUPILS: dict[str, dict[str, str]] = {
    "Aya All Right": {},
    "Bas Other Forms": {
        "1b.2": "8/5", "1b.3": "48/5", "1b.4": "16/25", "2a": "x^2(4x + 3y^2)", "3a": "[θ1³; 0.4θ2]", "3b.1": "−64",
    },
    "Cem Rounds": {"3b.5": "13.82", "3b.7": "1.02", "3b.8": "1.84"},
    "Daan Uphill": {"1b.2": "6.4", "1b.3": "38.4", "1b.4": "10.24"},
    "Ella Uphill Once": {"1b.2": "6.4", "1b.3": "38.4", "1b.4": "2.56"},
    "Finn No Rate": {"1b.2": "-20", "1b.3": "-120", "1b.4": "100"},
    "Guus No Rate Once": {"1b.2": "-20", "1b.3": "-120", "1b.4": "-8"},
    "Hana Lost The 2": {"1a": "3θ", "1b.1": "12", "1b.2": "2.8", "1b.3": "8.4", "1b.4": "1.96"},
    "Imke Kept The Exponent": {"1a": "6θ^2", "1b.1": "96", "1b.2": "-5.6", "1b.3": "188.16", "1b.4": "-24.416"},
    "Jens No Time": _BLANK_THREE,
    "Kaat Absent": dict.fromkeys(KEY, ""),
    "Lars Nonsense": {"1a": "idk", "1b.1": "??", "1b.2": "=1+1", "1b.3": "12 3", "1b.4": "9^9^9^9", "2a": "x+"},
    "Mila Sign": {"2a": "4x^3 - 3x^2y^2", "3b.1": "64"},
    "Noor Dropped": {"2a": "4x^3", "2b": "5y^4", "2c": "0"},
    "Omar Kept": {"2a": "4x^3 + 3x^2y^2 + 5y^4"},
    "Pien At Once": {"2a": "4x^3 + 6x^2y"},
    "Quin Exchanged": {"2a": "2x^3y + 5y^4", "2b": "4x^3 + 3x^2y^2"},
    "Roos Twice": {"2c": "12x^2 + 6xy^2"},
    "Sami Multiplied": {"2c": "(4x^3 + 3x^2y^2)(2x^3y + 5y^4)"},
    "Tess One Sum": {"3a": "θ1^3 + 2/5 θ2"},
    "Umut Components Exchanged": {"3a": "(2/5 θ2, θ1^3)"},
    "Vera Sign Of The Power": {"3b.1": "64", "3b.3": "-10.4", "3b.5": "-1124.864", "3b.7": "102.0864"},
    "Wout Added": {"3b.3": "2.32", "3b.4": "8.32"},
    "Xena Fractions": {"1b.2": "1 3/5", "1b.4": "64/100", "3b.3": "12/5", "3b.5": "1728/125"},
    "Yara Spreadsheet": {"1b.2": "1-Feb", "1b.4": "2026-02-01 00:00:00"},
    "Zeno Blank Slope": {"1b.1": "", "1b.3": "", "3b.1": "", "3b.2": ""},
    "Anna Names": {"1a": "J' = 6θ", "1b.2": "θ = 1.6", "2a": "Z_x = 4x^3 + 3x^2y^2", "2c": "Z_xy = 6x^2y"},
    "Bram Nearly": {"1b.4": "0.65", "3b.7": "1.03"},
    "Cleo LaTeX": {"2a": "4x^{3} + 3x^{2}y^{2}", "1b.2": "\\frac{8}{5}", "3a": "(\\theta_1^3, \\frac{2}{5}\\theta_2)"},
    "=2+5+cmd|' /C calc'!A0": {"1a": "6*theta", "1b.1": "@24", "2c": "-6x^2y"},
}  # fmt: skip


def thirty(code: str) -> Worksheet:
    """The worksheet in a language; one variant for the whole class."""
    return build(SPEC, seed=7, language=code)


def rows(code: str) -> list[list[str]]:
    """The table of answers as a teacher fills it in, its head in the language of the template."""
    head = ["Naam" if code.startswith("nl") else "Name", *KEY]
    typed = dutch if code.startswith("nl") else str
    return [head, *([name, *(typed({**KEY, **own}[label]) for label in KEY)] for name, own in PUPILS.items())]


def dutch(text: str) -> str:
    """The answer with decimal commas, and semicolons between values."""
    return text if "\\" in text else text.replace(",", ";").replace(".", ",")
